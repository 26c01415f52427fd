"""A report that somebody opened, edited and saved in LibreOffice: `argmap compare` tells what was edited."""

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


@pytest.mark.parametrize("options", [[], ["--round-trip"]], ids=["plain", "carrying"])
@pytest.mark.parametrize("ways", [["docx"], ["odt", "docx"]], ids=["docx", "odt and back"])
def test_edits_come_back_through_libreoffice(tmp_path, monkeypatch, options, ways):
    need("soffice")
    built = CliRunner().invoke(cli, ["build", str(MAP), "--to", "docx", "-o", str(tmp_path), *options])
    assert built.exit_code == 0
    path = tmp_path / f"{MAP.stem}.docx"
    path.write_bytes(edited(disk.existing(path), *EDITS))
    for way in ways:
        path = saved_by_libreoffice(path, way)
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(cli, ["compare", str(path), str(MAP), "--format", "json"])
    told = json.loads(done.stdout)["changes"]
    assert {(one["kind"], one["part"], one["statement"]) for one in told} == EXPECTED
    assert len(told) == len(EXPECTED)
