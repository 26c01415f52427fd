"""A verdict as a structure for JSON; `docs/evaluate.md` describes it."""

from collections.abc import Mapping
from typing import TypeAlias

from argmap.evaluate.attribution import Attribution, attribution, gradient
from argmap.evaluate.flips import Flips, flips
from argmap.evaluate.restores import Need, Remedy, Restores
from argmap.evaluate.strengths import Strengths, strengths
from argmap.model import THESIS, ArgumentMap, Place
from argmap.report.document import plain
from argmap.report.subject import Subject, tag
from argmap.report.verdict import verdict
from argmap.verdicts.judged import Judged
from argmap.verdicts.wishes import Wish

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_DIGITS = 6


def structure(judged: Judged) -> dict[str, Json]:
    """Return the verdict with statements by their ids, or their places where they have none."""
    subject, supposing = judged.subject, judged.wish.supposition
    names = handles(subject.map)
    carried = attribution(subject.map, THESIS, supposing)
    weighed, slopes = strengths(subject.map, supposing), gradient(subject.map, THESIS, supposing)
    return {
        "thesis": _thesis(subject),
        "supposing": _supposing(judged.wish, names),
        "statuses": {names[p]: standing.status for p, standing in subject.evaluation.standings.items()},
        "objections": dict(subject.evaluation.states.items()),
        "flips": {**_flips(subject.flips()), "by_evidence": _by_evidence(subject, names)},
        "restores": _restores(subject.restores(), names),
        "settled": weighed.settled,
        "strengths": _strengths(weighed, slopes, names),
        "sources": _sources(carried),
        "complete": carried.complete,
    }


def handles(argument_map: ArgumentMap) -> Mapping[Place, str]:
    """Return what stands for each statement: its id, or its place where it has none."""
    return {place: statement.handle for place, statement in argument_map.statements.items()}


def _thesis(subject: Subject) -> dict[str, Json]:
    thesis, standing = subject.map.thesis, subject.standing(THESIS)
    return {
        "id": thesis.handle,
        "claim": thesis.text,
        "status": standing.status,
        "sourced": standing.sourced,
        "printed": tag(subject, THESIS),
        "because": plain(verdict(subject)),
    }


def _supposing(wish: Wish, names: Mapping[Place, str]) -> dict[str, Json]:
    conditions: dict[str, Json] = {names.get(place, place): value for place, value in wish.places.items()}
    return {"without": list(wish.without), "if": conditions}


def _flips(found: Flips) -> dict[str, Json]:
    return {
        "sets": [list(keys) for keys in found.sets],
        "total": found.total,
        "least": found.least,
        "exhaustive": found.exhaustive,
        "then": found.then,
    }


def _by_evidence(subject: Subject, names: Mapping[Place, str]) -> dict[str, Json]:
    found = flips(subject.map, by="evidence", supposing=subject.supposing)
    return {**_flips(found), "sets": [[names[place] for place in places] for places in found.sets]}


def _restores(found: Restores, names: Mapping[Place, str]) -> dict[str, Json]:
    sets: list[Json] = [
        [{"need": one.need, "at": _where(one, names)} for one in remedies] for remedies in found.sets
    ]
    return {"sets": sets, "total": found.total, "least": found.least, "exhaustive": found.exhaustive}


def _where(remedy: Remedy, names: Mapping[Place, str]) -> str:
    """Return a statement as under `statuses`, or the step to be answered as under `objections`."""
    return names[remedy.place] if remedy.need is Need.SOURCE else remedy.place


def _strengths(
    found: Strengths, slopes: Mapping[Place, float], names: Mapping[Place, str]
) -> dict[str, Json]:
    return {
        names[place]: {
            "value": round(strength.value, _DIGITS),
            "net": round(strength.net, _DIGITS),
            "low": round(strength.low, _DIGITS),
            "high": round(strength.high, _DIGITS),
            "gradient": round(slopes[place], _DIGITS),
        }
        for place, strength in found.statements.items()
    }


def _sources(found: Attribution) -> dict[str, Json]:
    return {
        carried.source: {
            "removal": round(carried.removal, _DIGITS),
            "share": round(carried.shapley, _DIGITS),
            "error": round(carried.error, _DIGITS),
        }
        for carried in found.sources
    }
