"""Places on disk that are odd, closed, full or no files: each a diagnostic, and what is there stays whole."""

import os
import resource
import signal
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.accepting import accept
from argmap.cli import main
from argmap.diagnostics import Severity
from argmap.host import disk, temporary
from argmap.writers import WRITERS
from argmap.writers.seal import Seal
from reading import ROOT

MAP = "title: A map\nbottom-line: So it is.\nthesis:\n  claim: It is so.\n  reasons:\n  - It was seen.\n"
AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
NOBODY = 65_534
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a map in it."""
    here = tmp_path / "work"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (here / "map.yaml").write_text(MAP)
    return here


def build(path="map.yaml", to=("svg",), output="exports", **rest):
    return pipeline.build(Path(path), pipeline.BuildOptions(output=Path(output), to=to, **rest))


def errors(outcome):
    return [found.message for found in outcome.diagnostics if found.severity is Severity.ERROR]


# What is no file.


COMMANDS = ("build", "check", "show", "evaluate", "coverage", "accept", "build --check", "compare map.docx")


@pytest.mark.parametrize("command", COMMANDS)
def test_links_in_a_circle_are_told_wherever_they_stand(folder, command):
    for name in ("loop.yaml", "circle", "house.toml"):
        (folder / name).symlink_to(folder / name)
    (folder / "map.docx").write_bytes(b"no Word file")
    for name in ("loop.yaml", "circle/map.yaml"):
        with pytest.raises(SystemExit):
            main([*command.split(), name])
    (found,) = errors(build(theme="house.toml"))
    assert found == "cannot read house.toml: too many levels of symbolic links"


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder", "link to a pipe", "nothing"])
def test_what_is_no_file_is_refused_at_once(kind, folder):
    path = folder / "odd.yaml"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind("odd.yaml")
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "link to a pipe":
            os.mkfifo(folder / "pipe")
            path.symlink_to(folder / "pipe")
    for said in (errors(pipeline.check(Path("odd.yaml"))), errors(accept(Path("odd.yaml")).outcome)):
        (message,) = said
        assert message.startswith("cannot read odd.yaml: ")


@pytest.mark.parametrize("key", ["essay: {}\n", "report: {{template: {}}}\n", "bibliography: {}\n"])
def test_nor_is_a_pipe_read_that_a_map_names(key, folder):
    os.mkfifo(folder / "pipe.md")
    (folder / "map.yaml").write_text(MAP + key.format("pipe.md"))
    (message,) = errors(build(to=("docx",)))
    assert "pipe.md" in message


def test_a_house_file_that_is_a_pipe_is_passed_over(folder):
    os.mkfifo(folder / "argmap.toml")
    assert errors(pipeline.check(Path("map.yaml"))) == []


def test_a_map_is_read_and_marked_through_a_link(folder, tmp_path):
    (folder / "map.yaml").rename(tmp_path / "theirs.yaml")
    (folder / "map.yaml").symlink_to(tmp_path / "theirs.yaml")
    assert build().written[0].path == Path("exports/map.svg")
    assert accept(Path("map.yaml")).acceptance.edits
    assert (folder / "map.yaml").is_symlink()
    assert "accepted:" in (tmp_path / "theirs.yaml").read_text()


# Where outputs go.


@pytest.mark.parametrize("leads", ["a file", "nowhere", "a folder", "itself", "a device"])
def test_a_link_where_an_output_goes_is_left_alone(leads, folder, tmp_path):
    (folder / "exports").mkdir()
    target = {
        "a file": tmp_path / "precious",
        "nowhere": tmp_path / "nowhere",
        "a folder": tmp_path,
        "itself": folder / "exports" / "map.svg",
        "a device": Path("/dev/full"),
    }[leads]
    (tmp_path / "precious").write_bytes(b"precious")
    (folder / "exports" / "map.svg").symlink_to(target)
    outcome = build(to=("svg", "docx"), force=True)
    assert [written.path.name for written in outcome.written] == ["map.docx"]
    (message,) = errors(outcome)
    assert message.startswith("cannot write exports/map.svg: ")
    assert (folder / "exports" / "map.svg").readlink() == target
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("kind", ["file", "pipe", "link to itself"])
def test_an_output_folder_that_is_none_is_an_error_and_stays(kind, folder):
    place = folder / "exports"
    if kind == "file":
        place.write_bytes(b"mine")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(place)
    outcome = build(to=("svg", "docx"))
    assert outcome.written == ()
    assert len(errors(outcome)) == 2
    assert all(message.startswith("cannot write ") for message in errors(outcome))
    assert kind != "file" or place.read_bytes() == b"mine"


def test_an_output_that_is_a_pipe_is_not_written_to(folder):
    (folder / "exports").mkdir()
    os.mkfifo(folder / "exports" / "map.svg")
    (message,) = errors(build(force=True))
    assert "something that is not a file is there" in message


def test_something_huge_where_an_output_goes_is_not_read_and_stays(folder):
    (folder / "exports").mkdir()
    with (folder / "exports" / "map.svg").open("wb") as huge:
        huge.truncate(disk.LARGEST_OUTPUT + 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [found.code for found in build().diagnostics if found.severity is Severity.ERROR] == [
        "output-changed"
    ]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < disk.LARGEST_OUTPUT >> 11
    assert build(force=True).written


AS_NOBODY = """
import importlib, os, sys
from pathlib import Path
sys.path[:0] = {path!r}
from argmap import cli, pipeline
for command in cli.COMMANDS:
    importlib.import_module(f"argmap.cli.{{command.replace('-', '_')}}")
