"""The Word file as another program reads it: the same words, notes and contents as the Markdown output."""

import re
import subprocess
from difflib import SequenceMatcher

import pytest
from markdown_it import MarkdownIt

from argmap import pipeline
from argmap.report.document import Note, Paragraph, Text
from argmap.report.finish import finished
from argmap.writers import docx
from argmap.writers.docx_extent import contents_pages
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


@pytest.mark.parametrize("template", ["briefing", "dossier"])
@pytest.mark.parametrize("path", [*MAPS, *JUDGED], ids=lambda path: path.stem)
def test_the_same_words_come_in_the_same_order(path, template, tmp_path):
    options = pipeline.BuildOptions(output=tmp_path, to=("docx", "markdown"), template=template)
    pipeline.build(path, options)
    text = shown(tmp_path / f"{path.stem}.docx", "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    expected = of_markdown((tmp_path / f"{path.stem}.md").read_text(encoding="utf-8"))
    assert alike(expected, words(text)) >= WANTED


def written(document, path):
    content = docx.write(
        document, figures={}, epoch=946_684_800, creator="argmap", pages=contents_pages(document)
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
