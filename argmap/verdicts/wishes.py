"""What is to be supposed, from the words of a command line: sources to leave out, `ID=holds|fails|0.4`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from argmap.evaluate import Supposition
from argmap.formats.findings import listing
from argmap.formats.near import Near
from argmap.model import ArgumentMap, Place, SourceKey
from argmap.report import cite

_SHOWN = 12
"""Keys that are shown to somebody who typed another."""

HOLDS, FAILS = "holds", "fails"


class WishError(ValueError):
    """A supposition that the map gives no meaning to; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be supposed: sources left out, and for places `holds`, `fails` or a strength in 0..1."""

    without: tuple[SourceKey, ...] = ()
    places: Mapping[Place, str | float] = field(default_factory=dict)

    @property
    def supposition(self) -> Supposition:
        """The same for the evaluation, sources left aside."""
        return Supposition(
            holding=frozenset(place for place, value in self.places.items() if value == HOLDS),
            failing=frozenset(place for place, value in self.places.items() if value == FAILS),
            strengths={p: value for p, value in self.places.items() if isinstance(value, float)},
        )


def wish(argument_map: ArgumentMap, without: Iterable[str], conditions: Iterable[str]) -> Wish:
    """Read what is to be supposed of a map. Raises WishError for a name or value that it does not know."""
    keys = tuple(dict.fromkeys(_source(argument_map, key) for key in without))
    places: dict[Place, str | float] = {}
    for written in conditions:
        place, meant = _condition(argument_map, written)
        if places.setdefault(place, meant) != meant:
            raise WishError(f"two things are supposed of one statement; leave out `{written}` or the other")
    return Wish(keys, places)


def _source(argument_map: ArgumentMap, written: str) -> SourceKey:
    """Return the key of a source, by the key or by the name that it is printed with."""
    key = written.strip().removeprefix("@")
    if key in argument_map.sources:
        return key
    named = {name: key for key, name in cite.names(argument_map).items()}
    if key in named:
        return named[key]
    known = f"; its sources: {listing([*argument_map.sources][:_SHOWN])}" if argument_map.sources else ""
    raise WishError(f"the map has no source `{key}`{_did_you_mean(key, argument_map.sources) or known}")


def _condition(argument_map: ArgumentMap, written: str) -> tuple[Place, str | float]:
    name, equals, value = (part.strip() for part in written.rpartition("="))
    if not equals or not name:
        raise WishError(f"expected ID=holds, ID=fails or ID=0.4, found `{written}`")
    place = _place(argument_map, name)
    meant = _value(value, written)
    if isinstance(meant, float) and place not in argument_map.statements:
        raise WishError(f"`{name}` is a step, and only statements have a strength; expected holds or fails")
    return place, meant


def _place(argument_map: ArgumentMap, name: str) -> Place:
    """Return the place of a statement or group, by its id or else its number."""
    named = {**argument_map.steps_by_id, **argument_map.by_id}
    place = named.get(name, name)
    if place in argument_map.statements or place in argument_map.steps:
        return place
    raise WishError(f"the map has no statement `{name}`{_did_you_mean(name, named)}")


def _value(value: str, written: str) -> str | float:
    if value in (HOLDS, FAILS):
        return value
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if 0 <= number <= 1:
        return number
    raise WishError(f"expected holds, fails or a number from 0 to 1 after `=`, found `{written}`")


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = Near(known, reach=2).find(name)
    return f"; did you mean `{near}`?" if near else ""
