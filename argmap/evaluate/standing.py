"""What evaluation finds: statuses of statements and states of what speaks against."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Place


class Status(StrEnum):
    """How a statement stands, best first."""

    HOLDS = "holds"
    CHALLENGED = "challenged"
    UNSETTLED = "unsettled"
    ASSERTED = "asserted"
    CONTESTED = "contested"


class State(StrEnum):
    """What has become of a step that speaks against."""

    OUTWEIGHED = "outweighed"
    ANSWERED = "answered"
    ANSWERED_BY_PROMISE = "answered-by-promise"
    ANSWERED_WITHOUT_SOURCE = "answered-without-source"
    UNSETTLED = "unsettled"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one statement stands.

    `believed`, `backed`: it is in on those readings; `sourced`: sourced evidence is used beneath it, so that
    what holds is not merely taken for granted.
    """

    status: Status
    believed: bool
    backed: bool
    sourced: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Standings of all statements and states of all steps that speak against, by place, in file order."""

    standings: Mapping[Place, Standing]
    states: Mapping[Place, State]
