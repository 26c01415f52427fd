"""Two years are written as one number.

Why:
19982004 is a span of years that lost its dash on the way from one program to another. Readers take it for a
slip at best, and no search for a year finds it.

Wrong essay:
    Night trains were given up in 19982004. Ten years later they were back.

Right essay:
    Night trains were given up in 1998–2004. Ten years later they were back.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.rules.rule import Finding, Reading

_YEARS = re.compile(r"(?<![\w./-])(?P<first>(?:1[5-9]|20)\d\d)(?P<last>(?:1[5-9]|20)\d\d)(?![\w-]|[./]\w)")
_LONGEST = 200


def check(reading: Reading) -> Iterator[Finding]:
    """Find numbers of eight digits that are two years, the earlier first, and not too far apart."""
    essay = reading.essay
    for found in _YEARS.finditer(essay.text) if essay else ():
        if essay and 0 < int(found["last"]) - int(found["first"]) <= _LONGEST:
            note = Note(f"perhaps `{found['first']}–{found['last']}`")
            yield Finding(f"“{found[0]}” seems to be two years", essay.span(*found.span()), (note,))
