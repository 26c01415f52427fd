"""Blocks of the report as one long row of strips."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from argmap.report.document import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Listing,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Table,
    passages,
    plain,
)
from argmap.typeset import Line, Run
from argmap.writers.pdf_figure import figure_stack
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_lines import ended
from argmap.writers.pdf_outline import outline_stack
from argmap.writers.pdf_strips import (
    Band,
    Bookmark,
    Rule,
    Stack,
    Strip,
    Words,
    anchored,
    held_together,
    paragraph_strips,
    stacked,
)
from argmap.writers.pdf_styles import CODE_SHADE, LIST_INDENT, QUOTE_INDENT, Look
from argmap.writers.pdf_tables import table_stack
from argmap.writers.pdf_tags import Role as Part
from argmap.writers.pdf_tags import Tag

_BOOKMARKED = 2
_BULLETS = "•–"
_MARK_GAP = 6.0
_BAR = 1.5
_CODE_PAD = 7.0
_TIGHT, _TIGHTEST = 4.5, 2.5
"""Points between the entries of a list: in general, and where none is longer than `_SHORT` lines."""

_SHORT = 2


def strips(blocks: Blocks, galley: Galley) -> Iterator[Strip]:
    """Set blocks one under the other."""
    return stacked(stacks(blocks, galley))


def stacks(blocks: Sequence[Block], galley: Galley) -> Iterator[Stack]:
    """Set blocks, each by itself."""
    for is_meta, alike in groupby(blocks, _is_meta):
        found = (stack for block in alike for stack in _stack(block, galley))
        if is_meta:
            yield _between_rules(found, galley)
        else:
            yield from found


def _is_meta(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.META


def _stack(block: Block, galley: Galley) -> Iterator[Stack]:
    match block:
        case Paragraph():
            yield _paragraph(block, galley)
        case Heading():
            yield _heading(block, galley)
        case Listing():
            yield _listing(block, galley)
        case Outline(entries):
            yield outline_stack(entries, galley)
        case Quote(blocks):
            yield _quote(blocks, galley)
        case CodeBlock(text):
            yield _code(text, galley)
        case Table():
            yield table_stack(block, galley)
        case Figure():
            yield figure_stack(block, galley)
        case PageBreak():
            yield Stack(strips=(), new_page=True)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, galley: Galley) -> Stack:
    look = galley.body if block.role is Role.BODY else galley.looks.roles[block.role]
    part = Part.HEADING if block.role is Role.TITLE else Part.PARAGRAPH
    lines = galley.lines(block.children, look, galley.tag(part, ident=block.anchor))
    leads_in = block.role is Role.BODY and plain(block.children[-1:]).rstrip().endswith(":")
    return _stack_of(anchored(lines, block.anchor), look, keep=look.keep or leads_in)


def _stack_of(content: tuple[Strip, ...], look: Look, *, keep: bool) -> Stack:
    return Stack(strips=content, before=look.before, after=look.after, keep=keep)


def _between_rules(stacks: Iterable[Stack], galley: Galley) -> Stack:
    """Set addressee, sender and date between two thin rules."""
    inner = tuple(stacked(stacks))
    top = Strip(height=5.0, parts=(_hairline(galley, 0.0),))
    bottom = Strip(height=5.0, parts=(_hairline(galley, 5.0),))
    return Stack(strips=held_together((top, *inner, bottom)), before=6, after=14)


def _hairline(galley: Galley, y: float) -> Rule:
    return Rule(galley.left, y, galley.width, 0.5, galley.looks.hairline)


def _heading(block: Heading, galley: Galley) -> Stack:
    look = galley.looks.heading(block.level)
    tag = galley.tag(Part.HEADING, level=max(block.level, 1), ident=block.anchor)
    lines = held_together(anchored(galley.lines(block.children, look, tag), block.anchor))
    if lines and block.level <= _BOOKMARKED:
        bookmark = Bookmark(block.level, plain(block.children))
        lines = (replace(lines[0], bookmark=bookmark), *lines[1:])
    return replace(_stack_of(lines, look, keep=True), new_page=block.new_page)


def _listing(block: Listing, column: Galley) -> Stack:
    """Set the entries of a list, each with its mark where its own words begin."""
    columns = [column.directed(passages(entry)) for entry in block.entries]
    marks = [_mark(block, number, galley) for number, galley in enumerate(columns)]
    indent = max(LIST_INDENT, max((mark.width for mark in marks), default=0.0) + _MARK_GAP)
    body = column.body if _loose(block) else replace(column.body, after=_TIGHT)
    inner = [replace(galley.inset(indent), lists=column.lists + 1, body=body) for galley in columns]
    listing = column.tag(Part.LIST, numbering="Decimal" if block.ordered else "Disc")
    tags = [Tag(Part.ENTRY, listing) for _ in block.entries]
    set_entries = [
        tuple(strips(entry, replace(galley, within=Tag(Part.BODY, tag))))
        for entry, galley, tag in zip(block.entries, inner, tags, strict=True)
    ]
    short = body.after == _TIGHT and all(len(entry) <= _SHORT for entry in set_entries)
    space = _TIGHTEST if short else body.after
    found = (
        Stack(strips=_marked(entry, mark, galley, Tag(Part.LABEL, tag)), before=space, after=space)
        for entry, mark, galley, tag in zip(set_entries, marks, inner, tags, strict=True)
    )
    return Stack(strips=tuple(stacked(found)), after=column.body.after)


def _loose(block: Listing) -> bool:
    """Tell whether entries have several paragraphs, so that they need as much space between them."""
    return any(sum(isinstance(part, Paragraph) for part in entry) > 1 for entry in block.entries)


def _mark(block: Listing, number: int, galley: Galley) -> Line:
    sign = f"{block.start + number}." if block.ordered else _BULLETS[min(galley.lists, len(_BULLETS) - 1)]
    return galley.set((Run(sign, colour=galley.looks.accent),), galley.body, rtl=galley.rtl).lines[0]


def _marked(entry: Sequence[Strip], mark: Line, inner: Galley, tag: Tag) -> tuple[Strip, ...]:
    """Hang a mark before the first line of an entry, on the same baseline."""
    first = entry[0] if entry else Strip(height=inner.body.leading)
    x = inner.before(_MARK_GAP, mark.width) - (mark.end if inner.rtl else 0.0)
    beside = next((part for part in first.parts if isinstance(part, Words)), None)
    top = beside.top + beside.line.baseline - mark.baseline if beside else 0.0
    return (replace(first, parts=(Words(mark, x, top, tag), *first.parts)), *entry[1:])


def _quote(blocks: Blocks, column: Galley) -> Stack:
    galley = column.directed(passages(blocks))
    inner = replace(galley.inset(QUOTE_INDENT), body=galley.looks.quoted, within=galley.tag(Part.QUOTE))
    bar = Band(galley.along(3.0, _BAR), _BAR, galley.looks.hairline, over_gap=True)
    content = [replace(strip, bands=(bar, *strip.bands)) for strip in strips(blocks, inner)]
    if content:
        content[0] = replace(content[0], bands=(replace(bar, over_gap=False), *content[0].bands[1:]))
    return Stack(strips=tuple(content), before=7, after=galley.body.after + 2)


def _code(text: str, galley: Galley) -> Stack:
    """Set lines as they are, on a light ground; what is too long goes on below."""
    inner = replace(galley, left=galley.left + _CODE_PAD, width=galley.width - 2 * _CODE_PAD)
    edge = Strip(height=_CODE_PAD)
    tag = Tag(Part.CODE, galley.tag(Part.PARAGRAPH))
    lines = (strip for line in text.expandtabs(4).split("\n") for strip in _code_line(line, inner, tag))
    content = [edge, *lines, replace(edge, tied=True)]
    content[1] = replace(content[1], tied=True)
    ground = Band(galley.left, galley.width, CODE_SHADE)
    shaded = tuple(replace(strip, bands=(ground,)) for strip in content)
    return Stack(strips=shaded, before=galley.looks.code.before, after=galley.looks.code.after)


def _code_line(line: str, inner: Galley, tag: Tag) -> tuple[Strip, ...]:
    """Set a line of code; there is a space at its end, so that its words stay apart from those below."""
    words = line.lstrip(" ")
    indented = "\N{NO-BREAK SPACE}" * (len(line) - len(words)) + words
    look = inner.looks.code
    setting = ended(inner.set((Run(indented if words else ""),), look))
    return paragraph_strips(setting, inner.left, look.leading, tag) or (Strip(height=look.leading),)
