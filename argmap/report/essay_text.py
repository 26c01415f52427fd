"""The essay itself, with what the map quotes of it marked and numbered, as the dossier prints it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.diagram.build import anchor
from argmap.essay import Essay, Paragraph, find
from argmap.model import THESIS, Statement
from argmap.report.document import Blocks, Emphasis, Inline, Inlines, Link, Listing, Role, Strong
from argmap.report.document import Paragraph as Block
from argmap.report.phrases import inlines
from argmap.report.slots import Said
from argmap.report.subject import Subject

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch of the essay that statements quote, and which they are."""

    start: int
    end: int
    statements: tuple[Statement, ...]


def essay_text(subject: Subject) -> Blocks:
    """Return the essay paragraph by paragraph; after what a statement quotes stands its number, as a link."""
    essay = subject.essay
    if essay is None:
        return ()
    marked = _marked(subject, essay)
    return tuple(_block(subject, essay, paragraph, marked) for paragraph in essay.blocks)


def lost_quotes(subject: Subject) -> Blocks:
    """Return the quotes that the essay does not have, each with the number of its statement."""
    essay = subject.essay
    if essay is None:
        return ()
    lost = [
        (Block(inlines(subject.quoted(quote.text), " (", _number(subject, statement), ")")),)
        for statement in subject.map.statements.values()
        for quote in statement.quotes
        if find(essay, quote.text) is None
    ]
    return (Listing(tuple(lost)),) if lost else ()


def _marked(subject: Subject, essay: Essay) -> list[_Marked]:
    """Return the quoted stretches in order; those that overlap are one, with the numbers of all."""
    found = [
        _Marked(passage.start, passage.end, (statement,))
        for statement in subject.map.statements.values()
        for quote in statement.quotes
        if (passage := find(essay, quote.text))
    ]
    joined: list[_Marked] = []
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if joined and mark.start < joined[-1].end:
            last = joined[-1]
            together = tuple({s.place: s for s in (*last.statements, *mark.statements)}.values())
            joined[-1] = _Marked(last.start, max(last.end, mark.end), together)
        else:
            joined.append(mark)
    return joined


def _block(subject: Subject, essay: Essay, paragraph: Paragraph, marked: Iterable[_Marked]) -> Block:
    inside = [mark for mark in marked if mark.start < paragraph.end and mark.end > paragraph.start]
    number = (Strong(inlines(f"{paragraph.number}\u2002")),) if paragraph.number else ()
    return Block((*number, *_words(subject, essay, paragraph, inside)), Role.BODY)


def _words(
    subject: Subject, essay: Essay, paragraph: Paragraph, marked: Iterable[_Marked]
) -> Iterator[Inline]:
    at = paragraph.start
    for mark in marked:
        start, end = max(mark.start, paragraph.start), min(mark.end, paragraph.end)
        yield from inlines(_said(essay, at, start))
        yield Emphasis(inlines(_said(essay, start, end)))
        if end == mark.end:  # of a quote over two paragraphs, the number stands behind the last
            yield from _numbers(subject, mark.statements)
        at = end
    yield from inlines(_said(essay, at, paragraph.end))


def _said(essay: Essay, start: int, end: int) -> Said:
    return Said(_LINE_END.sub(" ", essay.text[start:end]))


def _numbers(subject: Subject, statements: Iterable[Statement]) -> Inlines:
    numbers = [_number(subject, statement) for statement in statements]
    between = [piece for number in numbers for piece in (", ", number)][1:]
    return inlines(" [", *between, "]")


def _number(subject: Subject, statement: Statement) -> Link:
    shown = subject.text("conclusion") if statement.place == THESIS else statement.place
    return Link(f"#{anchor(statement)}", inlines(shown))
