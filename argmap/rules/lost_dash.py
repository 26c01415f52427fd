"""Two blanks stand within a sentence, where a dash may have been lost.

Why:
When a text is copied from one program to another, characters that the second does not know are left out, and
dashes are the first to go: "the town  like its neighbours  was rich". Without them the sentence is read
wrongly, or not at all. Two blanks after a full stop are a typist's habit and no fault; neither are columns,
tables and lines that were stretched to one length.

Wrong essay:
    The night train was given up at the end of the last century  the ferry to the islands too. Ten years
    later both were back.

Right essay:
    The night train was given up at the end of the last century – the ferry to the islands too. Ten years
    later both were back.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Paragraph
from argmap.rules.rule import Finding, Reading

_WIDE = re.compile(r"(?<=[^\W_\s])(?P<closed>[\"”’»)\]]?)(?P<gap>[ \xa0]{2,3})(?=[\"“‘«]?[^\W\d_])")
_BLANKS = re.compile(r"[ \xa0\t]+")
_PAIR, _SHARE = 2, 8
"""Where more than a pair is wide, and more than one gap in so many, lines were stretched or are columns."""
_ITEM = re.compile(r"\s*(?:\d{1,3}|[ivx]{1,4}|[^\W\d_])", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
_REACH = 8
_ADVICE = Note("perhaps a dash stood here")


def check(reading: Reading) -> Iterator[Finding]:
    """Find gaps of two or three blanks in sentences of paragraphs that have single ones otherwise."""
    essay = reading.essay
    if essay is None:
        return
    stretched = {block.number for block in essay.paragraphs if _is_stretched(essay.text, block)}
    for sentence in essay.sentences:
        if sentence.paragraph not in stretched:
            yield from _gaps(essay, sentence.start, sentence.end)


def _is_stretched(text: str, block: Paragraph) -> bool:
    gaps = [len(found[0]) for found in _BLANKS.finditer(text, block.start, block.end)]
    wide = sum(1 for gap in gaps if gap > 1)
    return wide > _PAIR and wide * _SHARE > len(gaps)


def _gaps(essay: Essay, start: int, end: int) -> Iterator[Finding]:
    for found in _WIDE.finditer(essay.text, start, end):
        gap = found.span("gap")
        if not _is_of_item(essay.text, gap[0]):
            message = "Two blanks within a sentence, where a dash may have been lost"
            yield Finding(message, essay.span(*gap), (_ADVICE,))


def _is_of_item(text: str, at: int) -> bool:
    """Tell whether only the number or letter of an item stands before a gap, in its line."""
    before = text[max(0, at - _REACH) : at]
    line = _LINE_END.split(before)[-1]
    return (line != before or at <= _REACH) and _ITEM.fullmatch(line) is not None
