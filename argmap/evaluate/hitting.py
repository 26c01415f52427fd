"""Search for the smallest sets of events, by what each of them must hit.

A *demand* is a set of events of which one must happen: without any of them, all others are not enough. A set
that is enough meets every demand. So only sets that meet those found so far are tried, and each of them that
fails gives a new demand. (Reiter, *A theory of diagnosis from first principles*, 1987.) Sets are tried by
size, so that the first that are enough are the smallest.
"""

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.evaluate.contingent import Aim, bits
from argmap.evaluate.decisions import OutOfStepsError

_STEPS_A_PART = 4
"""What it costs to label a part, in the same steps in which demands are counted, eight to a step."""


@dataclass(frozen=True, slots=True, order=True)
class _Demand:
    """Events of which one must happen wherever all those in `chosen` do."""

    size: int
    events: int
    chosen: int

    def is_open(self, chosen: int) -> bool:
        return not self.chosen & ~chosen and not self.events & chosen


class Search:
    """A search, and what it has found.

    That nothing happens is not enough, to begin with, and no set smaller than `size` is. `found` are sets of
    that size; or, where the search ended before it came to any, one larger set that is enough, or none.
    """

    def __init__(self, aims: Sequence[Aim], events: int, steps: int) -> None:
        self.aims = aims
        self.everything = (1 << events) - 1
        self.steps = steps
        self.size = 1
        self.found: list[int] = []
        self.demands: list[_Demand] = []
        changes = ((aim, change) for aim in aims for change in aim.contingent.changes.values())
        self.can_harm = any(change.raises != aim.upwards for aim, change in changes)

    def run(self) -> bool:
        """Search; tell whether all smallest sets were found, or it is sure that there are none."""
        try:
            if not self._within_reach(0, self.everything):
                return True
            self._find_any()
            while self.size <= self.everything.bit_count() and not self._find_all():
                self.size += 1
        except OutOfStepsError:
            return False
        return True

    def _find_any(self) -> None:
        """Find one set, by leaving away what can be, with no more than half of the steps."""
        reserved = self.steps // 2
        self.steps -= reserved
        try:
            if self._is_enough(self.everything):
                self.found = [
                    self._kept(bits(self.everything), lambda gone: self._is_enough(self.everything & ~gone))
                ]
        except OutOfStepsError:
            self.steps = 0
        self.steps += reserved

    def _find_all(self) -> bool:
        """Find all sets of the size that has been reached; tell whether there are any."""
        exact: list[int] = []
        waiting = [(0, 0)]
        while waiting:
            chosen, barred = waiting.pop()
            demand = self._next_demand(chosen, barred)
            if demand is None:
                exact.append(chosen)
                self.found = exact
                continue
            # What is chosen first here is barred for its neighbours, so that no set comes twice.
            for event in bits(demand):
                waiting.append((chosen | 1 << event, barred))
                barred |= 1 << event
        return bool(exact)

    def _next_demand(self, chosen: int, barred: int) -> int | None:
        """Return what to choose from next, which is nothing where no set of the size can come of it."""
        least, demand = self._still_open(chosen, barred)
        room = self.size - chosen.bit_count()
        if least > room:
            return 0
        if demand is not None:
            return demand
        if self._is_enough(chosen):
            return None
        found = self._learn(chosen, barred)
        return found & ~barred if room else 0

    def _still_open(self, chosen: int, barred: int) -> tuple[int, int | None]:
        """Return how many events the open demands need at least, and the one that leaves the least choice."""
        self._spend(1 + len(self.demands) // 8)
        apart, covered, narrowest = 0, 0, None
        for demand in self.demands:
            if demand.is_open(chosen):
                events = demand.events & ~barred
                if not events & covered:
                    covered |= events
                    apart += 1
                if narrowest is None or events.bit_count() < narrowest.bit_count():
                    narrowest = events
        return apart, narrowest

    def _learn(self, chosen: int, barred: int) -> int:
        """Find a new demand that what is chosen does not meet."""
        anywhere = not self.can_harm or not self._within_reach(0, chosen)
        base = 0 if anywhere else chosen
        rest = self.everything & ~chosen
        # What is demanded often is allowed first, so that new demands have little in common with the old.
        often = {event: sum(d.events >> event & 1 for d in self.demands) for event in bits(rest)}
        order = sorted(bits(rest), key=lambda event: (not barred >> event & 1, -often[event]))
        events = self._kept(order, lambda gone: not self._within_reach(base, chosen | gone))
        insort(self.demands, _Demand(events.bit_count(), events, base))
        return events

    def _kept(self, events: Sequence[int], can_go: Callable[[int], bool]) -> int:
        """Return those events that cannot go: try to do without all, then without each half, and so on."""
        kept, gone = 0, 0
        waiting = [events]
        while waiting:
            some = waiting.pop()
            tried = sum(1 << event for event in some)
            if can_go(gone | tried):
                gone |= tried
            elif len(some) > 1:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
            else:
                kept |= tried
        return kept

    def _is_enough(self, events: int) -> bool:
        return self._within_reach(events, events)

    def _within_reach(self, chosen: int, allowed: int) -> bool:
        self._spend(_STEPS_A_PART * sum(len(aim.contingent.parts) for aim in self.aims))
        return all(aim.within_reach(chosen, allowed) for aim in self.aims)

    def _spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise OutOfStepsError
