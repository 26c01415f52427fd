"""Findings for people: each with its place, its line underlined, and what to type."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Severity
from argmap.printing.characters import TAB, columns, one_line, visible
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.pipeline import Outcome

WIDEST = 100
"""Columns of a source line that are shown; longer lines are shown around the place that is meant."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_CUT = "\u2026"
_REMARK = "      = "

Sources = Mapping[str, SourceText]


def printed(outcomes: Mapping["Path", "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give the findings of maps in their order, then how many there are."""
    for outcome in outcomes.values():
        for found in outcome.diagnostics:
            yield as_text(found, outcome.sources, colour=colour)
    yield conclusion(outcomes)


def as_text(found: Diagnostic, sources: Sources, *, colour: bool = False) -> str:
    """Return a diagnostic with its place, its source line underlined, and its notes."""
    word = f"{found.severity}[{found.code}]"
    marked = _painted(word, found.severity) if colour else word
    head = f"{_place(found.span, sources)}{marked}: {one_line(found.message)}"
    return "\n".join((head, *_excerpt(found.span, sources), *_remarks(found, sources)))


def _painted(word: str, severity: Severity) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{word}\x1b[0m"


def _place(span: Span, sources: Sources) -> str:
    source = sources.get(span.source)
    if source is None:
        return f"{one_line(span.source)}: " if span.source else ""
    line, column = source.position(span.start)
    return f"{one_line(source.name)}:{line}:{column}: "


def _excerpt(span: Span, sources: Sources) -> Iterator[str]:
    source = sources.get(span.source)
    if source is None:
        return
    number, column = source.position(span.start)
    line = source.line(number)
    length = max(1, min(span.end - span.start, len(line) - column + 1))
    start, shown = _window(line, column - 1, length)
    gutter = f"{number:>5} | "
    under = max(1, columns(shown[start : start + length].removesuffix(_CUT)))
    yield gutter + visible(shown.replace("\t", " " * TAB))
    yield " " * (len(gutter) - 2) + "| " + " " * columns(shown[:start]) + "^" * under


def _window(line: str, start: int, length: int) -> tuple[int, str]:
    """Return where in the part of a long line that is shown the meant words begin, and that part."""
    if len(line) <= WIDEST:
        return start, line
    first = max(0, min(start - (WIDEST - min(length, WIDEST)) // 2, len(line) - WIDEST))
    before, after = _CUT if first else "", _CUT if first + WIDEST < len(line) else ""
    return start - first + len(before), before + line[first : first + WIDEST] + after


def _remarks(found: Diagnostic, sources: Sources) -> Iterator[str]:
    for note in found.notes:
        place = f" ({_place(note.span, sources).rstrip(': ')})" if note.span else ""
        yield _REMARK + _indented(note.message) + place
    if found.fix:
        yield f"{_REMARK}fix: {_indented(found.fix.title)}"


def _indented(text: str) -> str:
    """Keep the lines of an engine's complaint apart, and none of them in the place of a line of ours."""
    return visible(text).replace("\n", "\n" + " " * len(_REMARK))


def conclusion(outcomes: Mapping["Path", "Outcome"]) -> str:
    """Say how many maps there are and what was found in all of them."""
    found = [diagnostic for outcome in outcomes.values() for diagnostic in outcome.diagnostics]
    maps = f"{len(outcomes)} map{'' if len(outcomes) == 1 else 's'}"
    return f"{maps}: {summary(found) or 'nothing to say'}"


def summary(found: Iterable[Diagnostic]) -> str:
    """Return how many errors, warnings and hints there are, such as `1 error, 2 warnings`."""
    severities = [diagnostic.severity for diagnostic in found]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(
        f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in counts if number
    )
