"""The styles of a reference document, and those of ours that it lacks, in its type and colours."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from argmap.writers.docx_looks import INK
from argmap.writers.docx_opening import root_of
from argmap.writers.docx_reference_fields import W
from argmap.writers.docx_styles import language_xml, styles_xml

_MONO = "Consolas"
_USED = re.compile(r'<w:(pStyle|rStyle|tblStyle) w:val="([A-Za-z0-9]+)"/>')
_COLOUR = re.compile("[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a report in a house's look.

    `idents` maps the ids of our styles to those that they have there, `added` are those of ours that the
    house lacked, and `numbers` maps our list styles to the list, by number and level, that the house has
    for them.
    """

    xml: Any
    idents: Mapping[str, str]
    added: frozenset[str]
    numbers: Mapping[str, tuple[str, str]]

    def named(self, xml: str) -> str:
        """Return paragraphs under the ids that their styles have in the house."""
        return _USED.sub(lambda found: f'<w:{found[1]} w:val="{self.idents.get(found[2], found[2])}"/>', xml)


def house_styles(theirs: bytes, language: str) -> Styles:
    """Return the styles of a house with those of ours that it lacks, for a text in a language.

    A style is the same if it has the same name, whatever its capitals.
    """
    house = root_of(theirs) if theirs else root_of(f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode())
    meeting = _Meeting(house)
    for style in root_of(styles_xml(language).encode()):
        meeting.take(style)
    for style in meeting.new.values():
        _fit(style, meeting)
        house.append(style)
    _speak(house, language)
    met = {ours: theirs for ours, theirs in meeting.idents.items() if ours not in meeting.new}
    lists = {ours: meeting.list_of(theirs) for ours, theirs in met.items()}
    known = {ours: found for ours, found in lists.items() if found[0]}
    return Styles(house, meeting.idents, frozenset(meeting.new), known)


@dataclass(slots=True)
class _Meeting:
    """The house's styles by type and name, where ours are found again, and those that are new there."""

    house: Any
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    usual: dict[str, str] = field(default_factory=dict)
    idents: dict[str, str] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self.house.iter(f"{W}style"):
            kind, ident = _kind(style), style.get(f"{W}styleId", "")
            self.taken.setdefault(ident, style)
            for name in _names(style):
                self.known.setdefault((kind, name.lower()), ident)
                self.names.add(name.lower())
            if style.get(f"{W}default") in ("1", "true", "on"):
                self.usual.setdefault(kind, ident)

    def take(self, style: Any) -> None:
        """Find one of our styles in the house, or prepare to add it."""
        if style.tag != f"{W}style":
            if style.tag == f"{W}docDefaults" and self.house.find(style.tag) is None:
                self.house.insert(0, deepcopy(style))
            return
        kind, ident = _kind(style), style.get(f"{W}styleId")
        (name,) = _names(style)
        usual = self.usual.get(kind, "") if style.get(f"{W}default") else ""
        found = usual or self.known.get((kind, name.lower()), "")
        if found:
            self.idents[ident] = found
            return
        self.new[ident] = own = deepcopy(style)
        self.idents[ident] = self._free(ident)
        own.set(f"{W}styleId", self.idents[ident])
        if name.lower() in self.names:  # of another kind, and Word wants each name once
            own.find(f"{W}name").set(f"{W}val", f"{name} (argmap)")

    def _free(self, ident: str) -> str:
        while ident in self.taken:
            ident += "Argmap"
        return ident

    def list_of(self, ident: str) -> tuple[str, str]:
        """Return number and level of the list that a style of the house belongs to, empty if to none."""
        for _ in range(20):
            style = self.taken.get(ident)
            if style is None:
                break
            place = style.find(f"{W}pPr/{W}numPr")
            if place is not None:
                number, level = (_value(place.find(f"{W}{name}")) for name in ("numId", "ilvl"))
                return (number, level or "0") if number.strip("0") else ("", "")
            ident = _value(style.find(f"{W}basedOn"))
        return "", ""

    def heading(self) -> Any:
        """Return the house's style of headings, None if it has none."""
        return self.taken.get(self.known.get(("paragraph", "heading 1"), ""))


def _kind(style: Any) -> str:
    return str(style.get(f"{W}type", "paragraph"))


def _names(style: Any) -> list[str]:
    names = _value(style.find(f"{W}name")), *_value(style.find(f"{W}aliases")).split(",")
    return [name.strip() for name in names if name.strip()]


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _fit(style: Any, meeting: _Meeting) -> None:
    """Let a style of ours follow the house's: related to its styles, in its families, in its colours."""
    for name in ("basedOn", "next", "link"):
        other = style.find(f"{W}{name}")
        if other is not None:
            other.set(f"{W}val", meeting.idents.get(_value(other), _value(other)))
    for fonts in [*style.iter(f"{W}rFonts")]:
        if fonts.get(f"{W}ascii") != _MONO:
            fonts.getparent().remove(fonts)
    _recolour(style, meeting.heading())
    form = style.find(f"{W}rPr")
    if form is not None and not len(form):
        style.remove(form)


def _recolour(style: Any, heading: Any) -> None:
    """Print in the colour of the house's headings what we print in that of ours."""
    colour = None if heading is None else heading.find(f"{W}rPr/{W}color")
    value = "000000" if heading is not None else INK
    if colour is not None and _COLOUR.fullmatch(_value(colour)):
        value = _value(colour)
    for element in style.iter():
        for name in (f"{W}val", f"{W}color"):
            if element.get(name) == INK:
                element.set(name, value)


def _speak(house: Any, language: str) -> None:
    """Let the house's styles speak the language of the report."""
    told = root_of(f'<w:x xmlns:w="{W[1:-1]}">{language_xml(language)}</w:x>'.encode())[0]
    for known in house.iter(f"{W}lang"):
        known.attrib.update(told.attrib)
    usual = house.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if usual is not None and usual.find(f"{W}lang") is None:
        usual.append(told)
