"""Comments in a Word file: who says what on which words, and in answer to what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.writers.docx_reference_fields import W

if TYPE_CHECKING:
    from argmap.review.walking import Commented

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DAY = 10
_MOST_PIECES = 500
_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: what it says, on which words, and the number of the line where these begin, -1 for none.

    `answers` is the number, among all comments of the file, of the one that it answers, -1 if it answers
    none; `settled` tells that somebody has closed the matter.
    """

    author: str
    date: str
    text: str
    words: str
    line: int = -1
    answers: int = -1
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What newer files tell of comments, by the numbers of their last paragraphs."""

    to: Mapping[str, str]
    settled: frozenset[str]


def answers(root: Any) -> Answers:
    """Read which comment answers which, and which are settled; `root` is their part of the file or None."""
    rows = [] if root is None else [*root.iter(f"{_W15}commentEx")]
    named = {row.get(f"{_W15}paraId", ""): row for row in rows}
    return Answers(
        {name: row.get(f"{_W15}paraIdParent", "") for name, row in named.items()},
        frozenset(name for name, row in named.items() if row.get(f"{_W15}done") in ("1", "true")),
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """What comments can be on: their places, all words, and the numbers of lines by those on the way."""

    commented: Mapping[str, "Commented"]
    said: Sequence[str]
    lines: Mapping[int, int]

    def line(self, row: Any) -> int:
        """Return the number of the line that a comment is on, -1 for none."""
        found = self.commented.get(row.get(f"{W}id", ""))
        return -1 if found is None else self.lines.get(found.line, -1)

    def words(self, row: Any) -> str:
        """Return the words that a comment is on, no more than one would read again."""
        found = self.commented.get(row.get(f"{W}id", ""))
        parts = self.said[found.start : min(found.end, found.start + _MOST_PIECES)] if found else ()
        words = " ".join("".join(parts).split())
        return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"


def remarks(written: Iterable[Any], spoken: Spoken, told: Answers) -> tuple[Remark, ...]:
    """Return the comments of a file in the order of the words that they are on, answers in theirs."""
    rows = sorted(written, key=spoken.line)
    names = [_last(row) for row in rows]
    numbers = {name: number for number, name in enumerate(names) if name}
    return tuple(
        Remark(
            author=" ".join(row.get(f"{W}author", "").split()),
            date=row.get(f"{W}date", "")[:_DAY],
            text=_text(row),
            words=spoken.words(row),
            line=spoken.line(row),
            answers=numbers.get(told.to.get(name, ""), -1),
            settled=name in told.settled,
        )
        for row, name in zip(rows, names, strict=True)
    )


def _last(row: Any) -> str:
    """Return the number by which other parts know a comment: that of its last paragraph."""
    lines = row.findall(f"{W}p")
    return lines[-1].get(f"{_W14}paraId", "") if lines else ""


def _text(row: Any) -> str:
    lines = ("".join(part.text or "" for part in line.iter(f"{W}t")) for line in row.iter(f"{W}p"))
    return " ".join(" ".join(lines).split())
