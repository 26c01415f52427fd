"""Briefings of three believable maps read as a briefing should: what they say, and how briefly."""

import re

import pytest

from argmap.evaluate import State, Status
from argmap.evaluate.judgements import granted_for_thesis, granted_with, key_judgements, speaker
from argmap.evaluate.support import objections_of, support
from argmap.evaluate.words import state_words, status_words
from argmap.model import THESIS, Kind
from argmap.report.document import Heading, Link, Paragraph, Role, Table, Voice, anchors, passages, plain
from argmap.report.glance import glance
from argmap.report.unknown import unknown
from argmap.report.verdict import takeaway, trust, verdict
from argmap.report.views import judgements
from judged import (
    ALL,
    JUDGED,
    bottom_line,
    first_page,
    key_judgement_entries,
    path_of,
    report,
    rows,
    said,
    sections,
    stem,
    subject,
    words,
)
from judged.proofs import name
from reading import read_map

three = pytest.mark.parametrize("path", JUDGED, ids=stem)
every = pytest.mark.parametrize("path", ALL, ids=stem)

OBJECTIONS = "What was raised against the argument"
TAG = {"contested": "Not established", "holds": "Sourced, holds", "unsettled": "Not established"}
VERDICT = {
    "contested": "Of the three judgements it rests on, two are challenged and one is asserted without a "
    "source. The objection “Counters need five days” to the conclusion itself is left open.",
    "holds": "Sources back it, and no objection that matters to it is left open. "
    "One objection is answered by a promise only.",
    "unsettled": "Each side undoes the other. "
    "Of the two judgements it rests on, one holds and one cannot be settled.",
}
STATES = {
    "Pupils say that they are tired at any hour.": "open",
    "The schools of the trial had volunteered, and so were not like ours.": "answered",
    "Parents who begin work early would have to leave their children alone.": "answered by a promise",
    "The sports clubs lose an hour of daylight in winter.": "accepted, outweighed",
    "The pilot ran in summer, when little comes in.": "answered without a source",
    "The counters must stay open for five days, and that takes more staff.": "open",
    "The account books were written in one go after the fire of 1760.": "cannot be settled",
}


# What the maps are.


@three
def test_the_maps_stand_as_their_author_expects(path):
    judged = subject(path)
    assert 12 <= len(judged.map.statements) <= 25
    assert {e.id: judged.standing(judged.map.by_id[e.id]).status for e in judged.map.expect} == {
        e.id: e.status for e in judged.map.expect
    }


def test_one_thesis_holds_one_is_contested_one_cannot_be_settled():
    status = {path.stem: subject(path).standing(THESIS).status for path in JUDGED}
    assert status == {
        "contested": Status.CONTESTED,
        "holds": Status.HOLDS,
        "unsettled": Status.UNSETTLED,
    }


def test_all_six_states_of_an_objection_are_shown():
    shown = {row[3] for path in JUDGED for row in rows(report(path), OBJECTIONS)}
    assert shown == {state_words(state) for state in State}


# Page 1.


@three
def test_the_verdict_is_said_after_the_thesis_and_its_tag(path):
    judged = subject(path)
    assert plain(verdict(judged)) == VERDICT[path.stem]
    assert f"{judged.map.thesis.text} {TAG[path.stem]}. {VERDICT[path.stem]}" in said(
        first_page(report(path))
    )


def test_who_speaks_is_said():
    assert "We recommend: " in said(first_page(report(path_of("holds"))))
    assert "We judge: " in said(first_page(report(path_of("unsettled"))))
    assert "The essay argues: " in said(first_page(report(path_of("kazakhstan-civil-society"))))


def test_an_appraisal_without_an_essay_speaks_of_no_essay():
    assert "The case under review: The four-day week" in said(first_page(report(path_of("contested"))))
    assert "essay" not in said(report(path_of("contested")).blocks)


def test_the_title_block_tells_to_whom_from_whom_when_and_what_to_decide():
    document = report(path_of("holds"))
    meta = next(b for b in document.blocks if isinstance(b, Paragraph) and b.role is Role.META)
    assert plain(meta.children).split(" · ") == [
        "To: School board",
        "From: Planning office of the school authority",
        "16 February 2026",
        "Decision needed by 2 March 2026: Move the first lesson to nine from September",
    ]
    assert document.marking == "For the board only"
    assert document.most_pages == 5
    assert "For information; no decision needed" in said(report(path_of("contested")).blocks)


def test_what_to_do_next_is_listed_only_where_the_map_says_it():
    title = "What we suggest you do with it"
    assert said(sections(report(path_of("holds")))[title]).count("\n") == 2
    assert title not in sections(report(path_of("contested")))


