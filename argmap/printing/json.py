"""Findings for programs, as JSON: lines and columns from 1 in code points, ends exclusive."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Fix, Note
from argmap.printing.text import Sources
from argmap.source import Span

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.pipeline import Outcome


def printed(outcomes: Mapping["Path", "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give one object with the findings of all maps, in their order."""
    found = [diagnostic for outcome in outcomes.values() for diagnostic in outcome.diagnostics]
    yield as_json(
        found, {name: text for outcome in outcomes.values() for name, text in outcome.sources.items()}
    )


def as_json(found: Iterable[Diagnostic], sources: Sources) -> str:
    """Return diagnostics as JSON, with nothing but ASCII in it, so that no terminal obeys any of it."""
    import json

    listed = [_record(diagnostic, sources) for diagnostic in found]
    return json.dumps({"diagnostics": listed}, ensure_ascii=True, indent=2)


def _record(found: Diagnostic, sources: Sources) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        **_range(found.span, sources),
        "notes": [_note_record(note, sources) for note in found.notes],
        "fix": _fix_record(found.fix, sources) if found.fix else None,
    }


def _note_record(note: Note, sources: Sources) -> dict[str, object]:
    return {"message": note.message, **(_range(note.span, sources) if note.span else {})}


def _fix_record(fix: Fix, sources: Sources) -> dict[str, object]:
    edits = [{**_range(edit.span, sources), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _range(span: Span, sources: Sources) -> dict[str, object]:
    source = sources.get(span.source)
    if source is None:
        return {"file": span.source, "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    (line, column), (end_line, end_column) = source.position(span.start), source.position(span.end)
    return {
        "file": source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
