"""The same reason is given twice for the same thing.

Why:
To say a thing twice does not make it twice as good, but a reader who counts reasons counts it twice. In a
group a repeated premise adds nothing at all. Take one out; or, where two different arguments start from
the same statement, give each its own `warrant`, which says how it leads where it leads. Two statements
with the same words are one here. Objections and replies that are given twice are meant as well.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - id: students
        claim: Students would come on Sundays.
      - ref: students

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come on Sundays.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.formats.wording import said
from argmap.model import ArgumentMap, Place, Premise, Step
from argmap.rules.rule import Finding, Reading, named
from argmap.source import Span

_Words = tuple[str, ...]


def check(reading: Reading) -> Iterator[Finding]:
    """Find statements that are twice among the premises of a step, and steps with the same premises."""
    earlier: dict[object, Step] = {}
    counts: dict[tuple[bool, Place], int] = {}
    for step in reading.map.steps.values():
        counts[step.undercuts, step.target] = counts.get((step.undercuts, step.target), 0) + 1
    for step in reading.map.steps.values():
        if len(step.premises) > 1:
            yield from _within(reading.map, step)
        if counts[step.undercuts, step.target] > 1:
            first = earlier.setdefault(_argument(reading.map, step), step)
            if first is not step:
                yield _repeated(reading.map, step, first)


def _within(argument_map: ArgumentMap, step: Step) -> Iterator[Finding]:
    earlier: dict[_Words, Premise] = {}
    for premise in step.premises:
        first = earlier.setdefault(_words(argument_map, premise), premise)
        if first is not premise:
            statement = argument_map.statements[premise.statement]
            yield Finding(
                f"{named(statement)} is twice among the premises of the step {step.id or step.place}",
                _span(argument_map, premise),
                (Note("it stands here already", _span(argument_map, first)),),
                places=tuple(dict.fromkeys((step.place, premise.statement, first.statement))),
            )


def _repeated(argument_map: ArgumentMap, step: Step, first: Step) -> Finding:
    premise, same = step.premises[0], first.premises[0]
    target = f"the step {step.target}" if step.undercuts else argument_map.statements[step.target].handle
    statement = argument_map.statements[premise.statement]
    together = " and what counts together with it" if len(step.premises) > 1 else ""
    return Finding(
        f"{named(statement)}{together} is given twice {step.direction} {target}",
        _span(argument_map, premise),
        (Note("it stands here already", _span(argument_map, same)),),
        places=tuple(dict.fromkeys((step.place, premise.statement, first.place, same.statement))),
    )


def _argument(argument_map: ArgumentMap, step: Step) -> object:
    """Return what makes a step the argument that it is: where it leads, from what, and why."""
    premises = frozenset(_words(argument_map, premise) for premise in step.premises)
    warrant = step.warrant_premise
    why = _words(argument_map, warrant) if warrant else said(step.warrant)
    return step.undercuts, step.target, step.direction, premises, why, step.scheme


def _words(argument_map: ArgumentMap, premise: Premise) -> _Words:
    return said(argument_map.statements[premise.statement].text)


def _span(argument_map: ArgumentMap, premise: Premise) -> Span:
    return premise.span if premise.ref else argument_map.statements[premise.statement].text_span
