"""Two words run together.

Why:
A lost blank makes a word that no reader expects and no search finds: who looks for "build" misses "tobuild".
A word in small letters is reported when no word list has it and it falls into two that are listed, one of
them a word such as "to" or "which". Trade names and terms that stand more than twice are let be. This is done
for English and French; in languages that join words by themselves it would report too much.

Wrong essay:
    Night trains are full each summer. The railway says fromwhere they start.

Right essay:
    Night trains are full each summer. The railway says from where they start.
"""

import re
from collections import Counter
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.joins import is_looked_at, parts
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading

_MARKS = r"\w'’@/\\#$%&*=<>{}\[\]`:~^+|\-"
_WORD = re.compile(rf"(?<![{_MARKS}.])[^\W\d_]{{5,30}}(?![{_MARKS}(]|\.\w)")
_TERM = 2
"""A word that stands more often than this is a term, and no slip."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find such words in the sentences of the body."""
    essay, language = reading.essay, language_of(reading.map)
    if essay is None or not is_looked_at(language):
        return
    words = [word for word in _words(essay) if word[0].islower()]
    often = Counter(word[0] for word in words)
    for word in words:
        found = parts(word[0], language) if often[word[0]] <= _TERM else None
        if found:
            note = Note(f"perhaps `{found[0]} {found[1]}`")
            yield Finding(f"“{word[0]}” seems to be two words", essay.span(*word.span()), (note,))


def _words(essay: Essay) -> Iterator["re.Match[str]"]:
    for sentence in essay.sentences:
        yield from _WORD.finditer(essay.text, sentence.start, sentence.end)
