"""To accept a map: mark in its own text that bottom line and commentary were read as it now stands."""

from dataclasses import dataclass, replace
from pathlib import Path

from argmap import pipeline
from argmap.diagnostics import Diagnostic, Severity, broken
from argmap.edit import Acceptance, accepting
from argmap.host import disk
from argmap.pipeline import Loaded, Outcome


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of one map; `acceptance` is None where its diagnostics say why nothing was accepted."""

    outcome: Outcome
    acceptance: Acceptance | None = None


def accept(path: Path) -> Accepted:
    """Check a map and, unless there is an error, write its fingerprints into its file."""
    checked = pipeline.check(path)
    if checked.loaded is None:
        return Accepted(checked)
    loaded = checked.loaded
    made = accepting(loaded.source, loaded.map, loaded.evaluation)
    if broken(made.diagnostics):
        return Accepted(replace(checked, diagnostics=made.diagnostics))
    return _written(loaded, made.value, replace(checked, diagnostics=()))


def _written(loaded: Loaded, acceptance: Acceptance, outcome: Outcome) -> Accepted:
    if not acceptance.edits:
        return Accepted(outcome, acceptance)
    try:
        written = disk.rewrite(loaded.path, loaded.source.text, acceptance.text.text)
    except OSError as error:
        message = f"cannot write {loaded.path}: {(error.strerror or str(error)).lower()}"
        found = Diagnostic(code="cannot-write", severity=Severity.ERROR, message=message)
        return Accepted(replace(outcome, diagnostics=(found,)))
    return Accepted(replace(outcome, written=(written,)), acceptance)
