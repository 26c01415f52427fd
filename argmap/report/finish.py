"""The last pass over a document: numbers for figures and tables, and no link that leads nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

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
    Outline,
    OutlineEntry,
    Paragraph,
    Quote,
    Strong,
    Table,
    anchors,
)

Rewrite = Callable[[Inlines], Inlines]


def finished(blocks: Blocks) -> Blocks:
    """Number figures and captioned tables in order, and take away links to anchors that are not there."""
    numbering = _Numbering()
    numbered = tuple(numbering.block(block) for block in blocks)
    there = frozenset(anchors(numbered))

    def living(inlines: Inlines) -> Inlines:
        return tuple(_living(inlines, there))

    return tuple(rewritten(block, living) for block in numbered)


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


def _living(inlines: Inlines, there: frozenset[str]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Link(target, children) if target.startswith("#") and target[1:] not in there:
                yield from _living(children, there)
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield replace(inline, children=tuple(_living(children, there)))
            case _:
                yield inline


def rewritten(block: Block, rewrite: Rewrite) -> Block:
    """Return a block with all its inlines rewritten."""
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
            cells = tuple(tuple(rewrite(cell) for cell in row) for row in rows)
            head = tuple(rewrite(cell) for cell in head)
            block = replace(block, head=head, rows=cells, caption=rewrite(caption))
        case Figure(caption=caption):
            block = replace(block, caption=rewrite(caption))
    return block


def _entry(entry: OutlineEntry, rewrite: Rewrite) -> OutlineEntry:
    return replace(entry, children=rewrite(entry.children))
