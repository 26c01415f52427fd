"""Words that parts of a report may take: what a template allows, and what is said where a part takes more."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.model import ArgumentMap
from argmap.report.document import Block, passages, plain
from argmap.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Excess:
    """A part of a report that takes more words than it may.

    `part` names it; `at` is the place of the statement, or the key of the map, that its author can shorten,
    and `key` the statement's key if that is not its wording.
    """

    part: str
    words: int
    allowed: int
    at: str = ""
    key: str = ""


def words_told(count: int) -> str:
    """Return `1 word`, `2 words`."""
    return f"{count} word{'' if count == 1 else 's'}"


def words_in(blocks: Iterable[Block]) -> int:
    """Count the words of blocks, captions and cells of tables among them; marks that stand alone are none."""
    words = (word for inlines in passages(blocks) for word in plain(inlines).split())
    return sum(any(map(str.isalnum, word)) for word in words)


def finding(excess: Excess, argument_map: ArgumentMap) -> Diagnostic:
    """Say what is too long, by how much, at the place where it can be made shorter."""
    over = excess.words - excess.allowed
    return Diagnostic(
        code="over-budget",
        severity=Severity.HINT,
        message=f"{excess.part} takes {words_told(excess.words)}, {over} more than there is room for",
        span=_place(excess, argument_map),
        notes=(Note("shorten what is written here, or leave it and accept a longer page"),),
    )


def _place(excess: Excess, argument_map: ArgumentMap) -> Span:
    statement = argument_map.statements.get(excess.at)
    fields = statement.fields if statement else argument_map.fields
    key = excess.key if statement else excess.at
    if key in fields:
        return fields[key].value
    return statement.text_span if statement else NOWHERE
