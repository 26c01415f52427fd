"""One map through all stages: what stops it, which files it may name, and what is written in the end."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from argmap import pipeline
from argmap.diagnostics import Severity
from argmap.host import disk
from argmap.writers import WRITERS
from argmap.writers.seal import Seal
from reading import ROOT

MAP = (
    "title: A map\nrules: {bare-assertion: off}\nthesis:\n  claim: It is so.\n  reasons:\n  - It was seen.\n"
)
HIDDEN = "words that no map may reach"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a map, and a secret beside it."""
    here = tmp_path / "work"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (here / "map.yaml").write_text(MAP)
    (tmp_path / "secret.md").write_text(HIDDEN)
    (here / "way-out.md").symlink_to(tmp_path / "secret.md")
    (here / "folder").mkdir()
    return here


def build(path="map.yaml", to=("svg",), **rest):
    return pipeline.build(Path(path), pipeline.BuildOptions(output=Path("exports"), to=to, **rest))


def codes(outcome):
    return [found.code for found in outcome.diagnostics]


def test_a_build_writes_what_was_asked_for_and_nothing_else(folder):
    outcome = build(to=("svg", "docx"))
    assert [(written.path.name, written.changed) for written in outcome.written] == [
        ("map.svg", True),
        ("map.docx", True),
    ]
    assert sorted(os.listdir("exports")) == ["map.docx", "map.svg"]
    assert not outcome.failed


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"title: caf\xe9\n", "not-utf-8"),
        (b"\xff\xfet\0", "cannot-read"),
        (b"", "empty-map"),
        (b"title: [\n", "unquoted-text"),
        (b"title: T\n", "missing-key"),
        (b"title: T\nthesis: {claim: T, reasons: {ref: nobody}}\n", "unknown-id"),
    ],
)
def test_a_map_with_an_error_writes_nothing_and_shows_the_place(folder, content, code):
    (folder / "map.yaml").write_bytes(content)
    outcome = build()
    assert code in codes(outcome)
    assert (outcome.failed, outcome.written, outcome.loaded) == (True, (), None)
    assert not (folder / "exports").exists()


NAMING = {
    "essay": "essay: {}\n",
    "bibliography": "bibliography: {}\n",
    "fonts": "fonts: [{}]\n",
    "template": "report: {{template: {}}}\n",
}
OUTSIDE = ["../secret.md", "../../etc/passwd", "/etc/passwd", "way-out.md", "folder/../../secret.md"]
NOWHERE = ["~/secret.md", "nothing.md", "folder", ".", "map.yaml/below", "file:///etc/passwd", "a" * 5000]


def named(folder, key, way):
    """What a map that names a file gets to hear, where, and all that was written."""
    (folder / "map.yaml").write_text(MAP + NAMING[key].format(way))
    outcome = build(to=("svg", "docx"))
    (found,) = [one for one in outcome.diagnostics if one.severity is Severity.ERROR]
    text = outcome.sources["map.yaml"].text
    assert outcome.written == ()
    return found.code, text[found.span.start : found.span.end]


@pytest.mark.parametrize("key", NAMING)
@pytest.mark.parametrize("way", OUTSIDE)
def test_no_file_outside_the_root_is_read_and_the_path_is_underlined(folder, monkeypatch, key, way):
    opened = []
    real = disk.read_text
    monkeypatch.setattr(
        disk, "read_text", lambda path, **rest: opened.append(path.resolve()) or real(path, **rest)
    )
    assert named(folder, key, way) == ("outside-root", way)
    assert opened == [(folder / "map.yaml").resolve()]


@pytest.mark.parametrize("key", NAMING)
@pytest.mark.parametrize("way", NOWHERE)
def test_a_path_that_leads_nowhere_is_underlined(folder, key, way):
    assert named(folder, key, way) in (("cannot-read", way), ("unknown-template", way))


@pytest.mark.parametrize("key", NAMING)
def test_a_path_with_a_zero_byte_is_an_error(folder, key):
    code, words = named(folder, key, '"a\\0b"')
    assert code in ("control-character", "outside-root")
    assert "a\\0b" in words


def test_paths_may_lead_through_the_working_folder(folder):
    (folder / "maps").mkdir()
    (folder / "essay.md").write_text("It was seen by many.")
    (folder / "maps" / "map.yaml").write_text(MAP + "essay: ../essay.md\n")
    outcome = pipeline.check(Path("maps/map.yaml"))
    assert not outcome.failed
    assert outcome.loaded.essay is not None


@pytest.mark.parametrize(("content", "code"), [(b"caf\xe9", "not-utf-8"), (b"\xff\xfea\0", "cannot-read")])
@pytest.mark.parametrize("key", ["essay", "template"])
def test_a_file_in_another_encoding_is_an_error_of_the_map(folder, key, content, code):
    (folder / "other.md").write_bytes(content)
    (folder / "map.yaml").write_text(MAP + NAMING[key].format("other.md"))
    outcome = build(to=("docx",))
    assert codes(outcome) == [code]
    assert outcome.written == ()


def test_a_template_of_ones_own_is_used_and_its_faults_are_shown_in_it(folder):
    (folder / "mine.md").write_text("Only this.\n")
    assert build(to=("docx",), template="mine.md").written
    said = "\n".join(paragraph.text for paragraph in docx.Document("exports/map.docx").paragraphs)
    assert "Only this." in said
    (folder / "mine.md").write_text("Fine.\n\n{{ nothing( }}\n")
    (found,) = build(to=("docx",), template="mine.md").diagnostics
    assert (found.code, found.span.source) == ("template-error", "mine.md")


