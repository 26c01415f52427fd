"""A note number points to an entry that is about something else.

Why:
Lists are sorted, shortened and merged, and the numbers in the text stay as they were: then a note sends the
reader to a work that has nothing to do with the statement. This compares words: those that sentence and
entry share, each counting more the fewer sentences have it. It is a hint, as a work may be about the matter
under another name.

Wrong essay:
    Night trains carry more people each year. Ferries in the harbour were rebuilt.[1] The library opens its
    reading rooms on Sundays.[2] Sugar in school meals makes children restless.[3]

    Works cited

    1. Port Office (2017): Ferries in the harbour. City Press.
    2. Rail Board (2019): Fares and tickets. City Press.
    3. Health Office (2016): Sugar in school meals. City Press.
    4. Library Union (2018): Reading rooms on Sundays. City Press.

Right essay:
    Night trains carry more people each year. Ferries in the harbour were rebuilt.[1] The library opens its
    reading rooms on Sundays.[2] Sugar in school meals makes children restless.[3]

    Works cited

    1. Port Office (2017): Ferries in the harbour. City Press.
    2. Library Union (2018): Reading rooms on Sundays. City Press.
    3. Health Office (2016): Sugar in school meals. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.citing import called
from argmap.essay.elsewhere import Elsewhere
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find notes whose sentence shares fewer telling words with their entry than with another one."""
    if reading.essay is None:
        return
    for found in reading.essay.elsewhere:
        yield _finding(reading.essay, found)


def _finding(essay: Essay, found: Elsewhere) -> Finding:
    work = essay.works[found.entry]
    message = f"Note {found.note.number} points to {called(work)}, whose words do not fit its sentence"
    return Finding(message, essay.span(found.note.start, found.note.end), (_note(essay, found),))


def _note(essay: Essay, found: Elsewhere) -> Note:
    if found.fitting:
        fit, other = found.fitting, essay.works[found.fitting.entry]
        at = essay.fits.sentence_at(found.note.start)
        own = 0.0 if at is None else essay.fits.score(found.entry, at)
        words = f"entry {called(other)} fits better, by {fit.score:.1f} to {own:.1f}"
        return Note(words, essay.span(other.start, other.end))
    if found.home:
        sentence = essay.fits.sentences[found.home.sentence]
        line = essay.passage(sentence.start, sentence.end).line
        words = short(essay.text[sentence.start : sentence.end])
        return Note(f"the entry fits line {line}: “{words}”", essay.span(sentence.start, sentence.end))
    work = essay.works[found.entry]
    return Note("it shares no word with its sentence", essay.span(work.start, work.end))
