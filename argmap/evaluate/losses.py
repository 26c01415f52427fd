"""A map without some of its sources: the strength of one statement while sources go and come back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from argmap.evaluate.bipolar import Stage, parts_of, turned
from argmap.evaluate.dfquad import weigh
from argmap.evaluate.grades import backing, base_score
from argmap.evaluate.scales import Scales, scales
from argmap.evaluate.supposing import Supposition
from argmap.model import ArgumentMap, Place, Source, SourceKey, Statement

WORK_IN_A_CIRCLE = 100
"""What a part is reckoned to cost where attacks run in a circle, in parts that are weighed once."""


class Losses:
    """One statement's strength with some of the sources gone that bear on it; at first none is.

    These are the sources that count for evidence from which there is a way to the statement, first those with
    which least changes. Groups of one origin stay as they are with all sources.
    """

    def __init__(self, argument_map: ArgumentMap, place: Place, supposing: Supposition) -> None:
        ready = scales(argument_map, supposing)
        self._target = ready.framework.statements[place]
        self._weighing = weigh(ready.plan, ready.base)
        beneath = _reached([self._target], ready.plan.rests_on)
        self._cited = dict(_evidence(argument_map, ready, supposing, beneath))
        self._players = _players(argument_map, self._cited, _Reach(ready, beneath))
        self._present = {player.source for player in self._players}

    @property
    def sources(self) -> tuple[SourceKey, ...]:
        """The sources, by their number as players."""
        return tuple(player.source for player in self._players)

    @property
    def value(self) -> float:
        """The strength of the statement with the sources that are there."""
        return self._weighing.strengths[self._target]

    @property
    def work(self) -> tuple[int, ...]:
        """How many parts are weighed when a source goes or comes, for each source."""
        return tuple(player.work for player in self._players)

    def toggle(self, number: int) -> None:
        """Take a source away, or give it back."""
        player = self._players[number]
        self._present ^= {player.source}
        scores = {part: self._cited[part].score(self._present) for part in player.evidence}
        if any(self._weighing.base[part] != score for part, score in scores.items()):
            for part, score in scores.items():
                self._weighing.base[part] = score
            self._weighing.run(player.stages)


@dataclass(frozen=True, slots=True)
class _Player:
    """A source, the evidence that cites it, and the stages in which anything can change with it."""

    source: SourceKey
    evidence: tuple[int, ...]
    stages: tuple[Stage, ...]

    @property
    def work(self) -> int:
        return sum(_work(stage) for stage in self.stages)


@dataclass(frozen=True, slots=True)
class _Cited:
    """Evidence with the sources that count for it, and its base scores with some of them as found so far."""

    statement: Statement
    has_reasons: bool
    supposed: bool
    sources: tuple[Source, ...]
    scores: dict[tuple[SourceKey, ...], float] = field(default_factory=dict)

    def score(self, present: set[SourceKey]) -> float:
        left = tuple([source.key for source in self.sources if source.key in present])
        if left not in self.scores:
            sources = [source for source in self.sources if source.key in left]
            self.scores[left] = base_score(
                self.statement, sources, has_reasons=self.has_reasons, supposed=self.supposed
            )
        return self.scores[left]


def _evidence(
    argument_map: ArgumentMap, ready: Scales, supposing: Supposition, beneath: frozenset[int]
) -> Iterator[tuple[int, _Cited]]:
    for place, part in ready.framework.statements.items():
        statement = argument_map.statements[place]
        sources = backing(argument_map, statement, supposing)
        if sources and part in beneath and part not in ready.given:
            has_reasons = bool(ready.framework.supporters[part])
            yield part, _Cited(statement, has_reasons, place in supposing.backed, sources)


class _Reach:
    """Which stages can change with a statement, among those that bear on the target."""

    def __init__(self, ready: Scales, beneath: frozenset[int]) -> None:
        self.stages = ready.plan.stages
        self.stage_of = {part: n for n, stage in enumerate(self.stages) for part in parts_of(stage)}
        bears_on = turned(ready.plan.rests_on)
        self.bears_on = [[other for other in others if other in beneath] for others in bears_on]

    def of(self, parts: Iterable[int]) -> tuple[Stage, ...]:
        numbers = {self.stage_of[part] for part in _reached(parts, self.bears_on)}
        return tuple(self.stages[number] for number in sorted(numbers))


def _players(argument_map: ArgumentMap, cited: dict[int, _Cited], reach: _Reach) -> tuple[_Player, ...]:
    evidence: dict[SourceKey, list[int]] = {key: [] for key in argument_map.sources}
    for part, found in cited.items():
        for source in found.sources:
            evidence[source.key].append(part)
    players = (_Player(key, tuple(parts), reach.of(parts)) for key, parts in evidence.items() if parts)
    return tuple(sorted(players, key=lambda player: player.work))


def _reached(start: Iterable[int], leads_to: Sequence[Sequence[int]]) -> frozenset[int]:
    seen = set(start)
    waiting = list(seen)
    while waiting:
        fresh = [other for other in leads_to[waiting.pop()] if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)


def _work(stage: Stage) -> int:
    if isinstance(stage, int) or not stage.contested:
        return len(parts_of(stage))
    return WORK_IN_A_CIRCLE * len(stage.parts)
