"""Findings as commands of a GitHub workflow, which shows them beside the lines they are about."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.printing.characters import one_line, visible
from argmap.printing.text import Sources

if TYPE_CHECKING:
    from argmap.pipeline import Outcome

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def printed(outcomes: Mapping[Path, "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give one command for each finding; a finding that has no place of its own is one of its map."""
    for path, outcome in outcomes.items():
        for found in outcome.diagnostics:
            yield as_command(found, str(path), outcome.sources)


def as_command(found: Diagnostic, path: str, sources: Sources) -> str:
    """Return the command for a finding in a map or its files."""
    properties = {**_place(found, path, sources), "title": found.code}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join((one_line(found.message), *(_note(note, sources) for note in found.notes)))
    return f"::{_COMMANDS[found.severity]} {told}::{_text(message)}"


def _place(found: Diagnostic, path: str, sources: Sources) -> dict[str, str]:
    """Return where a finding stands; GitHub takes columns only of what begins and ends on one line."""
    source = sources.get(found.span.source)
    name = Path(found.span.source or path).as_posix()
    if source is None:
        return {"file": name}
    (line, column), (end, end_column) = (source.position(at) for at in (found.span.start, found.span.end))
    lines = {"file": name, "line": str(line), "endLine": str(end)}
    return lines if line != end else {**lines, "col": str(column), "endColumn": str(end_column)}


def _note(note: Note, sources: Sources) -> str:
    source = sources.get(note.span.source) if note.span else None
    if source is None or note.span is None:
        return visible(note.message)
    return f"{visible(note.message)} ({one_line(source.name)}:{source.position(note.span.start)[0]})"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(one_line(text)).replace(":", "%3A").replace(",", "%2C")
