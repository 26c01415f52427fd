"""A folder has wishes of its own: a profile, severities, a scale; and the map's wishes come before them."""

import pytest

from argmap import pipeline
from argmap.diagnostics import Severity
from argmap.rules import KNOWN, House
from argmap.rules.house import severity_of
from argmap.rules.house_file import read_house
from argmap.source import SourceText
from maps import build

MAP = "title: T\nthesis: {claim: A, label: " + "x" * 61 + "}\nsources: {s: A work (2020)}\n"


def wishes(text, name="argmap.toml"):
    return read_house(SourceText(name, text), KNOWN)


def faults(text):
    """Code, line, column and message of all that is wrong with a file of wishes."""
    source = SourceText("argmap.toml", text)
    return [
        (one.code, *source.position(one.span.start), one.message)
        for one in read_house(source, KNOWN).diagnostics
    ]


def test_a_file_of_wishes_sets_profile_severities_scale_and_baseline():
    text = 'profile = "strict"\nlikelihood = "phia"\nbaseline = "old.json"\n[rules]\nunused-source = "off"\n'
    assert wishes(text).value == House("strict", {"unused-source": "off"}, "phia", "old.json")


def test_pyproject_holds_them_in_a_table_of_its_own_or_has_none():
    assert wishes('[tool.argmap]\nprofile = "teaching"\n', "pyproject.toml").value == House("teaching")
    assert wishes('[tool.other]\nprofile = "x"\n', "pyproject.toml").value is None
    assert wishes("tool = 3\n", "a/pyproject.toml").value is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a = 1\nprofil = "strict"', ("unknown-key", 2, 1, "no wish is called `profil`")),
        (
            '# profile\n profile = "lax"',
            (
                "wrong-value",
                2,
                2,
                "expected one of `default`, `strict`, `teaching` in `profile`, found `lax`",
            ),
        ),
        ("rules = 3", ("wrong-type", 1, 1, "expected severities by rule in `rules`")),
        ('[rules]\n"label-to-long" = "off"', ("unknown-rule", 2, 2, "no rule is called `label-to-long`")),
        (
            'rules.unused-source = "loud"',
            (
                "wrong-value",
                1,
                7,
                "expected one of `off`, `hint`, `warning`, `error` in `unused-source`, found `loud`",
            ),
        ),
        ("baseline = []", ("wrong-type", 1, 1, "expected a path in quotes in `baseline`")),
    ],
)
def test_what_is_wrong_is_shown_at_its_place(text, fault):
    assert fault in faults(text)


@pytest.mark.parametrize(
    ("text", "line", "column"), [('profile = "x\n', 1, 13), ("profile =", 1, 10), ("a = 1\n[rules", 2, 7)]
)
def test_what_is_no_toml_is_shown_at_its_place(text, line, column):
    ((code, *place, message),) = faults(text)
    assert (code, *place) == ("toml-syntax", line, column)
    assert message
    assert "(at" not in message


def test_a_file_with_a_fault_gives_no_wishes():
    assert wishes('profile = "strict"\nother = 1').value is None


def test_the_map_comes_before_the_house_and_the_house_before_the_profile():
    argument_map = build({"thesis": "T", "rules": {"a": "off", "b": "error"}})
    house = House("strict", {"a": "warning", "c": "hint"})
    severities = [severity_of(code, Severity.HINT, argument_map, house) for code in "abcd"]
    assert severities == [None, Severity.ERROR, Severity.HINT, Severity.WARNING]


@pytest.mark.parametrize(
    ("profile", "off", "hint", "warning"),
    [
        ("default", None, Severity.HINT, Severity.WARNING),
        ("strict", Severity.HINT, Severity.WARNING, Severity.WARNING),
        ("teaching", Severity.HINT, Severity.HINT, Severity.WARNING),
    ],
)
def test_a_profile_makes_rules_louder(profile, off, hint, warning):
    argument_map = build({"thesis": "T"})
    usual = (None, Severity.HINT, Severity.WARNING)
    heard = [severity_of("x", severity, argument_map, House(profile)) for severity in usual]
    assert heard == [off, hint, warning]


def severities(folder):
    outcome = pipeline.check(folder / "maps" / "a.yaml")
    return {one.code: one.severity.value for one in outcome.diagnostics}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_text(MAP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_file_of_wishes_counts(folder):
    assert severities(folder)["unused-source"] == "hint"
    (folder / "pyproject.toml").write_text('[tool.argmap]\nprofile = "strict"\n')
    assert severities(folder)["unused-source"] == "warning"
    (folder / "argmap.toml").write_text('rules = {label-too-long = "hint"}')
    found = severities(folder)
    assert (found["unused-source"], found["label-too-long"]) == ("hint", "hint")
    (folder / "maps" / "argmap.toml").write_text('rules = {label-too-long = "error"}')
    assert severities(folder)["label-too-long"] == "error"


def test_wishes_above_the_root_are_not_read(folder, monkeypatch):
    (folder / "argmap.toml").write_text('profile = "strict"')
    monkeypatch.chdir(folder / "maps")
    assert severities(folder)["unused-source"] == "hint"


def test_a_broken_file_of_wishes_stops_the_check_and_names_itself(folder):
    (folder / "argmap.toml").write_text("profile =")
    outcome = pipeline.check(folder / "maps" / "a.yaml")
    assert [(one.code, one.span.source) for one in outcome.diagnostics] == [("toml-syntax", "argmap.toml")]
    assert outcome.loaded is None
    assert outcome.failed


def test_a_baseline_stays_in_the_root(folder):
    (folder / "argmap.toml").write_text('profile = "strict"\nbaseline = "../old.json"')
    (found,) = pipeline.check(folder / "maps" / "a.yaml").diagnostics
    assert (found.code, found.span.source, found.span.start) == ("outside-root", "argmap.toml", 31)
    (folder / "argmap.toml").write_text('baseline = "maps/old.json"')
    outcome = pipeline.check(folder / "maps" / "a.yaml")
    assert outcome.loaded.house.baseline == "maps/old.json"
