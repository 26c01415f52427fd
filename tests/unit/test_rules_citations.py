"""What the rules about citations and lists of works find, and what they leave alone."""

from random import Random

import pytest

import ruling
from argmap.source import SourceText
from planted import clean_essay, plant, style

MAP = "title: T\nthesis: The essay has a point.\n"
RAIL = "Rail Board (2019): Night trains in figures. City Press."
PORT = "Port Office (2017): Ferries in the harbour. City Press."
TOWN = "Town Library (2018): Reading rooms on Sundays. City Press."


def essay(body, *works, numbered=False):
    """Return an essay with these words and this list of works."""
    listed = [f"{at}. {work}" for at, work in enumerate(works, 1)] if numbered else works
    return f"{body}\n\nReferences\n\n" + "\n\n".join(listed) + "\n"


def found(rule, text):
    """Return the words that a rule points at, each with its line and column."""
    source = SourceText("", text)
    return [
        (source.words(one.span), *source.position(one.span.start))
        for one in ruling.findings(rule, MAP, essay=text)[1]
    ]


def words(rule, text):
    return [one[0] for one in found(rule, text)]


def notes(rule, text):
    return ruling.notes(rule, MAP, essay=text)


# author-not-in-list


def test_an_author_whom_the_list_lacks_is_pointed_at():
    text = essay("Trains run (Rail Board, 2019). Ships\nsail (see Port Office 2017, p. 3).", RAIL)
    assert found("author-not-in-list", text) == [("Port Office", 2, 11)]
    assert ruling.messages("author-not-in-list", MAP, essay=text) == [
        "No entry of the list of works is by “Port Office”"
    ]


def test_a_missing_author_is_told_once():
    text = essay(
        "Trains run (Rail Board, 2019). Ships sail (Port Office, 2017). So (Port Office, 2018).", RAIL
    )
    assert words("author-not-in-list", text) == ["Port Office"]


def test_a_misspelt_author_is_told_the_right_one():
    text = essay("Trains run (Rial Board, 2019).", RAIL)
    (note,) = notes("author-not-in-list", text)
    assert note.startswith("did you mean “Rail Board”, of entry “Rail Board (2019): Night trains")


@pytest.mark.parametrize(
    ("cited", "work"),
    [
        ("(WHA, 2019)", "World Health Agency (2019): Clean air. City Press."),
        ("(World Health Agency, 2019)", "WHA (2019): Clean air. City Press."),
        ("(HA, 2019)", "Health Agency (HA) (2019): Clean air. City Press."),
        ("(Ministry of Health, 2019)", "Ministry of Health and Welfare (2019): Clean air. City Press."),
        ("(Ministry of Health of the North, 2019)", "Ministry of Health (2019): Clean air. City Press."),
        ("(Schriftfuhrer, 2019)", "Schriftführer, A. (2019): Clean air. City Press."),
        ("(Author & Writer, 2019)", "Author, A., & Writer, B. (2019). Clean air. City Press."),
        ("(Author, 2019)", "Given Author. Clean air. City Press, 2019."),
        ("(“Clean Air,” 2019)", "“Clean Air.” Town News, 2019."),
    ],
)
def test_an_author_is_known_by_other_names(cited, work):
    text = essay(f"Trains run (Rail Board, 2019). The air is clean {cited}.", RAIL, work)
    assert words("author-not-in-list", text) == []
    assert words("entry-never-cited", text) == []


def test_what_may_be_no_citation_is_left_alone():
    assert words("author-not-in-list", essay("It began in Lakeside (1998).", RAIL)) == []
    cited = "Trains run (Rail Board, 2019)."
    assert words("author-not-in-list", essay(f"{cited} The Lake Fair (1998) was fun.", RAIL)) == []
    assert words("author-not-in-list", essay(f"{cited} Lake Fair (1998) found it fun.", RAIL)) == [
        "Lake Fair"
    ]
    assert words("author-not-in-list", f"{cited} Ships sail (Port Office, 2017).") == []
    numbered = "Trains run (Rail Board, 2019) [1]. Ships sail (Port Office, 2017) [2]."
    assert words("author-not-in-list", essay(numbered, RAIL, "doi:10.1000/xyz", numbered=True)) == []


# year-clash


def test_another_year_is_pointed_at_and_the_listed_one_shown():
    text = essay("Trains run (Rail Board, 2009, p. 3).", RAIL)
    assert found("year-clash", text) == [("2009", 1, 25)]
    assert notes("year-clash", text) == ["entry “Rail Board (2019): Night trains in figures. Cit…” has 2019"]


