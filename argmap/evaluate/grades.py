"""Base scores: what a statement is worth by itself.

How grades and kinds of statement turn into numbers is a convention of this house; none has official standing.
An Admiralty grade rates the source by a letter and what it says by a digit, apart from each other; the lesser
of the two counts.
"""

from collections.abc import Sequence

from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Kind, Source, Statement

RELIABILITY = {"A": 0.95, "B": 0.85, "C": 0.70, "D": 0.50, "E": 0.20, "F": 0.50}
CREDIBILITY = {"1": 0.95, "2": 0.80, "3": 0.60, "4": 0.40, "5": 0.15, "6": 0.50}
UNGRADED = 0.5
"""Evidence with a source that nobody graded."""
UNBACKED = {Kind.EVIDENCE: 0.3, Kind.ASSUMPTION: 0.5, Kind.CLAIM: 0.3}
"""Evidence without a source, an assumption, a claim without reasons."""
ADMIRALTY = {
    letter + digit: min(reliability, credibility)
    for letter, reliability in RELIABILITY.items()
    for digit, credibility in CREDIBILITY.items()
}


def score_of(grade: str) -> float | None:
    """Return what a grade is worth, in 0..1: an Admiralty grade or a number; None where there is none."""
    if grade in ADMIRALTY:
        return ADMIRALTY[grade]
    return float(grade) if grade else None


def backing(
    argument_map: ArgumentMap, statement: Statement, supposing: Supposition = NOTHING
) -> tuple[Source, ...]:
    """Return the sources that count for a statement: those that evidence cites and the map knows."""
    if statement.kind is not Kind.EVIDENCE or statement.place in supposing.unbacked:
        return ()
    keys = dict.fromkeys(citation.source for citation in statement.citations)
    return tuple(argument_map.sources[key] for key in keys if key in argument_map.sources)


def base_score(
    statement: Statement, sources: Sequence[Source], *, has_reasons: bool, supposed: bool = False
) -> float:
    """Return a statement's base score, given the sources that count for it.

    With a source (or one that is `supposed`) its own grade counts, else the best of its sources, of which
    one without a grade is worth `UNGRADED`: a second, weaker source does not make evidence worse, and two do
    not make it better, for whether they depend on each other is not known. A grade says how good a source's
    evidence is; where there is none it can only lower the score. A claim with reasons is worth what they are.
    """
    own = score_of(statement.grade)
    if sources or supposed:
        return own if own is not None else _best(sources)
    if statement.kind is Kind.CLAIM and has_reasons:
        return 0.0
    score = UNBACKED[statement.kind]
    return score if own is None else min(score, own)


def _best(sources: Sequence[Source]) -> float:
    scores = [score_of(source.grade) for source in sources]
    return max([UNGRADED if score is None else score for score in scores], default=UNGRADED)
