"""One line of a map as its writer sees it: dashes, a key, a value. For texts that are no YAML yet."""

import re
from dataclasses import dataclass

from argmap.formats.schema import KEY_NAMES

_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s\"'#\[\]{},&*!|>@`%?:-][^:#\r\n]*?):(?=[ \r\n]|\Z)[ ]*)?"
    r"(?P<value>[^\r\n]*)"
)
_REMARK = re.compile(r"(?:^|(?<![ \t])[ \t]{2,})#(?:[ \t].*)?$")
_DEEPER = re.compile(r"(?:\r\n|\n|\r)(?P<line>(?P<indent>[ ]*)(?P<words>[^\r\n]*))")
_STRUCTURE = re.compile(r"-[ ]|#|(?P<key>[\w-]+):(?:[ ]|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """Where the parts of a line stand, in code points; `column` is that of the key or of the text."""

    start: int
    key: str
    column: int
    value: int
    end: int
    listed: bool


def line_at(text: str, offset: int) -> Line:
    """Return the line that holds a place; a sentence with a colon in a list is not taken for a key."""
    if text.startswith("\r\n", offset - 1):
        offset -= 1
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    match = _LINE.match(text, start)
    assert match is not None  # noqa: S101 - every part of the expression may be empty
    content = match.end("dashes")
    key, value = match["key"] or "", match.start("value")
    if match["dashes"] and key and key not in KEY_NAMES:
        key, value = "", content
    end = value + len(_REMARK.sub("", text[value : match.end()]).rstrip())
    return Line(start, key, content - start, value, end, bool(match["dashes"]))


def value_end(text: str, line: Line) -> int:
    """Return where the value of a line ends, with the deeper lines below that carry it on."""
    end = at = line.end
    while match := _DEEPER.match(text, _line_end(text, at)):
        words = match["words"].strip()
        if words and (len(match["indent"]) <= line.column - bool(not line.key) or _is_structure(words)):
            break
        at = match.end()
        end = match.start("words") + len(match["words"].rstrip()) if words else end
    return end


def _is_structure(words: str) -> bool:
    found = _STRUCTURE.match(words)
    return found is not None and (found["key"] is None or found["key"] in KEY_NAMES)


def _line_end(text: str, at: int) -> int:
    match = re.compile(r"[^\r\n]*").match(text, at)
    return match.end() if match else at