@pytest.mark.parametrize(
    ("year", "listed"),
    [("2019", "2019a"), ("2019a", "2019"), ("2004/2019", "2019"), ("2018/19", "2019"), ("2019", "n.d.")],
)
def test_years_that_may_be_the_same_do_not_clash(year, listed):
    text = essay(f"Trains run (Rail Board, {year}).", RAIL.replace("2019", listed))
    assert words("year-clash", text) == []


def test_an_author_of_several_works_is_cited_by_any_of_their_years():
    both = (RAIL, RAIL.replace("2019", "2020"))
    assert words("year-clash", essay("Trains run (Rail Board, 2020).", *both)) == []
    assert words("year-clash", essay("Trains run (Rail Board, 2021).", *both)) == ["2021"]


def test_a_coauthor_s_other_works_do_not_clash():
    text = essay("So it is (Writer, 2017).", "Author, A., & Writer, B. (2019). Clean air. City Press.")
    assert words("year-clash", text) == []


# entry-never-cited


def test_an_entry_that_nothing_cites_is_pointed_at():
    text = essay("Trains run (Rail Board, 2019). Some ferries leave the harbour.", PORT, RAIL)
    assert found("entry-never-cited", text) == [(PORT, 5, 1)]


def test_it_is_told_the_sentence_that_its_words_fit():
    text = essay("Trains run (Rail Board, 2019). Some ferries leave the harbour. All is well.", PORT, RAIL)
    assert notes("entry-never-cited", text) == [
        "its words fit line 1 best: “Some ferries leave the harbour.”"
    ]


def test_what_the_text_speaks_of_is_no_entry_that_nothing_cites():
    cited = "Trains run (Rail Board, 2019)."
    assert words("entry-never-cited", essay(f"{cited} The Port Office disagrees.", PORT, RAIL)) == []
    page = "https://port.example/ferries"
    assert words("entry-never-cited", essay(f"{cited} See {page}/ for ferries.", f"{page}", RAIL)) == []
    assert words("entry-never-cited", essay("Trains run. Ships do not.", PORT, RAIL)) == []


def test_notes_in_a_list_of_their_own_cite():
    text = essay("Trains run.1\n\nNotes\n\n1. Port Office 2017, p. 3.", PORT, RAIL)
    text = text.replace("Trains run.1", "Trains run.1 They do (Rail Board, 2019).")
    assert words("entry-never-cited", text) == []


# note-out-of-list


def test_a_number_outside_the_list_is_pointed_at():
    text = essay("Trains run.[1] Ships sail.[5]", RAIL, PORT, numbered=True)
    assert found("note-out-of-list", text) == [("5", 1, 28)]
    assert ruling.messages("note-out-of-list", MAP, essay=text) == [
        "Note 5 is not in the list, which has 1 to 2"
    ]


def test_numbers_without_a_numbered_list_are_left_alone():
    assert words("note-out-of-list", essay("Trains run.[1] Ships sail.[5]", RAIL, PORT)) == []
    assert words("note-out-of-list", essay("Between [3] and [4] of a [5].", RAIL, PORT, numbered=True)) == []


# gap-in-notes


@pytest.mark.parametrize(
    ("body", "places", "message"),
    [
        ("A.[1] B.[3]", ["3"], "Note 2 is missing between 1 and 3"),
        ("A.[1] B.[4]", ["4"], "Notes 2 and 3 are missing between 1 and 4"),
        ("A.[1] B.[5]", ["5"], "Notes 2 to 4 are missing between 1 and 5"),
        ("A.[2] B.[3] C.[4]", ["2"], "Note 1 is missing before 2"),
        ("A.[1, 2] B.[1] C.[4] D.[2]", ["4"], "Note 3 is missing between 2 and 4"),
    ],
)
def test_missing_numbers_are_told_at_the_note_after_them(body, places, message):
    text = essay(body.replace(".[", " so.["), TOWN, RAIL, PORT, RAIL, TOWN, numbered=True)
    assert words("gap-in-notes", text) == places
    assert ruling.messages("gap-in-notes", MAP, essay=text) == [message]


@pytest.mark.parametrize(
    "body", ["A.[1] B.[2] C.[3]", "A.[3] B.[1] C.[5]", "A.[2]", "A.[1-3] B.[4]", "A. B."]
)
def test_notes_without_gaps_or_in_another_order_are_left_alone(body):
    text = essay(body.replace(".[", " so.["), TOWN, RAIL, PORT, RAIL, TOWN, numbered=True)
    assert words("gap-in-notes", text) == []


def test_an_alphabetical_list_may_be_cited_with_gaps():
    ordered = (PORT, RAIL, TOWN, "Zoo Office (2011): Lions. City Press.")
    assert words("gap-in-notes", essay("A so.[1] B so.[4]", *ordered, numbered=True)) == []


