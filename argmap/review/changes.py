"""What reviewers changed: lines before and after, read as changes of statements and of other words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate

from argmap.model import ArgumentMap
from argmap.report.fields import BOTTOM_LINE, place
from argmap.review.lines import Hand, Line
from argmap.review.pairs import paired
from argmap.review.reading import Returned
from argmap.review.remarks import Remark
from argmap.review.spans import carried, printed, said_by, spans, words
from argmap.writers.docx_links import STATEMENT, bookmark_name


class Kind(StrEnum):
    """What was done to words."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


class Part(StrEnum):
    """Whose words they are: which part of the map says them, if any."""

    STATEMENT = "statement"
    COMMENTARY = "commentary"
    BOTTOM_LINE = "bottom-line"
    GENERATED = "generated"  # by the program: the next export replaces them
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class About:
    """What words are about: a part of the map with the key of its statement, under which heading."""

    part: Part = Part.TEXT
    key: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, to which words, and by whom as far as changes were tracked.

    `was` and `now` are the words, empty where there are none. What was added is about what stands before it.
    """

    kind: Kind
    about: About
    was: str
    now: str
    hands: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """The report as it went out: its lines, the map it says, and its fields by the names of bookmarks."""

    lines: Sequence[Line]
    map: ArgumentMap
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came back: changes in the order of the file, and comments with what they are about.

    `found` is the share of lines, of those that went out and came back with words not the program's, that are
    the same, from 0 to 1: how sure it is that the file was made from this report. `paired` tells that none of
    these lines is without its like on the other side.
    """

    changes: tuple[Change, ...]
    remarks: tuple[tuple[Remark, About], ...]
    found: float
    paired: bool = False


def reviewed(base: Base, returned: Returned) -> Reviewed:
    """Compare a file that came back with the report as it went out."""
    comparison = _Comparison(base, returned)
    changes = tuple(_once(comparison.changes()))
    remarks = tuple((remark, comparison.about_line(remark.line)) for remark in returned.remarks)
    return Reviewed(changes, remarks, comparison.found(), comparison.paired())


def _once(changes: Iterator[Change]) -> list[Change]:
    """Tell of one change once, in however many places it was made, with all who made it."""
    found: dict[object, Change] = {}
    for change in changes:
        known = found.get(_identity(change))
        hands = dict.fromkeys((*(known.hands if known else ()), *change.hands))
        found[_identity(change)] = replace(known or change, hands=tuple(hands))
    return [*found.values()]


def _identity(change: Change) -> object:
    about = change.about
    section = "" if about.key else about.section
    return change.kind, about.part, about.key, section, change.was, change.now


