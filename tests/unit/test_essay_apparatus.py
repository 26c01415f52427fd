"""What an essay cites and lists is read as its author meant it, in whatever style it is written."""

import time

import pytest

from argmap.essay import Essay
from argmap.essay.stems import content_words, weights


def listed(entries: str, heading: str = "References"):
    return Essay(f"The body.\n\n{heading}\n\n{entries}\n").works


def of(work):
    return work.authors, work.year, work.title


# addresses


def plain(text: str) -> list[str]:
    return [address.plain for address in Essay(text).addresses]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://www.Rail.example/Night-Trains/.", "rail.example/Night-Trains"),
        ("(see http://rail.example/a_(b)), and", "rail.example/a_(b)"),
        ("<https://rail.example/a?utm_source=x&id=3&fbclid=y#top>", "rail.example/a?id=3"),
        ("[here](https://rail.example/a)", "rail.example/a"),
        ("“https://rail.example/a”", "rail.example/a"),
        ("www.rail.example;", "rail.example"),
        ("Rail News, rail.example/2019/night-trains.", "rail.example/2019/night-trains"),
        ("https://dx.doi.org/10.1000/ABC", "doi.org/10.1000/abc"),
        ("doi: 10.1000/abc.", "doi.org/10.1000/abc"),
        ("https://rail.example:443/a%20b", "rail.example/a b"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(text, address):
    assert plain(text) == [address]


@pytest.mark.parametrize(
    "text", ["and/or", "e.g./i.e.", "write to a@b.example/c", "3.5/4", "https://", "1.2/3"]
)
def test_what_only_looks_like_an_address_is_none(text):
    assert plain(text) == []


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://a.example/news/night-trains-return-11560452047", "night trains return"),
        ("https://a.example/night-trains/30003748.html", "night trains"),
        ("https://a.example/2019/Night_Trains.pdf?page=2", "night trains"),
        ("https://a.example/reports/covid-19-rules", "covid 19 rules"),
        ("https://a.example/about", "about"),
        ("https://a.example/", ""),
        ("https://doi.org/10.1000/xyz", ""),
    ],
)
def test_the_slug_has_the_words_of_the_path(address, slug):
    assert " ".join(Essay(address).addresses[0].slug) == slug


# the list of works


HEADINGS = """References|## Works Cited|5. Bibliography:|**Sources**|LITERATURVERZEICHNIS|Références
|Список литературы|Bibliographie|VI. Literatur und Quellen|Әдебиеттер""".replace("\n", "").split("|")


@pytest.mark.parametrize("heading", [*HEADINGS, "References\n=========="])
def test_lists_are_told_by_their_headings(heading):
    (work,) = listed("Town Library (2012): Open hours. City Press.", heading)
    assert of(work) == (("Town Library",), "2012", "Open hours")


def test_a_word_of_a_sentence_is_no_heading():
    assert Essay("He gave his\nsources\n\nand left (2019).\n").works == ()
    assert Essay("There are many references\nhere.").works == ()


def test_a_heading_needs_no_blank_line():
    essay = Essay(
        "It ends here.\nReferences\n1. Town Library (2012): Open hours.\n2. Rail Board (2013): Trains."
    )
    assert [work.number for work in essay.works] == [1, 2]
    assert essay.text[: essay.body_end] == "It ends here.\n"


