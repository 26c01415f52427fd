"""Mending: what can only be meant in one way is written, and everything else stays as it is."""

import os
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.diagnostics import Diagnostic, Fix, Severity, TextEdit, broken
from argmap.edit import mending
from argmap.edit.fixing import MOST_READINGS, MOST_ROUNDS
from argmap.edit.shift import Shift
from argmap.formats import read
from argmap.mending import mend
from argmap.source import SourceText, Span

NAME = "talk.yaml"
MAP = """\
title: "T: a map"  # a remark
thesis:
  id: café
  claim: It is so.
  label: '"So" it is'
  reasons:
  - evidence: It was seen.
    source: "a, p. 4"
    grade: B2
  - evidence: It was heard.
    source: a, p. 5
  - {claim: "One, two"}
  - "@home: it was felt"
  - weight: 0.8
    claim: "Note this: it was"
expect: {café: holds}
sources: {a: A}
"""


def look(text):
    return read(text).diagnostics


def mended(text, found=None):
    source = SourceText(NAME, text)
    return mending(source, look(source) if found is None else found, look)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  claim: It is so.", "  Claim: It is so."),
        ("  claim: It is so.", "  clam: It is so."),
        ("- evidence: It was seen.", "- evidence:It was seen."),
        ("  reasons:\n", "  reson:\n"),
        ('title: "T: a map"', "title: T: a map"),
        ("""label: '"So" it is'""", 'label: "So" it is'),
        ('"a, p. 4"', "[a, p. 4]"),
        ("source: a, p. 5", "source: a p. 5"),
        ("grade: B2", "grade: b-2"),
        ("weight: 0.8", "weight: 80 %"),
        ("weight: 0.8", 'weight: "0,8"'),
        ('{claim: "One, two"}', "{claim: One, two}"),
        ('"@home: it was felt"', "@home: it was felt"),
        ('claim: "Note this: it was"', "Note this: it was"),
        ("reasons:\n  - evidence", "reasons: - evidence"),
        ("  label:", "    label:"),
        ("id: café", "id: cafe\u0301"),
        ("It was seen", "It \x00was\x7f seen"),
        ("holds}", "Holds}"),
    ],
)
def test_what_can_only_be_meant_in_one_way_is_mended(right, wrong):
    text = MAP.replace(right, wrong, 1)
    assert text != MAP
    assert broken(look(SourceText(NAME, text))) or "p. " in wrong or "cafe" in wrong
    result = mended(text)
    assert result.text.text == MAP
    assert (len(result.mended), result.refused) == (1, ())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  reasons:\n", "  pro:\n"),  # a word of another tool
        ("source: a, p. 5", "source: b, p. 5"),  # a source that was forgotten, or a slip
        ('"a, p. 4"', "[a, 2020]"),  # a year, or a key
        ('"a, p. 4"', "[a, art-b]"),
        ('"a, p. 4"', "[a,  # a remark\n      p. 4]"),
        ("source: a, p. 5", "source: a and b"),
        ("{café: holds}", "{café: holdss}"),
        ("{café: holds}", "{cafe: holds}"),
        ("reasons:\n", "replies:\n"),
        ("  - evidence: It was seen.", "  - claim: It was seen."),
        ("claim: It is so.", "claim: It is #1 so."),  # a remark, or text
        ("claim: It is so.", "claim: It: is # so."),
        ("claim: It is so.", "claim: It is so. label: X"),  # two lines that were joined, or text
        ("claim: It is so.", "claim: It \x96 is so."),  # a dash of another encoding
        ("claim: It is so.", "claim: It \x1b[1mis\x1b[0m so."),
        ("claim: It is so.", "claim: &a It is so."),
        ("claim: It is so.", "claim: [It is so]"),
        ("claim: It is so.", 'claim: "It is so.'),
        ("claim: It is so.", "claim: It \x00\x1b[1mis so."),
        ('"@home: it was felt"', "Fact: it was felt"),  # a sentence, or a key of another tool
        ("claim: It is so.", "claim:It is so: yes"),  # a sentence, or a key without its space
        ("{a: A}", "\n  who:2021: A study: on days"),  # a text, or a key with a colon
        ("{a: A}", "\n  a:\n    genre: A\n      medium: B"),  # two keys, or text over two lines
        ('{claim: "One, two"}', "{claim: One, lable}"),
        ('{claim: "One, two"}', "{claim: One, two, three}"),
        ("id: café", "id: a café"),
        ('title: "T: a map"', 'title: "T\\: a map"'),
        ("thesis:\n  id: café\n", "thesis:\n\tid: café\n"),  # who knows how wide that tab was
    ],
)  # fmt: skip
def test_what_may_be_meant_in_two_ways_is_left_to_its_author(right, wrong):
    text = MAP.replace(right, wrong, 1)
    assert text != MAP
    assert look(SourceText(NAME, text))
    assert mended(text).text.text == text