class _Comparison:
    """A report and a file that came back, line by line."""

    def __init__(self, base: Base, returned: Returned) -> None:
        self.base = base
        self.before, self.after = base.lines, returned.lines
        self.pairs = paired(self.before, self.after)
        self.partners = {other: one for one, other in self.pairs.kept}
        self.said = said_by(base.map)
        self.keyed = {statement.handle: statement for statement in base.map.statements.values()}
        self.statements = {bookmark_name(STATEMENT + key): one for key, one in self.keyed.items()}
        self.sections = [*_sections(self.after)]
        self.known = [*accumulate((n if n in self.partners else -1 for n in range(len(self.after))), max)]

    def found(self) -> float:
        """Return the share of lines that are the same on both sides, but for changes tracked."""
        count = sum(not line.ours for line in (*self.before, *self.after))
        pairs = ((self.before[one], self.after[other]) for one, other in self.pairs.kept)
        same = sum(was.now == then.then and not was.ours for was, then in pairs)
        return 2 * same / max(count, 2 * same, 1)

    def paired(self) -> bool:
        """Tell whether all lines with words that are not the program's have a partner."""
        theirs = ({one for one, _ in self.pairs.kept}, {other for _, other in self.pairs.kept})
        return all(
            number in known or line.ours
            for lines, known in zip((self.before, self.after), theirs, strict=True)
            for number, line in enumerate(lines)
        )

    def changes(self) -> Iterator[Change]:
        """Walk the changes in the order of the file that came back; what is gone stands where it was."""
        gone = self._gone()
        yield from self._removed(gone.get(-1, []), 0)
        for number, line in enumerate(self.after):
            one = self.partners.get(number)
            if one is None:
                yield from self._added(number, line)
            else:
                yield from self._compared(one, number)
            yield from self._removed(gone.get(number, []), number)

    def _gone(self) -> dict[int, list[int]]:
        """Return the lines that did not come back, by the number of the line that they stood behind."""
        others = dict(self.pairs.kept)
        found: dict[int, list[int]] = {}
        behind = -1
        for number, line in enumerate(self.before):
            if number not in others and line.now:
                found.setdefault(behind, []).append(number)
            elif number in others and (number, others[number]) not in self.pairs.moved:
                behind = others[number]
        return found

    def _compared(self, one: int, number: int) -> Iterator[Change]:
        before, after = self.before[one], self.after[number]
        if not after.now and before.now:
            yield from self._removed([one], number, tuple(after.hands))
            return
        about = self._about(before, self.sections[number])
        if (one, number) in self.pairs.moved and about.part is not Part.GENERATED:
            yield Change(Kind.MOVED, about, "", after.now, tuple(after.hands))
        if before.now == after.now:
            return
        if about.part in (Part.COMMENTARY, Part.BOTTOM_LINE):
            yield Change(Kind.CHANGED, about, before.now, after.now, tuple(after.hands))
        else:
            yield from self._reworded(before, after, self.sections[number])

    def _reworded(self, before: Line, after: Line, section: str) -> Iterator[Change]:
        """Tell of the statements that a line says what became of each, then of the words around them."""
        found = spans(before, self.said, self._own(before))
        stretches = carried(before, after, found)
        hands = tuple(after.hands)
        for span, stretch in zip(found, stretches, strict=True):
            was, now = words(before.tokens[span.first : span.last]), words(after.tokens[slice(*stretch)])
            if was != now:
                about = About(Part.STATEMENT, span.key, section)
                kind = Kind.CHANGED if now else Kind.REMOVED
                yield Change(kind, about, *self._without_stop(span.key, was, now), hands)
        these = _outside(len(before.tokens), [(span.first, span.last) for span in found])
        those = _outside(len(after.tokens), stretches)
        if [before.tokens[n].text for n in these] != [after.tokens[n].text for n in those]:
            ours = all(before.tokens[number].ours for number in these)
            about = About(Part.GENERATED if ours else Part.TEXT, section=section)
            yield Change(Kind.CHANGED, about, before.now, after.now, hands)

    def _without_stop(self, key: str, was: str, now: str) -> tuple[str, str]:
        """Return words as the map says them: without the stop that reports put behind."""
        plain, stopped, _ = printed(self.keyed[key])
        if was == stopped and now.endswith("."):
            return plain, now.removesuffix(".")
        return was, now

    def _removed(self, numbers: Sequence[int], at: int, hands: tuple[Hand, ...] = ()) -> Iterator[Change]:
        """Tell of lines that are gone; those that the map does not say, together."""
        section = self.sections[at] if at < len(self.sections) else ""
        rest: list[Line] = []
        for line in (self.before[number] for number in numbers):
            about = self._about(line, section)
            if about.key:
                statement = next(iter(self._own(line)), "") if about.part is Part.STATEMENT else ""
                yield Change(Kind.REMOVED, about, statement or line.now, "", hands)
            else:
                rest.append(line)
        if rest:
            ours = all(line.ours for line in rest)
            about = About(Part.GENERATED if ours else Part.TEXT, section=section)
            yield Change(Kind.REMOVED, about, "\n".join(line.now for line in rest), "", hands)

    def _added(self, number: int, line: Line) -> Iterator[Change]:
        if line.now:
            about = self.about_line(number - 1)
            place = replace(about, section=self.sections[number])
            yield Change(Kind.ADDED, place, "", line.now, tuple(dict.fromkeys(line.hands)))

    def about_line(self, number: int) -> About:
        """Return what a line of the file that came back is about; a new one, what stands before it."""
        number = self.known[number] if number >= 0 else -1
        if number < 0:
            return About()
        before, section = self.before[self.partners[number]], self.sections[number]
        about = self._about(before, section)
        if about.key:
            return about
        keys = {span.key for span in spans(before, self.said, {})}
        return About(Part.STATEMENT, keys.pop(), section) if len(keys) == 1 else about

    def _about(self, before: Line, section: str) -> About:
        """Return what a line of the report is about, by the bookmark that begins in it."""
        for mark in before.marks:
            if mark in self.statements:
                return About(Part.STATEMENT, self.statements[mark].handle, section)
            if mark in self.base.fields:
                key, _ = place(self.base.fields[mark])
                part = Part.BOTTOM_LINE if key == BOTTOM_LINE else Part.COMMENTARY
                return About(part, key, section)
        ours = before.ours
        return About(Part.GENERATED if ours else Part.TEXT, section=section)

    def _own(self, before: Line) -> dict[str, str]:
        """Return the keys of the statements whose bookmarks begin in a line, by their words."""
        own = [self.statements[mark] for mark in before.marks if mark in self.statements]
        return {words: statement.handle for statement in own for words in printed(statement)}


def _sections(lines: Sequence[Line]) -> Iterator[str]:
    section = ""
    for line in lines:
        section = line.now if line.heading and line.now else section
        yield section


def _outside(count: int, stretches: Sequence[tuple[int, int]]) -> list[int]:
    """Return the numbers from 0 that lie in no stretch."""
    inside = {number for first, last in stretches for number in range(first, last)}
    return [number for number in range(count) if number not in inside]
