"""Text edits put into effect."""

from collections.abc import Iterable

from argmap.diagnostics import TextEdit
from argmap.source import SourceText


def applied(source: SourceText, edits: Iterable[TextEdit]) -> SourceText:
    """Return the text with all edits made, whose places are those of the text as it was.

    Insertions at one place keep their order. Raises ValueError where two edits overlap.
    """
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < at:
            raise ValueError(f"two edits change the character at {edit.span.start}")
        pieces += [source.text[at : edit.span.start], edit.text]
        at = edit.span.end
    return SourceText(source.name, "".join([*pieces, source.text[at:]]))
