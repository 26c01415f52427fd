"""A title has other words than its web address, which was made from it.

Why:
Newspapers make the address of a page from its headline. Where the two differ in a word, the title was copied
wrongly, or somebody has changed it: a lost "not" turns a source round. An address may be shorter than the
title; that is not reported, nor are numbers in it.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Bibliography

    1. City News (2018): Why few people travel by night train.
       https://www.news.example/2018/05/why-many-people-travel-by-night-train, accessed 10 March 2020.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Bibliography

    1. City News (2018): Why many people travel by night train.
       https://www.news.example/2018/05/why-many-people-travel-by-night-train, accessed 10 March 2020.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Work
from argmap.essay.slugs import Difference, differences
from argmap.rules.rule import Finding, Reading

_NEXT_WORD = 1


def check(reading: Reading) -> Iterator[Finding]:
    """Find words of titles for which the address of the entry has others."""
    essay = reading.essay
    for work in essay.works if essay else ():
        if essay:
            written = essay.text[work.title_start : work.title_end]
            for found in differences(written, work.slug):
                yield _finding(essay, work, found)


def _finding(essay: Essay, work: Work, found: Difference) -> Finding:
    start, end = work.title_start + found.start, work.title_start + max(found.end, found.start + _NEXT_WORD)
    address = next(address for address in work.addresses if address.slug == work.slug)
    note = Note("this is the address", essay.span(address.start, address.end))
    return Finding(_message(found), essay.span(start, end), (note,))


def _message(found: Difference) -> str:
    if found.lost_apostrophe:
        return f"“{found.title}” seems to have lost its apostrophe: its address has “{found.slug}”"
    if found.title:
        return f"The title has “{found.title}” where its address has “{found.slug}”"
    return f"The title leaves out “{found.slug}”, which its address has"
