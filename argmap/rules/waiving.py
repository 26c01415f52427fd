"""Waivers: which findings of a map are kept back, and by which of its waivers."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from argmap.essay import folded
from argmap.formats.schema import AGAINST
from argmap.model import ArgumentMap, Place, Statement, Step, Waiver
from argmap.source import Span

_CHILDREN = frozenset({"reasons", *AGAINST, "premises", "undercutters", "warrant"})

Part = Statement | Step


@dataclass(slots=True)
class _OfRule:
    """The waivers of one rule, by what they cover: all, places, stretches of the map's text, words."""

    everywhere: list[Waiver] = field(default_factory=list)
    places: dict[Place, Waiver] = field(default_factory=dict)
    stretches: list[tuple[Span, Waiver]] = field(default_factory=list)
    words: list[tuple[str, Waiver]] = field(default_factory=list)

    def over(self, places: Iterable[Place], span: Span, words: str) -> Waiver | None:
        if self.everywhere:
            return self.everywhere[0]
        at = next((self.places[place] for place in places if place in self.places), None)
        return at or self._around(span) or self._of_words(words)

    def _around(self, span: Span) -> Waiver | None:
        """Return the waiver of the stretch that begins last before a place and holds it; none overlap."""
        at = bisect_right(self.stretches, span.start, key=lambda stretch: stretch[0].start)
        if at == 0:
            return None
        stretch, waiver = self.stretches[at - 1]
        holds = stretch.source == span.source and span.end <= stretch.end
        return waiver if holds else None

    def _of_words(self, words: str) -> Waiver | None:
        said = folded(words) if self.words and words else ""
        return next((waiver for some, waiver in self.words if some in said), None)


class Waivers:
    """The waivers of a map, ready to be asked."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._rules: dict[str, _OfRule] = {}
        parts: list[Part] = [*argument_map.statements.values(), *argument_map.steps.values()]
        named = _named(parts)
        for waiver in argument_map.waivers:
            self._of_map(waiver, named.get(waiver.at, []))
        for part, waiver in waivers_of(argument_map):
            if part:
                self._at(part, waiver)
        for rule in self._rules.values():
            rule.stretches.sort(key=lambda stretch: stretch[0])

    def over(self, rule: str, places: Iterable[Place], span: Span, words: str) -> Waiver | None:
        """Return the waiver that covers a finding of a rule about these places, this span, these words."""
        waived = self._rules.get(rule)
        return waived.over(places, span, words) if waived else None

    def of(self, rule: str) -> bool:
        """Tell whether any waiver names a rule."""
        return rule in self._rules

    def _of_map(self, waiver: Waiver, parts: list[Part]) -> None:
        if waiver.essay:
            self._rule(waiver).words.append((folded(waiver.essay), waiver))
        elif not waiver.at:
            self._rule(waiver).everywhere.append(waiver)
        for part in parts:
            self._at(part, waiver)

    def _at(self, part: Part, waiver: Waiver) -> None:
        waived = self._rule(waiver)
        waived.places.setdefault(part.place, waiver)
        waived.stretches += [(span, waiver) for span in _own(part)]

    def _rule(self, waiver: Waiver) -> _OfRule:
        return self._rules.setdefault(waiver.rule, _OfRule())


def waivers_of(argument_map: ArgumentMap) -> Iterator[tuple[Part | None, Waiver]]:
    """Give the waivers of a map, None with those of the whole map, with the others the part they stand on."""
    yield from ((None, waiver) for waiver in argument_map.waivers)
    parts: list[Part] = [*argument_map.statements.values(), *argument_map.steps.values()]
    for part in parts:
        yield from ((part, waiver) for waiver in part.waivers)


def _named(parts: Iterable[Part]) -> dict[str, list[Part]]:
    named: dict[str, list[Part]] = {}
    for part in parts:
        if part.id:
            named.setdefault(part.id, []).append(part)
    return named


def _own(part: Part) -> Iterator[Span]:
    """Give the stretches of a statement or step without what stands beneath it."""
    for key, written in part.fields.items():
        if key not in _CHILDREN:
            yield written.key.cover(written.value)
