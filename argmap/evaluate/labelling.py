"""Grounded three-valued labelling with thresholds, in time linear in the network but for circles in circles.

A part is *in* when as many of its supporters are in as it needs and all its attackers are out. It is *out*
when an attacker is in, or when so many supporters are out that its need cannot be met. Both are read as a
least fixpoint: nothing is decided without a reason. Where that leaves parts undecided whose support leads
back only to themselves, these are out, and the fixpoint goes on from there. (The equations are those of
`docs/format.md`; a step needs all its premises, a statement one step for it, a granted statement none.)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from argmap.evaluate.components import NONE, turned


class Label(Enum):
    """What a reading says of a part."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


IN, OUT, UNDECIDED = Label.IN, Label.OUT, Label.UNDECIDED


@dataclass(frozen=True)
class Network:
    """What each part rests on, how many of these supporters it needs, and what attacks it."""

    supporters: Sequence[Sequence[int]]
    attackers: Sequence[Sequence[int]]
    needs: Sequence[int]

    @cached_property
    def supports(self) -> list[list[int]]:
        """What each part supports."""
        return turned(self.supporters)

    @cached_property
    def attacks(self) -> list[list[int]]:
        """What each part attacks."""
        return turned(self.attackers)

    def needing(self, needs: Sequence[int]) -> "Network":
        """Return a network where other numbers of the same supporters are needed."""
        network = Network(self.supporters, self.attackers, needs)
        # The arrows are the same, and turning them round is half of the work of labelling.
        network.__dict__.update(supports=self.supports, attacks=self.attacks)
        return network

    def unopposed(self) -> "Network":
        """Return the network without its attacks."""
        none = [NONE] * len(self.needs)
        network = Network(self.supporters, none, self.needs)
        network.__dict__.update(supports=self.supports, attacks=none)
        return network

    def doubled(self) -> "Network":
        """Return the network together with a copy of it, where each attacks the other.

        The parts of the copy have the numbers that follow.
        """
        network = Network(
            supporters=[*self.supporters, *_shifted(self.supporters)],
            attackers=[*_shifted(self.attackers), *self.attackers],
            needs=[*self.needs, *self.needs],
        )
        network.__dict__.update(
            supports=[*self.supports, *_shifted(self.supports)],
            attacks=[*_shifted(self.attacks), *self.attacks],
        )
        return network


def _shifted(lists: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return lists of the parts of a copy, whose numbers follow."""
    size = len(lists)
    return [[part + size for part in parts] if parts else NONE for parts in lists]


def label(network: Network) -> list[Label]:
    """Return the label of every part."""
    labels, footing = _Labels(network), _Footing(network)
    labels.look_at_all()
    labels.spread()
    loose = footing.restore(range(len(network.needs)), labels.given)
    while loose := [part for part in loose if labels.given[part] is UNDECIDED]:
        for part in loose:
            labels.decide(part, OUT)
        lost = footing.withdraw(labels.spread())
        loose = footing.restore(lost, labels.given)
    return labels.given


def without_footing(network: Network) -> list[int]:
    """Return the parts whose support leads back only to themselves or to such parts, attacks left aside."""
    return _Footing(network).restore(range(len(network.needs)), [UNDECIDED] * len(network.needs))


class _Labels:
    """Labels while they are being found; each is given once and never taken back."""

    def __init__(self, network: Network) -> None:
        self.given = [UNDECIDED] * len(network.needs)
        self.lacking = list(network.needs)
        self.spare = [len(s) - need for s, need in zip(network.supporters, network.needs, strict=True)]
        self.unbeaten = [len(attackers) for attackers in network.attackers]
        self.supports = network.supports
        self.attacks = network.attacks
        self.waiting: list[int] = []

    def look_at_all(self) -> None:
        for part in range(len(self.given)):
            self._look_at(part)

    def decide(self, part: int, given: Label) -> None:
        if self.given[part] is UNDECIDED:
            self.given[part] = given
            self.waiting.append(part)

    def spread(self) -> list[int]:
        """Draw all consequences of what has been decided; return the parts that went out."""
        gone = []
        while self.waiting:
            part = self.waiting.pop()
            if self.given[part] is IN:
                self._tell_in(part)
            else:
                gone.append(part)
                self._tell_out(part)
        return gone

    def _tell_in(self, part: int) -> None:
        for other in self.attacks[part]:
            self.decide(other, OUT)
        for other in self.supports[part]:
            self.lacking[other] -= 1
            self._look_at(other)

    def _tell_out(self, part: int) -> None:
        for other in self.attacks[part]:
            self.unbeaten[other] -= 1
            self._look_at(other)
        for other in self.supports[part]:
            self.spare[other] -= 1
            self._look_at(other)

    def _look_at(self, part: int) -> None:
        if self.spare[part] < 0:
            self.decide(part, OUT)
        elif self.lacking[part] <= 0 and not self.unbeaten[part]:
            self.decide(part, IN)


class _Footing:
    """Which parts are firm: not out, and resting, in the end, on parts that need no support.

    A firm part that has a choice of supporters leans on one of them. So when parts go out, only what leans
    on them is looked at again, and a long row of circles that fall one after the other stays cheap.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.supports = network.supports
        self.firm = [False] * len(network.needs)
        self.firm_below = [0] * len(network.needs)
        self.leans_on = [-1] * len(network.needs)

    def withdraw(self, gone: Iterable[int]) -> list[int]:
        """Take firmness from parts that went out and from all that leans on them; return those parts."""
        lost: list[int] = []
        for part in gone:
            self._drop(part, lost)
        for part in lost:
            for other in self.supports[part]:
                self.firm_below[other] -= 1
                if self.leans_on[other] == part or self._needs_all(other):
                    self._drop(other, lost)
        return lost

    def restore(self, parts: Iterable[int], given: Sequence[Label]) -> list[int]:
        """Make firm again what can be, among parts that are not; return those that stay without."""
        parts = list(parts)
        # All are chosen before any is marked, or two of them could come to lean on each other.
        ready = [(part, self._firm_supporter(part)) for part in parts if self._can_be_firm(part, given)]
        waiting = [self._set(part, prop) for part, prop in ready]
        while waiting:
            part = waiting.pop()
            for other in self.supports[part]:
                self.firm_below[other] += 1
                if not self.firm[other] and self._can_be_firm(other, given):
                    waiting.append(self._set(other, part))
        return [part for part in parts if not self.firm[part]]

    def _drop(self, part: int, lost: list[int]) -> None:
        if self.firm[part]:
            self.firm[part] = False
            lost.append(part)

    def _needs_all(self, part: int) -> bool:
        return self.network.needs[part] == len(self.network.supporters[part])

    def _can_be_firm(self, part: int, given: Sequence[Label]) -> bool:
        return given[part] is not OUT and self.firm_below[part] >= self.network.needs[part]

    def _firm_supporter(self, part: int) -> int:
        if not self.network.needs[part]:
            return -1
        return next(other for other in self.network.supporters[part] if self.firm[other])

    def _set(self, part: int, prop: int) -> int:
        self.firm[part] = True
        self.leans_on[part] = prop
        return part
