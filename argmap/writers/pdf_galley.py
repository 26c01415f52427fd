"""The column that blocks are set in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from argmap.report.document import Inlines, plain
from argmap.typeset import Paragraph, Run, set_paragraph
from argmap.typeset.bidi import has_direction, right_to_left
from argmap.writers.pdf_runs import runs
from argmap.writers.pdf_strips import Strip, paragraph_strips
from argmap.writers.pdf_styles import LEAST_SHARE, Look, Looks
from argmap.writers.pdf_tags import Role, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """A column `width` wide at `left`, on pages whose text is `full_width` by `full_height` points.

    `anchors` are all places that links can lead to; `looks` are those of the document, `body` is that of
    running text here and `lists` in how many lists it stands. `within` is the element whose blocks these are,
    None for the document. In a column that is `rtl` what hangs beside the text hangs at its right.
    """

    left: float = 0.0
    width: float
    full_width: float
    full_height: float
    language: str
    anchors: frozenset[str]
    looks: Looks
    body: Look
    lists: int = 0
    within: Tag | None = None
    rtl: bool = False

    def inset(self, by: float) -> "Galley":
        """Return the column that begins `by` points further in, or less where it would become too narrow."""
        room = max(self.width - LEAST_SHARE * self.full_width, 0.0)
        moved = min(by, room)
        return replace(self, left=self.left + (0.0 if self.rtl else moved), width=self.width - moved)

    def before(self, gap: float, width: float) -> float:
        """Return the left edge of what hangs before the text, `gap` points away from it, `width` wide."""
        if self.rtl:
            return min(self.left + self.width + gap, self.full_width - width)
        return max(self.left - gap - width, 0.0)

    def along(self, start: float, width: float) -> float:
        """Return the left edge of what begins `start` points from where lines begin, `width` wide."""
        return self.left + (self.width - start - width if self.rtl else start)

    def directed(self, words: Iterable[Inlines]) -> "Galley":
        """Return the column for what begins with some words, in their direction if they have one."""
        found = (right_to_left(said) for said in map(plain, words) if has_direction(said))
        return replace(self, rtl=next(found, self.rtl))

    def set(self, content: Sequence[Run], look: Look, *, rtl: bool | None = None) -> Paragraph:
        """Set runs as a paragraph as wide as the column, in its own direction unless `rtl` says it."""
        style = self.looks.style(look)
        return set_paragraph(tuple(content), style, self.width, language=self.language, rtl=rtl)

    def set_inlines(self, inlines: Inlines, look: Look) -> Paragraph:
        """Set inlines as a paragraph as wide as the column."""
        return self.set(runs(inlines, look, self.anchors), look)

    def lines(self, inlines: Inlines, look: Look, tag: Tag) -> tuple[Strip, ...]:
        """Set inlines and return their lines as strips."""
        return paragraph_strips(self.set_inlines(inlines, look), self.left, look.leading, tag)

    def tag(self, role: Role, **more: Any) -> Tag:
        """Return a new element to stand here."""
        return Tag(role, self.within, **more)
