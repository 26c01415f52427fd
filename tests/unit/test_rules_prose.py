"""The prose of an essay: figures and hearsay without a source, paragraphs without any, copied notices."""

import pytest

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
        "All Windows 10 users know it.",
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
        ("In 2016, no ferries went out in fog.", "entry 3 “Port Office (2018): Ferries and fog.”"),
        (
            "In 2008, the harbour had no ferries.",
            "entry 2 “Port Office (2010): Ferries of the harbour. Cit…”",
        ),
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
