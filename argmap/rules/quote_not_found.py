"""The essay does not have the words that `quote:` gives.

Why:
A quote ties a statement to the place in the essay that it was taken from, and the briefing prints that
place. If the words are not there, the statement may say what the essay does not. Line breaks, soft
hyphens and the shapes of quotation marks and dashes make no difference; every letter does. Where a quote
leaves words out, write it as a list of two. The passage that is most like it is told, with the words that
differ; where hardly anything differs, the essay’s words are offered.

Wrong:
    title: What does the essay claim?
    essay: essay.txt
    thesis:
      claim: Libraries should open on Sundays.
      quote: open each Sunday

Right:
    title: What does the essay claim?
    essay: essay.txt
    thesis:
      claim: Libraries should open on Sundays.
      quote: open on Sundays

Essay:
    It is time that libraries open on Sundays. Students have asked for it for years.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Fix, Note
from argmap.essay import Essay, find
from argmap.essay.nearest import Near, nearest
from argmap.formats.findings import collapsed, quoted, replacing, short
from argmap.model import Words
from argmap.rules.rule import Finding, Reading

_NEAR, _ALMOST_THE_SAME = 0.6, 0.9
_MOST_DIFFERENCES = 4
_FEWEST_WORDS = 3
_SHOWN = 60
_ELLIPSIS = re.compile(r"[\[(]?(?:\.\.\.|…|\. \. \.)[\])]?")
_PARTS = Note("the essay has its parts; where words are left out, write a list of the parts")
_NOTHING = Note("the essay has nothing like it")
_UNSEEN = str.maketrans(dict.fromkeys("\xad\u200b\u2060\ufeff"))


def check(reading: Reading) -> Iterator[Finding]:
    """Find quotes that the essay does not have."""
    if reading.essay is None:
        return
    for statement in reading.map.statements.values():
        for quote in statement.quotes:
            if find(reading.essay, quote.text) is None:
                yield _finding(reading, reading.essay, quote, statement.place)


def _finding(reading: Reading, essay: Essay, quote: Words, place: str) -> Finding:
    message = f"The essay does not have the words “{short(quote.text)}”"
    notes, fix = _advice(reading, essay, quote)
    return Finding(message, quote.span, notes, fix, places=(place,), words=quote.text)


def _advice(reading: Reading, essay: Essay, quote: Words) -> tuple[tuple[Note, ...], Fix | None]:
    if _has_parts(essay, quote):
        return (_PARTS,), None
    near = nearest(essay, quote.text)
    if near is None or near.ratio < _NEAR:
        return (_begins(essay, quote) or _NOTHING,), None
    return _nearest(essay, near), _fix(reading, essay, quote, near)


def _has_parts(essay: Essay, quote: Words) -> bool:
    parts = [part for part in _ELLIPSIS.split(quote.text) if part.strip()]
    return len(parts) > 1 and all(find(essay, part) for part in parts)


def _nearest(essay: Essay, near: Near) -> tuple[Note, ...]:
    place = near.passage
    percent = min(99, int(100 * near.ratio))
    words = short(essay.text[place.start : place.end])
    message = f"line {place.line} is nearest ({percent} %): “{words}”"
    return Note(message, essay.span(place.start, place.end)), Note(_differences(near))


def _differences(near: Near) -> str:
    told = [_difference(*pair) for pair in near.differences[:_MOST_DIFFERENCES]]
    more = len(near.differences) - len(told)
    if not told:
        return "differs only in blanks"
    listed = ", ".join(told) + (f" and {more} more" if more else "")
    return f"differs {'only in capitals' if _only_capitals(near) else 'in'}: {listed}"


def _only_capitals(near: Near) -> bool:
    """Tell whether a passage has a quote's words, whatever their capitals and the blanks between."""
    return all(mine.casefold() == its.casefold() for mine, its in near.differences)


def _difference(mine: str, its: str) -> str:
    if not mine:
        return f"`{short(its)}` left out"
    return f"`{short(mine)}` for `{short(its)}`" if its else f"`{short(mine)}` added"


def _fix(reading: Reading, essay: Essay, quote: Words, near: Near) -> Fix | None:
    """Offer the essay's words for one line of the map, where hardly any differ and no others are as near."""
    raw = reading.text.words(quote.span)
    words = collapsed(essay.text[near.passage.start : near.passage.end]).translate(_UNSEEN)
    plain = all(letter.isprintable() or letter.isspace() for letter in words)
    if near.ratio < _ALMOST_THE_SAME or not near.alone or not plain or not _is_line(raw, quote):
        return None
    if not find(essay, words):
        return None
    return replacing("Write the words of the essay", quote.span, quoted(words), safe=_only_capitals(near))


def _is_line(raw: str, quote: Words) -> bool:
    """Tell whether a quote is written on one line, with or without quotation marks around it."""
    marked = len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'"
    return len(raw.splitlines()) == 1 and (marked or collapsed(raw) == quote.text)


def _begins(essay: Essay, quote: Words) -> Note | None:
    """Tell where the essay has the most of the first words, if these are three or more."""
    words = quote.text.split()
    shortest, longest, passage = _FEWEST_WORDS, len(words) - 1, None
    while shortest <= longest:
        middle = (shortest + longest) // 2
        found = find(essay, " ".join(words[:middle]))
        passage = found or passage
        shortest, longest = (middle + 1, longest) if found else (shortest, middle - 1)
    if passage is None:
        return None
    rest = " ".join(essay.text[passage.end : passage.end + _SHOWN].split()[:-1])
    begun = " ".join(essay.text[max(passage.start, passage.end - _SHOWN) : passage.end].split()[-4:])
    message = f"line {passage.line} begins like it, up to “{short(begun)}”, and goes on “{short(rest)}”"
    return Note(message, essay.span(passage.start, passage.end))
