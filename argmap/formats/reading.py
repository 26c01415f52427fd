"""One map in the reading: what has been read so far, and what waits for the whole to be known."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import category, normalize

from argmap.diagnostics import Note
from argmap.formats import decode
from argmap.formats.findings import Findings, replacing, short
from argmap.formats.keys import Record
from argmap.formats.tree import Scalar, Sequence, Tree
from argmap.model import Citation, Id, Place, Statement, Step
from argmap.source import Span

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """An id and what bears it."""

    place: Place
    span: Span
    step: bool


@dataclass(frozen=True, slots=True)
class Reuse:
    """A premise that is a `ref`: which premise of which step waits for its statement."""

    id: Id
    span: Span
    step: Place
    premise: int


@dataclass(frozen=True, slots=True)
class Mention:
    """An id named anywhere but at `ref`; `what` says in words what names it."""

    id: Id
    span: Span
    what: str
    statement_only: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of the author, as it stands in the file, under its key."""

    key: str
    scalar: Scalar


@dataclass(frozen=True, slots=True)
class CitedList:
    """Sources given as a list, one citation or more to an entry."""

    tree: Sequence
    citations: tuple[tuple[Citation, ...], ...]


Task = Callable[[], "list[Task]"]


@dataclass(slots=True)
class Reading:
    """What is known of a map so far."""

    findings: Findings
    statements: dict[Place, Statement] = field(default_factory=dict)
    steps: dict[Place, Step] = field(default_factory=dict)
    names: dict[Id, Name] = field(default_factory=dict)
    trees: dict[Place, Tree] = field(default_factory=dict)
    asides: list[Place] = field(default_factory=list)
    warrants: set[Place] = field(default_factory=set)
    reuses: list[Reuse] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    cited_lists: list[CitedList] = field(default_factory=list)


def run(tasks: list[Task]) -> None:
    """Do tasks in order, each followed at once by those it leads to, at any depth."""
    waiting = tasks[::-1]
    while waiting:
        waiting.extend(reversed(waiting.pop()()))


def name(reading: Reading, record: Record, place: Place, *, step: bool) -> Id:
    """Read the id of a record and enter it; return nothing where it is empty or taken."""
    found = decode.scalar(reading.findings, "id", record.values["id"])
    if found is None:
        return ""
    if not found.text.strip():
        span = record.fields["id"].key
        reading.findings.error("missing-text", "`id` is empty", span, "type a name, or take the key out")
        return ""
    id_ = _normalised(reading.findings, found)
    if not is_id(id_):
        _report_form(reading.findings, found, id_)
    taken = reading.names.get(id_)
    if taken is not None:
        _report_duplicate(reading.findings, id_, found.span, taken)
        return ""
    reading.names[id_] = Name(place, found.span, step)
    return id_


def normal(text: str) -> Id:
    """Return an id as it is compared: in NFC, without blanks at its ends."""
    text = text.strip()
    return text if text.isascii() else normalize("NFC", text)


def is_id(text: str) -> bool:
    """Tell whether text has the form of an id: a letter, then letters, marks, digits, `-` and `_`."""
    if _PLAIN_ID.fullmatch(text):
        return True
    groups = [category(letter) for letter in text]
    rest = all(group[0] in "LM" or group == "Nd" or text[at] in "-_" for at, group in enumerate(groups))
    return bool(groups) and groups[0][0] == "L" and rest


def slug(text: str) -> Id:
    """Make the form of an id out of any text, or nothing if it has no letter."""
    parts = re.findall(r"[^\W_]+", normal(text).casefold())
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    return "-".join(parts[:4])[:40].strip("-")


def _normalised(findings: Findings, found: Scalar) -> Id:
    id_ = normal(found.text)
    if id_ != found.text.strip():
        findings.warn(
            "id-not-normalised",
            f"`{short(id_)}` is written with letters taken apart; another spelling looks the same",
            found.span,
            "the id is read in its composed form (NFC)",
            fix=replacing("Write the id in its composed form", found.span, id_, safe=True),
        )
    return id_


def _report_form(findings: Findings, found: Scalar, id_: Id) -> None:
    better = slug(id_)
    findings.error(
        "malformed-id",
        f"`{short(id_)}` is no id: expected a letter first, then letters, digits, `-` or `_`",
        found.span,
        f"type for instance `{better}`" if better else "type for instance `main-claim`",
        fix=replacing(f"Write `{better}`", found.span, better) if better else None,
    )


def _report_duplicate(findings: Findings, id_: Id, span: Span, taken: Name) -> None:
    line = findings.source.position(taken.span.start)[0]
    findings.error(
        "duplicate-id",
        f"The id `{short(id_)}` is taken by a {'group' if taken.step else 'statement'} on line {line}",
        span,
        Note("the first", taken.span),
        "choose another id; to use the statement again type `ref:`",
    )
