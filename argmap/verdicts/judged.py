"""A map judged as it is, and as it would be on a supposition."""

from dataclasses import dataclass

from argmap.evaluate import Evaluation, evaluate, without
from argmap.language import ENGLISH
from argmap.model import ArgumentMap
from argmap.report import cite
from argmap.report.subject import Subject
from argmap.verdicts.wishes import Wish


@dataclass(frozen=True, slots=True)
class Judged:
    """A map on a supposition: `subject` has it so with its evaluation, `before` is the evaluation without."""

    subject: Subject
    wish: Wish
    before: Evaluation


def judge(argument_map: ArgumentMap, wish: Wish) -> Judged:
    """Judge a map on a supposition, an empty one for the map as it is."""
    supposed = without(argument_map, wish.without) if wish.without else argument_map
    evaluation = evaluate(supposed, wish.supposition)
    names = dict(cite.names(argument_map))
    subject = Subject(supposed, evaluation, names, language=ENGLISH, supposing=wish.supposition)
    return Judged(subject, wish, evaluate(argument_map))
