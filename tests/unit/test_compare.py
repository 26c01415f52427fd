"""What `argmap compare` tells of a Word file that came back."""

import json
import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap import comparing
from argmap._version import __version__
from argmap.cli import cli
from tests.returned import (
    DAY,
    READER,
    TEXT,
    around,
    commented,
    edited,
    inside,
    paragraph,
    parts_of,
    put_in,
    run,
    said,
    section,
    struck,
    taken_out,
    without_marks,
    zipped,
)

MADE = {}
MAP = """\
title: Open on Sundays
bottom-line: Open them, and pay for it.
sources: {union-2024: {title: A survey, author: Readers’ Union, issued: 2024}}
thesis:
  id: open
  claim: Libraries should open on Sundays
  reasons:
  - id: wanted
    claim: Students want it.
    commentary: |
      They said so in a survey. [@union-2024]

      It was a small one.
    reasons:
    - id: survey
      evidence: Nine of ten students said so in a survey.
      source: union-2024
    - Families want it as well.
  objections:
  - id: cost
    claim: It costs two posts.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the map, and its report built plainly and for the round trip."""
    place = tmp_path_factory.mktemp("compare")
    (place / "talk.yaml").write_text(MAP)
    for options in (["-o", "plain"], ["-o", "carrying", "--round-trip"]):
        with _in(place):
            assert CliRunner().invoke(cli, ["build", "talk.yaml", "--to", "docx", *options]).exit_code == 0
    return place


class _in:  # noqa: N801  reads as a word
    def __init__(self, place):
        self.place = place

    def __enter__(self):
        self.before = os.getcwd()
        os.chdir(self.place)

    def __exit__(self, *_):
        os.chdir(self.before)


@pytest.fixture(autouse=True)
def each_report_is_made_once(monkeypatch):
    """Keep the reports that files are held beside: most tests ask for the same."""
    make = comparing._bases

    def kept(job):
        key = job.source.text, job.source.name, job.template.name
        if key not in MADE:
            MADE[key] = make(job)
        return MADE[key]

    monkeypatch.setattr(comparing, "_bases", kept)


@pytest.fixture
def sent_back(folder, tmp_path):
    """Compare a file that was edited with the map, or with what it carries; return what is told as JSON."""

    def compare(change, *options, today=MAP, carrying=False):
        kind = "carrying" if carrying else "plain"
        content = change((folder / kind / "talk.docx").read_bytes())
        (tmp_path / "back.docx").write_bytes(content)
        named = []
        if today is not None:
            (tmp_path / "talk.yaml").write_text(today)
            named = ["talk.yaml"]
        with _in(tmp_path):
            done = CliRunner().invoke(cli, ["compare", "back.docx", *named, "--format", "json", *options])
        assert done.exit_code in (0, 1), done.output
        told = json.loads(done.stdout)
        assert done.exit_code == bool(told["changes"] or told["comments"])
        return told

    return compare


def changes(told, *keys):
    return [tuple(change[key] for key in keys) for change in told["changes"]]


def doing(*edits):
    return lambda content: edited(content, *edits)


@pytest.mark.parametrize("carrying", [False, True])
def test_nothing_is_told_of_a_file_that_came_back_as_it_went_out(sent_back, carrying):
    told = sent_back(lambda content: content, carrying=carrying)
    assert told["changes"] == told["comments"] == []
    assert (told["carried"], told["older"]) == (carrying, False)


@pytest.mark.parametrize("carrying", [False, True])
def test_a_statement_that_was_reworded_is_told_with_its_place_in_the_map(sent_back, carrying):
    told = sent_back(doing(inside("am_survey", said("Nine of ten", "Most"))), carrying=carrying)
    [change] = told["changes"]
    assert (change["kind"], change["part"], change["statement"], change["number"]) == (
        "changed", "statement", "survey", "1.1",
    )  # fmt: skip
    assert change["was"] == "Nine of ten students said so in a survey."
    assert change["now"] == "Most students said so in a survey."
    lines = MAP.split("\n")
    assert lines[change["line"] - 1][change["column"] - 1 :] == "Nine of ten students said so in a survey."


