"""The file itself: objects packed together, a table of where each stands, an identity from the content.

It is PDF 1.7. Small objects stand in compressed packs, without which the tree of the document would be the
larger part of the file; only the information dictionary is left in the open, where its seal can be found.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc

from argmap.writers.seal import MARK

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_STREAM_ENDS = b"endstream\n"
_PACK = 200
"""Objects in a pack: a reader that wants one of them has to unpack them all."""

_FREE, _OPEN, _PACKED = 0, 1, 2  # what the table says of an object
_LAST_GENERATION = 65_535
_SEAL = MARK.encode()
_NO_SEAL = _SEAL.replace(b"-", b"\\055")
"""The same to all who read strings of PDF, and nothing to those who look for a seal."""


def deflated(content: bytes) -> tuple[str, bytes]:
    """Return the filters and the bytes of a compressed stream, in which nothing looks like a seal.

    What cannot be made smaller is kept by zlib as it is, and authors may write what they like.
    """
    compressed = zlib.compress(content, 9)
    if _SEAL not in compressed:
        return "/FlateDecode", compressed
    return "[/ASCIIHexDecode /FlateDecode]", compressed.hex().encode() + b">"


def no_seal(string: bytes) -> bytes:
    """Return a string of PDF in which nothing looks like a seal."""
    return string.replace(_SEAL, _NO_SEAL)


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """Reportlab's document, written in a way of its own."""

    def format(self) -> bytes:
        """Return the file."""
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        sheaf = _Sheaf()
        left_open = self.idToObjectNumberAndVersion[self.info.__InternalName__][0]
        small = {}
        for number, body in self._bodies():
            if number == left_open or body.endswith(_STREAM_ENDS):
                sheaf.add(number, body)
            else:
                small[number] = body.strip()
        sheaf.pack(small)
        return sheaf.closed(b"/Root %b /Info %b" % (root.format(self), info.format(self)))

    def _bodies(self) -> Iterator[tuple[int, bytes]]:
        """Yield the objects by number; writing one may bring in others."""
        number = 1
        while number in self.numberToId:
            self.encrypt.register(number, 0)
            body: Any = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            if body.endswith(_STREAM_ENDS):
                body = _ended(body.removesuffix(_STREAM_ENDS))
            yield number, body
            number += 1


@dataclass(slots=True)
class _Sheaf:
    """The parts of the file so far, and for every object a line of the table of objects."""

    parts: list[bytes] = field(default_factory=lambda: [_HEADER])
    size: int = len(_HEADER)
    lines: dict[int, bytes] = field(default_factory=lambda: {0: _line(_FREE, 0, _LAST_GENERATION)})

    def add(self, number: int, body: bytes) -> None:
        """Add an object on its own."""
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n"))
        self.lines[number] = _line(_OPEN, self.size, 0)
        self.parts.append(part)
        self.size += len(part)

    def pack(self, bodies: Mapping[int, bytes]) -> None:
        """Add objects in packs, which get the numbers after all others."""
        pack = len(self.lines) + len(bodies)
        whole = tuple(bodies.items())
        for start in range(0, len(whole), _PACK):
            some = whole[start : start + _PACK]
            for index, (number, _) in enumerate(some):
                self.lines[number] = _line(_PACKED, pack, index)
            self.add(pack, _packed(some))
            pack += 1

    def closed(self, entries: bytes) -> bytes:
        """Return the file with its table, which has the entries of a trailer."""
        start, number = self.size, len(self.lines)
        self.lines[number] = _line(_OPEN, start, 0)
        filters, table = deflated(b"".join(line for _, line in sorted(self.lines.items())))
        body = b"".join(self.parts)
        identity = sha256(body).hexdigest()[:32].encode()
        return (
            body
            + b"%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] " % (number, len(self.lines))
            + b"%b /ID [<%b> <%b>] " % (entries, identity, identity)
            + _stream(filters, table)
            + b"endobj\nstartxref\n%d\n%%%%EOF\n" % start
        )


def _line(kind: int, place: int, index: int) -> bytes:
    return bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")


def _packed(bodies: Sequence[tuple[int, bytes]]) -> bytes:
    places, offset = [], 0
    for number, body in bodies:
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(places) + b"\n"
    filters, content = deflated(head + b"\n".join(body for _, body in bodies))
    return b"<</Type /ObjStm /N %d /First %d " % (len(bodies), len(head)) + _stream(filters, content)


def _stream(filters: str, content: bytes) -> bytes:
    return _ended(f"/Filter {filters} /Length {len(content)}>>\nstream\n".encode() + content)


def _ended(stream: bytes) -> bytes:
    """End a stream with the line end that archives want, one that is not taken to be half in the stream."""
    return stream + (b"\r\n" if stream.endswith(b"\r") else b"\n") + _STREAM_ENDS
