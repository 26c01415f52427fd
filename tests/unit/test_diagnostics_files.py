"""The maps in tests/diagnostics say what reading them must say (see the README there)."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic, Severity
from argmap.edit import applied
from argmap.formats import read
from argmap.source import SourceText

FILES = sorted((Path(__file__).parent.parent / "diagnostics").glob("*.yaml"))
_EXPECTED = re.compile(
    r"\s*# (?P<severity>error|warning|hint)\[(?P<code>[a-z-]+)\] "
    r"(?:-(?P<up>\d+)/)?(?P<first>\d+)-(?:\+(?P<lines>\d+):)?(?P<end>\d+): (?P<message>.*)"
)
_DETAIL = re.compile(r"\s*#   (?P<kind>note|fix): (?P<text>.*)")


@dataclass(frozen=True)
class Expected:
    line: int
    words: str
    notes: tuple[str, ...]
    fix: str


def expectations(source: SourceText) -> list[Expected]:
    found: list[Expected] = []
    above = 1
    for number in range(1, len(source.line_starts) + 1):
        line = source.line(number)
        match, detail = _EXPECTED.fullmatch(line), _DETAIL.fullmatch(line)
        if match:
            at = above - int(match["up"] or 0)
            end = (at + int(match["lines"] or 0), int(match["end"]))
            words = f"{match['severity']}[{match['code']}] {at}:{match['first']}-{end[0]}:{end[1]}: "
            found.append(Expected(at, words + match["message"], (), ""))
        elif detail:
            last = found.pop()
            notes = (*last.notes, detail["text"]) if detail["kind"] == "note" else last.notes
            fix = detail["text"] if detail["kind"] == "fix" else last.fix
            found.append(Expected(last.line, last.words, notes, fix))
        else:
            above = number
    return found


def described(source: SourceText, found: Diagnostic) -> str:
    start, end = source.position(found.span.start), source.position(found.span.end)
    place = f"{start[0]}:{start[1]}-{end[0]}:{end[1]}"
    return f"{found.severity}[{found.code}] {place}: {found.message}"


def load(path: Path) -> SourceText:
    return SourceText(path.name, path.read_bytes().decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_says_what_the_file_expects(path: Path) -> None:
    source = load(path)
    expected = expectations(source)
    diagnostics = read(source).diagnostics
    assert sorted(described(source, found) for found in diagnostics) == sorted(one.words for one in expected)
    by_words = {described(source, found): found for found in diagnostics}
    for one in expected:
        found = by_words[one.words]
        if one.notes or one.fix:
            assert one.notes == tuple(note.message for note in found.notes)
            assert one.fix == (found.fix.title if found.fix else "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fix_settles_its_diagnostic_and_brings_no_new_error(path: Path) -> None:
    source = load(path)
    diagnostics = read(source).diagnostics
    before = {(found.code, found.message) for found in diagnostics}
    for found in diagnostics:
        if found.fix is None:
            continue
        after = read(applied(source, found.fix.edits)).diagnostics
        said = [(one.code, one.message) for one in after]
        same = [(one.code, one.message) for one in diagnostics].count((found.code, found.message))
        assert said.count((found.code, found.message)) < same, found.fix.title
        assert [one for one in after if _new_error(one, before)] == [], found.fix.title


def _new_error(found: Diagnostic, before: set[tuple[str, str]]) -> bool:
    return found.severity is Severity.ERROR and (found.code, found.message) not in before


def test_messages_are_one_line_without_full_stop() -> None:
    for path in FILES:
        for found in read(load(path)).diagnostics:
            assert "\n" not in found.message
            assert not found.message.endswith(".")
            assert found.notes, f"{path.stem}: {found.message} does not say what to type"


def test_there_is_a_file_for_each_kind_of_diagnostic() -> None:
    codes = {found.code for path in FILES for found in read(load(path)).diagnostics}
    assert len(FILES) >= 40
    named = {path.stem for path in FILES}
    assert codes - named == set(), "a code without a file of its name"
