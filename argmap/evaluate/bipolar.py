"""Parts that support and attack each other, and the order in which they can be weighed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from argmap.evaluate.components import NONE, components, turned

Group = int | tuple[int, ...]
"""A supporter or attacker of a part, or several that repeat one another: then the greatest counts."""


@dataclass(frozen=True, slots=True)
class Bipolar:
    """A quantitative bipolar framework whose base scores are left free.

    Parts are numbered from 0. A *joint* part is a step: its supporters are premises, all of which it needs,
    and its attackers undercut it. Any other part is a statement, which its supporters and attackers move
    away from its base score. No part supports or attacks another twice.
    """

    joint: Sequence[bool]
    supporters: Sequence[Sequence[Group]]
    attackers: Sequence[Sequence[Group]]


def members(groups: Sequence[Group]) -> list[int]:
    """Return the parts in groups."""
    if not groups:
        return NONE
    parts: list[int] = []
    for group in groups:
        if isinstance(group, int):
            parts.append(group)
        else:
            parts.extend(group)
    return parts


@dataclass(frozen=True, slots=True)
class Circle:
    """Parts that rest on one another.

    `blocks` come in such an order that support comes from the same block or an earlier one; a block has one
    part, or is a circle of support. `contested` tells that attacks run in a circle here.
    """

    blocks: tuple[tuple[int, ...], ...]
    contested: bool

    @property
    def parts(self) -> tuple[int, ...]:
        """All parts of the circle."""
        return tuple(chain.from_iterable(self.blocks))


Stage = int | Circle
"""What can be weighed at once: a part, or parts in a circle."""


def parts_of(stage: Stage) -> tuple[int, ...]:
    """Return the parts of a stage."""
    return (stage,) if isinstance(stage, int) else stage.parts


@dataclass(frozen=True, slots=True)
class Plan:
    """A framework with the order in which its parts are weighed: a stage rests on itself and earlier ones.

    `rests_on` holds the supporters and attackers of each part. `circular` holds, for each part of a circle of
    support, its supporters from that circle; `supporters` are groups as in the framework, without those from
    their own circle where they support a statement.
    """

    framework: Bipolar
    stages: Sequence[Stage]
    rests_on: Sequence[Sequence[int]]
    supporters: Sequence[Sequence[Group]]
    circular: Mapping[int, tuple[int, ...]]

    def work(self, part: int) -> int:
        """Return what it costs to weigh a part once, in quarters of a microsecond or so.

        A step that hands on one premise is quick; what combines strengths takes longer, and looks at each.
        """
        looked_at = len(self.rests_on[part])
        return 1 if looked_at < 2 and self.framework.joint[part] else 3 + looked_at


def plan(framework: Bipolar) -> Plan:
    """Put the parts of a framework in order; the time is linear."""
    pairs = zip(framework.supporters, framework.attackers, strict=True)
    rests_on = [
        members(supporters) + members(attackers) if attackers else members(supporters)
        for supporters, attackers in pairs
    ]
    stages: list[Stage] = list(_straight(rests_on))
    if len(stages) < len(rests_on):
        done = frozenset(stages)
        rest = [part for part in range(len(rests_on)) if part not in done]
        stages += [_stage(framework, found) for found in _components(rest, rests_on.__getitem__)]
    supporters, circular = list(framework.supporters), {}
    for stage in stages:
        for block in () if isinstance(stage, int) else stage.blocks:
            for part, others in _circular(framework, block):
                circular[part] = others
                if not framework.joint[part]:
                    supporters[part] = _without(framework.supporters[part], frozenset(others))
    return Plan(framework, stages, rests_on, supporters, circular)


def _straight(rests_on: Sequence[Sequence[int]]) -> list[int]:
    """Return in order what neither stands in a circle nor rests on one (Kahn's algorithm)."""
    bears_on = turned(rests_on)
    lacking = [len(others) for others in rests_on]
    order = [part for part, others in enumerate(rests_on) if not others]
    for part in order:
        for other in bears_on[part]:
            lacking[other] -= 1
            if not lacking[other]:
                order.append(other)
    return order


def _components(parts: Sequence[int], rests_on: Callable[[int], Iterable[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the strongly connected components of some parts, those first on which others rest."""
    number = {part: n for n, part in enumerate(parts, start=1)}
    below = [[number[other] for other in rests_on(part) if other in number] for part in parts]
    # The walk begins at 0, which leads to every part and comes out last.
    for component in components([list(number.values()), *below]):
        if component != [0]:
            yield tuple(sorted(parts[n - 1] for n in component))


def _stage(framework: Bipolar, component: tuple[int, ...]) -> Stage:
    inside = frozenset(component)
    contested = any(not inside.isdisjoint(members(framework.attackers[part])) for part in component)
    blocks = tuple(_components(component, lambda part: members(framework.supporters[part])))
    if len(component) == 1 and not contested and not any(_circular(framework, component)):
        return component[0]
    return Circle(blocks, contested)


def _circular(framework: Bipolar, block: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the parts of a block with the supporters they have in it; of a circle all parts have some."""
    inside = frozenset(block)
    for part in block:
        circular = tuple(other for other in members(framework.supporters[part]) if other in inside)
        if circular:
            yield part, circular


def _without(groups: Sequence[Group], gone: frozenset[int]) -> list[Group]:
    left = ([part for part in members((group,)) if part not in gone] for group in groups)
    return [as_group(parts) for parts in left if parts]


def as_group(parts: Sequence[int]) -> Group:
    """Return parts that repeat one another, at least one, as a group."""
    return parts[0] if len(parts) == 1 else tuple(parts)
