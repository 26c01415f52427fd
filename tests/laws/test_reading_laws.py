"""Laws of reading: it never raises, whatever the text, and what it returns fits together."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Checked, broken
from argmap.formats import read
from argmap.model import THESIS, ArgumentMap
from argmap.source import SourceText
from tools import examples

TESTS = Path(__file__).parent.parent
SEEDS = [
    path.read_bytes().decode("utf-8", "surrogateescape")
    for folder in (TESTS / "diagnostics", TESTS.parent / "maps")
    for path in sorted(folder.glob("*.yaml"))
    if path.stat().st_size < 20_000
]
PIECES = [
    *"\"'[]{}*%@`&!|>,?-:#\\~\t\n\r \x00\x85\u2028\ufeff\ud800é",
    *(": ", " #", "- ", "\n  ", "\n- ", "---\n", "...\n", "? ", "<<: ", "!!str ", "&a ", "*a", "|\n", ">-\n"),
    *("claim", "claim: x", "reasons:", "premises:", "ref: a", "warrant: ", "id: a", "source: [a, p. 1]"),
    *(
        "undercutters:",
        "replies:",
        "weight: 2",
        "[](#a)",
        "[@a]",
        "waive: {a: b}",
        "`",
        "<b>",
        "{",
        "thesis:",
    ),
]


def check(text: str) -> Checked[ArgumentMap | None]:
    """Read a text and hold the outcome to what every reading promises."""
    source = SourceText("map.yaml", text)
    found = read(source)
    assert found.value is not None or broken(found.diagnostics)
    for diagnostic in found.diagnostics:
        assert "\n" not in diagnostic.message
        assert diagnostic.span.source == "map.yaml"
        spans = [diagnostic.span, *(edit.span for edit in diagnostic.fix.edits)] if diagnostic.fix else []
        for span in (diagnostic.span, *spans):
            assert 0 <= span.start <= span.end <= len(text)
    if found.value is not None:
        check_whole(found.value, len(text))
    return found


def check_whole(argument_map: ArgumentMap, size: int) -> None:
    """Every place that a map names exists, and every span lies in the text."""
    places = argument_map.statements
    assert THESIS in places
    for step in argument_map.steps.values():
        assert step.target in (argument_map.steps if step.undercuts else places)
        assert all(premise.statement in places for premise in step.all_premises)
        assert 0 <= step.span.start <= step.span.end <= size
    for statement in places.values():
        assert 0 <= statement.span.start <= statement.text_span.start
        assert statement.text_span.end <= statement.span.end <= size
    assert set(argument_map.asides) <= set(places)


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_heap_of_yaml_is_read_without_raising(text: str) -> None:
    check(text)
    check("title: t\nthesis:\n  claim: c\n  reasons:\n  - " + text)


CUTS = st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.sampled_from([0, 0, 1, 5, 40]))


@settings(max_examples=examples(150))
@given(st.sampled_from(SEEDS), st.lists(CUTS, min_size=1, max_size=4))
def test_a_mutilated_map_is_read_without_raising(seed: str, cuts: list[tuple[float, str, int]]) -> None:
    for where, piece, lost in cuts:
        start = int(where * len(seed))
        seed = seed[:start] + piece + seed[start + lost :]
    check(seed)


@given(st.sampled_from(SEEDS))
def test_line_ends_and_byte_order_mark_change_nothing_of_what_a_map_says(seed: str) -> None:
    if "\r" in seed or "\x00" in seed:
        return
    plain = read(SourceText("map.yaml", seed))
    other = check("\ufeff" + seed.replace("\n", "\r\n"))
    assert other.value == plain.value
    assert [found.code for found in other.diagnostics] == [found.code for found in plain.diagnostics]


def nested(depth: int) -> str:
    """Return a map with as many statements beneath one another, in turns for and against."""
    lines = ["title: Deep", "thesis:", "  claim: the top"]
    words = ("reasons", "objections", "reasons", "replies")
    for level in range(depth):
        margin = "  " * (level + 1)
        lines += [f"{margin}{words[level % 4]}:", f"{margin}- claim: c"]
    return "\n".join(lines)


def test_a_thousand_levels_are_read() -> None:
    found = check(nested(1_000))
    assert found.value is not None
    assert found.diagnostics == ()
    assert len(found.value.statements) == 1_001


@pytest.mark.parametrize(
    "text",
    [nested(1_001), "title: " + "[" * 5_000, "a: " + "{a: " * 5_000, "- " * 5_000, "? " * 5_000],
    ids=["reasons", "brackets", "braces", "dashes", "questions"],
)
def test_more_levels_are_refused_with_one_diagnostic(text: str) -> None:
    found = check(text)
    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["too-deep"]


def test_five_thousand_siblings_are_read() -> None:
    text = "title: Wide\nthesis:\n  claim: c\n  reasons:\n" + "  - a reason\n" * 5_000
    found = check(text)
    assert found.value is not None
    assert len(found.value.reasons(THESIS)) == 5_000
    assert list(found.value.steps)[-1] == "5000"


def test_more_than_twenty_megabytes_are_refused_with_one_diagnostic() -> None:
    found = check("title: t\nthesis: " + "é" * 10_000_001)
    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["too-large"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "  label: a" + " " * 100_000 + "b: c",
        '  commentary: "' + "<!--" * 10_000 + '"',
        '  commentary: "' + "[](#q) " * 3_000 + '"',
        "  source: [" + "p. 1, " * 5_000 + "p. 2]",
        "  label: a\n" + "    - b\n" * 20_000,
        "  commentary: |\n    " + "word " * 40_000 + "\n    ---",
        "  commentary: '" + "".join("`" * (at % 300) + "a" for at in range(1_500)) + "[@k]'",
        "  reasons:\n"
        + "  - ref: q\n" * 3_000
        + "".join(f"  - {{id: i{n}, claim: c}}\n" for n in range(3_000)),
        "  x: {" + "a b, " * 10_000 + "}",
    ],
    ids=["blanks", "html", "links", "list", "dashes", "line", "ticks", "refs", "commas"],
)
def test_the_cost_of_a_slip_does_not_grow_with_the_square_of_the_text(text: str) -> None:
    """A quadratic search in any of these would take minutes and not pass unseen."""
    check("title: t\nthesis:\n  claim: c\n" + text)
