"""A paragraph of an essay that cites has no citation.

Why:
A paragraph that rests on no source is the author's own opinion, and readers should know that it is. It is as
it should be in an introduction, and a weakness where the conclusion is drawn from facts that stand nowhere
else. So the rule is off until a map or a profile asks for it.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Ferries are another matter. The harbour has fewer of them each year, and nobody travels on them who need
    not.

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Ferries are another matter. The harbour has fewer of them each year, and nobody travels on them who need
    not.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ferries of the harbour. City Press.
"""

import re
from collections.abc import Iterator

from argmap.essay.sourced import cites, unsourced_paragraphs
from argmap.rules.rule import Finding, Reading

_FIRST_WORDS = re.compile(r"\S+(?:[ \xa0]+\S+){0,4}")


def check(reading: Reading) -> Iterator[Finding]:
    """Find the body's paragraphs with no note, citation by name or address."""
    essay = reading.essay
    if essay is None or not cites(essay):
        return
    for paragraph in unsourced_paragraphs(essay):
        words = _FIRST_WORDS.match(essay.text, paragraph.start, paragraph.end)
        end = words.end() if words else paragraph.end
        yield Finding(f"Paragraph {paragraph.number} cites nothing", essay.span(paragraph.start, end))
