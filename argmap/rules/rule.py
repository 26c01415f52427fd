"""What a rule is, what it reads and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.diagnostics import Fix, Note, Severity
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.formats.findings import short
from argmap.model import ArgumentMap, Place, Statement, Step
from argmap.rules.house import House
from argmap.source import NOWHERE, SourceText, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules look at: a map that was read without errors, its text, its evaluation, its essay if any.

    `house` holds the wishes of the folder it stands in. `known` are the names of all rules, and `silenced`
    the places of the waivers that have kept a finding back so far; they serve the rules about rules.
    """

    map: ArgumentMap
    text: SourceText
    evaluation: Evaluation
    essay: Essay | None = None
    house: House = House()
    known: frozenset[str] = frozenset()
    silenced: frozenset[Span] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic without code and severity, which the table of rules adds.

    `span` lies in the map or in the essay. `places` are the statements and steps it is about, and `words`
    words of the essay, which of a finding in the essay are those of its span unless told: where a waiver for
    one of these places or some of these words stands, the finding is kept back.
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
    """One check. `code` is the name of its file, with hyphens; the file's docstring is its manual page.

    `severity` is what it has in the profile `default`, None where it is off there.
    """

    code: str
    severity: Severity | None
    check: Check


def named(statement: Statement) -> str:
    """Call a statement by its id, or its number, and the beginning of its words."""
    return f"{statement.handle} “{short(statement.name)}”"


def where(part: ArgumentMap | Statement | Step, key: str) -> Span:
    """Return where the value of a key stands, or the whole part where that is not known."""
    found = part.fields.get(key)
    return found.value if found else part.span
