"""One statement is given for and against the same thing.

Why:
What speaks for a thing cannot, by itself, speak against it as well. Such a pair comes about when an entry
slips under the wrong word, or when a statement of two halves is used once for each. Keep the one that is
meant, or split the statement. Two statements with the same words are one here. Where the statement is only
one premise among several on both sides, it may be common ground, and nothing is said.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - id: staff
        claim: The staff would have to work on Sundays.
      objections:
      - ref: staff

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come on Sundays.
      objections:
      - The staff would have to work on Sundays.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.formats.wording import said
from argmap.model import ArgumentMap, Direction, Place, Premise, Step
from argmap.rules.rule import Finding, Reading, named
from argmap.source import Span

_ADVICE = Note("keep the use that is meant, or split the statement into what is for and what is against")

_Use = tuple[Step, Premise]


def check(reading: Reading) -> Iterator[Finding]:
    """Find statements that speak for and against one target, in one of the two uses alone."""
    for target in reading.map.statements:
        steps = reading.map.steps_on(target)
        if len({step.direction for step in steps}) == 2:
            reasons: dict[tuple[str, ...], _Use] = {}
            for use in _uses(steps, Direction.FOR):
                _keep(reasons, _words(reading.map, use), use)
            for use in _uses(steps, Direction.AGAINST):
                reason = reasons.get(_words(reading.map, use))
                if reason and (_alone(use) or _alone(reason)):
                    yield _finding(reading.map, target, use, reason)


def _uses(steps: tuple[Step, ...], direction: Direction) -> Iterator[_Use]:
    return ((step, one) for step in steps if step.direction is direction for one in step.premises)


def _keep(reasons: dict[tuple[str, ...], _Use], words: tuple[str, ...], use: _Use) -> None:
    """Keep the first use of some words, or the first alone, which says more."""
    kept = reasons.get(words)
    if kept is None or (_alone(use) and not _alone(kept)):
        reasons[words] = use


def _alone(use: _Use) -> bool:
    return len(use[0].premises) == 1


def _words(argument_map: ArgumentMap, use: _Use) -> tuple[str, ...]:
    return said(argument_map.statements[use[1].statement].text)


def _finding(argument_map: ArgumentMap, target: Place, use: _Use, reason: _Use) -> Finding:
    places = (use[1].statement, use[0].place, reason[1].statement, reason[0].place)
    return Finding(
        f"{named(argument_map.statements[use[1].statement])} is given for and against "
        f"{argument_map.statements[target].handle}",
        _span(argument_map, use[1]),
        (Note("it is given for it here", _span(argument_map, reason[1])), _ADVICE),
        places=tuple(dict.fromkeys(places)),
    )


def _span(argument_map: ArgumentMap, premise: Premise) -> Span:
    return premise.span if premise.ref else argument_map.statements[premise.statement].text_span
