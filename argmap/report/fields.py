"""Paragraphs that stand in the map itself, named so that edits of them find back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from argmap.report.document import FIELD, Block, Blocks, Listing, Paragraph, Quote

BOTTOM_LINE = "0"
"""What stands for the bottom line where other fields have the key of their statement."""


def in_field(blocks: Blocks, key: str) -> Blocks:
    """Return the blocks of a field with their paragraphs named; those in lists and quotes too."""
    names = (f"{FIELD}{key}-{number}" for number in count(1))
    return tuple(_named(block, names) for block in blocks)


def place(field: str) -> tuple[str, int]:
    """Return the key of a field and the number of a paragraph in it, from the paragraph's name."""
    key, _, number = field.removeprefix(FIELD).rpartition("-")
    return key, int(number)


def _named(block: Block, names: Iterator[str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, field=next(names))
        case Listing(entries):
            return replace(block, entries=tuple(tuple(_named(b, names) for b in entry) for entry in entries))
        case Quote(blocks):
            return replace(block, blocks=tuple(_named(inner, names) for inner in blocks))
        case _:
            return block


def fields(blocks: Iterable[Block]) -> Iterator[str]:
    """Walk the names of paragraphs that stand in a field of the map."""
    for block in blocks:
        match block:
            case Paragraph(field=field) if field:
                yield field
            case Listing(entries):
                for entry in entries:
                    yield from fields(entry)
            case Quote(inner):
                yield from fields(inner)
            case _:
                pass
