"""What a map says today of that which a reviewer changed: whether the change can simply be taken over."""

import re
from dataclasses import dataclass
from enum import StrEnum

from argmap.model import ArgumentMap, Statement
from argmap.review.changes import Change, Kind, Part

_PARAGRAPHS = re.compile(r"\n\s*\n|^[ \t]*(?:[-*+]|\d+[.)])[ \t]+", re.MULTILINE)
"""What parts two paragraphs, or begins an entry of a list."""


class State(StrEnum):
    """How a change stands to the map of today."""

    OPEN = "open"  # the map says what it said
    TAKEN_OVER = "taken over"
    CHANGED_TOO = "changed too"  # and otherwise
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Today:
    """How a change stands, what the map says there now, and the statement that it is about, if it has one."""

    state: State
    text: str = ""
    statement: Statement | None = None


def today(change: Change, base: ArgumentMap, now: ArgumentMap) -> Today | None:
    """Return how a change of words of the map stands to that of today; None for others, and new ones."""
    if change.kind in (Kind.ADDED, Kind.MOVED):
        return None
    match change.about.part:
        case Part.STATEMENT | Part.COMMENTARY:
            before = keyed(base, change.about.key)
            after = _same(before, change, now) if before else None
            if before is None or after is None:
                return Today(State.GONE if before else State.OPEN)
            if change.about.part is Part.STATEMENT:
                return _state(change, before.text, after.text, after)
            return _state(change, before.commentary, after.commentary, after)
        case Part.BOTTOM_LINE:
            return _state(change, base.bottom_line, now.bottom_line, None)
        case _:
            return None


def keyed(argument_map: ArgumentMap, key: str) -> Statement | None:
    """Return the statement of a map that a key stands for, None if it has none."""
    return argument_map.statements.get(argument_map.by_id.get(key, key))


def _same(statement: Statement, change: Change, now: ArgumentMap) -> Statement | None:
    """Find a statement in the map of today: by its id, by its words or the new ones, by its place."""
    if statement.id:
        place = now.by_id.get(statement.id)
        return now.statements[place] if place else None
    texts = (_flat(statement.text), change.now)
    alike = (one for one in now.statements.values() if not one.id and _flat(one.text) in texts)
    there = now.statements.get(statement.place)
    return next(alike, there if there and not there.id else None)


def _state(change: Change, before: str, after: str, statement: Statement | None) -> Today:
    passages = [_flat(passage) for passage in _PARAGRAPHS.split(after)]
    if _flat(before) == _flat(after):
        state = State.OPEN
    elif change.kind is Kind.CHANGED and change.now in passages:
        state = State.TAKEN_OVER
    else:
        state = State.OPEN if change.was in passages else State.CHANGED_TOO
    return Today(state, _flat(after), statement)


def _flat(text: str) -> str:
    return " ".join(text.split())
