"""Maps made wrong in every way: a diagnostic or an output, never a traceback, and never long or large.

A seed that fails is named with its traceback; `python tests/trials.py SEED SEED+1 1 FOLDER` tries it alone.
"""

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

import trials
from corpora_files import CORPORA, only_with

HOSTILE = CORPORA / "yaml-hostile"
EVERYDAY, BUILT_EVERYDAY = range(150), 50
MANY, BUILT_OF_MANY = range(1_000, 11_000), 20
MOST_MEMORY = 1 << 30


@pytest.fixture
def among(tmp_path, monkeypatch):
    """A working folder among things that no map may reach."""
    here = trials.among_others(tmp_path)
    monkeypatch.chdir(here)
    return here


def faults(told):
    """Return the seeds that failed, each with its traceback."""
    return {one.seed: one.fault for one in told if one.fault}


def test_mutants_end_in_a_diagnostic_or_an_output(among):
    told = []
    for seed in EVERYDAY:
        told.append(trials.trial(among, seed, every=BUILT_EVERYDAY))
        (among / "argmap.toml").unlink(missing_ok=True)
    assert faults(told) == {}
    readable = [one for one in told if one.readable]
    assert len(told) // 10 < len(readable) < len(told)


@pytest.mark.slow
def test_ten_thousand_mutants_do(tmp_path):
    told = trials.tried(MANY, every=BUILT_OF_MANY, folder=tmp_path)
    assert faults(told) == {}
    assert [one.seed for one in told] == list(MANY)
    assert sum(one.readable for one in told) > len(MANY) // 10
    assert sum(one.built for one in told) > 50
    assert max(one.memory for one in told) < MOST_MEMORY
    print(summary(told))


def summary(told):
    """Say in a line what the run was, for the record of the project's quality."""
    slowest = max(told, key=lambda one: one.seconds)
    return (
        f"{len(told)} mutants, {sum(one.readable for one in told)} readable, "
        f"{sum(one.built for one in told)} built, slowest {slowest.seconds:.1f} s (seed {slowest.seed}), "
        f"most memory {max(one.memory for one in told) >> 20} MB"
    )


def test_a_mutant_is_made_by_its_seed_alone():
    import mutated

    assert [mutated.scene(seed) for seed in range(40)] == [mutated.scene(seed) for seed in range(40)]


def test_a_trial_that_raises_or_takes_long_is_told(among, monkeypatch):
    """The trials themselves: what they must never find is found where it is."""
    monkeypatch.setattr(trials, "checked", lambda _: 1 / 0)
    assert "ZeroDivisionError" in trials.trial(among, 1, every=1).fault
    monkeypatch.undo()
    monkeypatch.setattr(trials, "LONGEST", 0)
    assert "it took" in trials.trial(among, 1, every=1_000).fault


@pytest.mark.slow
def test_a_process_that_hangs_or_grows_is_ended_and_another_goes_on(tmp_path, monkeypatch):
    """A seed whose process dies is told, and those behind it are tried all the same."""
    real = trials._started

    def started(first, last, every, folder):
        if first != 3:
            return real(first, last, every, folder)
        folder.mkdir(parents=True)
        (folder / "complaints").write_text("Timeout")
        (folder / "said").write_text("")
        return subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"]), folder

    monkeypatch.setattr(trials, "_started", started)
    told = trials.tried(range(3, 6), every=1_000, folder=tmp_path, workers=1)
    assert [one.seed for one in told] == [3, 4, 5]
    assert [bool(one.fault) for one in told] == [True, False, False]


@pytest.mark.slow
@only_with(HOSTILE)
@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.yaml")), ids=lambda path: path.stem)
def test_hostile_files_end_in_a_diagnostic(path, among):
    (among / "map.yaml").write_bytes(path.read_bytes())
    outcome = trials.checked(Path("map.yaml"))
    assert outcome.failed, "none of these files is a map"


def siblings(key, number):
    """Return a map whose thesis has so many reasons or objections."""
    entries = "".join(f"  - Claim {n} of many.\n" for n in range(number))
    return f"title: T\nthesis:\n  claim: T\n  {key}:\n{entries}"


def chain(levels):
    """Return a map in which each reason has a reason."""
    deep = "".join(f"{'  ' * n}reasons:\n{'  ' * n}- claim: Reason {n}.\n" for n in range(1, levels))
    return f"title: T\nthesis:\n  claim: T\n{deep}"


GREAT = {
    "reasons": lambda: siblings("reasons", 5_000),
    "objections": lambda: siblings("objections", 5_000),
    "levels": lambda: chain(900),
    "too many levels": lambda: chain(5_000),
    "long words": lambda: siblings("reasons", 50).replace("many", "many" * 2_500),
    "long runs of marks": lambda: siblings("reasons", 50).replace("many", "e" + "\u0301" * 10_000),
    "a long essay of one word": lambda: siblings("reasons", 1) + "essay: essay.md\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", GREAT)
def test_great_maps_are_checked_in_no_time(kind, among):
    (among / "map.yaml").write_text(GREAT[kind]())
    (among / "essay.md").write_text("a" * 300_000)
    before = time.process_time()
    trials.checked(Path("map.yaml"))
    assert time.process_time() - before < trials.LONGEST


@pytest.mark.slow
def test_a_picture_of_a_great_drawing_has_so_many_points_and_no_more():
    from PIL import Image

    from argmap.writers import png
    from pdffile import placed

    drawn = Image.open(BytesIO(png.write(placed(3_400, 2_700), dots_per_inch=220)))
    assert png.MOST_AREA * 0.9 < drawn.width * drawn.height <= png.MOST_AREA * 1.01


BUILD = """
import resource
from pathlib import Path
from argmap.pipeline import BuildOptions, build
outcome = build(Path("map.yaml"), BuildOptions(output=Path("exports"), to=("pdf", "docx", "svg")))
assert len(outcome.written) == 3, outcome.diagnostics
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10)
"""


@pytest.mark.slow
def test_five_thousand_objections_are_built_in_a_gigabyte(tmp_path):
    (tmp_path / "map.yaml").write_text(GREAT["objections"]())
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(trials.ROOT)},
    )  # fmt: skip
    assert done.stderr == ""
    assert int(done.stdout) < MOST_MEMORY
