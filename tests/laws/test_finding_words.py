"""Laws of finding words in an essay."""

from itertools import pairwise
from random import Random
from string import ascii_lowercase
from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.essay import Essay, find, folded
from argmap.essay.alignment import aligned
from argmap.essay.nearest import nearest
from argmap.essay.sentences import sentences

ODD = "aé\u0301\u0323\u1100\u1161\u11a8\u3131\u314f\uac00\uff76\uff9eﬁ½ \n\t\u00a0\u200bＡ\u0bc6\u0bd7"
TEXTS = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])), max_size=25)


@given(TEXTS)
@example("\u3131\u314f")
@example("\uff76\uff9e")
def test_folding_in_pieces_is_folding_the_whole(text):
    if not set(text) & set("´″\xad"):
        assert folded(text) == folded(normalize("NFKC", text))


@given(TEXTS, st.data())
def test_any_stretch_of_words_is_found_at_or_before_its_place(text, data):
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    passage = find(Essay(text), quote)
    if folded(quote):
        assert passage is not None
        assert folded(quote) in folded(text[passage.start : passage.end])


@given(TEXTS)
@example("a\u200b\u0301")
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.integers(0, 2**32), st.integers(6, 40), st.integers(1, 3))
def test_a_passage_in_which_words_were_changed_is_the_nearest_to_itself(seed, length, changes):
    random = Random(seed)
    words = ["".join(random.choices(ascii_lowercase, k=8)) for _ in range(70)]
    first = random.randrange(len(words) - length)
    passage = words[first : first + length]
    changed = sorted(random.sample(range(length), changes))
    quote = [f"Other{number}" if number in changed else word for number, word in enumerate(passage)]
    near = nearest(Essay(" ".join(words)), " ".join(quote))
    assert near is not None
    assert (near.passage.start, near.passage.end) == stretch(words, first, length)
    assert 0.5 <= near.ratio < 1
    told = [(mine.split(" "), its.split(" ")) for mine, its in near.differences]
    assert [word for mine, _ in told for word in mine] == [quote[number] for number in changed]
    assert [word for _, its in told for word in its] == [passage[number] for number in changed]
    assert near.alone


def stretch(words: list[str], first: int, length: int) -> tuple[int, int]:
    """Where some of the words stand, with a blank between all."""
    start = sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(words[first : first + length]))


@given(TEXTS, TEXTS)
def test_the_nearest_passage_is_a_stretch_of_the_essay_and_never_better_than_the_words_themselves(
    text, quote
):
    near = nearest(Essay(text), quote)
    if near is None:
        return
    assert 0 <= near.passage.start < near.passage.end <= len(text)
    assert 0 < near.ratio <= 1
    if find(Essay(text), quote) is None and near.ratio < 1:
        assert near.differences


LETTERS = st.text("abc", max_size=12)


@given(LETTERS, LETTERS)
def test_the_words_in_common_are_the_most_there_are(these, those):
    pairs = aligned(these, those)
    assert all(these[one] == those[other] for one, other in pairs)
    assert pairs == sorted(pairs)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    assert len(pairs) == longest(these, those)


def longest(these: str, those: str) -> int:
    """The length of a longest common subsequence, as textbooks have it."""
    before = [0] * (len(those) + 1)
    for one in these:
        row = [0]
        for number, other in enumerate(those):
            row.append(before[number] + 1 if one == other else max(before[number + 1], row[-1]))
        before = row
    return before[-1]


PROSE = st.text(st.one_of(st.sampled_from(". !?…1aAя\n”“»()[]¹。-•"), st.sampled_from(ODD)), max_size=40)


@given(PROSE)
def test_every_letter_is_in_one_sentence_and_sentences_are_in_order(text):
    found = list(sentences(text, 0, len(text), 3))
    words = [text[one.start : one.end] for one in found]
    assert "".join(filter(str.isalnum, "".join(words))) == "".join(filter(str.isalnum, text))
    assert all(one == one.strip() for one in words)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {one.paragraph for one in found} <= {3}
