"""The manual of the format: its examples are read, its tables are those the reader uses."""

import ast
import re
from pathlib import Path

import pytest

from argmap.diagnostics import Severity
from argmap.evaluate import evaluate
from argmap.formats import codes, read, schema
from argmap.source import SourceText
from occurrences import RELATIONS, occurrences

ROOT = Path(__file__).parent.parent.parent
MANUAL = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_example_is_read_without_a_finding(example: str) -> None:
    found = read(SourceText("example.yaml", example))
    assert found.value is not None
    assert found.diagnostics == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_expectation_in_an_example_is_met(example: str) -> None:
    argument_map = read(SourceText("example.yaml", example)).value
    assert argument_map is not None
    standings = evaluate(argument_map).standings
    for expected in argument_map.expect:
        assert standings[argument_map.by_id[expected.id]].status == expected.status, expected.id


@pytest.mark.parametrize("place", schema.PLACES)
def test_the_tables_of_keys_are_those_of_the_reader(place: str) -> None:
    rows = [
        f"| `{key.name}`{' (required)' if key.required else ''} | {key.means} |"
        for key in schema.PLACES[place]
    ]
    assert "\n".join(["|---|---|", *rows]) + "\n\n" in MANUAL


STATEMENT, GROUP, REUSE = (
    [f"a {form} in {relation}" for relation in RELATIONS] for form in ("statement", "group", "reuse")
)
HOLDERS = {
    "map": ["the map"],
    "statement": ["the thesis", "an aside", "a warrant", "a member", *STATEMENT],
    "group": GROUP,
    "reuse": ["a reuse in premises", *REUSE],
    "step": [*STATEMENT, *GROUP, *REUSE],
    "report": ["report"],
    "source": ["a source"],
    "waiver": ["a waiver"],
}
"""What has the keys of each place of the table, in the words of `occurrences`."""


@pytest.mark.parametrize("place", schema.PLACES)
def test_every_key_has_an_example_where_it_may_stand(place: str) -> None:
    found = set().union(*map(occurrences, EXAMPLES))
    for key in schema.PLACES[place]:
        assert found & {f"{key.name} of {holder}" for holder in HOLDERS[place]}, key.name


def test_every_code_is_in_the_manual_with_its_meaning() -> None:
    for code, meaning in {**codes.ERRORS, **codes.WARNINGS}.items():
        assert f"| `{code}` | {meaning} |\n" in MANUAL


def test_every_code_that_the_reader_uses_is_listed_and_no_other() -> None:
    used = {"anchor", "tag"}  # named by the parser's own word for them
    for path in sorted((ROOT / "argmap" / "formats").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                used |= code_of(node)
    assert used == set(codes.ERRORS) | set(codes.WARNINGS)


def code_of(call: ast.Call) -> set[str]:
    """Return the code that a call reports, if it does."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = (
        [word.value for word in call.keywords if word.arg == "code"]
        if name == "Diagnostic"
        else call.args[:1]
    )
    reports = name in ("Diagnostic", "Slip", "error", "warn", "report")
    return {
        one.value for one in given if reports and isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_errors_and_warnings_are_what_the_manual_says() -> None:
    for path in sorted((ROOT / "tests" / "diagnostics").glob("*.yaml")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        for found in read(SourceText(path.name, text)).diagnostics:
            if found.severity is Severity.WARNING:
                assert found.code in codes.WARNINGS
            else:
                assert found.code in {*codes.ERRORS, "lost-text", "split-by-comma"}
