"""A notice or an advertisement has been copied along with the essay.

Why:
Essays that are copied from web pages bring along what stands around them: advertisements, buttons, notices
that are printed at head and tail. They are not the author's words. A quote from them misleads, and they tell
readers that nobody has looked at the text. Reported are blocks of words that stand at the head and again at
the tail, and, outside the body, the phrases of those who sell essays. Blocks in a row are told together.

Wrong essay:
    Night trains carry more people each year. Most of them travel for pleasure.

    Click here to order now

Right essay:
    Night trains carry more people each year. Most of them travel for pleasure.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.notices import calls, praises
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_FEWEST = 3
"""So many words at least has a block at head and tail that is no ornament."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find runs of blocks that are no part of the essay."""
    essay = reading.essay
    if essay is None:
        return
    keys = _keys(essay)
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    marked = _marked(essay, keys)
    for run in _runs(sorted(marked)):
        notes = tuple(_again(essay, places[keys[run[0]]], run))
        span = essay.span(essay.blocks[run[0]].start, essay.blocks[run[-1]].end)
        yield Finding(_message(essay, run[0], advertises=any(marked[at] for at in run)), span, notes)


def _keys(essay: Essay) -> list[str]:
    """Return the words of each block, by which it is told from others; nothing for blocks of a list."""
    entries = sorted((*essay.endnotes, *essay.works), key=lambda work: work.start)
    starts = [work.start for work in entries]
    keys = []
    for block in essay.blocks:
        at = bisect_right(starts, block.end - 1) - 1
        listed = at >= 0 and entries[at].end > block.start
        keys.append("" if listed else " ".join(essay.text[block.start : block.end].casefold().split()))
    return keys


def _marked(essay: Essay, keys: list[str]) -> dict[int, bool]:
    """Return the numbers of the blocks that are reported, and whether they advertise something."""
    outer = _at_both_ends(essay, keys)
    marked: dict[int, bool] = {}
    for at, (block, key) in enumerate(zip(essay.blocks, keys, strict=True)):
        sells = calls(key) and (not block.number or praises(key))
        if sells or at in outer:
            marked[at] = sells
    beside = [at for one in marked for at in (one - 1, one + 1) if 0 <= at < len(keys)]
    return {**{at: True for at in beside if not essay.blocks[at].number and praises(keys[at])}, **marked}


def _at_both_ends(essay: Essay, keys: list[str]) -> set[int]:
    """Return the blocks that stand both at head and tail: beyond all paragraphs that stand only once."""
    often = Counter(keys)
    body = [at for at, block in enumerate(essay.blocks) if block.number and often[keys[at]] == 1]
    if not body:
        return set()
    both = {key for key in set(keys[: body[0]]) & set(keys[body[-1] + 1 :]) if len(key.split()) >= _FEWEST}
    outer = (*range(body[0]), *range(body[-1] + 1, len(keys)))
    return {at for at in outer if keys[at] in both}


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number > run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _again(essay: Essay, places: list[int], run: list[int]) -> Iterator[Note]:
    """Say where the first block of a run stands for another time; `places` are all those where it stands."""
    after = bisect_right(places, run[-1])
    others = [at for at in (places[0], *places[after : after + 1]) if not run[0] <= at <= run[-1]]
    for at in others[:1]:
        block = essay.blocks[at]
        line = essay.passage(block.start, block.end).line
        yield Note(f"the same notice stands on line {line}", essay.span(block.start, block.end))


def _message(essay: Essay, at: int, *, advertises: bool) -> str:
    words = short(essay.text[essay.blocks[at].start : essay.blocks[at].end])
    return f"{'An advertisement' if advertises else 'A notice'} is no part of the essay: “{words}”"
