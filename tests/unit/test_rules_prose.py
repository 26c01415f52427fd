"""The prose of an essay: figures and hearsay without a source, copied notices, and what copying loses."""

import pytest

from argmap.diagnostics import Severity
from argmap.rules import RULES
from auditing import at, findings, notes, places

LIST = "\n\nReferences\n\n1. Rail Board (2019): Night trains in figures. City Press.\n"
CITED = "Night trains carry more people.[1] "


def first(rule: str, sentence: str, language: str = "en") -> list[str]:
    """The words found in a sentence of an essay that cites."""
    return at(rule, CITED + sentence + " All is well." + LIST, language)


def plain(rule: str, sentence: str, language: str = "en") -> list[str]:
    """The words found in a sentence of an essay that cites nothing."""
    return at(rule, sentence + " All is well.", language)


# figure-without-citation


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("There are about 400 of them.", "about 400"),
        ("The town has 60 charities.", "60 charities"),
        ("Some 1,200 came.", "Some 1,200"),
        ("It grew by 40 per cent.", "40 per cent"),
        ("It fell by 3.5% at once.", "3.5%"),
        ("It serves up to 95 % of them.", "up to 95 %"),
        ("They paid $5 million for it.", "$5 million"),
        ("More than three million people came.", "More than three million"),
        ("Tens of thousands came.", "Tens of thousands"),
        ("Two thirds of the towns have one.", "Two thirds of"),
        ("One in five has none.", "One in five"),
        ("After an almost 30-year rule it ended.", "almost 30-year"),
        ("In 2016, rules were made.", "In 2016"),
        ("In July 2019, rules were made.", "In July 2019"),
        ("It has been so since 2015.", "since 2015"),
        ("It was so until the early 2000s.", "until the early 2000s"),
        ("It began on 3 May 1998.", ""),
        ("It is the largest lake of all.", "the largest"),
        ("It is the world’s oldest tree.", "the world’s oldest"),
        ("Im Jahr 2016 wurde das anders.", "Im Jahr 2016"),
        ("Depuis juillet 2019, tout va bien.", "Depuis juillet 2019"),
        ("В 2016 году стало иначе.", "В 2016"),
        ("Es waren rund 400 Leute.", "rund 400"),
    ],
)
def test_numbers_dates_and_superlatives_are_figures(sentence, figure):
    assert first("figure-without-citation", sentence) == ([figure] if figure else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "See page 12 of it.",
        "As chapter 12 says, it is so.",
        "There are two of them.",
        "It lasts 10 years.",
        "Windows 10 users know it.",
        "The rest of the west is the best.",
        "It takes 20 minutes.",
        "The file is 022 here.",
        "Room 101 is shut.",
    ],
)
def test_numbers_of_pages_days_and_versions_are_none(sentence):
    assert first("figure-without-citation", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "There are about 400 of them.[1]",
        "There are about 400 of them (Rail Board, 2019).",
        "There are about 400 of them. (Rail Board, 2019)",
        "There are about 400 of them, says https://a.example/b now.",
        "Rail Board (2019) counted about 400 of them.",
    ],
)
def test_a_citation_in_the_sentence_or_right_behind_it_is_enough(sentence):
    assert first("figure-without-citation", sentence) == []


def test_a_note_in_the_next_sentence_is_not():
    assert first("figure-without-citation", "There are about 400. So says the board.[1]") == ["about 400"]


def test_an_essay_that_cites_nothing_is_let_be():
    assert plain("figure-without-citation", "There are about 400 of them.") == []


def test_only_the_first_figure_of_a_sentence_is_told():
    assert first("figure-without-citation", "In 2016, about 400 of 600 towns had 30 per cent.") == ["In 2016"]


WORKS = (
    "2. Port Office (2010): Ferries of the harbour. City Press.\n3. Port Office (2018): Ferries and fog.\n"
    "4. https://news.example/2019/divers-hurt-beside-lighthouse\n"
)


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("In 2016, two divers were hurt.", "entry 4 “https://news.example/2019/divers-hurt-beside-li…”"),
        ("In 2016, the harbour was closed by fog.", "entry 3 “Port Office (2018): Ferries and fog.”"),
        ("In 2008, the harbour was closed.", "entry 2 “Port Office (2010): Ferries of the harbour. Cit…”"),
    ],
)
def test_the_entry_whose_words_fit_is_named_unless_it_is_older(sentence, entry):
    text = CITED + sentence + " All is well. It is so for us. Others live by it too." + LIST + WORKS
    assert notes("figure-without-citation", text) == [f"{entry} may be its source"]


def test_no_entry_is_named_that_fits_no_better_than_another():
    text = CITED + "In 2001, ferries were few. All is well. So it is for us." + LIST + WORKS
    assert notes("figure-without-citation", text) == []


