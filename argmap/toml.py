"""TOML as its own reader gives it, with the places that it does not tell, and faults in the words of all."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.formats.findings import listing, short
from argmap.formats.near import Near
from argmap.model import Words
from argmap.source import SourceText, Span

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_LARGE = 10**15
_NAME = re.compile(r"""[\w"'-]+""")
_BEFORE = (
    r"""^(?:[^#"'\n]|"[^"\n]*"|'[^'\n]*')*?"""  # of a line; what follows on a # is a remark, but in quotes
)
_MOST_PARTS = 50
_LONGEST = 1_000_000
MOST_FAULTS = 50
"""Faults of a file that are told; somebody who made more of them did not mean to be told each."""


def parsed(source: SourceText) -> Checked[Mapping[str, object] | None]:
    """Read a text as TOML; None where it is none, or too long or deep to be followed."""
    if len(source.text) > _LONGEST:
        return Checked(None, (_broken(source, f"more than {_LONGEST:,} characters"),))
    if _winding(source.text):
        return Checked(None, (_broken(source, f"more than {_MOST_PARTS} names joined by dots"),))
    try:
        return Checked(tomllib.loads(source.text))
    except tomllib.TOMLDecodeError as error:
        return Checked(None, (_broken(source, str(error)),))
    except RecursionError:
        return Checked(None, (_broken(source, "too many brackets within brackets"),))
    except ValueError:
        return Checked(None, (_broken(source, "a number or date that there is not"),))


def _winding(text: str) -> bool:
    """Tell whether very many names are joined to one key, which takes TOML's reader very long."""
    length = 0
    for part in text.split("."):
        bare = part.strip(" \t")
        length = length + 1 if bare and _NAME.fullmatch(bare) else 0
        if length > _MOST_PARTS:
            return True
    return False


def _broken(source: SourceText, said: str) -> Diagnostic:
    place = _PLACE.search(said)
    start = len(source.text)
    if place and place[1]:
        starts = source.line_starts
        start = starts[min(int(place[1]), len(starts)) - 1] + int(place[2]) - 1
    message = f"{_PLACE.sub('', said).strip().lower() or 'this is not TOML'}"
    span = source.span(min(start, len(source.text)), min(start + 1, len(source.text)))
    notes = (Note('texts stand in quotation marks: `paper = "A4"`'),) if message == "invalid value" else ()
    return Diagnostic(code="toml-syntax", severity=Severity.ERROR, message=message, span=span, notes=notes)


@dataclass(frozen=True, slots=True)
class Toml:
    """A table and the text that it was read from."""

    source: SourceText
    table: Mapping[str, object]

    def span(self, word: str) -> Span:
        """Return where a key or a text stands first, or the start where it stands nowhere."""
        written = rf"""{_BEFORE}(?<![\w-])(["']?)({re.escape(word)})\1(?![\w-])"""
        found = re.search(written, self.source.text, re.MULTILINE)
        return self.source.span(*found.span(2)) if found else self.source.span(0, 0)

    def words(self, key: str) -> Words | None:
        """Return the text of a key, where its key stands."""
        value = self.table.get(key)
        return Words(value, self.span(key)) if isinstance(value, str) else None

    def fault(
        self, code: str, message: str, key: str, note: str = "", *, severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """Return what is wrong at a key."""
        notes = (Note(note),) if note else ()
        return Diagnostic(code=code, severity=severity, message=message, span=self.span(key), notes=notes)

    def unknown(self, key: str, none_such: str, known: Sequence[str]) -> Diagnostic:
        """Return that a key is none of those that are known; `none_such` begins the sentence."""
        near = Near(known, reach=2).find(key)
        note = f"did you mean `{near}`?" if near else f"its keys: {listing(known)}"
        return self.fault("unknown-key", f"{none_such} `{short(key)}`", key, note)

    def choice(self, key: str, value: object, words: Sequence[str]) -> Iterator[Diagnostic]:
        """Find fault with what is none of some words."""
        if value not in words:
            message = f"expected one of {listing(words)} in `{short(key)}`, found `{_shown(value)}`"
            yield self.fault("wrong-value", message, key)

    def between(self, key: str, value: object, least: float, most: float, unit: str) -> Iterator[Diagnostic]:
        """Find fault with what is no number from `least` to `most`."""
        if not self.is_number(value) or not least <= value <= most:
            found = f"“{_shown(value)}”, a text" if isinstance(value, str) else f"`{_shown(value)}`"
            message = f"expected {least:g} to {most:g} {unit} in `{key}`, found {found}"
            note = (
                "take the quotation marks away"
                if isinstance(value, str)
                else f"type a number such as `{key} = {least:g}`"
            )
            yield self.fault("wrong-value", message, key, note)

    @staticmethod
    def is_number(value: object) -> TypeGuard[float]:
        """Tell whether a value is a number that one can count with."""
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGE


def _shown(value: object) -> str:
    """Return a value for a message; Python refuses to write out very large numbers."""
    large = isinstance(value, int) and abs(value) >= _LARGE
    return "a very large number" if large else short(str(value))
