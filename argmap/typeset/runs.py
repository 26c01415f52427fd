"""Text with its form: what is set, and how."""

from dataclasses import dataclass

from argmap.typeset.faces import Family

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one form.

    `colour` is red, green, blue in 0..1, or None for the paragraph's; `size_factor` scales the paragraph's
    size, `rise` lifts the text by points; `link`, `voice` and `note`, the number of one that the text refers
    to, are kept for those who draw. `line_break` ends the line before the text; the words of `verbatim` text
    are not parted.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    colour: Colour | None = None
    size_factor: float = 1.0
    rise: float = 0.0
    voice: str = ""
    line_break: bool = False
    verbatim: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. Lengths are points; `align` is `left`, `center`, `right` or `justify`.

    `indent` and `right` narrow all lines, `first` is added to the indent of the first. `hyphenate` lets words
    be parted where that makes lines more even; without it a paragraph has as few lines as can be.
    """

    family: Family
    size: float
    leading: float
    align: str = "left"
    colour: Colour = (0.0, 0.0, 0.0)
    indent: float = 0.0
    first: float = 0.0
    right: float = 0.0
    hyphenate: bool = False
