"""Notes at the foot of pages: set once, and taken line by line by the pages that have room for them.

A note begins on the page of the words that refer to it, with two lines at least, and goes on at the foot of
the next where it must.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.language import language
from argmap.report.document import Document, Role, notes, passages
from argmap.themes.theme import Colour
from argmap.typeset import Run
from argmap.writers.labels import note_name, note_words, reference_name
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_runs import raised, runs
from argmap.writers.pdf_strips import Rule, Strip, Words, paragraph_strips, total_height
from argmap.writers.pdf_tags import Role as Part
from argmap.writers.pdf_tags import Tag

_ABOVE, _BELOW = 10.0, 4.0
"""Points above and below the rule that parts notes from the text."""

_BETWEEN = 2.0
_SHORT = 60.0
"""Points of the rule above notes that begin here; one above the rest of a note is as wide as the text."""

_FEWEST = 2
"""Lines of a note that stand on the page of its words."""

_LONG = 12
"""Notes of more lines than this may be cut even where others follow, which then come after them."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The lines of all notes by their numbers, how wide the text is, and the colour of rules."""

    lines: Mapping[int, tuple[Strip, ...]] = field(default_factory=dict)
    width: float = 0.0
    colour: Colour = (0.0, 0.0, 0.0)

    def of(self, strip: Strip) -> tuple[tuple[int, Tag | None], ...]:
        """Return the notes that a strip refers to, each with the element that it is on."""
        return tuple(_referred(strip)) if self.lines else ()


NO_NOTES = Notes()


def _referred(strip: Strip) -> Iterator[tuple[int, Tag | None]]:
    for part in strip.parts:
        if isinstance(part, Words):
            yield from ((piece.run.note, part.tag) for piece in part.line.pieces if piece.run.note)


def referring(strip: Strip, notes: Notes) -> Strip:
    """Return a strip with the places that the numbers of its notes lead back to."""
    places = tuple(reference_name(number) for number, _ in notes.of(strip))
    return replace(strip, anchors=(*strip.anchors, *places)) if places else strip


def set_notes(document: Document, galley: Galley) -> Notes:
    """Set all notes of a report as wide as its text."""
    found = [note for passage in passages(document.blocks) for note in notes(passage)]
    look = galley.looks.roles[Role.SMALL]
    spoken = language(document.language)
    lines = {}
    for note in found:
        mark = raised(note.number, reference_name(note.number), look.size, look.link)
        words = (mark, Run("\N{NO-BREAK SPACE}"), *runs(note_words(note, spoken), look, galley.anchors))
        paragraph = galley.set(words, look)
        tag = Tag(Part.NOTE)
        lines[note.number] = paragraph_strips(paragraph, galley.left, look.leading, tag)
    return Notes(lines, galley.width, galley.looks.hairline)


@dataclass(slots=True)
class Foot:
    """The foot of a page that is being filled: the lines on it, and those that wait for the next."""

    notes: Notes
    lines: list[Strip] = field(default_factory=list)
    waiting: list[Strip] = field(default_factory=list)
    goes_on: bool = False

    @property
    def height(self) -> float:
        """Points that the foot takes, its rule among them."""
        return total_height(self.lines) + _ABOVE + _BELOW if self.lines else 0.0

    def least(self, strips: Sequence[Strip]) -> float:
        """Return the height of the foot at least, if strips come to stand on its page."""
        asked = [self.notes.lines[number] for strip in strips for number, _ in self.notes.of(strip)]
        if not asked:
            return self.height
        if self.waiting:
            return float("inf")  # notes stand in their order
        asked = asked[: next((n for n, lines in enumerate(asked, 1) if len(lines) > _LONG), len(asked))]
        heights = [*map(total_height, asked[:-1]), total_height(_begun(asked[-1]))]
        return self.height + sum(heights) + _BETWEEN * len(asked) + (0.0 if self.lines else _ABOVE + _BELOW)

    def take(self, strips: Sequence[Strip], room: float) -> None:
        """Take the notes of strips, as far as there is room for them on the page."""
        for strip in strips:
            for number, owner in self.notes.of(strip):
                self.waiting.extend(_note(self.notes.lines[number], number, owner))
        self.fill(room)

    def fill(self, room: float) -> None:
        """Move waiting lines to the page until it has no more room."""
        room -= self.height if self.lines else _ABOVE + _BELOW
        while self.waiting and self.waiting[0].height + self.waiting[0].gap <= room:
            line = self.waiting.pop(0)
            room -= line.height + line.gap
            self.lines.append(line)

    def turned(self) -> list[Strip]:
        """Return the lines of a page that is full, below a rule; the next begins with those that wait."""
        if not self.lines:
            return []
        width = self.notes.width if self.goes_on else min(_SHORT, self.notes.width)
        rule = Strip(height=_BELOW, gap=_ABOVE, parts=(Rule(0.0, 0.0, width, 0.5, self.notes.colour),))
        done = [rule, *self.lines]
        self.lines = []
        self.goes_on = bool(self.waiting)
        return done


def _begun(lines: Sequence[Strip]) -> Sequence[Strip]:
    return lines if len(lines) <= _FEWEST + 1 else lines[:_FEWEST]


def _note(lines: Sequence[Strip], number: int, owner: Tag | None) -> Iterator[Strip]:
    """Return the lines of a note as part of the element that it is on."""
    tag = Tag(Part.NOTE, owner, ident=note_name(number))
    for place, line in enumerate(lines):
        parts = tuple(replace(part, tag=tag) if isinstance(part, Words) else part for part in line.parts)
        first = place == 0
        anchors = (note_name(number),) if first else ()
        yield replace(line, parts=parts, gap=_BETWEEN if first else 0.0, anchors=anchors)
