"""Which statement a diagnostic is about, for statements that have no id to be called by."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Note
from argmap.formats.findings import short
from argmap.model import THESIS, ArgumentMap, Statement


def with_bearings(argument_map: ArgumentMap, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Add number and words of the unnamed statement in which each diagnostic stands, as a last note."""
    inner = _innermost(argument_map, sorted(diagnostics, key=lambda found: found.span))
    return tuple(_noted(found, statement) for found, statement in inner)


def _noted(found: Diagnostic, statement: Statement | None) -> Diagnostic:
    if statement is None or statement.id or not statement.text:
        return found
    number = "the thesis" if statement.place == THESIS else statement.place
    return replace(found, notes=(*found.notes, Note(f"in {number}, “{short(statement.text)}”")))


def _innermost(
    argument_map: ArgumentMap, diagnostics: Sequence[Diagnostic]
) -> Iterator[tuple[Diagnostic, Statement | None]]:
    """Pair diagnostics, which come in order, with the smallest statement around each, in one sweep."""
    waiting = sorted(argument_map.statements.values(), key=lambda s: (-s.span.start, s.span.end))
    around: list[Statement] = []
    for found in diagnostics:
        while waiting and waiting[-1].span.start <= found.span.start:
            around.append(waiting.pop())
        while around and around[-1].span.end <= found.span.start:
            around.pop()
        covers = (statement for statement in reversed(around) if found.span.end <= statement.span.end)
        yield found, next(covers, None)
