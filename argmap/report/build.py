"""Template, map and evaluation to a `Document`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.diagram.boxes import Placed
from argmap.diagram.branches import MOST_FIGURES
from argmap.diagram.build import anchor
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.evaluate.strengths import strengths
from argmap.formats.findings import short
from argmap.language import LANGUAGES, language, serves, tag_of
from argmap.model import ArgumentMap, SourceKey, Statement
from argmap.report import cite, objections, views
from argmap.report.audit import defects
from argmap.report.budget import finding
from argmap.report.document import (
    Blocks,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Role,
)
from argmap.report.essay_text import lost_quotes
from argmap.report.figures import leading_to_the_outline
from argmap.report.findings import remarks, waived
from argmap.report.finish import finished
from argmap.report.glance import glance
from argmap.report.grounds import grounds, loads
from argmap.report.hinges import hinge
from argmap.report.remarks import remarks_in_full
from argmap.report.scribe import DrawsBranches, Notes, Scribe
from argmap.report.slots import PART, PRINTED_TIMES, ROOM, Said, Slots
from argmap.report.subject import Subject, tag
from argmap.report.uncovered import uncovered
from argmap.report.unknown import unknown
from argmap.report.verdict import takeaway, trust, verdict
from argmap.report.worksheet import Sheet, asks_for_gaps, sheet, with_gaps
from argmap.source import NOWHERE, SourceText, Span

APPRAISAL, OWN = "appraisal", "own"


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that a report is made from.

    `figures` holds `overview` and `whole` as far as they could be drawn; `origin` names the map's file and
    `fingerprint` its text; `version` is argmap's. `found` is what the check found, for the annex, in `text`;
    `too_large` tells that the whole map could be drawn, but on no page; `branches` draws it in figures of a
    page each. `sheet` is what a worksheet leaves out, which `silent` reports do not tell.
    """

    map: ArgumentMap
    evaluation: Evaluation
    template: SourceText
    figures: Mapping[str, Placed] = field(default_factory=dict)
    essay: Essay | None = None
    origin: str = ""
    fingerprint: str = ""
    version: str = ""
    text: SourceText | None = None
    found: tuple[Diagnostic, ...] = ()
    too_large: bool = False
    branches: DrawsBranches = tuple
    sheet: Sheet = Sheet()
    silent: bool = False


def build(material: Material) -> Checked[Document | None]:
    """Render the template and return the report; a fault of the template is a diagnostic at its line.

    A template for learners is given a map with gaps, and no figures of one without.
    """
    material = _for_learners(material)
    subject = _subject(material)
    notes = Notes()
    slots = Slots(room=_room(material))
    scribe = Scribe(material.template, subject, material.figures, material.branches, slots, notes)
    words = {**_map_words(material), **_verdict_words(subject), **_sheet_words(material, subject)}
    rendered = scribe.render(words)
    if isinstance(rendered, Diagnostic):
        return Checked(None, (rendered,))
    content = leading_to_the_outline(subject, scribe.parsed(rendered))
    document = _document(material.map, finished(content))
    return Checked(replace(document, most_pages=notes.most_pages), tuple(_noted(material, subject, notes)))


def _for_learners(material: Material) -> Material:
    if material.silent or not asks_for_gaps(material.template.text):
        return material
    found = sheet(material.map)
    bare = with_gaps(material.map, found.gaps, language(material.map.language))
    return replace(material, map=bare, sheet=found.bare(), silent=True, figures={}, branches=tuple, found=())


def _room(material: Material) -> int:
    """Return how many characters a template may print: many times what there is to say."""
    argument_map = material.map
    written = len(material.text.text) if material.text else 0
    said = sum(len(one.text) + len(one.commentary) for one in argument_map.statements.values())
    parts = len(argument_map.statements) + len(argument_map.sources) + len(material.found)
    essay = len(material.essay.text) if material.essay else 0
    return ROOM + len(material.template.text) + PRINTED_TIMES * (max(written, said) + essay + PART * parts)


def _noted(material: Material, subject: Subject, notes: Notes) -> Iterator[Diagnostic]:
    yield from (finding(excess, material.map) for excess in notes.excesses)
    if material.too_large and "whole" in notes.missing_figures:
        yield _too_large(
            "the whole map is too large to be read on one page, and the report leaves it out",
            "the outline in annex A has every statement, and the SVG has the whole map",
        )
    elif notes.too_many:
        yield _too_large(
            f"the whole map would take more than {MOST_FIGURES} figures of a page each",
            "the outline has every statement, and the SVG has the whole map",
        )
    yield from (_oversized(material.map.statements[place]) for place in notes.oversized)
    yield from _untranslated(material, subject, notes)


def _too_large(message: str, note: str, span: Span = NOWHERE) -> Diagnostic:
    return Diagnostic(
        code="figure-too-large", severity=Severity.WARNING, message=message, notes=(Note(note),), span=span
    )


def _oversized(root: Statement) -> Diagnostic:
    return _too_large(
        f"the figure of what bears on {root.handle} is larger than a page, and cannot be cut",
        "part premises that count only together into several reasons, or give long statements a `label`",
        root.span,
    )