def test_tabs_are_two_blanks_each_where_nothing_else_indents():
    text = "title: T\nthesis:\n\tclaim: It is so.\n\treasons:\n\t- claim: It was seen.\n\t\tlabel: Seen\n"
    result = mended(text)
    assert result.text.text == text.replace("\t", "  ")
    assert look(result.text) == ()


def test_paragraphs_are_not_joined_and_escapes_are_not_shown():
    for wrong in ("commentary: One: two\n\n    three", 'label: "a" \\" b'):
        text = MAP.replace("label: '\"So\" it is'", wrong)
        assert mended(text).text.text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_remarks_are_kept(end):
    wrong = MAP.replace("  claim: It", "  Claim: It").replace('"T: a map"', "T: a map").replace("\n", end)
    assert mended(wrong).text.text == MAP.replace("\n", end)


# Rounds, overlaps, refusals: with findings made by hand.


def at(text, words, new, *, message="m", code="c", severity=Severity.WARNING, safe=True):
    start = text.index(words)
    span = Span(NAME, start, start + len(words))
    return Diagnostic(
        code=code, severity=severity, message=message, span=span, fix=Fix("f", (TextEdit(span, new),), safe)
    )


def words_that(**wanted):
    """A check that finds each of some words as often as it stands there, with what to write for it."""

    def found(text):
        for words, new in wanted.items():
            if words in text.text:
                yield at(text.text, words, new, message=words)

    return lambda text: tuple(found(text))


def by_hand(text, found):
    source = SourceText(NAME, text)
    return mending(source, found(source), found)


def test_of_edits_that_overlap_the_first_is_made_and_the_other_comes_next_if_it_is_still_wanted():
    result = by_hand("abcd", words_that(bc="x", cd="y", xd="z"))
    assert result.text.text == "az"
    assert [[edit.text for edit in edits] for edits in result.rounds] == [["x"], ["z"]]


def test_edits_that_only_touch_wait_for_each_other_too():
    assert len(by_hand("abcd", words_that(ab="x", cd="y")).rounds) == 2


def test_nothing_is_mended_that_is_not_called_safe_or_stands_in_another_text():
    source = SourceText(NAME, "abc")
    unsafe = at("abc", "b", "x", safe=False)
    elsewhere = Span("essay.txt", 1, 2)
    other = Diagnostic(
        code="c", severity=Severity.HINT, message="m", span=elsewhere,
        fix=Fix("f", (TextEdit(elsewhere, "x"),), safe=True),
    )  # fmt: skip
    empty = Diagnostic(code="c", severity=Severity.HINT, message="m", fix=Fix("f", (), safe=True))
    assert mending(source, (unsafe, other, empty), lambda _: ()).text.text == "abc"


def test_a_fix_that_settles_nothing_is_refused_and_the_others_are_made():
    def found(text):
        same = at(text.text, "b", "b", message="still there")
        return (*words_that(a="x", d="y")(text), same)

    result = by_hand("a b c d", found)
    assert result.text.text == "x b c y"
    assert [one.message for one in result.refused] == ["still there"]


def test_a_fix_that_brings_an_error_is_refused_and_the_others_are_made():
    def found(text):
        yield from words_that(a="x", b="ERROR", d="y")(text)
        if "ERROR" in text.text:
            yield at(text.text, "ERROR", "", code="wrong-value", severity=Severity.ERROR, safe=False)

    source = SourceText("talk.yaml", "title: a\nthesis: b d")
    result = mending(source, tuple(found(source)), lambda text: tuple(found(text)))
    assert result.text.text == "title: x\nthesis: b y"
    assert len(result.refused) == 1


def test_errors_that_were_only_hidden_do_not_count_against_a_fix():
    text = MAP.replace("reasons:\n  - evidence", "reasons: - evidence").replace("label:", "colour:")
    result = mended(text)
    assert result.text.text == MAP.replace("label:", "colour:")
    assert [found.code for found in look(result.text)] == ["unknown-key"]


def test_what_a_line_that_is_mended_hid_itself_does_not_count_once_all_can_be_read():
    text = "title: T\nthesis:\n  claim: It is so.\n  reasons: - {claim: It was seen., colour: red}\n"
    result = mended(text)
    assert result.text.text == text.replace("reasons: -", "reasons:\n  -")
    assert [found.code for found in look(result.text)] == ["unknown-key"]


def test_mending_ends_even_if_each_fix_asks_for_another():
    def found(text):
        return (at(text.text, text.text[-1], text.text[-1] + "b", message=f"{len(text.text)} long"),)

    result = by_hand("a", found)
    assert len(result.rounds) == MOST_ROUNDS


def test_a_text_is_not_read_again_for_each_of_a_thousand_bad_fixes():
    text = " ".join(f"<{number}>" for number in range(1000))
    bad = tuple(at(text, f"<{number}>", f"<{number}>") for number in range(1000))
    readings = []

    def found(source):
        readings.append(source)
        return bad

    result = mending(SourceText(NAME, text), bad, found)
    assert len(readings) <= MOST_READINGS
    assert len(result.refused) == 1000


