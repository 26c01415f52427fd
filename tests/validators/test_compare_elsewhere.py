"""A report that was edited and came through another program: `argmap compare` tells what was edited."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from argmap.cli import cli
from argmap.host import disk
from reading import ROOT
from tests.returned import around, edited, inside, paragraph, put_in, said
from tools import need

pytestmark = pytest.mark.slow

MAP = ROOT / "maps" / "kazakhstan-civil-society.yaml"
EDITS = (
    inside("am_fears_rose", said("Official fears", "Official worries")),
    inside("am_accused", lambda text: put_in("Some say that ") + text),
    around("am_closer_look", lambda text: text + paragraph("Which groups were these?")),
    around("am_four_hundred", lambda _: ""),
    said("The essay is convincing on", "The essay convinces on"),
)
EXPECTED = {
    ("changed", "bottom-line", None),
    ("removed", "statement", "four-hundred"),
    ("changed", "statement", "fears-rose"),
    ("changed", "statement", "accused"),
    ("added", "statement", "closer-look"),
}


def saved_by_libreoffice(path, via):
    """Open a file in LibreOffice and save it as another; return that."""
    target = path.parent / via
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    asked = [need("soffice"), profile, "--headless", "--convert-to", via, "--outdir", str(target), str(path)]
    subprocess.run(asked, check=True, capture_output=True)
    return target / f"{path.stem}.{via}"


def rewritten_by_pandoc(path, _):
    """Read a Word file with pandoc, which loses styles and most bookmarks, and write another; return that."""
    target = path.parent / "rewritten.docx"
    subprocess.run([need("pandoc"), str(path), "-o", str(target)], check=True, capture_output=True)
    return target


WAYS = {
    "LibreOffice": (saved_by_libreoffice, ["docx"]),
    "LibreOffice, ODT and back": (saved_by_libreoffice, ["odt", "docx"]),
    "pandoc": (rewritten_by_pandoc, ["docx"]),
}


@pytest.mark.parametrize("options", [[], ["--round-trip"]], ids=["plain", "carrying"])
@pytest.mark.parametrize("way", WAYS)
def test_edits_come_back_through_other_programs(tmp_path, monkeypatch, options, way):
    built = CliRunner().invoke(cli, ["build", str(MAP), "--to", "docx", "-o", str(tmp_path), *options])
    assert built.exit_code == 0
    path = tmp_path / f"{MAP.stem}.docx"
    path.write_bytes(edited(disk.existing(path), *EDITS))
    step, formats = WAYS[way]
    for form in formats:
        path = step(path, form)
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(cli, ["compare", str(path), str(MAP), "--format", "json"])
    told = json.loads(done.stdout)["changes"]
    assert {(one["kind"], one["part"], one["statement"]) for one in told} == EXPECTED
    assert len(told) == len(EXPECTED)
