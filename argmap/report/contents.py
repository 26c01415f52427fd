"""The list of contents of a long report: which headings it names, and where it stands."""

from collections.abc import Iterable, Iterator

from argmap.report.document import Block, Blocks, Heading, Listing, PageBreak, Paragraph, Quote, Role, plain

LEVELS = 2
"""Headings down to this level are listed."""

MOST_UNLISTED = 8
"""Pages of a body that has no list of contents."""

_TITLE_BLOCK = (Role.TITLE, Role.SUBTITLE, Role.META)
_FIRST_PAGE = 3_500  # letters that a page of text holds, at most


def listed(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Walk the headings that a list of contents names."""
    for block in blocks:
        match block:
            case Heading(level, children) if level <= LEVELS and plain(children).strip():
                yield block
            case Quote(inner):
                yield from listed(inner)
            case Listing(entries):
                for entry in entries:
                    yield from listed(entry)


def parted(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Part a report where its contents stand: after a first page with a break behind, or below its title."""
    page = next((index for index, block in enumerate(blocks) if isinstance(block, PageBreak)), 0)
    if page and sum(map(_letters, blocks[:page])) <= _FIRST_PAGE:
        return blocks[:page], blocks[page:]
    title = 0
    while title < len(blocks) and _is_title(blocks[title]):
        title += 1
    return blocks[:title], blocks[title:]


def own_page(rest: Blocks) -> bool:
    """Tell whether the contents have a page to themselves, by what follows on them."""
    return bool(rest) and isinstance(rest[0], PageBreak)


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _TITLE_BLOCK


def _letters(block: Block) -> int:
    match block:
        case Paragraph(children) | Heading(_, children):
            return len(plain(children))
        case Listing(entries):
            return sum(_letters(inner) for entry in entries for inner in entry)
        case _:
            return 0
