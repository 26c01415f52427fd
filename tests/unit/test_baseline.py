"""A baseline: old findings are kept back wherever they move, and what is new is heard."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.baseline import Entry, compared, entries_of, read_baseline, written
from argmap.checking import MOST_NAMED
from argmap.cli import main
from argmap.diagnostics import Diagnostic, Severity
from argmap.source import SourceText, Span

NAME = "talk.yaml"
MAP = """\
title: T
thesis:
  claim: It is so.
  reasons:
  - evidence: It was seen.
    source: a
  - evidence: It was heard.
    source: b
sources: {c: C}
"""
EVIDENCE = "  - evidence: It was felt.\n    source: d\n"


def finding(words, text, *, code="c", severity=Severity.WARNING, message="m"):
    start = text.index(words)
    span = Span(NAME, start, start + len(words))
    return Diagnostic(code=code, severity=severity, message=message, span=span)


def entries(text, *found):
    return entries_of(NAME, found, {NAME: SourceText(NAME, text)})


def against(baseline, text, *found):
    return compared(baseline, found, {NAME: SourceText(NAME, text)})


def test_what_is_in_the_baseline_is_kept_back_wherever_it_has_moved():
    old = entries("one two", finding("two", "one two"))
    moved = "\n\n  two  \n\n one"
    result = against(old, moved, finding("two", moved, message="said otherwise"))
    assert (result.left, result.kept_back, result.gone) == ((), 1, ())


def test_white_space_within_the_words_does_not_count_and_other_words_or_codes_do():
    old = entries("one two", finding("one two", "one two"))
    assert against(old, "one\n   two", finding("one\n   two", "one\n   two")).kept_back == 1
    assert against(old, "one too", finding("one too", "one too")).kept_back == 0
    assert against(old, "one two", finding("one two", "one two", code="d")).kept_back == 0


def test_as_many_are_kept_back_as_were_counted_the_first_ones():
    text = "x x x"
    found = [
        Diagnostic(code="c", severity=Severity.HINT, message="m", span=Span(NAME, at, at + 1))
        for at in (0, 2, 4)
    ]
    old = entries(text, *found[:2])
    assert [entry.count for entry in old] == [2]
    assert against(old, text, *found).left == (found[2],)
    fewer = against(old, text, found[1])
    assert (fewer.left, [entry.count for entry in fewer.gone]) == ((), [1])


def test_errors_are_neither_written_down_nor_kept_back():
    error, hint = (finding("x", "x", severity=severity) for severity in (Severity.ERROR, Severity.HINT))
    assert entries("x", error) == ()
    assert against(entries("x", hint), "x", error).left == (error,)


def test_what_has_no_place_is_known_by_its_message():
    nowhere = Diagnostic(code="c", severity=Severity.HINT, message="m")
    old = entries("", nowhere)
    assert against(old, "", nowhere).kept_back == 1


def test_a_baseline_is_the_same_in_whatever_order_findings_come_and_is_read_back():
    two = [*entries("a b", finding("b", "a b"), finding("a", "a b")), Entry("a.yaml", "x", "00", 3, "ж")]
    text = written(two)
    assert text == written(reversed(two))
    assert text.count("\n") == 5
    read = read_baseline(SourceText("b.json", text))
    assert (sorted(read.value), read.diagnostics) == (sorted(two), ())
    assert read_baseline(SourceText("b.json", written(()))).value == ()


def three(old, new, **rest):
    """A baseline of three entries with something else in it."""
    entries = [
        Entry(**{"file": "a", "code": "b", "fingerprint": str(n), "count": n, **rest}) for n in (1, 2, 3)
    ]
    return written(entries).replace(old, new)


def one(**changed):
    """A baseline whose only entry, on the second line, is no good."""
    entry = {"file": "a", "code": "b", "fingerprint": "c", "count": 1, **changed}
    return f'{{"argmap-baseline": 1, "findings": [\n{json.dumps(entry)}]}}'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('{"argmap-baseline": 1,\n"findings": [}', 2),
        ("[" * 100_000, 1),
        ("9" * 10_000, 1),
        ("[]", 1),
        ('{"findings": []}', 1),
        ('{"argmap-baseline": 2, "findings": []}', 1),
        ('{"argmap-baseline": 1, "findings": {}}', 1),
        ('{"argmap-baseline": 1, "findings": [\n1]}', 2),
        ('{"findings": [1, 2],\n"argmap-baseline": 1, "findings": [0, 0, 0, 1]}', 1),
        (three('"count": 1', '"count": 0'), 2),
        (three('"count": 2', '"count": true'), 3),
        (three('"count": 3', '"count": "3"'), 4),
        (three('"count": 3', '"count": 0', file="a]", code="{", words='"},'), 4),
        (one(file=1), 2),
        (one(file=""), 2),
        (one(fingerprint=None), 2),
        (one(words=["a"]), 2),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_is_no_baseline_is_an_error_at_its_line(text, line):
    source = SourceText("b.json", text)
    read = read_baseline(source)
    (found,) = read.diagnostics
    assert read.value == ()
    assert (found.code, source.position(found.span.start)[0]) == ("broken-baseline", line)


@given(st.text(alphabet='{}[]",:1aé\n ', max_size=60))
def test_no_text_is_a_fault_of_ours(text):
    read_baseline(SourceText("b.json", text))


# The command.


@pytest.fixture
def argmap(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(MAP, encoding="utf-8")

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main(["check", NAME, *words])
        return int(ended.value.code or 0), *capfd.readouterr()

    return run


def codes(out):
    return [one["code"] for one in json.loads(out)["diagnostics"]]


def test_a_baseline_that_is_written_keeps_everything_back_but_what_is_new(argmap):
    before = codes(argmap("--format", "json")[1])
    assert "unknown-source" in before
    code, out, _ = argmap("--write-baseline", "old.json")
    assert (code, out) == (0, f"1 map: nothing to say\nwrote old.json: {len(before)} findings\n")
    code, out, _ = argmap("--baseline", "old.json", "--strict")
    assert (code, out) == (0, f"1 map: nothing to say\n{len(before)} findings kept back by old.json\n")
    Path(NAME).write_text("# moved\n" + MAP.replace("sources:", EVIDENCE + "sources:"), encoding="utf-8")
    code, out, err = argmap("--baseline", "old.json", "--strict", "--format", "json")
    assert (code, codes(out)) == (1, ["unknown-source"])
    assert err == f"{len(before)} findings kept back by old.json\n"


def test_writing_it_again_changes_nothing_and_says_so(argmap):
    argmap("--write-baseline", "old.json")
    text = Path("old.json").read_text(encoding="utf-8")
    assert "unchanged old.json" in argmap("--write-baseline", "old.json")[1]
    assert Path("old.json").read_text(encoding="utf-8") == text


def test_entries_that_are_gone_are_named(argmap):
    argmap("--write-baseline", "old.json")
    Path(NAME).write_text(MAP.replace("source: a", "source: c"), encoding="utf-8")
    _, out, _ = argmap("--baseline", "old.json")
    said = out.split("\n")
    at = next(n for n, line in enumerate(said) if "gone" in line)
    assert said[at].endswith("of old.json are gone; write it anew with --write-baseline")
    assert "  talk.yaml: unknown-source: a" in said[at:]


def test_of_many_entries_that_are_gone_some_are_named_and_the_rest_is_counted(argmap):
    many = [Entry(NAME, "x", f"{n:03}", 1) for n in range(MOST_NAMED + 5)]
    Path("old.json").write_text(written(many), encoding="utf-8")
    _, out, _ = argmap("--baseline", "old.json")
    assert f"{MOST_NAMED + 5} entries of old.json are gone" in out
    assert out.endswith("  and 5 more\n")


def test_maps_that_are_not_checked_or_not_readable_are_not_gone(argmap):
    Path("other.yaml").write_text(MAP, encoding="utf-8")
    argmap("other.yaml", "--write-baseline", "old.json")
    Path(NAME).write_text("thesis: No title\n", encoding="utf-8")
    code, out, _ = argmap("--baseline", "old.json")
    assert code == 1
    assert "gone" not in out


def test_errors_stay_when_a_baseline_is_written(argmap):
    Path(NAME).write_text(MAP.replace("reasons:", "reason:"), encoding="utf-8")
    code, out, _ = argmap("--write-baseline", "old.json")
    assert (code, "error[unknown-key]" in out) == (1, True)
    assert "unknown-key" not in Path("old.json").read_text(encoding="utf-8")


def test_maps_are_called_by_their_path_from_the_folder_of_the_baseline(argmap):
    Path("sub").mkdir()
    argmap("--write-baseline", "sub/old.json")
    assert {one["file"] for one in json.loads(Path("sub/old.json").read_text())["findings"]} == {
        "../talk.yaml"
    }
    assert "kept back by sub/old.json" in argmap("--baseline", "sub/old.json")[1]
    assert "kept back by old.json" not in argmap("--baseline", "sub/old.json")[1]


def test_the_folder_may_name_the_baseline_of_its_maps(argmap):
    argmap("--write-baseline", "old.json")
    Path("argmap.toml").write_text('baseline = "old.json"\n', encoding="utf-8")
    assert "kept back by old.json" in argmap()[1]
    Path("none.json").write_text(written(()), encoding="utf-8")
    assert "kept back" not in argmap("--baseline", "none.json")[1]


@pytest.mark.parametrize("text", [None, '{"argmap-baseline": 1,\n"findings": [}'])
def test_without_a_baseline_that_can_be_read_nothing_is_checked(argmap, text):
    if text is not None:
        Path("old.json").write_text(text, encoding="utf-8")
    code, out, err = argmap("--baseline", "old.json", "--fix")
    assert (code, out) == (2, "")
    assert "error[broken-baseline]" in err if text else "error[cannot-read]" in err
    assert text is None or "old.json:2:" in err
    assert Path(NAME).read_text(encoding="utf-8") == MAP


def test_a_baseline_that_cannot_be_written_is_an_error_that_names_it(argmap):
    Path("gone.json").symlink_to("elsewhere.json")
    code, out, err = argmap("--write-baseline", "gone.json")
    assert (code, out) == (2, "")
    assert "cannot write gone.json: it is a link" in err
