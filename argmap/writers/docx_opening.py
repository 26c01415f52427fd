"""A Word file from elsewhere taken apart, with an eye on what it may cost."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI

from argmap.writers.docx_package import Relation

LARGEST = 20 << 20
"""Bytes of the largest file that is taken apart."""

MOST_UNPACKED = 100 << 20
"""Bytes of all parts that are read, unpacked."""

MOST_XML = 16 << 20
"""Bytes of the largest part that is read as XML."""

MOST_PARTS = 2_000

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, OverflowError)
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordFileError(Exception):
    """A Word file cannot be used; the message follows on its name."""


@dataclass(slots=True)
class Archive:
    """The parts of a file by name, read when they are asked for, until they would be too much together."""

    whole: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    left: int = MOST_UNPACKED
    kept: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """Return a part, None if there is none. Raises WordFileError if it cannot be read."""
        entry = self.entries.get(unquote(name).lower())
        if entry is None:
            return None
        if entry.filename not in self.kept:
            self.kept[entry.filename] = self._read(entry)
        return self.kept[entry.filename]

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise WordFileError("is protected by a password")
        if entry.compress_type not in _KNOWN_METHODS:
            raise WordFileError("is packed in a way that Word files are not")
        self.left -= entry.file_size  # no more than that is unpacked, whatever the part really holds
        if self.left < 0:
            raise WordFileError(f"is larger than {MOST_UNPACKED >> 20} MB when it is unpacked")
        try:
            return self.whole.read(entry)
        except _UNREADABLE:
            raise WordFileError("is damaged") from None


def opened(content: bytes) -> Archive:
    """Return the parts of a file. Raises WordFileError if it is none that has parts."""
    if len(content) > LARGEST:
        raise WordFileError(f"is larger than {LARGEST >> 20} MB")
    if content.startswith(_OLD):
        raise WordFileError("is in Word's older format or has a password; save it as .docx without one")
    try:
        whole = zipfile.ZipFile(BytesIO(content))
        entries = whole.infolist()
    except _UNREADABLE:
        raise WordFileError("is not a Word file") from None
    if len(entries) > MOST_PARTS:
        raise WordFileError(f"has more than {MOST_PARTS:,} parts".replace(",", " "))
    return Archive(whole, {unquote(entry.filename).lower(): entry for entry in reversed(entries)})


def needed_part(archive: Archive, name: str) -> bytes:
    """Return a part without which there is no Word file. Raises WordFileError if there is none."""
    content = archive.part(name.lstrip("/"))
    if content is None:
        raise WordFileError(other_form(""))
    return content


def main_part(archive: Archive) -> str:
    """Return the name of the part with the text. Raises WordFileError if there is none."""
    found = [*relations(archive, "/")]
    main = next((one.target for one in found if one.kind == RT.OFFICE_DOCUMENT), "")
    if not main:
        raise WordFileError(other_form(_STRICT if any(one.kind.startswith(_STRICT) for one in found) else ""))
    return main


def relations(archive: Archive, name: str) -> Iterator[Relation]:
    """Yield what a part, or `/` for the file, refers to; targets are names of parts, or addresses."""
    uri = PackURI(name)
    written = archive.part(uri.rels_uri.lstrip("/"))
    if written is None:
        return
    for row in root_of(written).iter(_RELATIONSHIP):
        ident, kind, target = (row.get(key, "") for key in ("Id", "Type", "Target"))
        if row.get("TargetMode") == "External":
            yield Relation(ident, kind, target, external=True)
        elif target and "\\" not in target:
            yield Relation(ident, kind, str(PackURI.from_rel_ref(uri.baseURI, target.partition("#")[0])))


def other_form(name: str) -> str:
    """Return what is wrong with a file, by the name of a relation or an element that it has in its place."""
    if name.startswith((_STRICT, "{" + _STRICT)):
        return "is in the strict form of Open XML; save it as a Word document (.docx)"
    return "is not a Word file"


def root_of(content: bytes) -> Any:
    """Return the root element of a part. Raises WordFileError where it is not XML or declares entities."""
    from lxml import etree

    if len(content) > MOST_XML:
        raise WordFileError(f"has a part larger than {MOST_XML >> 20} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in content:
        raise WordFileError("declares entities, which Word files do not")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        raise WordFileError("is damaged") from None
    if root.getroottree().docinfo.doctype:
        raise WordFileError("declares entities, which Word files do not")
    return root


def as_xml(root: Any) -> bytes:
    """Return the root element of a part as the part."""
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
