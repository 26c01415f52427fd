"""Measuring placed diagrams: what overlaps, what sticks out, what is crossed."""

from collections.abc import Iterator
from itertools import combinations

from argmap.diagram.boxes import Placed, PlacedArrow, PlacedBox, PlacedText, Point

Rect = tuple[float, float, float, float]
SLACK = 0.05


def rect(part) -> Rect:
    return part.x, part.y, part.x + part.width, part.y + part.height


def overlap(a: Rect, b: Rect) -> bool:
    apart = a[2] <= b[0] + SLACK or b[2] <= a[0] + SLACK or a[3] <= b[1] + SLACK or b[3] <= a[1] + SLACK
    return not apart


def overlapping(placed: Placed) -> list[tuple[str, str]]:
    parts = [(box.box.name, rect(box)) for box in placed.boxes]
    parts += [(joint.joint.name, rect(joint)) for joint in placed.joints]
    return [(a[0], b[0]) for a, b in combinations(parts, 2) if overlap(a[1], b[1])]


def text_rects(text: PlacedText) -> Iterator[Rect]:
    """The rectangle of every piece of text, from ascender to descender."""
    for line in text.paragraph.lines:
        for piece in line.pieces:
            x, baseline = text.x + piece.x, text.y + line.baseline
            yield x, baseline - 0.75 * piece.size, x + piece.width, baseline + 0.25 * piece.size


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def sticking_out(box: PlacedBox) -> list[Rect]:
    return [part for text in box.texts for part in text_rects(text) if not inside(part, rect(box))]


def along(arrow: PlacedArrow, steps: int = 24) -> Iterator[Point]:
    """Points on an arrow's curve."""
    for start in range(0, len(arrow.curve) - 1, 3):
        p0, p1, p2, p3 = arrow.curve[start : start + 4]
        for number in range(steps + 1):
            t = number / steps
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            yield a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]


def crossed(placed: Placed) -> list[tuple[str, str, str]]:
    """Arrows that run through a box or word which is not one of their ends."""
    parts = {box.box.name: rect(box) for box in placed.boxes}
    parts |= {joint.joint.name: rect(joint) for joint in placed.joints}
    found = []
    for arrow in placed.arrows:
        ends = {arrow.arrow.head, arrow.arrow.tail}
        points = list(along(arrow))
        for name, area in parts.items():
            within = any(area[0] < x < area[2] and area[1] < y < area[3] for x, y in points)
            if name not in ends and within:
                found.append((arrow.arrow.head, arrow.arrow.tail, name))
    return found


def words_of(box: PlacedBox) -> str:
    """All words in a box, line by line."""
    lines = [
        "".join(piece.text for piece in line.pieces) for text in box.texts for line in text.paragraph.lines
    ]
    return " ".join(lines)
