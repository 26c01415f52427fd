"""Placed diagrams set beside one another in one figure."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.diagram.boxes import Flow, Placed, PlacedArrow, PlacedBox, PlacedJoint, PlacedText, Point
from argmap.diagram.layout import MARGIN


def stacked(parts: Sequence[Placed], *, flow: Flow, gap: float) -> Placed:
    """Set diagrams across the flow in their order, `gap` points apart; all else is as with the first."""
    shifts, end = list[Point](), 0.0
    for part in parts:
        shifts.append((0.0, end) if flow is Flow.RIGHT else (end, 0.0))
        end += (part.height if flow is Flow.RIGHT else part.width) - 2 * MARGIN + gap
    moved = list(zip(parts, shifts, strict=True))
    return replace(
        parts[0],
        width=max(part.width + dx for part, (dx, _) in moved),
        height=max(part.height + dy for part, (_, dy) in moved),
        boxes=tuple(_box(box, dx, dy) for part, (dx, dy) in moved for box in part.boxes),
        joints=tuple(_joint(joint, dx, dy) for part, (dx, dy) in moved for joint in part.joints),
        arrows=tuple(_arrow(arrow, dx, dy) for part, (dx, dy) in moved for arrow in part.arrows),
    )


def _box(box: PlacedBox, dx: float, dy: float) -> PlacedBox:
    texts = tuple(_text(text, dx, dy) for text in box.texts)
    return replace(box, x=box.x + dx, y=box.y + dy, texts=texts)


def _joint(joint: PlacedJoint, dx: float, dy: float) -> PlacedJoint:
    text = _text(joint.text, dx, dy)
    bar = joint.bar and (_point(joint.bar[0], dx, dy), _point(joint.bar[1], dx, dy))
    return replace(joint, x=joint.x + dx, y=joint.y + dy, text=text, bar=bar)


def _arrow(arrow: PlacedArrow, dx: float, dy: float) -> PlacedArrow:
    curve = tuple(_point(point, dx, dy) for point in arrow.curve)
    return replace(arrow, curve=curve, tip=tuple(_point(point, dx, dy) for point in arrow.tip))


def _text(text: PlacedText, dx: float, dy: float) -> PlacedText:
    return replace(text, x=text.x + dx, y=text.y + dy)


def _point(point: Point, dx: float, dy: float) -> Point:
    return round(point[0] + dx, 3), round(point[1] + dy, 3)
