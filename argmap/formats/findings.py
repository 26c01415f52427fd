"""What is found while one text is read."""

import re
from collections.abc import Iterable

from argmap.diagnostics import Diagnostic, Fix, Note, Severity, TextEdit
from argmap.source import SourceText, Span

_SPACE = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_APART = re.compile(r"[ \t]#|[\r\n][ \t]*[\r\n]")
_SHORT = 48


class Findings:
    """The diagnostics of one text, in the order in which they were met."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, message: str, span: Span, *notes: str | Note, fix: Fix | None = None) -> None:
        """Report what keeps a faithful document from being made."""
        self._report(Severity.ERROR, code, message, span, notes, fix)

    def warn(self, code: str, message: str, span: Span, *notes: str | Note, fix: Fix | None = None) -> None:
        """Report a fault of thought, citation or form."""
        self._report(Severity.WARNING, code, message, span, notes, fix)

    def raw(self, span: Span) -> str:
        """Return the text of a span as it was written."""
        return self.source.words(span)

    def _report(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span,
        notes: Iterable[str | Note],
        fix: Fix | None,
    ) -> None:
        remarks = tuple(Note(note) if isinstance(note, str) else note for note in notes)
        found = Diagnostic(code=code, severity=severity, message=message, span=span, notes=remarks, fix=fix)
        self.diagnostics.append(found)


def replacing(title: str, span: Span, text: str, *, safe: bool = False) -> Fix:
    """Make the fix that writes `text` where `span` is; `safe` as in `Fix`."""
    return Fix(title, (TextEdit(span, text),), safe)


def is_plain(raw: str) -> bool:
    """Tell whether raw text says in quotes just what it says here.

    It holds no paragraphs, which would be joined, no comment, which would become text, and no escapes.
    """
    if "\\" in raw and '"' in raw:
        return False
    return not _APART.search(raw.replace("\r\n", "\n"))


def collapsed(text: str) -> str:
    """Return text with each run of white space as one blank, none at the ends; hard blanks are kept."""
    return _SPACE.sub(" ", text).strip(" ")


def short(text: str) -> str:
    """Return text for a message: on one line, not long, without marks that would end it."""
    line = collapsed(text[:400])
    if not line.isprintable():
        line = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in line)
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return one line of text as a YAML string in quotes that says exactly that."""
    line = collapsed(text)
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    return "'" + line.replace("'", "''") + "'"


def listing(names: Iterable[str]) -> str:
    """Return names in code marks, with commas."""
    return ", ".join(f"`{name}`" for name in names)
