"""Notes at the foot of pages: Word's own, which counts them and finds them room."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from argmap.writers.docx_opening import as_xml, root_of
from argmap.writers.docx_package import Bundle, Relation
from argmap.writers.docx_reference_fields import W
from argmap.writers.docx_xml import DECLARATION, NAMESPACES, spacing

PART = "word/footnotes.xml"
_SETTINGS = "word/settings.xml"
_LINES = (("separator", "-1"), ("continuationSeparator", "0"))
_RELATION = re.compile(r'r:id="(rIdLink\d+)"')
# Settings that may stand behind those of notes.
_BEHIND = ("endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol")


def first_free(notes: bytes) -> int:
    """Return the first number that no note of a part has; 1 where there is no part."""
    numbers = [note.get(f"{W}id", "0") for note in root_of(notes)] if notes else []
    return max((int(number) for number in numbers if re.fullmatch("[0-9]{1,9}", number)), default=0) + 1


def add_notes(bundle: Bundle, notes: Sequence[str], links: Mapping[str, str]) -> None:
    """Put notes into a file: into the part that it has for them, else into a new one.

    `links` are the addresses that the text leads to, with the names of their relations.
    """
    if not notes:
        return
    relations = _relations("".join(notes), links)
    places = {member.name: place for place, member in enumerate(bundle.members)}
    if PART in places:  # then the settings know its lines
        part = bundle.members[places[PART]]
        content = _with(part.content, _part(notes))
        bundle.members[places[PART]] = replace(part, content=content, relations=(*part.relations, *relations))
        return
    bundle.add(PART, DECLARATION + _part((_lines(), *notes)), *relations)
    settings = bundle.members[places[_SETTINGS]]
    bundle.members[places[_SETTINGS]] = replace(settings, content=_told(settings.content))


def _relations(xml: str, links: Mapping[str, str]) -> tuple[Relation, ...]:
    used = frozenset(_RELATION.findall(xml))
    return tuple(
        Relation(ident, RT.HYPERLINK, address, external=True)
        for address, ident in links.items()
        if ident in used
    )


def _part(notes: Sequence[str]) -> str:
    return f"<w:footnotes {NAMESPACES}>{''.join(notes)}</w:footnotes>"


def _with(content: bytes, own: str) -> bytes:
    """Return a part with more notes at its end."""
    root = root_of(content)
    root.extend([*root_of(own.encode())])
    return as_xml(root)


def _lines() -> str:
    """Return the lines above notes, and above the rest of one that goes on."""
    form = f"<w:pPr>{spacing(0, 0)}</w:pPr>"
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{ident}"><w:p>{form}<w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, ident in _LINES
    )


def _told(settings: bytes) -> bytes:
    """Return settings that name the lines above notes."""
    root = root_of(settings)
    if root.find(f"{W}footnotePr") is not None:
        return settings
    behind = {f"{W}{name}" for name in _BEHIND}
    place = next((number for number, child in enumerate(root) if child.tag in behind), len(root))
    told = root.makeelement(f"{W}footnotePr")
    for _, ident in _LINES:
        told.append(root.makeelement(f"{W}footnote", {f"{W}id": ident}))
    root.insert(place, told)
    return as_xml(root)
