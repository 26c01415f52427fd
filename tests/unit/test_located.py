"""Words found in a value are traced to their place in the text."""

import pytest

from argmap.formats.events import parse
from argmap.formats.located import located
from argmap.formats.tree import Mapping, Scalar
from argmap.source import SourceText


def places(text: str, words: list[tuple[int, str]]) -> list[int]:
    root = parse(text, "t").root
    assert isinstance(root, Mapping)
    value = root.pairs[0].value
    assert isinstance(value, Scalar)
    source = SourceText("t", text)
    return [source.position(span.start)[1] for span in located(source, value.text, value.span, words)]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("k: a x b x", [6, 10]),
        ("k: 'a x b x'", [7, 11]),
        ("k: |\n  a x\n  b x\n", [5, 5]),
        ("k: a x\n  b x\n", [6, 5]),
    ],
)
def test_each_find_has_its_own_place(text: str, columns: list[int]) -> None:
    assert places(text, [(2, "x"), (6, "x")]) == columns


def test_a_find_counts_the_same_words_before_it() -> None:
    assert places("k: x x x", [(4, "x")]) == [8]


def test_words_that_an_escape_hides_have_the_place_of_the_value() -> None:
    assert places(r'k: "a \u007a b"', [(2, "z")]) == [4]
