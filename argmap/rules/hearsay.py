"""The text says what others say, and not where they say it.

Why:
"Experts say", "it is widely believed" and "he vowed that" tell of words that somebody has written down or
broadcast. Without a source, readers cannot know who spoke, or whether anybody did, and the words borrow an
authority that nobody answers for. A sentence with a citation in it, or right behind it, is not reported.

Wrong essay:
    Night trains carry more people each year.[1] Experts say that ferries will be next.

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year.[1] The harbour's planners say that ferries will be next.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ferries of the harbour. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay.hearsay import hearsay
from argmap.essay.sourced import unsourced
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_ADVICE = Note("expected who says so, and where")


def check(reading: Reading) -> Iterator[Finding]:
    """Find the first phrase of this kind in each sentence of the body that cites nothing."""
    essay = reading.essay
    for sentence in unsourced(essay) if essay else ():
        place = next(hearsay(essay.text, sentence.start, sentence.end), None) if essay else None
        if essay and place:
            message = (
                f"“{short(essay.text[place[0] : place[1]])}” reports the words of others without a source"
            )
            yield Finding(message, essay.span(*place), (_ADVICE,))
