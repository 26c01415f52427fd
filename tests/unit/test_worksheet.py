"""Worksheets: maps with gaps, in which nothing tells what belongs there, and keys, which tell all."""

import re
import zipfile
from io import BytesIO

import pikepdf
import pytest
from click.testing import CliRunner

from argmap import formats
from argmap.cli import cli
from argmap.language import ENGLISH
from argmap.report.worksheet import MOST, sheet, with_gaps
from argmap.source import SourceText
from reading import MAPS, ROOT

KINDS = "pdf,docx,html,markdown,svg,png"
STATUSES = (
    "Sourced, holds",
    "Asserted, not sourced",
    "Not established",
    "challenged",
    "(open)",
)
MAP = """\
title: Sundays
thesis:
  id: secret-thesis
  claim: Libraries open on Sundays.
  commentary: A secret remark.
  reasons:
  - id: secret-wish
    label: Wunsch
    claim: Students want it.
    tags: gap
    quote: students want
    reasons: [{evidence: Nine of ten said so., source: union, id: poll}]
  - {id: secret-fee, assumption: Nobody pays for it., tags: gap}
  - premises: [{ref: secret-wish}, Somebody hears them.]
  objections: [It costs two posts.]
sources: {union: {title: A survey, issued: 2024, URL: "https://example.org/survey"}}
bottom-line: A secret line.
"""
SECRETS = ("secret", "secret_thesis", "Wunsch", "poll")


def read(text):
    return formats.read(SourceText("map.yaml", text)).value


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every form of a worksheet on a small map, asked for with all that could give answers away."""
    place = tmp_path_factory.mktemp("sheet")
    (place / "talk.yaml").write_text(MAP)
    build(place / "talk.yaml", "worksheet", place / "out", "--round-trip")
    return place / "out"


def build(path, template, folder, *more, to=KINDS):
    options = ["--template", template, "--to", to, "-o", str(folder), *more]
    done = CliRunner().invoke(cli, ["build", str(path), *options])
    assert done.exit_code == 0, done.output


def everything(path):
    """Return all that a file says, packed or not, as text."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(BytesIO(content)) as whole:
            return "\n".join(whole.read(name).decode("utf-8", "replace") for name in whole.namelist())
    if path.suffix == ".pdf":
        with pikepdf.open(BytesIO(content)) as whole:
            return "\n".join(map(_in_pdf, whole.objects)) + content.decode("latin-1")
    return content.decode("utf-8", "replace")


def _in_pdf(thing):
    if isinstance(thing, pikepdf.Stream):
        return thing.read_bytes().decode("latin-1") + repr(dict(thing))
    return repr(thing)


def outputs(folder):
    return sorted(folder.iterdir())


def test_nothing_that_a_file_holds_tells_what_is_to_be_found_out(made):
    for path in outputs(made):
        said = everything(path)
        for secret in (*SECRETS, *STATUSES):
            assert secret not in said, (path.name, secret)


def test_missing_words_stand_in_the_list_and_nowhere_else(made):
    for name, times in (("talk.md", 1), ("talk.html", 1), ("talk.docx", 1), ("talk.svg", 0)):
        said = everything(made / name)
        assert (said.count("Students want it"), said.count("Nobody pays")) == (times, times), name


def test_no_map_goes_with_a_worksheet(made):
    with pikepdf.open(made / "talk.pdf") as file:
        assert not file.attachments
    with zipfile.ZipFile(made / "talk.docx") as whole:
        assert not [name for name in whole.namelist() if name.startswith("customXml")]


@pytest.mark.slow
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_worksheet_on_any_map_has_each_missing_statement_once_beside_its_essay(path, tmp_path):
    build(path, "worksheet", tmp_path)
    said = (tmp_path / f"{path.stem}.md").read_text(encoding="utf-8").partition("# The text")[0]
    plain = said.replace("\\", "")
    argument_map = formats.read(SourceText("x", path.read_text(encoding="utf-8"))).value
    gaps = sheet(argument_map).gaps
    assert gaps
    for gap in gaps:
        assert plain.count(str(gap.text)) == 1, gap
        assert f"Gap {gap.number}: " in plain
    drawing = (tmp_path / f"{path.stem}.svg").read_text(encoding="utf-8")
    assert not [gap for gap in gaps if str(gap.text).split(".")[0] in drawing]
    essay = (path.parent / argument_map.essay).read_text(encoding="utf-8") if argument_map.essay else ""
    ids = [one.id for one in argument_map.statements.values() if "-" in one.id and one.id not in essay]
    for output in outputs(tmp_path):
        if output.suffix != ".png":
            found = everything(output)
            assert not [one for one in ids if one in found and one not in path.stem], output.name


