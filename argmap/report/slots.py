"""Opaque places in a template's output, filled after it was parsed.

What a template prints goes through a Markdown parser; what people wrote in a map must not. Every value that a
template prints leaves a slot, a number between two characters that no text may hold, and the parsed tree has
the value put in. So no stray fence, bracket or pipe of a claim can touch the form of the report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.diagram.boxes import Placed
from argmap.report.document import Blocks, Figure, Inline, Inlines, Paragraph, Text, Voice, passages, plain

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_FORBIDDEN = {ord(_OPEN): "\ufffd", ord(_CLOSE): "\ufffd"}


ROOM = 200_000
"""Characters that a template can print of a map that says nothing."""

PRINTED_TIMES, PART = 10, 150
"""How often a template can print what a map and its essay say; each part counts so many characters more."""

_MARK = 20
"""Characters that a value counts at least, for its mark has to be read."""

_FIGURE, _BOX = 20_000, 500
"""Characters for which a figure counts, and each box in it: so many are set in the time that it takes."""


class Said(str):
    """Words of the author; a plain string is the program's."""

    __slots__ = ()


class Written(str):
    """Markdown of the program's own, in which everything of the author's is a slot already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot as a template handles it: it prints as its mark."""

    number: int

    def __str__(self) -> str:
        return f"{_OPEN}{self.number}{_CLOSE}"


@dataclass(slots=True)
class Slots:
    """The contents of one rendering's slots, inlines or blocks, in the order in which they were asked for.

    `room` is how many characters may still be printed.
    """

    contents: list[tuple[Inlines, Blocks]] = field(default_factory=list)
    room: int = ROOM
    sizes: list[int] = field(default_factory=list)

    def take(self, letters: int) -> None:
        """Take characters away from the room; raise OverflowError where it is full."""
        self.room -= letters
        if self.room < 0:
            raise OverflowError("the template prints too much, far more than the map and the essay say")

    def allow(self, placed: Placed) -> None:
        """Make room for a figure that belongs to the map, however many of these it has."""
        self.room += _drawn(placed)

    def inline(self, inlines: Inlines) -> Slot:
        """Keep inlines and return their slot."""
        self.take(len(plain(inlines)))
        return self._kept(inlines, ())

    def block(self, blocks: Blocks) -> Slot:
        """Keep blocks and return their slot."""
        slot = self._kept((), blocks)
        self.take(self.sizes[slot.number] + _MARK)
        return slot

    def _kept(self, inlines: Inlines, blocks: Blocks) -> Slot:
        figures = sum(_drawn(block.placed) for block in blocks if isinstance(block, Figure))
        letters = len(plain(inlines)) + sum(len(plain(words)) + _MARK for words in passages(blocks))
        self.contents.append((inlines, blocks))
        self.sizes.append(figures + letters)
        return Slot(len(self.contents) - 1)

    def printed(self, value: object) -> Slot | Written:
        """Return what a template prints for a value (Jinja's `finalize`): a slot, or what holds slots."""
        if isinstance(value, Slot | Written):
            self.take(self._size(str(value)))
            return value
        if isinstance(value, Paragraph):
            return self.block((value,))
        if isinstance(value, tuple):
            return self.inline(value)
        voice, text = Voice.AUTHOR if isinstance(value, Said) else Voice.PROGRAM, str(value)
        self.take(self._size(text))
        return self._kept(tuple(self.resolved(text, voice)), ())

    def _size(self, text: str) -> int:
        """Return how much a text prints: its own characters, and what the slots in it hold."""
        held = (int(found[1]) for found in _SLOT.finditer(text))
        return max(len(text), _MARK) + sum(self.sizes[number] for number in held if number < len(self.sizes))

    def resolved(self, text: str, voice: Voice) -> Iterator[Inline]:
        """Split text at the slots in it into `Text` and what the slots hold."""
        end = 0
        for found in _SLOT.finditer(text):
            if found.start() > end:
                yield Text(clean(text[end : found.start()]), voice)
            yield from self._inlines(int(found[1]))
            end = found.end()
        if end < len(text):
            yield Text(clean(text[end:]), voice)

    def alone(self, text: str) -> Blocks | None:
        """Return the blocks of a text that is one slot of blocks and nothing else."""
        found = _SLOT.fullmatch(text.strip())
        inlines, blocks = self._content(int(found[1])) if found else ((), ())
        return blocks if found and not inlines else None

    def _content(self, number: int) -> tuple[Inlines, Blocks]:
        return self.contents[number] if number < len(self.contents) else ((), ())

    def _inlines(self, number: int) -> Iterator[Inline]:
        """Yield inlines as they are, and the words of paragraphs where blocks stand in running text."""
        inlines, blocks = self._content(number)
        yield from inlines
        paragraphs = (block for block in blocks if isinstance(block, Paragraph))
        for count, paragraph in enumerate(paragraphs):
            yield from ((Text(" "),) if count else ())
            yield from paragraph.children


def _drawn(placed: Placed) -> int:
    """Return for how many characters a figure counts."""
    return _FIGURE + _BOX * len(placed.boxes)


def clean(text: str) -> str:
    """Take the slots' own marks out of a text."""
    return text.translate(_FORBIDDEN)
