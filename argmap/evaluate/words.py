"""Statuses and states in the words that readers see."""

from argmap.evaluate import Standing, State, Status
from argmap.language import ENGLISH, Language, message

NOT_ESTABLISHED = message("Not established")

_STATUS = {
    Status.HOLDS: message("Sourced, holds"),
    Status.CHALLENGED: message("Sourced, but challenged"),
    Status.UNSETTLED: message("Cannot be settled: each side undoes the other"),
    Status.ASSERTED: message("Asserted, not sourced"),
    Status.CONTESTED: message("Asserted and challenged"),
}
_GRANTED = {
    Status.HOLDS: message("Taken for granted, holds"),
    Status.CHALLENGED: message("Taken for granted, but challenged"),
}
_STATE = {
    State.OUTWEIGHED: message("accepted, outweighed"),
    State.ANSWERED: message("answered"),
    State.ANSWERED_BY_PROMISE: message("answered by a promise"),
    State.ANSWERED_WITHOUT_SOURCE: message("answered without a source"),
    State.UNSETTLED: message("cannot be settled"),
    State.OPEN: message("open"),
}


def status_words(standing: Standing, language: Language = ENGLISH) -> str:
    """Say how a statement stands, as a tag that begins with a capital."""
    if not standing.sourced and standing.status in _GRANTED:
        return language.text(_GRANTED[standing.status])
    return language.text(_STATUS[standing.status])


def state_words(state: State, language: Language = ENGLISH) -> str:
    """Say what has become of an objection, a reply or a doubt about a step, in lower case."""
    return language.text(_STATE[state])
