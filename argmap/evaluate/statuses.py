"""Readings to statuses and states."""

from argmap.evaluate.labelling import IN, OUT, UNDECIDED
from argmap.evaluate.readings import Readings, read_all, status_of
from argmap.evaluate.standing import Evaluation, Standing, State
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Direction, Place, Step


def evaluate(argument_map: ArgumentMap, supposing: Supposition = NOTHING) -> Evaluation:
    """Say how every statement stands, asides too, and what has become of every step that speaks against.

    Statuses and states are those of `docs/format.md`; the time is linear in the map. A statement is
    *sourced* when it is evidence whose source resolves, or when such evidence reaches it through steps for
    it, premises and warrants alike, none of which is out in the backed reading; so what is not backed is not
    sourced. States are kept by the place of the step, for a statement that is used again can attack twice.
    """
    readings = read_all(argument_map, supposing)
    against = (step for step in argument_map.steps.values() if step.direction is Direction.AGAINST)
    return Evaluation(
        standings={place: _standing(readings, place) for place in argument_map.statements},
        states={step.place: _state(readings, step, supposing.met) for step in against},
    )


def _standing(readings: Readings, place: Place) -> Standing:
    number = readings.framework.statements[place]
    return Standing(
        status=status_of(readings.strict[number], readings.backed[number], readings.believed[number]),
        believed=readings.believed[number] is IN,
        backed=readings.backed[number] is IN,
        sourced=readings.sourced[number],
    )


def _state(readings: Readings, step: Step, met: frozenset[Place]) -> State:
    if step.outweighed:
        return State.OUTWEIGHED
    if step.place in met:
        return State.ANSWERED
    number = readings.framework.steps.get(step.place)
    if number is None:
        return State.OPEN
    if readings.generous[number] is OUT:
        kept = readings.unpromised[number] is OUT
        return State.ANSWERED if kept else State.ANSWERED_BY_PROMISE
    if readings.generous[number] is UNDECIDED:
        return State.UNSETTLED
    return State.ANSWERED_WITHOUT_SOURCE if readings.believed[number] is OUT else State.OPEN
