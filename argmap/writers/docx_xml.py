"""Text made safe for WordprocessingML, and the small pieces of which paragraphs are made.

XML is built as text: python-docx looks every style up by name and is a hundred times slower. All words of the
map pass through `safe`, `escape` or `attribute`, so that none of them can become markup.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from argmap.writers.xml_text import escape, safe

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SPECIAL = re.compile("([\n\t\u00ad])")
_FORMS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u00ad": "<w:softHyphen/>"}

_RTL = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_LETTER = f"[{_RTL}]"
_LTR_LETTER = rf"[^\W\d_{_RTL}]"
_NEUTRAL = rf"(?![{_RTL}])[\W\d_]"
# Letters of one direction and what stands between them; the classes are disjoint, so matching is linear.
_RTL_STRETCH = re.compile(f"{_RTL_LETTER}(?:(?:{_NEUTRAL})*{_RTL_LETTER})*")
_LTR_STRETCH = re.compile(f"{_LTR_LETTER}(?:(?:{_NEUTRAL})*{_LTR_LETTER})*")

# The order that the schema wants inside w:pPr.
_ORDERED = """
    pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens bidi
    spacing ind contextualSpacing jc outlineLvl rPr sectPr
"""
_ORDER = {name: rank for rank, name in enumerate(_ORDERED.split())}
_NAME = re.compile(r"<w:(\w+)")

KEEP_NEXT = "<w:keepNext/>"
PAGE_BREAK = "<w:pageBreakBefore/>"
BIDI = "<w:bidi/>"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file: the id of its style, its runs, and its own properties in any order."""

    style: str
    content: str = ""
    properties: tuple[str, ...] = ()

    def having(self, *properties: str) -> "Line":
        """Return the paragraph with further properties; of two of one name the later counts."""
        return replace(self, properties=(*self.properties, *properties))

    def xml(self) -> str:
        """Return the paragraph as a `w:p` element."""
        own = arranged(self.properties)
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{own}</w:pPr>{self.content}</w:p>'


def arranged(properties: Iterable[str]) -> str:
    """Return paragraph properties in the order that the schema wants; of two of one name the last counts."""
    named = {_name(element): element for element in properties}
    return "".join(named[name] for name in sorted(named, key=_ORDER.__getitem__))


def _name(element: str) -> str:
    found = _NAME.match(element)
    return found[1] if found else ""


def right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def run(text: str, properties: str = "", *, rtl: bool = False, language: str = "") -> str:
    """Return text as runs; `rtl` is the paragraph's direction, against which single stretches may run.

    `language` is the `w:lang` of words in another than the document's.
    """
    pieces = ((piece, way) for piece, way in _pieces(text, rtl=rtl) if piece)
    return "".join(_run(piece, properties, rtl=way, language=language) for piece, way in pieces)


def _run(text: str, properties: str, *, rtl: bool, language: str) -> str:
    own = properties + ("<w:rtl/>" if rtl else "") + language
    form = f"<w:rPr>{own}</w:rPr>" if own else ""
    return f"<w:r>{form}{_words(text)}</w:r>"


def _words(text: str) -> str:
    parts = _SPECIAL.split(safe(text))
    return "".join(
        _FORMS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts if part
    )


def _pieces(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Cut text where its direction changes; what has no direction goes with the paragraph's."""
    if text.isascii() and not rtl:
        yield text, False
        return
    end = 0
    for found in (_LTR_STRETCH if rtl else _RTL_STRETCH).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], rtl
        yield found[0], not rtl
        end = found.end()
    if end < len(text):
        yield text[end:], rtl


def field_begins(instruction: str) -> str:
    """Return the runs with which a field of several paragraphs begins."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_ends() -> str:
    """Return the run with which such a field ends."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a field with the result it had when the file was written."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f'<w:t xml:space="preserve">{escape(result)}</w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{form}{part}</w:r>" for part in parts)


def spacing(
    before: float, after: float, line: float = 0, rule: Literal["atLeast", "auto"] = "atLeast"
) -> str:
    """Return `w:spacing`, in points; a `line` of 0 leaves the height of lines to the style."""
    height = f' w:line="{twips(line)}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{height}/>'


def indent(left: float, hanging: float = 0) -> str:
    """Return `w:ind`, in points."""
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)
