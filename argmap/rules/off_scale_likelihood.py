"""A phrase of likelihood is on no scale, in a map that keeps to one.

Why:
A scale makes words of likelihood mean the same to writer and reader. "Quite likely", "a good chance" and
"may well" are read as anything from 30 to 90 per cent, and a bare "may" or "could" in a key judgement only
says that something is not impossible. They are looked for when the map or its folder names a scale, or
when words of a scale are used; see [mixed-likelihood-scales](#mixed-likelihood-scales). Comparisons, such
as "more likely than last year", are left alone.

Wrong:
    title: Will the bridge be ready?
    report: {likelihood: phia}
    thesis:
      claim: It is highly likely that the bridge will be ready in May.
      reasons:
      - claim: It is quite likely that the steel comes in March.

Right:
    title: Will the bridge be ready?
    report: {likelihood: phia}
    thesis:
      claim: It is highly likely that the bridge will be ready in May.
      reasons:
      - claim: It is likely that the steel comes in March.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.own_words import OwnWords, own_words, placed
from argmap.formats.findings import collapsed
from argmap.formats.likelihood import Term, fitting, hedges
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find phrases of likelihood that no scale has, and bare possibility in key judgements."""
    if language_of(reading.map) != "en":
        return
    texts = [(own, own.terms) for own in own_words(reading.map)]
    scale = reading.map.report.likelihood or reading.house.likelihood
    if not scale and not any(term.rows for _, found in texts for term in found):
        return
    row = fitting((term for _, found in texts for term in found), scale)
    loose = ((own, terms) for own, found in texts if (terms := _loose(own, found)))
    for own, terms in loose:
        for _, said, span in placed(reading.text, own, terms):
            message = f"“{collapsed(said)}” is on no scale of likelihood"
            note = Note(f"the words of {row.name} are {', '.join(row.words)}")
            yield Finding(message, span, (note,), places=(own.place,))


def _loose(own: OwnWords, found: tuple[Term, ...]) -> list[Term]:
    loose = [term for term in found if not term.rows]
    if own.judgement:
        loose += hedges(own.plain)
    return sorted(loose, key=lambda term: term.start)
