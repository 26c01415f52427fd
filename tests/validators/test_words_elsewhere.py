"""Outputs as other programs read them: PDF and Word have the words of the Markdown output, in its order."""

import re
import subprocess
from difflib import SequenceMatcher

import pytest
from markdown_it import MarkdownIt

from argmap import pipeline
from argmap.report.document import Note, Paragraph, Text
from argmap.report.finish import finished
from argmap.writers import docx
from argmap.writers.pdf_layout import with_contents
from reading import MAPS, ROOT
from tests.unit.test_docx_contents import long
from tests.wordfile import report
from tools import need

pytestmark = pytest.mark.slow

JUDGED = sorted((ROOT / "tests" / "judged").glob("*.yaml"))
WANTED = 0.99


def shown(path, kind):
    """Return a Word file as LibreOffice converts it."""
    office = need("soffice")
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    asked = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    subprocess.run(asked, check=True, capture_output=True)
    return path.with_suffix(f".{kind.partition(':')[0]}")


def words(text):
    return re.findall(r"\w+", text)


def of_markdown(text):
    """Return the words of Markdown; what a picture shows is told beside it."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for inner in token.children or [token]:
            if inner.type in ("text", "code_inline", "fence", "code_block"):
                found.append(inner.content)
            elif inner.type in ("softbreak", "hardbreak"):
                found.append(" ")
        found.append(" ")
    return words("".join(found))


def alike(expected, found):
    """Return the share of words that are found in their order."""
    matched = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) / max(len(expected), 1)


@pytest.fixture(
    params=[(path, template) for path in [*MAPS, *JUDGED] for template in ("briefing", "dossier")],
    ids=lambda one: f"{one[0].stem}-{one[1]}",
    scope="module",
)
def made(request, tmp_path_factory):
    """Return the outputs of a map in a template, without their endings, and the words of its Markdown."""
    path, template = request.param
    folder = tmp_path_factory.mktemp("made")
    pipeline.build(
        path, pipeline.BuildOptions(output=folder, to=("pdf", "docx", "markdown"), template=template)
    )
    output = folder / path.stem
    return output, of_markdown(output.with_suffix(".md").read_text(encoding="utf-8"))


def test_the_word_file_has_the_same_words_in_the_same_order(made):
    output, expected = made
    text = shown(output.with_suffix(".docx"), "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    assert alike(expected, words(text)) >= WANTED


def test_the_tree_of_the_pdf_has_the_same_words_in_the_same_order(made):
    output, expected = made
    assert alike(expected, words(in_the_tree(output.with_suffix(".pdf")))) >= WANTED


def in_the_tree(path):
    """Return what is read aloud of a PDF, but for the letters within drawings, which Markdown keeps apart."""
    asked = [need("pdfinfo"), "-struct-text", str(path)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    found, drawing = [], -1
    for line in said.splitlines():
        depth = len(line) - len(line.lstrip())
        if depth <= drawing:
            drawing = -1
        text = line.strip()
        if text.startswith("Figure") and drawing < 0:
            drawing = depth
        if text.startswith('"') and drawing < 0:
            found.append(text[1:-1] if text.endswith('"') else text[1:])
        elif "(inline)" not in line and drawing < 0:
            found.append(" ")
    return "".join(found)


def written(document, path):
    content = docx.write(
        document, figures={}, epoch=946_684_800, creator="argmap", pages=with_contents(document).numbers
    )
    path.write_bytes(content)
    return path


def test_contents_and_notes_are_those_of_the_report(tmp_path):
    parts = long(9).blocks
    notes = [Note((Text(f"said below number {n}"),)) for n in range(5)]
    blocks = finished((*parts, *(Paragraph((Text(f"Said {n}"), note)) for n, note in enumerate(notes))))
    path = written(report(*blocks), tmp_path / "a.docx")
    text = shown(path, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    listed = [line.split("\t") for line in text.splitlines() if line.startswith("Part ") and "\t" in line]
    assert [words[0] for words in listed] == [f"Part {n}" for n in range(9)]
    printed = subprocess.run(
        [need("pdftotext"), str(shown(path, "pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert [f"said below number {n}" in printed for n in range(5)] == [True] * 5
