"""From a map that was read and evaluated to the bytes of its outputs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap._version import __version__
from argmap.diagnostics import Checked, Diagnostic, Note, Severity, broken
from argmap.diagram.boxes import Placed
from argmap.diagram.fit import Engine, Room, draw_overview, draw_whole
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.formats.wishes import respected
from argmap.language import Language, language
from argmap.model import ArgumentMap
from argmap.report.build import Material, build
from argmap.report.document import Document, passages, plain
from argmap.report.parts import annexes, body
from argmap.source import SourceText, fingerprint
from argmap.writers import WRITERS, Imprint, Work, Writer

OVERVIEW_ROOM = Room(width=453.0, height=275.0)
"""The text width of A4 between margins of 25 mm, and 97 mm of height: its page has a table to hold too."""

LARGEST_FIGURE = 14_200.0
"""Points of the longest side of a figure that a page can hold: PDF readers end at 14,400."""


SEPARATE, ANNEX_ENDING = "separate", "-annex"
"""The wish that annexes be a file of their own, and what its name gets."""

MOST_CUTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A map with all that was found out about it, and what is to be made of it.

    `to` names rows of the table of writers; `epoch` is the time that outputs claim; `engine` lays out;
    `found` is what the check found.
    """

    source: SourceText
    map: ArgumentMap
    evaluation: Evaluation
    essay: Essay | None
    template: SourceText
    to: Sequence[str]
    epoch: int
    engine: Engine
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """Sealed bytes, the name of their writer, and what is added to the map's name: `-annex`, or nothing."""

    writer: str
    added: str
    content: bytes


def produce(job: Job) -> Checked[tuple[Product, ...]]:
    """Draw, report and write; return what was made, nothing if there is an error.

    Engines raise their own error, which is the shell's to report.
    """
    writers = [WRITERS[name] for name in dict.fromkeys(job.to)]
    whole = draw_whole(job.map, job.evaluation, engine=job.engine, language=_language(job))
    made: Checked[Document | None] = Checked(None)
    if any(writer.needs_document for writer in writers):
        made = _report(job, whole)
    if broken(made.diagnostics):
        return Checked((), made.diagnostics)
    found = [*made.diagnostics, *_too_long(job, made.value), *_missing_glyphs(job, Work(made.value, whole))]
    written = tuple(_written(job, writers, made.value, whole))
    return Checked(written, tuple(respected(found, job.map)))


def _written(
    job: Job, writers: Sequence[Writer], document: Document | None, whole: Placed
) -> Iterator[Product]:
    imprint = Imprint(job.epoch, f"argmap {__version__}")
    apart = annexes(document) if document and job.map.report.annex == SEPARATE else None
    first = body(document) if document and apart else document
    for writer in writers:
        yield Product(writer.name, "", writer.write(Work(first, whole), imprint))
        if apart and writer.needs_document:
            yield Product(writer.name, ANNEX_ENDING, writer.write(Work(apart, whole), imprint))


def _too_long(job: Job, document: Document | None) -> Iterator[Diagnostic]:
    """Warn of a body that fills more pages than it may, and name what could be shorter."""
    from argmap.writers.pdf_extent import overrun

    most = document.most_pages if document else 0
    found = overrun(body(document), most) if document and most else None
    if found is None:
        return
    fields = job.map.report.fields
    where = f"; they begin in “{found.section}”" if found.section else ""
    yield Diagnostic(
        code="too-many-pages",
        severity=Severity.WARNING,
        message=f"the report fills {found.pages} pages of {most}: {found.words} words too many{where}",
        span=fields["pages"].value if "pages" in fields else job.source.span(0, 0),
        notes=tuple(_cuts(job.map)),
    )


def _cuts(argument_map: ArgumentMap) -> Iterator[Note]:
    """Name the longest texts of the author's, where cutting helps most."""
    fields = argument_map.fields
    written = [(len(s.commentary.split()), s.handle, s.fields) for s in argument_map.statements.values()]
    written.append((len(argument_map.bottom_line.split()), "", fields))
    longest = sorted(written, key=lambda text: -text[0])[:MOST_CUTS]
    for words, handle, at in longest:
        key = "commentary" if handle else "bottom-line"
        if words and key in at:
            of = f"the commentary on {handle}" if handle else "the bottom line"
            yield Note(f"{of} has {words} words", at[key].value)


def _language(job: Job) -> Language:
    return language(job.map.language)


def _report(job: Job, whole: Placed) -> Checked[Document | None]:
    """Build the report; a whole map that no page can hold is left to the SVG, with a warning."""
    figures = {
        "overview": draw_overview(
            job.map, job.evaluation, room=OVERVIEW_ROOM, engine=job.engine, language=_language(job)
        )
    }
    if max(whole.width, whole.height) > LARGEST_FIGURE:
        made = _built(job, figures)
        return Checked(made.value, (*made.diagnostics, _too_large(job)))
    return _built(job, {**figures, "whole": whole})


def _too_large(job: Job) -> Diagnostic:
    return Diagnostic(
        code="figure-too-large",
        severity=Severity.WARNING,
        message="the whole map is too large to be read on one page, and the report leaves it out",
        span=job.source.span(0, 0),
        notes=(Note("the outline in annex A has every statement, and the SVG has the whole map"),),
    )


def _built(job: Job, figures: Mapping[str, Placed]) -> Checked[Document | None]:
    return build(
        Material(
            map=job.map,
            evaluation=job.evaluation,
            template=job.template,
            figures=figures,
            essay=job.essay,
            origin=_file_name(job.source.name),
            fingerprint=fingerprint(job.source.text),
            version=__version__,
            text=job.source,
            found=job.found,
        )
    )


def _file_name(name: str) -> str:
    """Return the last part of a path: where the map lay is nobody's business."""
    return name.replace("\\", "/").rpartition("/")[2]


def _missing_glyphs(job: Job, work: Work) -> Iterator[Diagnostic]:
    """Warn of each character that no font has, at the place where the map first has it."""
    from argmap.typeset import families, missing

    lacking = missing(_words(work), families().serif)
    places = _first_places(job.source.text, frozenset(lacking))
    for character in lacking:
        start = places.get(character, 0)
        code = f"U+{ord(character):04X}"
        yield Diagnostic(
            code="missing-glyph",
            severity=Severity.WARNING,
            message=f"no font has the character {code}{_named(character)}; it is printed as ⟨{code}⟩",
            span=job.source.span(start, start + 1),
        )


def _first_places(text: str, wanted: frozenset[str]) -> Mapping[str, int]:
    places: dict[str, int] = {}
    for place, character in enumerate(text if wanted else ""):
        if character in wanted:
            places.setdefault(character, place)
    return places


def _named(character: str) -> str:
    from unicodedata import name

    return f" ({name(character).lower()})" if name(character, "") else ""


def _words(work: Work) -> str:
    reported = passages(work.document.blocks) if work.document else ()
    drawn = (f"{box.box.label} {box.box.note}" for box in work.whole.boxes) if work.whole else ()
    return "\n".join((*map(plain, reported), *drawn))
