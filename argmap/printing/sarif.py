"""Findings as SARIF 2.1.0, which code scanning services and editors read.

Nothing depends on the clock or the machine: the same maps give the same log.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap._version import __version__
from argmap.baseline import fingerprint_of
from argmap.diagnostics import Diagnostic, Fix, Note, Severity, TextEdit
from argmap.printing.characters import one_line, visible
from argmap.printing.explained import Explained, by_code, unlinked, why
from argmap.printing.places import address, region
from argmap.printing.text import Sources
from argmap.rules.house import OFF
from argmap.rules.manual import as_markdown
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from argmap.pipeline import Outcome

Json = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
_PRINT = "argmap/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def printed(outcomes: Mapping[Path, "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give one log with one run, in which every map was checked."""
    yield json.dumps(log(outcomes), ensure_ascii=True, indent=2)


def log(outcomes: Mapping[Path, "Outcome"]) -> Json:
    """Return the log; a finding that has no place of its own is one of its map."""
    codes = sorted({found.code for outcome in outcomes.values() for found in outcome.diagnostics})
    seen = Counter[tuple[str, str]]()
    results = [
        _result(found, str(path), outcome.sources, codes, seen)
        for path, outcome in outcomes.items()
        for found in outcome.diagnostics
    ]
    run: Json = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which argmap was run."}}},
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(codes: Iterable[str]) -> Json:
    return {"name": "argmap", "version": __version__, "rules": [_rule(code) for code in codes]}


def _rule(code: str) -> Json:
    known = by_code().get(code)
    if known is None:
        return {"id": code}
    severity = Severity(known.severity) if known.severity != OFF else Severity.HINT
    return {
        "id": code,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": why(known.page) if known.page else known.summary},
        "help": _help(known),
        "defaultConfiguration": {"enabled": known.severity != OFF, "level": _LEVELS[severity]},
    }


def _help(known: Explained) -> Json:
    if known.page is None:
        return {"text": known.summary}
    page = unlinked(as_markdown(known.page))
    return {"text": page, "markdown": page}


def _result(
    found: Diagnostic, path: str, sources: Sources, codes: Sequence[str], seen: Counter[tuple[str, str]]
) -> Json:
    result: Json = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found)},
        "locations": [_location(found.span, path, sources)],
        "partialFingerprints": {_PRINT: _fingerprint(found, path, sources, seen)},
    }
    related = [_related(note, path, sources) for note in found.notes if note.span]
    if related:
        result["relatedLocations"] = related
    if found.fix and found.fix.edits:
        result["fixes"] = [_fix(found.fix, sources)]
    return result


def _message(found: Diagnostic) -> str:
    """Return message and notes, each on lines of its own; notes about other places stand there."""
    notes = [visible(note.message) for note in found.notes if not note.span]
    return "\n".join((one_line(found.message), *notes))


def _fingerprint(found: Diagnostic, path: str, sources: Sources, seen: Counter[tuple[str, str]]) -> str:
    """Return the same for a finding wherever it moves in its map; the like of it are numbered."""
    mark = fingerprint_of(found, sources)
    seen[path, mark] += 1
    return f"{mark}:{seen[path, mark]}"


def _location(span: Span, path: str, sources: Sources) -> Json:
    source = sources.get(span.source)
    place: Json = {"artifactLocation": _artifact(span.source or path)}
    if source:
        place["region"] = region(span, source)
    return {"physicalLocation": place}


def _artifact(name: str) -> Json:
    uri, below = address(name)
    return {"uri": uri, "uriBaseId": ROOT} if below else {"uri": uri}


def _related(note: Note, path: str, sources: Sources) -> Json:
    place = _location(note.span, path, sources) if note.span else {}
    return {**place, "message": {"text": visible(note.message)}}


def _fix(fix: Fix, sources: Sources) -> Json:
    changes: dict[str, list[Json]] = {}
    for edit in fix.edits:
        changes.setdefault(edit.span.source, []).append(_replacement(edit, sources.get(edit.span.source)))
    changed = [
        {"artifactLocation": _artifact(name), "replacements": replacements}
        for name, replacements in changes.items()
    ]
    return {"description": {"text": one_line(fix.title)}, "artifactChanges": changed}


def _replacement(edit: TextEdit, source: SourceText | None) -> Json:
    deleted = region(edit.span, source) if source else {"startLine": 1, "startColumn": 1}
    return {"deletedRegion": deleted, "insertedContent": {"text": edit.text}}
