"""Laws of finding words in an essay."""

from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.essay import Essay, find, folded

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
