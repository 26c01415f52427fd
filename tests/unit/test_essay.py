"""Words of an essay are found wherever they stand, whatever an editor did to their typography."""

import time

import pytest

from argmap.essay import Essay, Passage, find, folded

ESSAY = """An Essay on Libraries

Read on our site!

Libraries are quiet. They are “open to all” – even on
Sundays, in most co\xadun\xadtries. Ofﬁcials disagree.

One might think that a single sentence is no paragraph at all, but where it goes on and on, as this one does,
past every comma and every turn that it could have taken, it has to be counted as one.

References

Smith, A. (2019). Libraries. City Press. London.
"""


def found(quote: str) -> str | None:
    passage = find(Essay(ESSAY), quote)
    return None if passage is None else ESSAY[passage.start : passage.end]


def test_paragraphs_are_the_prose_before_the_list_of_works():
    essay = Essay(ESSAY)
    beginnings = [ESSAY[p.start :].split(maxsplit=1)[0] for p in essay.paragraphs]
    assert beginnings == ["Libraries", "One"]
    assert [p.number for p in essay.paragraphs] == [1, 2]
    assert len(essay.blocks) == 6


def test_a_passage_has_paragraph_line_and_offsets():
    start = ESSAY.index("Sundays")
    assert find(Essay(ESSAY), "Sundays, in most") == Passage(1, 6, start, start + len("Sundays, in most"))


def test_words_outside_the_body_are_in_no_paragraph():
    passage = find(Essay(ESSAY), "City Press")
    assert passage is not None
    assert passage.paragraph == 0


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Libraries are quiet.", "Libraries are quiet."),
        ("  Libraries\n are\tquiet.  ", "Libraries are quiet."),
        ("even on Sundays", "even on\nSundays"),
        ('They are "open to all" - even', "They are “open to all” – even"),
        ("They are «open to all» — even", "They are “open to all” – even"),
        ("most countries", "most co\xadun\xadtries"),
        ("Officials disagree", "Ofﬁcials disagree"),
        ("fficials", "fﬁcials"),
    ],
)
def test_typography_makes_no_difference(quote, words):
    assert found(quote) == words


@pytest.mark.parametrize(
    "quote", ["libraries are quiet", "Libraries were quiet", "quiet They", "", " \n ", "\xad"]
)
def test_every_letter_makes_a_difference(quote):
    assert found(quote) is None


def test_composed_and_decomposed_letters_are_one():
    essay = Essay("Le caf\u0065\u0301 ferme.")
    passage = find(essay, "caf\u00e9 ferme")
    assert passage is not None
    assert essay.text[passage.start : passage.end] == "caf\u0065\u0301 ferme"


def test_half_a_letter_is_found_as_the_whole_letter():
    essay = Essay("x\u3131\u314fy")  # two jamo that make one syllable
    passage = find(essay, "\uac00")
    assert passage is not None
    assert essay.text[passage.start : passage.end] == "\u3131\u314f"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_paragraphs_do_not_depend_on_line_ends(newline):
    text = "One. Two.\n \nThree. Four.\nFive.\n".replace("\n", newline)
    passage = find(Essay(text), "Five")
    assert passage is not None
    assert (passage.paragraph, passage.line) == (2, 4)


def test_an_empty_essay_has_nothing():
    assert Essay("").paragraphs == ()
    assert find(Essay(""), "word") is None


def test_folding_is_what_search_compares():
    assert folded(" “A–B”\n c ") == '"A-B" c'


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["word " * 100_000, "e" + "\u0301\u0323" * 100_000, "\n " * 200_000, ".”" * 200_000]
)
def test_long_essays_take_a_moment_only(text):
    before = time.perf_counter()
    essay = Essay(text)
    find(essay, "no such words")
    assert len(essay.paragraphs) < 2
    assert time.perf_counter() - before < 3  # half a second on a quiet machine