def test_statements_with_the_tag_are_missing_and_no_others():
    found = sheet(read(MAP))
    assert [(gap.number, gap.place, str(gap.text)) for gap in found.gaps] == [
        (1, "1", "Students want it."),
        (2, "2", "Nobody pays for it."),
    ]


def test_letters_follow_the_alphabet_and_not_the_order():
    assert [(c.letter, str(c.text)) for c in sheet(read(MAP)).choices] == [
        ("A", "Nobody pays for it."),
        ("B", "Students want it."),
    ]
    assert [gap.letter for gap in sheet(read(MAP)).gaps] == ["B", "A"]


def test_without_tags_every_second_statement_is_missing_spread_over_the_map():
    reasons = "\n".join(f"  - Reason number {number}." for number in range(60))
    found = sheet(read(f"title: T\nthesis:\n  claim: C\n  reasons:\n{reasons}\n")).gaps
    places = [int(gap.place) for gap in found]
    assert len(places) == MOST
    assert places == sorted(places)
    assert places[-1] > 50


def test_a_statement_said_twice_is_no_gap():
    found = sheet(read("title: T\nthesis:\n  claim: C\n  reasons: [Same., Same., Other., Same.]\n")).gaps
    assert [str(gap.text) for gap in found] == ["Other."]


def test_a_map_of_one_statement_has_a_worksheet(tmp_path):
    (tmp_path / "one.yaml").write_text("title: One\nthesis: It is so.\n")
    build(tmp_path / "one.yaml", "worksheet", tmp_path / "out")
    build(tmp_path / "one.yaml", "worksheet-key", tmp_path / "key")
    assert "What is missing" not in (tmp_path / "out" / "one.md").read_text()


def test_what_stays_keeps_its_place_and_its_sources():
    whole = read(MAP)
    bare = with_gaps(whole, sheet(whole).gaps, ENGLISH)
    assert list(bare.statements) == list(whole.statements)
    assert list(bare.steps) == list(whole.steps)
    assert bare.statements["1.1"].citations == whole.statements["1.1"].citations
    assert bare.statements["1"].text == "Gap 1: ______"


def test_the_key_has_every_answer(tmp_path):
    (tmp_path / "talk.yaml").write_text(MAP)
    build(tmp_path / "talk.yaml", "worksheet-key", tmp_path)
    said = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert re.search(r"\| 1 \| B \| Students want it\. \| Sourced, holds \|", said)
    assert re.search(r"\| 2 \| A \| Nobody pays for it\. \| Taken for granted, holds \|", said)


@pytest.mark.parametrize(
    "template",
    ['{% include "worksheet" %}\n', "{{ for_learners() }}\n", "\n{# worksheet #}\n{{ for_learners() }}"],
)
def test_a_template_that_would_give_the_answers_away_is_an_error(tmp_path, template):
    (tmp_path / "talk.yaml").write_text(MAP)
    (tmp_path / "mine.md").write_text(template)
    paths = [str(tmp_path / name) for name in ("talk.yaml", "mine.md")]
    done = CliRunner().invoke(cli, ["build", paths[0], "--template", paths[1], "-o", str(tmp_path)])
    assert done.exit_code == 1
    assert "let your template begin with the line {# worksheet #}" in done.stderr
    assert not (tmp_path / "talk.pdf").exists()


def test_a_copy_of_the_template_leaves_the_same_gaps(tmp_path, made):
    (tmp_path / "talk.yaml").write_text(MAP)
    (tmp_path / "mine.md").write_text(CliRunner().invoke(cli, ["template", "worksheet"]).stdout)
    build(tmp_path / "talk.yaml", str(tmp_path / "mine.md"), tmp_path / "out")
    for name in ("talk.html", "talk.svg"):
        strip = re.compile(rb"[0-9a-f]{64}")
        mine, theirs = (strip.sub(b"", (folder / name).read_bytes()) for folder in (tmp_path / "out", made))
        assert mine == theirs


@pytest.mark.parametrize("code", ["de", "fr", "ru", "kk"])
def test_a_worksheet_speaks_the_language_of_its_map(tmp_path, code):
    (tmp_path / "talk.yaml").write_text(MAP + f"language: {code}\n")
    for template in ("worksheet", "worksheet-key"):
        build(tmp_path / "talk.yaml", template, tmp_path / template, to="markdown")
        said = (tmp_path / template / "talk.md").read_text(encoding="utf-8")
        assert not re.search(r"\b(the|gap|which|map)\b", said, re.IGNORECASE)


def test_the_manual_tells_the_truth():
    manual = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", manual, re.DOTALL)[1]
    assert [str(gap.text) for gap in sheet(read(example)).gaps] == ["Students want it."]