def test_a_statement_is_told_as_the_map_has_it_without_the_stop_that_reports_put_behind(sent_back):
    told = sent_back(doing(inside("am_open", said("on Sundays.", "on all Sundays."))))
    assert changes(told, "was", "now") == [
        ("Libraries should open on Sundays", "Libraries should open on all Sundays")
    ]


BEHIND = '<w:r><w:rPr><w:rStyle w:val="ArgmapGeneratedChar"/></w:rPr><w:t xml:space="preserve"> </w:t>'


def test_words_typed_behind_a_statement_and_outside_of_its_bookmark_are_its_own(sent_back):
    typed = around("am_survey", lambda text: text.replace(BEHIND, run(" Twice.") + BEHIND, 1))
    assert changes(sent_back(doing(typed)), "statement", "now") == [
        ("survey", "Nine of ten students said so in a survey. Twice.")
    ]


def test_a_statement_changed_where_the_report_says_it_elsewhere_is_that_statement(sent_back):
    told = sent_back(doing(said("Students want it.", "Students demand it.")))
    assert changes(told, "kind", "part", "statement", "now") == [
        ("changed", "statement", "wanted", "Students demand it.")
    ]
    assert told["changes"][0]["section"] == "Key judgements"


def test_one_change_made_in_two_places_is_told_once(sent_back):
    told = sent_back(doing(lambda text: text.replace("Students want it.", "Students demand it.")))
    assert changes(told, "part", "statement") == [("statement", "wanted")]


def test_commentary_and_bottom_line_are_told_as_what_they_are(sent_back):
    told = sent_back(doing(said("a small one", "a tiny one"), said("Open them, and", "Open them and")))
    assert changes(told, "part", "statement", "now") == [
        ("bottom-line", None, "Open them and pay for it."),
        ("commentary", "wanted", "It was a tiny one."),
    ]


def test_words_that_the_program_makes_are_told_as_such(sent_back):
    told = sent_back(doing(said("How far to trust this material", "How far one can trust this")))
    assert changes(told, "part") == [("generated",)]


def test_tracked_changes_tell_whose_they_are(sent_back):
    change = inside("am_survey", lambda text: put_in("About ") + text.replace("Nine of ten", "nine of ten"))
    told = sent_back(doing(change))
    by = [{"author": READER, "date": DAY}]
    assert changes(told, "now", "by") == [("About nine of ten students said so in a survey.", by)]


def test_words_taken_out_with_changes_tracked_are_gone(sent_back):
    def cut(text):
        rest = f"said so.</w:t></w:r>{taken_out(' In a survey.')}<w:r><w:t>"
        return text.replace("said so in a survey.", rest)

    assert changes(sent_back(doing(inside("am_survey", cut))), "now") == [("Nine of ten students said so.",)]


def test_a_statement_that_was_deleted_is_told_as_removed(sent_back):
    told = sent_back(doing(around("am_cost", lambda _: "")))
    assert changes(told, "kind", "statement", "was", "now") == [
        ("removed", "cost", "It costs two posts.", None)
    ]


def test_a_statement_deleted_with_changes_tracked_tells_by_whom(sent_back):
    told = sent_back(doing(inside("am_cost", lambda _: taken_out("It costs two posts."))))
    assert changes(told, "kind", "statement") == [("removed", "cost")]
    assert told["changes"][0]["by"] == [{"author": READER, "date": DAY}]


def test_a_new_paragraph_is_told_with_the_statement_that_it_stands_behind(sent_back):
    told = sent_back(doing(around("am_survey", lambda text: text + paragraph("Who was asked?"))))
    assert changes(told, "kind", "statement", "was", "now") == [("added", "survey", None, "Who was asked?")]


