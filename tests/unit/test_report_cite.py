"""Sources are named by author and year, and listed so that they can be found."""

import pytest

from argmap.model import Citation, Source
from argmap.report import cite
from argmap.report.document import Link, plain
from maps import build


def csl(key="k", **fields):
    rest = {name: fields.pop(name) for name in ("short", "origin") if name in fields}
    return Source(key=key, csl={name.replace("_", "-"): value for name, value in fields.items()}, **rest)


OKOYE = {"family": "Okoye", "given": "Ada"}
LINDQVIST = {"family": "Lindqvist", "given": "Per"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (csl(author=[OKOYE], issued="2023"), "Okoye 2023"),
        (csl(author=[OKOYE, LINDQVIST], issued="2023-05-01"), "Okoye and Lindqvist 2023"),
        (csl(author=[OKOYE, LINDQVIST, OKOYE], issued="2023"), "Okoye et al. 2023"),
        (csl(author=[{"literal": "City Office"}], issued="2025"), "City Office 2025"),
        (csl(author="Somebody", issued={"date-parts": [["2020", "3"]]}), "Somebody 2020"),
        (csl(title="A title", issued="2020"), "A title 2020"),
        (csl(author=[OKOYE]), "Okoye undated"),
        (csl(author=[OKOYE], issued="2023", short="Okoye's book"), "Okoye's book"),
        (Source(key="k", text="Chamber of Commerce (2024). Position paper."), "Chamber of Commerce 2024"),
        (Source(key="k", text="Some note"), "Some note"),
        (csl(), "k undated"),
    ],
)
def test_short_names(source, name):
    assert cite.short_name(source) == name


def test_one_author_and_year_twice_is_told_apart_by_letters():
    argument_map = build({"thesis": "T"})
    sources = {key: csl(key, author=[OKOYE], issued="2023") for key in ("one", "two")}
    object.__setattr__(argument_map, "sources", sources)
    names = cite.names(argument_map)
    assert names == {"one": "Okoye 2023a", "two": "Okoye 2023b"}
    assert "(2023b)" in plain(cite.entry(sources["two"], names["two"]))


def test_more_sources_of_one_author_and_year_than_there_are_letters_are_told_apart_too():
    argument_map = build({"thesis": "T"})
    sources = {str(n): csl(str(n), author=[OKOYE], issued="2023") for n in range(800)}
    object.__setattr__(argument_map, "sources", sources)
    names = [*cite.names(argument_map).values()]
    assert len(set(names)) == 800
    assert (names[25], names[26], names[702]) == ("Okoye 2023z", "Okoye 2023aa", "Okoye 2023aaa")


def test_citations_link_to_the_list_and_unknown_ones_are_marked():
    inlines = cite.in_text((Citation("a", "p. 4"), Citation("b")), {"a": "Okoye 2023"})
    assert plain(inlines) == "(Okoye 2023, p. 4; unknown source “b”)"
    assert any(isinstance(inline, Link) and inline.target == "#source-a" for inline in inlines)


def test_an_entry_says_all_there_is():
    source = csl(
        author=[OKOYE, LINDQVIST],
        issued="2023",
        title="Retail turnover",
        container_title="Journal",
        volume="3",
        issue="2",
        page="14-31",
        publisher="Press",
        publisher_place="Lagos",
        URL="https://example.org/x",
        accessed="10/03/2020",
    )
    assert plain(cite.entry(source, "Okoye and Lindqvist 2023")) == (
        "Okoye, Ada; Lindqvist, Per (2023). Retail turnover. Journal, 3(2), 14–31. Press, Lagos. "
        "https://example.org/x (accessed 10/03/2020)."
    )


def test_an_entry_leads_with_the_short_name_where_the_text_does_not():
    named = csl(author=[OKOYE], issued="2023", title="T", short="The report")
    assert plain(cite.entry(named, "The report")).startswith("The report. Okoye, Ada (2023).")
    text = Source(key="k", text="Chamber (2024). Paper.")
    assert plain(cite.entry(text, "Chamber 2024")) == "Chamber (2024). Paper."
