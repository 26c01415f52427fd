"""The lists of a report in the numbering of a reference document."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from argmap.writers.docx_looks import LIST_LEVELS
from argmap.writers.docx_numbering import BULLETS, FIRST_OF_ITS_OWN, NUMBERS, numbering_xml
from argmap.writers.docx_opening import root_of
from argmap.writers.docx_reference_fields import W
from argmap.writers.docx_reference_styles import Styles

_PLACE = re.compile(r'<w:numPr><w:ilvl w:val="(\d+)"/><w:numId w:val="(\d+)"/></w:numPr>')


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbering of a report, and what becomes of the places that its paragraphs have in our lists."""

    xml: Any
    more: int  # by which the numbers of our lists grow
    theirs: Mapping[int, str]  # our lists that are one of the house's, with its level
    bullets: frozenset[int]  # levels whose style has bullets of its own

    def placed(self, xml: str) -> str:
        """Return paragraphs in the lists that are theirs in the house."""
        return _PLACE.sub(self._place, xml)

    def _place(self, found: re.Match[str]) -> str:
        level, number = int(found[1]), int(found[2])
        if number == BULLETS and level in self.bullets:
            return ""
        kept = self.theirs.get(number, found[1])
        return f'<w:numPr><w:ilvl w:val="{kept}"/><w:numId w:val="{number + self.more}"/></w:numPr>'


def house_numbers(theirs: bytes, styles: Styles, lists: Sequence[tuple[int, int]]) -> Numbers:
    """Put our lists beside those of a house; `lists` holds level and first number of each numbered one.

    Where the house's styles have lists of their own, ours look like these.
    """
    house = root_of(theirs) if theirs else root_of(f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode())
    ours = root_of(numbering_xml(lists).encode())
    known = {num.get(f"{W}numId"): _abstract(num) for num in house.iter(f"{W}num")}
    more = _highest(house, "num", "numId")
    deeper = _highest(house, "abstractNum", "abstractNumId") + 1
    like: dict[int, str] = {}
    for definition in ours.findall(f"{W}abstractNum"):
        house.insert(_after(house, "abstractNum"), _moved(definition, deeper, styles))
    for at, num in enumerate(ours.findall(f"{W}num"), _after(house, "num")):
        number = int(num.get(f"{W}numId"))
        found = _house_list(number, lists, styles)
        abstract = known.get(found[0])
        if abstract is not None:
            _follow(num, abstract, found[1])
            like[number] = found[1]
        else:
            link = num.find(f"{W}abstractNumId")
            link.set(f"{W}val", str(int(link.get(f"{W}val")) + deeper))
        num.set(f"{W}numId", str(number + more))
        house.insert(at, deepcopy(num))
    levels = range(LIST_LEVELS)
    bullets = frozenset(level for level in levels if known.get(_list(styles, "Bullet", level)[0]) is not None)
    return Numbers(house, more, like, bullets)


def renumbered_styles(styles: Styles, numbers: Numbers) -> None:
    """Let the list styles that were added belong to our lists under their new numbers."""
    added = {styles.idents[ident] for ident in styles.added}
    for style in styles.xml.iter(f"{W}style"):
        if style.get(f"{W}styleId") in added:
            for number in style.iter(f"{W}numId"):
                number.set(f"{W}val", str(int(number.get(f"{W}val")) + numbers.more))


def _list(styles: Styles, kind: str, level: int) -> tuple[str, str]:
    return styles.numbers.get(f"List{kind}{level + 1 if level else ''}", ("", ""))


def _house_list(number: int, lists: Sequence[tuple[int, int]], styles: Styles) -> tuple[str, str]:
    """Return number and level of the house's list that one of our numbered lists is to be like."""
    if number in (BULLETS, NUMBERS):
        return "", ""
    level, _ = lists[number - FIRST_OF_ITS_OWN]
    return _list(styles, "Number", level) if level < LIST_LEVELS else ("", "")


def _follow(num: Any, abstract: str, level: str) -> None:
    """Make one of our lists a list of the house's definition, that begins anew at its level."""
    num.find(f"{W}abstractNumId").set(f"{W}val", abstract)
    num.find(f"{W}lvlOverride").set(f"{W}ilvl", level)


def _moved(definition: Any, by: int, styles: Styles) -> Any:
    """Return a definition of ours under a new number; only styles that were added belong to it."""
    moved = deepcopy(definition)
    moved.set(f"{W}abstractNumId", str(int(moved.get(f"{W}abstractNumId")) + by))
    for style in [*moved.iter(f"{W}pStyle")]:
        ours = style.get(f"{W}val")
        if ours in styles.added:
            style.set(f"{W}val", styles.idents[ours])
        else:
            style.getparent().remove(style)
    return moved


def _abstract(num: Any) -> str | None:
    link = num.find(f"{W}abstractNumId")
    return None if link is None else str(link.get(f"{W}val"))


def _highest(house: Any, name: str, ident: str) -> int:
    values = (element.get(f"{W}{ident}", "") for element in house.iter(f"{W}{name}"))
    return max((int(value) for value in values if value.isdecimal() and len(value) < 9), default=0)


def _after(house: Any, name: str) -> int:
    """Return where an element goes that stands behind the others of its name."""
    before = ("numPicBullet", "abstractNum", "num")
    last = {f"{W}{one}" for one in before[: before.index(name) + 1]}
    places = [index for index, element in enumerate(house) if element.tag in last]
    return places[-1] + 1 if places else 0
