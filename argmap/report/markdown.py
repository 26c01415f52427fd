"""Markdown to blocks: the template's, with its slots, and the author's, with links, notes and citations."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from argmap.report.document import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Voice,
    passages,
    plain,
)
from argmap.report.footnotes import definitions, label_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

SAFE_LINKS = ("http://", "https://", "mailto:", "#")
TABLE_CAPTION = "Table:"
_DEEPEST = 90
"""Lists, entries and quotes within one another that are read; of lists it is half as many levels."""

_LINE_END = re.compile(r"\r\n?|\n")


def no_blocks(_: str) -> Blocks | None:
    """Say that a paragraph's text stands for no blocks."""
    return None


def plain_words(text: str, voice: Voice) -> Iterator[Inline]:
    """Yield a text as it is."""
    yield Text(text, voice)


@dataclass(frozen=True, slots=True)
class Reader:
    """How a Markdown text is understood.

    `words` turns plain text into inlines (slots, citations), `label` names what an empty link `[](#id)`
    points to, and `stand_in` gives the blocks for which a paragraph's whole text stands, if for any. `notes`
    are those that the text can refer to, by their labels.
    """

    voice: Voice
    words: Callable[[str, Voice], Iterator[Inline]] = plain_words
    label: Callable[[str], Link | None] = lambda _: None
    stand_in: Callable[[str], Blocks | None] = no_blocks
    notes: Mapping[str, Inlines] = field(default_factory=dict)


