"""What a house says once in its file of wishes, for all its maps: the template, the Word file, the theme."""

import json
import re

import pytest
from click.testing import CliRunner
from docx import Document

from argmap.cli import cli
from argmap.rules import KNOWN
from argmap.rules.house_file import _KEYS, read_house
from argmap.source import SourceText
from reading import ROOT
from tests.houses import plain, saved

MANUAL = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
MAP = "title: Open on Sundays\n{}thesis: Libraries should open on Sundays.\nbottom-line: Open them.\n"
WISHES = 'template = "ours.md"\nreference-docx = "letter.docx"\n'


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder with a template and a Word file of its own, and with maps in a folder below."""
    (tmp_path / "argmap.toml").write_text(WISHES)
    (tmp_path / "ours.md").write_text("# Said by the house\n\n{{ markdown(bottom_line) }}\n")
    (tmp_path / "theirs.md").write_text("# Said by the map\n")
    (tmp_path / "letter.docx").write_bytes(letter("House Street 1"))
    (tmp_path / "other.docx").write_bytes(letter("Other Street 2"))
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def letter(address):
    """Return a Word file with an address at the head of its pages."""
    house = plain()
    house.sections[0].header.paragraphs[0].text = address
    return saved(house)


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def built(house, wishes="", *options):
    """Build a map; return the first heading of its Word file, and the head of its pages."""
    (house / "maps" / "talk.yaml").write_text(MAP.format(wishes))
    done = run("build", "maps/talk.yaml", "--to", "docx", "-o", "out", "--force", *options)
    assert done.exit_code == 0, done.output
    made = Document(str(house / "out" / "talk.docx"))
    headings = [line.text for line in made.paragraphs if line.style.name.startswith("Heading")]
    return headings[0], made.sections[0].header.paragraphs[0].text


def test_a_house_names_its_template_and_its_word_file_once(house):
    assert built(house) == ("Said by the house", "House Street 1")


def test_a_map_comes_before_its_house(house):
    wishes = "report: {template: ../theirs.md, reference-docx: ../other.docx}\n"
    assert built(house, wishes) == ("Said by the map", "Other Street 2")


def test_the_command_line_comes_before_both(house):
    wishes = "report: {template: briefing, reference-docx: ../letter.docx}\n"
    options = ("--template", "theirs.md", "--reference-docx", "other.docx")
    assert built(house, wishes, *options) == ("Said by the map", "Other Street 2")


def test_a_map_can_have_argmap_s_own_again(house):
    heading, head = built(house, "report: {template: briefing, reference-docx: plain}\n")
    assert heading == "How far to trust this material"
    assert head != "House Street 1"


def test_plain_is_argmap_s_own_on_the_command_line_and_in_a_house_below_another(house):
    (house / "look.toml").write_text("size = 99")  # which would be an error
    (house / "argmap.toml").write_text(WISHES + 'theme = "look.toml"\n')
    options = ("--theme", "plain", "--reference-docx", "plain")
    assert built(house, "", *options)[1] != "House Street 1"
    (house / "maps" / "argmap.toml").write_text('theme = "plain"\nreference-docx = "plain"\n')
    heading, head = built(house)
    assert (heading, head) != ("Said by the house", "House Street 1")


def test_a_house_may_name_one_of_argmap_s_own_templates(house):
    (house / "argmap.toml").write_text('template = "worksheet-key"\n')
    assert built(house)[0] == "How well it stands"


@pytest.mark.parametrize(
    ("wishes", "code", "line"),
    [
        ('\ntemplate = "no.md"', "unknown-template", 2),
        ('\n\nreference-docx = "no.docx"', "cannot-read", 3),
        ('reference-docx = "ours.md"', "not-a-reference-docx", 1),
        ('\ntemplate = "../../ours.md"', "outside-root", 2),
        ('\nreference-docx = "/etc/hostname"', "outside-root", 2),
    ],
)
def test_a_file_that_is_not_there_is_told_where_the_house_names_it(house, wishes, code, line):
    (house / "argmap.toml").write_text(wishes)
    (house / "maps" / "talk.yaml").write_text(MAP.format(""))
    done = run("build", "maps/talk.yaml", "--to", "docx", "-o", "out")
    assert done.exit_code == 1
    assert f"argmap.toml:{line}:1: error[{code}]" in done.output


def test_the_check_tells_of_a_template_and_a_theme_that_are_not_there(house):
    (house / "maps" / "talk.yaml").write_text(MAP.format("report: {template: breifing, theme: no.toml}\n"))
    done = run("check", "maps/talk.yaml")
    assert "talk.yaml:2:20: error[unknown-template]" in done.output
    assert "did you mean `briefing`?" in done.output
    assert "talk.yaml:2:37: error[cannot-read]: cannot read no.toml: there is no such file" in done.output


def test_a_file_that_came_back_is_held_beside_what_the_house_made(house):
    built(house)
    done = run("compare", "out/talk.docx", "maps/talk.yaml", "--format", "json")
    assert json.loads(done.stdout)["changes"] == []


def test_the_manual_names_every_wish_and_its_example_is_read_without_a_finding():
    (example,) = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    read = read_house(SourceText("argmap.toml", example), KNOWN)
    assert read.diagnostics == ()
    assert read.value.reference_docx.text == "house/letter.docx"
    rows = [line.split("|")[1] for line in MANUAL.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`([\w-]+)`", "".join(rows))) == sorted(_KEYS)