ENTRIES = """
Town Library (2012): Open hours. City Press.
  Town Library | 2012 | Open hours
Rail Board. (2020, May 3). Night trains. Journal of Rail, 12(3), 4-19.
  Rail Board | 2020 | Night trains
Rail Board, & Port Office. (2020a). Night: A survey. Press.
  Rail Board; Port Office | 2020a | Night: A survey
Ministry of Health and Welfare (2019). How we eat? Press.
  Ministry of Health and Welfare | 2019 | How we eat?
Rail Board. "Night Trains of 2015." Rail News, 12 May 2016, www.rail.example/n. Accessed 3 June 2020.
  Rail Board | 2016 | Night Trains of 2015
Parks Department. 2017. “Trees in Streets.” *Town Journal* 12 (3): 4–9.
  Parks Department | 2017 | Trees in Streets
Health Agency (HA). (n.d.). Clean air. Retrieved May 3, 2020, from https://ha.example/air
  Health Agency; HA | n.d. | Clean air
Bundesamt für Verkehr (Hrsg.) (2019): Verkehr in Zahlen. Bonn.
  Bundesamt für Verkehr | 2019 | Verkehr in Zahlen
Министерство дорог. Доклад о дорогах. 2015. URL: https://a.example/x (дата обращения: 10.03.2020).
  Министерство дорог | 2015 | Доклад о дорогах
Author, A. B., Writer, C., & Clerk, D. (2018). Towns. In E. Compiler (Ed.), Book (pp. 3-9). Press.
  Author; Writer; Clerk | 2018 | Towns
Author, Given, Given Writer, and Given Clerk. Towns and Rivers. City Press, 2018.
  Author; Writer; Clerk | 2018 | Towns and Rivers
Author AB, Writer C. Towns and rivers. Press; 2018.
  Author; Writer | 2018 | Towns and rivers
Author, A., & van Writer, C.D. Towns and rivers. City Press, 2018.
  Author; van Writer | 2018 | Towns and rivers
Author, Given / Writer, Given: Städte und Flüsse. Bonn 2018.
  Author; Writer | 2018 | Städte und Flüsse
A. Author, B. Writer, “Night trains,” in Proc. Rail Conf., 2014, pp. 1-4.
  Author; Writer | 2014 | Night trains
“A title without author.” Rail News, 2011.
  | 2011 | A title without author
https://rail.example/2019/night
  | |
"""
STYLES = ENTRIES.strip("\n").splitlines()


@pytest.mark.parametrize(("entry", "read"), list(zip(STYLES[::2], STYLES[1::2], strict=True)))
def test_authors_year_and_title_are_read_in_many_styles(entry, read):
    (work,) = listed(entry)
    authors, year, title = (part.strip() for part in read.split("|"))
    assert of(work) == (tuple(filter(None, authors.split("; "))), year, title)
    text = f"The body.\n\nReferences\n\n{entry}\n"
    assert text[work.start : work.end] == work.text == entry
    assert text[work.year_start : work.year_end] == year
    assert text[work.title_start : work.title_end] == title


def test_a_dash_stands_for_the_author_before():
    works = listed("Rail Board. Night trains. Press, 2015.\n\n———. Day trains. Press, 2016.")
    assert [work.authors for work in works] == [("Rail Board",), ("Rail Board",)]


NUMBERED = """1. Rail Board (2015): Night trains. A report that runs
   on over a line. City Press.
2. https://rail.example/night

3. Port Office (2016): Ships. City Press."""


def test_numbered_entries_are_joined_over_lines_and_gaps():
    works = listed(NUMBERED)
    assert [work.number for work in works] == [1, 2, 3]
    assert works[0].text.endswith("over a line. City Press.")
    assert [work.bare for work in works] == [False, True, False]


@pytest.mark.parametrize("mark", ["{}. ", "[{}] ", "({}) ", "{}) ", "{}\t", "{} ", "[^{}]: "])
def test_numbers_are_written_in_many_ways(mark):
    works = listed("\n".join(mark.format(n) + f"Rail Board (201{n}): Trains {n}. Press." for n in (1, 2, 3)))
    assert [(work.number, *of(work)) for work in works] == [
        (n, ("Rail Board",), f"201{n}", f"Trains {n}") for n in (1, 2, 3)
    ]


def test_what_comes_after_a_numbered_list_is_no_entry():
    rest = "\n\nhttps://rail.example/night\n\nNeed help?\n\n5 people like this.\n\nCall us."
    assert [work.number for work in listed(NUMBERED + rest)] == [1, 2, 3]
    assert (
        listed(f"{NUMBERED}\n\nNeed help?\nCall us:\n9. Now")[-1].text
        == "Port Office (2016): Ships. City Press."
    )


