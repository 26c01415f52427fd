"""The numbered outline of the whole map, as annex A prints it."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.diagram.build import anchor
from argmap.model import THESIS, Direction, Kind, Statement, Step
from argmap.outline import Line, outline
from argmap.report import cite
from argmap.report.document import Inlines, Link, Outline, OutlineEntry, Strong
from argmap.report.phrases import say, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, quote_places, tag


def whole_outline(subject: Subject) -> Outline:
    """Return every statement with its number, status, sources and the place of its quotes."""
    return Outline(tuple(_entries(subject)))


def _entries(subject: Subject) -> Iterator[OutlineEntry]:
    """Yield the thesis with all under it, then what stands beside the argument, one level in."""
    beside = 0
    for line in outline(subject.map):
        if not beside and line.place in subject.map.asides:
            yield OutlineEntry(0, "", say("Beside the argument, and not used by the conclusion:"))
            beside = 1
        yield _entry(subject, replace(line, level=line.level + beside))


def _entry(subject: Subject, line: Line) -> OutlineEntry:
    label = "" if line.place == THESIS else line.place
    if line.statement is None:
        return OutlineEntry(line.level, label, _group(line.step))
    if line.reused:
        return OutlineEntry(line.level, label, (*_relation(line), *_pointer(line.statement)))
    words = (*_relation(line), *_statement(subject, line.statement), *_warrant(line.step))
    return OutlineEntry(line.level, label, words, anchor(line.statement))


def _relation(line: Line) -> Inlines:
    """Say how a line bears on the one above, where it is not simply a reason."""
    if line.warrant:
        return say("(What licenses the step.) ")
    step = line.step
    if step is None or step.direction is Direction.FOR:
        return ()
    return say("Doubts the step: " if step.undercuts else "But: ")


def _group(step: Step | None) -> Inlines:
    if step is None:
        return ()
    words = "Doubts the step" if step.undercuts else "Because" if step.direction is Direction.FOR else "But"
    label = (": ", Said(step.label)) if step.label else ()
    return say(f"{words}, only together", *label, ".", *_warrant(step))


def _warrant(step: Step | None) -> Inlines:
    if step is None:
        return ()
    warrant = (" What licenses the step: ", Said(stopped(step.warrant))) if step.warrant else ()
    outweighed = (" Outweighed: ", Said(stopped(step.outweighed))) if step.outweighed else ()
    return say(*warrant, *outweighed)


def _pointer(statement: Statement) -> Inlines:
    number = "the conclusion" if statement.place == THESIS else statement.place
    link = Link(f"#{anchor(statement)}", say(f"see {number}"))
    return say(Said(statement.name.rstrip(".")), " (", link, ").")


def _statement(subject: Subject, statement: Statement) -> Inlines:
    granted = "Taken for granted: " if statement.kind is Kind.ASSUMPTION else ""
    return say(
        granted,
        Said(stopped(statement.text)),
        " ",
        *_standing(subject, statement),
        *_where(subject, statement),
    )


def _standing(subject: Subject, statement: Statement) -> Iterator[Strong]:
    yield Strong(say(f"{tag(subject, statement.place)}."))


def _where(subject: Subject, statement: Statement) -> Inlines:
    """The sources and the places of the quotes, in one bracket."""
    cited = cite.in_text(statement.citations, subject.names, brackets=False)
    places = quote_places(subject, statement)
    if not cited and not places:
        return ()
    between = "; " if cited and places else ""
    return say(" (", *cited, f"{between}{places})")
