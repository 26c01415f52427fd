"""The Word file: it opens, has real styles, lists, captions and links, and says all that the report says."""

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from argmap.report.document import (
    Heading,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    Paragraph,
    Role,
    Strong,
    Text,
    Voice,
)
from argmap.writers.seal import Seal, examine_docx, seal_docx
from argmap.writers.xml_text import safe
from tests.wordfile import (
    EPOCH,
    W,
    author,
    everything,
    lines,
    paragraph,
    part,
    program,
    report,
    table,
    values,
    words,
    write,
)

ROOT = Path(__file__).parents[2]
NASTY = (
    "", " ", "]]>", "<w:p>", "</w:t></w:r></w:p>", "&amp; & &#0;", "\"'`", "a\tb\nc\r\nd\re",
    "<!--", "<?xml?>",
    "\x00\x08\x0b\x1f\x7f\x85", "\ud800 alone \udfff", "\ufffe\uffff\ufdd0\U0001ffff", "👩\u200d👧 😀 \ufe0f",
    "e\u0301 soft\u00adhyphen non\u2011breaking", "שלום (2019) WSJ", "reports of שלום עולם, and more",
    "هذا نص", "w" * 10_000, "{{ x }}", "  many   blanks  ", "\u202e turned \u202c", "MERGEFIELD { SEQ }",
    "Қазақ 中文 ἀρετή",
)  # fmt: skip


def test_everything_is_said_in_order_under_the_styles_that_word_knows():
    data = write(everything())
    assert lines(data) == [
        ("Title", "The title"),
        ("Subtitle", "The subtitle"),
        ("ArgmapMeta", "To: a reader"),
        ("Heading1", "First part"),
        ("ArgmapStanding", "sourced"),
        ("BodyText", "Plain, bold, both, code, the first part"),
        ("BodyText", "Generated the web\nbelow"),
        ("ListBullet", "one"),
        ("ListBullet2", "inner"),
        ("ListBullet", "two"),
        ("ListNumber", "third"),
        ("ListContinue", "more of it"),
        ("ListNumber", ""),
        ("Quote", "quoted"),
        ("Quote", "twice"),
        ("HTMLPreformatted", "a: b\n\tc"),
        ("Caption", "Table 1. Parts"),
        ("ArgmapTableHead", "Part"),
        ("ArgmapTableHead", "State"),
        *[("ArgmapTableText", cell) for cell in "abcd"],
        ("ArgmapSmall", "A note"),
        ("ArgmapFigure", ""),
        ("Caption", "Figure 1. Caption 1"),
        ("ArgmapOutline1", "thesis"),
        ("ArgmapOutline2", "1\treason"),
        ("Heading2", "The map"),
        ("ArgmapFigure", ""),
        ("Caption", "Figure 2. Caption 2"),
        ("ArgmapGap", ""),
        ("Heading4", "After the map"),
        ("ArgmapTableHead", "Alone"),
        ("ArgmapTableText", "x"),
        ("ArgmapGap", ""),
        ("ArgmapTableHead", "Beside"),
        ("ArgmapTableText", "y"),
        ("ArgmapGap", ""),
    ]


def test_every_style_that_is_used_exists_and_leads_somewhere():
    data = write(everything())
    styles = part(data, "word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {
        style for path in ("pStyle", "rStyle", "tblStyle") for style in values(part(data), f".//w:{path}")
    }
    assert used <= known
    assert {v for path in ("basedOn", "next", "link") for v in values(styles, f".//w:{path}")} <= known


def test_python_docx_finds_the_names_that_word_shows():
    opened = docx.Document(BytesIO(write(everything())))
    names = {line.style.name for line in opened.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Body Text", "List Number", "List Bullet", "Caption"} <= names
    assert opened.tables[0].style.name == "Argmap Table"
    assert opened.styles["Argmap Generated"].base_style.name == "Body Text"
    assert len(opened.inline_shapes) == 2


def test_what_the_program_says_is_marked_and_what_the_author_says_is_not():
    data = write(
        report(
            paragraph(program("all "), " ", Strong((program("of it"),))), paragraph("mine ", program("its"))
        )
    )
    assert [style for style, _ in lines(data)] == ["ArgmapGenerated", "BodyText"]
    assert values(part(data), ".//w:rStyle") == ["ArgmapGeneratedChar"]
    [marked] = [run for run in part(data).iter(f"{W}r") if values(run, "w:rPr/w:rStyle")]
    assert words(marked) == "its"
    style = next(
        s
        for s in part(data, "word/styles.xml").iter(f"{W}style")
        if s.get(f"{W}styleId") == "ArgmapGeneratedChar"
    )
    assert values(style, "w:link") == ["ArgmapGenerated"]
    assert style.find(f"{W}rPr") is None  # or text in tables and captions would change its looks


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_the_file_or_becomes_part_of_it(text):
    blocks = (
        paragraph(text, role=Role.TITLE),
        Paragraph(
            (Link(text, (author(text),)), Link(f"https://{text}", (author(text),)), program(text)),
            anchor=text,
        ),
        Heading(1, (author(text),), text),
        Listing(((paragraph(text),),)),
        table((text,), (text,), number=1, caption=(author(text),), anchor=text),
    )
    data = write(
        report(
            *blocks, title=text, authors=(text,), marking=text, language=text, keywords=(text,), subject=text
        )
    )
    said = [line for _, line in lines(data) if line]
    clean = safe(text)
    expected = [clean, clean * 3, clean, clean, f"Table 1. {clean}", clean, clean]
    assert said == [line for line in expected if line]
    docx.Document(BytesIO(data))


def test_what_xml_cannot_hold_is_visibly_replaced():
    assert safe("a\x00b\ud800c\uffff\U0010ffff\x9f") == "a\ufffdb\ufffdc\ufffd\ufffd\ufffd"
    assert safe("tab\tline\nCRLF\r\nCR\r") == "tab\tline\nCRLF\nCR\n"


def test_right_to_left_paragraphs_and_words_are_marked():
    data = write(report(paragraph("שלום WSJ."), paragraph("the word שלום עולם, here"), paragraph("plain")))
    first, second, third = part(data).iter(f"{W}p")
    assert [line.find(f"{W}pPr/{W}bidi") is not None for line in (first, second, third)] == [
        True,
        False,
        False,
    ]

    def turned(line) -> list[str]:
        return [words(run) for run in line.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]

    assert turned(first) == ["שלום ", "."]
    assert turned(second) == ["שלום עולם"]
    assert turned(third) == []


def test_each_numbered_list_begins_anew():
    entry = (paragraph("x"),)
    data = write(report(Listing((entry, entry), ordered=True), Listing((entry,), ordered=True, start=7)))
    numbers = values(part(data), ".//w:numId")
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = part(data, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): values(num, "w:lvlOverride/w:startOverride")
        for num in numbering.iter(f"{W}num")
    }
    assert [starts[numbers[0]], starts[numbers[2]]] == [["1"], ["7"]]


