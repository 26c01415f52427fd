"""A theme changes paper, margins, type, colours and logo of every output."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from lxml import etree, html
from PIL import Image
from test_themes import EXAMPLES

from argmap import pipeline
from argmap.host.machine_fonts import having
from argmap.printing import as_text
from argmap.report.document import Figure, Heading, PageBreak, Paragraph, Role, Table
from argmap.rules import RULES
from argmap.themes import Colours, Logo, Margins, Theme
from argmap.themes.fonts import cuts, grouped
from argmap.themes.pictures import NoPictureError, printed
from argmap.writers import docx, pdf, pdf_layout, svg
from argmap.writers import html as pages
from argmap.writers.pdf_pages import Page
from argmap.writers.pdf_styles import MARGIN
from made_fonts import font
from pdftree import read
from tests.pdffile import SENTENCE, body, document, every_block, placed, text
from wordfile import W, part

RED = (0.6, 0.0, 0.1)
HAN = "漢"


def picture(across=300, down=100, kind="PNG", mode="RGB", colour="red"):
    saved = BytesIO()
    Image.new(mode, (across, down), colour).save(saved, kind)
    return saved.getvalue()


def logo(alt="The ministry"):
    png, width = printed(picture(), 34.0)
    return Logo(png, width, 34.0, alt)


def in_theme(*blocks, paper="A4", title="A title", marking="", language="en", **theme):
    return replace(
        document(*blocks, title=title, paper=paper, marking=marking, language=language), theme=Theme(**theme)
    )


def written(*blocks, **theme):
    return pdf.write(in_theme(*blocks, **theme), epoch=0, creator="argmap test")


def opened(*blocks, **theme):
    return pdfplumber.open(BytesIO(written(*blocks, **theme)))


def left_and_right(page):
    return min(char["x0"] for char in page.chars), max(char["x1"] for char in page.chars)


# PDF.


def test_margins_are_those_of_the_theme():
    margins = Margins(top=100, right=60, bottom=80, left=120)
    with opened(*[body(SENTENCE * 9)] * 3, margins=margins) as file:
        first = file.pages[0]
        words = [char for char in first.chars if char["text"] != " " and char["top"] < 760]
        assert min(char["x0"] for char in words) == pytest.approx(120, abs=2)
        assert max(char["x1"] for char in words) <= float(first.width) - 60 + 0.1
        assert min(char["top"] for char in words) == pytest.approx(102, abs=4)
        assert max(char["bottom"] for char in words) <= float(first.height) - 80


def test_type_and_leading_grow_together():
    usual, large = (pdf_layout.lay_out(in_theme(body(SENTENCE * 9), size=size)) for size in (10.5, 12.6))
    sizes = [page.spots[0].strip.parts[0].line.pieces[0].size for (page,) in (usual, large)]
    heights = [page.spots[0].strip.height for (page,) in (usual, large)]
    assert sizes == pytest.approx([10.5, 12.6])
    assert heights == pytest.approx([14, 16.8])


def test_lines_of_running_text_are_filled_and_nothing_else_is():
    blocks = (body(SENTENCE * 4), Paragraph(text(SENTENCE * 4), Role.SMALL))
    with opened(*blocks, justify=True) as file:
        page = file.pages[0]
        by_size = {size: set() for size in (9.0, 10.5)}
        for line in page.extract_text_lines():
            size = round(line["chars"][0]["size"], 1)
            by_size.setdefault(size, set()).add(round(line["chars"][-1]["x1"]))
    assert len(by_size[10.5]) == 2
    assert len(by_size[9.0]) > 2


def colours_of(content):
    with pdfplumber.open(BytesIO(content)) as file:
        chars = [char for page in file.pages for char in page.chars]
        return {tuple(round(part, 2) for part in char["non_stroking_color"]) for char in chars}


def test_headings_links_and_text_are_in_the_colours_of_the_theme():
    blocks = [block for block in every_block() if not isinstance(block, Figure)]
    named = Colours(accent=RED, link=(0.0, 0.4, 0.2), ink=(0.0, 0.0, 0.3))
    found = colours_of(written(*blocks, colours=named))
    assert {(0.6, 0.0, 0.1), (0.0, 0.4, 0.2), (0.0, 0.0, 0.3)} <= found
    assert not found & {(0.07, 0.2, 0.3), (0.04, 0.32, 0.56), (0.1, 0.1, 0.12)}


def test_rules_and_grounds_of_tables_are_in_the_colours_of_the_theme():
    table = Table((text("a"), text("b")), ((text("c"), text("d")),), (0.5, 0.5))
    colours = Colours(accent=RED, shade=(1.0, 0.9, 0.8), line=(0.5, 0.5, 0.1))
    with opened(table, colours=colours) as file:
        page = file.pages[0]
        assert (1.0, 0.9, 0.8) in {tuple(rect["non_stroking_color"]) for rect in page.rects}
        assert RED in {tuple(line["stroking_color"]) for line in page.lines}


def test_the_logo_is_a_figure_with_its_words_at_the_right_of_page_1_alone():
    content = written(body(), PageBreak(), body(), logo=logo())
    with pdfplumber.open(BytesIO(content)) as file:
        assert [len(page.images) for page in file.pages] == [1, *[0] * (len(file.pages) - 1)]
        (image,) = file.pages[0].images
        assert image["x1"] == pytest.approx(float(file.pages[0].width) - MARGIN, abs=0.1)
        assert 17 < image["top"] < image["bottom"] < MARGIN
        assert (image["width"], image["height"]) == pytest.approx((102, 34), abs=0.1)
    first = read(content).elements[0]
    assert (first.name, first.entries["Alt"]) == ("Figure", "The ministry")


def test_a_logo_without_words_is_no_part_of_the_document():
    content = written(body(), logo=logo(alt=""))
    assert [element.name for element in read(content).elements] == ["P"]
    with pikepdf.open(BytesIO(content)) as file:
        assert b"/Artifact" in file.pages[0].Contents.read_bytes()


def test_a_marking_makes_room_for_the_logo():
    with opened(body(), marking="Not for publication " * 9, logo=logo()) as file:
        page = file.pages[0]
        (image,) = page.images
        (line,) = [line for line in page.extract_text_lines() if line["text"].startswith("Not for")]
        assert line["x1"] < image["x0"]


def test_a_wide_logo_takes_no_more_than_its_share_of_the_line():
    png, width = printed(picture(3000, 100), 34.0)
    with opened(body(), logo=Logo(png, width, 34.0)) as file:
        assert file.pages[0].images[0]["width"] == pytest.approx(0.4 * (595.28 - 2 * MARGIN), abs=0.1)


def families(*contents):
    return grouped(cut for content in contents for cut in cuts(content))


@pytest.mark.parametrize("cff", [False, True])
def test_a_family_of_the_house_sets_running_text_and_all_else(cff):
    house, titles = families(font("House", cff=cff), font("Titles", cff=cff))
    content = written(
        body(), Heading(1, text("A heading")), body=house, heading=titles, helping=(house, titles)
    )
    with pdfplumber.open(BytesIO(content)) as file:
        names = {char["fontname"].partition("+")[2] for char in file.pages[0].chars}
        assert "The office of the fifth district" in file.pages[0].extract_text()
    assert names == {"House-400", "Titles-400"}
    with pikepdf.open(BytesIO(content)) as file:
        fonts = file.pages[0].Resources.Font.values()
        programs = [one.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes() for one in fonts]
        assert {program[:4] for program in programs} == {b"\0\1\0\0"}


def test_a_further_font_helps_out_where_ours_lack_a_letter():
    han = families(font("Han", HAN))
    with opened(body(f"One {HAN} more"), helping=han) as file:
        fonts = {char["text"]: char["fontname"].partition("+")[2] for char in file.pages[0].chars}
        assert fonts[HAN] == "Han-400"
        assert fonts["O"] == "NotoSerif-Regular"
        assert f"One {HAN} more" in file.pages[0].extract_text()


def test_pages_of_their_own_keep_their_narrow_margins():
    pages_of_text = pdf_layout.lay_out(in_theme(*every_block(), margins=Margins(left=150)))
    assert {page.margins for page in pages_of_text} == {
        Margins(left=150),
        Margins(top=36, right=36, bottom=36, left=36),
    }
    assert isinstance(pages_of_text[0], Page)


# HTML, SVG.


def page_of(*blocks, **theme):
    return pages.write(in_theme(*blocks, **theme), creator="argmap test").decode()


def test_a_page_without_a_theme_has_no_rules_of_one():
    assert "@font-face" not in page_of(body())
    assert "@page" not in page_of(body())


def test_a_page_has_the_colours_of_the_theme_on_light_ground_alone():
    assert re.search(
        r"@media \(prefers-color-scheme: light\), print \{ :root \{ --accent: #99001a; \} \}",
        page_of(body(), colours=Colours(accent=RED)),
    )


def test_a_page_has_the_logo_with_its_words_and_fetches_nothing():
    document_of = html.document_fromstring(page_of(Paragraph(text("T"), Role.TITLE), body(), logo=logo()))
    (image,) = document_of.xpath("//header//img")
    assert image.get("alt") == "The ministry"
    assert image.get("src").startswith("data:image/png;base64,")


def test_a_page_embeds_the_families_of_the_house_with_what_it_uses():
    house, han = families(font("House"), font("Han", HAN + "字"))
    found = page_of(body(f"One {HAN}"), body=house, helping=(house, han))
    assert re.findall(r'@font-face \{ font-family: "(.*?)"', found) == ["argmap House", "argmap Han"]
    assert 'html { font-family: "argmap House", "Noto Serif", ' in found
    assert "script-src" not in found


def test_a_page_is_printed_on_the_paper_of_the_theme():
    margins = Margins(top=72, right=72, bottom=72, left=144)
    assert "@page { size: Letter; margin: 25.4mm 25.4mm 25.4mm 50.8mm; }" in page_of(
        body(), paper="Letter", margins=margins
    )
    assert "font-size: 12pt" in page_of(body(), size=12.0)
    assert "text-align: justify" in page_of(body(), justify=True)


def test_boxes_and_lines_of_the_diagram_are_in_the_colours_of_the_theme():
    theme = Theme(colours=Colours(attack=RED, accent=(0.0, 0.2, 0.4)))
    root = etree.fromstring(svg.write(replace(placed(), theme=theme)))
    strokes = {shape.get("stroke") for shape in root.iter("{*}rect", "{*}path")}
    assert strokes == {None, "#99001a", "#003366"}


# DOCX.


def word_file(*blocks, **theme):
    return docx.write(in_theme(*blocks, **theme), figures={}, epoch=0, creator="argmap test")


def style_of(content, ident):
    (found,) = part(content, "word/styles.xml").iterfind(f"{{*}}style[@{W}styleId='{ident}']")
    return etree.tostring(found).decode()


def test_pages_of_word_have_paper_and_margins_of_the_theme():
    margins = Margins(top=72, right=36, bottom=54, left=108)
    (page,) = part(word_file(body(), paper="Letter", margins=margins)).iter("{*}sectPr")
    edges = {name: page.find("{*}pgMar").get(f"{W}{name}") for name in ("top", "right", "bottom", "left")}
    assert edges == {"top": "1440", "right": "720", "bottom": "1080", "left": "2160"}


def test_styles_of_word_have_families_sizes_and_colours_of_the_theme():
    (house,) = families(font("House & Co"))
    content = word_file(
        body(), body=house, helping=(house,), size=12.6, justify=True, colours=Colours(accent=RED)
    )
    heading, text_of = style_of(content, "Heading1"), style_of(content, "BodyText")
    assert 'w:val="99001A"' in heading
    assert '<w:sz w:val="34"/>' in heading
    assert '<w:jc w:val="both"/>' in text_of
    defaults = etree.tostring(part(content, "word/styles.xml").find("{*}docDefaults")).decode()
    assert 'w:ascii="House &amp; Co"' in defaults
    assert '<w:sz w:val="25"/>' in defaults
    assert b'typeface="House &amp; Co"' in etree.tostring(part(content, "word/theme/theme1.xml"))


def test_word_asks_fonts_of_the_house_for_scripts_that_they_have():
    han = families(font("Han", HAN + "一"))
    assert 'w:eastAsia="Han"' in style_of(word_file(body(), helping=han), "Heading1")


def test_the_first_page_of_word_shows_the_logo_with_its_words():
    content = word_file(body(), logo=logo())
    first, other = (part(content, f"word/header{number}.xml") for number in (1, 2))
    assert [shown.get("descr") for shown in first.iter("{*}docPr")] == ["The ministry"]
    assert [*other.iter("{*}drawing")] == []
    relations = part(content, "word/_rels/header1.xml.rels")
    assert [one.get("Target") for one in relations] == ["media/logo.png"]


def test_a_validator_of_word_files_finds_nothing_in_one_in_a_theme(tmp_path):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    (house,) = families(font("House & Co"))
    colours = Colours(accent=RED, ink=(0.0, 0.0, 0.2), shade=(1.0, 0.9, 0.8))
    content = word_file(
        *every_block(), body=house, helping=(house,), size=9.5, justify=True, colours=colours, logo=logo()
    )
    (tmp_path / "a.docx").write_bytes(content)
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365)
    assert list(validator.validate(str(tmp_path / "a.docx")).errors) == []


# From a map and its files.


RULES_FOUND = {rule.code for rule in RULES}
MAP = "title: T {0}\nreport: {{theme: house.toml}}\nthesis: {{claim: A claim, reasons: [A reason]}}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "logo.png").write_bytes(picture())
    (tmp_path / "house.toml").write_text(EXAMPLES[0])
    return tmp_path


def build(folder, text, to=("svg",), **options):
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return pipeline.build(Path("a.yaml"), pipeline.BuildOptions(output=folder / "out", to=to, **options))


def told(outcome):
    """Code, file, line and message of what was found, but not by rules."""
    found = []
    for one in (one for one in outcome.diagnostics if one.code not in RULES_FOUND):
        source = outcome.sources.get(one.span.source)
        line = source.position(one.span.start)[0] if source else 0
        found.append((one.code, one.span.source, line, one.message))
    return found


def test_the_theme_of_the_manual_dresses_every_output(folder):
    outcome = build(folder, MAP.format(""), ("pdf", "html", "svg"))
    assert told(outcome) == []
    content = {path.suffix: path.read_bytes() for path in (folder / "out").iterdir()}
    with pdfplumber.open(BytesIO(content[".pdf"])) as file:
        assert len(file.pages[0].images) == 1
        assert left_and_right(file.pages[0])[0] == pytest.approx(30 * 72 / 25.4, abs=2)
    assert b"#1d5c4a" in content[".svg"]
    assert b'alt="Ministry of Transport"' in content[".html"]


def test_the_command_line_comes_before_the_map_and_the_map_before_its_folder(folder):
    for name, colour in (("one", "#111111"), ("two", "#222222"), ("three", "#333333")):
        (folder / f"{name}.toml").write_text(f'colours.support = "{colour}"')
    (folder / "argmap.toml").write_text('theme = "three.toml"')

    def colour(text, **options):
        outcome = build(folder, text, **options)
        assert told(outcome) == []
        return re.search("#(111111|222222|333333)", outcome.written[0].path.read_text())

    of_map = MAP.format("").replace("house", "two")
    assert colour(of_map, theme="one.toml")[1] == "111111"
    assert colour(of_map)[1] == "222222"
    assert colour(of_map.replace("two.toml", "plain")) is None
    assert colour("title: T\nthesis: {claim: A, reasons: [B]}")[1] == "333333"


def test_a_fault_in_a_theme_is_told_with_its_file_and_line(folder):
    (folder / "house.toml").write_text("paper = 'A4'\nsise = 3\n")
    outcome = build(folder, MAP.format(""))
    assert told(outcome) == [("unknown-key", "house.toml", 2, "no part of a theme is called `sise`")]
    assert outcome.failed
    assert outcome.written == ()
    assert any("2 | sise = 3" in as_text(one, outcome.sources) for one in outcome.diagnostics)


def test_a_map_can_keep_its_theme_s_faint_colours(folder):
    (folder / "house.toml").write_text('colours.link = "#ff9966"')
    text = MAP.format("")
    assert [found[:3] for found in told(build(folder, text))] == [("low-contrast", "house.toml", 1)]
    assert told(build(folder, f"{text}rules: {{low-contrast: off}}\n")) == []


@pytest.mark.parametrize(
    ("theme", "code", "message"),
    [
        ('fonts = ["no.ttf"]', "cannot-read", "cannot read no.ttf: there is no such file"),
        ('fonts = ["a.yaml"]', "not-a-font", "a.yaml is no TrueType or OpenType font"),
        ('body-font = "H"', "unknown-font", "there is no family of type `H`; expected `serif`, `sans`"),
        ('logo = {file = "a.yaml"}', "not-a-picture", "a.yaml is no PNG or JPEG, or a broken one"),
        ('logo.file = "no.png"', "cannot-read", "cannot read no.png: there is no such file"),
    ],
)
def test_a_file_that_a_theme_names_and_that_does_not_serve_is_told(folder, theme, code, message):
    (folder / "house.toml").write_text(f"# ours\n{theme}")
    assert told(build(folder, MAP.format(""))) == [(code, "house.toml", 2, message)]


def test_a_theme_that_is_not_there_is_told_where_it_is_named(folder):
    (folder / "house.toml").unlink()
    assert told(build(folder, MAP.format("")))[0][:3] == ("cannot-read", "a.yaml", 2)
    (folder / "argmap.toml").write_text('# ours\ntheme = "other.toml"')
    missing = "cannot read other.toml: there is no such file"
    assert told(build(folder, "title: T\nthesis: A"))[0] == ("cannot-read", "argmap.toml", 2, missing)


def test_fonts_of_the_map_help_out(folder):
    (folder / "han.ttf").write_bytes(font("Han", HAN))
    text = f"title: T {HAN}\nthesis: A {HAN}\n"
    assert "missing-glyph" in {found[0] for found in told(build(folder, text, ("pdf",)))}
    assert told(build(folder, f"{text}fonts: [han.ttf]\n", ("pdf", "svg"))) == []
    assert b"argmap-Han400" in (folder / "out" / "a.svg").read_bytes()


def test_one_map_and_one_theme_give_one_file(folder):
    (folder / "house.ttf").write_bytes(font("House", cff=True))
    (folder / "house.toml").write_text('fonts = ["house.ttf"]\nbody-font = "House"\nlogo.file = "logo.png"')
    made = []
    for _ in range(2):
        build(folder, MAP.format(""), ("pdf", "html", "svg"), force=True)
        made.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
        for path in (folder / "out").iterdir():
            path.unlink()
    assert made[0] == made[1]


# Fonts of the machine.


@pytest.fixture
def machine(folder, monkeypatch):
    """A machine that has one font."""
    from argmap.host import machine_fonts

    (folder / "fonts").mkdir()
    (folder / "fonts" / "Han.ttf").write_bytes(font("Han", HAN))
    (folder / "fonts" / "Broken.ttf").write_bytes(b"\0\1\0\0 no font")
    monkeypatch.setattr(machine_fonts, "_ELSEWHERE", (str(folder / "fonts"),))
    monkeypatch.setattr(machine_fonts, "_FOLDERS", {})
    machine_fonts._files.cache_clear()
    yield folder
    machine_fonts._files.cache_clear()


def test_a_font_of_the_machine_is_named_and_not_used_unasked(machine):
    outcome = build(machine, f"title: T\nthesis: A {HAN}\n")
    (found,) = [one for one in outcome.diagnostics if one.code == "missing-glyph"]
    assert [note.message for note in found.notes] == [
        "this machine's font Han has it; type `fonts: [machine]`, or name a font file there"
    ]


def test_many_characters_that_no_font_has_are_told_together(machine):
    many = "".join(map(chr, range(0x4E00, 0x4E10)))
    outcome = build(machine, f"title: T\nthesis: A {many}{HAN}\n")
    messages = [found.message for found in outcome.diagnostics if found.code == "missing-glyph"]
    assert len(messages) == 2
    assert any(message.startswith("no font has 16 of the characters, such as U+4E00") for message in messages)


def test_the_font_of_the_machine_that_has_most_comes_first(machine):
    (machine / "fonts" / "All.ttf").write_bytes(font("Zebra", f"{HAN}一二三"))
    assert [spare.name for spare in having(f"{HAN}一二三")] == ["All"]
    assert [spare.name for spare in having(HAN)] == ["All"]


@pytest.mark.parametrize("asked", ["fonts: [machine]\n", ""])
def test_a_font_of_the_machine_is_used_where_map_or_folder_ask_for_it(machine, asked):
    if not asked:
        (machine / "argmap.toml").write_text("machine-fonts = true")
    assert told(build(machine, f"title: T\nthesis: A {HAN}\n{asked}")) == []
    assert b"argmap-Han400" in (machine / "out" / "a.svg").read_bytes()


# Pictures.


def test_a_logo_becomes_a_small_png_without_transparency():
    png, width = printed(picture(4000, 2000, mode="RGBA", colour=(0, 0, 0, 0)), 34.0)
    with Image.open(BytesIO(png)) as shown:
        assert (shown.mode, shown.size, shown.getpixel((0, 0))) == ("RGB", (378, 189), (255, 255, 255))
    assert width == 68.0
    assert printed(picture(kind="JPEG"), 10.0)[1] == 30.0


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a" + bytes(99), picture(kind="GIF"), picture()[:60], b"<svg/>"]
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(NoPictureError, match="is no PNG or JPEG"):
        printed(content, 10.0)


def test_word_may_part_words_where_lines_are_to_be_filled():
    for justify in (True, False):
        settings = part(word_file(body(), justify=justify), "word/settings.xml")
        assert (settings.find("{*}autoHyphenation") is not None) is justify
