"""The readings of one map: believed, backed, and what holds.

Every reading grants some statements and is then labelled. *Believed* grants all; *backed* grants evidence
whose source resolves and assumptions, and leaves aside what speaks against. *Holds* joins two labellings:
the strict one grants what *backed* does, the generous one grants all, and what speaks against a part of
either is judged by the other, so that our own side must be backed while the other side is believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evaluate.framework import Framework, frame
from argmap.evaluate.judgements import is_backed
from argmap.evaluate.labelling import IN, UNDECIDED, Label, Network, label
from argmap.evaluate.standing import Status
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Kind


@dataclass(frozen=True, slots=True)
class Readings:
    """Labels of all parts of a framework; `unpromised` is the generous one where no assumption is granted."""

    framework: Framework
    believed: list[Label]
    backed: list[Label]
    strict: list[Label]
    generous: list[Label]
    unpromised: list[Label]
    sourced: list[bool]


def read_all(argument_map: ArgumentMap, supposing: Supposition = NOTHING) -> Readings:
    """Label a map in all its readings, on a supposition."""
    framework = frame(argument_map, supposing)
    evidence = frozenset(_evidence(argument_map, framework, supposing))
    assumptions = frozenset(_assumptions(argument_map, framework))
    granting_all = framework.needs(frozenset(framework.statements.values()))
    granting_backed = framework.needs(evidence | assumptions)
    network = Network(framework.supporters, framework.attackers, granting_all)
    # Strict parts come first; they are the ones whose needs depend on what our side may use.
    doubled = network.doubled()
    backed = label(network.unopposed().needing(granting_backed))
    strict, generous = _halves(label(doubled.needing(granting_backed + granting_all)))
    _, unpromised = (
        _halves(label(doubled.needing(framework.needs(evidence) + granting_all)))
        if assumptions
        else (strict, generous)
    )
    return Readings(
        framework=framework,
        believed=label(network),
        backed=backed,
        strict=strict,
        generous=generous,
        unpromised=unpromised,
        sourced=_sourced(network, evidence, backed),
    )


def _evidence(argument_map: ArgumentMap, framework: Framework, supposing: Supposition) -> Iterator[int]:
    for place, number in framework.statements.items():
        if is_backed(argument_map, place, supposing):
            yield number


def _assumptions(argument_map: ArgumentMap, framework: Framework) -> list[int]:
    statements = argument_map.statements
    return [n for place, n in framework.statements.items() if statements[place].kind is Kind.ASSUMPTION]


def _halves(labels: list[Label]) -> tuple[list[Label], list[Label]]:
    half = len(labels) // 2
    return labels[:half], labels[half:]


def _sourced(network: Network, evidence: frozenset[int], backed: list[Label]) -> list[bool]:
    """Tell of each part whether sourced evidence reaches it through steps that are in when backed."""
    sourced = [False] * len(backed)
    waiting = list(evidence)
    while waiting:
        number = waiting.pop()
        if not sourced[number] and backed[number] is IN:
            sourced[number] = True
            waiting.extend(network.supports[number])
    return sourced


def status_of(strict: Label, backed: Label, believed: Label) -> Status:
    """Return the status that the labels in the readings *holds*, *backed* and *believed* make."""
    if strict is IN:
        return Status.HOLDS
    if backed is IN:
        return Status.UNSETTLED if strict is UNDECIDED else Status.CHALLENGED
    if believed is UNDECIDED:
        return Status.UNSETTLED
    return Status.ASSERTED if believed is IN else Status.CONTESTED
