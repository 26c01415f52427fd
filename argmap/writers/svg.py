"""A placed diagram as SVG: real text in embedded fonts, titles, links, and nothing that runs."""

from collections.abc import Callable, Iterator

from argmap.diagram.boxes import Placed, PlacedArrow, PlacedBox, PlacedJoint, PlacedText, Point
from argmap.diagram.theme import (
    BAR_WIDTH,
    PAPER,
    BoxLook,
    arrow_look,
    box_look,
    hex_colour,
    joint_colour,
)
from argmap.themes import Theme
from argmap.typeset import Face, Line, Piece
from argmap.writers.addresses import web_address
from argmap.writers.svg_fonts import embedded_face
from argmap.writers.xml_text import attribute, escape

Reached = Callable[[PlacedBox], str]
"""Tells where a box leads: `#anchor`, an address, or nowhere if empty."""


def write(placed: Placed, *, seal: str = "") -> bytes:
    """Return the SVG of a placed diagram, in UTF-8.

    `seal` stands in a comment, for a fingerprint of the file. Fonts are embedded, subset to what is used, so
    the words keep their measure in every viewer and can be selected.
    """
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {seal} -->" if seal else "",
        _opening(
            placed, f'xml:lang={attribute(placed.language)} role="img" aria-labelledby="title description"'
        ),
        f'<title id="title">{escape(placed.title)}</title>',
        f'<desc id="description">{escape(placed.description)}</desc>',
        f"<style>{_styles(placed)}</style>",
        *_drawn(placed, _address, ""),
        "</svg>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def inline(placed: Placed, reached: Reached, prefix: str) -> str:
    """Return a placed diagram as an element of a page; its boxes lead where `reached` says.

    Names within it begin with `prefix`. A link bears the full text of its box, for those who hear the page.
    """
    opening = _opening(placed, f'role="group" aria-label={attribute(placed.title)}')
    return "".join((opening, f"<style>{_styles(placed)}</style>", *_drawn(placed, reached, prefix), "</svg>"))


def _drawn(placed: Placed, reached: Reached, prefix: str) -> Iterator[str]:
    yield f'<rect width="100%" height="100%" fill="{hex_colour(PAPER)}"/>'
    yield from (_arrow(arrow, placed.theme) for arrow in placed.arrows)
    yield from (_joint(joint, placed.theme) for joint in placed.joints)
    yield from (_box(box, box_look(box.box, placed.theme), reached(box), prefix) for box in placed.boxes)


def _address(placed: PlacedBox) -> str:
    return placed.box.link if placed.box.reuse else web_address(placed.box.url)


def _opening(placed: Placed, attributes: str) -> str:
    width, height = _number(placed.width), _number(placed.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" {attributes}>'
    )


def _texts(placed: Placed) -> Iterator[PlacedText]:
    for box in placed.boxes:
        yield from box.texts
    for joint in placed.joints:
        yield joint.text


def _styles(placed: Placed) -> str:
    used: dict[str, tuple[Face, set[str]]] = {}
    for text in _texts(placed):
        for line in text.paragraph.lines:
            for piece in line.pieces:
                used.setdefault(piece.face.name, (piece.face, set()))[1].update(piece.text)
    rules = [_font_rule(face, "".join(sorted(letters))) for _, (face, letters) in sorted(used.items())]
    return "".join(rules) + "text{white-space:pre}a{cursor:pointer}"


def _font_rule(face: Face, letters: str) -> str:
    from base64 import b64encode

    encoded = b64encode(embedded_face(face, letters)).decode("ascii")
    return f"@font-face{{font-family:{_family(face)};src:url(data:font/woff;base64,{encoded})}}"


def _family(face: Face) -> str:
    return "argmap-" + "".join(letter for letter in face.name if letter.isascii() and letter.isalnum())


def _arrow(placed: PlacedArrow, theme: Theme) -> str:
    look = arrow_look(placed.arrow, theme)
    dash = _dash(look.dash)
    colour = hex_colour(look.stroke)
    line = (
        f'<path d="{_curve(placed.curve)}" fill="none" stroke="{colour}" stroke-width="{look.width}"{dash}/>'
    )
    if not placed.tip:
        return line
    corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in placed.tip)
    return f'{line}<polygon points="{corners}" fill="{colour}"/>'


def _curve(points: tuple[Point, ...]) -> str:
    pairs = [f"{_number(x)} {_number(y)}" for x, y in points]
    return f"M{pairs[0]}C{' '.join(pairs[1:])}"


def _dash(dash: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(_number(part) for part in dash)}"' if dash else ""


def _joint(placed: PlacedJoint, theme: Theme) -> str:
    words = _paragraph(placed.text)
    if placed.bar is None:
        return f"<g>{words}</g>"
    (x1, y1), (x2, y2) = placed.bar
    return (
        f'<g><path d="M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}" '
        f'stroke="{hex_colour(joint_colour(placed.joint, theme))}" stroke-width="{BAR_WIDTH}"/>{words}</g>'
    )


def _box(placed: PlacedBox, look: BoxLook, target: str, prefix: str) -> str:
    box = placed.box
    title = f"{box.title} ({box.tag})" if box.tag else box.title
    shape = (
        f'<rect x="{_number(placed.x)}" y="{_number(placed.y)}" width="{_number(placed.width)}" '
        f'height="{_number(placed.height)}" rx="{_number(look.radius)}" fill="{hex_colour(look.fill)}" '
        f'stroke="{hex_colour(look.stroke)}" stroke-width="{look.width}"{_dash(look.dash)}/>'
    )
    words = "".join(_paragraph(text) for text in placed.texts)
    name = f" id={attribute(prefix + box.ident)}" if box.ident else ""
    drawn = f"<g{name}><title>{escape(title)}</title>{shape}{words}</g>"
    return f"<a href={attribute(target)} aria-label={attribute(title)}>{drawn}</a>" if target else drawn


def _paragraph(placed: PlacedText) -> str:
    return "".join(_line(line, placed) for line in placed.paragraph.lines)


def _line(line: Line, placed: PlacedText) -> str:
    baseline = placed.y + line.baseline
    return "".join(_piece(piece, placed.x + piece.x, baseline) for piece in line.pieces if piece.text)


def _piece(piece: Piece, x: float, baseline: float) -> str:
    colour = hex_colour(piece.colour)
    direction = ' direction="rtl" text-anchor="end"' if piece.rtl else ""
    return (
        f'<text x="{_number(x)}" y="{_number(baseline - piece.run.rise)}" '
        f'font-family="{_family(piece.face)}" '
        f'font-size="{_number(piece.size)}" fill="{colour}" textLength="{_number(piece.width)}" '
        f'lengthAdjust="spacingAndGlyphs"{direction}>{escape(piece.text)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
