"""What reviewers changed: lines before and after, read as changes of statements and of other words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate

from argmap.model import ArgumentMap
from argmap.report.fields import BOTTOM_LINE, place
from argmap.review.lines import Hand, Line
from argmap.review.pairs import paired
from argmap.review.reading import Returned
from argmap.review.remarks import Remark
from argmap.review.sections import headings_over, new_rows, whole_sections
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
    SECTION = "section"  # all of it, with its heading


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
    `within` are the parts of the map whose words went with a section.
    """

    kind: Kind
    about: About
    was: str
    now: str
    hands: tuple[Hand, ...] = ()
    within: tuple[About, ...] = ()


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
        self.others = dict(self.pairs.kept)
        self.partners = {other: one for one, other in self.pairs.kept}
        self.said = said_by(base.map)
        self.keyed = {statement.handle: statement for statement in base.map.statements.values()}
        self.statements = {bookmark_name(STATEMENT + key): one for key, one in self.keyed.items()}
        self.sections = [*headings_over(self.after)]
        self.rows = new_rows(self.after, self.partners)
        self.gone = self._gone()
        self.removed = whole_sections(self.before, {one for gone in self.gone.values() for one in gone})
        self.moved = whole_sections(self.before, {one for one, _ in self.pairs.moved})
        self.along = {one for first, end in self.moved.items() for one in range(first, end)}
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
        yield from self._removed(self.gone.get(-1, []), 0)
        for number, line in enumerate(self.after):
            one = self.partners.get(number)
            if one is None:
                yield from self._added(number)
            elif line.now or not self.before[one].now:
                yield from self._compared(one, number)
            yield from self._removed(self.gone.get(number, []), number)

    def _gone(self) -> dict[int, list[int]]:
        """Return the lines whose words did not come back, by the line that they stood behind."""
        found: dict[int, list[int]] = {}
        behind = -1
        for number, line in enumerate(self.before):
            other = self.others.get(number)
            if line.now and (other is None or not self.after[other].now):
                found.setdefault(behind, []).append(number)
            elif other is not None and (number, other) not in self.pairs.moved:
                behind = other
        return found

    def _compared(self, one: int, number: int) -> Iterator[Change]:
        before, after = self.before[one], self.after[number]
        about = self._about(before, self.sections[number])
        if one in self.moved:
            yield Change(Kind.MOVED, About(Part.SECTION, section=before.now), "", after.now)
        elif self._is_told_as_moved(one, about):
            yield Change(Kind.MOVED, about, "", after.now, tuple(after.hands))
        if before.now == after.now:
            return
        if about.part in (Part.COMMENTARY, Part.BOTTOM_LINE):
            yield Change(Kind.CHANGED, about, before.now, after.now, tuple(after.hands))
        else:
            yield from self._reworded(before, after, self.sections[number])

    def _is_told_as_moved(self, one: int, about: About) -> bool:
        moved = (one, self.others[one]) in self.pairs.moved
        return moved and one not in self.along and about.part is not Part.GENERATED

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

    def _removed(self, numbers: Sequence[int], at: int) -> Iterator[Change]:
        """Tell of lines that are gone: whole sections, statements; what the map does not say, together."""
        section = self.sections[at] if at < len(self.sections) else ""
        rest: list[int] = []
        told = -1
        for number in numbers:
            about = self._about(self.before[number], section)
            if number in self.removed:
                told = self.removed[number]
                about = About(Part.SECTION, section=self.before[number].now)
                yield self._gone_with(about, [n for n in range(number, told) if self.before[n].now])
            elif number >= told and about.key:
                yield self._gone_with(about, [number])
            elif number >= told:
                rest.append(number)
        if rest:
            ours = all(self.before[number].ours for number in rest)
            yield self._gone_with(About(Part.GENERATED if ours else Part.TEXT, section=section), rest)

    def _gone_with(self, about: About, numbers: Sequence[int]) -> Change:
        """Say that lines are gone, with their words, and who tracked it."""
        own = next(iter(self._own(self.before[numbers[0]])), "") if about.part is Part.STATEMENT else ""
        was = own or "\n".join(self.before[number].now for number in numbers)
        others = (self.others[number] for number in numbers if number in self.others)
        hands = dict.fromkeys(hand for other in others for hand in self.after[other].hands)
        within = self._said_in(numbers) if about.part is Part.SECTION else ()
        return Change(Kind.REMOVED, about, was, "", tuple(hands), tuple(dict.fromkeys(within)))

    def _said_in(self, numbers: Iterable[int]) -> Iterator[About]:
        """Walk the parts of the map that lines of the report say."""
        parts = (self._about(self.before[number], "") for number in numbers)
        return (about for about in parts if about.part not in (Part.GENERATED, Part.TEXT))

    def _added(self, number: int) -> Iterator[Change]:
        """Tell of a new line; of a new row of a table at its first cell."""
        row = self.rows.get(self.after[number].row, [number])
        if row[0] == number and self.after[number].now:
            about = replace(self.about_line(number - 1), section=self.sections[number])
            words = "\n".join(self.after[cell].now for cell in row)
            hands = dict.fromkeys(hand for cell in row for hand in self.after[cell].hands)
            yield Change(Kind.ADDED, about, "", words, tuple(hands))

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


def _outside(count: int, stretches: Sequence[tuple[int, int]]) -> list[int]:
    """Return the numbers from 0 that lie in no stretch."""
    inside = {number for first, last in stretches for number in range(first, last)}
    return [number for number in range(count) if number not in inside]
