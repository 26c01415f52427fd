"""`argmap explain`: every name that may stand before a finding has its page."""

import ast
import json
import re

import pytest

from argmap.cli import main
from argmap.printing.explained import by_code, groups, listing, sentences, structure
from argmap.rules import KNOWN, RULES
from reading import ROOT


@pytest.fixture
def argmap(capfd):
    """Run a command; return its exit code and what it said on both streams."""

    def run(*words):
        code = 0
        try:
            main(list(words))
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *capfd.readouterr()

    return run


def told_anywhere():
    """Codes as they stand in the package: `Diagnostic(code="...")`, `named.fault(words, "...")`."""
    for path in sorted((ROOT / "argmap").rglob("*.py")):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(part, ast.Call):
                continue
            name = getattr(part.func, "id", getattr(part.func, "attr", ""))
            given = [word.value for word in part.keywords if word.arg == "code" and name == "Diagnostic"]
            given += part.args[:2] if name == "fault" else []
            yield from (
                one.value
                for one in given
                if isinstance(one, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(one.value))
            )


def test_every_code_that_can_be_told_can_be_explained():
    assert set(told_anywhere()) - set(by_code()) == set()
    assert set(KNOWN) - set(by_code()) == set()


def test_no_name_stands_in_two_groups():
    names = [one.code for group in groups().values() for one in group]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_tells_what_why_and_how(rule, argmap):
    code, out, err = argmap("explain", rule.code)
    page = by_code()[rule.code].page
    assert (code, err) == (0, "")
    assert out.startswith(f"{rule.code}: {rule.severity or 'off'}")
    for example in (page.wrong, page.right, page.wrong_essay, page.right_essay, page.essay):
        for line in example.splitlines():
            assert line.strip() in out
    assert f"rules: {{{rule.code}: off}}" in out
    assert "](#" not in out


def test_prose_is_wrapped_and_keeps_its_paragraphs():
    page = by_code()["evidence-without-source"]
    lines = "\n".join(sentences(page)).split("\n")
    assert max(map(len, lines[: lines.index("Wrong:")])) <= 80


def test_profiles_that_differ_are_told():
    off = next(rule.code for rule in RULES if rule.severity is None)
    assert (
        next(sentences(by_code()[off]))
        == f"{off}: off, hint in the profile strict, hint in the profile teaching\n"
    )
    assert next(sentences(by_code()["bad-epoch"])) == "bad-epoch: warning\n"
    assert next(sentences(by_code()["unknown-key"])) == "unknown-key: error\n"


def test_what_is_no_rule_is_explained_in_a_sentence(argmap):
    assert argmap("explain", "lost-text")[1].rstrip().endswith("an error where no text is left.")


def test_without_a_name_all_are_listed_by_group_one_a_line(argmap):
    code, out, _ = argmap("explain")
    lines = out.split("\n")
    assert code == 0
    assert [line for line in lines if line and not line.startswith(" ")] == list(groups())
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(by_code())
    assert "\n".join(listing()) + "\n" == out


@pytest.mark.parametrize(
    ("name", "hint"),
    [("unknwon-key", "did you mean `unknown-key`?"), ("Label_Too_Long", "did you mean `label-too-long`?"),
     ("nonsense", "`argmap explain` lists all names"), ("\x1b[31m", "`argmap explain` lists all names")],
)  # fmt: skip
def test_an_unknown_name_ends_with_2_and_says_what_may_be_meant(argmap, name, hint):
    code, out, err = argmap("explain", name)
    assert (code, out) == (2, "")
    assert hint in err
    assert "\x1b" not in err


def test_the_same_is_there_for_programs(argmap):
    one = json.loads(argmap("explain", "label-too-long", "--format", "json")[1])
    assert one == structure(by_code()["label-too-long"])
    assert list(one)[:3] == ["code", "severities", "summary"]
    assert "label:" in one["wrong"]
    every = json.loads(argmap("explain", "--format", "json")[1])
    assert [each["code"] for each in every] == list(by_code())
