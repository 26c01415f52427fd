"""What is wrong with the citations of the essay in `seeds/` is found, each at its line and column."""

import pytest

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.rules import RULES, Reading
from argmap.source import SourceText
from maps import build
from reading import ROOT

ESSAY = (ROOT / "seeds" / "000_3ce85f26f9bfe38c.txt").read_text(encoding="utf-8")
TEXT = SourceText("essay.txt", ESSAY)
MAP = build({"thesis": "The essay has a point."})
READING = Reading(MAP, TEXT, evaluate(MAP), Essay(ESSAY, "essay.txt"))
GANG = (
    "https://www.rferl.org/a/gang-of-women-attack-journalists-at-press-conference-in-kazakhstan/30068865.html"
)
LEADER = "https://www.wsj.com/articles/kazakhstans-newly-elected-leader-calls-himself-a-reformer-11560452047"
PROTESTS = "https://rus.azattyq.org/a/kazakhstan-tokayev-protests-law/30003748.html"

DEFECTS = {
    "the year of a citation is not that of the entry": ("year-clash", 15, 457, "2017"),
    "note 1 points to a work about a law": ("note-points-elsewhere", 11, 717, "1"),
    "note 3 points to a thesis about another country": ("note-points-elsewhere", 17, 833, "3"),
    "note 4 points to a work that its sentence shares nothing with": ("note-points-elsewhere", 19, 531, "4"),
    "note 6 points to news about a law": ("note-points-elsewhere", 23, 548, "6"),
    "note 2 is missing": ("gap-in-notes", 17, 833, "3"),
    "note 5 is missing": ("gap-in-notes", 23, 548, "6"),
    "entries 7 and 8 are one page": ("repeated-address", 36, 6, GANG),
    "entries 5 and 9 are one page": ("repeated-address", 37, 6, LEADER),
    "the page stands after the list once more": ("repeated-address", 39, 1, LEADER),
    "names and numbers are used side by side": ("two-citation-systems", 15, 449, "Hinkle, 2017: 23"),
    "the list has no order": ("unordered-list", 31, 6, "Hinkle"),
    "one of two books is cited without a page": ("missing-page", 17, 245, "Pierobon, 2016"),
    "entry 1 is cited by a misleading note only": ("entry-never-cited", 29, 6, "Lillis, Joanna (2015)"),
    "entry 2 is never cited": ("entry-never-cited", 30, 6, "Lillis, Joanna (2017)"),
    "entry 5 is never cited": ("entry-never-cited", 33, 6, "Simmons, Ann (2019)"),
    "entry 6 is cited by a misleading note only": ("entry-never-cited", 34, 6, PROTESTS),
    "entry 7 is never cited": ("entry-never-cited", 35, 6, GANG),
    "entry 8 is never cited": ("entry-never-cited", 36, 6, GANG),
    "entry 9 is never cited": ("entry-never-cited", 37, 6, LEADER),
}
CODES = {code for code, *_ in DEFECTS.values()} | {"author-not-in-list", "note-out-of-list", "repeated-title"}
FOUND = [(rule.code, found) for rule in RULES if rule.code in CODES for found in rule.check(READING)]


def place(code, found):
    return code, *TEXT.position(found.span.start), TEXT.words(found.span)


@pytest.mark.parametrize(("code", "line", "column", "words"), DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_found_at_its_words(code, line, column, words):
    (found,) = [one for one in FOUND if place(*one)[:3] == (code, line, column)]
    assert place(*found)[3].startswith(words)


def test_nothing_else_is_found_in_its_citations():
    assert sorted(place(*one)[:3] for one in FOUND) == sorted(defect[:3] for defect in DEFECTS.values())


def notes(code, line):
    (found,) = [one for one in FOUND if place(*one)[:2] == (code, line)]
    return [(note.message, note.span and TEXT.position(note.span.start)) for note in found[1].notes]


def test_a_note_that_points_elsewhere_is_told_the_entry_or_the_line_that_fits():
    ((message, where),) = notes("note-points-elsewhere", 11)
    assert message.startswith("entry 5 “Simmons, Ann (2019)")
    assert where == (33, 6)
    ((message, where),) = notes("note-points-elsewhere", 17)
    assert message.startswith("entry 1 “Lillis, Joanna (2015)")
    assert where == (29, 6)
    ((message, where),) = notes("note-points-elsewhere", 23)
    assert message.startswith("the entry fits line 11: “He reassured that he will open")
    assert where == (11, 719)


def test_the_entry_with_the_other_year_is_shown():
    ((message, where),) = notes("year-clash", 15)
    assert message.startswith("entry 3 “Hinkle, Katherine (2007)")
    assert where == (31, 25)


def test_an_entry_is_told_what_misled_and_where_it_fits():
    misleading, fitting = notes("entry-never-cited", 29)
    assert misleading == ("cited only by note 1, whose sentence is about something else", (11, 717))
    assert fitting[0].startswith("its words fit line 17 best: “Nazarbayev dismissed the request of 60")
