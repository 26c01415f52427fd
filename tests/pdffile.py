"""Reports to write as PDF in tests, and what a written file says when it is read again."""

from io import BytesIO

import pdfplumber
import pypdfium2

from argmap.diagram.boxes import (
    Arrow,
    Box,
    Joint,
    Placed,
    PlacedArrow,
    PlacedBox,
    PlacedJoint,
    PlacedText,
)
from argmap.model import Direction, Kind, Side
from argmap.report.document import (
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Strong,
    Table,
    Text,
)
from argmap.typeset import Run, Style, families, set_paragraph
from argmap.writers import pdf, pdf_layout
from argmap.writers.pdf_styles import MARGIN

SENTENCE = "The office of the fifth district affirms that traffic efficiently flows round the closed centre. "
WORD = "Donaudampfschifffahrt" * 500
ARABIC = "يجب على المدينة أن تبني خط ترام لأنه يقلل من وقت السفر والانبعاثات بنسبة كبيرة. "


def text(words):
    return (Text(words),)


def body(words=SENTENCE, **rest):
    return Paragraph(text(words), **rest)


def table(rows, *, columns=3, cell=SENTENCE, **rest):
    head = tuple(text(f"Column{number}") for number in range(columns))
    widths = (1 / columns,) * columns
    return Table(head, tuple(tuple(text(cell) for _ in head) for _ in range(rows)), widths, **rest)


def words_at(words, x, y):
    style = Style(family=families().sans, size=9, leading=11)
    return PlacedText(set_paragraph((Run(words),), style, 90, language="en"), x, y)


def placed(width=220.0, height=200.0, link="#target"):
    thesis = Box(name="n0", place="thesis", label="Thesis", kind=Kind.CLAIM, side=Side.OURS, thesis=True)
    proof = Box(name="n1", place="1", label="Proof", kind=Kind.EVIDENCE, side=Side.THEIRS, link=link)
    joint = Joint(name="n2", place="1", word="but", direction=Direction.AGAINST, linked=True)
    curve = ((60.0, 110.0), (60.0, 95.0), (60.0, 80.0), (60.0, 50.0))
    tip = ((50.0, 50.0), (70.0, 50.0), (70.0, 48.0), (50.0, 48.0))
    return Placed(
        title="A drawing",
        description="One box on another",
        width=width,
        height=height,
        boxes=(
            PlacedBox(thesis, 10, 10, 100, 38, (words_at("Thesis box", 16, 16),)),
            PlacedBox(proof, 10, height - 50, 100, 40, (words_at("Proof box", 16, height - 44),)),
        ),
        joints=(PlacedJoint(joint, 45, 90, 30, 15, words_at("but", 48, 92), ((45, 105), (75, 105))),),
        arrows=(PlacedArrow(Arrow("n0", "n1", joint, tipped=True), curve, tip),),
        smallest=9.0,
    )


def every_block():
    return (
        Paragraph(text("A centre without cars"), Role.TITLE),
        Paragraph(text("An appraisal"), Role.SUBTITLE),
        Paragraph(text("To: the council"), Role.META),
        Paragraph((Strong(text("Decision needed by May")),), Role.META),
        body(SENTENCE * 5),
        Heading(1, text("First chapter"), "first"),
        Paragraph(text("Sourced, holds."), Role.STANDING),
        Paragraph(
            (
                Strong(text("Strong words ")),
                Emphasis((Text("slanted "), Strong(text("both ")))),
                Code("typed words"),
                LineBreak(),
                Link("#target", text("inner link words " * 8)),
                Link("https://example.org/a?b=c", text("outer")),
                Text(" or "),
                Link("javascript:alert(1)", text("harmless")),
                Text(" and "),
                Link("#nowhere", text("nothing")),
            )
        ),
        Heading(2, text("A part"), "part"),
        Listing(
            ((body("one"), body("one more")), (Listing(((body("inner"),),)),), ()), ordered=True, start=9
        ),
        Quote((body("quoted words"), Quote((body("deeper"),)))),
        CodeBlock("thesis:\n  claim: x\n\n  last"),
        table(2, number=1, caption=text("What is offered"), anchor="table-1"),
        Figure(placed(), 1, text("What the drawing shows"), "alt", "figure-1"),
        PageBreak(),
        Heading(1, text("Annex"), "annex", new_page=True),
        Heading(3, text("Third level")),
        Heading(4, text("Fourth level")),
        Outline(
            (
                OutlineEntry(0, "", text("The thesis entry")),
                OutlineEntry(1, "1", text("First entry"), "target"),
                OutlineEntry(2, "1.1", text("Second entry")),
            )
        ),
        Paragraph(text("Small print"), Role.SMALL),
        Figure(placed(1500, 600), 2, text("The whole map"), "alt", own_page=True),
    )


def document(*blocks, **rest):
    return Document(**{"title": "A title", "blocks": blocks, **rest})


def written(*blocks, **rest):
    return pdf.write(document(*blocks, **rest), epoch=86_400, creator="argmap test")


def opened(content):
    return pdfplumber.open(BytesIO(content))


def pages_of_words(content):
    """The words in each page's text area, in the order in which they are drawn."""
    read = pypdfium2.PdfDocument(content)
    found = []
    for page in read:
        width, height = page.get_size()
        margin = 36 if width > 700 else MARGIN
        area = page.get_textpage().get_text_bounded(0, margin, width, height - margin)
        found.append(area.replace("\ufffe", "").split())
    read.close()
    return found


def in_order(expected, found):
    rest = iter(found)
    return [word for word in expected if word not in rest]


def deep(levels):
    block = body()
    for level in range(levels):
        block = Quote((block,)) if level % 3 == 0 else Listing(((block,),), ordered=level % 2 == 0)
    return block


def on_pages(*blocks, **rest):
    return pdf_layout.lay_out(document(*blocks, **rest))


def words_in(spot):
    pieces = [piece.text for part in spot.strip.parts if hasattr(part, "line") for piece in part.line.pieces]
    return " ".join(pieces).split()
