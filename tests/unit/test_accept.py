"""`argmap accept`: what is accepted, what a fingerprint depends on, and how the file is written."""

import os
import re
import stat
from pathlib import Path

import pytest

from argmap import accepting, rules
from argmap.cli import main
from argmap.edit import accepting as edits_of
from argmap.evaluate import evaluate
from argmap.evaluate.fingerprints import of_verdict, of_wording
from argmap.formats import read
from argmap.host import disk
from argmap.source import SourceText
from reading import MAPS, ROOT, read_map

TEXT = """\
title: Should the library open on Sundays?
bottom-line: |
  Open it.
sources: {survey: "Library (2025). Survey."}
thesis:
  claim: The library should open on Sundays.
  commentary: The council asked.
  reasons:
  - evidence: Two of three visitors asked for it.
    source: survey
    commentary: In writing.
  - premises:
    - claim: Students learn on Sundays.
      commentary: {remark}
    - assumption: They have nowhere else to go.
    commentary: Both are needed.
  - A bare reason.
  objections:
  - claim: It costs too much.
    replies:
    - claim: It does not.
      commentary: By whose figures?
aside: {claim: Schools are closed., commentary: On Sundays.}
""".replace("{remark}", "They say so.")


def verdict(text):
    argument_map = read(SourceText("map.yaml", text)).value
    return of_verdict(argument_map, evaluate(argument_map))


def wording(text, place):
    argument_map = read(SourceText("map.yaml", text)).value
    return of_wording(argument_map, argument_map.steps.get(place) or argument_map.statements[place])


# what is accepted


def made(text):
    source = SourceText("map.yaml", text)
    argument_map = read(source).value
    return edits_of(source, argument_map, evaluate(argument_map)).value


def test_the_verdict_and_the_words_under_every_commentary_are_accepted():
    acceptance = made(TEXT)
    assert (acceptance.texts, acceptance.verdict, acceptance.commentaries) == (7, True, 6)
    after = read(acceptance.text).value
    assert after.accepted == verdict(TEXT)
    accepted = {part.place for part in (*after.statements.values(), *after.steps.values()) if part.accepted}
    assert accepted == {"thesis", "1", "2", "2a", "4.1", "x1"}
    assert after.steps["2"].accepted == wording(TEXT, "2")


def test_only_what_changed_is_accepted_anew():
    changed = made(TEXT).text.text.replace("nowhere else", "no place").replace("does not", "will not")
    acceptance = made(changed)
    assert (acceptance.texts, acceptance.verdict, acceptance.commentaries) == (7, False, 2)


def test_without_bottom_line_and_commentary_there_is_nothing_to_accept():
    acceptance = made("title: t\nthesis: {claim: c, accepted: 3f}\naccepted: 4e\n")
    assert (acceptance.texts, acceptance.edits) == (0, ())


# what fingerprints depend on

