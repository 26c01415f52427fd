"""DF-QuAD: how strong the parts of a bipolar framework are.

A statement with base score t, whose supporters together have the strength s and whose attackers a, has the
strength t + (1 - t)(s - a) if s is not less than a, else t + t(s - a); independent supporters add up to
s = 1 - (1 - x)(1 - y)..., attackers likewise (Rago, Toni, Aurisicchio and Baroni, KR 2016). Of a group that
repeats one another the greatest counts. A step with weight w has w times the product of its premises, times
1 - u for each undercutter; that is plain DF-QuAD too, where each premise attacks a denial of it, and the
denials and the undercutters attack the step.

*A circle of support hands strength on and adds none*: a statement in it has the greater of what it has from
outside the circle, and of what the strongest step of the circle brings it, less what attacks it. So a circle
without support from outside is worth nothing. As no step is stronger than its weakest premise, the
strongest parts of a circle can be settled first, in one pass (Knuth, Information Processing Letters 6, 1977).

Where attacks run in a circle the strengths are sought by damped iteration: support is worked out in full,
attacks are felt with the strengths of the round before, and these move by `DAMPING` of the way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import prod

from argmap.evaluate.bipolar import Circle, Group, Plan, Stage

Strengths = Mapping[int, float] | Sequence[float]
"""Strengths by part."""

DAMPING = 0.3
ROUNDS = 2_000
TOLERANCE = 1e-10


@dataclass(frozen=True, slots=True)
class Combination:
    """How strengths combine: what is all needed, what supports, what attacks, a base score and a net."""

    all_of: Callable[[Sequence[float]], float]
    support: Callable[[Sequence[float]], float]
    attack: Callable[[Sequence[float]], float]
    influence: Callable[[float, float], float]


def _any(strengths: Sequence[float]) -> float:
    """Combine strengths of which any will do, as though they were independent."""
    return 1.0 - prod([1.0 - strength for strength in strengths])


def _least_all(strengths: Sequence[float]) -> float:
    return max(0.0, sum(strengths) - (len(strengths) - 1))


def _least_any(strengths: Sequence[float]) -> float:
    return max(strengths, default=0.0)


def _most_all(strengths: Sequence[float]) -> float:
    return min(strengths, default=1.0)


def _most_any(strengths: Sequence[float]) -> float:
    return min(1.0, sum(strengths))


def _influence(base: float, net: float) -> float:
    return base + net * (1.0 - base if net >= 0.0 else base)


def _least_influence(base: float, net: float) -> float:
    return max(base, net) if net >= 0.0 else max(0.0, base + net)


def _most_influence(base: float, net: float) -> float:
    return min(1.0, base + net) if net >= 0.0 else min(base, 1.0 + net)


INDEPENDENT = Combination(prod, _any, _any, _influence)
LOWEST = Combination(_least_all, _least_any, _most_any, _least_influence)
"""Fréchet's lower bound, whatever depends on whatever; attackers are at their upper bound."""
HIGHEST = Combination(_most_all, _most_any, _least_any, _most_influence)
"""Fréchet's upper bound; attackers are at their lower bound."""


class Lane:
    """Strengths of all parts on one combination.

    `felt` are the strengths with which parts attack: this lane's, or those of the lane that bounds it from
    the other side; where attacks run in a circle, what they were in the round before.
    """

    def __init__(self, plan: Plan, combination: Combination) -> None:
        self.plan = plan
        self.combination = combination
        self.strengths = [0.0] * len(plan.rests_on)
        self.felt: Strengths = self.strengths
        self._joint, self._attackers = plan.framework.joint, plan.framework.attackers
        self._supporters = plan.supporters

    def strength(self, part: int, base: float) -> float:
        """Return a part's strength from its base score and what it rests on, circles of support left out."""
        if not self._joint[part]:
            return self.combination.influence(base, self.support(part) - self.attack(part))
        conditions = self.conditions(part)
        return base * (conditions[0] if len(conditions) == 1 else self.combination.all_of(conditions))

    def conditions(self, part: int) -> list[float]:
        """Return what a step needs: the strengths of its premises, and that no undercutter stands."""
        premises = counted(self._supporters[part], self.strengths)
        undercutters = counted(self._attackers[part], self.felt)
        return [*premises, *[1.0 - felt for felt in undercutters]] if undercutters else premises

    def support(self, part: int) -> float:
        """Return the strength of all that supports a statement, but for the steps of its circle."""
        supporters = counted(self._supporters[part], self.strengths)
        return supporters[0] if len(supporters) == 1 else self.combination.support(supporters)

    def attack(self, part: int) -> float:
        """Return the strength of all that attacks a statement."""
        attackers = counted(self._attackers[part], self.felt)
        return attackers[0] if len(attackers) == 1 else self.combination.attack(attackers)

    def net(self, part: int) -> float:
        """Return support less attack of a statement, in -1..1; of a circle the strongest step counts."""
        circular = [self.strengths[other] for other in self.plan.circular.get(part, ())]
        return max(self.support(part), *circular, 0.0) - self.attack(part)


def counted(groups: Sequence[Group], strengths: Strengths) -> list[float]:
    """Return the strengths that count for groups, those of the strongest in each."""
    return [
        strengths[group] if isinstance(group, int) else max([strengths[part] for part in group])
        for group in groups
    ]


