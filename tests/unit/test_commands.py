"""Commands as people type them: the transcripts in `tests/commands/` are run and must come out as written.

A fenced block whose head has `file NAME` is a file; a `console` block is a session: lines that begin with `$`
are typed, what follows is expected on both streams together, and a last line such as `[1]` is the exit code.
"""

import re
import shlex

import pytest

from argmap.cli import main
from reading import ROOT

TRANSCRIPTS = sorted((ROOT / "tests" / "commands").glob("*.md"))
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


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for block in _BLOCK.finditer(path.read_text(encoding="utf-8")):
        if " file " in block["kind"]:
            name = tmp_path / block["kind"].split(" file ")[1]
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            for command, expected, code in sessions(block["text"]):
                said, ended = typed(command, capfd)
                assert [line.rstrip() for line in said if line] == [line for line in expected if line]
                assert ended == code


def test_there_are_transcripts():
    assert len(TRANSCRIPTS) >= 4
