"""One key of a mapping, set by a text edit in the style of its neighbours."""

import re

from argmap.diagnostics import TextEdit
from argmap.model import ArgumentMap, Field, Statement, Step
from argmap.source import SourceText

_QUOTES = ("'", '"')
_COLON = re.compile(r"(?:\s*:)?")
_REST_OF_LINE = re.compile(r"[^\r\n]*")

Part = ArgumentMap | Statement | Step


def setting(source: SourceText, part: Part, key: str, value: str, *, after: str) -> TextEdit:
    """Make the edit that gives a key of a map, statement or group a value, in its place or in a new one.

    A new key stands behind the key `after`, which the part must have with text as its value: on a line of
    its own, in braces behind a comma. `value` is letters and digits, which need no quotes.
    """
    written = part.fields.get(key)
    if written is not None:
        return _replacing(source, written, value)
    neighbour = part.fields[after]
    mark = _quote(source.words(neighbour.key))
    entry = f"{mark}{key}{mark}: {mark}{value}{mark}"
    if source.text.startswith("{", part.span.start):
        return _inserting(source, neighbour.value.end, f", {entry}")
    end = _end(_REST_OF_LINE, source.text, neighbour.value.end)
    return _inserting(source, end, f"{source.line_end}{_margin(source, part.span.start)}{entry}")


def _replacing(source: SourceText, written: Field, value: str) -> TextEdit:
    before = source.words(written.value)
    if not before:
        return _inserting(source, _end(_COLON, source.text, written.key.end), f" {value}")
    mark = _quote(before)
    return TextEdit(written.value, f"{mark}{value}{mark}")


def _inserting(source: SourceText, at: int, text: str) -> TextEdit:
    return TextEdit(source.span(at, at), text)


def _quote(raw: str) -> str:
    """Return the quotation mark that a piece of YAML begins with, or nothing."""
    return raw[:1] if raw.startswith(_QUOTES) else ""


def _margin(source: SourceText, start: int) -> str:
    """Return blanks as wide as what stands before a place on its line; a byte order mark has no width."""
    line, _ = source.position(start)
    before = source.text[source.line_starts[line - 1] : start]
    return " " * len(before.lstrip("\ufeff"))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match of a pattern that matches everywhere, if only nothing, ends."""
    found = pattern.match(text, at)
    return found.end() if found else at
