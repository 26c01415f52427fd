"""Opaque places in a template's output, filled after it was parsed.

What a template prints goes through a Markdown parser; what people wrote in a map must not. Every value that a
template prints leaves a slot, a number between two characters that no text may hold, and the parsed tree has
the value put in. So no stray fence, bracket or pipe of a claim can touch the form of the report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.report.document import Blocks, Inline, Inlines, Paragraph, Text, Voice

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_FORBIDDEN = {ord(_OPEN): "\ufffd", ord(_CLOSE): "\ufffd"}


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
    """The contents of one rendering's slots, inlines or blocks, in the order in which they were asked for."""

    contents: list[tuple[Inlines, Blocks]] = field(default_factory=list)

    def inline(self, inlines: Inlines) -> Slot:
        """Keep inlines and return their slot."""
        self.contents.append((inlines, ()))
        return Slot(len(self.contents) - 1)

    def block(self, blocks: Blocks) -> Slot:
        """Keep blocks and return their slot."""
        self.contents.append(((), blocks))
        return Slot(len(self.contents) - 1)

    def printed(self, value: object) -> Slot | Written:
        """Return what a template prints for a value (Jinja's `finalize`): a slot, or what holds slots."""
        if isinstance(value, Slot | Written):
            return value
        if isinstance(value, Paragraph):
            return self.block((value,))
        if isinstance(value, tuple):
            return self.inline(value)
        voice = Voice.AUTHOR if isinstance(value, Said) else Voice.PROGRAM
        return self.inline(tuple(self.resolved(str(value), voice)))

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


def clean(text: str) -> str:
    """Take the slots' own marks out of a text."""
    return text.translate(_FORBIDDEN)
