"""The command line in a process of its own: terminals, pipes, full disks, interrupts."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from reading import ROOT

MAP = "title: A map\nthesis:\n  claim: It is so.\n  reasons:\n  - It was seen.\n"
WRONG = "title: A map\nthesis: It is so.\nthesys: It is not.\n"
ARGMAP = (sys.executable, "-m", "argmap")
BELOW = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
BELOW["PYTHONPATH"] = str(ROOT)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with one good map and one with an error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "good.yaml").write_text(MAP)
    (tmp_path / "wrong.yaml").write_text(WRONG)
    return tmp_path


def process(*words, environment=None, **rest):
    return subprocess.run(
        [*ARGMAP, *words], capture_output=True, env={**BELOW, **(environment or {})}, check=False, **rest
    )


def await_file(path):
    """Wait until another process has made a file, ten seconds at most."""
    for _ in range(500):
        if path.exists():
            return
        time.sleep(0.02)
    pytest.fail(f"{path.name} did not appear")


def test_a_closed_pipe_is_no_matter():
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [*ARGMAP, "show", "good.yaml"], stdout=write, stderr=subprocess.PIPE, env=BELOW
    ) as run:
        os.close(write)
        assert run.stderr.read() == b""


def test_a_full_disk_behind_the_output_is_said():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*ARGMAP, "check", "good.yaml"], stdout=full, stderr=subprocess.PIPE, env=BELOW, check=False
        )
    assert done.returncode == 2
    assert b"cannot go on: No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_output_is_no_matter():
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m argmap check wrong.yaml >&-', sys.executable],
        stderr=subprocess.PIPE, env=BELOW, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_terminal_that_lacks_letters_shows_question_marks(folder):
    (folder / "good.yaml").write_text(MAP.replace("It is so", "Ол солай"), encoding="utf-8")
    done = process("show", "good.yaml", environment={"PYTHONIOENCODING": "latin-1"})
    assert done.stdout.startswith(b"?? ?????.")
    assert (done.returncode, done.stderr) == (0, b"")


SLEEPING = """#!/bin/sh
case "$1" in -V) echo "dot - graphviz version 14.1.0 (0)" >&2; exit;; esac
: > started
exec /bin/sleep 20
"""


def test_an_interrupt_ends_with_130_and_a_word(folder):
    assert process("build", "good.yaml", "--to", "svg").returncode == 0
    (folder / "other.yaml").write_text(MAP)
    (folder / "dot").write_text(SLEEPING)
    (folder / "dot").chmod(0o755)
    words = ("build", "good.yaml", "other.yaml", "--to", "svg", "--engine", "native")
    environment = {**BELOW, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    with subprocess.Popen([*ARGMAP, *words], stderr=subprocess.PIPE, env=environment) as run:
        try:
            await_file(folder / "started")
            run.send_signal(signal.SIGINT)
            said = run.communicate(timeout=10)[1]
        finally:
            run.kill()
    assert run.returncode == 130
    assert said.strip() == b"interrupted; what was not finished was not written"
    assert os.listdir(folder / "exports") == ["good.svg"]


def test_a_working_folder_that_is_gone_is_said(folder):
    (folder / "gone").mkdir()
    (folder / "good.yaml").write_text(MAP + "essay: essay.md\n")
    script = 'cd gone; /bin/rmdir ../gone; exec "$0" -m argmap check ../good.yaml'
    done = subprocess.run(
        ["/bin/sh", "-c", script, sys.executable], capture_output=True, env=BELOW, check=False
    )
    assert done.returncode == 2
    assert b"cannot go on" in done.stderr
    assert b"Traceback" not in done.stderr


def on_a_terminal(**environment):
    """What `check` prints where standard output is a terminal."""
    ours, theirs = pty.openpty()
    subprocess.run(
        [*ARGMAP, "check", "wrong.yaml"],
        stdout=theirs,
        env={**BELOW, "TERM": "xterm", **environment},
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    return said


@pytest.mark.slow
def test_colour_is_for_terminals_and_only_for_who_wants_it(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delitem(BELOW, "NO_COLOR", raising=False)
    assert b"\x1b[1;31merror[unknown-key]" in on_a_terminal()
    assert b"\x1b" not in on_a_terminal(NO_COLOR="1")
    assert b"\x1b" not in process("check", "wrong.yaml").stdout
