"""The smallest sets of events that lead where one wants to be.

They are read off from decisions on all events where these can be afforded, else searched for among sets of
growing size. Both count their work and stop in time, and then tell what was proved until there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.evaluate.conditions import condition_of, turns
from argmap.evaluate.contingent import Aim, bits
from argmap.evaluate.decisions import ALWAYS, NEVER, Decisions, OutOfStepsError
from argmap.evaluate.hitting import Search

MOST_SETS = 12
MANY = 1_000_000
MOST_DECISIONS = 200_000
MOST_SEARCHING = 1_000_000
"""Steps after which each of the two ways gives up; either takes a second or two."""
_NO_SIZE = 1 << 62


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest sets, in order of their events, at most MOST_SETS of them.

    `total`: how many there are, counted up to MANY; `least`: no smaller set is enough, which is proved;
    `exhaustive`: the sets are of that size and `total` counts all of them, or no set of any size is enough.
    Otherwise the sets are the smallest known, and `total` counts these.
    """

    sets: tuple[tuple[int, ...], ...]
    total: int
    least: int
    exhaustive: bool


NO_SET = Found(sets=(), total=0, least=0, exhaustive=True)
"""Found when it is sure that no set of any size is enough."""


def smallest(aims: Sequence[Aim], events: int) -> Found:
    """Return the smallest sets of events that meet all aims together, which the empty set does not."""
    try:
        return _decided(aims, events)
    except OutOfStepsError:
        return _searched(aims, events)


def _decided(aims: Sequence[Aim], events: int) -> Found:
    decisions = Decisions(MOST_DECISIONS)
    turn_of = turns(aims[0].contingent, events)
    goal = decisions.all_of([condition_of(aim, decisions, turn_of) for aim in aims])
    event_at = {turn: event for event, turn in enumerate(turn_of)}
    return _Shortest(decisions, [event_at[turn] for turn in range(events)]).found(goal)


def _searched(aims: Sequence[Aim], events: int) -> Found:
    search = Search(aims, events, MOST_SEARCHING)
    exhaustive = search.run()
    if exhaustive and not search.found:
        return NO_SET
    sets = sorted(tuple(bits(found)) for found in search.found)
    return Found(tuple(sets[:MOST_SETS]), len(sets), search.size, exhaustive)


class _Shortest:
    """The smallest sets that a condition asks for, read off from below: no decision is looked at twice.

    A set is a number again, but with the first event as its highest bit: the greater number comes first. That
    order stays the same when both of two sets get one more event, so that the first of all sets are made of
    the first of each half.
    """

    def __init__(self, decisions: Decisions, event_at: Sequence[int]) -> None:
        self.decisions = decisions
        self.event_at = event_at
        self.size = {ALWAYS: 0, NEVER: _NO_SIZE}
        self.total = {ALWAYS: 1}
        self.sets = {ALWAYS: [0]}

    def found(self, goal: int) -> Found:
        for condition in self._below(goal):
            otherwise, happening = self.decisions.branches(condition)
            self.size[condition] = min(self.size[otherwise], self.size[happening] + 1)
        if self.size[goal] >= _NO_SIZE:
            return NO_SET
        for condition in self._below(goal, shortest=True):
            self._count(condition)
        last = len(self.event_at) - 1
        sets = [tuple(last - bit for bit in reversed(bits(found))) for found in self.sets[goal]]
        return Found(tuple(sets), self.total[goal], self.size[goal], exhaustive=True)

    def _count(self, condition: int) -> None:
        bit = 1 << (len(self.event_at) - 1 - self.event_at[self.decisions.event(condition)])
        added = dict(zip(self.decisions.branches(condition), (0, bit), strict=True))
        halves = self._shorter(condition)
        sets = [found | added[half] for half in halves for found in self.sets[half]]
        self.total[condition] = min(MANY, sum(self.total[half] for half in halves))
        self.sets[condition] = sorted(sets, reverse=True)[:MOST_SETS]

    def _shorter(self, condition: int) -> list[int]:
        """Return the halves that lead to smallest sets."""
        otherwise, happening = self.decisions.branches(condition)
        sizes = (otherwise, self.size[otherwise]), (happening, self.size[happening] + 1)
        return [half for half, size in sizes if size == self.size[condition]]

    def _below(self, goal: int, *, shortest: bool = False) -> list[int]:
        """Return the conditions that a goal leads to, itself last: halves come before what they are of."""
        seen = {ALWAYS, NEVER}
        waiting = [goal]
        while waiting:
            condition = waiting.pop()
            if condition not in seen:
                seen.add(condition)
                waiting.extend(self._shorter(condition) if shortest else self.decisions.branches(condition))
        return sorted(seen - {ALWAYS, NEVER})