@every
def test_a_key_judgement_is_its_words_its_tag_why_and_what_would_change_it(path):
    judged = subject(path)
    shown = [said(entry) for entry in key_judgement_entries(report(path))]
    assert len(shown) == len(key_judgements(judged.map))
    for text, part in zip(shown, judgements(judged), strict=True):
        standing = judged.standing(part.place)
        lead = "Would change if" if standing.status is Status.HOLDS else "Would hold if"
        assert text.startswith(f"{part.text} {status_words(standing)}. {plain(part.because)}")
        assert text.endswith(f"{lead} {plain(part.change)}")
        assert plain(part.change).endswith(".")


# The body.


@three
def test_a_section_shows_its_tag_what_is_offered_and_what_speaks_against(path):
    judged = subject(path)
    found = sections(report(path))
    for number, statement in enumerate(key_judgements(judged.map), 1):
        text = said(found[f"{number} {statement.name.rstrip('.')}"])
        assert text.startswith(f"{status_words(judged.standing(statement.place))}.\n")
        assert statement.commentary.split()[0] in text.split("\n")[1]
        shown = support(judged.map, statement.place)
        for below in shown.statements[1:]:
            bare = below.kind is Kind.CLAIM and not judged.map.reasons(below.place)
            assert (below.text in text) or (below.kind is Kind.CLAIM and not bare), below.place
        bearing = {s.place for s in shown.statements} | {step.place for step in shown.steps}
        for step in objections_of(judged.map):
            state = state_words(judged.evaluation.states[step.place])
            what = f"Objection ({state}) to {target(judged.map, step)}: {speaker(judged.map, step).text}"
            assert (what in text) is (step.target in bearing)


def target(argument_map, step):
    """What a sentence calls that against which a step speaks."""
    if step.undercuts:
        return f"the step from “{name(speaker(argument_map, argument_map.steps[step.target]))}”"
    return f"“{name(argument_map.statements[step.target])}”"


@three
def test_what_is_taken_for_granted_is_printed_once_at_the_first_judgement_that_needs_it(path):
    judged = subject(path)
    text = said(report(path).blocks).partition("Objections and answers")[0]
    under = {s.place: support(judged.map, s.place).statements for s in key_judgements(judged.map)}
    deeper = {s for statements in under.values() for s in statements if s.kind is Kind.ASSUMPTION}
    for granted in {*granted_for_thesis(judged.map), *deeper}:
        sections_with = [part for part in judgements(judged) if granted.text in part.granted]
        assert len(sections_with) == 1, granted.text
        assert text.count(granted.text) == 1
        together = [p for p in judgements(judged) if granted in granted_with(judged.map, p.place)]
        assert granted in under[sections_with[0].place] or sections_with == together[:1]


def test_a_remark_is_a_whole_sentence_with_a_sign_where_more_follows():
    (remark, _) = (row[3] for row in rows(report(path_of("holds")), "What is offered"))
    assert remark == "Measured with wrist monitors over two weeks, cf. p. 30 of the report. […]"


@every
def test_no_column_of_what_is_offered_is_empty(path):
    tables = [table for table in report(path).blocks if isinstance(table, Table)]
    offers = [table for table in tables if plain(table.caption).startswith("What is offered")]
    assert len(offers) == sum(part.has_section and bool(part.offered) for part in judgements(subject(path)))
    for table in offers:
        assert all(any(plain(cell).strip() for cell in column) for column in zip(*table.rows, strict=True))


@three
def test_every_objection_is_listed_with_its_answer_and_state(path):
    judged = subject(path)
    steps = objections_of(judged.map)
    states = [judged.evaluation.states[step.place] for step in steps]
    listed = rows(report(path), OBJECTIONS)
    assert [(row[0], row[3]) for row in listed] == [
        (speaker(judged.map, step).text, state_words(state))
        for step, state in zip(steps, states, strict=True)
    ]
    for row, step, state in zip(listed, steps, states, strict=True):
        assert (row[2] == "None") == (state is State.OPEN)
        assert state is not State.OUTWEIGHED or row[2] == step.outweighed


@pytest.mark.parametrize("objection", STATES)
def test_an_objection_has_the_state_that_a_reader_would_expect(objection):
    listed = [row for path in JUDGED for row in rows(report(path), OBJECTIONS)]
    assert [row[3] for row in listed if row[0] == objection] == [STATES[objection]]


@three
def test_what_we_do_not_know_names_unsourced_judgements_and_assumptions(path):
    judged = subject(path)
    lines = [plain(sentence) for sentence in unknown(judged)]
    assert 1 <= len(lines) <= 5
    assert said(sections(report(path))["What we do not know"]).split("\n") == lines
    text = "\n".join(lines)
    for part in key_judgements(judged.map):
        assert (f"judgement “{part.name.rstrip('.')}”" in text) == (not judged.standing(part.place).backed)
    for statement in granted_for_thesis(judged.map) if len(lines) < 5 else ():
        assert f"“{statement.text.rstrip('.')}”" in text


