"""Text that needed quotes gets them by the fix, and then says what was typed."""

import pytest

from argmap.edit import applied
from argmap.formats import read
from argmap.model import ArgumentMap
from argmap.source import SourceText

HEAD = "title: t\nthesis:\n  claim: c\n  reasons:\n"
TYPED = [
    '"Yes" is the answer.',
    '"Yes" and "no"',
    "'Yes' is the answer.",
    "[sic] he wrote",
    "[sic]",
    "{so} it begins",
    "*Very* important",
    "*",
    "& more of that",
    "%-signs begin it",
    "@home work is common",
    "`code` is text",
    "> 50 percent agree",
    "| bars | begin it",
    "- and so on",
    ", and so on",
    "Time: it flies",
    "Time: it flies: fast",
    'Why: because it\'s "so"',
    "C:\\days: a path",
    "issue #12 is open",
    "it ends with a colon: #1",
]


def fixed(text: str) -> ArgumentMap | None:
    """Apply the first fix to a map and read it again."""
    fixes = [found.fix for found in read(SourceText("map.yaml", text)).diagnostics if found.fix]
    assert fixes, "no fix is offered"
    found = read(applied(SourceText("map.yaml", text), fixes[0].edits))
    assert found.diagnostics == ()
    return found.value


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("entry", ["  - claim: {}\n", "  - {}\n", "  - label: l\n    claim: {}\n"])
def test_the_fix_makes_the_text_say_what_was_typed(typed: str, entry: str) -> None:
    if typed in ("[sic]", "- and so on") and entry == "  - {}\n":
        return  # a list in a list, which is an error of its own
    found = fixed(HEAD + entry.format(typed))
    assert found is not None
    assert found.statements["1"].text == typed


def test_outer_quotes_that_were_meant_to_hold_the_whole_are_taken_off() -> None:
    for typed, meant in (('"He said "no" twice"', 'He said "no" twice'), ("'It's late'", "It's late")):
        found = fixed(HEAD + f"  - claim: {typed}\n")
        assert found is not None
        assert found.statements["1"].text == meant


def test_text_over_several_lines_is_quoted_as_a_whole() -> None:
    found = fixed(
        HEAD + "  - claim: The case is simple, as\n      follows: we lose,\n      and they win.\n  - other\n"
    )
    assert found is not None
    assert found.statements["1"].text == "The case is simple, as follows: we lose, and they win."
    assert found.statements["2"].text == "other"


def test_every_slip_of_one_text_is_told_at_once() -> None:
    text = HEAD + "".join(f"  - claim: {typed}\n" for typed in TYPED)
    found = read(SourceText("map.yaml", text))
    lines = {SourceText("map.yaml", text).position(one.span.start)[0] for one in found.diagnostics}
    assert len(lines) == len(TYPED)
    assert found.value is not None
    assert len(found.value.statements) == len(TYPED) + 1
