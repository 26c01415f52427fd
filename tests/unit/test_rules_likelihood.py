"""What the rules about words of likelihood find: scales, phrases on none of them, levels of confidence."""

import pytest

from argmap.formats.likelihood import ROWS, SCALES, terms
from argmap.formats.schema import PLACES
from ruling import at, claim, findings, messages, notes

MIXED, OFF, CONFIDENT = "mixed-likelihood-scales", "off-scale-likelihood", "likelihood-with-confidence"
FIRST, SECOND, PHIA = ROWS


def said(text):
    """The words of likelihood in a text, with the rows that have each."""
    return [(text[term.start : term.end], term.rows) for term in terms(text)]


# Words.


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_word_of_a_scale_is_found_whole_and_on_its_row(row):
    for word in row.words:
        ((found, rows),) = said(f"It is {word} that it rains.")
        assert found == word
        assert row in rows


@pytest.mark.parametrize(
    ("text", "word", "rows"),
    [
        ("It will very  likely rain", "very  likely", (FIRST,)),
        ("Unlikely as it seems", "Unlikely", (FIRST, PHIA)),
        ("It will probably rain", "probably", (SECOND, PHIA)),
        ("It almost certainly rains", "almost certainly", (FIRST, PHIA)),
        ("an almost-certain thing", "almost-certain", (FIRST, PHIA)),
        ("It is highly probable", "highly probable", (SECOND,)),
        ("chances are roughly even odds", "roughly even odds", (SECOND,)),
    ],
)
def test_the_longest_word_counts_in_all_its_forms(text, word, rows):
    assert said(text) == [(word, rows)]


@pytest.mark.parametrize(
    "text",
    [
        "more likely than last year",
        "the most likely reason",
        "it is not more likely",
        "as likely as rain",
        "the likelihood of rain",
        "the probability of rain",
        "there is probable cause",
        "it is certain",
        "a chance for change",
        "a real chance for change",
        "unlikelihood and likelihoods",
        "like-minded and uncertain",
        "a remote area",
    ],
)
def test_comparisons_and_other_words_are_no_words_of_likelihood(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "quite likely",
        "very probable",
        "extremely unlikely",
        "not likely",
        "not very likely",
        "may well",
        "more likely than not",
        "as likely as not",
        "more than likely",
        "virtually certain",
        "all but certain",
        "in all likelihood",
        "a high probability",
        "a good chance of",
        "there is a chance that",
        "an even chance of",
    ],
)
def test_phrases_of_no_scale_are_found_as_such(phrase):
    ((found, rows),) = said(f"We see {phrase} rain.")
    assert rows == ()
    assert found in phrase


# One scale.


def two(first, second, **rest):
    """A map whose thesis and reason have one word of likelihood each."""
    head = "".join(f"{key}: {value}\n" for key, value in rest.items())
    return (
        f"title: T\n{head}thesis:\n  claim: It is {first} that it rains.\n"
        f"  reasons:\n  - It is {second} that it is cold.\n"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("likely", "almost certain"),
        ("likely", "probable"),
        ("very likely", "unlikely"),
        ("probable", "improbable"),
    ],
)
def test_words_that_some_row_has_all_of_are_not_mixed(first, second):
    assert messages(MIXED, two(first, second)) == []


def test_words_of_two_scales_are_told_where_the_odd_one_stands():
    text = two("very likely", "highly likely").replace(
        "  reasons:", "  commentary: It is very likely.\n  reasons:"
    )
    assert at(MIXED, text) == ["highly likely"]
    assert messages(MIXED, text) == [
        "“highly likely” is a word of PHIA’s yardstick, and the scale here is ICD 203’s row of “likely”"
    ]
    assert notes(MIXED, text) == [f"its words are {', '.join(FIRST.words)}"]


def test_the_rows_of_icd_203_are_two_scales():
    (found,) = messages(MIXED, two("very likely", "highly probable"))
    assert found.startswith("“highly probable” is a word of ICD 203’s row of “probable”")


def test_the_map_chooses_the_scale_and_else_the_house():
    text = two("highly likely", "likely")
    chosen = text + "report: {likelihood: icd-203}\n"
    assert at(MIXED, text) == []
    assert at(MIXED, chosen) == ["highly likely"]
    assert at(MIXED, text, likelihood="icd-203") == ["highly likely"]
    assert at(MIXED, chosen, likelihood="phia") == ["highly likely"]
    assert at(MIXED, text, likelihood="phia") == []


def test_the_scale_that_most_words_fit_is_meant_where_none_is_chosen():
    text = two("very likely", "highly unlikely") + "bottom-line: It is highly likely.\n"
    assert at(MIXED, text) == ["very likely"]


