"""What copying takes from an essay: apostrophes, dashes, blanks; and what the rules about it let be."""

import pytest

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import Reading, run
from argmap.source import SourceText
from auditing import at, notes


def plain(rule: str, sentence: str, language: str = "en") -> list[str]:
    """The words found in a sentence."""
    return at(rule, sentence + " All is well.", language)


# lost-apostrophe


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Portugal’s towns know it. So do Portugals villages.", "Portugals"),
        ("In Portugal they know it. Under Portugals constitution it is so.", "Portugals"),
        ("The country’s towns know it. All countrys towns do.", "countrys"),
        ("We dont know it. They do.", "dont"),
        ("Theyve gone. All is well.", "Theyve"),
    ],
)
def test_a_word_that_lost_its_apostrophe_is_found(text, word):
    assert at("lost-apostrophe", text) == [word]


def test_what_to_type_is_told_and_where_the_word_stands_rightly():
    assert notes("lost-apostrophe", "Portugal's towns know it.\nSo do Portugals villages.") == [
        "perhaps `Portugal's`, as on line 1"
    ]
    assert notes("lost-apostrophe", "They don't know it. We dont as well.") == ["perhaps `don't`"]
    assert notes("lost-apostrophe", "They didn’t know it. Portugal’s towns dont as well.") == [
        "perhaps `don’t`"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Smith’s house is old. The Smiths own it, and the Smiths like it.",
        "The German’s car is old. Germans love cars.",
        "An NGO’s work is hard. NGOs often know it.",
        "In Portugal it is so. Both Portugals government and that of Spain know it.",
        "Portugal’s towns know it. Two Portugals were known.",
        "The bootloader’s code is old. Some bootloaders start late.",
        "Portugal’s towns know it. See https://a.example/Portugals/towns for them.",
        "Latvias government knows it. All is well.",
    ],
)
def test_plurals_shorthands_and_addresses_have_none_to_lose(text):
    assert at("lost-apostrophe", text) == []


def test_titles_of_works_are_looked_at_and_other_languages_are_not():
    entry = "Rail Board (2019): Portugals Newest Trains. City Press."
    text = f"Portugal’s towns know it. All is well.\n\nReferences\n\n{entry}"
    assert at("lost-apostrophe", text) == ["Portugals"]
    assert at("lost-apostrophe", "Portugal’s Orte wissen es. Portugals Dörfer auch.", "de") == []


# run-on-years


def test_two_years_in_one_number_are_found_with_the_dash_they_lack():
    assert plain("run-on-years", "It was so in 20032005.") == ["20032005"]
    assert notes("run-on-years", "It was so in 20032005. All is well.") == ["perhaps `2003–2005`"]


@pytest.mark.parametrize(
    "number", ["20052003", "20031105", "2003-2005", "120032005", "a/20032005", "20033005"]
)
def test_other_numbers_are_let_be(number):
    assert plain("run-on-years", f"It was {number} then.") == []


# lost-dash


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The town  like its neighbours  was rich in those days of old. It is rich.", 2),
        ("The town said “no”  it was rich in those days of old. It is rich.", 1),
        ("The town\xa0 like its neighbours was rich in those days of old. It is rich.", 1),
    ],
)
def test_two_blanks_within_a_sentence_are_found(text, count):
    assert len(at("lost-dash", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "The town was rich in those days of old.  It is rich.  It is said so.",
        "He said “no.”  The town was rich in those days of old. It is rich.",
        "The town was rich in those days, e.g.  in coal and iron. It is rich.",
        "The  town  was  rich  in  those days of old. It  is  rich.",
        "1  The town was rich in those days of old. It is rich.",
        "The town was rich in those days of old.\n  It is rich to this day.",
        "Town     coal     iron\nNorth     12     13\nSouth     14     15. All is well. All is well.",
    ],
)
def test_blanks_after_a_stop_in_columns_and_in_stretched_lines_are_let_be(text):
    assert at("lost-dash", text) == []


# joined-words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tobuild", "to build"),
        ("buildwhich", "build which"),
        ("thatthe", "that the"),
        ("governmentis", "government is"),
    ],
)
def test_words_that_run_together_are_found_with_what_they_are_made_of(word, parts):
    assert plain("joined-words", f"They want {word} so.") == [word]
    assert notes("joined-words", f"They want {word} so. All is well.") == [f"perhaps `{parts}`"]


@pytest.mark.parametrize(
    "word",
    [
        *("together", "colour", "honour", "offence", "organisations", "requestor", "onboarding", "inbox"),
        *("Tobuild", "tobuild’s", "to-build", "tobuild()", "a.tobuild", "tobuild.txt", "xyzzyx"),
    ],
)
def test_words_of_their_own_are_not(word):
    assert plain("joined-words", f"They want {word} so.") == []


def test_a_word_that_stands_often_is_a_term():
    assert plain("joined-words", "The thisfile is it. A thisfile is it.") == ["thisfile"] * 2
    assert plain("joined-words", "The thisfile is it. A thisfile is it. Any thisfile is it.") == []


def test_languages_that_join_words_are_let_be():
    assert plain("joined-words", "Il faut desvilles ici.", "fr") == ["desvilles"]
    assert plain("joined-words", "Une definition est ici.", "fr") == []
    assert plain("joined-words", "Man kann zubauen und derbauen.", "de") == []
    assert plain("joined-words", "They want tobuild so.", "tlh") == []


# broken-hyphen


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("non- profit", "non-profit"),
        ("post -war", "post-war"),
        ("multi-  party", "multi-party"),
        ("every- body", "every-body"),
    ],
)
def test_a_blank_beside_a_hyphen_is_found(words, whole):
    assert plain("broken-hyphen", f"It is {words} here.") == [words]
    assert notes("broken-hyphen", f"It is {words} here. All is well.") == [f"perhaps `{whole}`"]


def test_a_word_that_stands_elsewhere_whole_shows_that_it_is_one():
    assert plain("broken-hyphen", "It is state- owned here.") == []
    assert plain("broken-hyphen", "It is state- owned here. That one is state-owned too.") == ["state- owned"]


@pytest.mark.parametrize(
    "words",
    [
        "pre- and post-war",
        "pro- or anti-war",
        "Ein- und Ausfuhr",
        "non-\nprofit",
        "the sea- that is, the lake",
        "a - b",
        "micro- as well as macro-economic",
        "non-profit",
    ],
)
def test_hyphens_for_a_later_word_at_line_ends_and_for_dashes_are_let_be(words):
    assert plain("broken-hyphen", f"It is {words} here.") == []


# Waivers


def test_a_finding_is_waived_by_its_words():
    waive = "waive: [{joined-words: a trade name, essay: tobuild}]"
    source = SourceText("map.yaml", f"title: T\nessay: essay.txt\n{waive}\nthesis: T.\n")
    argument_map = read(source).value
    assert argument_map is not None
    essay = Essay("They want tobuild so. They want tosearch too.", "essay.txt")
    found = run(Reading(argument_map, source, evaluate(argument_map), essay))
    told = [one.message for one in found if one.code in ("joined-words", "unused-waiver")]
    assert told == ["“tosearch” seems to be two words"]
