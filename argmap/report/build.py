"""Template, map and evaluation to a `Document`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.diagram.boxes import Placed
from argmap.diagram.build import anchor
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.formats.markdown_refs import citations
from argmap.model import ArgumentMap, Place
from argmap.report import cite, objections, views
from argmap.report.annex import whole_outline
from argmap.report.document import (
    Blocks,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    PageBreak,
    Paragraph,
    Role,
    Text,
    Voice,
)
from argmap.report.finish import finished
from argmap.report.markdown import Reader, blocks
from argmap.report.phrases import say
from argmap.report.slots import Said, Slot, Slots, clean
from argmap.report.subject import Subject
from argmap.report.verdict import glance, takeaway, trust, verdict
from argmap.source import SourceText

if TYPE_CHECKING:
    from jinja2 import Environment

APPRAISAL, OWN = "appraisal", "own"


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that a report is made from.

    `figures` holds `overview` and `whole` as far as they could be drawn; `origin` names the map's file and
    `fingerprint` its text; `version` is argmap's.
    """

    map: ArgumentMap
    evaluation: Evaluation
    template: SourceText
    figures: Mapping[str, Placed] = field(default_factory=dict)
    essay: Essay | None = None
    origin: str = ""
    fingerprint: str = ""
    version: str = ""


def build(material: Material) -> Checked[Document | None]:
    """Render the template and return the report; a fault of the template is a diagnostic at its line."""
    scribe = _Scribe(material, _subject(material), Slots())
    rendered = scribe.render()
    if isinstance(rendered, Diagnostic):
        return Checked(None, (rendered,))
    return Checked(_document(material.map, finished(scribe.parsed(rendered))))


def _subject(material: Material) -> Subject:
    names = dict(cite.names(material.map))
    return Subject(material.map, material.evaluation, names, material.essay)


