"""What reviewers changed, as people and programs read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.comparing import Compared
from argmap.jobs import Loaded
from argmap.model import THESIS, ArgumentMap, Statement
from argmap.review.changes import About, Change, Kind, Part
from argmap.review.excerpts import around, beginning
from argmap.review.lines import Hand
from argmap.review.remarks import Remark
from argmap.review.today import State, Today, keyed, today
from argmap.source import Span

_SUBJECTS = {
    Part.STATEMENT: "the words of {name}",
    Part.COMMENTARY: "the commentary on {name}",
    Part.BOTTOM_LINE: "the bottom line",
    Part.GENERATED: "words that argmap makes anew at each export",
    Part.TEXT: "words",
}
_BEHIND = {
    Part.STATEMENT: "behind the words of {name}",
    Part.COMMENTARY: "in the commentary on {name}",
    Part.BOTTOM_LINE: "in the bottom line",
}
_NAMED = 3
"""Statements that are named; more are counted."""

_DONE = {Kind.CHANGED: "changed", Kind.REMOVED: "removed", Kind.MOVED: "moved to another place"}
_STATES = {
    State.TAKEN_OVER: "the map says so by now",
    State.CHANGED_TOO: "the map was changed too, and says now",
    State.GONE: "the map has this statement no longer",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change or a comment, with the statement it is about, how it stands to the map of today, and where.

    `place` is a line and a column of the map, from 1, or None where the map has no such words. `within` says
    which parts of the map went with a section.
    """

    subject: Change | Remark
    about: About
    statement: Statement | None = None
    standing: Today | None = None
    place: tuple[int, int] | None = None
    within: tuple[str, ...] = ()


def told(compared: Compared) -> tuple[Told, ...]:
    """Return the changes in the order of the file, then the comments in the order of their words."""
    review = compared.review
    if review is None:
        return ()
    changes = (_told(compared, change, change.about) for change in review.changes)
    return (*changes, *(_told(compared, remark, about) for remark, about in review.remarks))


def _told(compared: Compared, subject: Change | Remark, about: About) -> Told:
    base, now = compared.base, compared.today
    if base is None:
        return Told(subject, about)
    statement = keyed(base.map, about.key)
    if isinstance(subject, Change) and subject.within:
        return Told(subject, about, within=tuple(_within(subject, base.map)))
    if now is None:
        return Told(subject, about, statement)
    standing = None
    if compared.carried and isinstance(subject, Change):
        standing = today(subject, base.map, now.map)
    there = standing.statement if standing else keyed(now.map, about.key)
    return Told(subject, about, there or statement, standing, _place(now, about, there))


def _within(change: Change, argument_map: ArgumentMap) -> Iterator[str]:
    """Name the parts of the map that went with a section; many statements are counted."""
    statements = [part for part in change.within if part.part is Part.STATEMENT]
    many = len(statements) > _NAMED
    for part in change.within:
        if part.part is not Part.STATEMENT or not many:
            yield _SUBJECTS[part.part].format(name=_name(keyed(argument_map, part.key), part.key))
    if many:
        yield f"the words of {len(statements)} statements"


def _place(loaded: Loaded, about: About, statement: Statement | None) -> tuple[int, int] | None:
    """Return where the words that a change is about stand in a map."""
    spans: list[Span] = []
    if about.part is Part.BOTTOM_LINE:
        spans = [field.value for name, field in loaded.map.fields.items() if name == "bottom-line"]
    elif statement and about.part is Part.COMMENTARY and "commentary" in statement.fields:
        spans = [statement.fields["commentary"].value]
    elif statement:
        spans = [statement.text_span]
    return loaded.source.position(spans[0].start) if spans else None


def listed(compared: Compared, edited: Path) -> Iterator[str]:
    """Yield what was changed, each change with the words before and after, then how much it is."""
    found = told(compared)
    for one in found:
        yield f"{_where(compared, one, edited)}: {_headline(one)}"
        yield from (f"  {name}: {words}" for name, words in _details(one))
    yield from _warning(compared)
    yield summary(found)


def spoken(compared: Compared, edited: Path) -> Iterator[str]:
    """Yield the same as sentences that read well aloud, one line a change."""
    found = told(compared)
    for one in found:
        details = "".join(f" {_capital(name)}: {_aloud(name, words)}" for name, words in _details(one))
        now = compared.today
        where = f" In {now.source.name}, line {one.place[0]}." if now and one.place else ""
        yield f"{_capital(_headline(one))}.{where}{details}"
    yield from (f"{_capital(line)}." for line in _warning(compared))
    yield f"{_capital(summary(found))}."


def summary(found: Iterable[Told]) -> str:
    """Return how much was done, and by whom, such as `2 changes and 1 comment, by A. Reader`."""
    subjects = [one.subject for one in found]
    changes = sum(isinstance(subject, Change) for subject in subjects)
    counts = ((changes, "change"), (len(subjects) - changes, "comment"))
    said = " and ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
    names = dict.fromkeys(name for subject in subjects for name in _authors(subject) if name)
    return f"{said or 'no changes'}{', by ' if names else ''}{', '.join(names)}"


