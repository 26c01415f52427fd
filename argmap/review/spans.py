"""Where a line says a statement, and what became of those words in the line that came back."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.essay.alignment import aligned
from argmap.model import ArgumentMap, Statement
from argmap.review.lines import Line, Token

_MOST_WORDS = 3_000
"""Words of the longest line that is compared word by word."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a line that say a statement: its key, the first word and the one behind the last."""

    key: str
    first: int
    last: int


def said_by(argument_map: ArgumentMap) -> Mapping[str, str]:
    """Return the keys of statements by their words as reports print them; the first of equal ones."""
    found: dict[str, str] = {}
    for statement in argument_map.statements.values():
        for words in printed(statement):
            found.setdefault(words, statement.handle)
    found.pop("", None)
    return found


def printed(statement: Statement) -> tuple[str, ...]:
    """Return the forms in which reports print a statement: as it is, with a stop behind, without."""
    words = " ".join(statement.text.split())
    return words, f"{words}.", words.rstrip(".")


def spans(line: Line, said: Mapping[str, str], own: Mapping[str, str]) -> list[Span]:
    """Find the statements that a line says, each in a stretch of its own.

    `said` has keys by words; `own` those of the statements whose bookmarks begin in the line, which come
    first.
    """
    found = []
    numbered = [(token.stretch, number) for number, token in enumerate(line.tokens) if not token.ours]
    for _, group in groupby(numbered, key=lambda one: one[0]):
        numbers = [number for _, number in group]
        first, last = numbers[0], numbers[-1] + 1
        words = " ".join(token.text for token in line.tokens[first:last])
        key = own.get(words) or said.get(words)
        if key:
            found.append(Span(key, first, last))
    return found


def carried(before: Line, after: Line, found: Sequence[Span]) -> list[Stretch]:
    """Return where, in the line that came back, the words of each span are: the first, and behind the last.

    What was put in beside a statement is its own, unless it is in the program's voice.
    """
    these, those = before.tokens, after.tokens
    if max(len(these), len(those)) > _MOST_WORDS:
        return [(0, len(those)) for _ in found]
    matched = aligned([token.text for token in these], [token.text for token in those])
    mine = [one for one, _ in matched]
    stretches = []
    for span in found:
        begins, ends = bisect_left(mine, span.first), bisect_left(mine, span.last)
        first = matched[begins - 1][1] + 1 if begins else 0
        last = matched[ends][1] if ends < len(matched) else len(those)
        kept = {other for _, other in matched[begins:ends]}
        stretches.append(_without_ours(those, first, last, kept))
    return stretches


def _without_ours(tokens: Sequence[Token], first: int, last: int, kept: set[int]) -> Stretch:
    """Leave out at both ends what is in the program's voice and was not a statement's before."""
    while first < last and tokens[first].ours and first not in kept:
        first += 1
    while first < last and tokens[last - 1].ours and last - 1 not in kept:
        last -= 1
    return first, last


def words(tokens: Sequence[Token]) -> str:
    """Return words with single blanks between."""
    return " ".join(token.text for token in tokens)
