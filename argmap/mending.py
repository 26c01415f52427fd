"""To mend a map: the safe fixes of what check finds in it, written into its file."""

from dataclasses import dataclass, replace
from pathlib import Path

from argmap import pipeline
from argmap.diagnostics import Diagnostic, Severity
from argmap.edit import mending
from argmap.host import disk
from argmap.host.wishes import wishes_of
from argmap.pipeline import Outcome
from argmap.rules import House
from argmap.source import SourceText


@dataclass(frozen=True, slots=True)
class Mending:
    """What is found in a map that was mended, how many faults were, and how many fixes were refused."""

    outcome: Outcome
    mended: int = 0
    refused: int = 0


def mend(path: Path, profile: str = "") -> Mending:
    """Check a map and write the safe fixes into its file, whole or not at all; then check it again."""
    before, house = pipeline.check(path, profile), wishes_of(path).house
    source = before.sources.get(str(path))
    if source is None or house is None:
        return Mending(before)
    return _mended(path, source, before, replace(house, profile=profile) if profile else house)


def _mended(path: Path, source: SourceText, before: Outcome, house: House) -> Mending:
    def look(text: SourceText) -> tuple[Diagnostic, ...]:
        return pipeline.check_text(path, text, house).diagnostics

    made = mending(source, before.diagnostics, look)
    if not made.mended:
        return Mending(before, refused=len(made.refused))
    try:
        written = disk.rewrite(path, source.text, made.text.text)
    except OSError as error:
        message = f"cannot write {path}: {(error.strerror or str(error)).lower()}"
        found = Diagnostic(code="cannot-write", severity=Severity.ERROR, message=message)
        return Mending(replace(before, diagnostics=(found, *before.diagnostics)))
    after = replace(pipeline.check_text(path, made.text, house), written=(written,))
    return Mending(after, len(made.mended), len(made.refused))
