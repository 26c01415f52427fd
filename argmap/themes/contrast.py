"""How far two colours stand apart, as WCAG 2 counts it, and which texts of a theme could not be read.

Paper is white; heads of tables stand on their shade, the diagram's words on a pale ground of their colour.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.themes.theme import WHITE, Colour, Colours, pale

LEAST = 4.5
"""The contrast that WCAG 2 asks of text at level AA."""

GROUND = 0.08
"""How much of its colour the ground of a box in the diagram has."""

_ACCENT, _SHADE = (0.07, 0.205, 0.3), (0.935, 0.95, 0.965)


@dataclass(frozen=True, slots=True)
class Faint:
    """A colour of text that stands out too little: its key, and by how much from what."""

    key: str
    ratio: float
    ground: str


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def faint(colours: Colours) -> Iterator[Faint]:
    """Yield the colours of text that a theme sets and that are hard to read, each once."""
    for key in ("ink", "quiet", "accent", "link"):
        colour = getattr(colours, key)
        if colour and contrast(colour, WHITE) < LEAST:
            yield Faint(key, contrast(colour, WHITE), "the white paper")
    for key in ("support", "attack"):
        colour = getattr(colours, key)
        if colour and contrast(colour, pale(colour, GROUND)) < LEAST:
            yield Faint(key, contrast(colour, pale(colour, GROUND)), "the pale ground of its boxes")
    yield from _on_shade(colours)


def _on_shade(colours: Colours) -> Iterator[Faint]:
    accent, shade = colours.accent or _ACCENT, colours.shade or _SHADE
    legible_on_paper = contrast(accent, WHITE) >= LEAST
    if (colours.accent or colours.shade) and legible_on_paper and contrast(accent, shade) < LEAST:
        key = "shade" if colours.shade else "accent"
        yield Faint(
            key, contrast(accent, shade), "the words on it" if colours.shade else "the head of tables"
        )
