"""The last pass over a document: numbers for figures, tables and notes, and no link that leads nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from argmap.report.document import (
    Block,
    Blocks,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Listing,
    Note,
    Outline,
    OutlineEntry,
    Paragraph,
    Quote,
    Strong,
    Table,
    anchors,
    notes,
    plain,
)

Rewrite = Callable[[Inlines], Inlines]


_SHORT = 60
"""Letters up to which a note that comes again is printed again."""


def finished(blocks: Blocks) -> Blocks:
    """Number figures, captioned tables and notes in order, and take away links to anchors that are not there.

    A longer note that comes again refers to where it stood first. Lines of the outline get to know the
    figures that show them.
    """
    numbering = _Numbering()
    numbered = _shown(tuple(numbering.block(block) for block in blocks))
    there = frozenset(anchors(numbered))

    def living(inlines: Inlines) -> Inlines:
        return tuple(_living(inlines, there))

    footing = _Footing()
    return tuple(rewritten(rewritten(block, living), footing.numbered) for block in numbered)


@dataclass(slots=True)
class _Numbering:
    figures: int = 0
    tables: int = 0

    def block(self, block: Block) -> Block:
        if isinstance(block, Figure):
            self.figures += 1
            return replace(block, number=self.figures)
        if isinstance(block, Table) and block.caption:
            self.tables += 1
            return replace(block, number=self.tables, anchor=block.anchor or f"table-{self.tables}")
        return block


def _shown(blocks: Blocks) -> Blocks:
    """Tell the outline which figure shows each statement: the last, for the first shows only the whole."""
    figures = (block for block in blocks if isinstance(block, Figure) and block.anchor)
    places = {
        box.box.ident: figure.anchor for figure in figures for box in figure.placed.boxes if not box.box.reuse
    }

    def entry(line: OutlineEntry) -> OutlineEntry:
        return replace(line, shown=places.get(line.anchor, ""))

    return tuple(
        Outline(tuple(map(entry, block.entries))) if isinstance(block, Outline) else block for block in blocks
    )


@dataclass(slots=True)
class _Footing:
    """The notes so far: how many, and where each of the longer ones stands."""

    count: int = 0
    first: dict[Inlines, int] = field(default_factory=dict)

    def numbered(self, inlines: Inlines) -> Inlines:
        return tuple(self._numbered(inlines)) if any(notes(inlines)) else inlines

    def _numbered(self, inlines: Inlines) -> Iterator[Inline]:
        for inline in inlines:
            match inline:
                case Note(children):
                    self.count += 1
                    yield Note(children, self.count, self._again(children))
                case Strong(children) | Emphasis(children) | Link(_, children):
                    yield replace(inline, children=tuple(self._numbered(children)))
                case _:
                    yield inline

    def _again(self, children: Inlines) -> int:
        known = self.first.setdefault(children, self.count)
        return known if known < self.count and len(plain(children)) > _SHORT else 0


def _living(inlines: Inlines, there: frozenset[str]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Link(target, children) if target.startswith("#") and target[1:] not in there:
                yield from _living(children, there)
            case Strong(children) | Emphasis(children) | Link(_, children) | Note(children):
                yield replace(inline, children=tuple(_living(children, there)))
            case _:
                yield inline


def rewritten(block: Block, rewrite: Rewrite) -> Block:
    """Return a block with all its inlines rewritten, in the order in which they are read."""
    match block:
        case Paragraph(children) | Heading(_, children):
            block = replace(block, children=rewrite(children))
        case Listing(entries):
            inner = tuple(tuple(rewritten(part, rewrite) for part in entry) for entry in entries)
            block = replace(block, entries=inner)
        case Quote(blocks):
            block = Quote(tuple(rewritten(part, rewrite) for part in blocks))
        case Outline(entries):
            block = Outline(tuple(_entry(entry, rewrite) for entry in entries))
        case Table(head, rows, caption=caption):
            above = rewrite(caption)
            head = tuple(rewrite(cell) for cell in head)
            cells = tuple(tuple(rewrite(cell) for cell in row) for row in rows)
            block = replace(block, head=head, rows=cells, caption=above)
        case Figure(caption=caption):
            block = replace(block, caption=rewrite(caption))
    return block


def _entry(entry: OutlineEntry, rewrite: Rewrite) -> OutlineEntry:
    return replace(entry, children=rewrite(entry.children))
