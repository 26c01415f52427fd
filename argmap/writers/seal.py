"""Fingerprints: what an output is sealed with, and whether it was changed since.

A text-like file (PDF, SVG) has a placeholder in it that is replaced by the SHA-256 of the file with the
placeholder. It stands in a comment, or in a PDF's information under `ArgmapSeal`: no author's words can get
there unescaped, so a map that speaks of fingerprints does no harm. In a Word file, which is a zip of parts,
the digest of all other parts stands as a custom property; Word writes its parts anew when it saves, so a
file that was saved again no longer matches. What the file was made from (`inputs`) stands beside its seal.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from io import BytesIO

from argmap.writers.inputs import MARK as INPUTS

MARK = "argmap-sha256-"
"""How every fingerprint begins."""

_DIGITS = 64
PLACEHOLDER = MARK + "0" * _DIGITS
_SEALED = re.compile(re.escape(MARK.encode()) + rb"[0-9a-f]{64}")
_IN_COMMENT = re.compile(rb"(?<=<!-- )" + _SEALED.pattern)
_IN_PDF = re.compile(rb"(?<=/ArgmapSeal \()" + _SEALED.pattern)

_INPUTS = re.compile(rb" " + INPUTS.encode() + rb"([0-9a-f]{64})")
_LAST = re.compile(rb"(?<=<!-- )" + _SEALED.pattern + rb"(?=(?:" + _INPUTS.pattern + rb")? -->\n\Z)")
_LONGEST_LAST = 300
"""Bytes that hold the comment at the end of a text."""

PROPERTY, INPUTS_PROPERTY = "Argmap fingerprint", "Argmap inputs"
_PROPERTIES = "docProps/custom.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_OF_WORD = re.compile(rb">" + INPUTS.encode() + rb"([0-9a-f]{64})<")
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_EARLIEST = 315_532_800
"""1 January 1980, before which a zip cannot tell the time."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
_LARGEST = 500 << 20
"""Bytes of the largest Word file, unpacked, that is looked into."""


class Seal(StrEnum):
    """What a file found on disk turns out to be."""

    INTACT = "intact"
    CHANGED = "changed"
    ABSENT = "absent"


def _place(content: bytes) -> re.Pattern[bytes]:
    """Return where a file has its seal: what escapes a comment leaves PDF as it is, and the reverse."""
    return _IN_PDF if content.startswith(b"%PDF") else _IN_COMMENT


def seal(content: bytes) -> bytes:
    """Return a file with its one placeholder replaced by the fingerprint. Raises ValueError without one."""
    place = _place(content)
    found = place.findall(content)
    if found != [PLACEHOLDER.encode()]:
        raise ValueError("a file to be sealed has one placeholder")
    return place.sub(_mark(content), content)


def examine(content: bytes) -> Seal:
    """Tell whether a text-like file is as it was sealed."""
    place = _place(content)
    found = place.findall(content)
    if len(found) != 1:
        return Seal.ABSENT
    plain = place.sub(PLACEHOLDER.encode(), content)
    return Seal.INTACT if found[0] == _mark(plain) else Seal.CHANGED


def inputs(content: bytes) -> str:
    """Return the fingerprint of what a text-like file was made from, empty if it tells of none."""
    return _inputs_after(content, [*_place(content).finditer(content)])


def _inputs_after(content: bytes, seals: Sequence[re.Match[bytes]]) -> str:
    found = _INPUTS.match(content, seals[0].end()) if len(seals) == 1 else None
    return found[1].decode() if found else ""


def seal_last(content: bytes) -> bytes:
    """Return a file that ends in a comment with the placeholder, the fingerprint in its place.

    That is for texts in which an author's words may look like a comment. Raises ValueError without one.
    """
    found = _last(content)
    if found is None or found[0] != PLACEHOLDER.encode():
        raise ValueError("a file to be sealed ends in its placeholder")
    return _replaced(content, found, _mark(content))