@cache  # building the parser's rule chains costs more than parsing a briefing
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    from argmap.report.footnotes import enable_notes

    return enable_notes(MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table"))


def blocks(markdown: str, reader: Reader) -> Blocks:
    """Parse Markdown and return its blocks."""
    from markdown_it.tree import SyntaxTreeNode

    tokens = _parser().parse(markdown)
    for token in tokens:
        token.children = token.children and _flat(token.children)
    root = SyntaxTreeNode(tokens)
    lines = _LINE_END.split(markdown)
    noted = replace(reader, notes=_notes(root, reader, lines))
    return tuple(_with_captions(_blocks(root.children, noted, lines)))


def _notes(root: "SyntaxTreeNode", reader: Reader, lines: Sequence[str]) -> Mapping[str, Inlines]:
    """Return the words of notes by their labels; each is one paragraph, and has no notes of its own."""
    return {label: _joined(_blocks(nodes, reader, lines)) for label, nodes in definitions(root).items()}


def _joined(blocks: Iterator[Block]) -> Inlines:
    words: list[Inline] = []
    for passage in passages(blocks):
        words.extend((LineBreak(), *passage) if words else passage)
    return tuple(words)


def _flat(tokens: "Sequence[Token]") -> "list[Token]":
    """Leave out emphasis inside of emphasis: it looks the same, and no run of stars nests without end."""
    flat: list[Token] = []
    depth = {"em": 0, "strong": 0}
    for token in tokens:
        token.children = token.children and _flat(token.children)
        kind = token.tag if token.tag in depth and token.nesting else ""
        if kind:
            depth[kind] += token.nesting
        if not kind or depth[kind] == max(token.nesting, 0):
            flat.append(token)
    return flat


def _blocks(nodes: "Sequence[SyntaxTreeNode]", reader: Reader, lines: Sequence[str]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield from _paragraph(node, reader)
            case "heading":
                yield Heading(int(node.tag[1]), _children(node, reader))
            case "bullet_list" | "ordered_list":
                yield _listing(node, reader, lines)
            case "blockquote":
                yield Quote(tuple(_blocks(node.children, reader, lines)))
            case "fence" | "code_block":
                yield CodeBlock(node.content.rstrip("\n"))
            case "table":
                yield _table(node, reader, lines)
            case "hr":
                yield PageBreak()
            case "footnote_reference" if label_of(node) not in reader.notes:
                yield from _blocks(node.children, reader, lines)


def _paragraph(node: "SyntaxTreeNode", reader: Reader) -> Iterator[Block]:
    stand_in = reader.stand_in(node.children[0].content)
    if stand_in is not None:
        yield from stand_in
    else:
        yield Paragraph(_children(node, reader))


def _listing(node: "SyntaxTreeNode", reader: Reader, lines: Sequence[str]) -> Listing:
    entries = tuple(tuple(_blocks(entry.children, reader, lines)) for entry in node.children)
    start = int(node.attrs.get("start", 1) or 0)
    return Listing(entries, ordered=node.type == "ordered_list", start=start)


def _table(node: "SyntaxTreeNode", reader: Reader, lines: Sequence[str]) -> Table:
    rows = [
        tuple(_children(cell, reader) for cell in row.children)
        for section in node.children
        for row in section.children
    ]
    rule = lines[node.map[0] + 1] if node.map else ""
    return Table(rows[0], tuple(rows[1:]), _shares(rule, len(rows[0])))


def _shares(rule: str, columns: int) -> tuple[float, ...]:
    """Read the shares of the columns from the dashes under the header row."""
    dashes = [cell.count("-") for cell in rule.strip().strip("|").split("|")]
    if len(dashes) != columns or not sum(dashes):
        return (1 / columns,) * columns
    return tuple(count / sum(dashes) for count in dashes)


def _with_captions(found: Iterator[Block]) -> Iterator[Block]:
    """Give a table the paragraph before it that begins with `Table:` as its caption."""
    waiting: Paragraph | None = None
    for block in found:
        if waiting is not None and isinstance(block, Table):
            yield replace(block, caption=_without_mark(waiting.children))
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if _is_caption(block) else None  # type: ignore[assignment]
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.children).startswith(TABLE_CAPTION)


def _without_mark(inlines: Inlines) -> Inlines:
    first = inlines[0]
    if not isinstance(first, Text):
        return inlines
    return (Text(first.text.removeprefix(TABLE_CAPTION).lstrip(), first.voice), *inlines[1:])


def _children(node: "SyntaxTreeNode", reader: Reader) -> Inlines:
    inline = node.children[0] if node.children and node.children[0].type == "inline" else node
    return tuple(_inlines(inline.children, reader))


def _inlines(nodes: "Sequence[SyntaxTreeNode]", reader: Reader) -> Iterator[Inline]:
    for node in nodes:
        match node.type:
            case "text":
                yield from reader.words(node.content, reader.voice)
            case "softbreak":
                yield Text(" ", reader.voice)
            case "hardbreak":
                yield LineBreak()
            case "code_inline":
                yield Code(plain(tuple(reader.words(node.content, reader.voice))), reader.voice)
            case "strong":
                yield Strong(tuple(_inlines(node.children, reader)))
            case "em":
                yield Emphasis(tuple(_inlines(node.children, reader)))
            case "link":
                yield from _link(node, reader)
            case "footnote_ref":
                yield from _note(node, reader)
            case "image":
                yield from reader.words(node.content, reader.voice)


def _note(node: "SyntaxTreeNode", reader: Reader) -> Iterator[Inline]:
    label = label_of(node)
    if label and label not in reader.notes:
        yield Text(f"[^{label}]", reader.voice)
        return
    words = reader.notes[label] if label else tuple(_inlines(node.children, reader))
    yield Note(tuple(_without_notes(words)))


def _without_notes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Walk inlines; a note in them stands in parentheses."""
    for inline in inlines:
        match inline:
            case Note(children):
                yield from (Text(" ("), *children, Text(")"))
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield replace(inline, children=tuple(_without_notes(children)))
            case _:
                yield inline


def _link(node: "SyntaxTreeNode", reader: Reader) -> Iterator[Inline]:
    target = str(node.attrs.get("href", ""))
    children = tuple(_without_notes(_inlines(node.children, reader)))
    named = reader.label(target) if target.startswith("#") else None
    if named is not None:
        yield Link(named.target, children or named.children)
    elif target.startswith(SAFE_LINKS):
        yield Link(target, children or (Text(target, reader.voice),))
    else:
        yield from children
