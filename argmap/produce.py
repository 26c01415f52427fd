"""From a map that was read and evaluated to the bytes of its outputs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap._version import __version__
from argmap.diagnostics import Checked, Diagnostic, Severity, broken
from argmap.diagram.boxes import Placed
from argmap.diagram.fit import Engine, draw_overview, draw_whole
from argmap.diagram.pages import Room
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.language import Language, language
from argmap.model import ArgumentMap
from argmap.report.branches import Branches, held
from argmap.report.budget import words_told
from argmap.report.build import Material, build
from argmap.report.cuts import cuts
from argmap.report.document import Document, Figure
from argmap.report.glyphs import missing_glyphs
from argmap.report.parts import annexes, body
from argmap.report.worksheet import Sheet, asks_for_gaps, sheet, with_gaps
from argmap.rules import House, heard
from argmap.source import SourceText, fingerprint
from argmap.themes import PLAIN, Margins, Theme
from argmap.writers import DOTS_PER_INCH, WRITERS, Imprint, Work, Writer, picture, picture_name
from argmap.writers.attachments import Attachment
from argmap.writers.inputs import fingerprint_of

if TYPE_CHECKING:
    from argmap.writers.docx_reference import Reference

OVERVIEW_ROOM = Room(width=453.0, height=275.0)
"""The text width of A4 between margins of 25 mm, and 97 mm of height: its page has a table to hold too."""

LARGEST_FIGURE = 14_200.0
"""Points of the longest side of a figure that a page can hold: PDF readers end at 14,400."""


SEPARATE, ANNEX_ENDING = "separate", "-annex"
"""The wish that annexes be a file of their own, and what its name gets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A map with all that was found out about it, and what is to be made of it.

    `to` names rows of the table of writers; `epoch` is the time that outputs claim; `engine` lays out;
    `found` is what the check found, `house` what the folder of the map wishes. `name` is that of the map's
    file without its ending, and pictures have so many dots to the inch, 0 for the usual number. `spare` names
    the font of the machine that has a character which no font of the report has. `reference` is the Word
    file of the house, and `round_trip` asks for a Word file from which edits find back into the map. `gaps`
    is what the map has lost where the outputs are a worksheet: nothing of it goes with them.
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
    house: House = House()
    name: str = ""
    dots_per_inch: int = 0
    theme: Theme = PLAIN
    spare: Mapping[str, str] = field(default_factory=dict)
    reference: "Reference | None" = None
    round_trip: bool = False
    gaps: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """Sealed bytes, the name of their writer, and what is added to the map's name: `-annex`, or nothing."""

    writer: str
    added: str
    content: bytes


def made_from(job: Job, writer: Writer) -> str:
    """Return the fingerprint of all that an output of a job depends on, argmap's version among it.

    What was found out about a map, and how it is drawn, follows from the rest.
    """
    essay = job.essay.text if job.essay else ""
    texts = (job.source.text, _file_name(job.source.name), essay, job.template.text)
    wishes = (job.house.profile, job.house.rules, job.house.likelihood)
    own = {name: getattr(_imprint(job), name) for name in writer.takes}
    return fingerprint_of(__version__, job.name, job.epoch, texts, wishes, job.theme, own)


def produce(job: Job) -> Checked[tuple[Product, ...]]:
    """Draw, report and write; return what was made, nothing if there is an error.

    Engines raise their own error, which is the shell's to report.
    """
    job = _for_learners(job)
    writers = [WRITERS[name] for name in dict.fromkeys(job.to)]
    whole = _whole(job)
    made: Checked[Document | None] = Checked(None)
    if any(writer.needs_document for writer in writers):
        made = _dressed(_report(job, whole), job)
    if broken(made.diagnostics):
        return Checked((), made.diagnostics)
    found = [*made.diagnostics, *_too_long(job, made.value), *_missing(job, made.value, whole)]
    written = tuple(_written(job, writers, made.value, whole))
    return Checked(written, tuple(heard(found, job.map, job.house)))


def _for_learners(job: Job) -> Job:
    """Leave gaps in the map where the template asks for them, before anything is made of it."""
    if not asks_for_gaps(job.template.text):
        return job
    found = sheet(job.map)
    return replace(job, map=with_gaps(job.map, found.gaps, _language(job)), gaps=found.bare(), found=())


def _whole(job: Job) -> Placed:
    return draw_whole(
        job.map,
        job.evaluation,
        engine=job.engine,
        language=_language(job),
        theme=job.theme,
        silent=job.gaps is not None,
    )


def _missing(job: Job, document: Document | None, whole: Placed) -> Iterator[Diagnostic]:
    return missing_glyphs(document, whole, job.source, job.theme, job.spare)


