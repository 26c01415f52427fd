"""What two validators that know nothing of each other say of our Word files, and of planted faults.

One is Microsoft's own Open XML SDK, in a package of npm; the other is openxml-audit.
"""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.evaluate import evaluate
from argmap.pipeline import check
from argmap.produce import Job, produce
from argmap.report.build import Material, build
from argmap.report.templates import TEMPLATES, text_of
from argmap.source import SourceText
from argmap.themes import Theme
from argmap.themes.fonts import cuts, grouped
from argmap.writers import docx
from argmap.writers.attachments import Attachment
from argmap.writers.docx_reference import read
from drawn import understood
from houses import HOUSES, changed
from made_fonts import font
from many_maps import drawn_up
from reading import ENGINE, MAPS, ROOT
from tests.unit.test_docx_notes import letter
from tests.validators.test_words_elsewhere import shown
from tools import need, need_module

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "openxml"
JUDGED = sorted((ROOT / "tests" / "judged").glob("*.yaml"))
EPOCH = 946_684_800
MANY, AT_ONCE = 80, 20


@pytest.fixture(scope="module")
def sdk(tmp_path_factory):
    """Return what tells the findings of the SDK in files, by their paths."""
    node, npm = need("node"), need("npm")
    folder = tmp_path_factory.mktemp("openxml")
    for path in HERE.iterdir():
        shutil.copy(path, folder)
    install = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        need("the package @ooxml-tools/validate")

    def findings(paths):
        asked = "\n".join(map(str, paths))
        run = [node, "validate.mjs", str(folder)]
        done = subprocess.run(run, cwd=folder, input=asked, capture_output=True, text=True, check=True)
        told = map(json.loads, done.stdout.splitlines())
        return {Path(row["path"]).name: row["found"] for row in told}

    return findings


def audited(path):
    """Return what openxml-audit finds in a file."""
    audit = need_module("openxml_audit")
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365)
    return [error.description for error in validator.validate(str(path)).errors]


def nothing_is_wrong(contents, folder, sdk):
    """Say that both validators find nothing in files, by name."""
    paths = [folder / f"{name}.docx" for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    assert {path.name: found for path in paths if (found := audited(path))} == {}
    assert {name: found for name, found in sdk(paths).items() if found} == {}


def job(path, template="briefing", **more):
    loaded = check(path).loaded
    return Job(
        source=loaded.source,
        map=loaded.map,
        evaluation=loaded.evaluation,
        essay=loaded.essay,
        template=SourceText(template, text_of(template)),
        to=("docx",),
        epoch=EPOCH,
        engine=ENGINE,
        **more,
    )


def made(*asked, **more):
    return produce(job(*asked, **more)).value[0].content


def test_both_find_nothing_in_reports_on_any_map(tmp_path, sdk):
    contents = {path.stem: made(path) for path in [*MAPS, *JUDGED[::4]]}
    nothing_is_wrong(contents, tmp_path, sdk)


@pytest.mark.parametrize("first", range(0, MANY, AT_ONCE))
def test_both_find_nothing_in_reports_on_many_generated_maps(first, tmp_path, sdk):
    houses = [None, *HOUSES.values()]
    contents = {}
    for seed in range(first, first + AT_ONCE):
        argument_map = understood(drawn_up(seed))
        asked = SourceText("t", text_of(TEMPLATES[seed % len(TEMPLATES)]))
        source = SourceText("map.yaml", drawn_up(seed))
        found = Material(map=argument_map, evaluation=evaluate(argument_map), template=asked, text=source)
        house = houses[seed % len(houses)]
        contents[str(seed)] = docx.write(
            build(found).value,
            figures={},
            epoch=EPOCH,
            creator="argmap",
            pages=(1, 2) if seed % 3 else (),
            origin=Attachment("map.yaml", source.text.encode()) if seed % 2 else None,
            reference=read(house()) if house else None,
        )
    nothing_is_wrong(contents, tmp_path, sdk)


def test_both_find_nothing_in_files_that_carry_fonts(tmp_path, sdk):
    weights = [cut for weight in (400, 700) for cut in cuts(font("Made & co", weight=weight))]
    [family] = grouped(weights)
    contents = {"fonts": made(MAPS[0], theme=Theme(body=family, heading=family))}
    nothing_is_wrong(contents, tmp_path, sdk)


def test_a_file_that_libreoffice_made_is_a_reference_document_and_both_find_nothing(tmp_path, sdk):
    path = tmp_path / "house.docx"
    path.write_bytes(HOUSES["letterhead"]())
    for kind in ("odt", "docx"):
        path = shown(path, kind)
    house = read(path.read_bytes())
    assert house.marked
    content = made(MAPS[0], reference=house)
    said = shown_text(tmp_path, content)
    assert "The address" in said
    assert "Yours faithfully" in said
    assert "Key judgements" in said
    nothing_is_wrong({"from-libreoffice": content}, tmp_path, sdk)


def shown_text(folder, content):
    (folder / "report.docx").write_bytes(content)
    return shown(folder / "report.docx", "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")


def test_both_find_nothing_in_any_template(tmp_path, sdk):
    contents = {template: made(MAPS[0], template) for template in TEMPLATES}
    nothing_is_wrong(contents, tmp_path, sdk)


def test_both_find_nothing_in_any_house(tmp_path, sdk):
    houses = {name: house() for name, house in HOUSES.items()} | {"notes": letter()}
    contents = {name: made(MAPS[0], reference=read(house)) for name, house in houses.items()}
    nothing_is_wrong(contents, tmp_path, sdk)


NOTED = """
title: T
thesis:
  claim: T
  commentary: |
    It^[So [x](https://example.org).] is[^1].

    [^1]: S
"""


def noted(tmp_path):
    (tmp_path / "noted.yaml").write_text(NOTED)
    return tmp_path / "noted.yaml"


def test_both_find_nothing_in_files_for_the_way_back_in_themes_and_with_notes(tmp_path, sdk):
    contents = {
        "back": made(MAPS[0], round_trip=True),
        "filled": made(MAPS[0], theme=replace(Theme(), justify=True, size=12)),
        "notes": made(noted(tmp_path), "dossier"),
    }
    nothing_is_wrong(contents, tmp_path, sdk)


FAULTS = {
    "an unknown element": (b"<w:body>", b"<w:body><w:nonsense/>"),
    "an unknown value": (b'w:orient="landscape"', b'w:orient="sideways"'),
    "a wrong order": (b"</w:p><w:sectPr", b"<w:pPr/></w:p><w:sectPr"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_both_find_a_planted_fault(fault, tmp_path, sdk):
    path = tmp_path / "a.docx"
    before, after = FAULTS[fault]
    content = made(next(one for one in MAPS if one.stem == "kazakhstan-civil-society"))
    path.write_bytes(changed(content, document=lambda xml: xml.replace(before, after, 1)))
    assert path.read_bytes() != content
    assert audited(path) != []
    assert sdk([path])["a.docx"] != []