# note-points-elsewhere

LISTED = (
    PORT,
    TOWN,
    "Health Office (2016): Sugar in school meals. City Press.",
    "Water Company (2015): Leaks in iron pipes. City Press.",
)
BODY = (
    "Ferries in the harbour were rebuilt.[{}] The library has reading rooms on Sundays.[{}] There is sugar "
    "in school meals.[{}] Leaks in iron pipes cost much water.[{}] All of this has been known for long."
)


def pointing(*numbers):
    return words("note-points-elsewhere", essay(BODY.format(*numbers), *LISTED, numbered=True))


def test_notes_that_fit_are_left_alone():
    assert pointing(1, 2, 3, 4) == []


def test_notes_that_were_exchanged_are_pointed_at():
    assert pointing(2, 1, 3, 4) == ["2", "1"]
    assert pointing(1, 2, 3, 2) == ["2"]


def test_the_fitting_entry_is_named_with_its_score():
    text = essay(BODY.format(1, 2, 3, 2), *LISTED, numbered=True)
    (note,) = notes("note-points-elsewhere", text)
    assert note.startswith("entry 4 “Water Company (2015): Leaks in iron pipes. City…” fits better, by 6.4")
    assert note.endswith(" to 0.0")


def test_an_entry_that_is_cited_in_its_place_is_not_named_for_another():
    body = BODY + " Water from leaks in iron pipes is seldom found.[1]"
    assert words("note-points-elsewhere", essay(body.format(1, 2, 3, 4), *LISTED, numbered=True)) == []


def test_an_author_in_the_sentence_outweighs_words():
    body = BODY.replace("Leaks in", "As the Town Library says, leaks in")
    assert words("note-points-elsewhere", essay(body.format(1, 2, 3, 2), *LISTED, numbered=True)) == []


def test_words_that_lost_their_blank_are_known():
    text = essay(
        BODY.replace("Ferries in the harbour", "Ferries in theharbour").format(2, 1, 3, 4),
        *LISTED,
        numbered=True,
    )
    assert "2" in words("note-points-elsewhere", text)


# repeated-address, repeated-title


def test_an_address_is_repeated_in_another_form_or_after_the_list():
    page = "https://www.rail.example/night"
    text = essay("Trains run.[1]", f"{RAIL} {page}", "http://rail.example/night/#top", numbered=True)
    text += f"\n{page}?utm_source=mail\n"
    assert found("repeated-address", text) == [
        ("http://rail.example/night/#top", 7, 4),
        (f"{page}?utm_source=mail", 9, 1),
    ]
    first = ruling.findings("repeated-address", MAP, essay=text)[1][0]
    assert [note.message for note in first.notes] == ["it stands first in line 5"]


def test_addresses_of_houses_in_the_body_or_within_one_entry_are_not_repeated():
    page = "https://rail.example/night"
    assert words("repeated-address", essay(f"See {page}.", f"{RAIL} {page} ({page})")) == []
    assert (
        words("repeated-address", essay("A.", f"{RAIL} https://a.example", f"{PORT} https://a.example/"))
        == []
    )


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Night trains in figures", True),
        ("NIGHT TRAINS, in figures", True),
        ("Night train in figures", True),
        ("Night trains in the north", False),
        ("Day trains in figures", False),
        ("Night trains in figures 2", False),
    ],
)
def test_titles_are_the_same_but_for_a_slip(title, same):
    again = f"Rail Board (2019): {title}. Hill Press."
    assert (words("repeated-title", essay("A.", RAIL, PORT, again)) == [title]) is same


def test_titles_that_differ_in_one_word_are_of_two_works():
    works = (
        f"Rail Board (2019): How the small towns of the cold north pay for their {what}. City Press."
        for what in ("lamps", "buses")
    )
    assert words("repeated-title", essay("A.", *works)) == []


def test_titles_of_other_years_authors_or_of_two_words_may_be_the_same():
    for other in (RAIL.replace("2019", "2020"), RAIL.replace("Rail Board", "Train Union")):
        assert words("repeated-title", essay("A.", RAIL, other)) == []
    short = "Rail Board (2019): Annual report. City Press."
    assert words("repeated-title", essay("A.", short, short)) == []


# two-citation-systems


def test_the_rarer_way_of_citing_is_pointed_at_once():
    body = "Trains run.[1] Ships sail.[2] People read (Town Library, 2018). They do (Town Library, 2018)."
    text = essay(body + " Often.[1]", RAIL, PORT, TOWN, numbered=True)
    assert found("two-citation-systems", text) == [("Town Library, 2018", 1, 44)]
    assert ruling.messages("two-citation-systems", MAP, essay=text) == [
        "Two ways of citing side by side: 3 citations by number, 2 by name and year"
    ]


