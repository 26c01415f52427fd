"""The report as Markdown: headings, lists, tables with pipes, figures as pictures beside the file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from argmap.language import Language, language
from argmap.report.document import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Inlines,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Strong,
    Table,
    Text,
    anchors,
    notes,
    passages,
    plain,
)
from argmap.writers.labels import LABELS, note_words
from argmap.writers.markdown_text import anchor_tag, marked_up, plain_text
from argmap.writers.xml_text import safe

_DEEPEST = 6


def write(document: Document, *, pictures: Mapping[int, str], seal: str = "") -> bytes:
    """Return the report as Markdown in UTF-8.

    `pictures` has the address of the picture of each figure, by its number; `seal` stands in a comment at the
    end, for a fingerprint of the file.
    """
    desk = _Desk(frozenset(anchors(document.blocks)), language(document.language), pictures)
    marking = [f"**{plain_text(document.marking)}**"] if document.marking.strip() else []
    end = [f"<!-- {seal} -->"] if seal else []
    parts = [*marking, *desk.blocks(document.blocks), *desk.notes(document.blocks), *end]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


class _Desk:
    """Writes the blocks of one report."""

    def __init__(self, known: frozenset[str], spoken: Language, pictures: Mapping[int, str]) -> None:
        self._anchors = known
        self._language = spoken
        self._pictures = pictures

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from (text for text in self._block(block) if text)

    def notes(self, blocks: Blocks) -> Iterator[str]:
        """Yield the words of all notes, as they stand at the end of a text."""
        for passage in passages(blocks):
            for note in notes(passage):
                words = self._words(note_words(note, self._language)).replace("\n", "\n    ")
                yield f"[^{note.number}]: {words}"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Heading(level, children):
                mark = "#" * min(level + 1, _DEEPEST)
                yield f"{mark} {anchor_tag(block.anchor)}{self._words(children)}"
            case Listing():
                yield self._listing(block)
            case Outline(entries):
                yield "\n".join(self._entry(entry) for entry in entries)
            case Quote(inner):
                yield _prefixed("\n\n".join(self.blocks(inner)), "> ")
            case CodeBlock(text):
                yield _fenced(text)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def _words(self, inlines: Inlines) -> str:
        return marked_up(inlines, self._anchors)

    def _paragraph(self, block: Paragraph) -> str:
        words = self._words(block.children)
        mark = "# " if block.role is Role.TITLE else ""
        return f"{mark}{anchor_tag(block.anchor)}{words}" if words or block.anchor else ""

    def _listing(self, block: Listing) -> str:
        loose = any(len(entry) > 1 for entry in block.entries)
        marks = (f"{block.start + n}. " if block.ordered else "- " for n in range(len(block.entries)))
        entries = (
            mark + _indented("\n\n".join(self.blocks(entry)), len(mark))
            for mark, entry in zip(marks, block.entries, strict=True)
        )
        return ("\n\n" if loose else "\n").join(entries)

    def _entry(self, entry: OutlineEntry) -> str:
        words = (Strong((Text(entry.label),)),)
        shown = (Link(f"#{entry.shown}", words),) if entry.shown else words
        label = f"{self._words(shown)} " if entry.label else ""
        return f"{'  ' * entry.level}- {anchor_tag(entry.anchor)}{label}{self._words(entry.children)}"

    def _table(self, table: Table) -> Iterator[str]:
        yield self._caption("Table", table.number, table.caption, table.anchor)
        columns = max((len(row) for row in (table.head, *table.rows)), default=0)
        if columns:
            rows = [self._row(row, columns) for row in (table.head, *table.rows)]
            yield "\n".join((rows[0], "|" + " --- |" * columns, *rows[1:]))

    def _row(self, row: Iterable[Inlines], columns: int) -> str:
        cells = [self._words(cell).replace("\\\n", "<br>") for cell in row]
        return "| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |"

    def _figure(self, figure: Figure) -> Iterator[str]:
        address = self._pictures.get(figure.number, "")
        if address:
            yield f"![{plain_text(figure.alt)}]({address})"
        yield self._caption("Figure", figure.number, figure.caption, figure.anchor)

    def _caption(self, kind: str, number: int, caption: Inlines, anchor: str) -> str:
        label = f"**{plain_text(self._language.text(LABELS[kind], number=number))}.** " if number else ""
        words = self._words(caption) if plain(caption).strip() else ""
        return f"{anchor_tag(anchor)}{label}{words}".strip() if label or words or anchor else ""


def _indented(text: str, width: int) -> str:
    return text.replace("\n", "\n" + " " * width).replace("\n" + " " * width + "\n", "\n\n")


def _prefixed(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{safe(text)}\n{fence}"
