"""All evidence for a key judgement comes from one origin.

Why:
Two reports that repeat one agency are one voice, however many papers print them, and two findings of one
study fall together with that study. A key judgement whose evidence looks broad and has one origin is less
certain than it seems. Find evidence of another origin, or say in the bottom line that the judgement hangs
on this one. Sources that have the same `origin:` are one; a judgement with a single piece of evidence is
not meant, for that anybody can see. Key judgements are what the thesis rests on at once, and what is
marked `key`.

Wrong:
    title: Is the air in the centre bad?
    sources:
      herald: {type: article-newspaper, title: Bad air in the centre, issued: 2025, origin: news agency}
      post: {type: article-newspaper, title: The air is bad, issued: 2025, origin: news agency}
    thesis:
      claim: Something must be done about the air.
      reasons:
      - claim: The air in the centre is bad.
        reasons:
        - evidence: The limit was exceeded on 41 days.
          source: herald
        - evidence: There were forty bad days.
          source: post

Right:
    title: Is the air in the centre bad?
    sources:
      herald: {type: article-newspaper, title: Bad air in the centre, issued: 2025, origin: news agency}
      office: {type: report, title: Air quality monitoring, issued: 2025}
    thesis:
      claim: Something must be done about the air.
      reasons:
      - claim: The air in the centre is bad.
        reasons:
        - evidence: The limit was exceeded on 41 days.
          source: office
        - evidence: There were forty bad days.
          source: herald
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.grades import backing
from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.support import support
from argmap.formats.findings import short
from argmap.model import Statement
from argmap.rules.rule import Finding, Reading, named

_MOST_NAMED = 3


def check(reading: Reading) -> Iterator[Finding]:
    """Find key judgements whose evidence, two pieces or more, has one origin."""
    for judgement in key_judgements(reading.map):
        evidence = [s for s in support(reading.map, judgement.place).statements if backing(reading.map, s)]
        origins = {source.origin or source.key for one in evidence for source in backing(reading.map, one)}
        if len(evidence) > 1 and len(origins) == 1:
            yield _finding(judgement, evidence, *origins)


def _finding(judgement: Statement, evidence: list[Statement], origin: str) -> Finding:
    return Finding(
        f"All evidence for {named(judgement)} has one origin, “{short(origin)}”",
        judgement.text_span,
        tuple(
            Note(f"so has {named(statement)}", statement.text_span) for statement in evidence[:_MOST_NAMED]
        ),
        places=(judgement.place,),
    )
