"""A quote that the essay does not have: the nearest passage, what differs, and the essay's words as a fix."""

import pytest

from argmap.essay import Essay, find
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import KNOWN, House, Reading, run
from argmap.source import SourceText, Span

ONLY = House(rules=dict.fromkeys(KNOWN - {"quote-not-found"}, "off"))


def finding(quote: str, essay: str):
    """The one finding about the quote of a map, and the map's text."""
    source = SourceText("map.yaml", f"title: M\nthesis:\n  claim: T\n  quote: {quote}\n")
    argument_map = read(source).value
    assert argument_map is not None
    reading = Reading(argument_map, source, evaluate(argument_map), Essay(essay, "essay.txt"), ONLY)
    (found,) = run(reading)
    assert found.code == "quote-not-found"
    return found, source


def notes_of(quote: str, essay: str) -> list[str]:
    return [note.message for note in finding(quote, essay)[0].notes]


def test_a_quote_with_a_slip_is_told_the_nearest_passage_and_what_differs():
    essay = "Libraries are quiet.\nThey have been fairly crowded until the last year."
    assert notes_of("They have quite been very crowded until last year", essay) == [
        "line 2 is nearest (77 %): “They have been fairly crowded until the last ye…”",
        "differs in: `quite` added, `very` for `fairly`, `the` left out",
    ]
    assert notes_of("they have been fairly crowded until The last year", essay) == [
        "line 2 is nearest (88 %): “They have been fairly crowded until the last ye…”",
        "differs only in capitals: `they` for `They`, `The` for `the`",
    ]
    assert notes_of("They have been fairly crowded un til the last year", essay)[1] == (
        "differs in: `un til` for `until`"
    )
    assert notes_of("a b c d e f", "a x b x c x d x e x f")[1].endswith("`x` left out and 1 more")


def test_a_quote_that_differs_in_blanks_only_is_told_so():
    assert notes_of("a non-profit house", "It is a non- profit house.")[1] == "differs only in blanks"


def test_a_nearest_passage_is_a_place_in_the_essay():
    found, _ = finding("have been very crowded", "They have been fairly crowded.")
    assert found.notes[0].span == Span("essay.txt", 5, 29)


def test_a_quote_that_only_begins_right_is_told_where_it_goes_wrong():
    assert notes_of("they never open on Mondays, he said", "So they never open on Sundays at all.") == [
        "line 1 begins like it, up to “they never open on”, and goes on “Sundays at”"
    ]


@pytest.mark.parametrize("length", range(2, 9))
def test_the_longest_beginning_that_the_essay_has_is_told(length):
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    said = notes_of(" ".join(words), " ".join(words[:length]) + " and more.")
    if length < 3:
        assert said == ["the essay has nothing like it"]
    elif length < 6:
        assert f"up to “{' '.join(words[:length][-4:])}”" in said[0]
    else:
        assert said[1].startswith(f"differs in: `{' '.join(words[length:])}` ")


def test_a_quote_without_a_passage_near_is_told_so():
    assert notes_of("nobody said this", "Libraries are quiet.") == ["the essay has nothing like it"]
    assert notes_of("this was never said", "") == ["the essay has nothing like it"]


@pytest.mark.parametrize("dots", ["...", "…", "[...]", "(…)", ". . ."])
def test_a_quote_that_leaves_words_out_is_told_to_be_a_list(dots):
    advice = "the essay has its parts; where words are left out, write a list of the parts"
    assert notes_of(f"They are quiet {dots} until noon", "They are quiet every day until noon.") == [advice]
    assert notes_of(f"They are loud {dots} until noon", "They are quiet every day until noon.") != [advice]


def mended(quote: str, essay: str) -> str | None:
    """The map's text after the fix of its one finding about a quote, None where none is offered."""
    found, source = finding(quote, essay)
    fix = found.fix
    if fix is None:
        return None
    assert fix.title == "Write the words of the essay"
    (edit,) = fix.edits
    return source.text[: edit.span.start] + edit.text + source.text[edit.span.end :]


OFFERED = [
    ("so they are quiet on Sundays in most countries", "So they are quiet on Sundays in most\ncountries."),
    ('"They are \\"quiet\\" on Sundays in all towns"', "They are “quiet” on\nSun\xaddays, in all towns."),
    ("'They are ''quiet'' on Sundays in all towns'", "They were 'quiet' on Sundays\nin all towns."),
]


@pytest.mark.parametrize(("quote", "essay"), OFFERED)
def test_where_hardly_a_word_differs_the_words_of_the_essay_are_offered(quote, essay):
    text = mended(quote, essay)
    assert text is not None
    argument_map = read(SourceText("map.yaml", text)).value
    assert argument_map is not None
    (quoted,) = argument_map.thesis.quotes
    assert find(Essay(essay), quoted.text)


def test_a_fix_is_safe_where_only_capitals_and_blanks_differ():
    def is_safe(quote: str) -> bool:
        fix = finding(quote, "It is a non- profit house, and has been so for most of the years.")[0].fix
        assert fix is not None
        return fix.safe

    assert is_safe("it is a non-profit house, and has been so for most of the years")
    assert not is_safe("It is no non-profit house, and has been so for most of the years")


@pytest.mark.parametrize(
    ("quote", "essay"),
    [
        ("they are very quiet on a Sunday", "They are rather quiet on a Monday."),
        (
            "They are very quiet on Sundays and loud on all",
            "They are very quiet on Mondays and loud on all. They are very quiet on Fridays and loud on all.",
        ),
        ("|\n    they are quiet on a Sunday", "They are quiet on a Sunday."),
        ("they are quiet\n    on a Sunday", "They are quiet on a Sunday."),
        (
            "They are quiet on Sundays and loud on all others",
            "They are quiet on Sundays\x07 and loud on all others.",
        ),
    ],
)
def test_the_words_of_the_essay_are_not_offered_where_they_are_not_certain(quote, essay):
    assert mended(quote, essay) is None
