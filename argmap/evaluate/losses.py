"""A map without some of its sources: the strength of one statement while sources go and come back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from argmap.evaluate.bipolar import Plan, Stage, parts_of
from argmap.evaluate.components import turned
from argmap.evaluate.dfquad import weigh
from argmap.evaluate.grades import backing, base_score
from argmap.evaluate.scales import Scales, scales
from argmap.evaluate.supposing import Supposition
from argmap.model import ArgumentMap, Place, Source, SourceKey, Statement

ROUNDS_IN_A_CIRCLE = 100
"""How many rounds iteration is reckoned to take where attacks run in a circle."""


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
        self._players = _players(argument_map, self._cited, _Reach(ready.plan, beneath))
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
        """What it costs that a source goes or comes, in parts weighed and strengths looked at, by source."""
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
    """A source, the evidence that cites it, what can change with it, and what that costs."""

    source: SourceKey
    evidence: tuple[int, ...]
    stages: tuple[Stage, ...]
    work: int


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
    """Which stages can change with a statement, among those that bear on the target, and at what cost."""

    def __init__(self, plan: Plan, beneath: frozenset[int]) -> None:
        self._plan = plan
        self._beneath = beneath
        self._bears_on = turned(plan.rests_on)
        self._stage_of = {part: n for n, stage in enumerate(plan.stages) for part in parts_of(stage)}

    def player(self, source: SourceKey, evidence: Sequence[int]) -> _Player:
        reached = _reached(evidence, self._bears_on) & self._beneath
        numbers = sorted({self._stage_of[part] for part in reached})
        stages = tuple(self._plan.stages[number] for number in numbers)
        return _Player(source, tuple(evidence), stages, sum(map(self._work, stages)))

    def _work(self, stage: Stage) -> int:
        work = sum(1 + len(self._plan.rests_on[part]) for part in parts_of(stage))
        contested = not isinstance(stage, int) and stage.contested
        return work * ROUNDS_IN_A_CIRCLE if contested else work


def _players(argument_map: ArgumentMap, cited: dict[int, _Cited], reach: _Reach) -> tuple[_Player, ...]:
    evidence: dict[SourceKey, list[int]] = {key: [] for key in argument_map.sources}
    for part, found in cited.items():
        for source in found.sources:
            evidence[source.key].append(part)
    players = (reach.player(key, parts) for key, parts in evidence.items() if parts)
    return tuple(sorted(players, key=lambda player: player.work))


def _reached(start: Iterable[int], leads_to: Sequence[Sequence[int]]) -> frozenset[int]:
    seen = set(start)
    waiting = list(seen)
    while waiting:
        fresh = [other for other in leads_to[waiting.pop()] if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)
