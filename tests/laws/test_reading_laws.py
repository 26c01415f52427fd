"""Laws of reading: it never raises, whatever the text, and what it returns fits together."""

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Checked, broken
from argmap.formats import read
from argmap.model import THESIS, ArgumentMap
from argmap.source import SourceText

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


@settings(max_examples=150)
@given(
    st.sampled_from(SEEDS), st.integers(0, 2**32), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)
)
def test_a_mutilated_map_is_read_without_raising(seed: str, at: int, pieces: list[str]) -> None:
    rolls = random.Random(at)
    for piece in pieces:
        start = rolls.randrange(len(seed) + 1)
        seed = seed[:start] + piece + seed[start + rolls.choice((0, 0, 1, 5, 40)) :]
    check(seed)


@given(st.sampled_from(SEEDS))
def test_line_ends_and_byte_order_mark_change_nothing_of_what_a_map_says(seed: str) -> None:
    if "\r" in seed or "\x00" in seed:
        return
    plain = read(SourceText("map.yaml", seed))
    other = check("\ufeff" + seed.replace("\n", "\r\n"))
    assert other.value == plain.value
    assert [found.code for found in other.diagnostics] == [found.code for found in plain.diagnostics]
