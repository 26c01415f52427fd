"""Diagram and Graphviz's answer to a placed diagram."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from argmap.diagram.boxes import (
    Arrow,
    Box,
    Diagram,
    Flow,
    Joint,
    Placed,
    PlacedArrow,
    PlacedBox,
    PlacedJoint,
    PlacedText,
    Point,
)
from argmap.diagram.measure import Measured
from argmap.model import Direction

MARGIN = 2.0
"""Points kept free round the drawing, so that outer strokes are not cut."""

BAR_LENGTH = 26.0
TIP_LENGTH, TIP_HALF = 6.5, 3.0


def place(
    diagram: Diagram, measured: Measured, answer: str, *, flow: Flow, smallest: float, language: str
) -> Placed:
    """Read Graphviz's JSON for a diagram's boxes and return everything with coordinates, y downwards."""
    layout = json.loads(answer)
    left, bottom, right, top = (float(number) for number in layout["bb"].split(","))

    def turn(point: Point) -> Point:
        return (round(point[0] - left + MARGIN, 3), round(top - point[1] + MARGIN, 3))

    corners = {
        part["name"]: _corner(turn(_point(part["pos"])), measured.sizes[part["name"]])
        for part in layout.get("objects", ())
    }
    return Placed(
        title=diagram.title,
        description=diagram.description,
        width=round(right - left + 2 * MARGIN, 3),
        height=round(top - bottom + 2 * MARGIN, 3),
        boxes=tuple(_placed_box(box, corners, measured) for box in diagram.boxes),
        joints=tuple(_placed_joint(joint, corners, measured, flow) for joint in diagram.joints),
        arrows=tuple(_placed_arrows(diagram.arrows, layout, turn)),
        smallest=smallest,
        language=language,
        theme=diagram.theme,
    )


def _point(text: str) -> Point:
    x, y = text.split(",")[:2]
    return float(x), float(y)


def _corner(centre: Point, size: tuple[float, float]) -> Point:
    return centre[0] - size[0] / 2, centre[1] - size[1] / 2


def _placed_box(box: Box, corners: Mapping[str, Point], measured: Measured) -> PlacedBox:
    x, y = corners[box.name]
    width, height = measured.sizes[box.name]
    return PlacedBox(box, x, y, width, height, _shifted(measured.texts[box.name], x, y))


def _shifted(texts: Sequence[PlacedText], x: float, y: float) -> tuple[PlacedText, ...]:
    return tuple(PlacedText(text.paragraph, text.x + x, text.y + y) for text in texts)


def _placed_joint(joint: Joint, corners: Mapping[str, Point], measured: Measured, flow: Flow) -> PlacedJoint:
    x, y = corners[joint.name]
    width, height = measured.sizes[joint.name]
    (text,) = _shifted(measured.texts[joint.name], x, y)
    bar = _bar(x, y, width, height, flow) if joint.linked else None
    return PlacedJoint(joint, x, y, width, height, text, bar)


def _bar(x: float, y: float, width: float, height: float, flow: Flow) -> tuple[Point, Point]:
    """The bar stands where the linked premises run in: below the word, or right of it."""
    if flow is Flow.DOWN:
        return (x, y + height), (x + width, y + height)
    middle = y + height / 2
    return (x + width, middle - BAR_LENGTH / 2), (x + width, middle + BAR_LENGTH / 2)


def _placed_arrows(arrows: Sequence[Arrow], layout: Any, turn: Any) -> Iterator[PlacedArrow]:
    names = {part["_gvid"]: part["name"] for part in layout.get("objects", ())}
    curves = {(names[edge["tail"]], names[edge["head"]]): edge["pos"] for edge in layout.get("edges", ())}
    for arrow in arrows:
        points = [turn(_point(token)) for token in curves[arrow.head, arrow.tail].split()]
        yield _with_tip(arrow, tuple(reversed(points)))


def _with_tip(arrow: Arrow, curve: tuple[Point, ...]) -> PlacedArrow:
    if not arrow.tipped:
        return PlacedArrow(arrow, curve)
    end = curve[-1]
    length = TIP_LENGTH if arrow.joint.direction is Direction.FOR or arrow.joint.undercuts else 2.0
    trimmed = _trimmed(curve, length)
    start = trimmed[-1]
    size = math.dist(start, end) or 1.0
    along = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    return PlacedArrow(arrow, trimmed, _tip(arrow.joint, start, end, along))


def _tip(joint: Joint, start: Point, end: Point, along: Point) -> tuple[Point, ...]:
    """A triangle for, a bar against, a diamond for a doubt about a step."""
    if joint.undercuts:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        return (end, _aside(middle, along, TIP_HALF), start, _aside(middle, along, -TIP_HALF))
    if joint.direction is Direction.FOR:
        return (end, _aside(start, along, TIP_HALF), _aside(start, along, -TIP_HALF))
    half = 2 * TIP_HALF
    return tuple(
        _aside(point, along, by) for point, by in ((start, half), (end, half), (end, -half), (start, -half))
    )


def _aside(point: Point, along: Point, by: float) -> Point:
    return round(point[0] - along[1] * by, 3), round(point[1] + along[0] * by, 3)


def _trimmed(curve: tuple[Point, ...], length: float) -> tuple[Point, ...]:
    """Cut the last segment of a curve so that it ends `length` points before its end."""
    segment, end = curve[-4:], curve[-1]
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        if math.dist(_at(segment, middle), end) > length:
            low = middle
        else:
            high = middle
    return (*curve[:-4], *_split(segment, low))


def _at(segment: Sequence[Point], t: float) -> Point:
    """Return a point of a cubic Bezier curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = segment
    rest = 1.0 - t
    a, b, c, d = rest**3, 3 * rest * rest * t, 3 * rest * t * t, t**3
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def _split(segment: Sequence[Point], t: float) -> tuple[Point, ...]:
    """Return the control points of the first part of a cubic Bezier curve (de Casteljau's construction)."""
    row, first = list(segment), [segment[0]]
    while len(row) > 1:
        row = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(row)]
        first.append(row[0])
    return tuple((round(x, 3), round(y, 3)) for x, y in first)