def test_lists_without_numbers_have_an_entry_a_line_or_a_paragraph():
    lines = ["Rail Board. (2015). Night trains. Press.", "Town Library (2012). Hours. https://lib.example/h"]
    lines += ["Port Office. (2016). Ships. Press."]
    for joint in ("\n", "\n\n", "\r\n"):
        assert [work.text for work in listed(joint.join(lines))] == lines
    assert [work.text for work in listed("\n".join(f"- {line}" for line in lines))] == lines
    broken = "\n".join(line.replace("). ", ").\n    ") for line in lines)
    assert [work.year for work in listed(broken)] == ["2015", "2012", "2016"]


def test_notices_are_no_entries():
    notice = (
        "\n\nNeed help with it?\n\n© 2020 Essays for you. All rights reserved.\n\nAppendix\n\nTown (2012). X."
    )
    assert len(listed("Rail Board. (2015). Night trains. Press." + notice)) == 1


def test_notes_stand_apart_from_the_list_of_works():
    essay = Essay(
        "Body.\n\nNotes\n\n1. Rail Board 2015, p. 3.\n\nBibliography\n\nRail Board (2015). Trains. Press."
    )
    assert [work.text for work in essay.works] == ["Rail Board (2015). Trains. Press."]
    assert [note.number for note in essay.endnotes] == [1]
    alone = Essay("Body.\n\nNotes\n\n1. Rail Board (2015). Trains. Press.")
    assert [work.year for work in alone.works] == ["2015"]
    assert alone.endnotes == ()


def test_footnotes_of_markdown_need_no_heading():
    essay = Essay("Trains are fast.[^1] So it is.\n\n[^1]: Rail Board (2015). Night trains. Press.\n")
    assert [work.number for work in essay.works] == [1]
    assert [note.number for note in essay.notes] == [1]


# note numbers

LIST = "\n\nReferences\n\n" + "\n".join(f"{n}. Office {n} (2019): Title {n}. Press." for n in range(1, 8))


def numbers(words: str, rest: str = LIST) -> list[int]:
    essay = Essay(f"A sentence {words} more.{rest}")
    return [note.number for note in essay.notes]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("of a reformer.1 He", [1]),
        ("with words.[3] And", [3]),
        ("with words [3, 5] and", [3, 5]),
        ("with words [2-4], and", [2, 3, 4]),
        ("with words [3, p. 12] and", [3]),
        ("with words¹² and", [12]),
        ("with words.¹,² And", [1, 2]),
        ("with words.^3 And", [3]),
        ("with words[^3] and", [3]),
        ("with words<sup>2</sup> and", [2]),
        ("“with words.”4 And", [4]),
        ("“with words”.4 And", [4]),
        ("(with words).5 And", [5]),
        ("with words,3 and", [3]),
        ("of travellers2 and", [2]),
        ("of the year 2019.3 And", [3]),
        ("by the office (2017)3 and", [3]),
    ],
)
def test_note_numbers_are_found(words, found):
    assert numbers(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "COVID-19 came",
        "the G7 met",
        "3.5 percent",
        "section 2.1 says",
        "vitamin B12 is",
        "in 2019. Then",
        "v1.2 is",
        "p.12 there",
        "No.5 is",
        "CO2 and",
        "m² of",
        "10⁶ people",
        "10^6 people",
        "x^2 is",
        "3 km² there",
        "[2019] was",
        "Al(OH)3 is",
        "Fig.3 shows",
        "the ’90s",
        "level3 is",
        "he says “3 people”",
        "at 3:16 there",
        "1,000 people",
        "https://x.example/news.3 there",
        "in Jan.5 there",
        "chapter2 says",
        "mp3 files",
        "the H1N1 flu",
        "ca.30 people",
        "e.g.3 of",
        "$3.50. And",
        "[the link](3) is",
        "was good.300 people",
    ],
)
def test_quantities_are_no_notes(words):
    assert numbers(words) == []


def test_numbers_of_a_list_are_no_notes():
    assert Essay(f"Three things:\n\n1. one\n2. two\n[3] three{LIST}").notes == ()


def test_without_a_numbered_list_digits_at_words_are_no_notes():
    assert numbers("of travellers2 and", "") == []
    assert numbers("of travellers.2 And", "") == [2]


# citations by name