def examine_last(content: bytes) -> Seal:
    """Tell whether a file that ends in its fingerprint is as it was sealed."""
    found = _last(content)
    if found is None:
        return Seal.ABSENT
    plain = _replaced(content, found, PLACEHOLDER.encode())
    return Seal.INTACT if found[0] == _mark(plain) else Seal.CHANGED


def inputs_last(content: bytes) -> str:
    """Return the fingerprint of what such a file was made from, empty if it tells of none."""
    found = _last(content)
    return _inputs_after(content, [found] if found else [])


def _last(content: bytes) -> re.Match[bytes] | None:
    return _LAST.search(content, max(len(content) - _LONGEST_LAST, 0))


def _replaced(content: bytes, found: re.Match[bytes], mark: bytes) -> bytes:
    return content[: found.start()] + mark + content[found.end() :]


def _mark(content: bytes) -> bytes:
    return (MARK + sha256(content).hexdigest()).encode()


def seal_docx(content: bytes, *, epoch: int, made_from: str = "") -> bytes:
    """Return a Word file with its fingerprint as a custom property, zipped the same way every time.

    `epoch` is the time that its parts claim, in seconds since 1970; `made_from` is the fingerprint of inputs.
    """
    parts = _parts(content)
    parts[_TYPES] = _with(
        parts[_TYPES], "Types", f'<Override PartName="/{_PROPERTIES}" ContentType="{_TYPE}"/>'
    )
    relation = f'<Relationship Id="rIdArgmap" Type="{_RELATION}" Target="{_PROPERTIES}"/>'
    parts[_RELATIONS] = _with(parts[_RELATIONS], "Relationships", relation)
    parts[_PROPERTIES] = _custom(_digest(parts), made_from)
    return _zipped(parts, epoch)


def examine_docx(content: bytes) -> Seal:
    """Tell whether a Word file is as it was sealed."""
    try:
        parts = _parts(content)
    except _UNREADABLE:
        return Seal.ABSENT
    found = _SEALED.findall(parts.get(_PROPERTIES, b""))
    if len(found) != 1:
        return Seal.ABSENT
    return Seal.INTACT if found[0].decode() == MARK + _digest(parts) else Seal.CHANGED


def inputs_docx(content: bytes) -> str:
    """Return the fingerprint of what a Word file was made from, empty if it tells of none."""
    try:
        found = _OF_WORD.findall(_parts(content).get(_PROPERTIES, b""))
    except _UNREADABLE:
        return ""
    return found[0].decode() if len(found) == 1 else ""


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as whole:
        if sum(entry.file_size for entry in whole.infolist()) > _LARGEST:
            raise ValueError("too large when unpacked")
        return {name: whole.read(name) for name in whole.namelist()}


def _digest(parts: Mapping[str, bytes]) -> str:
    digest = sha256()
    for name in sorted(parts):
        if name != _PROPERTIES:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()


def _with(part: bytes, root: str, element: str) -> bytes:
    """Add an element at the end of a part, unless it is there."""
    text = part.decode("utf-8")
    if element in text:
        return part
    return text.replace(f"</{root}>", f"{element}</{root}>").encode("utf-8")


def _custom(digest: str, made_from: str) -> bytes:
    told = {PROPERTY: MARK + digest, **({INPUTS_PROPERTY: INPUTS + made_from} if made_from else {})}
    properties = (
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(told.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{''.join(properties)}</Properties>"
    ).encode()


def _zipped(parts: Mapping[str, bytes], epoch: int) -> bytes:
    moment = datetime.fromtimestamp(max(epoch, _EARLIEST), UTC).timetuple()[:6]
    first = [name for name in (_TYPES, _RELATIONS) if name in parts]
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as whole:
        for name in (*first, *sorted(set(parts) - set(first))):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            whole.writestr(entry, parts[name])
    return written.getvalue()
