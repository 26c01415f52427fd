"""Conditions on events, kept as binary decision diagrams.

A *condition* says for every set of events (losses, remedies) whether it is met when just these happen. It is
a number: twice the number of a decision, plus one where the opposite is meant. A decision asks whether one
event happens and goes on to one condition or another; events are asked in their order, and equal conditions
have equal numbers. (Bryant, *Graph-based algorithms for Boolean function manipulation*, 1986; the marks for
opposites as in Brace, Rudell and Bryant, *Efficient implementation of a BDD package*, 1990.) Where every
event bears on one thing only, the work is linear but for a logarithm; at worst it doubles with each event.
"""

from collections.abc import Iterable

ALWAYS, NEVER = 0, 1
_AFTER_ALL = 1 << 62


class OutOfStepsError(Exception):
    """Tell that more work was needed than was allowed."""


class Decisions:
    """A table of decisions, and the steps that may still be spent on it."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.events = [_AFTER_ALL]
        self.otherwise = [ALWAYS]
        self.happening = [ALWAYS]
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._joined: dict[tuple[int, int], int] = {}

    def happens(self, event: int) -> int:
        """Return the condition that an event happens."""
        return self._decide(event, NEVER, ALWAYS)

    def all_of(self, conditions: Iterable[int]) -> int:
        """Return the condition that all of these are met."""
        # From the last event up: so what has been joined is not walked again where the next ends above it.
        joined = ALWAYS
        for condition in sorted(conditions, key=self.event, reverse=True):
            joined = self._both(condition, joined)
        return joined

    def any_of(self, conditions: Iterable[int]) -> int:
        """Return the condition that one of these is met, or more."""
        return opposite(self.all_of(opposite(condition) for condition in conditions))

    def spend(self, steps: int) -> None:
        """Count work; raise OutOfStepsError when there has been too much of it."""
        self.steps -= steps
        if self.steps < 0:
            raise OutOfStepsError

    def event(self, condition: int) -> int:
        """Return the event that a condition asks for first."""
        return self.events[condition >> 1]

    def branches(self, condition: int) -> tuple[int, int]:
        """Return what a condition is when the event it first asks for does not happen, and when it does."""
        number, turned = condition >> 1, condition & 1
        return self.otherwise[number] ^ turned, self.happening[number] ^ turned

    def _decide(self, event: int, otherwise: int, happening: int) -> int:
        if otherwise == happening:
            return otherwise
        turned = happening & 1
        key = (event, otherwise ^ turned, happening ^ turned)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.events)
            self.events.append(event)
            self.otherwise.append(key[1])
            self.happening.append(key[2])
        return 2 * number + turned

    def _both(self, one: int, other: int) -> int:
        # A pile of pairs, each above the pair whose half it is, stands for a recursion as deep as the events.
        waiting = [(one, other)]
        while (answer := self._known(one, other)) is None:
            self.spend(1)
            pair = waiting[-1]
            event, halves = self._halves(*pair)
            answers = [known for half in halves if (known := self._known(*half)) is not None]
            if len(answers) == 2:
                self._joined[_key(*waiting.pop())] = self._decide(event, *answers)
            else:
                waiting.extend(half for half in halves if self._known(*half) is None)
        return answer

    def _halves(self, one: int, other: int) -> tuple[int, list[tuple[int, int]]]:
        """Return the first event that either asks for, and both conditions without and with it."""
        events = self.event(one), self.event(other)
        event = min(events)
        ones = self.branches(one) if events[0] == event else (one, one)
        others = self.branches(other) if events[1] == event else (other, other)
        return event, list(zip(ones, others, strict=True))

    def _known(self, one: int, other: int) -> int | None:
        if other in (one, ALWAYS):
            return one
        if one == ALWAYS:
            return other
        if NEVER in (one, other) or one == opposite(other):
            return NEVER
        return self._joined.get(_key(one, other))


def opposite(condition: int) -> int:
    """Return the condition that is met when this one is not."""
    return condition ^ 1


def _key(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
