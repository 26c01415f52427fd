"""Parts of a Word file from elsewhere, without what could reach outside of the report or run in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.writers.docx_reference_fields import W, tame_fields, unwrap

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

OWN_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""The number under which Word shows a file's own title and author; they are those of the report."""

_DROPPED = frozenset(
    f"{W}{name}"
    for name in (
        *("altChunk", "subDoc", "control", "object", "movie", "attachedTemplate", "mailMerge", "linkStyles"),
        *("documentProtection", "writeProtection", "saveThroughXslt", "updateFields", "printerSettings"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd", "proofErr"),
    )
)
_DROPPED_ANYWHERE = frozenset(("OLEObject", "webVideoPr"))
_BOUND = "dataBinding"
# What shows or leads to something, and goes with it where it must not be reached; the nearest counts.
_OWNERS = frozenset(
    (
        *(f"{W}{name}" for name in ("drawing", "pict", "headerReference", "footerReference")),
        *(f"{W}{name}" for name in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")),
        *(f"{_A}{name}" for name in ("ext", "hlinkClick", "hlinkHover", "hlinkMouseOver")),
        *(f"{_V}{name}" for name in ("fill", "stroke")),
    )
)
_SIDES = {"start": "left", "end": "right"}
_ADDRESSES = ("src", "href", "altHref", "{urn:schemas-microsoft-com:office:office}href")


def cleaned(root: Any, idents: Mapping[str, str]) -> None:
    """Clean a part in place; `idents` has the new names of relations that stay. Raises WordFileError."""
    for element in [*_unwanted(root)]:
        _drop(element)
    for element in [*root.iter()]:
        _relate(element, idents)
        for name in _ADDRESSES:
            element.attrib.pop(name, None)
    tame_fields(root)
    if root.tag in (f"{W}hdr", f"{W}ftr") and not len(root):
        root.append(root.makeelement(f"{W}p"))
    _forget_bullets(root)
    _correct(root)


def _correct(root: Any) -> None:
    """Write as Word does what LibreOffice writes in words that Word does not expect there."""
    for side in root.iter(f"{W}lvlJc"):
        side.set(f"{W}val", _SIDES.get(side.get(f"{W}val", ""), side.get(f"{W}val", "left")))
    for characters in root.iter(f"{W}charset"):
        characters.attrib.pop(f"{W}characterSet", None)


def _unwanted(root: Any) -> Iterator[Any]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        foreign = name == _BOUND and element.get(f"{W}storeItemID", "").upper() != OWN_PROPERTIES
        if foreign or element.tag in _DROPPED or name in _DROPPED_ANYWHERE:
            yield element


def _relate(element: Any, idents: Mapping[str, str]) -> None:
    """Give the relations of an element their new names; without one, what needs it goes."""
    for name in [name for name in element.attrib if name.startswith(R)]:
        known = idents.get(element.get(name))
        if known is not None:
            element.set(name, known)
            continue
        del element.attrib[name]
        if element.tag == f"{W}hyperlink":
            unwrap(element) if not element.get(f"{W}anchor") else None
        elif not any(other.startswith(R) for other in element.attrib):
            _drop(_owner(element))


def _owner(element: Any) -> Any:
    around = element
    while around is not None and around.tag not in _OWNERS:
        around = around.getparent()
    return around


def _drop(element: Any) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _forget_bullets(root: Any) -> None:
    """Drop pictures of bullets that show nothing any more, and the mention of them."""
    shown = set()
    for bullet in root.findall(f"{W}numPicBullet"):
        if len(bullet):
            shown.add(bullet.get(f"{W}numPicBulletId"))
        else:
            root.remove(bullet)
    for mention in [*root.iter(f"{W}lvlPicBulletId")]:
        if mention.get(f"{W}val") not in shown:
            _drop(mention)


def renumbered(root: Any, first: int = 1) -> int:
    """Number bookmarks and drawings of a part anew, from `first` on; return the next number."""
    number = first
    open_names: dict[str, int] = {}
    for element in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{_WP}docPr")]:
        old = element.get(f"{W}id", "")
        if element.tag == f"{W}bookmarkEnd":
            _close(element, open_names.pop(old, 0))
            continue
        if element.tag == f"{W}bookmarkStart":
            open_names[old] = number
        element.set("id" if element.tag == f"{_WP}docPr" else f"{W}id", str(number))
        number += 1
    for ident in [*root.iter(f"{W}id")]:
        if ident.getparent() is not None and ident.getparent().tag == f"{W}sdtPr":
            _drop(ident)  # Word gives content controls new ones
    return number


def _close(end: Any, number: int) -> None:
    """Let a bookmark end under its new number; an end without a beginning goes."""
    if number:
        end.set(f"{W}id", str(number))
    else:
        _drop(end)


def without_bookmarks(root: Any, names: frozenset[str]) -> None:
    """Remove bookmarks with such names, in small letters."""
    gone = set()
    for start in [*root.iter(f"{W}bookmarkStart")]:
        if start.get(f"{W}name", "").lower() in names:
            gone.add(start.get(f"{W}id"))
            _drop(start)
    for end in [*root.iter(f"{W}bookmarkEnd")]:
        if end.get(f"{W}id") in gone:
            _drop(end)
