"""Word files of houses for tests: letterheads made with python-docx, and parts written by hand."""

import zipfile
from io import BytesIO

import docx
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

from argmap.writers.docx_reference_text import MARK

CONTENT_TYPES = "[Content_Types].xml"
TEMPLATE = b"wordprocessingml.template.main+xml"
DOCUMENT = b"wordprocessingml.document.main+xml"


def logo() -> BytesIO:
    """Return a small picture."""
    shown = BytesIO()
    Image.new("RGB", (60, 20), (0, 90, 90)).save(shown, "PNG")
    shown.seek(0)
    return shown


def saved(house) -> bytes:
    written = BytesIO()
    house.save(written)
    return written.getvalue()


def plain():
    """Return python-docx's own document with a house's font, colours, page, head and foot."""
    house = docx.Document()
    house.styles["Normal"].font.name = "Georgia"
    house.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x10, 0x20)
    section = house.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.header.paragraphs[0].text = "House of the Reference"
    section.footer.paragraphs[0].text = "Registered in the register"
    house.add_paragraph("Old text that is to go")
    return house


def letterhead(before=("The address",), after=("Yours faithfully",), *, first=True):
    """Return a letter with a place for the report, a picture in its head and, if asked, a first page."""
    house = plain()
    section = house.sections[0]
    section.header.paragraphs[0].add_run().add_picture(logo(), width=Mm(20))
    if first:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "First page of the house"
    house.paragraphs[0].text = before[0] if before else ""
    for line in before[1:]:
        house.add_paragraph(line)
    house.add_paragraph(MARK)
    for line in after:
        house.add_paragraph(line)
    return house


def with_cover():
    """Return a letter whose report stands in the second of three sections, after a cover."""
    house = letterhead(("The cover",), ())
    mark = house.paragraphs[-1]
    cover = house.add_section(WD_SECTION.NEW_PAGE)._sectPr  # python-docx ends the first section here
    house.add_paragraph("An appendix of the house")
    del cover
    mark.insert_paragraph_before("Between cover and report")
    return house


def numbered():
    """Return a document whose list styles have lists of their own."""
    house = plain()
    house.add_paragraph("one", style="List Number")
    return house


def bare() -> bytes:
    """Return the least that is a Word file: a text and no styles at all."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        {
            CONTENT_TYPES: (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels"'
                ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
            ),
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": text("<w:p/>"),
        }
    )


def text(body: str) -> str:
    """Return a part with a text."""
    return f'<w:document xmlns:w="{NAMESPACE_W}" xmlns:r="{NAMESPACE_R}"><w:body>{body}</w:body></w:document>'


NAMESPACE_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*rows) -> str:
    """Return a part with relations: id, kind, target, and `External` for those that lead out."""
    written = "".join(
        f'<Relationship Id="{ident}" Type="{NAMESPACE_R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + mode[0] + chr(34) if mode else ''}/>"
        for ident, kind, target, *mode in rows
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{written}</Relationships>'


def packed(parts) -> bytes:
    """Return a zip of parts."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in parts.items():
            whole.writestr(name, content)
    return written.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip."""
    with zipfile.ZipFile(BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def changed(content: bytes, **changes) -> bytes:
    """Return a file with parts changed: `document=lambda xml: ...`, by names without folder and ending."""
    there = parts(content)
    for name in there:
        change = changes.get(name.rpartition("/")[2].partition(".")[0])
        if change and name.endswith(".xml"):
            there[name] = change(there[name])
    return packed(there)


def as_template(content: bytes) -> bytes:
    """Return a document as a template of Word (.dotx)."""
    there = parts(content)
    there[CONTENT_TYPES] = there[CONTENT_TYPES].replace(DOCUMENT, TEMPLATE)
    return packed(there)


HOUSES = {
    "plain": lambda: saved(plain()),
    "letterhead": lambda: saved(letterhead()),
    "one header": lambda: saved(letterhead(first=False)),
    "cover": lambda: saved(with_cover()),
    "numbered": lambda: saved(numbered()),
    "bare": bare,
    "template": lambda: as_template(saved(letterhead())),
}

__all__ = ["HOUSES", "Pt"]
