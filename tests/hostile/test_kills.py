"""Killed at any moment, interrupted, or two at once: every file is absent, the old one or the new, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.accepting import accept
from argmap.host import disk
from argmap.writers import WRITERS
from argmap.writers.seal import Seal
from reading import ROOT

MAP = (ROOT / "argmap" / "starter" / "map.yaml").read_text(encoding="utf-8")
KINDS = ("svg", "docx", "pdf")
KILLED, INTERRUPTED, AT_ONCE = 200, 20, 10
ARGMAP = (sys.executable, "-m", "argmap")
BUILD = ("build", "map.yaml", "--to", ",".join(KINDS))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a map in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def started(*words):
    return subprocess.Popen([*ARGMAP, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def build(kinds=KINDS):
    return pipeline.build(Path("map.yaml"), pipeline.BuildOptions(output=Path("exports"), to=kinds))


def outputs():
    """Return the bytes of each output there is, by kind."""
    paths = [Path("exports") / f"map.{kind}" for kind in KINDS]
    return {path.suffix[1:]: path.read_bytes() for path in paths if path.exists()}


def left_behind(*folders):
    return [path for folder in folders for path in Path(folder).glob(".argmap-*")]


def seconds(*words):
    """Return how long a command takes."""
    before = time.monotonic()
    assert started(*words).communicate()[1] == b""
    return time.monotonic() - before


def forked(work, until):
    """Do some work in a process that has read all it needs, and kill it after so many seconds."""
    child = _child(work)
    time.sleep(until)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def whole(before, after):
    """Say that each output is absent, the old one or the new one; return the kinds that are new."""
    found = outputs()
    for kind, content in found.items():
        assert content in (before.get(kind), after[kind])
        assert WRITERS[kind].examine(content) is Seal.INTACT
    assert before.keys() <= found.keys(), "an output was lost"
    return {kind for kind, content in found.items() if content == after[kind]}


def versions():
    """Return the outputs of the map, and of the map with other words, whose build is the next one."""
    build()
    old = outputs()
    Path("map.yaml").write_text(MAP.replace("Monday", "Tuesday"), encoding="utf-8")
    build()
    return old, outputs()


def writing(contents):
    """Do what a build does at its end."""
    for kind in KINDS:
        disk.replace(Path("exports") / f"map.{kind}", contents[kind])


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["building", "writing"])
def test_a_build_that_is_killed_leaves_whole_outputs(phase):
    """The moments are spread over the build, and over the writing at its end; every other begins afresh."""
    chance = random.Random(f"killed while {phase}")
    old, new = versions()
    work = build if phase == "building" else partial(writing, new)
    _lay(old)
    span = _seconds_of(work)
    seen = set()
    for number in range(KILLED // 2):
        before = old if number % 2 else {}
        _lay(before)
        forked(work, chance.uniform(0, 1.1 * span))
        seen.add(frozenset(whole(before, new)))
    assert frozenset() in seen, "some were killed before they wrote"
    assert phase == "building" or len(seen) > 2, "some were killed between two outputs"
    build()
    assert outputs() == new
    assert left_behind("exports") == []


def _seconds_of(work):
    before = time.monotonic()
    assert forked_until_its_end(work) == 0
    return time.monotonic() - before


def _lay(contents):
    """Let the folder of outputs hold these and no others."""
    for kind in KINDS:
        path = Path("exports") / f"map.{kind}"
        path.unlink(missing_ok=True)
        if kind in contents:
            path.write_bytes(contents[kind])


@pytest.mark.slow
def test_a_map_is_never_lost_when_accepting_is_killed(folder):
    chance = random.Random(20_261_127)
    accept(Path("map.yaml"))
    accepted = Path("map.yaml").read_bytes()
    assert accepted != MAP.encode()

    def work():
        accept(Path("map.yaml"))

    seen = set()
    for _ in range(KILLED):
        Path("map.yaml").write_text(MAP, encoding="utf-8")
        forked(work, chance.uniform(0, 0.05))
        seen.add(Path("map.yaml").read_bytes())
    assert seen == {MAP.encode(), accepted}
    accept(Path("map.yaml"))
    assert left_behind(".") == []


@pytest.mark.slow
def test_a_new_map_is_there_or_not(folder):
    chance = random.Random(20_261_128)
    text = (ROOT / "argmap" / "starter" / "map.yaml").read_bytes()
    seen = set()
    for _ in range(50):
        forked(lambda: disk.create(Path("fresh.yaml"), text.decode()), chance.uniform(0, 0.01))
        seen.add(Path("fresh.yaml").read_bytes() if Path("fresh.yaml").exists() else None)
        Path("fresh.yaml").unlink(missing_ok=True)
    assert seen <= {None, text}


STEPS = ("mkstemp", "chmod", "write", "fsync", "replace", "unlink")


@pytest.mark.parametrize("step", STEPS)
def test_whatever_step_of_writing_is_the_last_the_output_is_whole(step, monkeypatch):
    """Killed before each call to the system that writing makes, one after the other."""
    build(("svg",))
    old = outputs()
    Path("map.yaml").write_text(MAP.replace("Monday", "Tuesday"), encoding="utf-8")

    def work():
        import tempfile

        def last(*_, **__):
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(tempfile if step == "mkstemp" else os, {"write": "fdopen"}.get(step, step), last)
        build(("svg",))

    assert os.WTERMSIG(forked_until_its_end(work)) == signal.SIGKILL
    for kind, content in outputs().items():
        assert WRITERS[kind].examine(content) is Seal.INTACT
        assert content == old[kind] or step == "unlink"
    build(("svg",))
    assert left_behind("exports") == []


def forked_until_its_end(work):
    """Do some work in a process that has read all it needs; return what the system says of its end."""
    return os.waitpid(_child(work), 0)[1]


def _child(work):
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


TOLD = {
    "interrupted; what was not finished was not written": 130,
    "interrupted before it began": 130,
    "": 0,
}
ENDED = -signal.SIGINT
"""What a system says of a process that ends by the signal itself; a shell says 130 of it as well."""


@pytest.mark.slow
def test_an_interrupt_at_any_moment_is_told_and_leaves_nothing(folder):
    chance = random.Random(20_261_129)
    old, new = versions()
    span = seconds(*BUILD)
    codes = []
    for _ in range(INTERRUPTED):
        _lay(old)
        run = started(*BUILD)
        time.sleep(chance.uniform(0.25, 0.95) * span)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=10)[1].decode().strip()
        codes.append(run.returncode)
        assert run.returncode in (TOLD[said], ENDED)
        whole(old, new)
        assert left_behind("exports") == []
    assert codes.count(130) > INTERRUPTED // 4


TANGLE = "digraph { splines=ortho; %s }" % " ".join(  # noqa: UP031
    f"n{index} -> n{index * 7919 % 1500};" for index in range(4000)
)

LAYING_OUT = f"""
import sys
from argmap.host import embedded
embedded.layout("digraph {{ n0 }}")
print("ready", flush=True)
embedded.layout({TANGLE!r})
"""


def test_an_interrupt_ends_the_engine_at_once():
    with subprocess.Popen(
        [sys.executable, "-c", LAYING_OUT], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        before = time.monotonic()
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=15)[1]
        assert time.monotonic() - before < 5
    assert said.endswith(b"KeyboardInterrupt\n")


@pytest.mark.slow
def test_two_builds_at_once_leave_whole_outputs_and_end_well(folder):
    old, new = versions()
    for number in range(AT_ONCE):
        _lay(old if number % 2 else {})
        runs = [started(*BUILD), started(*BUILD)]
        for run in runs:
            said, complaints = run.communicate(timeout=60)
            assert (run.returncode, complaints) == (0, b""), said
        assert outputs() == new
        assert left_behind("exports") == []