# hearsay


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It is often described as a model.", "is often described"),
        ("It is said that they sing.", "It is said that"),
        ("It is widely believed that they sing.", "It is widely believed that"),
        ("It is well known that they sing.", "It is well known that"),
        ("Trains are believed to sing.", "are believed to"),
        ("Experts say so.", "Experts say"),
        ("Critics have argued so.", "Critics have argued"),
        ("Some people think so.", "Some people think"),
        ("Studies show this.", "Studies show"),
        ("Research has shown this.", "Research has shown"),
        ("According to sources, it is so.", "According to sources"),
        ("It is viewed by the town more as a toy.", "is viewed by the town more as"),
        ("He vowed that it would stay.", "vowed that"),
        ("She assured us that it would stay.", "assured us that"),
        ("He professed to like it.", "professed to"),
        ("Experten sagen das.", "Experten sagen"),
        ("Das ist bekanntlich so.", "bekanntlich"),
        ("Des études montrent cela.", "Des études montrent"),
        ("Как известно, это так.", "Как известно"),
    ],
)
def test_words_of_others_without_a_source_are_hearsay(sentence, words):
    assert plain("hearsay", sentence) == [words]
    assert first("hearsay", sentence) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "We claim that it is so.",
        "Having said that, it is so.",
        "This is supposed to help.",
        "Many think of it.",
        "They are to be seen as a whole.",
        "The claims that were made are old.",
        "It is described in the book.",
        "Experts say so.[1]",
        "He vowed that it would stay (Rail Board, 2019).",
    ],
)
def test_own_claims_and_words_with_a_source_are_not(sentence):
    assert first("hearsay", sentence) == []


# paragraph-without-citation


def test_a_paragraph_without_a_citation_is_found_at_its_first_words_where_others_cite():
    text = f"{CITED}It is so.\n\nFerries are\nanother matter. They are few." + LIST
    assert at("paragraph-without-citation", text) == ["Ferries are"]
    assert [one.message for one in findings("paragraph-without-citation", text)] == [
        "Paragraph 2 cites nothing"
    ]
    assert at("paragraph-without-citation", "Ferries are another matter. They are few.") == []


def test_it_is_off_by_default():
    assert {rule.code: rule.severity for rule in RULES}["paragraph-without-citation"] is None


# boilerplate

BODY = "Night trains are full each summer. Most people travel for pleasure."


@pytest.mark.parametrize(
    "notice",
    [
        "Click here to order now",
        "Need help with assignments?",
        "Order from us",
        "Buy an essay on trains",
        "Hier klicken",
        "Cliquez ici",
        "Закажите сейчас",
    ],
)
def test_those_who_sell_essays_are_known_by_their_words(notice):
    assert at("boilerplate", f"{notice}\n\n{BODY}") == [notice]


def test_praise_goes_with_the_call_beside_it():
    sold = "Plagiarism-free papers by our writers\n\nCustom essays\n\nClick here"
    assert at("boilerplate", f"{BODY}\n\n{sold}") == [sold]


def test_an_essay_may_be_about_those_who_sell_essays():
    assert (
        at("boilerplate", "On plagiarism-free papers\n\nWhoever reads “click here” should not. It is bad.")
        == []
    )


def test_a_notice_at_head_and_tail_is_found_at_both_with_the_line_of_the_other():
    text = f"Printed by the friends\n\nof the library\n\n{BODY}\n\nPrinted by the friends\n\nof the library\n"
    assert [(line, column) for line, column, _ in places("boilerplate", text)] == [(1, 1), (7, 1)]
    told = [one.notes[0].message for one in findings("boilerplate", text)]
    assert told == ["the same notice stands on line 7", "the same notice stands on line 1"]
    assert [one.message for one in findings("boilerplate", text)] == [
        "A notice is no part of the essay: “Printed by the friends”"
    ] * 2


def test_a_notice_as_long_as_a_paragraph_is_found_too():
    notice = "Printed by the friends of the library. All rights are with them."
    assert at("boilerplate", f"{notice}\n\n{BODY}\n\n{notice}") == [notice, notice]


def test_what_stands_twice_within_the_body_or_in_the_list_is_none():
    refrain = "It is as it is. Nobody knows why."
    assert at("boilerplate", f"{BODY}\n\n{refrain}\n\n{BODY} Too.\n\n{refrain}\n\n{BODY} Yes.") == []
    entry = "Rail Board (2019): Night trains. City Press."
    assert at("boilerplate", f"{BODY}\n\nReferences\n\n{entry}\n\n{entry}\n") == []
    assert at("boilerplate", f"***\n\n{BODY}\n\n***") == []


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
    text = f"Portugal’s towns know it. All is well.{LIST}2. Rail Board (2019): Portugals Newest Trains. City Press.\n"
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
        "together",
        "colour",
        "honour",
        "offence",
        "organisations",
        "requestor",
        "Tobuild",
        "tobuild’s",
        "to-build",
    ]
    + ["tobuild()", "a.tobuild", "tobuild.txt", "onboarding", "inbox", "xyzzyx"],
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
        "micro- as well as macro-",
        "non-profit",
    ],
)
def test_hyphens_for_a_later_word_at_line_ends_and_for_dashes_are_let_be(words):
    assert plain("broken-hyphen", f"It is {words} here.") == []
