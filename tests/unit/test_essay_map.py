"""The first map says what the essay says, and its page says where everything went."""

import re
from hashlib import sha256

import pytest

from argmap.evaluate import Status, evaluate
from argmap.model import Kind
from reading import ROOT, read_map

MAP = ROOT / "maps" / "kazakhstan-civil-society.yaml"
ESSAY = ROOT / "seeds" / "000_3ce85f26f9bfe38c.txt"
PAGE = (ROOT / "docs" / "essay-map.md").read_text(encoding="utf-8")


@pytest.fixture
def essay_map():
    return read_map(MAP)


def test_the_essay_is_kept_byte_for_byte():
    digest = sha256(ESSAY.read_bytes()).hexdigest()
    assert digest == "d2c2837d5c0bc7e522776b96fc057df50c90a334541cf4c71b4ce4fccf41b53e"


def test_every_quote_stands_in_the_essay_to_the_letter(essay_map):
    text = ESSAY.read_text(encoding="utf-8")
    missing = [q.text for s in essay_map.statements.values() for q in s.quotes if q.text not in text]
    assert missing == []


def test_everything_but_assumptions_is_quoted_and_no_assumption_is(essay_map):
    for statement in essay_map.statements.values():
        assert bool(statement.quotes) == (statement.kind is not Kind.ASSUMPTION), statement.id


def test_the_seven_works_are_all_credited(essay_map):
    cited = {c.source for s in essay_map.statements.values() for c in s.citations}
    assert len(essay_map.sources) == 7
    assert cited == set(essay_map.sources)


def test_a_remark_stands_where_the_essay_s_own_note_points_elsewhere(essay_map):
    for name in ("veto-refused", "inspections", "reformer", "council"):
        statement = essay_map.statements[essay_map.by_id[name]]
        assert re.search(r"note \d points to", statement.commentary), name


def test_the_page_and_the_map_name_the_same_statements(essay_map):
    on_page = set(re.findall(r"`([a-z][a-z0-9-]+)`", PAGE))
    ids = {statement.id for statement in essay_map.statements.values()}
    assert ids - on_page == set()
    assert on_page - ids - {"quote", "commentary", "origin"} == set()


def test_the_well_sourced_half_is_not_where_the_conclusion_is_weak(essay_map):
    standings = evaluate(essay_map).standings
    statuses = {
        name: standings[essay_map.by_id[name]].status
        for name in ("chance-and-risk", "state-control", "opening", "danger", "power-passed")
    }
    assert statuses == {
        "chance-and-risk": Status.ASSERTED,
        "state-control": Status.HOLDS,
        "opening": Status.CHALLENGED,
        "danger": Status.ASSERTED,
        "power-passed": Status.HOLDS,
    }
