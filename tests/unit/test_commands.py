"""Commands as people type them: the transcripts in `tests/commands/` are run and must come out as written.

A fenced block whose head has `file NAME` is a file; a `console` block is a session: lines that begin with `$`
are typed, what follows is expected on both streams together, and a last line such as `[1]` is the exit code.
A line `...` stands for any lines, for what a reader of the manual need not see.
"""

import re
import shlex
import shutil

import pytest

from argmap.cli import main
from reading import ROOT

TRANSCRIPTS = sorted((ROOT / "tests" / "commands").glob("*.md"))
MANUALS = [ROOT / "docs" / "check.md"]
"""Pages of the manual whose sessions are run on the repository's own maps."""
_BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"^\[(\d+)\]$")


def sessions(text):
    """Yield (command, expected lines, exit code) of a console block."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        code = _EXIT.match(lines[-1]) if lines else None
        yield command, lines[:-1] if code else lines, int(code[1]) if code else 0


def typed(command, capfd):
    words = shlex.split(command)
    assert words[0] == "argmap", command
    code = 0
    try:
        main(words[1:])
    except SystemExit as ended:
        code = int(ended.code or 0)
    said = capfd.readouterr()
    return (said.out + said.err).rstrip("\n").split("\n"), code


def agree(said, expected):
    """Whether lines are those expected; `...` among these stands for any lines."""
    said, expected = [[line.rstrip() for line in lines if line] for lines in (said, expected)]
    if "..." not in expected:
        return said == expected
    cut = expected.index("...")
    first, rest = expected[:cut], expected[cut + 1 :]
    if said[:cut] != first:
        return False
    return not rest or any(agree(said[start:], rest) for start in range(cut, len(said)))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path, folder, capfd):
    for block in _BLOCK.finditer(path.read_text(encoding="utf-8")):
        if " file " in block["kind"]:
            name = folder / block["kind"].split(" file ")[1]
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            run(block["text"], capfd)


def run(session, capfd):
    for command, expected, code in sessions(session):
        said, ended = typed(command, capfd)
        if not agree(said, expected):
            assert "\n".join(said) == "\n".join(expected), command
        assert ended == code


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_a_manual_shows_what_the_commands_say(path, folder, capfd):
    for name in ("maps", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    blocks = [
        block for block in _BLOCK.finditer(path.read_text(encoding="utf-8")) if block["kind"] == "console"
    ]
    assert blocks
    for block in blocks:
        run(block["text"], capfd)


def test_there_are_transcripts():
    assert len(TRANSCRIPTS) >= 4
