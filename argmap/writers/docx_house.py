"""The report in the Word file of a house: in its styles, on its pages, under its heads and above its feet."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import takewhile
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from argmap.language import tag_of
from argmap.report.document import Document
from argmap.themes import Margins
from argmap.writers.docx_fonts import font_table_xml
from argmap.writers.docx_inlines import Ledger
from argmap.writers.docx_opening import as_xml, root_of
from argmap.writers.docx_package import Bundle, Member, Relation
from argmap.writers.docx_pages import LARGEST, Page, Sheets
from argmap.writers.docx_parts import settings_xml
from argmap.writers.docx_reference import Reference
from argmap.writers.docx_reference_clean import R, without_bookmarks
from argmap.writers.docx_reference_fields import W
from argmap.writers.docx_reference_numbers import house_numbers, renumbered_styles
from argmap.writers.docx_reference_styles import Styles, house_styles
from argmap.writers.docx_reference_text import inherit, place
from argmap.writers.docx_theme import theme_xml
from argmap.writers.docx_xml import BIDI, DECLARATION, NAMESPACES, Line, right_to_left, run, twips

ENDING = "<w:sectPr/>"
"""What stands at the end of a section until the house's takes its place."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_A4 = (595.3, 841.9)
_LEAST = 72.0
_NARROW = 56.7  # points beside a figure that has a page to itself: 20 mm
_ONCE = ("titlePg", "pgNumType", "sectPrChange")  # what holds for the first of the report's sections alone
_ORDER = ["headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"]


def house_sheets(reference: Reference) -> Sheets:
    """Return the pages that the report stands on in the house's file."""
    body = root_of(reference.text).find(f"{W}body")
    home = _page(_governing(body, place(body)))
    sides = {side: min(getattr(home.margins, side), _NARROW) for side in ("left", "right")}
    return Sheets(home, replace(home.margins, **sides))


def housed(
    document: Document, reference: Reference, ledger: Ledger, content: str, pages: Sequence[Page | None]
) -> tuple[bytes, Bundle]:
    """Return the text of the house's file with the report in it, and the file's other parts.

    `content` are the report's sections one after the other, each but the last with `ENDING` at its end;
    `pages` has the page of each that is a figure's own, and None for text.
    """
    tag = tag_of(document.language)
    styles = house_styles(reference.part("word/styles.xml"), tag)
    numbers = house_numbers(reference.part("word/numbering.xml"), styles, ledger.lists)
    renumbered_styles(styles, numbers)
    text = root_of(reference.text)
    without_bookmarks(text, frozenset(name.lower() for name in ledger.marked))
    written = root_of(f"<w:body {NAMESPACES}>{numbers.placed(styles.named(content))}</w:body>".encode())
    _settle(text.find(f"{W}body"), written, pages)
    ledger.notes[:] = map(styles.named, ledger.notes)
    bundle = _bundle(reference, styles, numbers.xml, tag)
    if document.marking.strip():
        _mark(document.marking, text, bundle, styles)
    return as_xml(text), bundle


def _bundle(reference: Reference, styles: Styles, numbering: Any, tag: str) -> Bundle:
    """Return the parts of a house's file, with its styles and lists as they have become."""
    changed = {"word/styles.xml": as_xml(styles.xml), "word/numbering.xml": as_xml(numbering)}
    members = [replace(one, content=changed.pop(one.name, one.content)) for one in reference.members]
    bundle = Bundle(members, [*reference.relations], [])
    own = {
        "word/settings.xml": settings_xml(tag),
        "word/fontTable.xml": font_table_xml(),
        "word/theme/theme1.xml": theme_xml(tag),
    }
    lacking = {name: content.encode() for name, content in own.items() if not reference.part(name)}
    for name, content in (*changed.items(), *lacking.items()):
        bundle.add(name, content.decode())
    return bundle


def _governing(body: Any, mark: Any) -> Any:
    """Return the properties of the section in which the report stands."""
    at = 0 if mark is None else body.index(mark)
    for child in body[at:]:
        found = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return body.makeelement(f"{W}sectPr")


def _settle(body: Any, written: Any, pages: Sequence[Page | None]) -> None:
    """Put the report in its place, and give each of its sections the properties of the house's."""
    mark = place(body)
    section = _governing(body, mark)
    if section.getparent() is None:
        body.append(section)
    endings = [*written.iter(f"{W}sectPr")]
    whole = deepcopy(section)
    inherit(whole, [*takewhile(lambda other: other is not section, body.iter(f"{W}sectPr"))])
    last = pages[-1] if pages else None
    apart = last is not None and _follows(mark, section)
    if apart:
        endings.append(_end(written))
    for number, (ending, page) in enumerate(zip(endings, pages, strict=False)):
        own = _turned(whole, page, first=number == 0)
        ending.getparent().replace(ending, own)
    if endings or last is not None:
        _replace(section, _turned(whole, None if apart else last, first=not endings))
    _insert(body, mark, written)


def _follows(mark: Any, section: Any) -> bool:
    """Tell whether anything of the house's stands behind the report in its section."""
    return mark is not None and section not in (mark.getnext(), mark.find(f"{W}pPr/{W}sectPr"))


def _replace(old: Any, new: Any) -> None:
    old.getparent().replace(old, new)


def _end(written: Any) -> Any:
    """Return properties for the last paragraph of the report, which ends a section there."""
    last = written[-1] if len(written) and written[-1].tag == f"{W}p" else None
    if last is None:
        last = written.makeelement(f"{W}p")
        written.append(last)
    form = last.find(f"{W}pPr")
    if form is None:
        form = last.makeelement(f"{W}pPr")
        last.insert(0, form)
    ending = form.makeelement(f"{W}sectPr")
    form.append(ending)
    return ending


