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

ROUNDS = 200
"""Rounds after which iteration ends here: what settles mostly takes a hundred, and the rest says nothing."""
MOST_REACH = 2_000_000
"""Bounds the work of finding what can change with each source, in stages looked at."""


class Losses:
    """One statement's strength with some of the sources gone that bear on it; at first none is.

    These are the sources that count for evidence from which there is a way to the statement, first those with
    which least changes. Groups of one origin stay as they are with all sources. Where attacks run in a
    circle, strengths are iterated as for the whole map, with the same damping, but for `ROUNDS` at most, both
    with all sources and without some; so the strength of what settles later is one on the way.

    `complete` is false if so much can change with so many sources that some were left out: these stay.
    """

    def __init__(self, argument_map: ArgumentMap, place: Place, supposing: Supposition) -> None:
        ready = scales(argument_map, supposing)
        self._target = ready.framework.statements[place]
        self._weighing = weigh(ready.plan, ready.base, ROUNDS)
        beneath = _reached([self._target], ready.plan.rests_on)
        self._cited = dict(_evidence(argument_map, ready, supposing, beneath))
        cited_by = _cited_by(argument_map, self._cited)
        self._players = _players(cited_by, _Reach(ready.plan, beneath))
        self.complete = len(self._players) == len(cited_by)
        self._present = set(cited_by)
        self._whole = set(cited_by), list(self._weighing.base), list(self._weighing.strengths)
        self._spent = -self._weighing.iterated

    @property
    def sources(self) -> tuple[SourceKey, ...]:
        """The sources, by their number as players."""
        return tuple(player.source for player in self._players)

    @property
    def value(self) -> float:
        """The strength of the statement with the sources that are there."""
        return self._weighing.strengths[self._target]

    @property
    def has_circles(self) -> bool:
        """Whether sources bear on circles of attack."""
        return any(player.in_circles for player in self._players)

    @property
    def spent(self) -> int:
        """What goings and comings have cost up to now, all rounds counted."""
        return self._spent + self._weighing.iterated

    def toggle(self, number: int) -> None:
        """Take a source away, or give it back."""
        player = self._players[number]
        self._present ^= {player.source}
        scores = {part: self._cited[part].score(self._present) for part in player.evidence}
        if any(self._weighing.base[part] != score for part, score in scores.items()):
            for part, score in scores.items():
                self._weighing.base[part] = score
            self._weighing.run(player.stages)
            self._spent += player.work

    def restore(self) -> None:
        """Give back all sources; nothing is weighed, as it is known what was so at first."""
        self._present = set(self._whole[0])
        self._weighing.base[:], self._weighing.strengths[:] = self._whole[1:]


@dataclass(frozen=True, slots=True)
class _Player:
    """A source, the evidence that cites it, what can change with it, and what that costs.

    `in_circles` is the cost of one round of all circles of attack.
    """

    source: SourceKey
    evidence: tuple[int, ...]
    stages: tuple[Stage, ...]
    work: int
    in_circles: int


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
        self._stages = plan.stages
        self._stage_of = {part: n for n, stage in enumerate(plan.stages) for part in parts_of(stage)}
        self._leads_to = turned([self._rest_on(plan, stage, beneath) for stage in plan.stages])
        self._work = [sum(map(plan.work, parts_of(stage))) for stage in plan.stages]

    def _rest_on(self, plan: Plan, stage: Stage, beneath: frozenset[int]) -> set[int]:
        """Return on which stages a stage rests, one that does not bear on the target on none."""
        parts = [part for part in parts_of(stage) if part in beneath]
        return {self._stage_of[other] for part in parts for other in plan.rests_on[part]}

    def player(self, source: SourceKey, evidence: Sequence[int]) -> _Player:
        numbers = sorted(_reached((self._stage_of[part] for part in evidence), self._leads_to))
        in_circles = [number for number in numbers if _is_contested(self._stages[number])]
        rounds = sum(self._work[number] for number in in_circles)
        straight = sum(self._work[number] for number in numbers) - rounds
        return _Player(
            source, tuple(evidence), tuple(self._stages[number] for number in numbers), straight, rounds
        )


def _is_contested(stage: Stage) -> bool:
    return not isinstance(stage, int) and stage.contested


def _cited_by(argument_map: ArgumentMap, cited: dict[int, _Cited]) -> dict[SourceKey, list[int]]:
    """Return for each source the evidence that cites it, in the order of the map."""
    evidence: dict[SourceKey, list[int]] = {key: [] for key in argument_map.sources}
    for part, found in cited.items():
        for source in found.sources:
            evidence[source.key].append(part)
    return {key: parts for key, parts in evidence.items() if parts}


def _players(cited_by: dict[SourceKey, list[int]], reach: _Reach) -> tuple[_Player, ...]:
    """Return as many players as `MOST_REACH` allows, one at least, the cheapest first."""
    players: list[_Player] = []
    looked_at = 0
    for source, parts in cited_by.items():
        if looked_at < MOST_REACH:
            players.append(reach.player(source, parts))
            looked_at += len(players[-1].stages)
    return tuple(sorted(players, key=lambda player: (player.in_circles, player.work)))


def _reached(start: Iterable[int], leads_to: Sequence[Sequence[int]]) -> frozenset[int]:
    seen = set(start)
    waiting = list(seen)
    while waiting:
        fresh = [other for other in leads_to[waiting.pop()] if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)