def test_names_in_sentences_and_notes_in_their_own_list_are_no_second_system():
    body = "Trains run.[1] So says the Port Office (2017) as well.[2] The Rail Board (2019) [1] agrees."
    assert words("two-citation-systems", essay(body, RAIL, PORT, numbered=True)) == []
    both = "Trains run.[1] Ships sail (Port Office, 2017) [2]."
    assert words("two-citation-systems", essay(both, RAIL, PORT, numbered=True)) == []
    noted = essay("Trains run.1 They do (Rail Board, 2019).\n\nNotes\n\n1. Some of them.", RAIL)
    assert words("two-citation-systems", noted) == []


# unordered-list


def test_the_first_entry_out_of_order_is_pointed_at():
    works = (RAIL, TOWN.replace("2018", "2020"), PORT)
    assert found("unordered-list", essay("A.", *works)) == [("Port Office", 9, 1)]


@pytest.mark.parametrize(
    "works",
    [
        (PORT, RAIL, TOWN),
        (PORT, RAIL, "The Rose Club (2020): Roses. City Press.", TOWN),
        ("von der Redaktion, A. (2019): Bogs. City Press.", PORT, RAIL),
        (PORT, RAIL, "von der Redaktion, A. (2012): Bogs. City Press."),
        (RAIL, TOWN.replace("2018", "2020"), PORT),
        (TOWN.replace("2018", "2020"), RAIL, PORT, "Moor Club (1999): Bogs. City Press."),
        (RAIL, "https://a.example/b", TOWN),
        (
            "Zealous Author, Bogs. City Press, 2011.",
            "Able Clerk, Bogs. City Press, 2001.",
            "Mild Writer, Moors. Press, 2006.",
        ),
    ],
)
def test_lists_by_name_year_or_citation_are_in_order(works):
    body = "A (Rail Board, 2019). B (Town Library, 2020). C (Port Office, 2017)."
    assert words("unordered-list", essay(body, *works)) == []


def test_a_heading_within_the_list_begins_a_new_order():
    works = (RAIL, TOWN, "From the press", PORT.replace("2017", "2011"), RAIL.replace("2019", "2018"))
    assert words("unordered-list", essay("A.", *works)) == []


# missing-page


def test_a_book_without_a_page_is_pointed_at_where_another_has_one():
    text = essay("Trains run (Rail Board, 2019: 4). Ships sail (Port Office, 2017).", PORT, RAIL)
    assert found("missing-page", text) == [("Port Office, 2017", 1, 47)]


def test_pages_are_not_missed_where_there_are_none_or_elsewhere():
    assert words("missing-page", essay("Trains run (Rail Board, 2019). Ships sail.", PORT, RAIL)) == []
    for other in ("Harbour Journal, 3(2), 4–9.", "Harbour News, 12 May 2017.", "https://port.example/f"):
        work = PORT.replace("City Press.", other)
        text = essay("Trains run (Rail Board, 2019: 4). Ships sail (Port Office, 2017).", work, RAIL)
        assert words("missing-page", text) == []
    follows = "Trains run (Rail Board, 2019: 4). The Port Office (2017) says that ships sail (p. 3)."
    assert words("missing-page", essay(follows, PORT, RAIL)) == []


def test_a_quote_needs_its_page_even_from_a_journal():
    work = PORT.replace("City Press.", "Harbour Journal, 3(2), 4–9.")
    text = essay("Trains run (Rail Board, 2019: 4). “Ships sail” (Port Office, 2017).", work, RAIL)
    assert words("missing-page", text) == ["Port Office, 2017"]


# all


RULES = (
    "author-not-in-list", "year-clash", "entry-never-cited", "note-out-of-list", "gap-in-notes",
    "note-points-elsewhere", "repeated-address", "repeated-title", "two-citation-systems", "unordered-list",
    "missing-page",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("text", [None, "", "No list. Of works.", "References", "A.1\n\nReferences\n\n1. B"])
def test_without_essay_or_list_nothing_is_found(rule, text):
    assert ruling.findings(rule, MAP, essay=text)[1] == ()


@pytest.mark.parametrize("rule", RULES)
def test_findings_are_waived_by_their_words(rule):
    random = Random(rule)
    text, start, end = plant(rule, random, clean_essay(random, style(rule)))
    waiver = f"waive: [{{{rule}: as it is, essay: {text[start:end]!r}}}]\n"
    assert text[start:end] not in words_of(rule, MAP + waiver, text)


def words_of(rule, told, text):
    source = SourceText("", text)
    return [source.words(one.span) for one in ruling.findings(rule, told, essay=text)[1]]
