"""The essay does not have the words that `quote:` gives.

Why:
A quote ties a statement to the place in the essay that it was taken from, and the briefing prints that
place. If the words are not there, the statement may say what the essay does not. Line breaks, soft
hyphens and the shapes of quotation marks and dashes make no difference; every letter does. Where a quote
leaves words out, write it as a list of two.

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

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Passage, find
from argmap.formats.findings import short
from argmap.model import Words
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find quotes that the essay does not have."""
    if reading.essay is None:
        return
    for statement in reading.map.statements.values():
        for quote in statement.quotes:
            if find(reading.essay, quote.text) is None:
                yield _finding(reading.essay, quote, statement.place)


def _finding(essay: Essay, quote: Words, place: str) -> Finding:
    begun = _longest_beginning(essay, quote.text.split())
    notes = () if begun is None else (Note(_goes_on(essay, *begun)),)
    message = f"The essay does not have the words “{short(quote.text)}”"
    return Finding(message, quote.span, notes, places=(place,), words=quote.text)


def _longest_beginning(essay: Essay, words: list[str]) -> tuple[str, Passage] | None:
    """Return the most of the first words that the essay has, where these are two or more."""
    best, shortest, longest = None, 2, len(words) - 1
    while shortest <= longest:
        middle = (shortest + longest) // 2
        beginning = " ".join(words[:middle])
        passage = find(essay, beginning)
        if passage is None:
            longest = middle - 1
        else:
            best, shortest = (beginning, passage), middle + 1
    return best


def _goes_on(essay: Essay, beginning: str, passage: Passage) -> str:
    rest = " ".join(essay.text[passage.start : passage.end + 60].split()[:-1])
    return f"line {passage.line} begins like it, up to “{short(beginning)}”, and reads “{rest}”"
