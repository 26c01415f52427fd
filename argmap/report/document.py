"""The report as a small tree: blocks of inlines, the one value that every report writer writes.

Writers walk it with `match` and end in `assert_never`. Anchors are plain names; a link to one is written
`#name`. Captions carry their number; a writer may number by fields of its own, in the same order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from argmap.diagram.boxes import Placed
from argmap.themes import PLAIN, Theme


class Voice(StrEnum):
    """Who speaks: the author of the map, or argmap."""

    AUTHOR = "author"
    PROGRAM = "program"


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    META = "meta"  # addressee, sender, date, decision
    STANDING = "standing"  # the tag under a heading
    SMALL = "small"  # notes under tables, sources, colophon


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, never markup."""

    text: str
    voice: Voice = Voice.PROGRAM


@dataclass(frozen=True, slots=True)
class Strong:
    """Inlines in bold."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Inlines in italic."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be typed or read letter by letter."""

    text: str
    voice: Voice = Voice.PROGRAM


@dataclass(frozen=True, slots=True)
class Link:
    """A link: http, https or mailto, or `#anchor`."""

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the words before it, printed at the foot of the page or at the end.

    `number` counts the notes of a report in reading order; it is 0 while the report is put together. `again`
    is the number of an earlier note with the same words, to which this one refers; 0 if it says its own.
    """

    children: tuple["Inline", ...]
    number: int = 0
    again: int = 0


Inline: TypeAlias = Text | Strong | Emphasis | Code | Link | LineBreak | Note
Inlines: TypeAlias = tuple[Inline, ...]


FIELD = "f-"
"""How the names of paragraphs begin that stand in a field of the map."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    `field` is the name of a paragraph that stands in the map itself, for edits to find back; no link leads
    there. It is `FIELD`, the key of the statement that it comments on (0 for the bottom line), a hyphen, and
    its number there.
    """

    children: Inlines
    role: Role = Role.BODY
    anchor: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; annexes, sections and judgements have level 1, their parts level 2."""

    level: int
    children: Inlines
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, of bullets or numbered from `start`."""

    entries: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the numbered outline: `label` is the place number, `level` its depth from 0.

    `shown` is the anchor of the figure that shows the statement, empty if none does.
    """

    level: int
    label: str
    children: Inlines
    anchor: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole map as a numbered outline."""

    entries: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks quoted from elsewhere."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be read letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row.

    `widths` are shares of the line, summing to 1; `number` is 0 and `caption` empty where it has no caption.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[float, ...]
    number: int = 0
    caption: Inlines = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; `alt` says in words what it shows, `own_page` asks for a page as large as it needs."""

    placed: Placed
    number: int
    caption: Inlines
    alt: str
    anchor: str = ""
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block: TypeAlias = Paragraph | Heading | Listing | Outline | Quote | CodeBlock | Table | Figure | PageBreak
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report. `paper` is `A4` or `Letter`; `marking` heads every page; `date` is as written.

    `most_pages` is how many pages its body may fill, 0 for any number.
    """

    title: str
    blocks: Blocks
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"
    date: str = ""
    marking: str = ""
    paper: str = "A4"
    most_pages: int = 0
    subject: str = ""
    keywords: tuple[str, ...] = ()
    theme: Theme = PLAIN


def plain(inlines: Inlines) -> str:
    """Return the words of inlines without their form and their notes."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Strong(children) | Emphasis(children) | Link(_, children):
                parts.append(plain(children))
            case LineBreak():
                parts.append(" ")
    return "".join(parts)


def notes(inlines: Inlines) -> Iterator[Note]:
    """Walk the notes in inlines."""
    for inline in inlines:
        match inline:
            case Note():
                yield inline
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from notes(children)


def passages(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Walk all inlines of blocks in reading order, those of notes after their passages.

    A figure's are its caption.
    """
    for passage in _passages(blocks):
        yield passage
        yield from (note.children for note in notes(passage) if not note.again)


def _passages(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield children
            case Listing(entries):
                for entry in entries:
                    yield from _passages(entry)
            case Quote(inner):
                yield from _passages(inner)
            case Outline(entries):
                for line in entries:
                    yield (Text(line.label), Text(" "), *line.children)
            case Table(head, rows, caption=caption):
                yield from (caption, *head, *(cell for row in rows for cell in row))
            case Figure(caption=caption):
                yield caption
            case CodeBlock(text):
                yield (Text(text),)
            case PageBreak():
                pass


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Walk the names of all places that links can lead to, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Table() | Figure():
                if block.anchor:
                    yield block.anchor
            case Outline(entries):
                yield from (entry.anchor for entry in entries if entry.anchor)
            case Listing(entries):
                for entry in entries:
                    yield from anchors(entry)
            case Quote(inner):
                yield from anchors(inner)
            case CodeBlock() | PageBreak():
                pass
