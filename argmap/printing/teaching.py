"""The profile `teaching`: each finding of a rule says what the rule is, and where to read why."""

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Note

if TYPE_CHECKING:
    from argmap.pipeline import Outcome

PROFILE = "teaching"


def taught(outcome: "Outcome") -> "Outcome":
    """Add the summary of its rule to each finding, as a last note, where a map is checked for learners."""
    if outcome.loaded is None or outcome.loaded.house.profile != PROFILE:
        return outcome
    return replace(outcome, diagnostics=tuple(map(_taught, outcome.diagnostics)))


def _taught(found: Diagnostic) -> Diagnostic:
    from argmap.printing.explained import by_code

    known = by_code().get(found.code)
    if known is None or known.page is None:
        return found
    note = Note(f"{known.summary} `argmap explain {found.code}` says why")
    return replace(found, notes=(*found.notes, note))