@every
def test_what_we_do_not_know_is_said_in_sentences(path):
    for sentence in unknown(subject(path)):
        assert not plain(sentence)[0].islower()
        assert plain(sentence).endswith(".")


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ("contested", "whether they hold for a whole year is the question that “It ran in summer” raises."),
        ("holds", "and is open to the doubt that “Pupils say that they are tired at any hour”."),
    ],
)
def test_a_commentary_quotes_the_name_of_what_it_points_to(which, sentence):
    assert sentence in said(report(path_of(which)).blocks)


def test_pages_of_a_work_are_a_range_with_an_en_dash():
    (entry,) = (
        line for line in said(sections(report(path_of("holds")))["Sources"]).split("\n") if "Journal" in line
    )
    assert entry.endswith(" Journal of School Health, 3–21.")


# Lengths, in words.


@every
def test_page_1_can_be_read_in_a_minute(path):
    assert words(first_page(report(path))) <= 330
    assert all(words(entry) <= 50 for entry in key_judgement_entries(report(path)))
    assert len(trust(subject(path)).split()) <= 55
    assert len(takeaway(subject(path)).split()) <= 35


@pytest.mark.parametrize("path", [path for path in ALL if path.stem != "first"], ids=stem)
def test_a_bottom_line_to_which_the_author_wrote_has_60_to_90_words(path):
    assert 60 <= words(bottom_line(report(path))) <= 90


@every
def test_the_introduction_of_the_overview_has_25_to_40_words(path):
    least = 0 if path.stem == "first" else 25  # three statements are introduced in a breath
    assert least <= len(glance(subject(path)).split()) <= 40


@every
def test_the_two_questions_and_the_hinge_take_75_words(path):
    blocks = sections(report(path))["The argument at a glance"]
    last = [b for b in blocks if isinstance(b, Paragraph)][-2:]
    assert plain(last[1].children).startswith("What it hinges on.")
    assert words(last) <= 75


# What the body never says.

LIKELIHOOD = r"likely|unlikely|probabl[ey]|probability|possibl[ey]|possibility|certainly|remote|chances?"
THEORY = r"readings?|label\w*|undercut\w*|grounded|undecided|premises?|thesis|warrants?|nodes?|strengths?"


@every
def test_the_program_says_no_theory_no_place_and_no_likelihood_in_the_body(path):
    text = program(body(path)).lower()
    for pattern in (THEORY, LIKELIHOOD, r"(?:is|are|was|were) (?:in|out)(?=[.,;]|$)"):
        assert re.findall(rf"\b(?:{pattern})\b", text, re.MULTILINE) == []
    assert re.findall(r"\d[.,]\d", text) == []
    statements = read_map(path).statements
    places = {place for place in statements if not place.isdigit() and place != THESIS}
    ids = {statement.id for statement in statements.values() if "-" in statement.id}
    assert set(re.findall(r"[\w.-]+", text)) & (places | ids) == set()


@every
def test_no_cell_of_the_body_says_in_or_out(path):
    tables = [block for block in body(path) if isinstance(block, Table)]
    found = {plain(cell).lower() for table in tables for row in table.rows for cell in row}
    assert found & {"in", "out"} == set()


def body(path):
    """The blocks up to the colophon, without the column of grades, whose words the author chose."""
    blocks = report(path).blocks
    headings = {plain(b.children): n for n, b in enumerate(blocks) if isinstance(b, Heading)}
    return [ungraded(block) for block in blocks[: headings["About this briefing"]]]


def ungraded(block):
    if not isinstance(block, Table) or "How good" not in map(plain, block.head):
        return block
    at = [plain(cell) for cell in block.head].index("How good")
    short = tuple((*row[:at], *row[at + 1 :]) for row in block.rows)
    return Table((*block.head[:at], *block.head[at + 1 :]), short, block.widths, caption=block.caption)


def program(blocks):
    """The program's words, a passage a line."""
    return "\n".join(
        "".join(text.text for text in spoken(inlines) if text.voice is Voice.PROGRAM)
        for inlines in passages(blocks)
    )


def spoken(inlines):
    for inline in inlines:
        if hasattr(inline, "children"):
            yield from spoken(inline.children)
        elif hasattr(inline, "voice"):
            yield inline


@three
def test_links_lead_somewhere(path):
    there = set(anchors(report(path).blocks))
    for inlines in passages(report(path).blocks):
        for inline in inlines:
            if isinstance(inline, Link) and inline.target.startswith("#"):
                assert inline.target[1:] in there
