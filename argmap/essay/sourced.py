"""Which sentences and paragraphs of an essay stand without any citation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import zip_longest

from argmap.essay.sentences import Sentence
from argmap.essay.text import Essay, Paragraph

_OPENING = "([{ \t\xa0"


def cites(essay: Essay) -> bool:
    """Tell whether an essay cites anything, or has a list of works."""
    return bool(essay.works or essay.notes or essay.name_citations)


def unsourced(essay: Essay) -> Iterator[Sentence]:
    """Give the body's sentences with no note, citation by name or address in them or right behind them."""
    places = _places(essay)
    for sentence, after in zip_longest(essay.sentences, essay.sentences[1:]):
        at = bisect_left(places, sentence.start)
        within = at < len(places) and places[at] < sentence.end
        if not within and not (after and _opens(essay, after, places)):
            yield sentence


def unsourced_paragraphs(essay: Essay) -> Iterator[Paragraph]:
    """Give the body's paragraphs without any citation."""
    places = _places(essay)
    for paragraph in essay.paragraphs:
        at = bisect_right(places, paragraph.start - 1)
        if at == len(places) or places[at] >= paragraph.end:
            yield paragraph


def _places(essay: Essay) -> list[int]:
    cited = (citation.start for citation in essay.name_citations)
    return sorted([*(note.start for note in essay.notes), *cited, *(one.start for one in essay.addresses)])


def _opens(essay: Essay, sentence: Sentence, places: list[int]) -> bool:
    """Tell whether a sentence begins with a citation, which then speaks of the one before it."""
    at = bisect_left(places, sentence.start)
    if at == len(places) or places[at] >= sentence.end:
        return False
    lead = essay.text[sentence.start : places[at]]
    return lead.strip(_OPENING) == "" and bool(lead)
