"""Reports to write as Word files in tests, and what a written file says when it is read again."""

import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from argmap.diagram.boxes import Placed
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
    Voice,
)
from argmap.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACE_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EPOCH = 1_767_323_045  # 2 January 2026, 03:04:05 UTC


def png() -> bytes:
    """Return a picture of one white point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def author(text: str) -> Text:
    return Text(text, Voice.AUTHOR)


def program(text: str) -> Text:
    return Text(text, Voice.PROGRAM)


def paragraph(*children, **form) -> Paragraph:
    return Paragraph(tuple(author(c) if isinstance(c, str) else c for c in children), **form)


def heading(words: str, level: int = 1, **form) -> Heading:
    return Heading(level, (author(words),), **form)


def figure(number: int = 1, width: float = 300, height: float = 200, **form) -> Figure:
    """Return a figure of that size in points, captioned with its number."""
    placed = Placed(
        title=f"Map {number}", description="", width=width, height=height, boxes=(), joints=(), arrows=(),
        smallest=8,
    )  # fmt: skip
    words = (program(f"Caption {number}"),)
    return Figure(placed, number, words, f"Alternative {number}", f"figure-{number}", **form)


def table(*rows: tuple[str, ...], **form) -> Table:
    """Return a table whose first row is its head, with columns of equal width."""
    head, *body = ([(author(cell),) for cell in row] for row in rows)
    shares = tuple(1 / len(head) for _ in head)
    return Table(tuple(head), tuple(tuple(row) for row in body), shares, **form)


def report(*blocks, **form) -> Document:
    return Document(**{"title": "A report", "blocks": blocks, **form})


def write(document: Document, **more) -> bytes:
    """Write a report, each of its figures with a picture."""
    pictures = {block.number: png() for block in document.blocks if isinstance(block, Figure)}
    return docx.write(document, figures=pictures, epoch=EPOCH, creator="argmap 0", **more)


def part(data: bytes, name: str = "word/document.xml"):
    """Return the root of one part."""
    with zipfile.ZipFile(BytesIO(data)) as whole:
        return etree.fromstring(whole.read(name))


def values(root, path: str) -> list[str]:
    """Return the `w:val` of all elements at a path such as `.//w:pStyle`."""
    return [element.get(f"{W}val") for element in root.iterfind(path.replace("w:", W))]


def instructions(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Return what the fields of a part are told to show."""
    return [field.text.strip() for field in part(data, name).iter(f"{W}instrText")]


def bookmarked(data: bytes) -> dict[str, str]:
    """Return the words inside each bookmark, by its name."""
    root = part(data)
    ends = {mark.get(f"{W}id"): mark for mark in root.iter(f"{W}bookmarkEnd")}
    found = {}
    for start in root.iter(f"{W}bookmarkStart"):
        inside = []
        following = start.getnext()
        while following is not ends[start.get(f"{W}id")]:
            inside.append(words(following) if following.tag != f"{W}r" else words([following]))
            following = following.getnext()
        found[start.get(f"{W}name")] = "".join(inside)
    return found


def words(element) -> str:
    """Return the text of an element as a reader sees it, fields by their results."""
    forms = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\u00ad"}
    runs = element.iter(f"{W}r") if hasattr(element, "iter") else element
    inside = (inner for run in runs for inner in run)
    return "".join(inner.text or "" if inner.tag == f"{W}t" else forms.get(inner.tag, "") for inner in inside)


def lines(data: bytes) -> list[tuple[str, str]]:
    """Return style id and text of every paragraph, those in tables too, in order."""
    found = part(data).iter(f"{W}p")
    return [(values(line, "w:pPr/w:pStyle")[0], words(line)) for line in found]


def everything() -> Document:
    """Return a report with a block and an inline of every type."""
    link = Link("#first", (author("the first part"),))
    web = Link("https://example.org/a?b=c&d=1", (author("the web"),))
    parts = (author("Parts"),)
    outline = (OutlineEntry(0, "", (author("thesis"),), "o"), OutlineEntry(1, "1", (author("reason"),), "o1"))
    return report(
        paragraph("The title", role=Role.TITLE),
        paragraph("The subtitle", role=Role.SUBTITLE),
        paragraph(program("To: "), "a reader", role=Role.META),
        heading("First part", anchor="first"),
        paragraph(program("sourced"), role=Role.STANDING),
        paragraph("Plain, ", Strong((author("bold, "), Emphasis((author("both, "),)))), Code("code, "), link),
        paragraph(program("Generated "), web, LineBreak(), program("below"), anchor="generated"),
        Listing(((paragraph("one", anchor="one"), Listing(((paragraph("inner"),),))), (paragraph("two"),))),
        Listing(((paragraph("third"), paragraph("more of it")), ()), ordered=True, start=3),
        Quote((paragraph("quoted"), Quote((paragraph("twice"),)))),
        CodeBlock("a: b\n\tc\n"),
        table(("Part", "State"), ("a", "b"), ("c", "d"), number=1, caption=parts, anchor="table-1"),
        paragraph("A note", role=Role.SMALL),
        figure(1),
        PageBreak(),
        Outline(outline),
        heading("The map", level=2, new_page=True),
        figure(2, 900, 500, own_page=True),
        heading("After the map", level=4),
        table(("Alone",), ("x",)),
        table(("Beside",), ("y",)),
        subtitle="The subtitle",
        authors=("A. Author", "B. Author"),
        marking="Restricted",
        subject="Subject",
        keywords=("one", "two"),
    )  # fmt: skip