def structure(compared: Compared, edited: Path) -> dict[str, object]:
    """Return the same as JSON has it; lines and columns count from 1, in code points."""
    found = told(compared)
    records = [(one.subject, _record(compared, one)) for one in found]
    named = compared.today or compared.base
    return {
        "edited": str(edited),
        "map": named.source.name if named else None,
        "carried": compared.carried,
        "older": compared.older,
        "changes": [record for subject, record in records if isinstance(subject, Change)],
        "comments": [record for subject, record in records if isinstance(subject, Remark)],
    }


def _where(compared: Compared, one: Told, edited: Path) -> str:
    if compared.today and one.place:
        return "{}:{}:{}".format(compared.today.source.name, *one.place)
    return str(edited)


def _headline(one: Told) -> str:
    """Say in a line what was done, and to what."""
    about, name = one.about, _name(one.statement, one.about.key)
    section = f" under {_quoted(about.section)}" if about.section and not about.key else ""
    if isinstance(one.subject, Remark):
        on = _SUBJECTS[about.part].format(name=name) if about.key else "the report"
        return f"a comment on {on}{section}"
    if one.subject.kind is Kind.ADDED:
        behind = f" {_BEHIND[about.part].format(name=name)}" if about.key else ""
        what = "a new row of a table" if "\n" in one.subject.now else "a new paragraph"
        return f"{what}{behind}{section}"
    if about.part is Part.SECTION:
        return f"the section {_quoted(about.section)} was {_DONE[one.subject.kind]}"
    subject = _SUBJECTS[about.part].format(name=name)
    return f"{subject}{section} {'was' if about.part in _ONE else 'were'} {_DONE[one.subject.kind]}"


_ONE = (Part.COMMENTARY, Part.BOTTOM_LINE)


def _name(statement: Statement | None, key: str) -> str:
    if statement is None or statement.place == key or not statement.id:
        return "the thesis" if key == THESIS else key
    return f"`{statement.id}`" if statement.place == THESIS else f"`{statement.id}` ({statement.place})"


def _details(one: Told) -> Iterator[tuple[str, str]]:
    if isinstance(one.subject, Remark):
        yield from _remark_details(one.subject)
        return
    gone = one.subject.kind is Kind.REMOVED
    was, now = (beginning(one.subject.was), "") if gone else around(one.subject.was, one.subject.now)
    yield from ((name, words) for name, words in (("was", was), ("now", now)) if words)
    if one.subject.hands:
        yield "by", "; ".join(map(_signed, one.subject.hands))
    if one.within:
        yield "note", f"with it went {', '.join(one.within)}"
    if one.standing and one.standing.state in _STATES:
        changed = one.standing.state is State.CHANGED_TOO
        yield "note", _STATES[one.standing.state] + (f": {_quoted(one.standing.text)}" if changed else "")


def _remark_details(remark: Remark) -> Iterator[tuple[str, str]]:
    if remark.words:
        yield "on", remark.words
    yield "says", remark.text
    yield "by", _signed(Hand(remark.author, remark.date))
    if remark.answers >= 0:
        yield "note", "it answers another comment"
    if remark.settled:
        yield "note", "it is marked as settled"


def _aloud(name: str, words: str) -> str:
    said = _quoted(words) if name in ("was", "now", "on", "says") else words
    return said if said.endswith((".”", "!”", "?”", ".")) else f"{said}."


def _signed(hand: Hand) -> str:
    return ", ".join(part for part in (hand.author or "somebody without a name", hand.date) if part)


def _authors(subject: Change | Remark) -> Iterator[str]:
    if isinstance(subject, Remark):
        yield subject.author
    else:
        yield from (hand.author for hand in subject.hands)


def _warning(compared: Compared) -> Iterator[str]:
    if compared.older:
        yield (
            "note: the file was made from another state of the map and does not carry it, so that what the "
            "map has changed since looks like a change of the reviewer's; build --round-trip keeps them apart"
        )


def _record(compared: Compared, one: Told) -> dict[str, object]:
    statement = one.statement
    line, column = one.place or (None, None)
    return {
        **(_change(one, one.subject) if isinstance(one.subject, Change) else _comment(one.subject)),
        "part": str(one.about.part),
        "statement": one.about.key if statement else None,
        "number": statement.place if statement else None,
        "section": one.about.section or None,
        "file": compared.today.source.name if compared.today and one.place else None,
        "line": line,
        "column": column,
    }


def _change(one: Told, change: Change) -> dict[str, object]:
    return {
        "kind": str(change.kind),
        "was": change.was or None,
        "now": change.now or None,
        "by": [{"author": hand.author or None, "date": hand.date or None} for hand in change.hands],
        "today": str(one.standing.state) if one.standing else None,
        "says": one.standing.text if one.standing else None,
        "within": [{"part": str(part.part), "statement": part.key or None} for part in change.within],
    }


def _comment(remark: Remark) -> dict[str, object]:
    return {
        "author": remark.author or None,
        "date": remark.date or None,
        "text": remark.text,
        "on": remark.words or None,
        "answers": remark.answers if remark.answers >= 0 else None,
        "settled": remark.settled,
    }


def _quoted(words: str) -> str:
    return f"“{words}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
