"""The text of a Word file walked from its beginning to its end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.report.document import FIELD
from argmap.review.lines import Hand, Line, Piece
from argmap.review.styles import GENERATED, unread
from argmap.writers.docx_controls import TAG
from argmap.writers.docx_links import STATEMENT, bookmark_name
from argmap.writers.docx_opening import WordFileError
from argmap.writers.docx_reference_fields import W

MOST_LINES = 100_000
"""Paragraphs of the longest file that is compared."""

_LONGEST_SPREAD = 4  # lines over which one bookmark of ours may have come to stand
_OURS = (bookmark_name(STATEMENT)[:3], bookmark_name(FIELD)[:3])
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PUT_IN = (f"{W}ins", f"{W}moveTo")
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")
_TEXTS = (f"{W}t", f"{W}delText")
_BLANKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_DAY = 10  # letters of a date


@dataclass(frozen=True, slots=True)
class Touch:
    """Who put in and who took out what is being walked, if anyone."""

    put_in: Hand | None = None
    taken_out: Hand | None = None


@dataclass(slots=True)
class Commented:
    """Where the words of a comment are: in which line they begin, and their place in all that is said."""

    line: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Open:
    """A line that is being read."""

    style: str
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    frames: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """The walk: what styles are called, the notes by kind and number, and what was met so far.

    `commented` has the places of comments by their numbers, `said` all words in the order of the file.
    """

    styles: Mapping[str, str]
    notes: Mapping[str, dict[str, Any]]
    lines: list[Line] = field(default_factory=list)
    commented: dict[str, Commented] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    _line: _Open | None = None
    _rows: int = 0  # of tables, so far
    _within: int = 0  # the row that is being read
    _waiting: list[str] = field(default_factory=list)  # bookmarks that begin between lines
    _begun: dict[str, tuple[str, int]] = field(default_factory=dict)  # bookmarks by number: name, line
    _spread: dict[int, int] = field(default_factory=dict)  # lines that one bookmark holds together

    def over(self, parent: Any, touch: Touch = Touch()) -> None:
        """Walk what stands in a body, a cell, a frame or a note. Raises WordFileError if it is too long."""
        for child in parent:
            self._block(child, touch)

    def finished(self) -> Iterator[tuple[Line, range]]:
        """Walk the lines, with their numbers on the way; those that one bookmark of ours holds are one."""
        number = 0
        while number < len(self.lines):
            after = self._spread.get(number, number) + 1
            yield _joined(self.lines[number:after]), range(number, after)
            number = after

    def _block(self, element: Any, touch: Touch) -> None:
        match element.tag:
            case _Tag.P:
                self._paragraph(element, touch)
            case _Tag.SDT if element.find(f"{W}sdtPr/{W}docPartObj") is not None:
                pass  # a list of contents: whoever opens the file makes it anew
            case _Tag.TR:
                self._row(element, touch)
            case _Tag.PROPERTIES | _Tag.SECTION | _Tag.TABLE_PROPERTIES:
                pass
            case _:
                if not self._milestone(element):
                    self.over(element, _touched(element, touch))

    def _row(self, element: Any, touch: Touch) -> None:
        properties, around = element.find(f"{W}trPr"), self._within
        self._rows += 1
        self._within = self._rows
        self.over(element, touch if properties is None else _marked(properties, touch))
        self._within = around

    def _milestone(self, element: Any) -> bool:
        """Take in where a bookmark or the words of a comment begin or end; tell whether it was that."""
        ident = element.get(f"{W}id", "")
        match element.tag:
            case _Tag.BOOKMARK:
                self._begin(element.get(f"{W}name", ""), ident)
            case _Tag.BOOKMARK_END:
                self._end(ident)
            case _Tag.COMMENT:
                self.commented.setdefault(ident, Commented(len(self.lines), len(self.said)))
            case _Tag.COMMENT_END if ident in self.commented:
                self.commented[ident].end = len(self.said)
            case _Tag.COMMENT_END:
                pass
            case _:
                return False
        return True

    def _begin(self, name: str, ident: str) -> None:
        (self._line.marks if self._line else self._waiting).append(name)
        if name.startswith(_OURS):
            self._begun[ident] = (name, len(self.lines))

    def _end(self, ident: str) -> None:
        """Hold the lines of a bookmark of ours together; one that ends between lines ended before."""
        _, first = self._begun.pop(ident, ("", -1))
        last = len(self.lines) - (not self._line)
        if first >= 0 and first < last < first + _LONGEST_SPREAD:
            self._spread[first] = last

    def _paragraph(self, element: Any, touch: Touch) -> None:
        if len(self.lines) >= MOST_LINES:
            raise WordFileError(f"has more than {MOST_LINES:,} paragraphs".replace(",", " "))
        properties = element.find(f"{W}pPr")
        own = "" if properties is None else _value(properties.find(f"{W}pStyle"))
        line = _Open(self.styles.get(own, own.lower()), marks=self._waiting)
        self._waiting, self._line = [], line
        self._inlines(element, touch)
        self._line = None
        mark = None if properties is None else properties.find(f"{W}rPr")
        ended = touch if mark is None else _marked(mark, touch)
        if unread(line.style):
            self._waiting = line.marks
        else:
            pieces, marks = tuple(line.pieces), tuple(line.marks)
            self.lines.append(Line(pieces, marks, line.style, ended.put_in, ended.taken_out, self._within))
        for inner in (*line.notes, *line.frames):
            self.over(inner, touch)

    def _inlines(self, parent: Any, touch: Touch) -> None:
        for child in parent:
            match child.tag:
                case _Tag.R:
                    self._run(child, touch)
                case _Tag.PROPERTIES | _Tag.CONTROL_END:
                    pass
                case _Tag.CONTROL_PROPERTIES:
                    self._control(child)
                case _Tag.ALTERNATIVES:
                    self._alternative(child, touch)
                case _:
                    if not self._milestone(child):
                        self._inlines(child, _touched(child, touch))

    def _control(self, properties: Any) -> None:
        """Take in what a content control says of its statement, should the bookmark be lost."""
        tag = _value(properties.find(f"{W}tag"))
        name = tag.removeprefix(TAG) if tag.startswith(TAG) else _value(properties.find(f"{W}alias"))
        if name and self._line:
            known = name.startswith(_OURS)
            self._line.marks.append(name if known else bookmark_name(STATEMENT + name))

    def _alternative(self, element: Any, touch: Touch) -> None:
        first = element.find(f"{_MC}Choice")
        if first is not None:
            self._inlines(first, touch)

    def _run(self, run: Any, touch: Touch) -> None:
        properties = run.find(f"{W}rPr")
        style = "" if properties is None else _value(properties.find(f"{W}rStyle"))
        if self._line is None or (properties is not None and properties.find(f"{W}vanish") is not None):
            return
        ours = self._line.style in GENERATED or self.styles.get(style, style.lower()) in GENERATED
        for child in run:
            self._inner(child, Piece("", ours, touch.put_in, touch.taken_out), touch)

    def _inner(self, element: Any, form: Piece, touch: Touch) -> None:
        """Take in what stands in a run: its words, and what refers to notes, comments and frames."""
        ident = element.get(f"{W}id", "")
        match element.tag:
            case _Tag.TEXT | _Tag.TAKEN_OUT:
                self._say(replace(form, text=element.text or ""))
            case _Tag.TAB | _Tag.BREAK | _Tag.RETURN | _Tag.HYPHEN:
                self._say(replace(form, text=_BLANKS[element.tag]))
            case _Tag.FOOTNOTE | _Tag.ENDNOTE if self._line:
                kind = element.tag.removeprefix(W).removesuffix("Reference")
                note = self.notes[kind].pop(ident, None)  # a note is read once, however often it is named
                self._line.notes.extend(() if note is None else (note,))
            case _Tag.COMMENT_HERE:
                self.commented.setdefault(ident, Commented(len(self.lines)))
            case _Tag.ALTERNATIVES:
                self._alternative(element, touch)
            case _Tag.DRAWING | _Tag.PICTURE if self._line:
                self._line.frames.extend(element.iter(f"{W}txbxContent"))

    def _say(self, piece: Piece) -> None:
        if self._line:
            self._line.pieces.append(piece)
        if not piece.taken_out:
            self.said.append(piece.text)


class _Tag:
    """The names of elements."""

    P, R, TR, SDT = f"{W}p", f"{W}r", f"{W}tr", f"{W}sdt"
    PROPERTIES, SECTION, TABLE_PROPERTIES = f"{W}pPr", f"{W}sectPr", f"{W}tblPr"
    BOOKMARK, BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
    COMMENT, COMMENT_END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
    COMMENT_HERE = f"{W}commentReference"
    CONTROL_PROPERTIES, CONTROL_END = f"{W}sdtPr", f"{W}sdtEndPr"
    ALTERNATIVES = f"{_MC}AlternateContent"
    TEXT, TAKEN_OUT = _TEXTS
    TAB, BREAK, RETURN, HYPHEN = _BLANKS
    FOOTNOTE, ENDNOTE = f"{W}footnoteReference", f"{W}endnoteReference"
    DRAWING, PICTURE = f"{W}drawing", f"{W}pict"


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _touched(element: Any, touch: Touch) -> Touch:
    """Return who has touched what stands in an element."""
    if element.tag in _PUT_IN:
        return replace(touch, put_in=_hand(element))
    if element.tag in _TAKEN_OUT:
        return replace(touch, taken_out=_hand(element))
    return touch


def _marked(properties: Any, touch: Touch) -> Touch:
    """Return who has touched a paragraph or a row itself, as its properties tell."""
    for child in properties:
        touch = _touched(child, touch)
    return touch


def _hand(element: Any) -> Hand:
    return Hand(" ".join(element.get(f"{W}author", "").split()), element.get(f"{W}date", "")[:_DAY])


def _joined(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    pieces = tuple(piece for line in lines for piece in (*line.pieces, Piece(" ")))
    return replace(lines[0], pieces=pieces, marks=tuple(mark for line in lines for mark in line.marks))
