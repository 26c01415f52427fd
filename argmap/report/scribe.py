"""A template rendered: what it may call, what its values become, and where its faults are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.diagnostics import Diagnostic
from argmap.diagram.boxes import Placed
from argmap.diagram.branches import Branch, branch_name, figure_anchor
from argmap.diagram.build import anchor
from argmap.formats.markdown_refs import citations
from argmap.model import THESIS, Place
from argmap.report import cite
from argmap.report.annex import whole_outline
from argmap.report.budget import Excess, words_in
from argmap.report.document import (
    Block,
    Blocks,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Role,
    Text,
    Voice,
)
from argmap.report.essay_text import essay_text, lost_quotes
from argmap.report.fields import BOTTOM_LINE, in_field
from argmap.report.figures import BranchFigure, branch_figures, in_words
from argmap.report.markdown import Reader, blocks
from argmap.report.remarks import remarks_in_full
from argmap.report.slots import Slot, Slots, Written, clean
from argmap.report.subject import Subject
from argmap.report.worksheet import DIRECTIVE
from argmap.source import SourceText

# Blocks nested too deeply, a macro that calls itself and a text that is too long end in the last three;
# some of Jinja's own filters assert what they are given.
_FAULTS = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(AssertionError, SyntaxError, NameError, RuntimeError, MemoryError),
)


FIGURES = ("overview", "whole")
"""The figures that a template can print, beside those of parts of the map."""

_MOST_EMPTY = 40
"""Lines that can be left empty at once."""

_MOST_ON_A_PAGE = 50
"""Statements of a map up to which it is tried whether one page holds all of it."""

DrawsBranches = Callable[[], tuple[Branch, ...] | None]
"""Draws the map in figures of a page each: one with all of it, several, or None where it takes too many."""


@dataclass(slots=True)
class Notes:
    """What a rendering leaves beside the text: how long it may be, what is too long, what has no words.

    `oversized` are the statements at the roots of printed figures that no page holds; `too_many` tells that
    figures of a page each were asked for, but would be too many.
    """

    most_pages: int = 0
    excesses: list[Excess] = field(default_factory=list)
    untranslated: dict[str, None] = field(default_factory=dict)
    missing_figures: dict[str, None] = field(default_factory=dict)
    oversized: dict[Place, None] = field(default_factory=dict)
    too_many: bool = False


@dataclass(frozen=True)
class Scribe:
    """One rendering: the template's functions, and the slots they fill."""

    template: SourceText
    subject: Subject
    figures: Mapping[str, Placed]
    branches: DrawsBranches
    slots: Slots
    notes: "Notes"

    def render(self, words: Mapping[str, object]) -> str | Diagnostic:
        """Return what the template prints, with slots in it, or its fault; `words` are what it can read."""
        from jinja2 import TemplateError

        from argmap.report.sandbox import environment, fault

        template = self.template
        try:
            return (
                environment(self.slots.printed, self.slots.take)
                .from_string(template.text)
                .render({**words, **self._functions()})
            )
        except (TemplateError, *_FAULTS) as error:
            return fault(template, error)

    def parsed(self, text: str) -> Blocks:
        """Parse what the template printed; its own words are the program's."""
        reader = Reader(Voice.PROGRAM, self._resolve, stand_in=self.slots.alone)
        return blocks(text, reader)

    def _resolve(self, text: str, voice: Voice) -> Iterator[Inline]:
        return self.slots.resolved(text, voice)

    def _functions(self) -> dict[str, Callable[..., object]]:
        """What a template can call; those for `{% call %}` blocks return their slot's mark."""
        return {
            "_": self._translated,
            "style": self._style,
            "heading": self._heading,
            "figure": self._figure,
            "branches": lambda: self._parts,
            "markdown": self._markdown,
            "commentary": self._commentary,
            "outline": self._outline,
            "room": self._empty,
            "for_learners": self._for_learners,
            "essay_text": lambda: self.slots.block(essay_text(self.subject)),
            "lost_quotes": lambda: self.slots.block(lost_quotes(self.subject)),
            "remarks_in_full": self._remarks_in_full,
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

    @cached_property
    def _drawn(self) -> tuple[Branch, ...]:
        """The map in figures of a page each: one with all of it, several, or none if these are too many."""
        drawn = self.branches()
        if drawn is None:
            return ()
        for branch in drawn:
            if branch.placed:
                self.slots.allow(branch.placed)
        return drawn

    @cached_property
    def _parts(self) -> tuple[BranchFigure, ...]:
        """The figures of parts of the map, where it takes more than one."""
        self.notes.too_many = self.branches() is None
        return branch_figures(self.subject, self._drawn) if len(self._drawn) > 1 else ()

    def _figure(self, name: str, caller: Callable[[], str]) -> str:
        shown = self._shown(str(name))
        if shown.placed is None:
            self.notes.missing_figures.setdefault(name)
            return str(self.slots.block(()))
        first = next(iter(self.parsed(str(caller()).strip())), Paragraph(()))
        caption = first.children if isinstance(first, Paragraph) else ()
        alt = in_words(self.subject, shown.placed, shown.roots)
        figure = Figure(shown.placed, 0, caption, alt, figure_anchor(name), own_page=shown.own_page)
        return str(self.slots.block((figure,)))

    def _shown(self, name: str) -> "_Shown":
        if name == "overview":
            return _Shown(self.figures.get(name), (THESIS,), own_page=False)
        small = len(self.subject.map.statements) <= _MOST_ON_A_PAGE
        if name == "whole" and small and len(self._drawn) == 1:
            return _Shown(self._drawn[0].placed, (THESIS,), self._drawn[0].own_page)
        if name == "whole":
            return _Shown(self.figures.get(name), (THESIS,), own_page=True)
        named = {branch_name(number): branch for number, branch in enumerate(self._drawn)}
        if name not in named or len(named) == 1:
            raise ValueError(f"there is no figure `{name}`; expected {' or '.join(FIGURES)}")
        branch = named[name]
        if not branch.fits:
            self.notes.oversized.setdefault(branch.roots[0])
        return _Shown(branch.placed, branch.roots, branch.own_page)

    def _markdown(self, text: str) -> Slot:
        return self.slots.block(self._authors(str(text)))

    def _authors(self, text: str) -> Blocks:
        """Parse Markdown of the author's; a text that is a field of the map has its paragraphs named."""
        parsed = blocks(clean(text), self._author_reader())
        key = self._fields.get(text, "")
        return in_field(parsed, key) if key else parsed

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        """The keys of the map's texts in Markdown, by their words."""
        commentaries = {
            statement.commentary: statement.handle for statement in self.subject.map.statements.values()
        }
        return {**commentaries, self.subject.map.bottom_line: BOTTOM_LINE, "": ""}

    def _commentary(self, place: Place) -> Slot:
        statement = self.subject.map.statements.get(str(place))
        if statement is None:
            raise ValueError("commentary() needs the place of a statement, such as judgement.place")
        return self._markdown(statement.commentary)

    def _remarks_in_full(self) -> Slot:
        """All that the map says beside its statements: a title, notes, and the author's commentary."""
        content: list[Block] = []
        for title, notes, commentary in remarks_in_full(self.subject):
            content.append(Heading(4, title))
            content.extend(Paragraph(note, Role.SMALL) for note in notes)
            content.extend(self._authors(commentary))
        return self.slots.block(tuple(content))

    def _for_learners(self) -> Written:
        """Stop a template that is given a map with all its words, and would give them away."""
        if not self.subject.silent:
            raise ValueError(f"this is a worksheet: let your template begin with the line {DIRECTIVE}")
        return Written("")

    def _empty(self, lines: int) -> Slot:
        """Print nothing, on so many lines: room to write by hand."""
        rows = [Text("\u00a0")] * min(max(int(lines), 1), _MOST_EMPTY)
        return self.slots.inline(tuple(piece for row in rows for piece in (LineBreak(), row))[1:])

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


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure, if it could be drawn, the statements at its roots, and whether it needs a page of its own."""

    placed: Placed | None
    roots: tuple[Place, ...]
    own_page: bool
