"""Words of likelihood come from more than one scale, or from both rows of ICD 203.

Why:
On a scale of likelihood each word stands for a band of per cent, and the scales disagree: what PHIA's
yardstick calls unlikely is 25 to 35 per cent, and ICD 203 has 20 to 45 for it. A reader can only tell
"very likely" from "highly likely" if one scale is kept to. The scale is the one under `report:
{likelihood: phia}` in the map or `likelihood` in the folder's wishes; without these it is the one that
most words fit. Looked at are the author's own words: claims and assumptions of our side, key judgements,
commentary, the bottom line.

Wrong:
    title: Will the bridge be ready?
    thesis:
      claim: It is very likely that the bridge will be ready in May.
      reasons:
      - claim: It is very likely that the steel comes in March.
      - claim: It is highly likely that the weather holds.

Right:
    title: Will the bridge be ready?
    thesis:
      claim: It is very likely that the bridge will be ready in May.
      reasons:
      - claim: It is very likely that the steel comes in March.
      - claim: It is almost certain that the weather holds.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.own_words import OwnWords, own_words, placed
from argmap.formats.findings import collapsed
from argmap.formats.likelihood import Row, Term, fitting
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find words of likelihood that are on another scale than the map's."""
    if language_of(reading.map) != "en":
        return
    texts = [(own, found) for own in own_words(reading.map) if (found := _on_a_scale(own))]
    scale = reading.map.report.likelihood or reading.house.likelihood
    row = fitting((term for _, found in texts for term in found), scale)
    for own, found in texts:
        odd = (term for term in found if row not in term.rows)
        for term, said, span in placed(reading.text, own, odd):
            yield Finding(_message(collapsed(said), term, row), span, (_advice(row),), places=(own.place,))


def _on_a_scale(own: OwnWords) -> list[Term]:
    return [term for term in own.terms if term.rows]


def _message(said: str, term: Term, row: Row) -> str:
    own = " and ".join(other.name for other in term.rows)
    return f"“{said}” is a word of {own}, and the scale here is {row.name}"


def _advice(row: Row) -> Note:
    return Note(f"its words are {', '.join(row.words)}")
