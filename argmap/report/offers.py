"""What is offered for a judgement: evidence with its source, its grade in words, and the author's remark."""

import re
from dataclasses import dataclass

from argmap.evaluate.grades import backing, score_of
from argmap.evaluate.judgements import resolves
from argmap.evaluate.support import Support
from argmap.model import Kind, Statement
from argmap.report import cite
from argmap.report.document import Inlines
from argmap.report.phrases import grade_words
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked

_STOP = re.compile(r"[.?!…][\"'”’»)\]]* +\W*(\w)")


@dataclass(frozen=True, slots=True)
class Offered:
    """A statement offered for a judgement: what it says, its source, how good that is, and a remark."""

    text: Inlines
    source: Inlines
    grade: str
    remark: Said

    def __str__(self) -> str:
        return str(self.text)


def offers(subject: Subject, below: Support) -> tuple[Offered, ...]:
    """Return what a statement rests on in the end: sourced evidence, other evidence, then bare claims."""
    under = below.statements[1:]
    evidence = [statement for statement in under if statement.kind is Kind.EVIDENCE]
    ranked = sorted(evidence, key=lambda statement: not resolves(subject.map, statement))
    bare = [s for s in under if s.kind is Kind.CLAIM and not subject.map.reasons(s.place)]
    return tuple(_offer(subject, statement) for statement in (*ranked, *bare))


def _offer(subject: Subject, statement: Statement) -> Offered:
    cited = cite.in_text(statement.citations, subject.names, subject.language, brackets=False)
    grade = statement.grade or _source_grade(subject, statement)
    return Offered(
        text=linked(statement, statement.text),
        source=cited or subject.say("No source"),
        grade=grade_words(grade, subject.language) if cited else "",
        remark=Said(_remark(statement.commentary)),
    )


def _source_grade(subject: Subject, statement: Statement) -> str:
    """Return the best grade among a statement's sources, which is the one that its strength counts."""
    grades = [source.grade for source in backing(subject.map, statement) if source.grade]
    return max(grades, key=lambda grade: score_of(grade) or 0.0, default="")


def _remark(commentary: str) -> str:
    """Return the first sentence of a commentary, with a sign where there is more."""
    first = first_sentence(commentary)
    return first if len(first.split()) == len(commentary.split()) else f"{first} […]"


def first_sentence(markdown: str) -> str:
    """Return the first sentence of a commentary, as Markdown on one line.

    A stop before a lower-case letter or a digit, as behind an abbreviation, ends no sentence.
    """
    text = " ".join(markdown.split("\n\n", 1)[0].split())
    for found in _STOP.finditer(text):
        if not (found[1].islower() or found[1].isdigit()):
            return text[: found.start()] + found[0].partition(" ")[0]
    return text
