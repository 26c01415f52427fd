"""Findings as sentences that read well aloud, without underlines and signs."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic
from argmap.printing.characters import one_line
from argmap.printing.text import Sources, conclusion

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.pipeline import Outcome


def printed(outcomes: Mapping["Path", "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give a line for each finding of the maps in their order, then how many there are."""
    for outcome in outcomes.values():
        for found in outcome.diagnostics:
            yield as_plain(found, outcome.sources)
    yield conclusion(outcomes)


def as_plain(found: Diagnostic, sources: Sources) -> str:
    """Return a diagnostic as sentences that read well aloud."""
    source = sources.get(found.span.source)
    place = ""
    if source:
        line, column = source.position(found.span.start)
        place = f" In {source.name}, line {line}, column {column}."
    notes = "".join(f" {_sentence(note.message)}" for note in found.notes)
    fix = f" To mend it: {found.fix.title}." if found.fix else ""
    return one_line(f"{str(found.severity).capitalize()}: {_stopped(found.message)}{place}{notes}{fix}")


def _sentence(text: str) -> str:
    return _stopped(text[:1].upper() + text[1:].rstrip("."))


def _stopped(text: str) -> str:
    return text if text.endswith("?") else f"{text}."
