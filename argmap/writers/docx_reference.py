"""A reference document: the Word file of a house, from which a report takes styles, pages, heads and feet.

It may come from anywhere. Of its parts only those stay that say how pages look; what would reach outside of
the file, or run, does not.
"""

from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from argmap.writers.addresses import web_address
from argmap.writers.docx_opening import (
    Archive,
    WordFileError,
    as_xml,
    main_part,
    needed_part,
    opened,
    other_form,
    relations,
    root_of,
)
from argmap.writers.docx_package import Member, Relation
from argmap.writers.docx_reference_clean import R, cleaned, renumbered
from argmap.writers.docx_reference_fields import W
from argmap.writers.docx_reference_text import bare, marked, without_notes

__all__ = ["Reference", "WordFileError", "read"]

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAINS = (f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml")
_MACROS = "macroenabled"
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TYPES = "[Content_Types].xml"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/content-types}%s"
# The kinds of relation that stay, and what their parts are called in the report; {} is a number.
_KEPT = {
    RT.STYLES: "word/styles.xml",
    RT.NUMBERING: "word/numbering.xml",
    RT.SETTINGS: "word/settings.xml",
    RT.FONT_TABLE: "word/fontTable.xml",
    RT.THEME: "word/theme/theme1.xml",
    RT.HEADER: "word/header{}.xml",
    RT.FOOTER: "word/footer{}.xml",
    RT.FOOTNOTES: "word/footnotes.xml",
    RT.ENDNOTES: "word/endnotes.xml",
    RT.IMAGE: "word/media/reference{}",
    RT.FONT: "word/fonts/font{}.odttf",
}
_OF_TEXT = frozenset(_KEPT) - {RT.FONT}
# The pictures that stay: the beginning of their files, their types and endings.
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", CT.PNG, ".png"),
    (b"\xff\xd8\xff", CT.JPEG, ".jpeg"),
    (b"GIF8", CT.GIF, ".gif"),
    (b"BM", CT.BMP, ".bmp"),
    (b"II*\0", CT.TIFF, ".tiff"),
    (b"MM\0*", CT.TIFF, ".tiff"),
    (b"\x01\0\0\0", "image/x-emf", ".emf"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf", ".wmf"),
    (b"\x01\0\x09\0", "image/x-wmf", ".wmf"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference document, cleaned: its text as XML, what that refers to, and all its other parts.

    `marked` tells that its text has a place for the report; without one it has only a last section. The
    numbers of bookmarks and drawings from `serial` on are free.
    """

    text: bytes = field(repr=False)
    relations: tuple[Relation, ...]
    members: tuple[Member, ...] = field(repr=False)
    marked: bool
    serial: int

    def part(self, name: str) -> bytes:
        """Return a part by its name in the report, empty if there is none."""
        return next((member.content for member in self.members if member.name == name), b"")


def read(content: bytes) -> Reference:
    """Read a .docx or .dotx file. Raises WordFileError for anything else, and for what costs too much."""
    try:
        return _Reader(opened(content)).reference()
    except RecursionError:
        raise WordFileError("is damaged") from None


@dataclass(slots=True)
class _Reader:
    """A file that is being read: the parts that stay so far, by their old names."""

    archive: Archive
    members: dict[str, Member] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    serial: int = 1
    marked: bool = False

    def reference(self) -> Reference:
        main = self._main()
        root = root_of(self._part(main))
        if root.tag != f"{W}document" or root.find(f"{W}body") is None:
            raise WordFileError(other_form(root.tag))
        self.marked = marked(root)
        if not self.marked:
            bare(root)
        relations = self._related(main, _OF_TEXT, _used(root))
        self._clean(root, relations)
        members = tuple(self.members.values())
        return Reference(as_xml(root), tuple(relations.values()), members, self.marked, self.serial)

    def _main(self) -> str:
        """Return the name of the part with the text, if it is that of a file without macros."""
        types = self._part(_TYPES)
        main = main_part(self.archive)
        kind = _type_of(root_of(types), main)
        if _MACROS in kind.lower():
            raise WordFileError("has macros; save it as .docx or .dotx, without them")
        if kind not in _MAINS:
            raise WordFileError(other_form(""))
        return main

    def _part(self, name: str) -> bytes:
        return needed_part(self.archive, name)

    def _related(self, name: str, kinds: frozenset[str], used: frozenset[str]) -> dict[str, Relation]:
        """Take what a part refers to and may; return its relations under new names, by their old ones.

        What has a number in the report stays only if its relation is `used`.
        """
        found: dict[str, Relation] = {}
        for relation in relations(self.archive, name):
            if relation.ident not in used and not _single(relation.kind):
                continue
            target = self._target(relation, kinds)
            if target:
                ident = f"rIdKept{len(found) + 1}"
                found[relation.ident] = Relation(ident, relation.kind, target, relation.external)
        return found

    def _target(self, relation: Relation, kinds: frozenset[str]) -> str:
        if relation.external:
            return web_address(relation.target) if relation.kind == RT.HYPERLINK else ""
        return self._taken(relation) if relation.kind in kinds else ""

    def _taken(self, relation: Relation) -> str:
        """Take a part, once; return its new name, empty if it cannot stay."""
        known = self.members.get(relation.target)
        if known is not None:
            return known.name if _same_kind(known.name, relation.kind) else ""
        content = self.archive.part(relation.target.lstrip("/"))
        if content is None or _single(relation.kind) in {member.name for member in self.members.values()}:
            return ""
        member = self._member(relation, content)
        if member is None:
            return ""
        self.members[relation.target] = member
        return member.name

    def _member(self, relation: Relation, content: bytes) -> Member | None:
        if relation.kind == RT.IMAGE:
            return self._picture(content)
        name = self._name(relation.kind)
        if relation.kind == RT.FONT:
            return Member(name, _FONT, content)
        root = root_of(content)
        if not self.marked:
            without_notes(root)
        inner = frozenset((RT.FONT,)) if relation.kind == RT.FONT_TABLE else frozenset((RT.IMAGE,))
        relations = self._related(relation.target, inner, _used(root))
        self._clean(root, relations)
        return Member(name, _TYPES_OF[relation.kind], as_xml(root), tuple(relations.values()))

    def _picture(self, content: bytes) -> Member | None:
        known = next((row for row in _PICTURES if content.startswith(row[0])), None)
        return Member(self._name(RT.IMAGE) + known[2], known[1], content) if known else None

    def _name(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return _KEPT[kind].format(self.counts[kind])

    def _clean(self, root: Any, relations: dict[str, Relation]) -> None:
        cleaned(root, {old: relation.ident for old, relation in relations.items()})
        self.serial = renumbered(root, self.serial)


_TYPES_OF = {
    RT.STYLES: CT.WML_STYLES,
    RT.NUMBERING: CT.WML_NUMBERING,
    RT.SETTINGS: CT.WML_SETTINGS,
    RT.FONT_TABLE: CT.WML_FONT_TABLE,
    RT.THEME: CT.OFC_THEME,
    RT.HEADER: CT.WML_HEADER,
    RT.FOOTER: CT.WML_FOOTER,
    RT.FOOTNOTES: CT.WML_FOOTNOTES,
    RT.ENDNOTES: CT.WML_ENDNOTES,
}


def _single(kind: str) -> str:
    """Return the name of a part of which there is one at most, empty for other kinds."""
    return "" if "{}" in _KEPT.get(kind, "{}") else _KEPT[kind]


def _used(root: Any) -> frozenset[str]:
    """Return the names of the relations that a part uses."""
    return frozenset(
        value for element in root.iter() for name, value in element.attrib.items() if name.startswith(R)
    )


def _same_kind(name: str, kind: str) -> bool:
    return name.startswith(_KEPT[kind].partition("{}")[0])


def _type_of(types: Any, name: str) -> str:
    """Return the content type of a part, which is told by its name, or else by its ending."""
    own, endings = _PACKAGE % "Override", _PACKAGE % "Default"
    for row in types.iter(own):
        if row.get("PartName", "").lower() == name.lower():
            return str(row.get("ContentType", ""))
    ending = name.rpartition(".")[2].lower()
    found = (
        row.get("ContentType", "")
        for row in types.iter(endings)
        if row.get("Extension", "").lower() == ending
    )
    return next(found, "")
