"""Notes: what the author writes as footnotes, from Markdown to the numbers that readers see."""

import pytest

from argmap.report.document import Note, Paragraph, Text, Voice, notes, passages, plain
from argmap.report.finish import finished
from argmap.report.markdown import Reader, blocks

LONG = "A note of so many words that it takes more than sixty letters to print."


def read(markdown):
    return finished(blocks(markdown, Reader(Voice.AUTHOR)))


def found(markdown):
    return [note for passage in passages(read(markdown)) for note in notes(passage)]


def words(markdown):
    return [plain(passage) for passage in passages(read(markdown))]


def test_a_note_stands_at_its_words_and_its_own_words_nowhere_else():
    (paragraph,) = read("So it is[^a], they say.\n\n[^a]: In *one* place.")
    assert plain(paragraph.children) == "So it is, they say."
    assert [plain(note.children) for note in notes(paragraph.children)] == ["In one place."]


def test_a_note_can_be_written_on_the_spot():
    assert [plain(note.children) for note in found("So it is^[In *one* place], they say.")] == [
        "In one place"
    ]


def test_notes_are_numbered_as_they_are_read():
    text = "| a[^z] | b |\n|--|--|\n| c^[two] | d |\n\n- **x**[^y]\n\n[^y]: three\n[^z]: one\n"
    assert [(note.number, plain(note.children)) for note in found(text)] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
    ]


def test_a_long_note_that_comes_again_refers_to_the_first():
    text = f"One[^n], two[^n], three[^s], four[^s].\n\n[^n]: {LONG}\n\n[^s]: Short.\n"
    assert [note.again for note in found(text)] == [0, 1, 0, 0]
    assert words(text) == ["One, two, three, four.", LONG, "Short.", "Short."]


def test_paragraphs_of_a_note_become_lines_of_it():
    assert words("x[^n]\n\n[^n]: one\n\n    two\n")[1] == "one two"


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("x[^n]", ["x[^n]"]),
        ("x\n\n[^n]: said to nobody", ["x", "said to nobody"]),
        ("x[^n]\n\n[^n]: see [^n]", ["x", "see [^n]"]),
        ("x\n\n[^n]: only here [^n]", ["x", "only here [^n]"]),
        ("x^[one ^[two] three]", ["x", "one  (two) three"]),
        ("x[^n]\n\n[^n]: first\n\n[^n]: second", ["x", "first second"]),
    ],
)
def test_no_words_are_lost_where_notes_are_odd(markdown, said):
    assert words(markdown) == said


@pytest.mark.slow
def test_great_numbers_of_brackets_cost_little():
    text = "[^a" * 20_000 + "\n\n[^a]: x"
    assert words(text) == ["[^a" * 20_000, "x"]


def test_a_heading_is_named_without_its_notes():
    heading, _ = read("# Title[^n]\n\ntext\n\n[^n]: note")[:2]
    assert plain(heading.children) == "Title"


def test_a_report_numbers_its_notes_anew_in_each_file():
    note = Note((Text("x"),), number=7, again=3)
    (paragraph,) = finished((Paragraph((note,)),))
    assert paragraph.children == (Note((Text("x"),), 1),)