def _insert(body: Any, mark: Any, written: Any) -> None:
    """Put the report where the mark is, or else before the last section's properties."""
    at = len(body) - 1 if mark is None else body.index(mark)
    closing = None if mark is None else mark.find(f"{W}pPr/{W}sectPr")
    if closing is not None:
        for part in [*mark]:
            if part.tag != f"{W}pPr":
                mark.remove(part)  # the paragraph stays, empty, since it ends the section
    elif mark is not None:
        body.remove(mark)
    for offset, part in enumerate([*written]):
        body.insert(at + offset, part)


def _turned(section: Any, page: Page | None, *, first: bool) -> Any:
    """Return the properties of one of the report's sections, of text or on a figure's own page."""
    own = deepcopy(section)
    for name in () if first else _ONCE:
        _without(own, name)
    if not first:
        _put(own, "type", {"val": "nextPage"})
    if page is not None:
        turned = {"orient": "landscape"} if page.width > page.height else {}
        _put(own, "pgSz", {"w": str(twips(page.width)), "h": str(twips(page.height)), **turned})
        _put(own, "pgMar", _margins(own.find(f"{W}pgMar"), page.margins))
        _without(own, "cols")
    return own


def _margins(theirs: Any, own: Margins) -> dict[str, str]:
    """Return the margins of a figure's page: heads and feet stand where they stand in the house."""
    usual = {"top": own.top, "bottom": own.bottom, "header": _NARROW / 2, "footer": _NARROW / 2}
    kept = {} if theirs is None else {name.removeprefix(W): value for name, value in theirs.attrib.items()}
    sides = {"left": str(twips(own.left)), "right": str(twips(own.right)), "gutter": "0"}
    return {name: str(twips(points)) for name, points in usual.items()} | kept | sides


def _without(section: Any, name: str) -> None:
    for element in section.findall(f"{W}{name}"):
        section.remove(element)


def _put(section: Any, name: str, values: dict[str, str]) -> None:
    """Set an element of a section, at its place in the order that the schema wants."""
    _without(section, name)
    before = {f"{W}{one}" for one in _ORDER[: _ORDER.index(name)]}
    at = sum(1 for element in section if element.tag in before)
    section.insert(
        at, section.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in values.items()})
    )


def _page(section: Any) -> Page:
    """Return the page of a section; of several columns the first counts."""
    size, around = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    across, down = (_length(size, name, usual) for name, usual in zip("wh", _A4, strict=True))
    across, down = (min(max(side, 3 * _LEAST), LARGEST) for side in (across, down))
    sides = ("top", "right", "bottom", "left")
    top, right, bottom, left = (abs(_length(around, name, _LEAST)) for name in sides)
    left += abs(_length(around, "gutter", 0.0))
    top, bottom = min(top, down / 3), min(bottom, down / 3)
    right = _right(section, across, left, right)
    return Page(across, down, Margins(top=top, right=right, bottom=bottom, left=left))


def _right(section: Any, across: float, left: float, right: float) -> float:
    """Return the right margin of the first column."""
    columns = section.find(f"{W}cols")
    count = 1 if columns is None else max(1, min(int(_number(columns.get(f"{W}num", "1")) or 1), 8))
    between = _length(columns, "space", 36.0)
    column = (across - left - right - between * (count - 1)) / count
    return across - left - max(column, _LEAST)


def _length(element: Any, name: str, usual: float) -> float:
    """Return a length in points: it is written in twentieths of a point, or with a unit."""
    written = "" if element is None else str(element.get(f"{W}{name}", ""))
    unit = _POINTS.get(written[-2:], 0.0)
    value = _number(written[:-2] if unit else written)
    return usual if value is None else value * (unit or 0.05)


def _number(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None


def _mark(marking: str, text: Any, bundle: Bundle, styles: Styles) -> None:
    """Head every page with the marking: in the heads that the house has, else in new ones."""
    words = " ".join(marking.split())
    rtl = right_to_left(words)
    line = styles.named(Line("ArgmapMarking", run(words, rtl=rtl), (BIDI,) if rtl else ()).xml())
    for index, member in enumerate(bundle.members):
        if member.content_type == CT.WML_HEADER:
            head = root_of(member.content)
            head.insert(0, root_of(f"<w:hdr {NAMESPACES}>{line}</w:hdr>".encode())[0])
            bundle.members[index] = replace(member, content=as_xml(head))
    _add_heads(text, bundle, f"{DECLARATION}<w:hdr {NAMESPACES}>{line}</w:hdr>".encode())


def _add_heads(text: Any, bundle: Bundle, head: bytes) -> None:
    """Give the first section those kinds of heads that it lacks; later ones have them from it."""
    sections = [*text.iter(f"{W}sectPr")]
    if not sections:
        return
    there = {row.get(f"{W}type", "default") for row in sections[0].findall(f"{W}headerReference")}
    for kind in [kind for kind in _heads_shown(sections, bundle) if kind not in there]:
        name, ident = f"word/marking-{kind}.xml", f"rIdMarking{kind.title()}"
        bundle.members.append(Member(name, CT.WML_HEADER, head))
        bundle.of_text.append(Relation(ident, RT.HEADER, name))
        reference = sections[0].makeelement(f"{W}headerReference", {f"{W}type": kind, f"{R}id": ident})
        sections[0].insert(0, reference)


def _heads_shown(sections: Sequence[Any], bundle: Bundle) -> list[str]:
    """Return the kinds of heads that pages of a file can have."""
    settings = next((one.content for one in bundle.members if one.name == "word/settings.xml"), b"")
    first = any(section.find(f"{W}titlePg") is not None for section in sections)
    even = b"evenAndOddHeaders" in settings
    return ["default", *(["first"] if first else []), *(["even"] if even else [])]
