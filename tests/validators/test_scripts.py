"""Scripts of the world by fonts of the machine: no letter is missing, what is copied is what was written."""

import re
import subprocess
from unicodedata import normalize

import pypdfium2
import pytest

from argmap import pipeline
from tests.validators.test_words_elsewhere import in_the_tree
from tools import need

pytestmark = pytest.mark.slow

SCRIPTS = {
    "Arabic": "المكتبة مفتوحة يوم الأحد",
    "Hebrew": "הספרייה פתוחה ביום ראשון",
    "Devanagari": "पुस्तकालय रविवार को खुलता है",
    "Bengali": "গ্রন্থাগার রবিবার খোলা",
    "Tamil": "நூலகம் ஞாயிறு திறந்திருக்கும்",
    "Thai": "ห้องสมุดเปิดวันอาทิตย์",
    "Japanese": "図書館は日曜日に開く",
    "Chinese": "图书馆周日开放",
    "Korean": "도서관은 일요일에 연다",
    "Georgian": "ბიბლიოთეკა კვირას ღიაა",
    "Armenian": "Գրադարանը բաց է կիրակի",
    "signs": "☃ ♥ → ≠ ∑ ✓ ½",
}
RIGHT = ("Arabic", "Hebrew")
TURNED, LIGATURE = "\u0627\u0623\u0644", "\u0627\u0644\u0623"  # poppler turns the letters of one glyph round
MAP = """
title: {words}
fonts: [machine]
thesis:
  claim: {words}
  commentary: |
    {words} — English 12.5 {words}

    - {words}
  reasons:
  - {words} 1
"""


@pytest.fixture(params=SCRIPTS, scope="module")
def made(request, tmp_path_factory):
    """Return a script's name, words of it, and the PDF of a report that says them."""
    folder = tmp_path_factory.mktemp("scripts")
    path, words = folder / "map.yaml", SCRIPTS[request.param]
    path.write_text(MAP.format(words=words), encoding="utf-8")
    options = pipeline.BuildOptions(output=folder, to=("pdf",), template="dossier")
    outcome = pipeline.build(path, options)
    missing = [found.message for found in outcome.diagnostics if found.code == "missing-glyph"]
    assert not missing, "fonts for this script are required here"
    return request.param, words, folder / "map.pdf"


def alone(text):
    """Return the letters of a text, whatever blanks and marks of direction stand between them."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]", "", normalize("NFC", text))


def test_what_is_read_aloud_is_what_was_written(made):
    _, words, path = made
    said = alone(in_the_tree(path)).replace(TURNED, LIGATURE)
    assert said.count(alone(words)) >= 6
    assert alone(f"{words} — English 12.5 {words}") in said


def test_what_is_copied_is_what_was_written(made):
    name, words, path = made
    done = subprocess.run([need("pdftotext"), str(path), "-"], check=True, capture_output=True, text=True)
    assert alone(done.stdout).count(alone(words)) >= 6
    if name not in RIGHT:  # of lines from right to left, pdfium gives the letters as they stand
        file = pypdfium2.PdfDocument(path.read_bytes())
        text = "".join(page.get_textpage().get_text_range() for page in file)
        assert alone(text).count(alone(words)) >= 6
