"""Who stands: readings, statuses and states of what speaks against (defined in `docs/format.md`)."""

from argmap.evaluate.circles import circles
from argmap.evaluate.standing import Evaluation, Standing, State, Status
from argmap.evaluate.statuses import evaluate

__all__ = ["Evaluation", "Standing", "State", "Status", "circles", "evaluate"]
