"""The numbered outline of the whole map, as annex A prints it."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.diagram.build import anchor
from argmap.evaluate.support import speaks_for
from argmap.evaluate.words import state_words
from argmap.model import THESIS, Direction, Kind, Side, Statement, Step
from argmap.outline import Line, outline
from argmap.report import cite
from argmap.report.document import Inline, Inlines, Link, Outline, OutlineEntry, Strong
from argmap.report.phrases import inlines, named, stopped
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
            yield OutlineEntry(0, "", subject.say("Beside the argument, and not used by the conclusion:"))
            beside = 1
        yield _entry(subject, replace(line, level=line.level + beside))


def _entry(subject: Subject, line: Line) -> OutlineEntry:
    label = "" if line.place == THESIS else line.place
    if line.statement is None:
        return OutlineEntry(line.level, label, _group(subject, line.step))
    words = _pointer(subject, line.statement) if line.reused else _statement(subject, line.statement)
    related = _related(subject, line, words)
    if line.reused:
        return OutlineEntry(line.level, label, related)
    said = inlines(related, *_notes(subject, line.step))
    return OutlineEntry(line.level, label, said, anchor(line.statement))


def _related(subject: Subject, line: Line, words: Inlines) -> Inlines:
    """Say how a line bears on the one above, where it is not simply a reason."""
    if line.warrant:
        return subject.say("(What licenses the step.) {words}", words=words)
    step = line.step
    if step is None or step.direction is Direction.FOR:
        return words
    if subject.silent or speaks_for(subject.map, step) is Side.OURS:  # an answer's state would only confuse
        return subject.say("Doubts the step: {words}" if step.undercuts else "But: {words}", words=words)
    state = state_words(subject.evaluation.states[step.place], subject.language)
    if step.undercuts:
        return subject.say("Doubts the step ({state}): {words}", state=state, words=words)
    return subject.say("But ({state}): {words}", state=state, words=words)


def _group(subject: Subject, step: Step | None) -> Inlines:
    if step is None:
        return ()
    label = (subject.text(": "), Said(step.label)) if step.label else ()
    return inlines(_together(subject, step), *label, ".", *_notes(subject, step))


def _together(subject: Subject, step: Step) -> str:
    if step.direction is Direction.FOR:
        return subject.text("Because, only together")
    if subject.silent or speaks_for(subject.map, step) is Side.OURS:
        return subject.text("Doubts the step, only together" if step.undercuts else "But, only together")
    state = state_words(subject.evaluation.states[step.place], subject.language)
    if step.undercuts:
        return subject.text("Doubts the step ({state}), only together", state=state)
    return subject.text("But ({state}), only together", state=state)


def _notes(subject: Subject, step: Step | None) -> Iterator[Inlines]:
    if step is not None and step.warrant:
        yield inlines(" ", subject.say("What licenses the step: {words}", words=Said(stopped(step.warrant))))
    if step is not None and step.outweighed:
        yield inlines(" ", subject.say("Outweighed: {words}", words=Said(stopped(step.outweighed))))


def _pointer(subject: Subject, statement: Statement) -> Inlines:
    number = subject.text("the conclusion") if statement.place == THESIS else statement.place
    link = Link(f"#{anchor(statement)}", subject.say("see {number}", number=number))
    return inlines(named(statement.name), " (", link, ").")


def _statement(subject: Subject, statement: Statement) -> Inlines:
    said: object = Said(stopped(statement.text))
    if statement.kind is Kind.ASSUMPTION and (subject.silent or subject.standing(statement.place).sourced):
        said = subject.say("Taken for granted: {words}", words=said)
    if subject.silent:
        return inlines(said, _where(subject, statement))
    standing: Inline = Strong(inlines(f"{tag(subject, statement.place)}."))
    if statement.place in subject.sections:
        standing = Link(f"#{subject.sections[statement.place]}", (standing,))
    return inlines(said, " ", standing, _where(subject, statement))


def _where(subject: Subject, statement: Statement) -> Inlines:
    """The sources and the places of the quotes, in one bracket."""
    cited = cite.in_text(statement.citations, subject.names, subject.language, brackets=False)
    places = quote_places(subject, statement)
    if not cited and not places:
        return ()
    between = subject.text("; ") if cited and places else ""
    return inlines(" (", cited, f"{between}{places}", ")")
