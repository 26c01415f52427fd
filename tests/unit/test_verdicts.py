"""`argmap evaluate`: sentences and JSON say the same, never more than is true, and change nothing on disk."""

import json
import re
import sys
from dataclasses import replace

import pytest

from argmap import formats, verdicts
from argmap.cli import main
from argmap.diagnostics import Severity
from argmap.evaluate import Status, evaluate
from argmap.evaluate.attribution import gradient
from argmap.evaluate.flips import flips
from argmap.evaluate.strengths import strengths as weigh
from argmap.model import THESIS
from argmap.source import SourceText
from argmap.verdicts import WishError
from maps import build
from reading import MAPS, ROOT, read_map

TALK = re.search(
    r"```yaml file talk.yaml\n(.*?)```", (ROOT / "tests/commands/evaluate.md").read_text(), re.DOTALL
)[1]


def judged(argument_map, *, without=(), conditions=()):
    return verdicts.judge(argument_map, verdicts.wish(argument_map, without, conditions))


def talk():
    return formats.read(SourceText("talk.yaml", TALK)).value


def said(*arguments, capsys):
    code = 0
    try:
        main(["evaluate", *arguments])
    except SystemExit as ended:
        code = ended.code
    spoken = capsys.readouterr()
    return spoken.out + spoken.err, code


def test_the_manual_s_example_is_true():
    manual = (ROOT / "docs" / "evaluate.md").read_text()
    written = json.loads(re.search(r"```json\n(.*?)```", manual, re.DOTALL)[1])
    found = json.loads(json.dumps(verdicts.structure(judged(talk()))))
    by_evidence = found["flips"].pop("by_evidence")
    assert written["flips"] == found["flips"]
    assert by_evidence["sets"] == [["asked"], ["1u1.1"]]


def test_the_manual_names_every_key():
    manual = (ROOT / "docs" / "evaluate.md").read_text()
    table = re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE)
    assert table == list(verdicts.structure(judged(talk())))
    for key in ("removal", "share", "error", "value", "net", "low", "high", "need", "at", "total", "least"):
        assert f"`{key}`" in manual
    found = verdicts.structure(judged(talk()))
    inner = {*found["flips"], *found["restores"], *found["strengths"]["open"], *found["sources"]["survey"]}
    assert {key for key in inner if f"`{key}`" not in manual} == set()


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_json_has_every_statement_and_every_step_against(path):
    argument_map = read_map(path)
    found = verdicts.structure(judged(argument_map))
    evaluation = evaluate(argument_map)
    assert list(found["statuses"].values()) == [s.status for s in evaluation.standings.values()]
    assert found["objections"] == dict(evaluation.states)
    assert set(found["strengths"]) == set(found["statuses"])
    assert found["thesis"]["status"] == evaluation.standings[THESIS].status
    json.dumps(found)