def test_a_statement_over_two_paragraphs_is_still_one(sent_back):
    def parted(text):
        return text.replace(" students", "</w:t></w:r></w:p><w:p><w:r><w:t>students")

    assert sent_back(doing(inside("am_survey", parted)))["changes"] == []


def test_a_paragraph_that_was_moved_is_told_as_moved(sent_back):
    kept = []

    def cut(text):
        kept.append(text)
        return ""

    def paste(text):
        return kept[0] + text

    told = sent_back(doing(around("am_cost", cut), around("am_wanted", paste)))
    assert ("moved", "cost") in changes(told, "kind", "statement")
    assert len(told["changes"]) == 1


SECTION = {"part": "commentary", "statement": "wanted"}


@pytest.mark.parametrize("taken", [lambda _: "", struck])
def test_a_section_that_was_deleted_is_told_once_with_what_the_map_loses(sent_back, taken):
    told = sent_back(doing(section("Students want it", taken)))
    assert changes(told, "kind", "part", "section") == [("removed", "section", "1 Students want it")]
    (change,) = told["changes"]
    assert SECTION in change["within"]
    assert "It was a small one." in change["was"]
    assert bool(change["by"]) is (taken is struck)


def test_a_section_of_which_a_paragraph_is_left_is_not_told_as_deleted(sent_back):
    def cut(text):
        first, *rest = re.findall(r"<w:p>.*?</w:p>", text, re.DOTALL)
        return next(one for one in (first, *rest) if "small one" in one)

    told = sent_back(doing(section("Students want it", cut)))
    assert told["changes"]
    assert all(change["part"] != "section" and not change["within"] for change in told["changes"])


def test_a_section_that_was_moved_is_told_once_with_its_tables(sent_back):
    kept = []

    def cut(text):
        kept.append(text)
        return ""

    cut_out = section("The argument at a glance", cut)
    told = sent_back(doing(cut_out, section("Sources", lambda text: kept[0] + text)))
    assert changes(told, "kind", "part", "section") == [("moved", "section", "The argument at a glance")]


def test_a_new_row_of_a_table_is_one_change(sent_back):
    def more(text):
        return text.replace("</w:tr>", f"</w:tr><w:tr>{cell('Mine')}{cell('No')}{cell('')}</w:tr>", 1)

    told = sent_back(doing(section("The argument at a glance", more)))
    assert changes(told, "kind", "now") == [("added", "Mine\nNo")]


def cell(words):
    return f"<w:tc>{paragraph(words)}</w:tc>"


def test_statements_are_found_without_bookmarks_and_styles(sent_back):
    change = doing(inside("am_survey", said("Nine of ten", "Most")), without_marks)
    told = sent_back(change)
    assert changes(told, "statement", "now") == [("survey", "Most students said so in a survey.")]


def test_a_lost_bookmark_is_made_good_by_the_tag_of_the_control(sent_back):
    def rewrite(text):
        lost = text.replace('w:name="am_survey"', 'w:name="lost"')
        return lost.replace("Nine of ten students said so in a survey.", "Hardly anybody was asked.")

    told = sent_back(doing(rewrite), carrying=True)
    assert ("survey", "Hardly anybody was asked.") in changes(told, "statement", "now")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (MAP, "open"),
        (MAP.replace("Nine of ten students", "Most students"), "taken over"),
        (MAP.replace("Nine of ten students", "Eight of ten students"), "changed too"),
        (MAP.replace("id: survey", "id: poll"), "gone"),
    ],
)
def test_a_change_is_held_beside_the_map_of_today(sent_back, today, state):
    told = sent_back(doing(inside("am_survey", said("Nine of ten", "Most"))), today=today, carrying=True)
    assert changes(told, "was", "today") == [("Nine of ten students said so in a survey.", state)]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (MAP, "open"),
        (MAP.replace("in a survey. [", "twice. ["), "open"),
        (MAP.replace("small one", "small poll"), "taken over"),
        (MAP.replace("small one", "large one"), "changed too"),
        (MAP.replace("It was a small one", "It was a small poll. It was the first"), "changed too"),
    ],
)
def test_a_paragraph_of_commentary_is_held_beside_the_paragraphs_of_today(sent_back, today, state):
    told = sent_back(doing(said("a small one", "a small poll")), today=today, carrying=True)
    assert changes(told, "was", "today") == [("It was a small one.", state)]


