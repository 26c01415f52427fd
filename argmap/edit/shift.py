"""Where places of a text are after it was edited."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from argmap.diagnostics import TextEdit
from argmap.source import SourceText, Span


class Shift:
    """What edits do to places. The edits do not overlap, and come in the order of their places."""

    def __init__(self, edits: Sequence[TextEdit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        grown = (len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
        self._grown = [0, *accumulate(grown)]
        self._written = [
            (start + shift, start + shift + len(edit.text))
            for edit, start, shift in zip(edits, self._starts, self._grown, strict=False)
        ]

    def moved(self, offset: int) -> int:
        """Return where a place is now; a place in replaced words is where the new ones begin."""
        passed = bisect_right(self._ends, offset)
        inside = passed < len(self._starts) and self._starts[passed] < offset
        return (self._starts[passed] if inside else offset) + self._grown[passed]

    def touches(self, text: SourceText, span: Span) -> bool:
        """Tell whether a span of the edited text shares a line with what was written into it."""
        first, last = (text.position(at)[0] for at in (span.start, span.end))
        below = (*text.line_starts, len(text.text) + 1)[last]
        before = bisect_left(self._written, (below, 0))
        return before > 0 and text.position(self._written[before - 1][1])[0] >= first
