"""On which events a label depends: labelling done once for all sets of events, with conditions for labels."""

from collections.abc import Sequence

from argmap.evaluate.components import components
from argmap.evaluate.contingent import Aim, Contingent, bits
from argmap.evaluate.decisions import ALWAYS, NEVER, Decisions, opposite
from argmap.evaluate.labelling import IN, OUT, UNDECIDED, Network


def condition_of(aim: Aim, decisions: Decisions, turns: Sequence[int]) -> int:
    """Return the condition under which an aim is met; `turns` holds for each event when it is asked.

    Raises OutOfStepsError.
    """
    found = _Labelling(aim.contingent, decisions, turns)
    found.run()
    inside, possible = found.inside[0], found.possible[0]
    of_label = {
        IN: inside,
        UNDECIDED: decisions.all_of((possible, opposite(inside))),
        OUT: opposite(possible),
    }
    return decisions.any_of(of_label[label] for label in sorted(aim.labels, key=list(of_label).index))


class _Labelling:
    """The conditions under which each part is in, and those under which it is not out.

    They are the alternating fixpoint that grounded labelling is (Van Gelder 1993), found circle by circle:
    what is possible while no more attackers are in than is certain, then what is certain in view of that,
    until nothing new is certain. Both are least fixpoints, so that support in a circle supports nothing.
    """

    def __init__(self, contingent: Contingent, decisions: Decisions, turns: Sequence[int]) -> None:
        self.network = contingent.network
        self.changes = contingent.changes
        self.decisions = decisions
        self.turns = turns
        self.inside = [NEVER] * len(contingent.parts)
        self.possible = [NEVER] * len(contingent.parts)

    def run(self) -> None:
        network = self.network
        below = [[*s, *a] for s, a in zip(network.supporters, network.attackers, strict=True)]
        for circle in components(below):
            self._settle(circle)

    def _settle(self, circle: Sequence[int]) -> None:
        members = frozenset(circle)
        fighting = any(not members.isdisjoint(self.network.attackers[part]) for part in circle)
        certain: list[int] | None = None
        while certain is None or (fighting and certain != [self.inside[part] for part in circle]):
            certain = [self.inside[part] for part in circle]
            self._fix(circle, self.possible, against=self.inside)
            self._fix(circle, self.inside, against=self.possible)

    def _fix(self, circle: Sequence[int], found: list[int], *, against: list[int]) -> None:
        """Find the least fixpoint of one list, where attackers are judged by the other."""
        for part in circle:
            found[part] = NEVER
        self._sweep(circle, found, against)
        while len(circle) > 1 and self._sweep(circle, found, against):
            pass

    def _sweep(self, circle: Sequence[int], found: list[int], against: list[int]) -> bool:
        """Draw consequences once round; tell whether there were any."""
        news = False
        for part in reversed(circle):
            condition = self._stands(part, found, against)
            news = news or condition != found[part]
            found[part] = condition
        return news

    def _stands(self, part: int, found: Sequence[int], against: Sequence[int]) -> int:
        network = self.network
        self.decisions.spend(1 + len(network.supporters[part]) + len(network.attackers[part]))
        supporters = [found[other] for other in network.supporters[part]]
        attackers = (opposite(against[other]) for other in network.attackers[part])
        return self.decisions.all_of((self._carried(part, supporters), *attackers))

    def _carried(self, part: int, supporters: Sequence[int]) -> int:
        carried = self._enough(self.network.needs[part], supporters)
        change = self.changes.get(part)
        if change is None:
            return carried
        decisions = self.decisions
        happening = decisions.all_of(decisions.happens(self.turns[event]) for event in bits(change.events))
        changed = decisions.all_of((happening, self._enough(change.need, supporters)))
        unchanged = decisions.all_of((opposite(happening), carried))
        return decisions.any_of((changed, unchanged))

    def _enough(self, need: int, supporters: Sequence[int]) -> int:
        if not need:
            return ALWAYS
        if need > len(supporters):
            return NEVER
        # A statement needs one step, a step all its premises: no part needs some number between.
        return self.decisions.any_of(supporters) if need == 1 else self.decisions.all_of(supporters)


def turns(contingent: Contingent, events: int) -> list[int]:
    """Return when each event is best asked: near what it bears on, and before what is larger.

    Decisions stay small where events that bear on one part are asked together. Joining two conditions costs
    as much as the first one is large, so that smaller ones go first.
    """
    below = _tree(contingent.network)
    order: dict[int, None] = {}
    waiting = [0]
    while waiting:
        part = waiting.pop()
        if part in contingent.changes:
            order.update(dict.fromkeys(bits(contingent.changes[part].events)))
        waiting.extend(below[part])
    order.update(dict.fromkeys(range(events)))
    turn_of = {event: turn for turn, event in enumerate(order)}
    return [turn_of[event] for event in range(events)]


def _tree(network: Network) -> list[list[int]]:
    """Return a tree of what lies below each part, larger ones first."""
    above: dict[int, int] = {}
    waiting = [(0, 0)]
    while waiting:
        part, parent = waiting.pop()
        if part not in above:
            above[part] = parent
            others = (*network.supporters[part], *network.attackers[part])
            waiting.extend((other, part) for other in reversed(others))
    sizes = [1] * len(network.needs)
    below: list[list[int]] = [[] for _ in sizes]
    for part, parent in reversed(above.items()):
        if part:
            sizes[parent] += sizes[part]
            below[parent].append(part)
    for fellows in below:
        fellows.sort(key=sizes.__getitem__, reverse=True)
    return below