def _dressed(made: Checked[Document | None], job: Job) -> Checked[Document | None]:
    """Give a report its theme; the paper that the map wishes comes before the theme's."""
    if made.value is None:
        return made
    paper = made.value.paper if job.map.report.paper.strip() else job.theme.paper or made.value.paper
    return Checked(replace(made.value, theme=job.theme, paper=paper), made.diagnostics)


def _written(
    job: Job, writers: Sequence[Writer], document: Document | None, whole: Placed
) -> Iterator[Product]:
    first, *apart = _files(job, document) if document else (None,)
    for writer in writers:
        imprint = replace(_imprint(job), made_from=made_from(job, writer))
        yield from _outputs(writer, Work(first, whole, job.name), "", imprint)
        for annex in apart if writer.needs_document else ():
            yield from _outputs(writer, Work(annex, whole, job.name + ANNEX_ENDING), ANNEX_ENDING, imprint)


def _imprint(job: Job) -> Imprint:
    origin = Attachment(_file_name(job.source.name), job.source.text.encode("utf-8", "replace"))
    return Imprint(
        epoch=job.epoch,
        creator=f"argmap {__version__}",
        dots_per_inch=job.dots_per_inch or DOTS_PER_INCH,
        origin=None if job.gaps else origin,
        reference=job.reference,
        round_trip=job.round_trip and not job.gaps,
    )


def _files(job: Job, document: Document) -> tuple[Document, ...]:
    """Return a report as its files have it: whole, or the body and the annexes."""
    apart = annexes(document) if job.map.report.annex == SEPARATE else None
    return (body(document), apart) if apart else (document,)


def documents(job: Job) -> Checked[tuple[Document, ...]]:
    """Return the report as its files would have it, written by nobody; nothing if there is an error."""
    job = _for_learners(job)
    made = _dressed(_report(job, _whole(job)), job)
    return Checked(_files(job, made.value) if made.value else (), made.diagnostics)


def _outputs(writer: Writer, work: Work, added: str, imprint: Imprint) -> Iterator[Product]:
    """Give an output and, where its figures stand in files of their own, these."""
    yield Product(writer.name, added, writer.write(work, imprint))
    if writer.pictures and work.document:
        for block in work.document.blocks:
            if isinstance(block, Figure):
                yield Product("svg", added + picture_name(block), picture(block.placed, imprint))


def _too_long(job: Job, document: Document | None) -> Iterator[Diagnostic]:
    """Warn of a body that fills more pages than it may, and name what could be shorter."""
    from argmap.writers.pdf_extent import overrun

    most = document.most_pages if document else 0
    found = overrun(body(document), most) if document and most else None
    if document is None or found is None:
        return
    fields = job.map.report.fields
    where = f"; they begin in “{found.section}”" if found.section else ""
    yield Diagnostic(
        code="too-many-pages",
        severity=Severity.WARNING,
        message=f"the report fills {found.pages} pages of {most}: {words_told(found.words)} too many{where}",
        span=fields["pages"].value if job.map.report.pages == most else job.source.span(0, 0),
        notes=tuple(cuts(job.map, document)),
    )


def _language(job: Job) -> Language:
    return language(job.map.language)


def _report(job: Job, whole: Placed) -> Checked[Document | None]:
    """Build the report; a figure that no page can hold is left out.

    Boxes and captions name other figures by their numbers, which only the report tells; where it has others
    than were expected, it is built once more.
    """
    figures = {} if job.gaps else {"overview": _overview(job)}
    if held(whole, LARGEST_FIGURE):
        figures["whole"] = whole
    branches = Branches(
        argument_map=job.map,
        evaluation=job.evaluation,
        engine=job.engine,
        theme=job.theme,
        largest=LARGEST_FIGURE,
        silent=job.gaps is not None,
    )
    made = _built(job, figures, branches)
    again = made.value is not None and branches.renumbered(made.value)
    return _built(job, figures, branches) if again else made


def _overview(job: Job) -> Placed:
    return draw_overview(
        job.map,
        job.evaluation,
        room=_overview_room(job),
        engine=job.engine,
        language=_language(job),
        theme=job.theme,
    )


def _overview_room(job: Job) -> Room:
    """Return the room of the overview: less where the margins of the theme leave less than usual."""
    more = (job.theme.margins or Margins()).across - Margins().across
    return Room(OVERVIEW_ROOM.width - max(more, 0.0), OVERVIEW_ROOM.height)


def _built(job: Job, figures: Mapping[str, Placed], branches: Branches) -> Checked[Document | None]:
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
            too_large="whole" not in figures,
            branches=branches,
            sheet=job.gaps or sheet(job.map),
            silent=job.gaps is not None,
        )
    )


def _file_name(name: str) -> str:
    """Return the last part of a path: where the map lay is nobody's business."""
    return name.replace("\\", "/").rpartition("/")[2]
