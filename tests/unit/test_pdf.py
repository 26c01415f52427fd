"""The PDF: all words in order, inside the margins, well broken over pages, linked, always the same."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from argmap.report.document import (
    CodeBlock,
    Figure,
    Heading,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Quote,
    Table,
    passages,
    plain,
)
from argmap.writers import pdf
from argmap.writers.pdf_figure import one_page
from argmap.writers.pdf_styles import MARGIN
from tests.pdffile import (
    ARABIC,
    SENTENCE,
    WORD,
    body,
    deep,
    document,
    every_block,
    in_order,
    opened,
    pages_of_words,
    placed,
    table,
    text,
    written,
)


@pytest.fixture(scope="module")
def full():
    return written(*every_block(), marking="For official use", language="en")


def test_all_words_are_there_in_reading_order(full):
    expected = [word for passage in passages(every_block()) for word in plain(passage).split()]
    found = [word for page in pages_of_words(full) for word in page]
    assert in_order(expected, found) == []


def test_the_words_of_figures_are_text(full):
    with opened(full) as read:
        assert "Thesis box" in read.pages[-1].extract_text()


def test_words_do_not_run_together_at_line_ends():
    found = pages_of_words(written(body(SENTENCE * 9)))
    assert found == [(SENTENCE * 9).split()]


def test_every_font_is_embedded_and_none_is_helvetica(full):
    with pikepdf.open(BytesIO(full)) as file:
        kinds = [str(thing.get("/Subtype")) for thing in file.objects if thing_of_fonts(thing)]
        embedded = [thing for thing in file.objects if thing_of_fonts(thing) and "/FontFile2" in thing]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "/Type0": len(embedded),
        "/CIDFontType2": len(embedded),
        "None": len(embedded),
    }
    assert len(embedded) > 4
    with opened(full) as read:
        names = {char["fontname"].partition("+")[2] for page in read.pages for char in page.chars}
    assert {"NotoSerif-Regular", "NotoSans-Bold"} <= names


def thing_of_fonts(thing):
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type")) in ("/Font", "/FontDescriptor")


HOSTILE = {
    "nothing": (),
    "empty": (body(""), Heading(1, ()), Listing(()), Outline(()), Quote(()), CodeBlock(""), table(0)),
    "no columns": (Table((), (), ()), Table((), ((),), ()), Table((), ((text("cell only"),),), ())),
    "long word": (body(WORD), Heading(1, text(WORD[:1500])), CodeBlock(WORD[:3000])),
    "long word in a table": (table(1, cell=WORD[:2000]), table(2, columns=4, cell=WORD[:200])),
    "right to left": (body(ARABIC * 20), Heading(1, text(ARABIC)), table(2, cell=ARABIC)),
    "controls": (body("a\x00b\x1fc\x7f\ud800d\ufffe e\u202eabc"), Heading(1, text("\x00\ud800"))),
    "many columns": (table(2, columns=60, cell="word"),),
    "ragged rows": (Table((text("a"), text("b")), ((), (text("1"), text("2"), text("3"))), (0.5, 0.5)),),
    "breaks": (PageBreak(), PageBreak(), body(), PageBreak(), PageBreak()),
    "large numbers": (Listing(((body(),),) * 3, ordered=True, start=10**15),),
    "anchors": (body("", anchor="a"), body(anchor="a"), Heading(1, text("x"), "a")),
    "tall row": (table(2, columns=2, cell=SENTENCE * 40),),
    "tall header": (Table((text(SENTENCE * 90),), ((text(SENTENCE),),) * 40, (1.0,)),),
    "tall figure": (Heading(1, text("Tall")), Figure(placed(300, 3000), 1, text("cap"), "alt")),
    "huge figure": (Figure(placed(40_000, 300), 1, text("cap"), "alt", own_page=True),),
    "deep outline": (
        Outline(tuple(OutlineEntry(n, ".".join("1" * (n + 1)), text(SENTENCE)) for n in range(60))),
    ),
}


@pytest.mark.parametrize("blocks", [*HOSTILE.values(), (deep(60),)], ids=[*HOSTILE, "deep"])
def test_nothing_stands_beyond_the_margins(blocks):
    with opened(written(*blocks, title=SENTENCE * 9, marking=SENTENCE * 9)) as read:
        assert read.pages
        for page in read.pages:
            margin = 36 if page.width > 700 else MARGIN
            seen = [char for char in page.chars if char["text"].strip()]
            inside = [
                char for char in seen if char["x0"] > margin - 0.1 and char["x1"] < page.width - margin + 0.1
            ]
            assert len(inside) == len(seen)
            assert all(char["top"] > 0 and char["bottom"] < page.height for char in page.chars)
            assert max(page.width, page.height) <= 14_400


def test_a_table_of_too_many_columns_is_written_out():
    (found,) = pages_of_words(written(table(1, columns=30, cell="word")))
    assert found[:4] == ["Column0:", "word", "Column1:", "word"]


def test_columns_are_as_wide_as_their_longest_word_where_there_is_room():
    rows = ((text("word"), text("Incomprehensibility")),)
    lopsided = Table((text("a"), text("b")), rows, (0.99, 0.01))
    assert "Incomprehensibility" in pages_of_words(written(lopsided))[0]


def test_head_and_foot(full):
    with opened(full) as read:
        total = len(read.pages)
        lines = [page.extract_text().split("\n") for page in read.pages]
    assert all(page[0] == "For official use" for page in lines)
    assert [page[1] == "A title" for page in lines] == [False] + [True] * (total - 1)
    assert [page[-1] for page in lines] == [f"Page {n} of {total}" for n in range(1, total + 1)]


def test_a_running_title_that_is_too_long_is_cut_with_an_ellipsis():
    content = written(body(), PageBreak(), body(), title=SENTENCE * 3)
    with opened(content) as read:
        assert read.pages[1].extract_text().split("\n")[0].endswith("…")


def test_paper(full):
    with opened(full) as read:
        assert (round(read.pages[0].width), round(read.pages[0].height)) == (595, 842)
    with opened(written(body(), paper="Letter")) as read:
        assert (read.pages[0].width, read.pages[0].height) == (612, 792)


def test_information():
    content = written(
        body(), title="Қала (\\) ж", authors=("A. B.", "C"), subject="S", keywords=("k", "l"), language="kk"
    )
    read = pypdfium2.PdfDocument(content)
    info = read.get_metadata_dict()
    read.close()
    assert (info["Title"], info["Author"], info["Subject"]) == ("Қала (\\) ж", "A. B., C", "S")
    assert (info["Keywords"], info["Creator"]) == ("k, l", "argmap test")
    assert info["CreationDate"] == info["ModDate"] == "D:19700102000000+00'00'"
    with pikepdf.open(BytesIO(content)) as file:
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert str(file.Root.Lang) == "kk"


def test_the_seal_stands_in_the_file_once_and_can_be_replaced():
    seal = "argmap-seal-" + "0" * 64
    content = pdf.write(document(body()), epoch=0, creator="c", seal=seal)
    assert content.count(seal.encode()) == 1
    replaced = content.replace(seal.encode(), b"argmap-seal-" + b"f" * 64)
    assert pages_of_words(replaced) == [SENTENCE.split()]


def test_the_identity_of_the_file_comes_from_its_content():
    ids = [written(body(words)).rpartition(b"/ID")[2][:40] for words in ("a", "b", "a")]
    assert ids[0] == ids[2] != ids[1]


SCRIPT = """
import sys, hashlib
from tests.pdffile import every_block, written
sys.stdout.write(hashlib.sha256(written(*every_block(), marking="m")).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Almaty"), ("77", "America/New_York")])
def test_the_same_document_gives_the_same_bytes(seed, zone):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert made.stdout == hashlib.sha256(written(*every_block(), marking="m")).hexdigest()


def test_one_figure_alone_fills_its_page():
    with opened(one_page(placed())) as read:
        (page,) = read.pages
        assert (page.width, page.height) == (220, 200)
        assert page.extract_text().split("\n") == ["Thesis box", "but", "Proof box"]


def test_lines_of_a_page_do_not_overlap(full):
    with opened(full) as read:
        for page in read.pages[:-1]:
            tops = sorted({round(line["top"]) for line in page.extract_text_lines() if line["text"].strip()})
            assert all(b - a >= 7 for a, b in pairwise(tops) if b - a > 3)
