"""The fingerprint of a picture: a text in the PNG file, under the name `ArgmapSeal`."""

import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256

from argmap.writers.seal import MARK, Seal

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"ArgmapSeal\0"


def seal_png(content: bytes) -> bytes:
    """Return a PNG file with its fingerprint before its end."""
    end = _chunk(b"IEND", b"")
    bare = content.removesuffix(end)
    return bare + _chunk(b"tEXt", _KEYWORD + _said(bare + end)) + end


def examine_png(content: bytes) -> Seal:
    """Tell whether a PNG file is as it was sealed."""
    seals = [
        (start, end) for start, end in _chunks(content) if content[start + 4 :].startswith(b"tEXt" + _KEYWORD)
    ]
    if len(seals) != 1:
        return Seal.ABSENT
    start, end = seals[0]
    bare = content[:start] + content[end:]
    sealed = content[start + 8 + len(_KEYWORD) : end - 4]
    return Seal.INTACT if sealed == _said(bare) else Seal.CHANGED


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
