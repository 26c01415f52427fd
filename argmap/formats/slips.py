"""Text that needed quotes: what a slip is, and how it is hidden so that reading can go on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from argmap.diagnostics import Fix
from argmap.formats.findings import Findings, is_plain, quoted, replacing
from argmap.formats.line import Line, line_at, value_end
from argmap.formats.parsed import Problem
from argmap.formats.schema import CODES, KEY_NAMES, LISTS
from argmap.source import Span

_HIDDEN = 0x10F000  # the last private plane: nobody types it, and the map is already in error
UNMASK = MappingProxyType({_HIDDEN + code: code for code in range(128)})
"""The table for `str.translate` that gives hidden characters back."""

_SPECIAL = frozenset("\"'[]{}*%@`&!|>,?-:#\\")
_KEY_WITHIN = re.compile(r"(?<![\w-])([a-z-]+):(?=\s|\Z)")
_KEY_BELOW = re.compile(r"[\r\n][ \t]*[^\s:]+:(?=\s|\Z)")
_CLOSING = MappingProxyType({"[": "]", "{": "}"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its words, and the place to hide from the parser, if hiding helps."""

    code: str
    message: str
    span: Span
    notes: tuple[str, ...] = ()
    fix: Fix | None = None
    hide: tuple[Span, ...] = ()


Explanation = Callable[[Findings, str, Problem], Slip | None]


def masked(text: str, hide: tuple[Span, ...]) -> str | None:
    """Return the text with the places to hide behind characters of the same number, None without any."""
    if not hide:
        return None
    pieces, at = [], 0
    for span in hide:
        pieces += [text[at : span.start], "".join(map(_mask, text[span.start : span.end]))]
        at = span.end
    return "".join([*pieces, text[at:]])


def _mask(letter: str) -> str:
    if letter == "\t":
        return " "
    return chr(_HIDDEN + ord(letter)) if letter in _SPECIAL else letter


def quoting(findings: Findings, span: Span, *, safe: bool = False) -> Fix:
    """Make the fix that puts a stretch of text in quotes; `safe` as in `Fix`."""
    return replacing("Put the text in quotes", span, quoted(_unwrapped(findings.raw(span))), safe=safe)


def unquoted(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain text that begins with, or holds, a character that means something to YAML."""
    for offset in (problem.at, problem.opened, problem.last.span.start if problem.last else problem.at):
        line = line_at(text, min(offset, max(0, len(text) - 1)))
        why = _why(text, line, problem)
        if why:
            return _quote_slip(findings, text, line, why)
    return None


def _why(text: str, line: Line, problem: Problem) -> str:
    """Say why the value of a line cannot stand without quotes, or nothing if it is not to blame."""
    value = text[line.value : line.end]
    if not value or problem.at < line.start or "directive" in problem.reading:
        return ""
    if "mapping values" in problem.reason:
        within = line.value < problem.at < _text_end(text, line, problem)
        return "has a colon followed by a space" if within and value[0] not in "[{" else ""
    return _begins(value[0]) if _misbegun(value, line, problem) else _bracketed(value, line, problem)


def _misbegun(value: str, line: Line, problem: Problem) -> bool:
    """Tell whether the first character of a value is at fault, whatever follows."""
    if value[0] in "|>":
        return "block scalar" in problem.reading
    if value.startswith(("- ", "? ")):
        return line.key not in LISTS and line.value <= problem.at <= line.end
    return value[0] in "@`%*&!" or (value[0] in ",]}" and problem.at == line.value)


def _text_end(text: str, line: Line, problem: Problem) -> int:
    """Return where the text of a line ends, for text that runs on to the parser's problem."""
    if problem.last is None or line_at(text, problem.last.span.start).start != line.start:
        return line.end
    return value_end(text, line)


def _bracketed(value: str, line: Line, problem: Problem) -> str:
    """Judge a value in quotes or brackets that ends before its line does, or holds what no list may."""
    first = value[:1]
    if first in ("'", '"'):
        last = problem.last
        closed = last is not None and last.span.start == line.value and last.span.end <= problem.at < line.end
        return "begins with a quotation mark and goes on after the second one" if closed else ""
    if first in "[{" and first and (line.key not in CODES | LISTS | {"waive"} or value.startswith("[@")):
        return _begins(first) if line.value <= problem.at else ""
    return ""


def _begins(letter: str) -> str:
    return "begins with a backtick" if letter == "`" else f"begins with `{letter}`"


def _quote_slip(findings: Findings, text: str, line: Line, why: str) -> Slip:
    value = findings.source.span(line.value, value_end(text, line))
    subject = f"The text of `{line.key}`" if line.key else "This text"
    special = [at for at in range(value.start, value.end) if _to_hide(text, at, value.start)]
    return Slip(
        "unquoted-text",
        f"{subject} {why}, which means something else to YAML",
        findings.source.span(line.value, line.end),
        ("put the whole text in quotes",),
        quoting(findings, value, safe=_is_text(line, findings.raw(value))),
        tuple(findings.source.span(at, at + 1) for at in special),
    )


def _is_text(line: Line, raw: str) -> bool:
    """Tell whether a value can be meant as text only: not as a list, an alias, or as keys."""
    if not is_plain(raw) or not (line.key or line.listed) or _KEY_BELOW.search(raw):
        return False
    if line.key in CODES:
        return line.key == "source" and raw.startswith(("@", "[@"))
    return _begins_text(raw) and KEY_NAMES.isdisjoint(_KEY_WITHIN.findall(raw))


def _begins_text(raw: str) -> bool:
    first, second = raw[:1], raw[1:2]
    if first in _CLOSING:
        return 0 < raw.find(_CLOSING[first]) < len(raw) - 1
    if first in ("&", "!"):
        return second.isspace()
    return "*" in raw[1:] if first == "*" else first not in "|>,]}" and not raw.startswith(("- ", "? "))


def _to_hide(text: str, at: int, start: int) -> bool:
    letter = text[at]
    if at == start:
        return letter in _SPECIAL
    if letter == ":":
        return text[at + 1 : at + 2] in ("", " ", "\n", "\r")
    return letter == "#" and text[at - 1] in " \t"


def _unwrapped(raw: str) -> str:
    """Take off outer quotes that were meant to hold the whole: `"He said "no" twice"`."""
    mark = raw[:1]
    inner = raw[1:-1]
    if mark in ("'", '"') and len(raw) > 2 and raw.endswith(mark):
        second = inner.find(mark)
        if second > 0 and (inner[second - 1].isspace() or inner[second + 1 : second + 2].isalnum()):
            return inner
    return raw