def test_words_that_the_map_has_only_among_others_were_not_taken_over(sent_back):
    today = MAP.replace("said so in a survey.\n      source", "said so. Many did.\n      source")
    told = sent_back(doing(inside("am_survey", said(" in a survey", ""))), today=today, carrying=True)
    assert changes(told, "today") == [("changed too",)]


def test_what_the_map_has_changed_since_is_no_change_of_a_reviewer(sent_back):
    today = MAP.replace("Nine of ten students", "Eight of ten students").replace("pay for it", "pay")
    assert sent_back(lambda content: content, today=today, carrying=True)["changes"] == []


def test_a_file_that_carries_no_map_is_told_to_be_older_than_the_map(sent_back):
    told = sent_back(lambda content: content, today=MAP.replace("two posts", "three posts"))
    assert told["older"]
    assert ("cost", "It costs two posts.") in changes(told, "statement", "now")


def test_a_file_that_carries_its_map_needs_no_other(sent_back):
    told = sent_back(doing(inside("am_survey", said("Nine of ten", "Most"))), today=None, carrying=True)
    assert changes(told, "statement", "today") == [("survey", None)]


def test_comments_are_told_with_author_words_and_statement(sent_back):
    told = sent_back(lambda content: commented(content, "am_cost", ("B. Writer", "Says who?")))
    assert told["changes"] == []
    [comment] = told["comments"]
    assert (comment["author"], comment["date"], comment["text"]) == ("B. Writer", DAY, "Says who?")
    assert (comment["on"], comment["statement"]) == ("It costs two posts.", "cost")


def test_answers_to_comments_and_settled_ones_are_told_as_such(sent_back):
    extended = (
        '<w15:commentEx w15:paraId="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
    )
    pair = (("B. Writer", "Says who?"), (READER, "The board."))
    told = sent_back(lambda content: commented(content, "am_cost", *pair, extended=extended))
    assert [(c["answers"], c["settled"]) for c in told["comments"]] == [(None, True), (0, False)]


def test_the_template_is_found_out(folder, tmp_path):
    with _in(folder):
        for template in ("briefing", "one-page", "dossier"):
            CliRunner().invoke(
                cli, ["build", "talk.yaml", "--to", "docx", "--template", template, "-o", str(tmp_path)]
            )
            done = CliRunner().invoke(cli, ["compare", str(tmp_path / "talk.docx"), "talk.yaml"])
            assert (done.exit_code, done.stdout) == (0, "no changes\n"), template


def test_annexes_of_their_own_are_compared_like_any_report(tmp_path):
    (tmp_path / "talk.yaml").write_text(MAP + "report: {annex: separate}\n")
    with _in(tmp_path):
        CliRunner().invoke(cli, ["build", "talk.yaml", "--to", "docx"])
        for name in ("talk", "talk-annex"):
            done = CliRunner().invoke(cli, ["compare", f"exports/{name}.docx", "talk.yaml"])
            assert (done.exit_code, done.stdout) == (0, "no changes\n")


def test_a_file_of_another_argmap_has_no_changes_for_that(sent_back):
    assert sent_back(doing(said(__version__, "0.3.9")))["changes"] == []


