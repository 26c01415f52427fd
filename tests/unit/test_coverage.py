"""Which sentences of an essay a map speaks for: in the map, in the rule, in the report."""

import json
import time

import pytest

from argmap import covering
from argmap.coverage import coverage
from argmap.diagnostics import Severity
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.report.build import Material
from argmap.report.build import build as build_report
from argmap.report.document import plain
from argmap.rules import KNOWN, House, Reading, run
from argmap.rules.uncovered_sentence import with_waivers
from argmap.source import SourceText
from maps import build

TEXT = """A Title About Books

Books are lent. They are lent to all, in most towns, for free.1 Nobody pays.

Once it was not so. Then came the law of 1850, and with it came readers.

Sources

Statistics Office (2019). Books are lent.
"""
ESSAY = Essay(TEXT, "essay.txt")


def a_map(*quotes, **rest):
    """A map whose thesis and reasons, r1 and on, quote words of the essay."""
    reasons = [
        {"claim": f"R {number}", "id": f"r{number}", "quote": quote} for number, quote in enumerate(quotes)
    ]
    return build({"thesis": {"claim": "T", "reasons": reasons}, **rest})


def first_word(start: int) -> str:
    return TEXT[start:].split(maxsplit=1)[0]


def spoken_for(*quotes) -> dict[str, list[str]]:
    """By the first word of each sentence, the statements that speak for it."""
    found = coverage(a_map(*quotes), ESSAY)
    return {
        TEXT[one.sentence.start :].split(maxsplit=1)[0]: [statement.id for statement in one.statements]
        for one in found
    }


def test_a_statement_speaks_for_the_sentences_that_it_quotes():
    assert spoken_for("They are lent to all", "the law of 1850") == {
        "Books": [],
        "They": ["r0"],
        "Nobody": [],
        "Once": [],
        "Then": ["r1"],
    }


def test_a_quote_over_two_sentences_speaks_for_both_and_a_sentence_may_have_several():
    found = spoken_for("Nobody pays.\n\nOnce it was", ["so.", "Nobody"], "pays")
    assert (found["Nobody"], found["Once"], found["Then"]) == (["r0", "r1", "r2"], ["r0", "r1"], [])


def test_marks_blanks_and_notes_alone_speak_for_nothing():
    found = spoken_for(". They", "1 Nobody", "pays.")
    assert (found["Books"], found["They"], found["Nobody"]) == ([], ["r0"], ["r1", "r2"])


def test_words_outside_the_body_speak_for_no_sentence():
    assert not any(spoken_for("A Title", "Statistics Office", "Sources", "not there").values())


@pytest.mark.parametrize(
    ("quotes", "quoted"),
    [
        ([], 0),
        (["They"], 1),
        (["They are lent", "are lent to"], 4),
        (["lent to all, in most towns, for free."], 8),
    ],
)
def test_the_share_of_words_that_are_quoted_counts_each_once(quotes, quoted):
    found = coverage(a_map(*quotes), ESSAY)[1]
    assert (found.words, found.quoted) == (10, quoted)
    assert found.share == quoted / 10


def test_a_thesis_that_quotes_all_speaks_for_all():
    whole = TEXT[TEXT.index("Books are") : TEXT.index("\n\nSources")]
    assert all(one.spoken_for and one.share == 1 for one in coverage(a_map(whole), ESSAY))


@pytest.mark.slow
def test_coverage_of_much_takes_a_moment_only():
    sentences = [f"W{number} x{number} is said." for number in range(10_000)]
    essay = Essay("\n\n".join(" ".join(sentences[at : at + 10]) for at in range(0, 10_000, 10)))
    argument_map = a_map(*(f"W{number} x{number}" for number in range(0, 1_000, 2)))
    coverage(argument_map, essay)
    before = time.perf_counter()
    found = coverage(argument_map, essay)
    assert sum(one.spoken_for for one in found) == 500
    assert time.perf_counter() - before < 2  # a tenth of a second on a quiet machine


# The rule.


ONLY = House(rules=dict.fromkeys(KNOWN - {"uncovered-sentence"}, "off"))
ALOUD = House(rules={**ONLY.rules, "uncovered-sentence": "hint"})
WAIVER = {"rule": "uncovered-sentence", "because": "it only leads over", "essay": "Once it was"}


def findings(*quotes, house=ALOUD, essay=ESSAY, **rest):
    argument_map = a_map(*quotes, **rest)
    source = SourceText("map.yaml", "")
    return run(Reading(argument_map, source, evaluate(argument_map), essay, house))


