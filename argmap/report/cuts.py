"""What could be shorter in a report that is too long: the longest texts of the author's that it prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.diagnostics import Note
from argmap.model import ArgumentMap
from argmap.report.budget import words_told
from argmap.report.document import Document, passages, plain
from argmap.report.parts import body
from argmap.source import NOWHERE, Span

MOST_CUTS = 3
_BEGINNING = 6
"""Words by which a text is found again in the report."""


def cuts(argument_map: ArgumentMap, document: Document) -> Iterator[Note]:
    """Name the longest texts of the author's that the report prints, where cutting helps most."""
    printed = _bare(" ".join(plain(words) for words in passages(body(document).blocks)))
    written = [*_texts(argument_map)]
    shown = [text for text in written if text.begins and text.begins in printed]
    for text in sorted(shown, key=lambda text: -text.words)[:MOST_CUTS]:
        yield Note(f"{text.name} has {words_told(text.words)}", text.span)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the author's: what it is called, how long it is, where it stands, and how it begins."""

    name: str
    words: int
    span: Span
    begins: str


def _texts(argument_map: ArgumentMap) -> Iterator[_Text]:
    for statement in argument_map.statements.values():
        yield from _text(f"the wording of {statement.handle}", statement.text, statement.text_span)
        span = statement.fields["commentary"].value if "commentary" in statement.fields else NOWHERE
        yield from _text(f"the commentary on {statement.handle}", statement.commentary, span)
    fields = argument_map.fields
    span = fields["bottom-line"].value if "bottom-line" in fields else NOWHERE
    yield from _text("the bottom line", argument_map.bottom_line, span)


def _text(name: str, written: str, span: Span) -> Iterator[_Text]:
    words = written.split()
    if words:
        yield _Text(name, len(words), span, _bare(" ".join(words[:_BEGINNING])))


def _bare(text: str) -> str:
    """Return the letters and digits of a text, to find words again whatever their form."""
    return "".join(filter(str.isalnum, text))
