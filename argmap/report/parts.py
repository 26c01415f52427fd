"""Body and annexes: where a report divides, and each half as a document of its own."""

from dataclasses import replace

from argmap.language import language
from argmap.report.document import Block, Document, Heading, PageBreak, Paragraph, Role, Text, Voice
from argmap.report.finish import finished

ANNEX = "annex-"
"""How the anchors of annexes begin: the first heading of level 1 with such an anchor ends the body."""


def body(document: Document) -> Document:
    """Return the report without its annexes."""
    return replace(document, blocks=finished(_trimmed(document.blocks[: _end_of_body(document)])))


def annexes(document: Document) -> Document | None:
    """Return the annexes as a document with the report's title before them; None if there are none."""
    content = document.blocks[_end_of_body(document) :]
    if not content:
        return None
    first = content[0]
    opening = replace(first, new_page=False) if isinstance(first, Heading) else first
    words = language(document.language).text("Annexes")
    head = (
        Paragraph((Text(document.title, Voice.AUTHOR),), Role.TITLE),
        Paragraph((Text(words),), Role.SUBTITLE),
    )
    return replace(document, blocks=finished((*head, opening, *content[1:])), most_pages=0)


def _end_of_body(document: Document) -> int:
    starts = (number for number, block in enumerate(document.blocks) if _begins_annexes(block))
    return next(starts, len(document.blocks))


def _begins_annexes(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and block.anchor.startswith(ANNEX)


def _trimmed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks = blocks[:-1]
    return blocks