def test_nothing_is_written(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with _in(folder):
        CliRunner().invoke(cli, ["compare", "plain/talk.docx", "talk.yaml"])
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_same_is_told_in_sentences(folder, tmp_path):
    content = edited(
        (folder / "plain" / "talk.docx").read_bytes(), inside("am_survey", said("Nine", "Eight"))
    )
    (tmp_path / "back.docx").write_bytes(content)
    with _in(folder):
        done = CliRunner().invoke(cli, ["compare", str(tmp_path / "back.docx"), "talk.yaml", "--plain"])
    assert done.stdout == (
        "The words of `survey` (1.1) were changed. In talk.yaml, line 16. "
        "Was: “Nine of ten students said so in a survey.” Now: “Eight of ten students said so in a survey.”\n"
        "1 change.\n"
    )


def _refused(tmp_path, content, *more):
    (tmp_path / "back.docx").write_bytes(content)
    (tmp_path / "talk.yaml").write_text(MAP)
    with _in(tmp_path):
        done = CliRunner().invoke(cli, ["compare", "back.docx", *more])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    return done.stderr


def test_a_file_without_a_map_asks_for_one(folder, tmp_path):
    told = _refused(tmp_path, (folder / "plain" / "talk.docx").read_bytes())
    assert "carries no map; name the one it was made from: argmap compare back.docx MAP" in told


def test_a_map_in_the_file_that_somebody_changed_is_not_believed(folder, tmp_path):
    content = (folder / "carrying" / "talk.docx").read_bytes()
    forged = edited(content, said("Nine of ten", "Ten of ten"), part="customXml/item1.xml")
    assert "carries no map" in _refused(tmp_path, forged)


def test_a_report_on_another_map_is_refused(folder, tmp_path):
    (tmp_path / "other.yaml").write_text("title: Bread\nthesis: Bread is cheap.\n")
    told = _refused(tmp_path, (folder / "plain" / "talk.docx").read_bytes(), "other.yaml")
    assert "is no report on other.yaml" in told


def _bomb():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(TEXT, b"\0" * (200 << 20))
    return packed.getvalue()


def _with_text(text):
    return lambda content: zipped({**parts_of(content), TEXT: text})


SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "make",
    [
        lambda _: b"",
        lambda _: b"not a zip",
        lambda _: _bomb(),
        lambda content: content[:2000],
        _with_text(b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        _with_text(b"<w:document " + SPACE + b"/>"),
        _with_text(b"<w:document " + SPACE + b"><w:body>" + b"<w:sdt>" * 5000),
    ],
    ids=["empty", "text", "bomb", "cut", "entity", "no body", "deep"],
)
def test_no_file_does_harm(folder, tmp_path, make):
    told = _refused(tmp_path, make((folder / "plain" / "talk.docx").read_bytes()), "talk.yaml")
    assert told.startswith("argmap: back.docx ")


def test_what_a_file_says_cannot_reach_the_terminal(folder, tmp_path):
    content = (folder / "plain" / "talk.docx").read_bytes()
    written = commented(content, "am_cost", ("\u202eevil\u2028name", "a \u009b2J\u202e b"))
    (tmp_path / "back.docx").write_bytes(written)
    with _in(folder):
        done = CliRunner().invoke(cli, ["compare", str(tmp_path / "back.docx"), "talk.yaml"])
    assert not set("\x1b\u009b\u202e\u2028") & set(done.stdout)


def test_the_manual_shows_what_the_command_says(folder, tmp_path, monkeypatch):
    content = commented(
        edited(
            (folder / "carrying" / "talk.docx").read_bytes(),
            inside("am_survey", lambda text: put_in("According to the union, ") + text),
            around("am_survey", lambda text: text + paragraph("Who was asked?")),
            said("It was a small one.", "It was small, and not repeated since."),
        ),
        "am_cost",
        ("B. Writer", "Which posts?"),
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "talk.docx").write_bytes(content)
    (tmp_path / "talk.yaml").write_text(MAP.replace("It costs two posts.", "It costs three posts."))
    done = CliRunner().invoke(cli, ["compare", "mail/talk.docx", "talk.yaml"])
    manual = (Path(__file__).parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")
    assert f"```console\n$ argmap compare mail/talk.docx talk.yaml\n{done.stdout}```" in manual
