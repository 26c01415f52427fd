"""Web entries of a list, addresses and dates: what the rules about them find, and what they let be."""

import pytest

from auditing import at, findings, notes

BODY = "Night trains are full each summer. Most people travel for pleasure.\n\nReferences\n\n"
WHERE = "https://travel.example/why-people-travel"
WORK = f"Tourist Office (2018): Why people travel. {WHERE}"


def entry(words: str, *more: str) -> str:
    return BODY + "\n".join(f"{number}. {one}" for number, one in enumerate((words, *more), 1)) + "\n"


# bare-address


@pytest.mark.parametrize(
    "words", [WHERE, f"<{WHERE}>.", f"{WHERE}, last downloaded on 10 May 2020", f"Available at: {WHERE}"]
)
def test_an_entry_with_nothing_but_an_address_is_bare(words):
    assert at("bare-address", entry(words)) == [words]


def test_what_a_bare_entry_lacks_is_told_and_what_its_address_speaks_of():
    assert notes("bare-address", entry(WHERE)) == [
        "author, title, date and date of access are missing",
        "the address speaks of “why people travel”",
    ]
    assert notes("bare-address", entry("https://travel.example/x12, accessed 10 May 2020")) == [
        "author, title and date are missing"
    ]


@pytest.mark.parametrize("words", [WORK, f"Why people travel: {WHERE}", f"Tourist Office, {WHERE}"])
def test_an_entry_that_names_somebody_or_something_is_not_bare(words):
    assert at("bare-address", entry(words)) == []


def test_a_bare_entry_without_a_number_is_told_as_one():
    text = f"{BODY}Rail Board (2019): Night trains. City Press.\n\n{WHERE}\n"
    assert [one.message for one in findings("bare-address", text)] == ["An entry is nothing but an address"]


# missing-access-date


def test_a_web_entry_without_a_date_of_access_is_found_at_its_address():
    assert at("missing-access-date", entry(WORK)) == [WHERE]
    assert notes("missing-access-date", entry(WORK)) == ["add the day, as in “accessed 10 March 2020”"]


@pytest.mark.parametrize(
    "words",
    [
        f"{WORK}, accessed 10 March 2020.",
        f"{WORK}, last downloaded on 10/03/2020.",
        f"Tourist Office (2018): Why people travel. Retrieved 10 March 2020 from {WHERE}",
        f"{WORK} (Zugriff am 10.03.2020).",
        f"{WORK}, zuletzt abgerufen am 10. März.",
        f"{WORK} (consulté le 10 mars 2020).",
        f"{WORK} (дата обращения: 10.03.2020).",
        f"{WORK} [10.03.2020].",
        "Tourist Office (2018): Why people travel. https://doi.org/10.1234/abc.5",
        "Tourist Office (2018): Why people travel. https://web.archive.org/web/2020/https://travel.example/",
        "Tourist Office (2018): Why people travel. City Press.",
        WHERE,
    ],
)
def test_a_date_of_access_is_known_in_many_words_and_not_always_needed(words):
    assert at("missing-access-date", entry(words)) == []


def test_a_list_that_never_gives_a_date_of_access_is_told_once():
    text = entry(*(f"Tourist Office (201{year}): Report. {WHERE}/{year}" for year in range(4)))
    assert [one.message for one in findings("missing-access-date", text)] == [
        "None of 4 web entries says when it was read"
    ]
    assert at("missing-access-date", entry(*(f"{WORK}/{year}" for year in range(3)))) != []


# ambiguous-date


@pytest.mark.parametrize("date", ["10/03/2020", "3/10/2020", "03-10-2020"])
def test_a_date_of_which_day_and_month_may_change_places_is_ambiguous(date):
    assert at("ambiguous-date", f"It was so on {date}. It is so now.") == [date]


def test_both_ways_to_read_it_and_what_to_type_are_told():
    (found,) = findings("ambiguous-date", entry(f"{WORK}, accessed 10/03/2020."))
    assert found.message == "10/03/2020 may be 10 March or 3 October"
    assert [note.message for note in found.notes] == [
        "if 10 March is meant, type 10 March 2020 or 2020-03-10"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "13/03/2020", "03/13/2020", "03/03/2020", "2020-03-10", "10.03.2020", "10 March 2020", "00/03/2020",
        "1/2", "10/03/20201", "a/10/03/2020", "https://news.example/10/03/2020/trains",
    ],
)  # fmt: skip
def test_other_dates_are_clear(words):
    assert at("ambiguous-date", f"It was so in {words} or then. It is so now.") == []


