"""What a part of a page is within the document: described while blocks are set, before anything is drawn.

A tag knows what it stands in. The tree is made of the tags that are drawn, in the order in which strips
follow on one another: that is the order of the argument, on whatever page a strip comes to stand.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Kinds of elements, by their names in PDF; a heading's name gets its level."""

    DOCUMENT = "Document"
    GROUP = "Div"
    HEADING = "H"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    CODE = "Code"
    LIST = "L"
    ENTRY = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    CONTENTS = "TOC"
    CONTENTS_ENTRY = "TOCI"
    TABLE = "Table"
    HEAD = "THead"
    ROWS = "TBody"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    LINK = "Link"
    NOTE = "Note"
    SPAN = "Span"


@dataclass(frozen=True, slots=True, eq=False)  # one object, one element: two paragraphs may well be alike
class Tag:
    """An element to be: its role, and the element it stands in, None for the document itself.

    `level` ranks headings, 0 above all others; `alt` says what a figure shows; `ident` is the anchor that
    leads here. `scope` is what a header cell is the header of, `Column` or `Row`, and `numbering` how the
    entries of a list are marked, `Decimal` or `Disc`.
    """

    role: Role
    within: "Tag | None" = None
    level: int = 0
    alt: str = ""
    ident: str = ""
    scope: str = ""
    numbering: str = ""
