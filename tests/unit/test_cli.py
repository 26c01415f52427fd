"""The command line from outside: exit codes, streams and files; what transcripts cannot show."""

import json
import os
import subprocess
import sys
import time

import docx
import pytest

from argmap.cli import main
from reading import ROOT

MAP = (
    "title: A map\nthesis:\n  claim: It is so.\n  reasons:\n  - It was seen.\nrules: {bare-assertion: off}\n"
)
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


@pytest.fixture
def argmap(capfd):
    """Run a command; return its exit code and what it said on both streams."""

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        return int(ended.value.code or 0), *capfd.readouterr()

    return run


def process(*words, environment=None, **rest):
    return subprocess.run(
        [*ARGMAP, *words], capture_output=True, env={**BELOW, **(environment or {})}, check=False, **rest
    )


def test_help_comes_fast_for_nothing_heavy_is_loaded():
    script = "import sys, argmap.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", script], env=BELOW, capture_output=True, text=True, check=True
    )
    heavy = {
        "reportlab",
        "docx",
        "lxml",
        "yaml",
        "wasmtime",
        "graphviz",
        "jinja2",
        "uharfbuzz",
        "fontTools",
        "PIL",
    }
    assert heavy & set(done.stdout.split()) == set()


@pytest.mark.parametrize("command", ["build", "check", "new", "show"])
def test_help_of_every_command_has_an_example(command):
    done = process(command, "--help", text=True)
    assert f"\n  argmap {command}" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_version_is_one_line():
    done = process("--version", text=True)
    assert done.stdout.startswith("argmap ")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--engine", "magic"),
        ("build", "good.yaml", "--to", "tiff,pdf"),
        ("build", "good.yaml", "--to", ","),
        ("build", "good.yaml", "-o", "wrong.yaml"),
        ("check", "--format", "xml"),
        ("draw",),
        ("check",),
        ("build", "empty"),
        ("build", "good.yaml", "sub/good.yaml"),
        ("new", "good.yaml"),
        ("new", "good.yaml/below.yaml"),
    ],
    ids=" ".join,
)
def test_what_cannot_run_exits_with_2_and_says_why(argmap, folder, words):
    (folder / "empty").mkdir()
    code, out, err = argmap(*words)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_check_exits_with_1_on_errors_and_on_warnings_only_if_strict(argmap, folder):
    (folder / "warned.yaml").write_text(
        MAP.replace("so.\n", "so.\n  source: book\n") + "sources: {book: A book.}\n"
    )
    assert argmap("check", "good.yaml")[0] == 0
    assert argmap("check", "wrong.yaml")[0] == 1
    assert argmap("check", "warned.yaml")[0] == 0
    assert argmap("check", "warned.yaml", "--strict")[0] == 1
    assert argmap("check", "good.yaml", "--strict")[0] == 0


def test_a_map_that_is_not_there_is_an_error_of_that_map(argmap):
    code, out, _ = argmap("check", "good.yaml", "nowhere.yaml")
    assert code == 1
    assert "nowhere.yaml: error[cannot-read]" in out
    assert out.endswith("2 maps: 1 error\n")


def test_json_goes_to_standard_output_alone(argmap):
    code, out, err = argmap("check", "good.yaml", "wrong.yaml", "nowhere.yaml", "--format", "json")
    found = json.loads(out)["diagnostics"]
    assert [(one["code"], one["file"], one["line"]) for one in found] == [
        ("unknown-key", "wrong.yaml", 3),
        ("cannot-read", "nowhere.yaml", 1),
    ]
    assert (code, err) == (1, "")


def test_findings_of_a_build_go_to_standard_error(argmap):
    code, out, err = argmap("build", "wrong.yaml", "good.yaml", "--to", "svg")
    assert (code, out) == (1, "wrote exports/good.svg\n")
    assert "error[unknown-key]" in err


def test_a_map_named_twice_is_built_once(argmap):
    assert argmap("build", "good.yaml", "good.yaml", "--to", "svg")[:2] == (0, "wrote exports/good.svg\n")


def test_an_output_that_cannot_be_written_is_an_error_that_names_it_and_the_others_are_written(
    argmap, folder
):
    (folder / "exports" / "good.pdf").mkdir(parents=True)
    code, out, err = argmap("build", "good.yaml", "--to", "pdf,svg")
    assert (code, out) == (1, "wrote exports/good.svg\n")
    assert "cannot write exports/good.pdf: something that is not a file is there" in err


def test_a_link_in_the_place_of_an_output_is_not_followed(argmap, folder):
    (folder / "exports").mkdir()
    (folder / "exports" / "good.svg").symlink_to(folder / "precious.txt")
    (folder / "precious.txt").write_text("mine")
    for force in ((), ("--force",)):
        code, _, err = argmap("build", "good.yaml", "--to", "svg", *force)
        assert code == 1
        assert "exports/good.svg" in err
    assert (folder / "precious.txt").read_text() == "mine"


