"""The verdict is no longer the one that the bottom line was accepted for.

Why:
A bottom line is written once and read by those who read nothing else. The map goes on changing: a source
is found, an objection is raised, and the bottom line still says what was true before. `argmap accept MAP`
marks the present verdict as the one that the bottom line speaks of, by a fingerprint under `accepted:` in
the map. In it are the thesis and the key judgements, each with its words, its status and whether it is
sourced, and the objections that are left open.

Wrong:
    title: Should the library open on Sundays?
    bottom-line: Open on Sundays; there is no doubt about it.
    accepted: 441e66137753
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students ask for it.
      objections:
      - Nobody is there to staff it.

Right:
    title: Should the library open on Sundays?
    bottom-line: Students ask for Sundays, but who staffs them is an open question.
    accepted: 7d638f64db00
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students ask for it.
      objections:
      - Nobody is there to staff it.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.fingerprints import of_verdict
from argmap.evaluate.words import status_words
from argmap.model import THESIS
from argmap.rules.rule import Finding, Reading, where


def check(reading: Reading) -> Iterator[Finding]:
    """Find a bottom line that was accepted for another verdict."""
    argument_map = reading.map
    if not argument_map.bottom_line or not argument_map.accepted:
        return
    if argument_map.accepted != of_verdict(argument_map, reading.evaluation):
        now = status_words(reading.evaluation.standings[THESIS])
        yield Finding(
            f"What the bottom line speaks of has changed; the verdict is now “{now}”",
            where(argument_map, "bottom-line"),
            notes=(Note("read the bottom line again, correct it, then type `argmap accept MAP`"),),
            places=(THESIS,),
        )
