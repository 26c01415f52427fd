"""The parts of the Word file put into one package, the same bytes whenever that is done."""

from collections.abc import Mapping
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from argmap.writers.docx_dress import LOGO_RELATION
from argmap.writers.seal import seal_docx

_TEXT = "word/document.xml"
_FIRST_HEAD = "word/header1.xml"
# Each part beside the text: its type, the kind of its relation and the relation's name.
_KINDS = {
    "word/styles.xml": (CT.WML_STYLES, RT.STYLES, "rIdStyles"),
    "word/numbering.xml": (CT.WML_NUMBERING, RT.NUMBERING, "rIdNumbering"),
    "word/settings.xml": (CT.WML_SETTINGS, RT.SETTINGS, "rIdSettings"),
    "word/fontTable.xml": (CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdFonts"),
    "word/theme/theme1.xml": (CT.OFC_THEME, RT.THEME, "rIdTheme"),
    "word/header1.xml": (CT.WML_HEADER, RT.HEADER, "rIdHeader1"),
    "word/header2.xml": (CT.WML_HEADER, RT.HEADER, "rIdHeader2"),
    "word/footer1.xml": (CT.WML_FOOTER, RT.FOOTER, "rIdFooter1"),
    "word/footer2.xml": (CT.WML_FOOTER, RT.FOOTER, "rIdFooter2"),
    "docProps/core.xml": (CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, "rIdCore"),
    "docProps/app.xml": (CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, "rIdApplication"),
}
REFERENCES = "".join(
    f'<w:{part}Reference w:type="{pages}" r:id="rId{part.title()}{number}"/>'
    for part in ("header", "footer")
    for number, pages in enumerate(("first", "default"), start=1)
)


def picture_relation(number: int) -> str:
    """Return the id of the relation that leads to the picture of a figure."""
    return f"rIdFigure{number}"


def package(
    parts: Mapping[str, str],
    *,
    figures: Mapping[int, bytes],
    links: Mapping[str, str],
    epoch: int,
    logo: bytes = b"",
) -> bytes:
    """Return the file; `figures` maps numbers to PNG files, `links` addresses to the ids of relations.

    `logo` is a PNG that the head of the first page shows, empty where it shows none.
    """
    whole = Package()
    text = _part(_TEXT, CT.WML_DOCUMENT_MAIN, parts[_TEXT].encode(), whole)
    whole.load_rel(RT.OFFICE_DOCUMENT, text, "rIdText")
    for name, (content_type, relation, ident) in _KINDS.items():
        owner = text if name.startswith("word/") else whole
        part = _part(name, content_type, parts[name].encode(), whole)
        owner.load_rel(relation, part, ident)
        if logo and name == _FIRST_HEAD:
            part.load_rel(RT.IMAGE, _part("word/media/logo.png", CT.PNG, logo, whole), LOGO_RELATION)
    for number, png in sorted(figures.items()):
        picture = _part(f"word/media/figure{number}.png", CT.PNG, png, whole)
        text.load_rel(RT.IMAGE, picture, picture_relation(number))
    for address, ident in links.items():
        text.load_rel(RT.HYPERLINK, address, ident, is_external=True)
    saved = BytesIO()
    whole.save(saved)
    return seal_docx(saved.getvalue(), epoch=epoch)  # python-docx stamps parts with the clock; this undoes it


def _part(name: str, content_type: str, content: bytes, whole: Package) -> Part:
    return Part(PackURI(f"/{name}"), content_type, content, whole)
