"""PDF and Word say the same: every passage of the report stands whole in both."""

from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from argmap.evaluate import evaluate
from argmap.report.build import Material, build
from argmap.report.document import Figure, Outline, passages, plain
from argmap.report.templates import text_of
from argmap.source import SourceText
from argmap.writers import docx, pdf
from reading import MAPS, read_map

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text):
    """A text without spaces and hyphens: pdfium takes a hyphen at the end of a line for a soft one."""
    return "".join(text.translate(dict.fromkeys(map(ord, "-\u00ad\u0002\ufffe"))).split())


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def document(request):
    argument_map = read_map(request.param)
    template = SourceText("briefing", text_of("briefing"))
    return build(Material(map=argument_map, evaluation=evaluate(argument_map), template=template)).value


def pages(document):
    """The text of the PDF's pages without what stands at the head and the foot of each."""
    made = pypdfium2.PdfDocument(pdf.write(document, epoch=0, creator="test"))
    texts = []
    for page in made:
        width, height = page.get_size()
        texts.append(page.get_textpage().get_text_bounded(0, 60, width, height - 60))
    made.close()
    return squeezed("".join(texts))


def word_text(document):
    written = docx.write(document, figures={}, epoch=946_684_800, creator="test")
    with ZipFile(BytesIO(written)) as whole:
        root = etree.fromstring(whole.read("word/document.xml"))
    return squeezed("".join(text.text or "" for text in root.iter(f"{W}t")))


def outline_passages(document):
    for block in document.blocks:
        if isinstance(block, Outline):
            yield from (plain(entry.children) for entry in block.entries)


def test_every_passage_is_in_the_word_file(document):
    said = word_text(document)
    blocks = [block for block in document.blocks if not isinstance(block, Outline)]
    for text in (*map(plain, passages(blocks)), *outline_passages(document)):
        assert squeezed(text) in said


def test_every_passage_that_no_page_parts_is_in_the_pdf(document):
    said = pages(document)
    blocks = [block for block in document.blocks if not isinstance(block, Outline | Figure)]
    texts = [squeezed(plain(inlines)) for inlines in passages(blocks)]
    lost = [text for text in texts if text not in said]
    assert lost == []
