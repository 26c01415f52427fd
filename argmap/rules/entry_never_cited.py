"""An entry of the list of works is cited nowhere.

Why:
A work that is listed and not cited backs nothing, and its reader looks in vain for what it is to show. It may
have lost its citation when the text was shortened, or it was never used. A note whose sentence is about
something else cites nothing.

Wrong essay:
    Night trains carry more people each year (Rail Board, 2019).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.

Right essay:
    Night trains carry more people each year (Rail Board, 2019). Most people travel for pleasure (Tourist
    Office, 2018).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Work
from argmap.essay.citing import called, key
from argmap.essay.elsewhere import Elsewhere
from argmap.essay.fitting import Fit
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_LONGEST = 6
"""Words of a name by which its bearer is spoken of."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find entries that no note, name or address in the text refers to, where the text cites any."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    misled = {found.note for found in essay.elsewhere}
    by_note = {entry for note, entry in essay.pointing.items() if note not in misled}
    by_name = {at for cited in essay.cited for at in cited.meant or cited.by_author}
    if not essay.pointing and not by_name:
        return
    spoken = _Spoken(essay)
    misleading = {found.entry: found for found in reversed(essay.elsewhere)}
    fitting = {found.fitting.entry: found.fitting for found in reversed(essay.elsewhere) if found.fitting}
    for at, work in enumerate(essay.works):
        if at not in by_note and at not in by_name and not spoken.of(work):
            home = fitting.get(at) or essay.fits.best_sentence(at)
            notes = (*_misleading(essay, misleading.get(at)), *_fitting(essay, home))
            place = essay.span(work.start, work.end)
            yield Finding(f"Nothing cites entry {called(work)}", place, notes)


class _Spoken:
    """What the body and the notes say, where works are spoken of without a citation."""

    def __init__(self, essay: Essay) -> None:
        said = " ".join((essay.text[: essay.body_end], *(note.text for note in essay.endnotes)))
        self._words = key(said).split()
        self._runs: dict[int, set[tuple[str, ...]]] = {}
        listed = min((work.start for work in essay.works), default=len(essay.text))
        self._addresses = {address.plain for address in essay.addresses if address.start < listed}

    def of(self, work: Work) -> bool:
        named = any(self._has(tuple(key(name).split()[:_LONGEST])) for name in work.authors)
        return named or any(address.plain in self._addresses for address in work.addresses)

    def _has(self, name: tuple[str, ...]) -> bool:
        size = len(name)
        if size not in self._runs:
            self._runs[size] = {*zip(*(self._words[first:] for first in range(size)), strict=False)}
        return len("".join(name)) > 2 and name in self._runs[size]


def _misleading(essay: Essay, found: Elsewhere | None) -> Iterator[Note]:
    if found:
        words = f"cited only by note {found.note.number}, whose sentence is about something else"
        yield Note(words, essay.span(found.note.start, found.note.end))


def _fitting(essay: Essay, home: Fit | None) -> Iterator[Note]:
    if home and (len(home.words) > 1 or home.score >= essay.fits.rare):
        sentence = essay.fits.sentences[home.sentence]
        words = short(essay.text[sentence.start : sentence.end])
        line = essay.passage(sentence.start, sentence.end).line
        place = essay.span(sentence.start, sentence.end)
        yield Note(f"its words fit line {line} best: “{words}”", place)
