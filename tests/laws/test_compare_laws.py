"""Laws of the comparison: what a reviewer does to some statements is told of these, and of nothing else."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import pipeline
from argmap.comparing import _bases
from argmap.evaluate import evaluate
from argmap.jobs import BuildOptions, prepared
from argmap.report.build import Material, build
from argmap.report.fields import fields
from argmap.report.templates import TEMPLATES, text_of
from argmap.review import Base, Kind, Returned, read, reviewed
from argmap.review.changes import Part
from argmap.review.lines import Hand, Line, Piece
from argmap.review.pairs import paired
from argmap.source import SourceText
from argmap.writers import docx
from argmap.writers.attachments import Attachment
from argmap.writers.docx_links import bookmark_name
from drawn import understood
from many_maps import drawn_up
from tests.tools import examples

ESSAY = Path(__file__).parents[2] / "maps" / "kazakhstan-civil-society.yaml"
HAND = Hand("A. Reader", "2026-11-20")
LETTERS = st.text("abc ", min_size=1, max_size=12).map(str.strip).filter(bool)


@cache
def base() -> Base:
    checked = pipeline.check(ESSAY)
    options = BuildOptions(output=Path(), to=("docx",))
    return _bases(prepared(checked.loaded, options, checked.diagnostics).job).value[0]


@cache
def statements():
    """Return the lines with the bookmark of a statement: their numbers, by the keys of statements."""
    marks = {bookmark_name(f"s-{one.handle}"): one.handle for one in base().map.statements.values()}
    return {
        marks[mark]: number
        for number, line in enumerate(base().lines)
        for mark in line.marks
        if mark in marks
    }


def reworded(line, word, *, tracked):
    """Put a word before the statement of a line."""
    at = next(number for number, piece in enumerate(line.pieces) if not piece.ours and piece.text.strip())
    new = Piece(f"{word} ", put_in=HAND if tracked else None)
    return replace(line, pieces=(*line.pieces[:at], new, *line.pieces[at:]))


def removed(line, *, tracked):
    if not tracked:
        return ()
    return (replace(line, pieces=tuple(replace(piece, taken_out=HAND) for piece in line.pieces)),)


def done(line, act, word, *, tracked):
    match act:
        case Kind.CHANGED:
            return (reworded(line, word, tracked=tracked),)
        case Kind.REMOVED:
            return removed(line, tracked=tracked)
        case _:
            return line, Line((Piece(f"new {word}", put_in=HAND if tracked else None),))


ACTS = st.tuples(st.sampled_from([Kind.CHANGED, Kind.REMOVED, Kind.ADDED]), LETTERS, st.booleans())


@settings(max_examples=examples(60))
@given(data=st.data())
def test_exactly_what_was_done_is_told(data):
    keys = sorted(statements())
    acts = data.draw(st.dictionaries(st.sampled_from(keys), ACTS, max_size=8))
    at = {statements()[key]: act for key, act in acts.items()}
    lines = [
        new
        for number, line in enumerate(base().lines)
        for new in (done(line, *at[number][:2], tracked=at[number][2]) if number in at else (line,))
    ]
    told = reviewed(base(), Returned(tuple(lines))).changes
    assert all(change.about.part is Part.STATEMENT for change in told)
    assert {(change.about.key, change.kind) for change in told} == {
        (key, act) for key, (act, _, _) in acts.items()
    }
    for change in told:
        assert bool(change.hands) == acts[change.about.key][2]


@settings(max_examples=examples(200))
@given(st.lists(LETTERS, max_size=12), st.lists(LETTERS, max_size=12))
def test_each_line_has_one_partner_at_most_and_equal_files_are_paired_through(these, those):
    before, after = ([Line((Piece(words),)) for words in some] for some in (these, those))
    pairs = paired(before, after)
    assert len({one for one, _ in pairs.kept}) == len({other for _, other in pairs.kept}) == len(pairs.kept)
    straight = [pair for pair in pairs.kept if pair not in pairs.moved]
    assert [other for _, other in straight] == sorted(other for _, other in straight)
    assert paired(before, before).kept == tuple((n, n) for n in range(len(before)))


@pytest.mark.parametrize("seed", range(examples(96)))
def test_a_report_on_any_map_that_nobody_touched_has_no_changes(seed):
    text = drawn_up(seed)
    argument_map = understood(text)
    template = SourceText("t", text_of(TEMPLATES[seed % len(TEMPLATES)]))
    source = SourceText("map.yaml", text)
    made = build(
        Material(map=argument_map, evaluation=evaluate(argument_map), template=template, text=source)
    ).value
    sent = docx.write(made, figures={}, epoch=0, creator="x", origin=Attachment("m.yaml", text.encode()))
    out = docx.write(made, figures={}, epoch=0, creator="x", pages=(1,) if seed % 2 else ())
    names = {bookmark_name(name): name for name in fields(made.blocks)}
    returned = read(sent)
    assert returned.stored is not None
    assert returned.stored.text == text
    told = reviewed(Base(read(out).lines, argument_map, names), returned)
    assert told.changes == ()
    assert told.paired
