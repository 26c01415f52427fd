"""What a rule is, what it reads and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.diagnostics import Fix, Note, Severity
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.formats.findings import short
from argmap.model import ArgumentMap, Place, Statement, Step
from argmap.source import NOWHERE, SourceText, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules look at: a map that was read without errors, its text, its evaluation, its essay if any."""

    map: ArgumentMap
    text: SourceText
    evaluation: Evaluation
    essay: Essay | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic without code and severity, which the table of rules adds.

    `places` are the statements and steps it is about and `words` the words of the essay: where a waiver for
    one of these places or some of these words stands, the finding is dropped.
    """

    message: str
    span: Span = NOWHERE
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None
    places: tuple[Place, ...] = ()
    words: str = ""


Check = Callable[[Reading], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `code` is the name of its file, with hyphens; the file's docstring is its manual page."""

    code: str
    severity: Severity
    check: Check


def named(statement: Statement) -> str:
    """Call a statement by its id, or its number, and the beginning of its words."""
    return f"{statement.handle} “{short(statement.name)}”"


def where(part: ArgumentMap | Statement | Step, key: str) -> Span:
    """Return where the value of a key stands, or the whole part where that is not known."""
    found = part.fields.get(key)
    return found.value if found else part.span
