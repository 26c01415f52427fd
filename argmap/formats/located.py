"""Places in the raw text of words found in a value."""

from collections.abc import Iterable, Iterator

from argmap.source import SourceText, Span


def located(source: SourceText, value: str, span: Span, finds: Iterable[tuple[int, str]]) -> Iterator[Span]:
    """Give the place of each find, which is an offset in `value` and the words there, in order.

    `value` is the text of the scalar at `span`, with line ends folded, indentation and quotes gone. The find
    is where its words stand for the same time in the raw text; the whole span, where folding hides them.
    """
    raw = source.words(span)
    at = done = 0
    for offset, words in finds:
        for _ in range(value.count(words, done, offset) + 1):
            here = raw.find(words, at)
            if here < 0:
                break
            at = here + len(words)
        if here < 0:
            at = len(raw)
            yield span
        else:
            done = offset + len(words)
            yield Span(span.source, span.start + here, span.start + at)
