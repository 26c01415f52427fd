"""What the check found in the essay itself: counted for the body, listed for an annex."""

from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Severity
from argmap.essay import Essay
from argmap.formats.findings import short
from argmap.report.phrases import sentence
from argmap.report.slots import Said
from argmap.report.subject import Subject

_TELLING, _AROUND = 4, 18
"""Characters that are enough to find a place by, and how many around it are shown where they are not."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A finding in the essay: its line there, the words it is about, the rule, and what it says."""

    line: int
    words: Said
    rule: str
    finding: Said


def defects(subject: Subject) -> tuple[Defect, ...]:
    """Return what was found in the essay, in its order."""
    essay = subject.essay
    return () if essay is None else tuple(_defect(essay, found) for found in subject.in_essay)


def _defect(essay: Essay, found: Diagnostic) -> Defect:
    start, end = found.span.start, found.span.end
    line = essay.passage(start, end).line
    return Defect(line, Said(_shown(essay.text, start, end)), found.code, Said(found.message))


def _shown(text: str, start: int, end: int) -> str:
    """Return the words of a place; of a number or a blank alone, with what stands around it on its line."""
    if len(text[start:end].strip()) >= _TELLING:
        return short(text[start:end])
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    begin = before.rpartition("\n")[2].partition(" ")[2] if len(before) == _AROUND else before
    rest = after.partition("\n")[0].rpartition(" ")[0] if len(after) == _AROUND else after
    return f"…{short(begin + text[start:end] + rest)}…"


def audited(subject: Subject) -> str:
    """Say how many faults, and how many places worth a look, were found in the essay; nothing if none was."""
    loud = sum(found.severity is not Severity.HINT for found in subject.in_essay)
    quiet = len(subject.in_essay) - loud
    count = subject.language.count
    counted = [
        *([count(loud, "{n} fault", "{n} faults")] if loud else []),
        *([count(quiet, "{n} doubtful place", "{n} doubtful places")] if quiet else []),
    ]
    found = subject.language.listed(counted)
    return sentence(subject.text("An audit of the essay found {found}.", found=found)) if counted else ""