def _untranslated(material: Material, subject: Subject, notes: Notes) -> Iterator[Diagnostic]:
    """Hint that words of the report stand in English because the map's language has none for them."""
    spoken = subject.language
    fields = material.map.fields
    span = fields["language"].value if "language" in fields else NOWHERE
    known = ", ".join(LANGUAGES)
    asked = material.map.language
    if asked and tag_of(asked) != asked.strip().replace("_", "-"):
        message = f"`{short(asked)}` is no code of a language; the report is taken to be English"
        note = Note(f"type a code such as `en-GB` or `uk`; argmap has words in {known}")
        yield Diagnostic(
            code="no-language", severity=Severity.WARNING, message=message, span=span, notes=(note,)
        )
    if not serves(spoken):
        message = (
            f"argmap has no words of its own in `{spoken.tag}`; headings and sentences it makes are English"
        )
        note = Note(f"it has words in {known}; the map's own words, dates and hyphenation are not touched")
        yield Diagnostic(code="no-words", severity=Severity.HINT, message=message, span=span, notes=(note,))
    for words in notes.untranslated:
        message = f"there are no words in `{spoken.tag}` for “{short(words)}”; it is printed in English"
        yield Diagnostic(code="no-words", severity=Severity.HINT, message=message, span=span)


def _subject(material: Material) -> Subject:
    spoken = language(material.map.language)
    names = dict(cite.names(material.map, spoken))
    essay = material.essay
    in_essay = tuple(found for found in material.found if essay and found.span.source == essay.name)
    return Subject(
        material.map,
        material.evaluation,
        names,
        essay,
        spoken,
        in_essay=in_essay,
        silent=material.silent,
    )


def _in_map(material: Material) -> list[Diagnostic]:
    """Return the findings that are not about the essay, which has an annex of its own."""
    return [
        found for found in material.found if not material.essay or found.span.source != material.essay.name
    ]


def _document(argument_map: ArgumentMap, content: Blocks) -> Document:
    paper = argument_map.report.paper.strip().capitalize()
    return Document(
        title=argument_map.title,
        subtitle=argument_map.subtitle,
        authors=argument_map.authors,
        language=tag_of(argument_map.language),
        date=argument_map.date,
        marking=argument_map.report.marking,
        paper="Letter" if paper == "Letter" else "A4",
        subject=argument_map.thesis.text,
        keywords=("argument map", "briefing"),
        blocks=_without_double_breaks(content),
    )


def _without_double_breaks(content: Blocks) -> Blocks:
    """A break before a heading becomes the heading's own, so that no empty page can come of two."""
    found: list[Any] = []
    for block in content:
        if found and isinstance(found[-1], PageBreak) and isinstance(block, Heading):
            found[-1] = replace(block, new_page=True)
        else:
            found.append(block)
    return tuple(found)


def _map_words(material: Material) -> dict[str, object]:
    argument_map, wishes = material.map, material.map.report
    spoken = language(argument_map.language)
    return {
        "title": Said(argument_map.title),
        "subtitle": Said(argument_map.subtitle),
        "authors": [Said(author) for author in argument_map.authors],
        "date": Said(spoken.date(argument_map.date)),
        "to": Said(wishes.to),
        "sender": Said(wishes.sender or ", ".join(argument_map.authors)),
        "ask": Said(wishes.ask),
        "decide_by": Said(spoken.date(wishes.decide_by)),
        "next": [Said(step) for step in wishes.next],
        "stance": wishes.stance or (APPRAISAL if argument_map.essay else OWN),
        "bottom_line": Said(argument_map.bottom_line),
        "has_essay": material.essay is not None,
        "statements": len(argument_map.statements),
        "size": spoken.count(len(argument_map.statements), "{n} statement", "{n} statements"),
        "remarks": remarks(_in_map(material), material.text) if material.text else (),
        "map_name": Said(material.origin),
        "report_pages": wishes.pages,
        "annexes_apart": wishes.annex == "separate",
        "fingerprint": material.fingerprint,
        "version": material.version,
    }


def _verdict_words(subject: Subject) -> dict[str, object]:
    return {
        "thesis": views.conclusion(subject),
        "judgements": views.judgements(subject),
        "verdict": verdict(subject),
        "trust": trust(subject),
        "glance": glance(subject),
        "takeaway": takeaway(subject),
        "hinge": hinge(subject),
        "objections": objections.objections(subject),
        "unknown": unknown(subject),
        "sources": _sources(subject),
        "waived": waived(subject),
        "defects": defects(subject),
        "quotes_lost": bool(lost_quotes(subject)),
        "has_remarks": any(True for _ in remarks_in_full(subject)),
        "grounds": cache(lambda: grounds(subject)),  # what takes long is worked out once, if printed
        "loads": cache(lambda: loads(subject)),
        "uncovered": cache(lambda: uncovered(subject)),
        "settled": cache(lambda: strengths(subject.map).settled),
    }


def _sheet_words(material: Material, subject: Subject) -> dict[str, object]:
    found = material.sheet.gaps
    told = found if subject.silent else tuple(replace(gap, tag=tag(subject, gap.place)) for gap in found)
    return {"gaps": told, "choices": material.sheet.choices}


def _sources(subject: Subject) -> list[Paragraph]:
    """The sources that statements or commentary cite, as entries of the list, by name."""
    cited = sorted(cite.cited(subject.map), key=lambda key: (subject.names[key].casefold(), key))
    citing: dict[SourceKey, str] = {}
    for statement in subject.map.statements.values():
        for citation in statement.citations:
            citing.setdefault(citation.source, anchor(statement))
    return [
        Paragraph(
            cite.entry(
                subject.map.sources[key],
                subject.names[key],
                subject.language,
                back=citing.get(key, ""),
            ),
            Role.SMALL,
            cite.anchor(key),
        )
        for key in cited
    ]
