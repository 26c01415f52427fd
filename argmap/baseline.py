"""A baseline: findings of old maps that are kept back, so that only what is new is heard.

It is JSON with one finding a line, in an order that does not change. A finding is known again by its code and
the words it is about, not by its line, so that moving it does not make it new.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.formats.findings import collapsed, short
from argmap.source import SourceText, fingerprint

VERSION = 1
_HEAD = "argmap-baseline"
_TEXTS = ("file", "code", "fingerprint", "words")
_LONGEST = 4_000
"""Characters of a finding's words that tell it apart; whole branches of a map need not be read again."""

_ADVICE = Note("write it anew: `argmap check --write-baseline FILE`")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """So many findings of one code about the same words of one map.

    `file` is the path of the map from the baseline's folder; `words` are there to be read, and count nothing.
    """

    file: str
    code: str
    fingerprint: str
    count: int
    words: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What findings of one file are compared by."""
        return self.code, self.fingerprint


@dataclass(frozen=True, slots=True)
class Compared:
    """The findings of one map that a baseline does not have, how many it has, and its entries that are gone.

    The count of an entry that is gone says how many of its findings are.
    """

    left: tuple[Diagnostic, ...]
    kept_back: int
    gone: tuple[Entry, ...]


def fingerprint_of(found: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    """Return a fingerprint of a finding's code and of the words at its place, else of its message."""
    source = sources.get(found.span.source)
    return fingerprint(f"{found.code}\n{_words(found, source) or found.message}")


def _words(found: Diagnostic, source: SourceText | None) -> str:
    if source is None:
        return ""
    end = min(found.span.end, found.span.start + _LONGEST)
    return collapsed(source.text[found.span.start : end])


def entries_of(
    file: str, found: Iterable[Diagnostic], sources: Mapping[str, SourceText]
) -> tuple[Entry, ...]:
    """Return the findings of one map, errors excepted, as entries."""
    entries: dict[tuple[str, str], Entry] = {}
    for one in found:
        if one.severity is Severity.ERROR:
            continue
        words = short(_words(one, sources.get(one.span.source)) or one.message)
        entry = Entry(file, one.code, fingerprint_of(one, sources), 0, words)
        entry = entries.get(entry.key, entry)
        entries[entry.key] = replace(entry, count=entry.count + 1)
    return tuple(entries.values())


def written(entries: Iterable[Entry]) -> str:
    """Return a baseline as text, the same for the same entries in whatever order they come."""
    lines = [json.dumps(_record(entry), ensure_ascii=False) for entry in sorted(entries)]
    findings = ",\n".join(f"  {line}" for line in lines)
    return (
        f'{{"{_HEAD}": {VERSION}, "findings": [\n{findings}\n]}}\n'
        if lines
        else f'{{"{_HEAD}": {VERSION}, "findings": []}}\n'
    )


def _record(entry: Entry) -> dict[str, object]:
    return {
        "file": entry.file,
        "code": entry.code,
        "fingerprint": entry.fingerprint,
        "count": entry.count,
        "words": entry.words,
    }


def read_baseline(source: SourceText) -> Checked[tuple[Entry, ...]]:
    """Read a baseline; an error shows the line that is none."""
    try:
        value = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", "this is nested too deep, or no number")
        return Checked((), (_fault(source, f"This is not JSON: {said}", getattr(error, "pos", 0)),))
    findings = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get(_HEAD) != VERSION or not isinstance(findings, list):
        return Checked((), (_fault(source, f"Expected a baseline of argmap, version {VERSION}", 0),))
    entries = [_entry(one) for one in findings]
    if None in entries:
        at = _start(source.text, entries.index(None))
        message = "Expected a finding with file, code, fingerprint and count"
        return Checked((), (_fault(source, message, at),))
    return Checked(tuple(entry for entry in entries if entry))


def _entry(value: object) -> Entry | None:
    if not isinstance(value, dict):
        return None
    texts = [str(value.get(key, "")) for key in _TEXTS]
    count = value.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        return None
    if any(value.get(key, "") != text for key, text in zip(_TEXTS, texts, strict=True)):
        return None
    file, code, mark, words = texts
    return Entry(file, code, mark, count, words) if file and code and mark else None


def _start(text: str, number: int) -> int:
    """Return where a finding begins, counted from 0, in a text that is JSON; 0 if it has several lists."""
    at = text.find("[", text.find('"findings"')) + 1
    decoder = json.JSONDecoder()
    try:
        for _ in range(number):
            _, at = decoder.raw_decode(text, _skipped(text, at))
            at = _skipped(text, at) + 1
    except ValueError:
        return 0
    return _skipped(text, at)


def _skipped(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _fault(source: SourceText, message: str, at: int) -> Diagnostic:
    start = min(at, len(source.text))
    end = min(start + 1, len(source.text))
    return Diagnostic(
        code="broken-baseline",
        severity=Severity.ERROR,
        message=message,
        span=source.span(start, end),
        notes=(_ADVICE,),
    )


def compared(
    entries: Iterable[Entry], found: Sequence[Diagnostic], sources: Mapping[str, SourceText]
) -> Compared:
    """Keep back the findings of one map that its entries have, the first ones of each, as many as counted."""
    entries = tuple(entries)
    room = Counter[tuple[str, str]]()
    for entry in entries:
        room[entry.key] += entry.count
    left = tuple(_left(room, found, sources))
    return Compared(left, len(found) - len(left), tuple(_gone(room, entries)))


def _left(
    room: Counter[tuple[str, str]], found: Iterable[Diagnostic], sources: Mapping[str, SourceText]
) -> Iterator[Diagnostic]:
    for one in found:
        key = one.code, fingerprint_of(one, sources)
        if one.severity is Severity.ERROR or not room[key]:
            yield one
        else:
            room[key] -= 1


def _gone(room: Counter[tuple[str, str]], entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        count = min(entry.count, room[entry.key])
        room[entry.key] -= count
        if count:
            yield replace(entry, count=count)
