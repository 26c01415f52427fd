"""To mend a map: safe fixes put into effect, each verified by reading the text again, or refused."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from argmap import formats
from argmap.diagnostics import Diagnostic, Severity, TextEdit
from argmap.edit.applying import applied
from argmap.edit.shift import Shift
from argmap.formats.codes import ERRORS, WARNINGS
from argmap.source import SourceText, Span

MOST_ROUNDS = 10
"""How often mending begins anew, for fixes that overlap and for faults that others hid."""

MOST_READINGS = 60
"""How often a text is read again in one round before fixes are refused unread."""

Look = Callable[[SourceText], Sequence[Diagnostic]]
"""What check finds in a text."""

_READING = frozenset({*ERRORS, *WARNINGS})
_COUNTED = re.compile(r" \(and \d+ more\)|\d+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its safe fixes made; `rounds` are the edits, each round's in the text of the round before.

    `refused` are the findings whose fixes are safe by themselves but would have brought another error here.
    """

    text: SourceText
    mended: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    rounds: tuple[tuple[TextEdit, ...], ...] = ()


def mending(source: SourceText, found: Sequence[Diagnostic], look: Look) -> Mended:
    """Make the safe fixes of what was found in a text, until there are none left, or `MOST_ROUNDS` times.

    Of edits that overlap the first in the text is made, and the other in the next round if it is still
    wanted. A fix is kept if its finding is gone where it stood and no error is new, else it is refused.
    """
    mended: list[Diagnostic] = []
    rounds: list[tuple[TextEdit, ...]] = []
    refused: dict[Diagnostic, None] = {}
    for _ in range(MOST_ROUNDS):
        trial = _Trial(source, found, look)
        trial.sift(_apart(source, [one for one in found if one not in refused]))
        refused |= dict.fromkeys(trial.refused)
        if trial.kept:
            mended += trial.kept
            rounds.append(_edits(trial.kept))
            source = applied(source, rounds[-1])
            found, refused = trial.after, {}
        elif not trial.refused:
            break
    return Mended(source, tuple(mended), tuple(refused), tuple(rounds))


def _apart(source: SourceText, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Choose findings with safe fixes that do not overlap, the first in the text before the others."""
    safe = [one for one in found if one.fix and one.fix.safe and _within(source, one.fix.edits)]
    starts: list[int] = []
    ends: list[int] = []
    chosen = []
    for one in sorted(safe, key=lambda one: min(edit.span.start for edit in _edits([one]))):
        spans = [edit.span for edit in _edits([one])]
        if all(_is_free(span, starts, ends) for span in spans):
            chosen.append(one)
            for span in spans:
                at = bisect_left(starts, span.start)
                starts.insert(at, span.start)
                ends.insert(at, span.end)
    return chosen


def _within(source: SourceText, edits: Sequence[TextEdit]) -> bool:
    return bool(edits) and all(edit.span.source == source.name for edit in edits)


def _is_free(span: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Tell whether a span neither overlaps nor touches any of those taken, which are in order."""
    at = bisect_left(starts, span.start)
    return (at == 0 or ends[at - 1] < span.start) and (at == len(starts) or span.end < starts[at])


def _edits(found: Iterable[Diagnostic]) -> tuple[TextEdit, ...]:
    return tuple(edit for one in found if one.fix for edit in one.fix.edits)


@dataclass(slots=True)
class _Trial:
    """Fixes of one round on trial: those kept so far, what is found with them, and those refused."""

    source: SourceText
    found: Sequence[Diagnostic]
    look: Look
    kept: list[Diagnostic] = field(default_factory=list)
    refused: list[Diagnostic] = field(default_factory=list)
    after: Sequence[Diagnostic] = ()
    readings: int = 0

    def sift(self, group: list[Diagnostic]) -> None:
        """Keep a group of fixes if all of it is good with those kept, else try its halves."""
        if not group:
            return
        if self.readings < MOST_READINGS and self._is_good([*self.kept, *group]):
            self.kept += group
        elif len(group) == 1 or self.readings >= MOST_READINGS:
            self.refused += group
        else:
            self.sift(group[: len(group) // 2])
            self.sift(group[len(group) // 2 :])

    def _is_good(self, group: Sequence[Diagnostic]) -> bool:
        self.readings += 1
        edits = sorted(_edits(group), key=lambda edit: edit.span)
        text = applied(self.source, edits)
        after = self.look(text)
        shift = Shift(edits)
        there = {(one.code, one.message, one.span.start) for one in after}
        gone = all((one.code, one.message, shift.moved(one.span.start)) not in there for one in group)
        good = gone and self._brings_nothing(after, text, shift)
        self.after = after if good else self.after
        return good

    def _brings_nothing(self, after: Sequence[Diagnostic], text: SourceText, shift: Shift) -> bool:
        """Tell whether all errors were there before, or were only hidden by others that are gone.

        Files and rules are looked at when a text can be read without errors; and where reading gave up, it
        has more to say when it comes further.
        """
        before = Counter(map(_likeness, _errors(self.found)))
        new = Counter(map(_likeness, _errors(after))) - before
        arisen = [one for one in _errors(after) if new[_likeness(one)]]
        unread = any(one.code in _READING for one in _errors(self.found))
        if unread and not any(one.code in _READING for one in arisen):
            return True
        if not arisen or formats.read(self.source).value is not None:
            return not arisen
        whole = formats.read(text).value is not None
        return whole or not any(shift.touches(text, one.span) for one in arisen)


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def _likeness(found: Diagnostic) -> tuple[str, str]:
    """Return what stays of a finding when lines and places are counted anew."""
    return found.code, _COUNTED.sub("", found.message)
