"""Figures and pages of the Word file."""

import shutil
import subprocess

import pdfplumber
import pytest

from argmap.report.document import Listing, PageBreak
from argmap.writers import docx
from tests.wordfile import (
    EPOCH,
    W,
    everything,
    figure,
    heading,
    lines,
    paragraph,
    part,
    report,
    table,
    words,
    write,
)

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
POINT = 12_700
LINE, LARGEST = 453.56, 1584


def sizes(data: bytes) -> list[tuple[float, float]]:
    found = part(data).iter(f"{WP}extent")
    return [(int(extent.get("cx")) / POINT, int(extent.get("cy")) / POINT) for extent in found]


def pages(data: bytes) -> list[tuple[int, int]]:
    found = part(data).iter(f"{W}pgSz")
    return [(int(size.get(f"{W}w")) // 20, int(size.get(f"{W}h")) // 20) for size in found]


def breaks(data: bytes) -> list[str]:
    found = part(data).iter(f"{W}p")
    return [words(line) for line in found if line.find(f"{W}pPr/{W}pageBreakBefore") is not None]


def parted(data: bytes) -> list[list[str]]:
    """Return the words of each section's paragraphs."""
    sections: list[list[str]] = [[]]
    for line in part(data).iter(f"{W}p"):
        sections[-1].append(words(line))
        if line.find(f"{W}pPr/{W}sectPr") is not None:
            sections.append([])
    return sections


def test_a_figure_has_its_own_size_on_paper_and_its_words():
    data = write(report(figure(1, 300, 200)))
    assert sizes(data) == [(300, 200)]
    named = part(data).find(f".//{WP}docPr")
    assert (named.get("name"), named.get("descr"), named.get("title")) == (
        "Figure 1",
        "Alternative 1",
        "Map 1",
    )


@pytest.mark.parametrize(("width", "height"), [(907.12, 100), (400, 2000), (0, 0), (9000, 9000)])
def test_a_figure_in_the_text_is_shrunk_to_fit_and_never_enlarged(width, height):
    [(across, down)] = sizes(write(report(figure(1, width, height))))
    assert across <= max(min(width, LINE), 1) + 0.1
    assert down <= max(min(height, 650), 1)
    if width:
        assert across / down == pytest.approx(width / height, rel=0.01)


def test_a_figure_without_a_picture_is_told_in_words():
    data = docx.write(report(figure(1)), figures={}, epoch=EPOCH, creator="x")
    assert lines(data)[0] == ("ArgmapFigure", "[Alternative 1]")


def test_pictures_and_bookmarks_have_ids_of_their_own():
    root = part(write(everything()))
    ids = [named.get("id") for named in root.iter(f"{WP}docPr")]
    assert len(set(ids)) == len(ids) == 2


def test_a_figure_of_its_own_page_takes_the_paper_turned_when_that_suffices():
    data = write(report(paragraph("before"), figure(1, 700, 300, own_page=True), paragraph("after")))
    assert pages(data) == [(595, 841), (841, 595), (595, 841)]
    assert parted(data) == [["before"], ["", "Figure 1. Caption 1", ""], ["after"]]
    assert sizes(data) == [(700, 300)]


def test_a_large_figure_gets_a_page_as_large_as_it_needs():
    data = write(report(figure(1, 1200, 900, own_page=True)))
    [(width, height)] = pages(data)
    assert 1200 < width < 1400
    assert 900 < height < 1200
    assert sizes(data) == [(1200, 900)]


@pytest.mark.parametrize(("width", "height"), [(5000, 100), (100, 5000), (4000, 4000), (1500, 1500)])
def test_no_page_is_larger_than_word_can_have(width, height):
    data = write(report(figure(1, width, height, own_page=True)))
    assert max(pages(data)[0]) <= LARGEST
    [(across, down)] = sizes(data)
    assert across / down == pytest.approx(width / height, rel=0.01)
    assert across < width
    assert down < height


def test_the_heading_of_a_figure_goes_with_it_and_so_do_a_few_words():
    own = figure(1, 700, 300, own_page=True)
    data = write(report(paragraph("x"), heading("Annex", new_page=True), paragraph("The map."), own))
    assert parted(data) == [["x"], ["Annex", "The map.", "", "Figure 1. Caption 1"]]
    assert breaks(data) == []
    long = write(report(paragraph("x"), heading("Annex"), paragraph("word " * 400), own))
    assert len(parted(long)[0]) == 3


def test_figures_on_pages_of_their_own_may_follow_each_other_and_stand_last():
    own = [figure(n, 700, 300, own_page=True) for n in (1, 2)]
    data = write(report(*own))
    assert parted(data) == [["", "Figure 1. Caption 1", ""], ["", "Figure 2. Caption 2"]]
    assert pages(data) == [(841, 595), (841, 595)]


def test_heads_and_feet_are_named_once_and_hold_for_all_pages():
    root = part(write(everything()))
    first, *others = root.iter(f"{W}sectPr")
    assert len(first.findall(f"{W}headerReference")) == len(first.findall(f"{W}footerReference")) == 2
    assert others
    assert [section.find(f"{W}titlePg") is not None for section in (first, *others)] == [True, False, False]
    assert not any(section.findall(f"{W}headerReference") for section in others)


def test_a_page_break_is_a_property_of_what_follows():
    data = write(
        report(paragraph("a"), PageBreak(), paragraph("b"), PageBreak(), heading("c", new_page=True))
    )
    assert breaks(data) == ["b", "c"]


def test_a_page_break_before_a_table_and_useless_ones():
    data = write(
        report(PageBreak(), paragraph("a"), PageBreak(), PageBreak(), table(("A",), ("1",)), PageBreak())
    )
    assert breaks(data) == [""]
    assert [style for style, _ in lines(data)] == [
        "BodyText",
        "ArgmapGap",
        "ArgmapTableHead",
        "ArgmapTableText",
        "ArgmapGap",
    ]


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (595, 841)), ("Letter", (612, 792)), ("unknown", (595, 841))]
)
def test_paper(paper, size):
    assert pages(write(report(paragraph("x"), paper=paper))) == [size]


def test_a_figure_in_a_list_stays_in_the_text():
    data = write(report(Listing(((paragraph("x"), figure(1, 900, 300, own_page=True)),))))
    assert len(pages(data)) == 1


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_all_the_words(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(write(everything()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "report.pdf") as shown:
        said = " ".join(page.extract_text() for page in shown.pages)
    missing = [word for _, line in lines(path.read_bytes()) for word in line.split() if word not in said]
    assert missing == []
    assert "Restricted" in said
    assert "Page 1 of" in said