@pytest.mark.parametrize("taken", ["x1", "thesis", "2", "1u1.1"])
def test_an_id_by_which_another_statement_is_called_is_refused(taken):
    written = f"title: T\nthesis: {{claim: T, reasons: [{{id: '{taken}', claim: a}}]}}\naside: [b]\n"
    found = formats.read(SourceText("map.yaml", written)).diagnostics
    assert [one.code for one in found if one.severity is Severity.ERROR] in (
        ["duplicate-id"],
        ["malformed-id"],
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_losses_by_evidence_change_the_status_and_slopes_are_those_of_the_thesis(path):
    argument_map = read_map(path)
    found = verdicts.structure(judged(argument_map))
    lost = flips(argument_map, by="evidence")
    handle = {place: statement.handle for place, statement in argument_map.statements.items()}
    assert found["flips"]["by_evidence"] == {
        "sets": [[handle[place] for place in places] for places in lost.sets],
        "total": lost.total,
        "least": lost.least,
        "exhaustive": lost.exhaustive,
        "then": lost.then,
    }
    slopes = gradient(argument_map, THESIS)
    assert {n: s["gradient"] for n, s in found["strengths"].items()} == {
        handle[place]: pytest.approx(slope, abs=1e-6) for place, slope in slopes.items()
    }
    assert found["settled"] is True


def test_strengths_above_a_circle_without_rest_are_told_to_be_none(monkeypatch):
    monkeypatch.setattr(
        sys.modules["argmap.verdicts.structure"],
        "strengths",
        lambda *given: replace(weigh(*given), settled=False),
    )
    assert verdicts.structure(judged(talk()))["settled"] is False


def test_remedies_in_json_point_at_statements_and_steps():
    argument_map = build(
        {"thesis": {"claim": "T", "reasons": ["r"], "objections": [{"claim": "o", "id": "oh"}]}}
    )
    (remedies,) = verdicts.structure(judged(argument_map))["restores"]["sets"]
    assert remedies == [{"need": "answer", "at": "2"}, {"need": "source", "at": "1"}]


@pytest.mark.parametrize("status", ["holds", "fails"])
def test_what_is_supposed_is_so(status):
    for place, statement in (argument_map := talk()).statements.items():
        found = judged(argument_map, conditions=[f"{statement.handle}={status}"])
        holds = found.subject.evaluation.standings[place].status is Status.HOLDS
        assert holds == (status == "holds")


def test_the_same_may_be_supposed_twice():
    assert verdicts.wish(talk(), (), ["asked=holds", "1=holds"]) == verdicts.wish(talk(), (), ["asked=holds"])


def test_a_group_s_step_can_be_supposed_to_fail():
    argument_map = build(
        {
            "thesis": {
                "claim": "T",
                "reasons": [{"id": "both", "premises": [{"assumption": "a"}, {"assumption": "b"}]}],
            }
        }
    )
    assert evaluate(argument_map).standings[THESIS].status is Status.HOLDS
    found = judged(argument_map, conditions=["both=fails"])
    assert found.subject.evaluation.standings[THESIS].status is not Status.HOLDS


def test_a_supposed_strength_changes_no_status():
    before, after = judged(talk()), judged(talk(), conditions=["asked=0.2"])
    assert before.subject.evaluation == after.subject.evaluation
    lines = list(verdicts.sentences(after))
    assert any("a house convention, no probability" in line for line in lines)


def test_without_a_source_it_is_still_said_but_backs_nothing():
    found = judged(talk(), without=["survey"])
    standing = found.subject.evaluation.standings["1"]
    assert (standing.believed, standing.backed) == (True, False)
    assert "survey" not in verdicts.structure(found)["sources"]


@pytest.mark.parametrize(
    ("without", "conditions", "words"),
    [
        (["nothing"], [], "no source `nothing`"),
        (["surveys"], [], "did you mean `survey`?"),
        ([], ["asked"], "expected ID=holds, ID=fails or ID=0.4"),
        ([], ["=holds"], "expected ID=holds"),
        ([], ["asked=maybe"], "after `=`"),
        ([], ["asked=1.5"], "from 0 to 1"),
        ([], ["asked=nan"], "from 0 to 1"),
        ([], ["aske=holds"], "did you mean `asked`?"),
        ([], ["2=0.5"], "is a step"),
        (
            [],
            ["asked=holds", "asked=fails"],
            "two things are supposed of one statement; leave out `asked=fails`",
        ),
        ([], ["asked=0.2", "1=0.3"], "leave out `1=0.3` or the other"),
    ],
)
def test_what_the_map_does_not_know_is_refused_with_what_to_type(without, conditions, words):
    with pytest.raises(WishError, match=re.escape(words)):
        verdicts.wish(talk(), without, conditions)


def test_nothing_is_written(tmp_path, monkeypatch, capsys):
    (tmp_path / "talk.yaml").write_text(TALK)
    monkeypatch.chdir(tmp_path)
    words, code = said("talk.yaml", "--if", "asked=fails", "--without", "survey", capsys=capsys)
    assert code == 0
    assert words.startswith("Supposing that Library 2025 is withdrawn and")
    assert [path.name for path in tmp_path.iterdir()] == ["talk.yaml"]
    assert (tmp_path / "talk.yaml").read_text() == TALK


def test_a_map_with_an_error_is_not_judged(tmp_path, capsys):
    (tmp_path / "bad.yaml").write_text("title: T\n")
    words, code = said(str(tmp_path / "bad.yaml"), capsys=capsys)
    assert code == 1
    assert "missing-key" in words


def test_a_supposed_fall_takes_the_support_with_it_in_words():
    lines = " ".join(verdicts.sentences(judged(talk(), conditions=["asked=fails"])))
    assert "No source speaks for it" in lines
    assert "supports it" not in lines


def test_only_part_of_a_judgement_is_said_to_be_supported():
    part = {"claim": "J", "reasons": [{"premises": [{"evidence": "e", "source": "s"}, "bare"]}]}
    argument_map = build({"thesis": {"claim": "T", "reasons": [part]}, "sources": ["s"]})
    assert any(
        "One other work supports only part of it." in line or "One work supports only part of it." in line
        for line in verdicts.sentences(judged(argument_map))
    )
