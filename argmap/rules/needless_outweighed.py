"""What is `outweighed` has been answered anyway.

Why:
`outweighed` grants an objection and says why it does not defeat. Where a reply that stands has met it,
nothing need be granted: the report would say "answered", which is more, and says "accepted" instead. Take
`outweighed` out; or, if the objection is right in part, say in the reply what is not met.

Wrong:
    title: Should the library open on Sundays?
    sources:
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      objections:
      - claim: Nobody is there to staff it.
        outweighed: Staff can be found.
        replies:
        - evidence: The budget has two posts for Sundays.
          source: budget, p. 2

Right:
    title: Should the library open on Sundays?
    sources:
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      objections:
      - claim: Nobody is there to staff it.
        replies:
        - evidence: The budget has two posts for Sundays.
          source: budget, p. 2
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate import State, Status
from argmap.evaluate.judgements import speaker
from argmap.model import Step
from argmap.rules.rule import Finding, Reading, named, where

_MET = (State.ANSWERED, State.ANSWERED_BY_PROMISE, State.OUTWEIGHED)


def check(reading: Reading) -> Iterator[Finding]:
    """Find steps that are outweighed though something that stands answers them."""
    for step in reading.map.steps.values():
        if step.outweighed:
            answer = next((one for one in _answers(reading, step) if _stands(reading, one)), None)
            if answer:
                reply = speaker(reading.map, answer)
                yield Finding(
                    f"{named(speaker(reading.map, step))} is outweighed, and answered as well",
                    where(step, "outweighed"),
                    (Note(f"it is answered by {named(reply)}; take `outweighed:` out", reply.text_span),),
                    places=(step.place,),
                )


def _answers(reading: Reading, step: Step) -> Iterator[Step]:
    yield from reading.map.undercutters(step.place)
    for premise in step.all_premises:
        yield from reading.map.objections(premise.statement)


def _stands(reading: Reading, step: Step) -> bool:
    """Tell whether a step's premises hold and all that undercuts it is met; it is not outweighed itself."""
    standings, states = reading.evaluation.standings, reading.evaluation.states
    holds = all(standings[premise.statement].status is Status.HOLDS for premise in step.all_premises)
    met = all(states[one.place] in _MET for one in reading.map.undercutters(step.place))
    return holds and met and not step.outweighed