TO_TYPE = '- {uncovered-sentence: because, essay: "Once it was not so."}'


def test_a_sentence_that_no_statement_speaks_for_is_found_where_it_stands():
    found = findings("Books are", "are lent to all", "Nobody", "law")
    (one,) = found
    assert (one.code, one.severity) == ("uncovered-sentence", Severity.HINT)
    assert one.message == "No statement speaks for this sentence of paragraph 2: “Once it was not so.”"
    assert TEXT[one.span.start : one.span.end] == "Once it was not so."
    assert one.span.source == "essay.txt"
    assert [note.message for note in one.notes] == [
        "quote its words in the statement that says what it says, or add such a statement",
        f"or say why none has to, under `waive:`: {TO_TYPE}",
    ]


def test_the_rule_is_off_unless_asked_for_and_silent_without_an_essay():
    assert findings(house=ONLY) == ()
    assert findings(house=House(rules=ONLY.rules, profile="teaching")) != ()
    assert findings(essay=None) == ()


def test_a_waiver_takes_its_sentence_out():
    assert len(findings()) == 5
    left = findings(waive=[WAIVER])
    assert [first_word(one.span.start) for one in left] == [
        "Books",
        "They",
        "Nobody",
        "Then",
    ]
    waived = [one.waived for one in with_waivers(a_map("Once it", waive=[WAIVER]), ESSAY)]
    assert waived == [""] * 5
    waived = [one.waived for one in with_waivers(a_map(waive=[WAIVER]), ESSAY)]
    assert waived == ["", "", "", "it only leads over", ""]


def test_the_waiver_that_the_note_tells_to_type_does_it():
    long = Essay(
        'One is. The “very "odd" words: of a sentence, with # marks” that goes on and on, and never ends.\n'
    )
    first, second = findings(essay=long)
    for one in (first, second):
        written = one.notes[1].message.partition("`waive:`: ")[2]
        from argmap.formats import read

        told = f"title: M\nthesis: {{claim: T, quote: One}}\nwaive:\n{written}\n"
        checked = read(SourceText("map.yaml", told))
        assert checked.value is not None, checked.diagnostics
        states = [found.waived for found in with_waivers(checked.value, long)]
        assert states == ["", "" if one is first else "because"]


# In words.


def test_the_forms_tell_the_same():
    found = with_waivers(a_map("They are lent", "law", waive=[WAIVER]), ESSAY)
    essay = SourceText("essay.txt", TEXT)
    assert covering.summary(found) == "2 of 5 sentences are spoken for, 1 waived"
    assert list(covering.listed(found, essay)) == [
        "paragraph 1: 1 of 3 sentences is spoken for",
        "essay.txt:3:1: Books are lent.",
        "essay.txt:3:65: Nobody pays.",
    ]
    lines = list(covering.listed(found, essay, everything=True))
    assert lines[2].endswith("for free.1 [r0; 30 % quoted]")
    assert lines[5] == "essay.txt:5:1: Once it was not so. [waived: it only leads over]"
    told = json.loads(json.dumps(covering.structure("map.yaml", found, essay)))
    assert (told["sentences"], told["spoken_for"], told["waived"]) == (5, 2, 1)
    records = [one for paragraph in told["paragraphs"] for one in paragraph["sentences"]]
    assert [one["statements"] for one in records] == [[], ["r0"], [], [], ["r1"]]
    assert records[3]["waived"] == "it only leads over"
    assert (records[2]["line"], records[2]["column"], records[2]["end_column"]) == (3, 65, 77)


def test_a_map_without_an_essay_covers_nothing():
    assert covering.structure("map.yaml", (), None)["essay"] is None
    assert covering.summary(()) == "0 of 0 sentences are spoken for"


def reported(template, essay):
    argument_map = a_map("They are lent", "law", waive=[WAIVER])
    text = SourceText("mine.md", template)
    report = build_report(
        Material(map=argument_map, evaluation=evaluate(argument_map), template=text, essay=essay)
    ).value
    assert report is not None
    return [plain(block.children) for block in report.blocks]


def test_a_template_can_list_what_no_statement_speaks_for():
    template = "{% for one in uncovered() %}\n{{ one.paragraph }}: {{ one.words }}\n\n{% endfor %}"
    assert reported(template, ESSAY) == ["1: Books are lent.", "1: Nobody pays."]
    assert reported(template, None) == []
    assert reported("{{ uncovered() | join(' / ') }}", ESSAY) == ["Books are lent. / Nobody pays."]