options = pipeline.BuildOptions(output=Path("../read-before"), to=("svg",))
assert pipeline.build(Path("map.yaml"), options).written
import argmap.accepting
os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
cli.main(sys.argv[1:])
"""


def as_nobody(*words):
    """Run the command line as a user who owns nothing; what it needs is read before."""
    script = AS_NOBODY.format(path=sys.path, nobody=NOBODY)
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env=ENVIRONMENT,
    )


def opened_to_all(folder):
    """Let everyone reach a folder, whatever is above it."""
    for place in (folder, *folder.parents):
        if place.stat().st_uid == os.getuid() and place != Path("/"):
            place.chmod(place.stat().st_mode | 0o555)


@pytest.mark.slow
@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else; others are somebody already")
def test_closed_and_read_only_places_are_errors_for_who_has_no_rights(folder):
    opened_to_all(folder)
    (folder / "closed.yaml").write_text(MAP)
    (folder / "closed.yaml").chmod(0)
    (folder / "exports").mkdir(mode=0o755)
    (folder / "exports" / "map.svg").write_bytes(build(output="kept").written[0].path.read_bytes())
    (folder / "map.yaml").write_text(MAP.replace("seen", "heard"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    expected = {
        ("check", "closed.yaml"): "'closed.yaml' is not readable",
        ("build", "map.yaml", "--to", "svg"): "cannot write exports/map.svg: permission denied",
        ("build", "map.yaml", "--to", "svg", "-o", "new"): "cannot write new/map.svg: permission denied",
        ("accept", "map.yaml"): "cannot write map.yaml: you are not allowed to",
    }
    for words, message in expected.items():
        done = as_nobody(*words)
        said = done.stdout + done.stderr
        assert message.lower() in said.lower(), (words, said)
        assert "Traceback" not in said
        assert done.returncode in (1, 2)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# Names.

ODD = [
    "-x.yaml",
    "--force.yaml",
    "'quoted' \"twice\".yaml",
    "new\nline.yaml",
    "$(id) `id` ;.yaml",
    "tab\tand\x1b[31m.yaml",
    "a" * 245 + ".yaml",
    "\u202etxt.yaml",
    unicodedata.normalize("NFD", "Ünïcödé.yaml"),
    os.fsdecode(b"caf\xe9\xff.yaml"),
    " .yaml",
    "..yaml.yaml",
    "%s{0}{{x}}.yaml",
    "\U0001f600.yml",
]


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_odd_names_are_read_written_and_told_in_one_line(name, folder, capsys):
    (folder / name).write_text(MAP + "thesys: x\n")
    with pytest.raises(SystemExit, match=r"True|1"):
        main(["check", "--", name])
    said = "".join(capsys.readouterr())
    assert "unknown-key" in said
    assert len(said.splitlines()) < 12
    assert "\x1b" not in said
    (folder / name).write_text(MAP)
    outcome = build(name, to=("svg",))
    assert errors(outcome) == []
    assert os.listdir(folder / "exports") == [f"{Path(name).stem}.svg"]


def test_a_name_that_is_too_long_for_what_is_added_is_an_error(folder):
    name = "a" * 250 + ".yaml"
    (folder / name).write_text(MAP + "report: {annex: separate}\n")
    outcome = build(name, to=("svg", "docx"))
    assert [written.path.suffix for written in outcome.written] == [".svg", ".docx"]
    (message,) = errors(outcome)
    assert message.endswith("-annex.docx: file name too long")


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_folders_and_essays_may_have_odd_names_too(name, folder):
    (folder / name).mkdir()
    inner = folder / name / "essay.md"
    inner.write_text("It was seen.")
    (folder / name / "map.yaml").write_text(MAP + "essay: essay.md\n")
    outcome = build(Path(name) / "map.yaml", output=Path(name) / "out")
    assert errors(outcome) == []
    assert (folder / name / "out" / "map.svg").exists()


# Full disks.

FULL = """
import resource, signal, sys
from pathlib import Path
from argmap import pipeline
from argmap.accepting import accept
from argmap.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
allowed = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, allowed))
outcome = pipeline.build(Path("map.yaml"), pipeline.BuildOptions(output=Path("exports"), to=("svg", "docx")))
for found in (*outcome.diagnostics, *accept(Path("map.yaml")).outcome.diagnostics):
    print(found.code, found.message)
