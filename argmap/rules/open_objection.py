"""Nothing answers an objection to the thesis or to its support.

Why:
An objection that is left open keeps what it speaks against from holding, whatever speaks for it. A reader
who knows the objection waits for the answer. It is answered by a reply that stands, which means one with a
source, and that stands under the objection itself: to refute only its evidence leaves it open. One that is
true and yet does not defeat is `outweighed`, with the reason. Doubts about steps (`undercutters`) are
meant too.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come.
      objections:
      - Nobody is there to staff it.

Right:
    title: Should the library open on Sundays?
    sources:
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come.
      objections:
      - claim: Nobody is there to staff it.
        replies:
        - evidence: The budget has two posts for Sundays.
          source: budget, p. 2
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate import State
from argmap.evaluate.judgements import speaker
from argmap.evaluate.support import left_open, support
from argmap.model import THESIS, ArgumentMap, Side, Statement, Step
from argmap.rules.rule import Finding, Reading, named

_AGAINST = {Side.OURS: "objections", Side.THEIRS: "replies"}


def check(reading: Reading) -> Iterator[Finding]:
    """Find what speaks against the thesis's support and is open, even when all replies are believed."""
    for step in left_open(reading.map, reading.evaluation, support(reading.map, THESIS)):
        if reading.evaluation.states[step.place] is State.OPEN:
            statement = speaker(reading.map, step)
            yield Finding(
                f"{_answers(reading.map, step)} what speaks against {_target(reading.map, step)}: "
                f"{named(statement)}",
                step.span if step.premises[0].ref else statement.text_span,
                (_advice(statement),),
                places=(step.place, *(premise.statement for premise in step.all_premises)),
            )


def _answers(argument_map: ArgumentMap, step: Step) -> str:
    answered = argument_map.undercutters(step.place) or any(
        argument_map.objections(premise.statement) for premise in step.all_premises
    )
    return "No reply that stands meets" if answered else "Nothing answers"


def _target(argument_map: ArgumentMap, step: Step) -> str:
    if step.undercuts:
        return f"the step {step.target}"
    return "the thesis" if step.target == THESIS else argument_map.statements[step.target].handle


def _advice(statement: Statement) -> Note:
    key = _AGAINST[statement.side]
    return Note(
        f"put a reply with a source under it, as `{key}:`, or say with `outweighed:` why it does not defeat"
    )