def remark(path):
    """Change a word, as a reader of the document would."""
    if path.suffix != ".docx":
        path.write_bytes(path.read_bytes().replace(b"seen", b"heard") + b"\n% a remark\n")
        return
    document = docx.Document(str(path))
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if "seen" in run.text)
    run.text = run.text.replace("seen", "heard")
    document.save(str(path))


def save_unchanged(path):
    docx.Document(str(path)).save(str(path))


@pytest.mark.parametrize(
    ("kind", "change"),
    [("pdf", remark), ("svg", remark), ("docx", remark), ("docx", save_unchanged)],
)
def test_an_output_that_somebody_saved_is_kept(kind, change):
    (written,) = build(to=(kind,)).written
    change(written.path)
    before = written.path.read_bytes()
    assert WRITERS[kind].examine(before) is not Seal.INTACT
    outcome = build(to=(kind,))
    assert codes(outcome) == ["output-changed"]
    assert outcome.failed
    assert str(written.path) in outcome.diagnostics[0].message
    assert "--force" in outcome.diagnostics[0].notes[0].message
    assert written.path.read_bytes() == before
    (again,) = build(to=(kind,), force=True).written
    assert again.changed
    assert WRITERS[kind].examine(written.path.read_bytes()) is Seal.INTACT


@pytest.mark.parametrize("kind", ["pdf", "docx", "svg"])
@pytest.mark.parametrize("content", [b"", b"mine", b"PK\x03\x04", b"%PDF-1.4", b"<svg/>"])
def test_a_file_of_somebody_else_is_kept(folder, kind, content):
    path = folder / "exports" / f"map.{kind}"
    path.parent.mkdir()
    path.write_bytes(content)
    assert codes(build(to=(kind,))) == ["output-changed"]
    assert path.read_bytes() == content


def test_an_older_output_that_nobody_touched_is_replaced(folder):
    build(to=("pdf", "docx", "svg"))
    (folder / "map.yaml").write_text(MAP.replace("seen", "heard"))
    outcome = build(to=("pdf", "docx", "svg"))
    assert [written.changed for written in outcome.written] == [True, True, True]
    assert codes(outcome) == []


def test_an_output_that_cannot_be_written_does_not_stop_the_others(folder):
    (folder / "exports").mkdir()
    (folder / "exports" / "map.svg").mkdir()
    outcome = build(to=("svg", "docx"))
    assert codes(outcome) == ["cannot-write"]
    assert [written.path.name for written in outcome.written] == ["map.docx"]


def test_a_wrong_engine_is_an_error_and_no_fault(monkeypatch, tmp_path):
    assert codes(build(engine="magic")) == ["no-layout"]
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = build(engine="native")
    assert codes(outcome) == ["no-layout"]
    assert "--engine embedded" in outcome.diagnostics[0].message
    assert build(engine="auto").written


ODD_NAMES = ["a&<b>.yaml", "new\nline.yaml", "control\x01.yaml", os.fsdecode(b"caf\xe9.yaml"), "Қазақ.yaml"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_no_name_of_a_file_is_too_odd(folder, name):
    (folder / name).write_text(MAP)
    outcome = build(name, to=("pdf", "docx", "svg", "markdown"))
    assert len(outcome.written) == 6  # two figures stand beside the Markdown
    assert not outcome.failed


SCRIPT = """
import sys
from pathlib import Path
from argmap.pipeline import BuildOptions, build
outcome = build(Path(sys.argv[1]), BuildOptions(output=Path(sys.argv[2]), to=("pdf", "docx", "svg")))
assert len(outcome.written) == 3, outcome.diagnostics
"""


def digests(name, output, *, folder=None, **environment):
    """Build in a process of its own; return the digest of each output."""
    subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, name, str(output)], check=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in output.iterdir()}


@pytest.mark.slow
def test_the_same_map_gives_the_same_bytes_wherever_and_whenever(folder, tmp_path):
    here = digests("map.yaml", tmp_path / "1", folder=folder, PYTHONHASHSEED="1", TZ="UTC")
    above = digests("work/map.yaml", tmp_path / "2", folder=tmp_path, PYTHONHASHSEED="2", TZ="Asia/Almaty")
    absolute = digests(str(folder / "map.yaml"), tmp_path / "3", folder="/", LC_ALL="C", PYTHONUTF8="0")
    assert here == above == absolute


def chain(length):
    lines = ["title: A chain", "thesis:", "  claim: It is so."]
    for depth in range(length):
        lines += [f"{'  ' * (depth + 1)}reasons:", f"{'  ' * (depth + 1)}- claim: Reason {depth}."]
    return "\n".join(lines) + "\n"


def wide(number):
    return MAP + "".join(f"  - Reason {index} speaks for it as well.\n" for index in range(number))


@pytest.mark.slow
@pytest.mark.parametrize("text", [chain(150), wide(300)], ids=["deep", "wide"])
def test_large_maps_are_built_or_told_what_is_too_large(folder, text):
    (folder / "map.yaml").write_text(text)
    outcome = build()
    assert len(outcome.written) == 1
    assert not outcome.failed


@pytest.mark.slow
@pytest.mark.parametrize("text", [chain(900), wide(2000)], ids=["deep", "wide"])
def test_very_large_maps_too(folder, text):
    (folder / "map.yaml").write_text(text)
    outcome = build(to=("pdf", "docx", "svg"))
    assert len(outcome.written) == 3
    loud = [found.code for found in outcome.diagnostics if found.severity is not Severity.HINT]
    assert loud == ["figure-too-large"]


def test_a_map_deeper_than_can_be_read_is_one_error(folder):
    (folder / "map.yaml").write_text(chain(1200))
    assert codes(build()) == ["too-deep"]