"""


@pytest.mark.slow
@pytest.mark.parametrize("allowed", [0, 1, 100, 4096])
def test_a_full_disk_leaves_everything_as_it_was(allowed, folder):
    build(to=("svg", "docx"))
    (folder / "map.yaml").write_text(MAP.replace("seen", "heard") + f"# {'x' * 5000}\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(allowed)],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "XDG_CACHE_HOME": str(folder.parent / "cache")},
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.count("cannot-write") + done.stdout.count("no-layout") >= 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_full_disk_behind_a_new_map_leaves_none(folder):
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10));"
    limited += "from argmap.cli import main; main(['new', 'fresh.yaml'])"
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 2
    assert b"cannot write fresh.yaml" in done.stderr
    assert sorted(os.listdir(folder)) == ["map.yaml"]


# What was left behind.


def left_behind(folder):
    return sorted(path.name for path in folder.glob(".argmap-*"))


def test_what_a_killed_build_left_is_cleared_away_by_the_next(folder):
    (folder / "exports").mkdir()
    (folder / "exports" / ".argmap-abcd1234.tmp").write_bytes(b"half")
    (folder / "exports" / ".argmap-mine.tmp.txt").write_bytes(b"mine")
    (folder / "exports" / ".argmap-abcd1235.tmp").symlink_to(folder / "map.yaml")
    (folder / "exports" / ".argmap-abcd1236.tmp").mkdir()
    build()
    assert left_behind(folder / "exports") == [
        ".argmap-abcd1235.tmp",
        ".argmap-abcd1236.tmp",
        ".argmap-mine.tmp.txt",
    ]
    assert (folder / "map.yaml").read_text() == MAP


def test_what_another_build_is_just_writing_is_not(folder):
    with temporary.beside(folder / "one.svg", b"one") as mine:
        script = "from pathlib import Path; from argmap.host.temporary import sweep; sweep(Path('.'))"
        subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, check=True)
        assert mine.read_bytes() == b"one"
    assert left_behind(folder) == []


def test_a_file_that_is_cleared_away_before_it_is_locked_is_made_anew(folder, monkeypatch):
    real, taken = temporary._is_at, []

    def is_at(descriptor, name):
        if not taken:
            taken.append(name)
            os.unlink(name)
        return real(descriptor, name)

    monkeypatch.setattr(temporary, "_is_at", is_at)
    assert disk.replace(folder / "one.svg", b"one").changed
    assert taken
    assert (folder / "one.svg").read_bytes() == b"one"


def test_outputs_written_beside_each_other_are_whole(folder):
    build(to=("svg", "docx", "pdf"))
    for kind in ("svg", "docx", "pdf"):
        assert WRITERS[kind].examine((folder / "exports" / f"map.{kind}").read_bytes()) is Seal.INTACT


def test_a_signal_that_ends_a_process_ends_its_locks(folder):
    script = (
        "import os, signal; from pathlib import Path; from argmap.host.temporary import beside\n"
        "with beside(Path('one.svg'), b'one'): os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(left_behind(folder)) == 1
    temporary.sweep(folder)
    assert left_behind(folder) == []
