"""Links to statements, citations and notes in Markdown: `[](#id)`, `[@key, p. 4; @other]` and `[^label]`.

What stands in code (fences, spans) or behind a backslash is text and no reference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model import Citation

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<info>.*)", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"`+")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<open><?)#(?P<id>[^\s()<>]*)>?\)")
_CITED = re.compile(r"\[(?P<inside>@[^\[\]]*)\](?!\()")
NOTE_LABEL = re.compile(r"\[\^([^\s\[\]^]{1,100})\]")
_NOTE_END = re.compile(r"\n[ \t]*\n(?! {4}|\t)")
_BEFORE_WORDS = re.compile(r"[ \t>]{0,8}")
_MARKS = re.compile(r"[`~\\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a statement, from `start` up to `end`; `text` is empty where the label is to stand."""

    id: str
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class CitedGroup:
    """Sources cited in one bracket, from `start` up to `end` in the text."""

    start: int
    end: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The label of a note, and where its bracket begins.

    `defines` tells that the note's words follow, `inside` that it is a reference in the words of another.
    """

    label: str
    start: int
    defines: bool = False
    inside: bool = False


def links(text: str) -> tuple[Link, ...]:
    """Find the links to statements in a Markdown text, in order."""
    if "](" not in text:
        return ()
    found = _LINK.finditer(without_code(text))
    return tuple(Link(link["id"], link.start(), link.end(), link["text"]) for link in found)


def citations(text: str) -> tuple[CitedGroup, ...]:
    """Find the bracketed citations in a Markdown text, in order; several sources part at semicolons."""
    if "[@" not in text:
        return ()
    groups = []
    for found in _CITED.finditer(without_code(text)):
        cited = tuple(Citation(key, locator) for key, locator, _ in sources(found["inside"]))
        groups.append(CitedGroup(found.start(), found.end(), cited))
    return tuple(groups)


def note_marks(text: str) -> tuple[NoteMark, ...]:
    """Find the labels of notes in a Markdown text, in order: references, and those before the words."""
    return tuple(_note_marks(without_code(text))) if "[^" in text else ()


def _note_marks(text: str) -> Iterator[NoteMark]:
    ends = iter([found.start() for found in _NOTE_END.finditer(text)])
    end, inside = next(ends, len(text)), False
    for found in NOTE_LABEL.finditer(text):
        while end < found.start():
            end, inside = next(ends, len(text)), False
        defines = text.startswith(":", found.end()) and _begins_line(text, found.start())
        inside = inside or defines
        yield NoteMark(found[1], found.start(), defines, inside and not defines)


def _begins_line(text: str, at: int) -> bool:
    return _BEFORE_WORDS.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def sources(text: str) -> Iterator[tuple[str, str, int]]:
    """Split `key, p. 4; other` into key, locator and where the key begins, without its `@`."""
    at = 0
    for piece in text.split(";"):
        key, _, locator = piece.partition(",")
        name = key.strip().removeprefix("@").strip()
        if name:
            yield name, " ".join(locator.split()), at + piece.index(name)
        at += len(piece) + 1


def without_code(text: str) -> str:
    """Return the text with code and escaped characters blanked out, of the same length."""
    if not _MARKS.search(text):
        return text
    text = _without_fences(text)
    if "`" in text:
        text = "".join(_without_spans(paragraph) for paragraph in _paragraphs(text))
    return _ESCAPED.sub("\0\0", text)


def _without_fences(text: str) -> str:
    """Blank out fenced blocks, up to a fence of at least the same length or the end."""
    lines, fence = text.splitlines(keepends=True), ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            lines[number] = _blank(line)
            if found and found["marks"].startswith(fence) and not found["info"].strip():
                fence = ""
        elif found and not (found["marks"][0] == "`" and "`" in found["info"]):
            lines[number], fence = _blank(line), found["marks"]
    return "".join(lines)


def _paragraphs(text: str) -> Iterator[str]:
    at = 0
    for gap in _BLANK_LINE.finditer(text):
        yield text[at : gap.end()]
        at = gap.end()
    yield text[at:]


def _without_spans(paragraph: str) -> str:
    """Blank out code spans: a run of ticks up to the next run of the same length."""
    runs = [found.span() for found in _TICKS.finditer(paragraph)]
    following: dict[int, int] = {}
    closing = [0] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        size = runs[index][1] - runs[index][0]
        closing[index] = following.get(size, 0)
        following[size] = index
    pieces, at, index = [], 0, 0
    while index < len(runs):
        start = runs[index][0]
        escaped = (start - len(paragraph[at:start].rstrip("\\")) - at) % 2
        if closing[index] and not escaped:
            end = runs[closing[index]][1]
            pieces += [paragraph[at:start], _blank(paragraph[start:end])]
            at, index = end, closing[index]
        index += 1
    return "".join([*pieces, paragraph[at:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", "\0", text)
