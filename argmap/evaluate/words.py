"""Statuses and states in the words that readers see."""

from argmap.evaluate import Standing, State, Status

NOT_ESTABLISHED = "Not established"

_STATUS = {
    Status.HOLDS: "Sourced, holds",
    Status.CHALLENGED: "Sourced, but challenged",
    Status.UNSETTLED: "Cannot be settled: each side undoes the other",
    Status.ASSERTED: "Asserted, not sourced",
    Status.CONTESTED: "Asserted and challenged",
}
_GRANTED = {
    Status.HOLDS: "Taken for granted, holds",
    Status.CHALLENGED: "Taken for granted, but challenged",
}
_STATE = {
    State.OUTWEIGHED: "accepted, outweighed",
    State.ANSWERED: "answered",
    State.ANSWERED_BY_PROMISE: "answered by a promise",
    State.ANSWERED_WITHOUT_SOURCE: "answered without a source",
    State.UNSETTLED: "cannot be settled",
    State.OPEN: "open",
}


def status_words(standing: Standing) -> str:
    """Say how a statement stands, as a tag that begins with a capital."""
    if not standing.sourced and standing.status in _GRANTED:
        return _GRANTED[standing.status]
    return _STATUS[standing.status]


def state_words(state: State) -> str:
    """Say what has become of an objection, a reply or a doubt about a step, in lower case."""
    return _STATE[state]
