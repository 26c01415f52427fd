"""Words that stand on pages beside the report: the labels of captions, page numbers, what notes refer to."""

from argmap.language import Language, message
from argmap.report.document import Inlines, Note, Text

LABELS = {"Figure": message("Figure {number}"), "Table": message("Table {number}")}
"""What a caption begins with, before a full stop, by the kind of what it stands under."""

PAGE = message("Page {number} of {total}")


def note_name(number: int) -> str:
    """Return the anchor of a note."""
    return f"note-{number}"


def reference_name(number: int) -> str:
    """Return the anchor of the place that a note is on."""
    return f"note-{number}-from"


def note_words(note: Note, language: Language) -> Inlines:
    """Return what a note says: its words, or at which number they stood first."""
    if note.again:
        return (Text(language.text("See note {number}.", number=note.again)),)
    return note.children