def cited(words: str):
    essay = Essay(f"It is so. A sentence {words} more.")
    for citation in essay.name_citations:
        assert essay.text[citation.year_start : citation.year_end] == citation.year
    return [(citation.names, citation.year, citation.locator) for citation in essay.name_citations]


RAIL = ("Rail Board",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("(Rail Board, 2017: 23)", [(RAIL, "2017", "23")]),
        (
            "(Author & Writer 2019, p. 4; Rail Board 2020)",
            [(("Author", "Writer"), "2019", "4"), (RAIL, "2020", "")],
        ),
        ("of the Rail Board (2019) and", [(RAIL, "2019", "")]),
        ("of Author et al. (2019: 4) and", [(("Author",), "2019", "4")]),
        ("(Schriftführer u. a. 2019, S. 4)", [(("Schriftführer",), "2019", "4")]),
        ("(Rail Board, 2019a, 2019b)", [(RAIL, "2019a", ""), (RAIL, "2019b", "")]),
        ("(see also Rail Board, 2019, pp. 3-4)", [(RAIL, "2019", "3-4")]),
        ("(Cf. Rail Board, 2019)", [(RAIL, "2019", "")]),
        ("As Author and Writer (2019) say", [(("Author", "Writer"), "2019", "")]),
        ("by Author, Writer, and Clerk (2019)", [(("Author", "Writer", "Clerk"), "2019", "")]),
        ("(Ministry of Health and Welfare, 2019)", [(("Ministry of Health and Welfare",), "2019", "")]),
        ("(WHO, n.d.)", [(("WHO",), "n.d.", "")]),
        ("[Rail Board 2019]", [(RAIL, "2019", "")]),
        ("in the Rail Board’s (2019) view", [(RAIL, "2019", "")]),
        ("(von der Redaktion, A., 2019)", [(("von der Redaktion",), "2019", "")]),
        ("(Редакция, 2010, с. 4)", [(("Редакция",), "2010", "4")]),
        ("(Rail Board, 2019, emphasis added)", [(RAIL, "2019", "")]),
    ],
)
def test_citations_by_name_are_found(words, found):
    assert cited(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "(2019a)",
        "(May 2019)",
        "(since 2004)",
        "(Spring 2019)",
        "(1914-1918)",
        "(born 1970)",
        "(NATO 2022 summit)",
        "(3 May 2019)",
        "In May (2019)",
        "(it began in 2004, after all)",
        "in spring (2019)",
        "(as of 2019)",
        "(p. 23)",
        "(see above)",
        "(300 people)",
    ],
)
def test_dates_in_brackets_are_no_citations(words):
    assert cited(words) == []


def test_the_list_of_works_cites_nothing():
    essay = Essay("Body.\n\nReferences\n\n1. Rail Board (2015): Trains.2 Press (Rail Board, 2014).")
    assert essay.notes == ()
    assert essay.name_citations == ()


# words


def test_content_words_lose_their_endings_and_little_words_go():
    assert content_words("The reformers elected their libraries") == content_words("reform election library")
    assert content_words("It is of the 2019 and 3 a") == ()
    assert content_words("politics") == content_words("political")
    assert content_words("its government’s news") == content_words("government news")


def test_words_that_all_sentences_have_weigh_nothing():
    weighed = weights(["Trains are fast", "Trains are slow", "Night trains"])
    assert weighed[content_words("trains")[0]] == 0
    assert weighed["night"] == pytest.approx(1.0986, abs=1e-3)


# time


@pytest.mark.parametrize(
    "part",
    ["(", "[1", "a.1 ", "1. ", "https://a.b/", "(A 2019", "a.", "A, ", ".\n", "“", "*", "A. ", "A (2019) "],
)
@pytest.mark.parametrize("where", ["body", "list"])
def test_hostile_text_takes_little_time(part, where):
    text = part * (20000 // len(part))
    essay = Essay(text if where == "body" else f"Body.\n\nReferences\n\n1. {text}")
    began = time.perf_counter()
    assert isinstance(
        (essay.works, essay.notes, essay.name_citations, essay.addresses, essay.body_end), tuple
    )
    assert time.perf_counter() - began < 1.5
