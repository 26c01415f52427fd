"""The parts of the Word file put into one package, the same bytes whenever that is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from argmap.writers.seal import seal_docx

TEXT = "word/document.xml"
SVG = "image/svg+xml"
_STORE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"


@dataclass(frozen=True, slots=True)
class Relation:
    """That a part refers to another, by its name, or to an address."""

    ident: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A part of the file."""

    name: str
    content_type: str
    content: bytes
    relations: tuple[Relation, ...] = ()


# Each part beside the text: its type, the kind of its relation and the relation's name.
KINDS = {
    "word/styles.xml": (CT.WML_STYLES, RT.STYLES, "rIdStyles"),
    "word/numbering.xml": (CT.WML_NUMBERING, RT.NUMBERING, "rIdNumbering"),
    "word/settings.xml": (CT.WML_SETTINGS, RT.SETTINGS, "rIdSettings"),
    "word/fontTable.xml": (CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdFonts"),
    "word/theme/theme1.xml": (CT.OFC_THEME, RT.THEME, "rIdTheme"),
    "word/header1.xml": (CT.WML_HEADER, RT.HEADER, "rIdHeader1"),
    "word/header2.xml": (CT.WML_HEADER, RT.HEADER, "rIdHeader2"),
    "word/footer1.xml": (CT.WML_FOOTER, RT.FOOTER, "rIdFooter1"),
    "word/footer2.xml": (CT.WML_FOOTER, RT.FOOTER, "rIdFooter2"),
    "word/footnotes.xml": (CT.WML_FOOTNOTES, RT.FOOTNOTES, "rIdFootnotes"),
    "docProps/core.xml": (CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, "rIdCore"),
    "docProps/app.xml": (CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, "rIdApplication"),
}
REFERENCES = "".join(
    f'<w:{part}Reference w:type="{pages}" r:id="rId{part.title()}{number}"/>'
    for part in ("header", "footer")
    for number, pages in enumerate(("first", "default"), start=1)
)


def picture_relations(number: int) -> tuple[str, str]:
    """Return the ids of the relations that lead to the picture of a figure, as points and as lines."""
    return f"rIdFigure{number}", f"rIdDrawing{number}"


@dataclass(slots=True)
class Bundle:
    """The parts of a file and what its text and the file itself refer to, while they are gathered."""

    members: list[Member]
    of_text: list[Relation]
    of_file: list[Relation]

    def add(self, name: str, xml: str, *relations: Relation) -> None:
        """Add a part that the file has in any case."""
        content_type, kind, ident = KINDS[name]
        self.members.append(Member(name, content_type, xml.encode(), relations))
        owner = self.of_text if name.startswith("word/") else self.of_file
        owner.append(Relation(ident, kind, name))

    def add_figures(self, pictures: Mapping[int, tuple[bytes, bytes]]) -> None:
        """Add the pictures of figures: PNG and SVG."""
        for number, contents in sorted(pictures.items()):
            forms = zip(("png", "svg"), (CT.PNG, SVG), picture_relations(number), contents, strict=True)
            for ending, content_type, ident, content in forms:
                name = f"word/media/figure{number}.{ending}"
                self.members.append(Member(name, content_type, content))
                self.of_text.append(Relation(ident, RT.IMAGE, name))

    def add_links(self, links: Mapping[str, str]) -> None:
        """Add addresses by the ids of their relations."""
        self.of_text.extend(
            Relation(ident, RT.HYPERLINK, address, external=True) for address, ident in links.items()
        )

    def add_store(self, map_xml: str, store_xml: str) -> None:
        """Add the map, and the part that gives it a number."""
        properties = Relation("rIdStore", _STORED, "customXml/itemProps1.xml")
        self.members.append(Member("customXml/item1.xml", "application/xml", map_xml.encode(), (properties,)))
        self.members.append(Member("customXml/itemProps1.xml", _STORE, store_xml.encode()))
        self.of_text.append(Relation("rIdMap", RT.CUSTOM_XML, "customXml/item1.xml"))


def image(name: str, png: bytes, ident: str) -> tuple[Member, Relation]:
    """Return a picture as a part, and the relation that leads to it."""
    return Member(name, CT.PNG, png), Relation(ident, RT.IMAGE, name)


def package(text: bytes, bundle: Bundle, *, epoch: int, made_from: str = "") -> bytes:
    """Return the sealed file of a text and its parts; `epoch` is the time that it claims.

    `made_from` is the fingerprint of its inputs.
    """
    whole = Package()
    main = Member(TEXT, CT.WML_DOCUMENT_MAIN, text, tuple(bundle.of_text))
    parts = {member.name: _part(member, whole) for member in (main, *bundle.members)}
    for member in (main, *bundle.members):
        _relate(parts[member.name], member.relations, parts)
    _relate(whole, (Relation("rIdText", RT.OFFICE_DOCUMENT, TEXT), *bundle.of_file), parts)
    saved = BytesIO()
    whole.save(saved)
    # python-docx stamps parts with the clock; sealing undoes it
    return seal_docx(saved.getvalue(), epoch=epoch, made_from=made_from)


def _relate(owner: Part | Package, relations: Iterable[Relation], parts: Mapping[str, Part]) -> None:
    for relation in relations:
        if relation.external:
            owner.load_rel(relation.kind, relation.target, relation.ident, is_external=True)
        else:
            owner.load_rel(relation.kind, parts[relation.target], relation.ident)


def _part(member: Member, whole: Package) -> Part:
    return Part(PackURI(f"/{member.name}"), member.content_type, member.content, whole)