def test_a_date_is_clear_where_another_shows_what_comes_first():
    assert at("ambiguous-date", "It was so on 10/03/2020. It was no more on 25/03/2020.") == []
    assert at("ambiguous-date", "It was so on 10/03/2020. It was no more on 25-03-2020.") == ["10/03/2020"]


def test_dates_in_other_languages_have_the_day_first():
    text = "Das war am 10/03/2020 so. Heute ist es anders."
    assert at("ambiguous-date", text, "de") == []
    assert at("ambiguous-date", text, "en-GB") == ["10/03/2020"]


# title-unlike-address


def titled(title: str, slug: str) -> list[str]:
    text = entry(f"City News (2018): {title}. https://news.example/2018/{slug}, accessed 10 May 2020.")
    return [one.message for one in findings("title-unlike-address", text)]


def test_a_changed_word_is_told_with_that_of_the_address():
    assert titled("Why few people travel by night train", "why-many-people-travel-by-night-train") == [
        "The title has “few” where its address has “many”"
    ]
    assert titled("Libraries open on each Sunday in May", "library-open-on-each-sunday-in-may") == [
        "The title has “Libraries” where its address has “library”"
    ]


def test_a_word_that_was_left_out_is_told():
    assert titled("The town does pay for night trains", "the-town-does-not-pay-for-night-trains-9912345") == [
        "The title leaves out “not”, which its address has"
    ]


def test_a_lost_apostrophe_is_told_where_the_address_shows_it():
    assert titled("Portugals newly built night trains", "portugal-s-newly-built-night-trains") == [
        "“Portugals” seems to have lost its apostrophe: its address has “portugal-s”"
    ]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Portugal’s newly built night trains", "portugals-newly-built-night-trains"),
        ("Portugal’s newly built night trains", "portugal-s-newly-built-night-trains"),
        ("How the state’s trains lost 2,000 riders in May", "how-state-trains-lost-2000-riders-in-may"),
        ("Für die Nachtzüge gibt es kein Geld", "fuer-die-nachtzuege-gibt-es-kein-geld"),
        ("Où va le train de nuit français", "ou-va-le-train-de-nuit-francais"),
        ("United States trains close on Sundays in May", "us-trains-close-on-sundays-in-may"),
        ("A report on night trains and their riders: the long version", "night-trains-and-their-riders"),
        ("Night trains and their riders", "world-news-night-trains-and-their-riders-a-report"),
        ("Night trains and their riders in the mountains", "night-trains-and-their-riders-in-the-moun"),
        ("Ships of the islands", "night-trains-and-their-riders"),
        ("Night trains", "night-ships"),
    ],
)
def test_an_address_may_be_shorter_longer_spelt_otherwise_or_about_something_else(title, slug):
    assert titled(title, slug) == []


def test_the_finding_stands_at_the_word_of_the_title():
    slug = "why-many-people-travel-by-night-train"
    text = entry(f"City News (2018): Why few people travel by night train. https://news.example/{slug}")
    assert at("title-unlike-address", text) == ["few"]


# stray-address


def test_an_address_in_the_text_or_after_the_list_is_stray():
    text = f"See https://a.example/b for it. Most people travel.\n\nReferences\n\n1. {WORK}\n\n{WHERE}\n"
    assert at("stray-address", text) == ["https://a.example/b", WHERE]
    first, second = findings("stray-address", text)
    assert first.message == "An address stands outside the list of works"
    assert second.message == "An address stands after the list of works"
    assert [note.message for note in second.notes] == [
        "it is that of entry 1 “Tourist Office (2018): Why people travel. https…”"
    ]


def test_links_notes_and_essays_without_a_list_may_have_addresses():
    assert (
        at("stray-address", f"See [this]({WHERE}) for it. Most people travel.\n\nReferences\n\n1. {WORK}")
        == []
    )
    assert at("stray-address", f"See {WHERE} for it. Most people travel.") == []
    listed = f"[^1]: See {WHERE}.\n\n# References\n\nRail Board (2019): Trains."
    assert at("stray-address", f"Trains are full.[^1] Most people travel.\n\n{listed}") == []