class Weighing:
    """A framework while it is weighed, on one lane, or on three, of which the others bound the first.

    `base` holds the base scores, for a step its weight; where they change, `run` weighs the stages again that
    they bear on. `unsettled` are the parts for which iteration came to no end in so many `rounds`; their
    strengths are those of the last round and say nothing. `order` holds for each circle of support, by its
    first part, the order in which its parts were settled. `iterated` counts the work of iteration, as
    `Plan.work` has it.
    """

    def __init__(
        self, plan: Plan, base: Sequence[float], combinations: Sequence[Combination], rounds: int = ROUNDS
    ) -> None:
        self.plan = plan
        self.rounds = rounds
        self.iterated = 0
        self.base = list(base)
        self.lanes = [Lane(plan, combination) for combination in combinations]
        self.unsettled: set[int] = set()
        self.order: dict[int, list[int]] = {}
        self._feel([lane.strengths for lane in self.lanes])
        attackers = plan.framework.attackers
        self._hands_on = [joint and not attackers[part] for part, joint in enumerate(plan.framework.joint)]
        self.run(plan.stages)

    @property
    def strengths(self) -> list[float]:
        """The strengths on the first lane."""
        return self.lanes[0].strengths

    def run(self, stages: Iterable[Stage]) -> None:
        """Weigh these stages, in the order of the plan."""
        for stage in stages:
            if isinstance(stage, int):
                self._weigh_part(stage)
            elif stage.contested:
                self._settle(stage)
            else:
                self._weigh(stage)

    def _weigh_part(self, part: int) -> None:
        base, rests_on = self.base[part], self.plan.rests_on[part]
        # Most parts rest on nothing, or are steps that hand on one premise: these are quick.
        only = rests_on[0] if len(rests_on) == 1 and self._hands_on[part] else -1
        for lane in self.lanes:
            if only >= 0:
                lane.strengths[part] = base * lane.strengths[only]
            else:
                lane.strengths[part] = lane.strength(part, base) if rests_on else base

    def _weigh(self, circle: Circle) -> None:
        for block in circle.blocks:
            if block[0] not in self.plan.circular:
                self._weigh_part(block[0])
                continue
            for lane in self.lanes:
                self.order[block[0]] = _weigh_circle(lane, block, self.base)

    def _settle(self, circle: Circle) -> None:
        """Start from the base scores, and go on until nothing moves."""
        parts = circle.parts
        emitted = [self._emitted(lane, parts) for lane in self.lanes]
        self._feel(emitted)
        self.unsettled.update(parts)
        work = sum(self.plan.work(part) for part in parts)
        for _ in range(self.rounds):
            self._weigh(circle)
            self.iterated += work
            moved = [
                _move(felt, lane.strengths, parts) for felt, lane in zip(emitted, self.lanes, strict=True)
            ]
            if max(moved) < TOLERANCE:
                self.unsettled.difference_update(parts)
                break
        self._feel([lane.strengths for lane in self.lanes])

    def _emitted(self, lane: Lane, parts: Iterable[int]) -> dict[int, float]:
        """Return with what strengths parts attack at first: those of a circle with their base scores."""
        outside = {other: lane.strengths[other] for part in parts for other in self.plan.rests_on[part]}
        return outside | {part: self.base[part] for part in parts}

    def _feel(self, emitted: Sequence[Strengths]) -> None:
        """Let attacks be felt with the strengths emitted, but those of the two bounds by each other."""
        first, *bounds = emitted
        for lane, felt in zip(self.lanes, (first, *reversed(bounds)), strict=True):
            lane.felt = felt


def _move(emitted: dict[int, float], strengths: Sequence[float], parts: Iterable[int]) -> float:
    """Move what parts emit towards their strengths; return how far the one that moved most went."""
    furthest = 0.0
    for part in parts:
        way = DAMPING * (strengths[part] - emitted[part])
        emitted[part] += way
        furthest = max(furthest, abs(way))
    return furthest


def _weigh_circle(lane: Lane, block: tuple[int, ...], base: Sequence[float]) -> list[int]:
    """Weigh a circle of support, the strongest part first; return the parts in that order."""
    circle = _Circle(lane, block, base)
    while circle.queue:
        negative, part = heappop(circle.queue)
        if part not in circle.settled:
            circle.settle(part, -negative)
    return list(circle.settled)


class _Circle:
    """A circle of support while it is weighed; the queue holds what a part has at least, negative."""

    def __init__(self, lane: Lane, block: tuple[int, ...], base: Sequence[float]) -> None:
        self.lane, self.base = lane, base
        self.joint = lane.plan.framework.joint
        circular = lane.plan.circular
        self.lacking = {part: len(circular[part]) for part in block}
        self.leads_to: dict[int, list[int]] = {part: [] for part in block}
        for part in block:
            for other in circular[part]:
                self.leads_to[other].append(part)
        self.settled: dict[int, None] = {}
        self.against = {part: lane.attack(part) for part in block if not self.joint[part]}
        self.queue = [(-lane.strength(part, base[part]), part) for part in self.against]
        heapify(self.queue)

    def settle(self, part: int, strength: float) -> None:
        self.settled[part] = None
        self.lane.strengths[part] = strength
        for other in self.leads_to[part]:
            if not self.joint[other]:
                heappush(self.queue, (self.against[other] - strength, other))
                continue
            self.lacking[other] -= 1
            if not self.lacking[other]:
                heappush(self.queue, (-self.lane.strength(other, self.base[other]), other))


def weigh(plan: Plan, base: Sequence[float], rounds: int = ROUNDS) -> Weighing:
    """Weigh a framework with base scores in 0..1, as though what is not grouped were independent."""
    return Weighing(plan, base, (INDEPENDENT,), rounds)


def weigh_with_bounds(plan: Plan, base: Sequence[float]) -> Weighing:
    """Weigh a framework with a lower bound on the second lane and an upper on the third.

    The bounds hold whatever depends on whatever.
    """
    return Weighing(plan, base, (INDEPENDENT, LOWEST, HIGHEST))
