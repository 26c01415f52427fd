"""Direction of text, by the Unicode bidirectional algorithm (UAX #9)."""

from collections.abc import Iterator, Sequence
from typing import TypeVar
from unicodedata import bidirectional

T = TypeVar("T")

_RIGHT = frozenset(("R", "AL"))
_NEEDS_WORK = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))

_EMBEDDED = str.maketrans({"\u2066": "\u202a", "\u2067": "\u202b", "\u2068": "\u202a", "\u2069": "\u202c"})
"""The library does not know isolates; embeddings, their forerunners, come close."""


def right_to_left(text: str) -> bool:
    """Tell whether the first strong character of a text runs from right to left."""
    for character in text:
        direction = bidirectional(character)
        if direction in _RIGHT:
            return True
        if direction == "L":
            return False
    return False


def has_direction(text: str) -> bool:
    """Tell whether a text has a strong character, so that it runs in a direction of its own."""
    return any(bidirectional(character) in ("L", *_RIGHT) for character in text)


def levels(text: str, *, rtl: bool) -> Sequence[int]:
    """Return the embedding level of every character; odd ones run from right to left."""
    base = int(rtl)
    if not rtl and not any(bidirectional(character) in _NEEDS_WORK for character in text):
        return [0] * len(text)
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text.translate(_EMBEDDED), storage)
    for number, character in enumerate(storage["chars"]):
        character["index"] = number  # characters that order text are dropped on the way
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    debug = False
    algorithm.resolve_neutral_types(storage, debug)
    algorithm.resolve_implicit_levels(storage, debug)
    known = {character["index"]: character["level"] for character in storage["chars"]}
    found, last = [], base
    for number in range(len(text)):
        last = known.get(number, last)
        found.append(last)
    return found


def levels_by_voice(text: str, voices: Sequence[str], *, rtl: bool) -> Sequence[int]:
    """Return the embedding level of every character, each stretch of one voice isolated from the others.

    `voices` has that of every character; one without goes with what stands before it. Within a paragraph that
    runs from right to left, what begins with the first stretch that does not is one sentence with its
    pieces, and runs from left to right.
    """
    if not rtl and not any(bidirectional(character) in _NEEDS_WORK for character in text):
        return [0] * len(text)
    found: list[int] = []
    outer, base = 0, rtl
    for first, last in _stretches(voices):
        stretch = text[first:last]
        said = stretch.strip()
        own = right_to_left(said) if has_direction(said) else base
        around = outer + base
        if base and not own:
            outer, base = 2, False
        inner = [outer + level for level in levels(said, rtl=own)]
        before = len(stretch) - len(stretch.lstrip())
        found += [around] * before + inner + [outer + base] * (len(stretch) - before - len(said))
    return found


def _stretches(voices: Sequence[str]) -> Iterator[tuple[int, int]]:
    first, current = 0, ""
    for number, voice in enumerate(voices):
        if voice and current and voice != current:
            yield first, number
            first = number
        current = voice or current
    if first < len(voices):
        yield first, len(voices)


def visual_order(parts: Sequence[T], level_of: Sequence[int]) -> list[int]:
    """Return the indices of the parts of a line as they stand from left to right (rule L2 of UAX #9)."""
    order = list(range(len(parts)))
    for level in range(max(level_of, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and level_of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order