def touch(path):
    """Change a file as somebody would who has it open in another program."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        document.add_paragraph("A remark.")
        document.save(str(path))
    else:
        path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize("kind", ["pdf", "docx", "svg"])
def test_an_output_that_was_changed_is_kept_and_force_replaces_it(argmap, folder, kind):
    path = folder / "exports" / f"good.{kind}"
    argmap("build", "good.yaml", "--to", kind)
    made = path.read_bytes()
    touch(path)
    changed = path.read_bytes()
    code, _, err = argmap("build", "good.yaml", "--to", kind)
    assert (code, path.read_bytes()) == (1, changed)
    assert f"exports/good.{kind} was changed" in err
    assert "-o FOLDER" in err
    assert "--force" in err
    assert argmap("build", "good.yaml", "--to", kind, "--force")[0] == 0
    assert path.read_bytes() == made


def test_an_output_that_nobody_touched_follows_its_map_without_force(argmap, folder):
    argmap("build", "good.yaml")
    (folder / "good.yaml").write_text(MAP.replace("seen", "heard"))
    code, out, _ = argmap("build", "good.yaml")
    assert (code, out.count("wrote ")) == (0, 3)


def test_words_that_look_like_a_fingerprint_do_no_harm(argmap, folder):
    (folder / "good.yaml").write_text(MAP.replace("It is so", "argmap-sha256-" + "0" * 64))
    assert argmap("build", "good.yaml")[0] == 0
    assert argmap("build", "good.yaml")[1].count("unchanged ") == 3


@pytest.mark.parametrize("told", ["soon", "1" * 5000, "-5"])
def test_a_time_that_is_none_is_a_warning_not_a_fault(argmap, monkeypatch, told):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    code, out, err = argmap("build", "good.yaml", "--to", "pdf")
    assert (code, out) == (0, "wrote exports/good.pdf\n")
    assert "warning[bad-epoch]" in err


def test_without_dot_the_native_engine_is_an_error_that_says_what_to_type(argmap, folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    code, _, err = argmap("build", "good.yaml", "--to", "svg", "--engine", "native")
    assert code == 1
    assert "error[no-layout]" in err
    assert "--engine embedded" in err
    assert argmap("build", "good.yaml", "--to", "svg", "--engine", "auto")[0] == 0


LONG = "a" * 5000


@pytest.mark.parametrize(
    "text",
    [f"fonts: [{LONG}]\n", f"essay: {LONG}\n", "essay: ../out.md\n", "bibliography: .\n",
     f"report: {{template: {LONG}}}\n", "report: {template: ../../x}\n"],
    ids=["fonts", "essay", "outside", "folder", "template", "template outside"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_an_error_at_its_place(argmap, folder, text):
    (folder / "good.yaml").write_text(MAP + text)
    code, _, err = argmap("build", "good.yaml", "--to", "pdf")
    assert code == 1
    assert "good.yaml:7:" in err


@pytest.mark.parametrize(
    "words", [("check", LONG), ("show", LONG), ("build", LONG, "-o", LONG), ("new", LONG)]
)
def test_a_name_that_is_too_long_is_no_fault(argmap, words):
    code, _, err = argmap(*words)
    assert code in (1, 2)
    assert "Traceback" not in err


def test_names_of_files_cannot_command_the_terminal(argmap, folder):
    name = "bad\x1b[31m\nname.yaml"
    (folder / name).write_text(MAP)
    for words in (("check", name), ("build", name, "--to", "svg"), ("build", name + "\x1b", "--to", "svg")):
        _, out, err = argmap(*words)
        assert "\x1b" not in out + err
        assert "\nname" not in out + err


def await_file(path):
    """Wait until another process has made a file, ten seconds at most."""
    for _ in range(500):
        if path.exists():
            return
        time.sleep(0.02)
    pytest.fail(f"{path.name} did not appear")


def opened(folder, monkeypatch, *, to):
    """What a stand-in for the machine's opener was given."""
    opener = folder / "bin" / ("open" if sys.platform == "darwin" else "xdg-open")
    opener.parent.mkdir()
    opener.write_text(
        '#!/bin/sh\nfor word in "$@"; do echo "$word"; done > "$LOG.part"; /bin/mv "$LOG.part" "$LOG"\n'
    )
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(opener.parent), prepend=os.pathsep)
    monkeypatch.setenv("LOG", str(folder / "log"))
    with pytest.raises(SystemExit):
        main(["build", "good.yaml", "--to", to, "--open"])
    await_file(folder / "log")
    return (folder / "log").read_text().splitlines()


@pytest.mark.parametrize(("to", "kind"), [("svg,pdf", "pdf"), ("svg", "svg")])
def test_open_opens_the_first_pdf_else_what_there_is(folder, monkeypatch, to, kind):
    assert opened(folder, monkeypatch, to=to) == [str(folder / "exports" / f"good.{kind}")]
