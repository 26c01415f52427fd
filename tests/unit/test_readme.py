"""What the README says can be typed, and what it shows is true."""

import re

import pytest

from argmap import formats
from argmap.cli import COMMANDS
from argmap.source import SourceText
from reading import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("name", "what"), [("build", "argmap build maps/"), ("test", "pytest")])
def test_the_two_commands_stand_there_and_are_run_as_printed(name, what):
    (command,) = re.findall(rf"<!-- command: {name} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert what in command
    assert "\n" not in command
    assert "<!-- command: $1 -->" in CI
    assert "for name in build test" in CI


def test_every_command_exists():
    typed = [
        line.split()[2]
        for block in blocks("console")
        for line in block.split("\n")
        if line.startswith("$ argmap")
    ]
    assert typed
    assert set(typed) <= set(COMMANDS)


def test_the_map_is_one():
    for block in blocks("yaml"):
        read = formats.read(SourceText("readme.yaml", block))
        assert read.value is not None
        assert read.diagnostics == ()


def test_what_it_links_to_is_there():
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", README):
        assert (ROOT / target).exists(), target


def test_the_project_names_nothing_of_the_machine():
    for path in (
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("argmap/**/*.py"),
        *ROOT.glob("maps/*"),
    ):
        assert not re.search(r"(?<![\w.])/(work|root|home)/", path.read_text(encoding="utf-8")), path
