"""From a map that was read and evaluated to the bytes of its outputs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap._version import __version__
from argmap.diagnostics import Checked, Diagnostic, Severity, broken
from argmap.diagram.boxes import Placed
from argmap.diagram.fit import Engine, Room, draw_overview, draw_whole
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.model import ArgumentMap
from argmap.report.build import Material, build
from argmap.report.document import Document, passages, plain
from argmap.source import SourceText
from argmap.writers import WRITERS, Imprint, Work

OVERVIEW_ROOM = Room(width=453.0, height=297.0)
"""The text width of A4 between margins of 25 mm, and 105 mm of height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A map with all that was found out about it, and what is to be made of it.

    `to` names rows of the table of writers; `epoch` is the time that outputs claim; `engine` lays out.
    """

    source: SourceText
    map: ArgumentMap
    evaluation: Evaluation
    essay: Essay | None
    template: SourceText
    to: Sequence[str]
    epoch: int
    engine: Engine


def produce(job: Job) -> Checked[Mapping[str, bytes]]:
    """Draw, report and write; return sealed bytes by name of writer, nothing if there is an error.

    Engines raise their own error, which is the shell's to report.
    """
    writers = [WRITERS[name] for name in dict.fromkeys(job.to)]
    figures = dict(_figures(job, needs_document=any(writer.needs_document for writer in writers)))
    made: Checked[Document | None] = _report(job, figures) if "overview" in figures else Checked(None)
    if broken(made.diagnostics):
        return Checked({}, made.diagnostics)
    work = Work(made.value, figures.get("whole"))
    imprint = Imprint(job.epoch, f"argmap {__version__}")
    written = {writer.name: writer.write(work, imprint) for writer in writers}
    return Checked(written, (*made.diagnostics, *_missing_glyphs(job, work)))


def _figures(job: Job, *, needs_document: bool) -> Iterator[tuple[str, Placed]]:
    language = job.map.language or "en"
    yield "whole", draw_whole(job.map, job.evaluation, engine=job.engine, language=language)
    if needs_document:
        yield (
            "overview",
            draw_overview(job.map, job.evaluation, room=OVERVIEW_ROOM, engine=job.engine, language=language),
        )


def _report(job: Job, figures: Mapping[str, Placed]) -> Checked[Document | None]:
    return build(
        Material(
            map=job.map,
            evaluation=job.evaluation,
            template=job.template,
            figures=figures,
            essay=job.essay,
            origin=job.source.name,
            fingerprint=fingerprint(job.source.text),
            version=__version__,
        )
    )


def fingerprint(text: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of a text, enough to compare by eye."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _missing_glyphs(job: Job, work: Work) -> Iterator[Diagnostic]:
    """Warn of each character that no font has, at the place where the map first has it."""
    from argmap.typeset import families, missing

    for character in missing(_words(work), families().serif):
        start = max(job.source.text.find(character), 0)
        code = f"U+{ord(character):04X}"
        yield Diagnostic(
            code="missing-glyph",
            severity=Severity.WARNING,
            message=f"no font has the character {code}{_named(character)}; it is printed as ⟨{code}⟩",
            span=job.source.span(start, start + 1),
        )


def _named(character: str) -> str:
    from unicodedata import name

    return f" ({name(character).lower()})" if name(character, "") else ""


def _words(work: Work) -> str:
    reported = passages(work.document.blocks) if work.document else ()
    drawn = (f"{box.box.label} {box.box.note}" for box in work.whole.boxes) if work.whole else ()
    return "\n".join((*map(plain, reported), *drawn))
