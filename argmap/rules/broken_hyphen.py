"""A word is broken at its hyphen by a blank.

Why:
"Semi- detached" is what is left of a line that ended with a hyphen, in a text that was copied. It is read as
two words, and no search for "semi-detached" finds it. Hyphens that stand for a word which comes later, as in
"pre- and post-war" or "Ein- und Ausfuhr", are right, and are not reported.

Wrong essay:
    Night trains are run by semi- private companies in some countries. They are full each summer.

Right essay:
    Night trains are run by semi-private companies in some countries. They are full each summer.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay.hyphens import broken_hyphens
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading

_BLANKS = re.compile(r"\s+")


def check(reading: Reading) -> Iterator[Finding]:
    """Find such words in the body and in the titles of works."""
    essay = reading.essay
    if essay is None:
        return
    body = [(sentence.start, sentence.end) for sentence in essay.sentences]
    titles = [(work.title_start, work.title_end) for work in essay.works]
    for start, end in broken_hyphens(essay.text, body + titles, language_of(reading.map)):
        words = essay.text[start:end]
        note = Note(f"perhaps `{_BLANKS.sub('', words)}`")
        yield Finding(f"“{words}” is broken at its hyphen", essay.span(start, end), (note,))
