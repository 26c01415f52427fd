"""How large boxes and joints must be for their words, with the report's own fonts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.diagram.boxes import Box, Diagram, Joint, PlacedText
from argmap.diagram.dot import Size
from argmap.diagram.theme import box_look, ink, joint_colour, quiet
from argmap.themes import PLAIN, Theme
from argmap.typeset import Paragraph, Run, Style, min_width, set_paragraph

PADDING = 6.0
"""Points between the edge of a box and its words."""

BETWEEN = 2.0
"""Points between label, tag and note."""

_FREE = 100_000.0


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in a figure and the width that boxes aim at, in points."""

    label: float
    tag: float
    word: float
    box_width: float
    narrowest: float = 0.62  # of the box width: how narrow a box with few words may be
    even: bool = False  # boxes side by side are as tall as the tallest of them
    word_width: float = _FREE  # how wide a line of the words on steps may be
    theme: Theme = PLAIN

    @property
    def smallest(self) -> float:
        """The smallest size of type used."""
        return min(self.label, self.tag, self.word)


@dataclass(frozen=True, slots=True)
class Measured:
    """Sizes by name, and the words of each box and joint placed relative to its top left corner."""

    sizes: Mapping[str, Size]
    texts: Mapping[str, tuple[PlacedText, ...]]


def measure(diagram: Diagram, sizes: Type, *, language: str) -> Measured:
    """Set every label and return how large each box and joint must be to hold it whole."""
    sizes = replace(sizes, theme=diagram.theme)
    texts = {box.name: _box_texts(box, sizes, language) for box in diagram.boxes}
    words = {joint.name: _word_text(joint, sizes, language) for joint in diagram.joints}
    measured = {name: _hull(parts, sizes.box_width, sizes.narrowest) for name, parts in texts.items()}
    if sizes.even:
        measured |= _evened(diagram, measured)
    measured |= {name: _word_size(text) for name, text in words.items()}
    return Measured(measured, texts | {name: (text,) for name, text in words.items()})


def _evened(diagram: Diagram, measured: Mapping[str, Size]) -> dict[str, Size]:
    """Make boxes side by side equally tall, so that no line has to skim the top of a taller one."""
    depths, heights = _depths(diagram), dict[int, float]()
    for box in diagram.boxes:
        depth = depths.get(box.name, 0)
        heights[depth] = max(heights.get(depth, 0.0), measured[box.name][1])
    return {box.name: (measured[box.name][0], heights[depths.get(box.name, 0)]) for box in diagram.boxes}


def _depths(diagram: Diagram) -> dict[str, int]:
    """Return how many arrows lie between each part and what it bears on in the end, for a few parts."""
    depths: dict[str, int] = {}
    for _ in diagram.boxes:
        for arrow in diagram.arrows:
            depths[arrow.tail] = max(depths.get(arrow.tail, 0), depths.get(arrow.head, 0) + 1)
    return depths


def _box_texts(box: Box, sizes: Type, language: str) -> tuple[PlacedText, ...]:
    width = max(sizes.box_width - 2 * PADDING, min(_widest_word(box, sizes), 1.6 * sizes.box_width))
    placed, top = [], PADDING
    for runs, style in _parts(box, sizes):
        paragraph = set_paragraph(runs, style, width, language=language)
        placed.append(PlacedText(paragraph, PADDING, top))
        top += paragraph.height + BETWEEN
    return tuple(placed)


def _widest_word(box: Box, sizes: Type) -> float:
    return max(min_width(runs, style) for runs, style in _parts(box, sizes))


def _parts(box: Box, sizes: Type) -> list[tuple[tuple[Run, ...], Style]]:
    stroke = box_look(box, sizes.theme).stroke
    number = (Run(f"{box.number}\u2002", bold=True, colour=stroke),) if box.number else ()
    parts = [((*number, Run(box.label, bold=box.thesis)), _style(sizes.label, sizes.theme))]
    if box.tag:
        parts.append(((Run(box.tag, bold=True, colour=stroke),), _style(sizes.tag, sizes.theme)))
    if box.note:
        parts.append(((Run(box.note, colour=quiet(sizes.theme)),), _style(sizes.tag, sizes.theme)))
    if box.onward:
        onward = Run(box.onward, italic=True, colour=ink(sizes.theme))
        parts.append(((onward,), _style(sizes.tag, sizes.theme)))
    return parts


def _style(size: float, theme: Theme) -> Style:
    return Style(family=theme.families.sans, size=size, leading=size * 1.22, colour=ink(theme))


def _hull(parts: tuple[PlacedText, ...], box_width: float, narrowest: float) -> Size:
    width = max(text.paragraph.width for text in parts) + 2 * PADDING
    bottom = parts[-1].y + parts[-1].paragraph.height + PADDING
    return max(width, narrowest * box_width), bottom


def _word_text(joint: Joint, sizes: Type, language: str) -> PlacedText:
    style = _style(sizes.word, sizes.theme)
    runs = tuple(_word_runs(joint, sizes))
    width = max(sizes.word_width, min_width(runs, style))
    return PlacedText(set_paragraph(runs, style, width, language=language), 3.0, 1.5)


def _word_runs(joint: Joint, sizes: Type) -> Iterator[Run]:
    """Give the word of a step; where lines are short, what stands in brackets begins one."""
    colour = joint_colour(joint, sizes.theme)
    word, bracket, rest = joint.word.partition(" (") if sizes.word_width < _FREE else (joint.word, "", "")
    yield Run(word, italic=True, colour=colour)
    if bracket:
        yield Run(f"({rest}", italic=True, colour=colour, line_break=True)


def _word_size(text: PlacedText) -> Size:
    paragraph: Paragraph = text.paragraph
    return paragraph.width + 2 * text.x, paragraph.height + 2 * text.y