def _document(argument_map: ArgumentMap, content: Blocks) -> Document:
    paper = argument_map.report.paper.strip().capitalize()
    return Document(
        title=argument_map.title,
        subtitle=argument_map.subtitle,
        authors=argument_map.authors,
        language=argument_map.language or "en",
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


@dataclass(frozen=True)
class _Scribe:
    """One rendering: the template's functions, and the slots they fill."""

    material: Material
    subject: Subject
    slots: Slots

    def render(self) -> str | Diagnostic:
        from jinja2 import TemplateError

        template = self.material.template
        try:
            return _environment(self.slots).from_string(template.text).render(self._names())
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            return _template_fault(template, error)

    def parsed(self, text: str) -> Blocks:
        """Parse what the template printed; its own words are the program's."""
        reader = Reader(Voice.PROGRAM, self._resolve, stand_in=self.slots.alone)
        return blocks(text, reader)

    def _resolve(self, text: str, voice: Voice) -> Iterator[Inline]:
        return self.slots.resolved(text, voice)

    def _names(self) -> dict[str, object]:
        return {**_map_words(self.material), **_verdict_words(self.subject), **self._functions()}

    def _functions(self) -> dict[str, Callable[..., Slot | str]]:
        """What a template can call; those for `{% call %}` blocks return their slot's mark."""
        return {
            "style": self._style,
            "heading": self._heading,
            "figure": self._figure,
            "markdown": self._markdown,
            "commentary": self._commentary,
            "outline": self._outline,
        }

    def _style(self, role: str, caller: Callable[[], str]) -> str:
        styled = (
            replace(block, role=Role(role)) if isinstance(block, Paragraph) else block
            for block in self.parsed(str(caller()).strip())
        )
        return str(self.slots.block(tuple(styled)))

    def _heading(self, level: int, name: str, caller: Callable[[], str]) -> str:
        first = next(iter(self.parsed(str(caller()).strip())), Paragraph(()))
        children = first.children if isinstance(first, Paragraph) else ()
        return str(self.slots.block((Heading(min(max(int(level), 1), 4), children, str(name)),)))

    def _figure(self, name: str, caller: Callable[[], str]) -> str:
        placed = self.material.figures.get(name)
        if placed is None:
            return str(self.slots.block(()))
        first = next(iter(self.parsed(str(caller()).strip())), Paragraph(()))
        caption = first.children if isinstance(first, Paragraph) else ()
        figure = Figure(placed, 0, caption, placed.description, f"figure-{name}", own_page=name == "whole")
        return str(self.slots.block((figure,)))

    def _markdown(self, text: str) -> Slot:
        return self.slots.block(blocks(clean(str(text)), self._author_reader()))

    def _commentary(self, place: Place) -> Slot:
        return self._markdown(self.subject.map.statements[place].commentary)

    def _outline(self) -> Slot:
        return self.slots.block((whole_outline(self.subject),))

    def _author_reader(self) -> Reader:
        return Reader(Voice.AUTHOR, self._cited, self._named)

    def _cited(self, text: str, voice: Voice) -> Iterator[Inline]:
        """Turn `[@key, p. 4]` into citations."""
        end = 0
        for group in citations(text):
            if group.start > end:
                yield Text(text[end : group.start], voice)
            yield from cite.in_text(group.citations, self.subject.names)
            end = group.end
        if end < len(text):
            yield Text(text[end:], voice)

    def _named(self, target: str) -> Link | None:
        """Return what `#id` points to: a statement, or the first premise of a group."""
        argument_map, name = self.subject.map, target[1:]
        place = argument_map.by_id.get(name)
        if place is None and name in argument_map.steps_by_id:
            place = argument_map.steps[argument_map.steps_by_id[name]].premises[0].statement
        if place is None:
            return None
        statement = argument_map.statements[place]
        return Link(f"#{anchor(statement)}", say(Said(statement.name.rstrip("."))))


def _environment(slots: Slots) -> "Environment":
    """Return a sandbox in which templates reach values and nothing else: no files, no modules, no types."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from argmap.report.templates import text_of

    return ImmutableSandboxedEnvironment(
        finalize=slots.printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(text_of),
    )


def _template_fault(template: SourceText, error: Exception) -> Diagnostic:
    line = getattr(error, "lineno", None) or _line_in_template(error)
    start = template.line_starts[min(line, len(template.line_starts)) - 1]
    end = start + len(template.line(min(line, len(template.line_starts))))
    return Diagnostic(
        code="template-error",
        severity=Severity.ERROR,
        message=f"the template cannot be rendered: {error}",
        span=template.span(start, end),
        notes=(Note("correct the template, or build with --template briefing"),),
    )


def _line_in_template(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _map_words(material: Material) -> dict[str, object]:
    argument_map, wishes = material.map, material.map.report
    return {
        "title": Said(argument_map.title),
        "subtitle": Said(argument_map.subtitle),
        "authors": [Said(author) for author in argument_map.authors],
        "date": Said(argument_map.date),
        "to": Said(wishes.to),
        "sender": Said(wishes.sender or ", ".join(argument_map.authors)),
        "ask": Said(wishes.ask),
        "decide_by": Said(wishes.decide_by),
        "next": [Said(step) for step in wishes.next],
        "stance": wishes.stance or (APPRAISAL if argument_map.essay else OWN),
        "bottom_line": Said(argument_map.bottom_line),
        "has_essay": material.essay is not None,
        "statements": len(argument_map.statements),
        "map_name": Said(material.origin),
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
        "objections": objections.objections(subject),
        "unknown": objections.unknown(subject),
        "sources": _sources(subject),
    }


def _sources(subject: Subject) -> list[Paragraph]:
    """The sources that statements or commentary cite, as entries of the list, by name."""
    cited = sorted(cite.cited(subject.map), key=lambda key: (subject.names[key].casefold(), key))
    return [
        Paragraph(cite.entry(subject.map.sources[key], subject.names[key]), Role.SMALL, cite.anchor(key))
        for key in cited
    ]
