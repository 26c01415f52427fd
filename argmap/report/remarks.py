"""All that a map says beside its statements: commentary in full, words of sources, schemes, weights."""

from collections.abc import Iterator

from argmap.evaluate.judgements import speaker
from argmap.model import THESIS, Source, Statement, Step
from argmap.outline import outline
from argmap.report.document import Inlines
from argmap.report.phrases import inlines, named, sentence
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked

Remark = tuple[Inlines, tuple[Inlines, ...], str]
"""What it is about, short notes, and commentary as the author's Markdown."""


def remarks_in_full(subject: Subject) -> Iterator[Remark]:
    """Yield each statement and step of which more is said than its words, in order, then the sources."""
    yield from _on_the_argument(subject)
    yield from _on_sources(subject)


def _on_the_argument(subject: Subject) -> Iterator[Remark]:
    told: set[str] = set()
    for line in outline(subject.map):
        step = line.step
        if step is not None and step.place not in told:
            told.add(step.place)
            notes = tuple(_of_step(subject, step))
            if notes or step.commentary:
                yield _step_title(subject, step), notes, step.commentary
        statement = line.statement
        if statement is not None and not line.reused:
            notes = tuple(_of_statement(subject, statement))
            if notes or statement.commentary:
                yield _title(subject, statement), notes, statement.commentary


def _on_sources(subject: Subject) -> Iterator[Remark]:
    for key, source in subject.map.sources.items():
        notes = tuple(_of_source(subject, source))
        if notes:
            yield inlines(Said(subject.names[key])), notes, ""


def _of_source(subject: Subject, source: Source) -> Iterator[Inlines]:
    note = source.csl.get("note", "")
    if isinstance(note, str) and note:
        yield subject.say("Note: {words}", words=Said(note))
    if source.origin:
        yield subject.say("Origin: {words}", words=Said(source.origin))
    if source.grade:
        yield subject.say("Grade: {words}", words=Said(source.grade))


def _title(subject: Subject, statement: Statement) -> Inlines:
    number = sentence(subject.text("conclusion")) if statement.place == THESIS else statement.place
    return inlines(f"{number} ", linked(statement, named(statement.name)))


def _step_title(subject: Subject, step: Step) -> Inlines:
    name = named(step.label) if step.label else named(speaker(subject.map, step).name)
    words = subject.say("the step from {statement}", statement=inlines(*subject.language.quoted(name)))
    return inlines(f"{step.place} ", words)


def _of_statement(subject: Subject, statement: Statement) -> Iterator[Inlines]:
    if statement.extract:
        yield subject.say("Words of the source: {words}", words=subject.quoted(statement.extract))
    if statement.grade:
        yield subject.say("Grade: {words}", words=Said(statement.grade))
    if statement.tags:
        yield subject.say("Tags: {words}", words=Said(", ".join(statement.tags)))


def _of_step(subject: Subject, step: Step) -> Iterator[Inlines]:
    if step.scheme:
        yield subject.say("Scheme: {words}", words=Said(step.scheme))
    if step.weight is not None:
        yield subject.say("Weight: {number}", number=Said(f"{step.weight:g}"))
    if step.tags:
        yield subject.say("Tags: {words}", words=Said(", ".join(step.tags)))
