"""A Word file from elsewhere taken apart, with an eye on what it may cost."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import unquote

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


class NoReferenceError(Exception):
    """A file cannot be a reference document; the message follows on its name."""


@dataclass(slots=True)
class Archive:
    """The parts of a file by name, read when they are asked for, until they would be too much together."""

    whole: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    left: int = MOST_UNPACKED
    kept: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """Return a part, None if there is none. Raises NoReferenceError if it cannot be read."""
        entry = self.entries.get(unquote(name).lower())
        if entry is None:
            return None
        if entry.filename not in self.kept:
            self.kept[entry.filename] = self._read(entry)
        return self.kept[entry.filename]

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise NoReferenceError("is protected by a password")
        if entry.compress_type not in _KNOWN_METHODS:
            raise NoReferenceError("is packed in a way that Word files are not")
        self.left -= entry.file_size  # no more than that is unpacked, whatever the part really holds
        if self.left < 0:
            raise NoReferenceError(f"is larger than {MOST_UNPACKED >> 20} MB when it is unpacked")
        try:
            return self.whole.read(entry)
        except _UNREADABLE:
            raise NoReferenceError("is damaged") from None


def opened(content: bytes) -> Archive:
    """Return the parts of a file. Raises NoReferenceError if it is none that has parts."""
    if len(content) > LARGEST:
        raise NoReferenceError(f"is larger than {LARGEST >> 20} MB")
    if content.startswith(_OLD):
        raise NoReferenceError("is in Word's older format or has a password; save it as .docx without one")
    try:
        whole = zipfile.ZipFile(BytesIO(content))
        entries = whole.infolist()
    except _UNREADABLE:
        raise NoReferenceError("is not a Word file") from None
    if len(entries) > MOST_PARTS:
        raise NoReferenceError(f"has more than {MOST_PARTS:,} parts".replace(",", " "))
    return Archive(whole, {unquote(entry.filename).lower(): entry for entry in reversed(entries)})


def root_of(content: bytes) -> Any:
    """Return the root element of a part. Raises NoReferenceError where it is not XML or declares entities."""
    from lxml import etree

    if len(content) > MOST_XML:
        raise NoReferenceError(f"has a part larger than {MOST_XML >> 20} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in content:
        raise NoReferenceError("declares entities, which Word files do not")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        raise NoReferenceError("is damaged") from None
    if root.getroottree().docinfo.doctype:
        raise NoReferenceError("declares entities, which Word files do not")
    return root


def as_xml(root: Any) -> bytes:
    """Return the root element of a part as the part."""
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
