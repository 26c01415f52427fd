"""The fingerprints of a picture: texts in the PNG file, under the names `ArgmapSeal` and `ArgmapInputs`."""

import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256

from argmap.writers.inputs import MARK as INPUTS
from argmap.writers.seal import MARK, Seal

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD, _INPUTS = b"ArgmapSeal\0", b"ArgmapInputs\0"


def seal_png(content: bytes, made_from: str = "") -> bytes:
    """Return a PNG file with its fingerprint before its end; `made_from` is that of its inputs."""
    end = _chunk(b"IEND", b"")
    told = _chunk(b"tEXt", _INPUTS + (INPUTS + made_from).encode()) if made_from else b""
    bare = content.removesuffix(end) + told
    return bare + _chunk(b"tEXt", _KEYWORD + _said(bare + end)) + end


def examine_png(content: bytes) -> Seal:
    """Tell whether a PNG file is as it was sealed."""
    seals = _texts(content, _KEYWORD)
    if len(seals) != 1:
        return Seal.ABSENT
    start, end = seals[0]
    bare = content[:start] + content[end:]
    sealed = content[start + 8 + len(_KEYWORD) : end - 4]
    return Seal.INTACT if sealed == _said(bare) else Seal.CHANGED


def inputs_png(content: bytes) -> str:
    """Return the fingerprint of what a picture was made from, empty if it tells of none."""
    told = _texts(content, _INPUTS)
    if len(told) != 1:
        return ""
    start, end = told[0]
    text = content[start + 8 + len(_INPUTS) : end - 4].decode("latin-1")
    return text.removeprefix(INPUTS) if text.startswith(INPUTS) else ""


def _texts(content: bytes, keyword: bytes) -> list[tuple[int, int]]:
    """Return where each text under a name begins and ends."""
    return [row for row in _chunks(content) if content.startswith(b"tEXt" + keyword, row[0] + 4)]


def _said(bare: bytes) -> bytes:
    return (MARK + sha256(bare).hexdigest()).encode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _chunks(content: bytes) -> Iterator[tuple[int, int]]:
    """Give where each chunk begins and ends; what is no PNG has none."""
    at = len(_SIGNATURE) if content.startswith(_SIGNATURE) else len(content)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        yield at, at + 12 + length
        at += 12 + length
