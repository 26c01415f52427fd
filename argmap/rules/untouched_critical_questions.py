"""Nobody has asked the critical questions of a step's scheme.

Why:
An argumentation scheme such as "expert opinion" or "sign" is a known way to go wrong as well as to go
right, and its critical questions are the known places to look. A step that names its scheme, and has
neither a warrant, nor an undercutter, nor an objection to one of its premises, has not been looked at. The
questions are listed with the finding; one that has no good answer is worth an undercutter, one that has is
worth a `warrant`. This is off unless asked for.

Wrong:
    title: Is the bridge safe?
    thesis:
      claim: The bridge is safe.
      reasons:
      - claim: The engineer says that it is safe.
        scheme: expert opinion

Right:
    title: Is the bridge safe?
    thesis:
      claim: The bridge is safe.
      reasons:
      - claim: The engineer says that it is safe.
        scheme: expert opinion
        warrant: The engineer is a specialist for bridges of this kind and has no part in its owner.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.judgements import speaker
from argmap.formats.schemes import QUESTIONS
from argmap.model import ArgumentMap, Step
from argmap.rules.rule import Finding, Reading, named, where


def check(reading: Reading) -> Iterator[Finding]:
    """Find steps whose scheme has critical questions that nothing in the map answers to."""
    for step in reading.map.steps.values():
        questions = QUESTIONS.get(step.scheme, ())
        if questions and not _is_touched(reading.map, step):
            premise = named(speaker(reading.map, step))
            yield Finding(
                f"The critical questions of “{step.scheme}” are not asked of {premise}",
                where(step, "scheme"),
                tuple(Note(question) for question in questions),
                places=(step.place,),
            )


def _is_touched(argument_map: ArgumentMap, step: Step) -> bool:
    if step.warrant or step.warrant_premise or argument_map.undercutters(step.place):
        return True
    return any(argument_map.objections(premise.statement) for premise in step.premises)
