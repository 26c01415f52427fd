"""An essay is cut into the sentences that a reader would say it has."""

import time

import pytest

from argmap.essay import Essay, Sentence
from argmap.essay.sentences import sentences

_CUT = "|"


def cut(text: str) -> list[str]:
    return [text[found.start : found.end] for found in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Libraries are quiet. |They open on Sundays.",
        "Who pays? |Nobody! |They say: “We do.” |So be it",
        "He asked “Why?” and went on.",
        "He asked: “Why?” |She did not know.",
        "(They are quiet.) |Students asked for it.",
        "Well … |They opened.",
        "It opened ... but nobody came. |It closed ...",
        "What?! |Never.",
        "It rose by 3.5 per cent. |In 2016 it fell to 2.1.",
        "It stands at www.example.org/a.b?c=d. |It is free.",
        "See https://example.org/?q=1 for more. |Or not.",
        "They wrote “[…] the house […] is full”. |It was.",
        "It was full (!) and loud (?) Then so be it.",
        "It ended in 2016. |Then came rules.",
        "It is in chapter 12. |The next one is short.",
        "That was so (Office 2017: 23). |Unlike others, it stayed.",
        "They lost their rights.|The law was gone.",
        "Ask info@example.org.Uk or Example.Com.De about it.",
    ],
)
def test_a_stop_ends_a_sentence_where_another_begins(text):
    assert cut(text.replace(_CUT, "")) == [part.strip() for part in text.split(_CUT)]


@pytest.mark.parametrize(
    "text",
    [
        "Libraries, i.e. houses of books, e.g. Large ones, are quiet.",
        "So said Dr. Office and Prof. Bureau vs. St. Museum. |Nobody else did.",
        "See No. 5, Fig. 2, pp. 23 and Vol. II of it. |No. |They did not.",
        "The U.S. Senate met. |So did others in the U.S. |The matter rests.",
        "The J. M. Library and the J.-P. House are open. |They are large.",
        "The office et al. (2019) say so, etc. |They are right.",
        "They met at 10 a.m. |They left at 5 p.m. sharp.",
        "Bücher, z. B. Romane, d. h. Erzählungen, u. a. Die Reise, sind da. |Sie sind alt.",
        "Das gilt bzw. Galt im 19. Jahrhundert. |Am 3. Oktober 1990 auch, vgl. Abs. 2. |Es blieb.",
        "Es gibt Häuser, Gärten usw. |Alle sind offen.",
        "Les livres, p. ex. Les romans de M. Le Bureau, sont là. |« Pourquoi ? » |Parce que.",
        "Книги, т. е. Романы, и т. д. |Они открыты в 2016 г. Министерством культуры. |В 2017 г. |Они ушли.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert cut(text.replace(_CUT, "")) == [part.strip() for part in text.split(_CUT)]


@pytest.mark.parametrize(
    "text",
    [
        "He is a reformer.1 |He said so.23",
        "He is a reformer.1|He said so.",
        "That is the rule.[3] |Next came another.[4, 5–7] |and a third.",
        "That is the rule. [3] |Next came another.",
        "That is the rule.[^note] |Next came another.",
        "That is the rule.¹² |Next came “another”.³ |So it was.",
        "It came in 2016.3 |That was late.",
        "It cost 12.3 Millions. |That was much.",
        "That is “the rule.”4 |Next came another.†",
    ],
)
def test_the_number_of_a_note_goes_with_the_sentence_before(text):
    assert cut(text.replace(_CUT, "")) == [part.strip() for part in text.split(_CUT)]


@pytest.mark.parametrize(
    "text",
    [
        "图书馆很安静。|他们说：“好。”|真的吗？|是！",
        "図書館は静かだ。|「はい。」|そうだ",
        "المكتبة هادئة. |هل هي مفتوحة؟ |نعم.",
        "पुस्तकालय शांत है। |वह खुला है।",
    ],
)
def test_other_scripts_have_their_own_stops(text):
    assert cut(text.replace(_CUT, "")) == [part.strip() for part in text.split(_CUT)]


def test_a_line_end_is_a_blank_like_any_other():
    wrapped = "Libraries are quiet\nin most of\r\nthe world. They\nopen."
    assert cut(wrapped) == ["Libraries are quiet\nin most of\r\nthe world.", "They\nopen."]
    assert cut("Shall I go in\nor stay outside\nwhere rain will win") == [
        "Shall I go in\nor stay outside\nwhere rain will win"
    ]


def test_each_item_of_a_list_is_a_sentence():
    assert cut("1. Open on Sundays\n2. Pay the staff\n   well") == [
        "1. Open on Sundays",
        "2. Pay the staff\n   well",
    ]
    assert cut("- open\n- pay. Well") == ["- open", "- pay.", "Well"]
    assert cut("They open\n– even now – and\n– then – pay") == ["They open\n– even now – and\n– then – pay"]


def test_what_has_no_word_is_no_sentence():
    assert cut("* * *") == []
    assert cut("") == []
    assert cut("Done. …  ! \n") == ["Done."]


def test_an_essay_has_the_sentences_of_its_body_in_order():
    essay = Essay(
        "A Title\n\nOne is here. Two is\nhere.\n\nThree. Four.\n\nReferences\n\nOffice (2019). Books.\n"
    )
    assert [essay.text[one.start : one.end] for one in essay.sentences] == [
        "One is here.",
        "Two is\nhere.",
        "Three.",
        "Four.",
    ]
    assert essay.sentences[0] == Sentence(9, 21, 1)
    assert [one.paragraph for one in essay.sentences] == [1, 1, 2, 2]


def test_abbreviations_make_no_heading_a_paragraph():
    assert Essay("Dr. Office vs. the Bureau of J. M. Museum.\n\nOne. Two.").paragraphs[0].start > 40


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "word. " * 40_000,
        "." * 200_000,
        ". " * 100_000,
        "!? ( " * 40_000,
        ".”" * 100_000,
        "J. M. " * 40_000,
        "z." * 100_000,
        ".1" * 100_000,
        ".[1,2" * 40_000,
        "a" * 200_000 + ".",
        ". " + " " * 200_000 + "x",
        "\n- " * 60_000,
        "- a" + "\n" * 200_000,
        "- a" + "\n-  " * 60_000,
        "\n " * 100_000,
        "。" * 200_000,
        "x.¹" * 60_000,
        ". «" * 60_000,
    ],
)
def test_no_text_takes_long(text):
    before = time.perf_counter()
    found = cut(text)
    assert len(found) <= 200_000
    assert time.perf_counter() - before < 3  # a quarter of a second on a quiet machine