CHANGES = {
    "the thesis": ("The library should", "Libraries should"),
    "a judgement": ("Students learn", "Students read"),
    "a status": ("    source: survey\n", ""),
    "one more objection": (
        "objections:\n  - claim: It",
        "objections:\n  - Nobody asks.\n  - claim: It",
    ),
    "an objection in other words": ("It costs too much", "It is too dear"),
}
NO_CHANGES = {
    "white space": ("Students learn on", "Students\n        learn   on"),
    "a hard blank": ("Students learn", "Students\N{NO-BREAK SPACE}learn"),
    "a label": ("  commentary: The council", "  label: Sundays\n  commentary: The council"),
    "a comment": ("thesis:\n", "thesis:  # here\n"),
    "the bottom line": ("Open it.", "Open it at last."),
    "commentary": ("In writing.", "By telephone."),
    "a reply that answers nothing": ("claim: It does not.", "claim: It does not, they say."),
    "an aside": ("Schools are closed.", "Schools are shut."),
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_a_bottom_line_speaks_of(before, after):
    assert before in TEXT
    assert verdict(TEXT.replace(before, after)) != verdict(TEXT)


@pytest.mark.parametrize(("before", "after"), NO_CHANGES.values(), ids=NO_CHANGES)
def test_a_bottom_line_does_not_speak_of(before, after):
    assert before in TEXT
    assert verdict(TEXT.replace(before, after)) == verdict(TEXT)


def test_the_order_of_the_map_does_not_count():
    bare = "  - A bare reason.\n"
    moved = TEXT.replace(bare, "").replace("  reasons:\n", f"  reasons:\n{bare}", 1)
    assert verdict(moved) == verdict(TEXT)
    members = (
        "    - claim: Students learn on Sundays.\n      commentary: They say so.\n",
        "    - assumption: They have nowhere else to go.\n",
    )
    turned = TEXT.replace("".join(members), "".join(reversed(members)))
    assert turned != TEXT
    assert wording(turned, "2") == wording(TEXT, "2")
    assert verdict(turned) == verdict(TEXT)


def test_the_words_of_a_group_are_those_of_its_premises():
    assert wording(TEXT.replace("nowhere else", "no place"), "2") != wording(TEXT, "2")
    assert wording(TEXT.replace("nowhere else", "no place"), "2a") == wording(TEXT, "2a")
    assert wording(TEXT.replace("Both are", "These are"), "2") == wording(TEXT, "2")


def test_a_premise_that_is_used_again_counts_with_its_words():
    reasons = "  - {id: a, claim: A}\n  - premises: [{ref: a}, B]\n    commentary: d\n"
    text = f"title: t\nthesis:\n  claim: c\n  reasons:\n{reasons}"
    assert wording(text.replace("claim: A", "claim: AA"), "2") != wording(text, "2")


# the maps that argmap ships and the manual


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_that_argmap_ships_can_be_accepted(path):
    source = SourceText(path.name, path.read_text(encoding="utf-8"))
    argument_map = read_map(path)
    acceptance = edits_of(source, argument_map, evaluate(argument_map)).value
    lines = set(source.text.splitlines())
    new = [line for line in acceptance.text.text.splitlines() if line not in lines]
    assert all(re.fullmatch(" *accepted: [0-9a-f]{12}", line) for line in new)


def test_the_fingerprints_in_the_manual_are_true():
    manual = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    accepted = [example for example in examples if "accepted:" in example]
    assert len(accepted) >= 3
    for example in accepted:
        source = SourceText("example.yaml", example)
        argument_map = read(source).value
        found = rules.run(rules.Reading(argument_map, source, evaluate(argument_map)))
        assert not {one.code for one in found} & {"verdict-changed", "commentary-for-earlier-wording"}


# the file


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("map.yaml")
    path.write_bytes(TEXT.encode())
    return path


def test_the_file_has_the_fingerprints_and_nothing_else_is_new(path):
    result = accepting.accept(path)
    assert [written.changed for written in result.outcome.written] == [True]
    after = path.read_bytes()
    assert re.sub(rb"\n *accepted: [0-9a-f]{12}|, accepted: [0-9a-f]{12}", b"", after) == TEXT.encode()
    assert after.count(b"accepted: ") == 7
    assert os.listdir() == ["map.yaml"]
    assert accepting.accept(path).outcome.written == ()
    assert path.read_bytes() == after


def test_a_byte_order_mark_and_line_ends_of_the_file_stay(path):
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    accepting.accept(path)
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbftitle")
    assert after.count(b"\n") == after.count(b"\r\n") == TEXT.count("\n") + 6


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_stay_and_a_link_is_followed(path, tmp_path):
    path.chmod(0o640)
    link = tmp_path / "deeper" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to("../map.yaml")
    assert accepting.accept(link).acceptance is not None
    assert link.is_symlink()
    assert b"accepted" in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(link.parent) == ["link.yaml"]


def test_a_file_that_changed_since_it_was_read_is_left_alone(path, monkeypatch):
    checked = accepting.pipeline.check(path)
    path.write_text(TEXT + "# by another hand\n", encoding="utf-8")
    monkeypatch.setattr(accepting.pipeline, "check", lambda _: checked)
    result = accepting.accept(path)
    (found,) = result.outcome.diagnostics
    assert result.acceptance is None
    assert found.message == "cannot write map.yaml: it was changed since it was read"
    assert path.read_text(encoding="utf-8").endswith("# by another hand\n")
    assert b"accepted" not in path.read_bytes()


@pytest.mark.parametrize("after", [None, b"title: other\n", b"\xff\xfe"])
def test_rewriting_needs_the_file_that_was_read(tmp_path, after):
    path = tmp_path / "map.yaml"
    if after is not None:
        path.write_bytes(after)
    with pytest.raises(OSError, match="changed since it was read"):
        disk.rewrite(path, "title: T\n", "title: U\n")
    assert (path.read_bytes() if path.exists() else None) == after


def test_a_file_that_may_not_be_written_is_left_alone(path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (found,) = accepting.accept(path).outcome.diagnostics
    assert found.message == "cannot write map.yaml: you are not allowed to"
    assert path.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    "text", ["", "title: t\n", TEXT.replace("claim: It costs", "ref: nobody"), TEXT + "claim: d\n"]
)
def test_a_map_with_an_error_is_not_accepted(path, text):
    path.write_bytes(text.encode())
    result = accepting.accept(path)
    assert result.acceptance is None
    assert accepting.broken(result.outcome.diagnostics)
    assert path.read_bytes() == text.encode()


# the command


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(["accept", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_each_map_is_accepted_for_itself_and_a_failure_shows_in_the_exit_code(path, capsys):
    Path("broken.yaml").write_text("title: t\n", encoding="utf-8")
    assert run("broken.yaml", path) == 1
    said = capsys.readouterr()
    assert "error[missing-key]" in said.err
    assert (
        said.out
        == "accepted the verdict: Sourced, but challenged; and the wording of 6 commentaries in map.yaml\n"
    )


def test_a_verdict_without_commentary_and_commentary_without_a_verdict_are_told_as_such(path, capsys):
    path.write_text("title: t\nbottom-line: b\nthesis: c\n", encoding="utf-8")
    assert run(path) == 0
    assert capsys.readouterr().out == "accepted the verdict of map.yaml: Asserted, not sourced\n"
    path.write_text("title: t\nthesis: {claim: c, commentary: d}\n", encoding="utf-8")
    assert run(path) == 0
    assert capsys.readouterr().out == "accepted the wording of 1 commentary in map.yaml\n"


def test_a_warning_does_not_stop_it(path):
    path.write_bytes(TEXT.replace("thesis:\n", "expect: {lib: holds}\nthesis:\n  id: lib\n").encode())
    assert run(path) == 0


def test_a_map_must_be_named(path, capsys):
    assert run() == 2
    assert "Missing argument" in capsys.readouterr().err
    assert path.read_bytes() == TEXT.encode()


def test_a_refusal_is_printed_with_its_place(path, capsys):
    path.write_text("title: t\nthesis:\n  claim: c\n  commentary: d\n  ? accepted\n", encoding="utf-8")
    before = path.read_bytes()
    assert run(path) == 1
    assert "map.yaml:4:3: error[edit-refused]" in capsys.readouterr().err
    assert path.read_bytes() == before
