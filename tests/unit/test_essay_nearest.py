"""The passage that is most like a quote is found, in long and in hostile essays too."""

import time

import pytest

from argmap.essay import Essay
from argmap.essay.nearest import LONGEST, Near, nearest

ESSAY = """Libraries are quiet. They have been fairly crowded until the early years, in most of the towns.

The law lets no library chooseits own hours. It is an old law, and a new one was promised.
"""


def near(quote: str, essay: str = ESSAY) -> tuple[str, tuple[tuple[str, str], ...]]:
    found = nearest(Essay(essay), quote)
    assert found is not None
    return essay[found.passage.start : found.passage.end], found.differences


@pytest.mark.parametrize(
    ("quote", "passage", "differences"),
    [
        ("have been very crowded", "have been fairly crowded", [("very", "fairly")]),
        ("It have been fairly busy", "They have been fairly crowded", [("It", "They"), ("busy", "crowded")]),
        ("They have crowded until", "They have been fairly crowded until", [("", "been fairly")]),
        ("it is an OLD law", "It is an old law", [("it", "It"), ("OLD", "old")]),
        ("library choose its own hours", "library chooseits own hours", [("choose its", "chooseits")]),
        ("libraries have quite been fairly", "They have been fairly", [("libraries", "They"), ("quite", "")]),
        ("an old law and a new one", "an old law, and a new one", [("", ",")]),
    ],
)  # fmt: skip
def test_the_nearest_passage_and_its_differences_are_told(quote, passage, differences):
    assert near(quote) == (passage, tuple(differences))


def test_a_word_by_itself_in_the_wrong_place_does_not_stretch_the_passage():
    essay = "the sea and nothing else for a while, then the big red house stood there, and the end"
    assert near("the large red house stood", essay) == ("the big red house stood", (("large", "big"),))


def test_a_passage_has_nothing_before_and_after_the_words_of_the_quote():
    essay = "They went to sea, for it helps the houses to choosewhich books are lent, and so are kept."
    assert near("to choose which books are lent", essay)[0] == "to choosewhich books are lent"


def test_like_words_count_by_their_letters():
    slips, others = (nearest(Essay(ESSAY), quote) for quote in ("They hav ben fairly", "They xxx yyy fairly"))
    assert isinstance(slips, Near)
    assert isinstance(others, Near)
    assert slips.ratio > 0.9
    joined = nearest(Essay(ESSAY), "library choose its own hours")
    assert joined is not None
    assert joined.ratio == 1
    assert others.ratio == 0.5


def test_scripts_without_blanks_are_compared_by_letters():
    assert near("图书馆很吵闹。", "今天图书馆很安静。明天呢?") == ("图书馆很安静。", (("吵闹", "安静"),))


def test_where_no_word_is_the_same_nothing_is_near():
    assert nearest(Essay(ESSAY), "quoth nobody") is None
    assert nearest(Essay(""), "quoth nobody") is None
    assert nearest(Essay(ESSAY), "") is None


def test_of_passages_about_as_near_one_is_told_and_not_alone():
    essay = "They are open on Mondays. Nothing else is said. They are open on Fridays."
    found = nearest(Essay(essay), "They are open on Sundays")
    assert found is not None
    assert (found.passage.start, found.alone) == (0, False)
    same = nearest(Essay(essay.replace("Fri", "Mon")), "They are open on Sundays")
    assert same is not None
    assert same.alone


def test_of_a_very_long_quote_the_stretch_that_is_lost_stands_for_it():
    words = [f"w{number}" for number in range(3 * LONGEST)]
    quote = [*words]
    quote[2 * LONGEST + 7] = "changed"
    found = nearest(Essay(" ".join(words)), " ".join(quote))
    assert found is not None
    assert found.differences == (("changed", words[2 * LONGEST + 7]),)
    assert not found.alone


@pytest.mark.slow
@pytest.mark.parametrize(
    ("essay", "quote"),
    [
        ("a " * 50_000, "a b " * 1_000),
        ("a b " * 30_000, "b a a b " * 500),
        (".," * 40_000, ",;" * 1_000),
        ("x" * 200_000, "x" * 199_999 + " y"),
        ("a b c d e f g h " * 5_000, "h g f e d c b a " * 5_000),
    ],
)
def test_no_essay_and_no_quote_take_long(essay, quote):
    before = time.perf_counter()
    nearest(Essay(essay), quote)
    assert time.perf_counter() - before < 3  # a quarter of a second on a quiet machine


def test_many_lost_quotes_take_no_longer_in_a_long_essay():
    essay = Essay(" ".join(f"w{number % 5_000}" for number in range(50_000)))
    nearest(essay, "w1")
    before = time.perf_counter()
    for number in range(100):
        nearest(essay, f"w{number} x w{number + 2} w{number + 3}")
    assert time.perf_counter() - before < 2  # some hundredths on a quiet machine
