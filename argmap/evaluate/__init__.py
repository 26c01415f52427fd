"""Who stands: readings, statuses and states of what speaks against (defined in `docs/format.md`)."""

from argmap.evaluate.circles import circles
from argmap.evaluate.standing import Evaluation, Standing, State, Status
from argmap.evaluate.statuses import evaluate
from argmap.evaluate.supposing import NOTHING, Supposition, without

__all__ = [
    "NOTHING",
    "Evaluation",
    "Standing",
    "State",
    "Status",
    "Supposition",
    "circles",
    "evaluate",
    "without",
]
