"""A template rendered: what it may call, what its values become, and where its faults are."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.diagram.boxes import Placed
from argmap.diagram.build import anchor
from argmap.formats.markdown_refs import citations
from argmap.model import Place
from argmap.report import cite
from argmap.report.annex import whole_outline
from argmap.report.budget import Excess, words_in
from argmap.report.document import Blocks, Figure, Heading, Inline, Link, Paragraph, Role, Text, Voice
from argmap.report.essay_text import essay_text, lost_quotes
from argmap.report.markdown import Reader, blocks
from argmap.report.slots import Slot, Slots, Written, clean
from argmap.report.subject import Subject
from argmap.source import SourceText

if TYPE_CHECKING:
    from jinja2 import Environment


# Blocks nested too deeply, a macro that calls itself and a text that is too long end in the last three.
_FAULTS = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(SyntaxError, RecursionError, MemoryError),
)


@dataclass(slots=True)
class Notes:
    """What a rendering leaves beside the text: how long it may be, what is too long, what has no words."""

    most_pages: int = 0
    excesses: list[Excess] = field(default_factory=list)
    untranslated: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class Scribe:
    """One rendering: the template's functions, and the slots they fill."""

    template: SourceText
    subject: Subject
    figures: Mapping[str, Placed]
    slots: Slots
    notes: "Notes"

    def render(self, words: Mapping[str, object]) -> str | Diagnostic:
        """Return what the template prints, with slots in it, or its fault; `words` are what it can read."""
        from jinja2 import TemplateError

        template = self.template
        try:
            return _environment(self.slots).from_string(template.text).render({**words, **self._functions()})
        except (TemplateError, *_FAULTS) as error:
            return _template_fault(template, error)

    def parsed(self, text: str) -> Blocks:
        """Parse what the template printed; its own words are the program's."""
        reader = Reader(Voice.PROGRAM, self._resolve, stand_in=self.slots.alone)
        return blocks(text, reader)

    def _resolve(self, text: str, voice: Voice) -> Iterator[Inline]:
        return self.slots.resolved(text, voice)

    def _functions(self) -> dict[str, Callable[..., Slot | str]]:
        """What a template can call; those for `{% call %}` blocks return their slot's mark."""
        return {
            "_": self._translated,
            "style": self._style,
            "heading": self._heading,
            "figure": self._figure,
            "markdown": self._markdown,
            "commentary": self._commentary,
            "outline": self._outline,
            "essay_text": lambda: self.slots.block(essay_text(self.subject)),
            "lost_quotes": lambda: self.slots.block(lost_quotes(self.subject)),
            "budget": self._budget,
            "limit_pages": self._limit_pages,
        }

    def _translated(self, message: str, **pieces: object) -> Written:
        """Return a message in the language of the map, as Markdown in which the pieces are slots."""
        said = self.subject.language.parts(message, **{k: self.slots.printed(v) for k, v in pieces.items()})
        if not self.subject.language.has(message):
            self.notes.untranslated.setdefault(message)
        return Written("".join(str(part) for part in said))

    def _budget(
        self, part: str, words: int, at: str = "", key: str = "", *, caller: Callable[[], str]
    ) -> str:
        content = self.parsed(str(caller()).strip())
        taken = words_in(content)
        if taken > int(words):
            self.notes.excesses.append(Excess(str(part), taken, int(words), str(at), str(key)))
        return str(self.slots.block(content))

    def _limit_pages(self, most: int) -> Written:
        self.notes.most_pages = max(int(most), 0)
        return Written("")

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
        placed = self.figures.get(name)
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
            yield from cite.in_text(group.citations, self.subject.names, self.subject.language)
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
        return Link(f"#{anchor(statement)}", self.subject.quoted(statement.name))


def _environment(slots: Slots) -> "Environment":
    """Return a sandbox in which templates reach values and nothing else: no files, no modules, no types."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        finalize=slots.printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_built_in),
    )
    del environment.globals["lipsum"], environment.filters["random"]  # same map, same report
    return environment


def _built_in(name: str) -> tuple[str, str, None] | None:
    """Return what a template may include, under a file name of its own: its lines are not the template's."""
    from argmap.report.templates import text_of

    text = text_of(name)
    return None if text is None else (text, f"<template {name}>", None)


def _plainly(error: Exception) -> str:
    """Say a fault without the names that the program has for its own functions."""
    return re.sub(r"\b\w+\._(?=\w+\(\))", "", str(error)) or type(error).__name__


def _template_fault(template: SourceText, error: Exception) -> Diagnostic:
    of_python = isinstance(error, SyntaxError)  # its line is one of the code that the template became
    line = (None if of_python else getattr(error, "lineno", None)) or _line_in_template(error)
    start = template.line_starts[min(line, len(template.line_starts)) - 1]
    end = start + len(template.line(min(line, len(template.line_starts))))
    return Diagnostic(
        code="template-error",
        severity=Severity.ERROR,
        message=f"the template cannot be rendered: {_plainly(error)}",
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
