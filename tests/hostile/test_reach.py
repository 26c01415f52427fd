"""What a map can reach: no network, and no file but its own, argmap's and the machine's libraries.

Builds run in a process whose every opening of a file, every program it starts and every socket is written
down by Python itself; what a map, an essay, a template or a picture names outside of the root must not be
among them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reading import ROOT

WATCHED = """
import json, os, sys
told = []
KINDS = ("open", "socket.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "subprocess.", "urllib.",
         "http.", "ftplib.", "ctypes.dlopen", "os.listdir", "os.scandir", "shutil.", "glob.")
def watch(event, values):
    if event.startswith(KINDS):
        first = values[0] if values else ""
        told.append((event, os.fsdecode(first) if isinstance(first, (str, bytes)) else str(first)))
sys.addaudithook(watch)
from pathlib import Path
from argmap import pipeline
from argmap.writers import WRITERS
options = pipeline.BuildOptions(output=Path("exports"), to=tuple(WRITERS), template=sys.argv[1])
outcome = pipeline.build(Path("map.yaml"), options)
said = {"told": list(told), "codes": sorted({found.code for found in outcome.diagnostics}),
        "written": [written.path.name for written in outcome.written]}
print(json.dumps(said))
"""

HIDDEN = "words that no map may reach"

OUT = (
    "{hidden}",
    "../secret.md",
    "../../../../../../../../../etc/passwd",
    "/etc/passwd",
    "out.md",
    "~/.bashrc",
)
ABROAD = (
    "http://127.0.0.1:9/x",
    "https://example.org/x",
    "ftp://127.0.0.1/x",
    "//127.0.0.1/x",
    "\\\\\\\\host\\\\x",
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a secret beside it, and a way out."""
    here = tmp_path / "work"
    here.mkdir()
    monkeypatch.chdir(here)
    (tmp_path / "secret.md").write_text(HIDDEN)
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    (here / "out.md").symlink_to(tmp_path / "secret.md")
    (here / "essay.md").write_text("It was seen. It was said.\n")
    return here


def written(text):
    Path("map.yaml").write_text(text, encoding="utf-8")


def watched(template=""):
    """Build the map in a process that is watched; return what it opened and started, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, template],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": ""},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def opened(said):
    """Return the files that were opened, links followed, without those of argmap itself."""
    paths = {path for event, path in said["told"] if event == "open" and not path.isdigit()}
    real = {os.path.realpath(path) for path in paths}
    return {path for path in real if not Path(path).is_relative_to(ROOT)}


def prose():
    """Return Markdown with pictures and links to all that must not be reached."""
    places = [*(way.format(hidden="../secret.md") for way in OUT), "../secret.png", *ABROAD]
    return " ".join(f"![x]({place}) [x]({place}) <{place}> ![x][{n}]" for n, place in enumerate(places))


def naming(*settings):
    text = json.dumps(prose())
    return (
        f"title: T\nbottom-line: {text}\n"
        "sources:\n  a: {title: T, URL: 'http://127.0.0.1:9/', DOI: '//127.0.0.1/x'}\n"
        f"thesis:\n  claim: {text}\n  commentary: {text}\n  reasons:\n  - evidence: {text}\n    source: a\n"
        f"    commentary: {text}\n    extract: {text}\n" + "".join(f"{setting}\n" for setting in settings)
    )


PLAIN = (
    "title: T\nthesis:\n  claim: T\n  reasons:\n  - evidence: E\n    source: a\nsources: {a: A (2019). B.}\n"
)


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """What a build of a plain map opens, whatever the map says."""
    here = tmp_path_factory.mktemp("plain")
    (here / "map.yaml").write_text(PLAIN + "essay: essay.md\n")
    (here / "essay.md").write_text("It was seen.\n")
    before = Path.cwd()
    os.chdir(here)
    try:
        return watched("dossier")
    finally:
        os.chdir(before)


def beyond(said, usual, folder):
    """Return the files that this map made the program open, in places that are not its own."""
    own = Path(os.path.realpath(folder))
    files = opened(said) - opened(usual)
    return {path for path in files if not Path(path).is_relative_to(own) and not passing(path)}


def passing(path):
    """Tell whether a path is a temporary one, or a part of Python and its libraries read a little later."""
    temporary = Path(path).parent.name.startswith("tmp") or "/.cache/argmap/" in path
    library = any(
        path.startswith(os.path.realpath(place)) for place in {sys.prefix, sys.base_prefix, "/proc"}
    )
    return temporary or library or path.startswith(sys.prefix)


NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "os.system", "os.exec", "os.spawn", "subprocess.")


def strange(said):
    """Return what a build has no need of: sockets, programs, addresses."""
    return {(event, value) for event, value in said["told"] if event.startswith(NETWORK)}


@pytest.mark.slow
@pytest.mark.parametrize("template", ["briefing", "dossier"])
def test_no_prose_makes_a_build_open_a_file_or_a_socket(template, folder, usual):
    written(naming("essay: essay.md"))
    said = watched(template)
    assert len(said["written"]) >= 3, said["codes"]
    assert beyond(said, usual, folder) == set()
    assert strange(said) == set()
    assert all(HIDDEN.encode() not in path.read_bytes() for path in Path("exports").iterdir())


KEYS = [
    "essay: {}",
    "bibliography: [{}]",
    "fonts: [{}]",
    "report: {{template: {}}}",
    "report: {{reference-docx: {}}}",
    "report: {{style: {}}}",
]


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_no_setting_makes_a_build_open_a_file_or_a_socket(key, folder, usual):
    ways = [*(out.format(hidden=folder.parent / "secret.md") for out in OUT), *ABROAD]
    for way in ways[:: 1 if "report" not in key else 4]:
        written(naming(key.format(json.dumps(way.replace("\\\\", "\\")))))
        said = watched()
        assert beyond(said, usual, folder) == set(), way
        assert os.path.realpath(folder.parent / "secret.md") not in opened(said)
        assert strange(said) == set(), way


INCLUDING = [
    "{% include '/etc/passwd' %}",
    "{% include '../secret.md' %}",
    "{% import '../secret.md' as x %}{{ x }}",
    "{% extends 'out.md' %}",
    "{{ figure('/etc/passwd') }}",
    "![x](/etc/passwd) ![x](../secret.png) <http://127.0.0.1:9/> [x](file:///etc/passwd)",
    "{{ markdown('![x](../secret.png) ![x](http://127.0.0.1:9/x)') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
]


@pytest.mark.slow
@pytest.mark.parametrize("template", INCLUDING)
def test_no_template_makes_a_build_open_a_file_or_a_socket(template, folder, usual):
    written(PLAIN)
    Path("mine.md").write_text(template)
    said = watched("mine.md")
    assert beyond(said, usual, folder) == set()
    assert strange(said) == set()


@pytest.mark.slow
def test_the_watch_sees_what_it_is_there_for(folder, usual):
    """A build that did open a socket and a file beside the root would be found."""
    script = WATCHED.replace(
        "outcome = ", "import socket; socket.socket().close(); Path('../secret.md').read_text(); outcome = "
    )
    written(PLAIN)
    done = subprocess.run(
        [sys.executable, "-c", script, ""], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert strange(said)
    assert any(path.endswith("secret.md") for path in beyond(said, usual, folder))