@pytest.mark.parametrize(("offset", "moved"), [(0, 0), (2, 2), (3, 2), (4, 3), (5, 4), (6, 6), (9, 9)])
def test_places_move_with_the_edits_before_them(offset, moved):
    edits = (TextEdit(Span(NAME, 2, 4), "x"), TextEdit(Span(NAME, 6, 6), "y"))
    assert Shift(edits).moved(offset) == moved


def test_lines_that_were_written_to_are_known():
    edits = (TextEdit(Span(NAME, 2, 3), "x\ny"), TextEdit(Span(NAME, 8, 9), "z"))
    text = SourceText(NAME, "0\nx\ny\n2\n3\nz\n5\n")
    shift = Shift(edits)
    touched = [shift.touches(text, text.span(start, start + 1)) for start in text.line_starts[:-1]]
    assert touched == [False, True, True, False, False, True, False]


# The command: files.


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def fixed(folder, capfd):
    """Write a map, mend it, and return exit code, output, and the bytes that are there then."""

    def run(content, *words):
        Path(NAME).write_bytes(content)
        with pytest.raises(SystemExit) as ended:
            main(["check", NAME, "--fix", *words])
        said = capfd.readouterr()
        return int(ended.value.code or 0), said.out + said.err, Path(NAME).read_bytes()

    return run


WRONG = MAP.replace("  claim: It", "  Claim: It").replace("label: '\"So\" it is'", 'label: "So" it is')


def test_the_file_is_rewritten_and_what_was_mended_is_said_before_what_is_left(fixed):
    code, said, content = fixed(WRONG.encode())
    assert content == MAP.encode()
    assert said.startswith("talk.yaml: 2 mended\n")
    assert code == 0


def test_a_byte_order_mark_and_line_ends_are_kept(fixed):
    wrong = b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode()
    assert fixed(wrong)[2] == b"\xef\xbb\xbf" + MAP.replace("\n", "\r\n").encode()


def test_a_map_without_a_safe_fix_is_not_touched(fixed, folder):
    Path(NAME).write_text(MAP, encoding="utf-8")
    before = os.stat(NAME).st_mtime_ns
    with pytest.raises(SystemExit):
        main(["check", NAME, "--fix"])
    assert os.stat(NAME).st_mtime_ns == before


def test_a_file_that_may_not_be_written_is_left_and_its_findings_are_told(fixed, folder, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    code, said, content = fixed(WRONG.encode())
    assert (code, content) == (1, WRONG.encode())
    assert "cannot write talk.yaml: you are not allowed to" in said
    assert "error[unknown-key]" in said
    assert "mended" not in said


def test_a_link_is_followed_and_stays_one(folder):
    Path("real.yaml").write_text(WRONG, encoding="utf-8")
    Path(NAME).symlink_to("real.yaml")
    assert mend(Path(NAME)).mended == 2
    assert Path(NAME).is_symlink()
    assert Path("real.yaml").read_text(encoding="utf-8") == MAP


def test_what_was_changed_meanwhile_is_not_overwritten(folder, monkeypatch):
    from argmap import pipeline

    Path(NAME).write_text(WRONG, encoding="utf-8")
    check_text = pipeline.check_text

    def slow(path, *rest):
        Path(NAME).write_text("title: Mine\n", encoding="utf-8")
        return check_text(path, *rest)

    check = pipeline.check(Path(NAME))
    monkeypatch.setattr(pipeline, "check", lambda *_: check)
    monkeypatch.setattr(pipeline, "check_text", slow)
    result = mend(Path(NAME))
    assert result.outcome.diagnostics[0].message == "cannot write talk.yaml: it was changed since it was read"
    assert Path(NAME).read_text(encoding="utf-8") == "title: Mine\n"


def test_a_rule_that_is_an_error_only_because_the_map_can_now_be_read_keeps_no_fix_back(fixed):
    wrong = (
        WRONG.replace('    source: "a, p. 4"\n    grade: B2\n', "")
        + "rules: {evidence-without-source: error}\n"
    )
    code, said, content = fixed(wrong.encode())
    assert b"  claim: It is so." in content
    assert "error[evidence-without-source]" in said
    assert code == 1


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9: Claim: x\n", b"", b"[" * 3000])
def test_what_cannot_be_read_is_left_as_it_is(fixed, content):
    code, said, after = fixed(content)
    assert (code, after) == (1, content)
    assert "Traceback" not in said


def test_for_programs_what_was_mended_is_said_on_the_other_stream(folder, capfd):
    Path(NAME).write_text(WRONG, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", NAME, "--fix", "--format", "json"])
    said = capfd.readouterr()
    assert said.out.startswith("{")
    assert said.err == "talk.yaml: 2 mended\n"


def test_the_essay_is_never_mended(folder):
    essay = Path("essay.txt")
    essay.write_text("It is so,so it is .\n", encoding="utf-8")
    Path(NAME).write_text(WRONG + "essay: essay.txt\n", encoding="utf-8")
    mend(Path(NAME), "strict")
    assert essay.read_text(encoding="utf-8") == "It is so,so it is .\n"
