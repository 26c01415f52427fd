"""Themes that mean harm are refused in a line each, whatever they hold, and soon."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from argmap import pipeline
from argmap.report.document import Heading
from argmap.source import SourceText
from argmap.themes import Theme
from argmap.themes.fonts import NoFontError, cuts, grouped
from argmap.themes.pictures import LARGEST, MOST_DOTS, NoPictureError, printed
from argmap.themes.reading import read_theme
from argmap.writers import html, pdf
from made_fonts import collection, font
from tests.pdffile import body, document, text

MAP = "title: T\nreport: {theme: house.toml}\nthesis: {claim: A, reasons: [B]}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    Path("a.yaml").write_text(MAP)
    return tmp_path


def errors(theme):
    if theme is not None:
        Path("house.toml").write_text(theme)
    outcome = pipeline.build(Path("a.yaml"), pipeline.BuildOptions(output=Path("out"), to=("svg",)))
    assert outcome.written == ()
    return [(one.code, one.span.source) for one in outcome.diagnostics if one.severity == "error"]


@pytest.mark.parametrize(
    "theme",
    ['fonts = ["../x"]', 'logo.file = "../x"', 'logo.file = "/etc/hostname"', 'fonts = ["a\\u0000b"]'],
)
def test_no_path_leads_out_of_the_root(folder, theme):
    (folder / "x").write_bytes(font())
    assert errors(theme) == [("outside-root", "house.toml")]


def test_no_link_leads_out_of_the_root(folder):
    (folder / "x.toml").write_text("")
    Path("house.toml").symlink_to(folder / "x.toml")
    assert errors(None) == [("outside-root", "a.yaml")]


@pytest.mark.parametrize("file", [".", "/dev/zero", "out"])
def test_what_is_no_file_is_not_read(folder, file):
    Path("out").mkdir()
    Path("zero").symlink_to("/dev/zero")
    assert errors(f'logo.file = "{file}"')[0][0] in ("cannot-read", "outside-root")


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a = " + "{b = " * 19_000,
        "size = " + "9" * 9_000,
        "size = 0x" + "f" * 90_000,
        "x = 1\n" * 10_000,
        "".join(f"k{n} = 1\n" for n in range(9_000)),
        "".join(f"[a{n}]\n" for n in range(9_000)),
        ".".join("a" * 40_000) + " = 1",
        "size = 10 # " + "x" * 99_000,
        "size = " + "[" * 90 + "]" * 90,
        "\0",
        "paper = '''" + "A" * 90_000 + "'''",
        'body-font = "\\U0010FFFF\\u202e"',
    ],
    ids=lambda text: text[:12],
)
def test_no_text_keeps_the_reader_busy_or_breaks_it(text):
    found = read_theme(SourceText("house.toml", text)).diagnostics
    assert len(found) <= 50
    assert all("\n" not in one.message and len(one.message) < 200 for one in found)


def test_names_joined_by_very_many_dots_are_not_followed():
    (found,) = read_theme(SourceText("t", "x = 1\n" + ".".join("a" * 40_000))).diagnostics
    assert (found.code, found.message) == ("toml-syntax", "more than 50 names joined by dots")
    assert read_theme(SourceText("t", "# ..... e.g. " + "Version 1.2.3, " * 99)).diagnostics == ()


def test_a_theme_that_is_too_long_is_not_read():
    (found,) = read_theme(SourceText("t", "#" * 100_001)).diagnostics
    assert found.message == "expected a theme of at most 100,000 characters, found 100,001"


def bomb(across, down):
    """Return a PNG of a few bytes that unpacks to very many dots."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (MOST_DOTS + 1, 1)])
def test_a_picture_that_unpacks_to_very_many_dots_is_not_unpacked(size):
    with pytest.raises(NoPictureError, match="unpacks to"):
        printed(bomb(*size), 34.0)


def test_a_picture_without_dots_is_broken():
    with pytest.raises(NoPictureError, match="or a broken one"):
        printed(bomb(0, 9), 34.0)


def test_a_picture_of_very_many_bytes_is_not_looked_at():
    with pytest.raises(NoPictureError, match="is larger than 5 MB"):
        printed(bytes(LARGEST + 1), 34.0)


def test_a_picture_that_is_a_line_keeps_within_the_page():
    saved = BytesIO()
    Image.new("RGB", (20_000, 1)).save(saved, "PNG")
    png, width = printed(saved.getvalue(), 34.0)
    assert width == 680_000.0
    assert len(png) < 10_000


def spoilt(content, seed):
    """Return a font with some bytes changed, those of its first table seldom."""
    random, changed = Random(seed), bytearray(content)
    for _ in range(random.randrange(1, 30)):
        changed[random.randrange(12 if random.random() < 0.9 else 0, len(changed))] = random.randrange(256)
    return bytes(changed)


FONTS = (font(), font(cff=True), font(variable=True), collection(font("A"), font("B")))


def survived(seeds):
    """Set a document in spoilt fonts; return how many were taken for fonts."""
    taken = 0
    for seed in seeds:
        try:
            families = grouped(cuts(spoilt(FONTS[seed % len(FONTS)], seed)))
        except NoFontError:
            continue
        taken += 1
        theme = Theme(body=families[0], heading=families[-1], helping=families)
        dressed = document(body("Body and — more"), Heading(1, text("A")), theme=theme)
        pdf.write(dressed, epoch=0, creator="argmap test")
        html.write(dressed, creator="argmap test")
    return taken


def test_spoilt_fonts_are_refused_or_serve():
    assert survived(range(40)) > 5


@pytest.mark.slow
def test_many_spoilt_fonts_are_refused_or_serve():
    assert survived(range(40, 3_000)) > 500
