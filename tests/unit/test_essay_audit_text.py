"""What the rules about prose and web entries find in the essay of the first map, defect by defect."""

from pathlib import Path

import pytest

from auditing import findings, notes, places

(ESSAY,) = (Path(__file__).parents[2] / "seeds").glob("*.txt")
TEXT = ESSAY.read_text(encoding="utf-8")

READER = "https://www.wsj.com/articles/kazakhstans-newly-elected-leader-calls-himself-a-reformer-11560452047"
ATTACK = (
    "https://www.rferl.org/a/gang-of-women-attack-journalists-at-press-conference-in-kazakhstan/30068865.html"
)
LAW = "https://rus.azattyq.org/a/kazakhstan-tokayev-protests-law/30003748.html"

DEFECTS = {
    "figure-without-citation": [
        (11, 73, "almost 30-year"),
        (13, 529, "about 400"),
        (15, 67, "until the early 2000s"),
        (17, 326, "since 2004"),
        (17, 552, "Since 2015"),
        (17, 835, "In 2016"),
        (19, 533, "In July 2019"),
        (23, 189, "In July 2019"),
    ],
    "hearsay": [
        (11, 722, "reassured that"),
        (19, 120, "is often described"),
        (21, 29, "is viewed by the authorities more as"),
        (23, 70, "professed to"),
    ],
    "paragraph-without-citation": [
        (13, 1, "Kazakhstan’s violations of democratic and"),
        (21, 1, "Civil society in Kazakhstan is"),
        (25, 1, "As for now, fundamental freedoms"),
    ],
    "stray-address": [(39, 1, READER)],
    "bare-address": [(34, 6, LAW), (35, 6, ATTACK), (36, 6, ATTACK), (37, 6, READER)],
    "missing-access-date": [],
    "title-unlike-address": [],
    "ambiguous-date": [(29, 196, "10/03/2020"), (30, 176, "10/03/2020"), (33, 210, "10/03/2020")],
    "lost-dash": [(11, 217, "  "), (11, 253, "  "), (19, 164, "  "), (19, 201, "  ")],
    "run-on-years": [(15, 275, "20032005")],
    "lost-apostrophe": [(11, 660, "Nazarbayevs"), (33, 27, "Kazakhstans")],
    "joined-words": [(17, 715, "choosewhich"), (17, 816, "toveto")],
    "broken-hyphen": [(13, 417, "non- profit"), (19, 251, "super- GONGOs")],
}


@pytest.mark.parametrize("rule", DEFECTS)
def test_each_defect_of_the_essay_is_found_at_its_place_and_nothing_else(rule):
    assert places(rule, TEXT) == DEFECTS[rule]


def test_the_advertisement_is_found_at_head_and_tail():
    found = places("boilerplate", TEXT)
    assert [(line, column) for line, column, _ in found] == [(3, 1), (41, 1)]
    assert all(words.startswith("Need help") and words.endswith("Order Now") for _, _, words in found)


def test_the_entry_that_fits_an_event_without_a_note_is_named():
    first, second = findings("figure-without-citation", TEXT)[-2:]
    assert [note.message for note in first.notes] == [
        "entry 7 “https://www.rferl.org/a/gang-of-women-attack-jo…” may be its source"
    ]
    assert second.notes == ()


def test_the_address_after_the_list_is_known_from_it():
    assert notes("stray-address", TEXT) == [
        "it is that of entry 5 “Simmons, Ann (2019): Kazakhstans Newly Elected…”"
    ]
