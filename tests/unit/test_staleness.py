"""`build --check`: what outputs were made from is told by them, and compared without making them."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap.produce
from argmap import pipeline
from argmap.cli import cli
from argmap.staleness import State, standings
from argmap.writers import WRITERS
from argmap.writers.inputs import fingerprint_of
from tools import examples

MAP = "title: T\nessay: essay.md\nthesis: {claim: All is well., reasons: [It was so last year.]}\n"
ALL = tuple(WRITERS)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a folder with a map, its essay and all its outputs."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "map.yaml").write_text(MAP)
    (folder / "essay.md").write_text("All is well.\n")
    outcome = pipeline.build(folder / "map.yaml", options(folder))
    assert len(outcome.written) > len(ALL)
    return folder


@pytest.fixture
def folder(built, tmp_path):
    return shutil.copytree(built, tmp_path / "copy")


def options(folder, **rest):
    return pipeline.BuildOptions(output=folder / "out", to=ALL, **rest)


def states(folder, **rest):
    outcome, found = standings(folder / "map.yaml", options(folder, **rest))
    assert not outcome.failed
    return {one.path.name: one.state for one in found}


def test_what_was_just_built_is_up_to_date_in_any_folder(folder):
    found = states(folder)
    assert set(found.values()) == {State.CURRENT}
    assert set(found) == {path.name for path in (folder / "out").iterdir()}


def change_map(folder):
    (folder / "map.yaml").write_text(MAP.replace("last year", "last month"))


def change_essay(folder):
    (folder / "essay.md").write_text("All was well.\n")


def change_wishes(folder):
    (folder / "argmap.toml").write_text('profile = "strict"\n')


@pytest.mark.parametrize("change", [change_map, change_essay, change_wishes])
def test_another_input_makes_all_outputs_stale(folder, change):
    change(folder)
    assert set(states(folder).values()) == {State.STALE}


@pytest.mark.parametrize(
    ("rest", "name"), [({"dots_per_inch": 100}, "map.png"), ({"round_trip": True}, "map.docx")]
)
def test_a_wish_for_one_kind_of_output_makes_no_other_stale(folder, rest, name):
    assert [one for one, state in states(folder, **rest).items() if state is State.STALE] == [name]
    before = (folder / "out" / "map.pdf").read_bytes()
    pipeline.build(folder / "map.yaml", options(folder, force=True, **rest))
    assert (folder / "out" / "map.pdf").read_bytes() == before


@pytest.mark.parametrize("rest", [{"template": "dossier"}])
def test_another_wish_makes_all_outputs_stale(folder, rest):
    assert set(states(folder, **rest).values()) == {State.STALE}


def test_another_time_makes_all_outputs_stale(folder, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert set(states(folder).values()) == {State.STALE}


def test_another_version_makes_all_outputs_stale(folder, monkeypatch):
    monkeypatch.setattr(argmap.produce, "__version__", "99.0")
    assert set(states(folder).values()) == {State.STALE}


@pytest.mark.parametrize("name", [f"map{WRITERS[name].suffix}" for name in ALL] + ["map-figure-1.svg"])
def test_what_is_missing_or_changed_by_hand_is_told_alone(folder, name):
    output = folder / "out" / name
    content = output.read_bytes()
    output.write_bytes(content[:-40] + b"x" + content[-39:])
    assert {other for other, state in states(folder).items() if state is not State.CURRENT} == {name}
    output.unlink()
    found = states(folder)
    assert found[name] is State.MISSING
    if name != "map.md":
        assert {other for other, state in found.items() if state is not State.CURRENT} == {name}


def test_a_folder_in_the_place_of_an_output_is_no_output(folder):
    (folder / "out" / "map.pdf").unlink()
    (folder / "out" / "map.pdf").mkdir()
    assert states(folder)["map.pdf"] is State.MISSING


def test_annexes_in_a_file_of_their_own_are_looked_at(folder):
    (folder / "map.yaml").write_text(MAP + "report: {annex: separate}\n")
    pipeline.build(folder / "map.yaml", options(folder))
    assert states(folder)["map-annex.pdf"] is State.CURRENT
    (folder / "map.yaml").write_text(MAP + "report: {annex: separate, to: us}\n")
    assert states(folder)["map-annex.pdf"] is State.STALE


def run(folder, *more):
    arguments = ["build", "map.yaml", "-o", "out", "--to", ",".join(ALL), "--check", *more]
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_the_command_writes_nothing_and_fails_where_something_is_stale(folder, monkeypatch):
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(folder).exit_code == 0
    stale = run(folder, "--template", "dossier")
    assert stale.exit_code == 1
    assert f"stale {Path('out/map.pdf')}" in stale.stdout.splitlines()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_map_that_cannot_be_read_is_no_success(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "map.yaml").write_text("title: [")
    assert run(folder).exit_code == 1


@dataclass(frozen=True)
class Pair:
    one: object
    other: object = ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=examples(50))
@given(VALUES, VALUES)
def test_other_inputs_have_another_fingerprint(one, other):
    assert (repr(one) == repr(other)) == (fingerprint_of(one) == fingerprint_of(other))


def test_pieces_that_are_cut_elsewhere_are_other_inputs():
    made = ("ab", "c"), ("a", "bc"), (b"ab", "c"), (("ab",), "c"), (Pair("ab", "c"),), ({"ab": "c"},)
    assert len({fingerprint_of(*parts) for parts in made}) == len(made)


def test_the_order_of_keys_is_no_input():
    assert fingerprint_of({"a": 1, "b": 2}) == fingerprint_of({"b": 2, "a": 1})
    assert fingerprint_of(replace(Pair(1), other=2)) == fingerprint_of(Pair(1, 2))


def test_what_is_no_value_is_refused():
    with pytest.raises(TypeError):
        fingerprint_of({1, 2})
