"""A Word file read for what reviewers may have done to it: its lines, their comments, the map in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from argmap.review.lines import Line
from argmap.review.remarks import Remark, Spoken, answers, remarks
from argmap.review.styles import style_names
from argmap.review.walking import Walk
from argmap.writers.docx_controls import NAMESPACE
from argmap.writers.docx_opening import (
    Archive,
    WordFileError,
    main_part,
    needed_part,
    opened,
    other_form,
    relations,
    root_of,
)
from argmap.writers.docx_reference_fields import W

__all__ = ["Returned", "Stored", "WordFileError", "read"]

_MAP = f"{{{NAMESPACE}}}"
_ANSWERS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


@dataclass(frozen=True, slots=True)
class Stored:
    """The map that goes with a file: the name of its file, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it came back: its lines, in reading order, its comments, and the map in it, if there is one.

    Lists of contents, pictures, heads and feet are left out.
    """

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    stored: Stored | None = None


def read(content: bytes) -> Returned:
    """Read a Word file. Raises WordFileError for anything else, and for what costs too much."""
    try:
        return _read(opened(content))
    except RecursionError:
        raise WordFileError("is damaged") from None


def _read(archive: Archive) -> Returned:
    main = main_part(archive)
    root = root_of(needed_part(archive, main))
    body = root.find(f"{W}body")
    if root.tag != f"{W}document" or body is None:
        raise WordFileError(other_form(root.tag))
    parts = _Parts(archive, main)
    styles = parts.root(RT.STYLES)
    notes = {
        kind: {row.get(f"{W}id", ""): row for row in parts.rows(part, f"{W}{kind}")}
        for kind, part in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES))
    }
    walk = Walk(style_names(styles) if styles is not None else {}, notes)
    walk.over(body)
    finished = [*walk.finished()]
    numbers = {old: number for number, (_, olds) in enumerate(finished) for old in olds}
    spoken = Spoken(walk.commented, walk.said, numbers)
    said = remarks(parts.rows(RT.COMMENTS, f"{W}comment"), spoken, answers(parts.root(_ANSWERS)))
    return Returned(tuple(line for line, _ in finished), said, parts.stored())


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts that the text of a file refers to."""

    archive: Archive
    main: str

    def roots(self, kind: str) -> Iterator[Any]:
        """Walk the root elements of all parts of a kind; one that cannot be read raises WordFileError."""
        for relation in relations(self.archive, self.main):
            if relation.kind == kind and not relation.external:
                content = self.archive.part(relation.target.lstrip("/"))
                if content is not None:
                    yield root_of(content)

    def root(self, kind: str) -> Any:
        return next(self.roots(kind), None)

    def rows(self, kind: str, tag: str) -> Iterator[Any]:
        root = self.root(kind)
        yield from root.iterfind(tag) if root is not None else ()

    def stored(self) -> Stored | None:
        """Return the map in the file, unless somebody has changed it there."""
        for root in self.roots(RT.CUSTOM_XML):
            text = root.find(f"{_MAP}text")
            if root.tag == f"{_MAP}map" and text is not None:
                said = text.text or ""
                whole = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
                return Stored(root.get("name", ""), said) if root.get("sha256") == whole else None
        return None
