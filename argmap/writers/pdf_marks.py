"""Marks round what is drawn, which say whose it is: an element's of the document, or nobody's.

What belongs to no element is an artifact: heads and feet of pages, rules, grounds, headers that come again.
A stretch goes on until something else is drawn, so a paragraph is one stretch on each of its pages.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.typeset import Run
from argmap.writers.pdf_canvas import add_link, operate
from argmap.writers.pdf_fonts import utf16
from argmap.writers.pdf_structure import Area, Element, Structure

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Artifact(StrEnum):
    """What is drawn without belonging to the document, as PDF tells it."""

    HEAD = "<</Type /Pagination /Subtype /Header>>"
    FOOT = "<</Type /Pagination /Subtype /Footer>>"
    AGAIN = "<</Type /Pagination>>"
    LAYOUT = "<</Type /Layout>>"


@dataclass(slots=True)
class Marker:
    """Marks on the page of a canvas that is being drawn."""

    canvas: "Canvas"
    structure: Structure
    _open: object = None

    def content(self, element: Element) -> None:
        """What is drawn next is content of an element."""
        if self._open is not element:
            self._begin(f"/{element.name} <</MCID {self.structure.mark(element)}>>", element)

    def artifact(self, kind: Artifact) -> None:
        """What is drawn next belongs to no element."""
        if self._open is not kind:
            self._begin(f"/Artifact {kind}", kind)

    def words(self, paragraph: Element, run: Run, actual: str = "") -> Element:
        """What is drawn next are words of a paragraph; return the element in it that they belong to.

        `actual` is what they say where their glyphs do not tell.
        """
        element = self.structure.inline(paragraph, run)
        if actual:
            number = self.structure.mark(element)
            self._begin(f"/Span <</MCID {number} /ActualText <FEFF{utf16(actual)}>>>", actual)
        else:
            self.content(element)
        return element

    def link(self, element: Element, target: str, area: Area) -> None:
        """Make an area of the page lead to `#anchor` or an address, as part of a link."""
        key = self.structure.claim(element)
        added = add_link(self.canvas, target, area, key=key, said=lambda: element.description)
        self.structure.touch(element, added)

    def _begin(self, mark: str, opened: object) -> None:
        self.close()
        operate(self.canvas, f"{mark} BDC")
        self._open = opened

    def close(self) -> None:
        """End what was begun."""
        if self._open is not None:
            operate(self.canvas, "EMC")
        self._open = None