OTHERS = """
    title: T
    language: {language}
    report: {{stance: {stance}}}
    thesis:
      claim: It is very likely that it rains.
      commentary: The paper says “highly likely”, and `highly likely`.
      reasons:
      - evidence: They found it highly likely.
        source: s
        extract: highly likely
      - claim: It is cold.
        reasons:
        - evidence: Others found it highly likely.
          source: s
      objections:
      - It is highly unlikely.
    sources: {{s: "Weather Office (2020). Highly likely rain."}}
"""


def test_words_of_others_are_not_looked_at():
    assert at(MIXED, OTHERS.format(language="en", stance="own")) == ["highly likely"]  # a key judgement
    assert at(MIXED, OTHERS.format(language="en", stance="appraisal")) == []
    assert at(MIXED, OTHERS.format(language="de", stance="own")) == []


def test_in_an_appraisal_bottom_line_and_commentary_are_looked_at():
    text = """
        title: T
        essay: essay.txt
        bottom-line: It is very likely.
        thesis:
          claim: It is very likely that it rains.
          commentary: It is highly likely.
          reasons:
          - claim: It is highly likely.
            commentary: It is very likely.
    """
    source, (found,) = findings(MIXED, text)
    assert source.position(found.span.start) == (7, 21)


def test_a_word_over_two_lines_is_told_at_its_text():
    text = """
        title: T
        bottom-line: It is very likely, very likely.
        thesis:
          claim: It is highly
            likely.
    """
    (words,) = at(MIXED, text)
    assert words.startswith("It is highly")


# Off scale.


def test_a_phrase_of_no_scale_is_told_where_a_scale_is_kept_to():
    assert at(OFF, two("quite likely", "dark")) == []
    assert at(OFF, two("quite likely", "likely")) == ["quite likely"]
    assert at(OFF, two("quite likely", "dark"), likelihood="phia") == ["quite likely"]
    assert notes(OFF, two("quite likely", "dark") + "report: {likelihood: phia}") == [
        f"the words of PHIA’s yardstick are {', '.join(PHIA.words)}"
    ]


def test_bare_possibility_is_told_in_key_judgements_only():
    text = """
        title: T
        report: {likelihood: phia}
        thesis:
          claim: It may rain.
          reasons:
          - claim: It may snow, or could, but in May it may well hail.
            reasons:
            - It might be cold.
    """
    assert at(OFF, text) == ["may", "could", "may well"]


# Confidence.


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("We have high confidence that rain is unlikely.", "high confidence"),
        ("Rain is likely (moderate confidence).", "moderate confidence"),
        ("We judge with low confidence that rain will probably come.", "with low confidence"),
        ("We are highly confident that it is quite likely.", "highly confident"),
        ("It is likely, with moderate to high confidence.", "with moderate to high confidence"),
        ("It is dry. We have high confidence that it is likely.", "high confidence"),
        ("Rain is likely; we have low confidence in this judgement.", "low confidence"),
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_told(text, level):
    assert at(CONFIDENT, claim("C", **{"bottom-line": f"'{text}'"})) == [level]
    assert at(CONFIDENT, claim(text)) == [level]


@pytest.mark.parametrize(
    "text",
    [
        "Rain is unlikely. We have high confidence in this judgement.",
        "It is likely that people have low confidence in the court.",
        "It is likely that public confidence is low.",
        "The public has low confidence, and is likely to stay at home.",
        "We have high confidence that it is more likely than snow.",
        "The paper calls it “likely”, with high confidence that it is right.",
    ],
)
def test_likelihood_and_confidence_apart_are_not(text):
    assert at(CONFIDENT, claim("C", **{"bottom-line": f"'{text}'"})) == []


def test_entries_of_a_list_are_sentences():
    text = """
        title: T
        bottom-line: |
          - rain is likely
          - snow comes, with high confidence
        thesis: C
    """
    assert at(CONFIDENT, text) == []


def test_a_waiver_at_the_statement_keeps_its_words():
    text = two("very likely", "highly likely")
    waived = text.replace("  - It is", "  - claim: It is") + "    waive: {mixed-likelihood-scales: quoted}\n"
    assert at(MIXED, waived) == []


def test_the_scales_that_can_be_named_are_those_that_have_words():
    assert {row.scale for row in ROWS} == set(SCALES)
    assert "likelihood" in {key.name for key in PLACES["report"]}


def test_long_hostile_texts_take_no_time():
    for piece in ("“", "‘", "not very ", "almost no ", "with high to ", "\n", "a likely "):
        text = claim("C") + "bottom-line: |\n  likely confidence " + piece.replace("\n", "\n  ") * 3_000
        for rule in (MIXED, OFF, CONFIDENT):
            findings(rule, text)