def test_core_properties_come_from_the_report_and_not_from_the_clock():
    found = docx.Document(BytesIO(write(everything()))).core_properties
    assert (found.title, found.author, found.subject) == ("A report", "A. Author; B. Author", "Subject")
    assert (found.keywords, found.language, found.revision, found.comments) == ("one; two", "en", 1, "")
    assert (found.created, found.modified, found.last_modified_by) == (
        found.created,
        found.created,
        "argmap 0",
    )
    assert found.created.timestamp() == EPOCH


@pytest.mark.parametrize(
    ("language", "tag"), [("de", "de-DE"), ("kk", "kk-KZ"), ("en-US", "en-US"), ("???", "en-GB")]
)
def test_the_language_is_told_to_word(language, tag):
    styles = part(write(report(paragraph("x"), language=language)), "word/styles.xml")
    assert values(styles, ".//w:rPrDefault/w:rPr/w:lang") == [tag]


def test_heads_and_feet_of_pages():
    data = write(everything())
    first, later = (words(part(data, f"word/header{number}.xml")) for number in (1, 2))
    assert (first, later) == ("Restricted", "RestrictedA report")
    assert len(part(data, "word/header1.xml")) == 1
    assert words(part(data, "word/footer1.xml")) == words(part(data, "word/footer2.xml")) == "Page 1 of 1"
    fields = [field.text.strip() for field in part(data, "word/footer1.xml").iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_an_empty_report_is_a_file_too():
    opened = docx.Document(BytesIO(write(report())))
    assert len(opened.sections) == 1
    assert opened.paragraphs == []


def test_what_only_joins_lines_of_the_outline_stays_with_them_and_the_last_stay_together():
    entries = (
        OutlineEntry(1, "1", (program("Only together."),)),
        OutlineEntry(2, "1a", (author("One."),), "s-1a"),
        OutlineEntry(2, "1b", (author("see 1a"),)),
        *(OutlineEntry(1, f"{number}", (author("Alone."),), f"s-{number}") for number in range(2, 6)),
    )
    found = part(write(report(Outline(entries)))).iter(f"{W}p")
    kept = [words(line) for line in found if line.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["1\tOnly together.", "3\tAlone.", "4\tAlone."]


def test_deep_lists_and_large_texts_are_written():
    deep = Listing(((paragraph("end"),),), ordered=True)
    for _ in range(40):
        deep = Listing(((paragraph("x"), deep),), ordered=True)
    data = write(report(deep, *[paragraph(Text("word " * 40, Voice.AUTHOR)) for _ in range(2_000)]))
    assert [line for _, line in lines(data)][40] == "end"
    assert {int(level) for level in values(part(data), ".//w:ilvl")} == set(range(9))


def test_the_same_report_gives_the_same_bytes_anywhere():
    script = (
        "import hashlib; from tests.wordfile import *; print(hashlib.sha256(write(everything())).hexdigest())"
    )
    said = set()
    for seed, zone in (("1", "Asia/Almaty"), ("2", "America/New_York")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(done.stdout)
    assert len(said) == 1


def test_the_file_knows_no_other_time_than_the_one_it_is_told():
    with zipfile.ZipFile(BytesIO(write(everything()))) as whole:
        assert {entry.date_time for entry in whole.infolist()} == {(2026, 1, 2, 3, 4, 4)}


def test_the_file_is_sealed_and_sealing_it_again_changes_nothing():
    data = write(everything())
    assert examine_docx(data) is Seal.INTACT
    assert seal_docx(data, epoch=EPOCH) == data


def test_no_part_is_left_over_from_a_template():
    with zipfile.ZipFile(BytesIO(write(everything()))) as whole:
        names = whole.namelist()
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if re.search("thumbnail|WithEffects|customXml|webSettings", name)]


def test_a_validator_of_word_files_finds_nothing(tmp_path):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / "report.docx"
    path.write_bytes(write(everything()))
    result = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365).validate(str(path))
    assert list(result.errors) == []
