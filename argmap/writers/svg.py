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

Setter = Callable[[Piece, float, float], str]
"""Sets a piece of a line, from the point where its baseline begins."""


def write(placed: Placed, *, seal: str = "") -> bytes:
    """Return the SVG of a placed diagram, in UTF-8.

    `seal` stands in a comment, for a fingerprint of the file. Fonts are embedded, subset to what is used, so
    the words keep their measure in every viewer and can be selected.
    """
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {seal} -->" if seal else "",
        opening(
            placed, f'xml:lang={attribute(placed.language)} role="img" aria-labelledby="title description"'
        ),
        f'<title id="title">{escape(placed.title)}</title>',
        f'<desc id="description">{escape(placed.description)}</desc>',
        f"<style>{_styles(placed)}</style>",
        *drawn(placed, _address, "", _piece),
        "</svg>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def inline(placed: Placed, reached: Reached, prefix: str) -> str:
    """Return a placed diagram as an element of a page; its boxes lead where `reached` says.

    Names within it begin with `prefix`. A link bears the full text of its box, for those who hear the page.
    """
    begun = opening(placed, f'role="group" aria-label={attribute(placed.title)}')
    styles = f"<style>{_styles(placed)}</style>"
    return "".join((begun, styles, *drawn(placed, reached, prefix, _piece), "</svg>"))


def drawn(placed: Placed, reached: Reached, prefix: str, setter: Setter) -> Iterator[str]:
    """Yield ground, arrows, joints and boxes of a diagram as elements; `setter` sets their words."""
    theme = placed.theme
    yield f'<rect width="100%" height="100%" fill="{hex_colour(PAPER)}"/>'
    yield from (_arrow(arrow, theme) for arrow in placed.arrows)
    yield from (_joint(joint, theme, setter) for joint in placed.joints)
    for box in placed.boxes:
        words = "".join(_paragraph(text, setter) for text in box.texts)
        yield _box(box, box_look(box.box, theme), reached(box), prefix, words)


def _address(placed: PlacedBox) -> str:
    return placed.box.link if placed.box.reuse else web_address(placed.box.url)


def opening(placed: Placed, attributes: str) -> str:
    """Return the tag that a drawing begins with; it is as large as the diagram."""
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


def _joint(placed: PlacedJoint, theme: Theme, setter: Setter) -> str:
    words = _paragraph(placed.text, setter)
    if placed.bar is None:
        return f"<g>{words}</g>"
    (x1, y1), (x2, y2) = placed.bar
    return (
        f'<g><path d="M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}" '
        f'stroke="{hex_colour(joint_colour(placed.joint, theme))}" stroke-width="{BAR_WIDTH}"/>{words}</g>'
    )


def _box(placed: PlacedBox, look: BoxLook, target: str, prefix: str, words: str) -> str:
    box = placed.box
    title = f"{box.title} ({box.tag})" if box.tag else box.title
    shape = (
        f'<rect x="{_number(placed.x)}" y="{_number(placed.y)}" width="{_number(placed.width)}" '
        f'height="{_number(placed.height)}" rx="{_number(look.radius)}" fill="{hex_colour(look.fill)}" '
        f'stroke="{hex_colour(look.stroke)}" stroke-width="{look.width}"{_dash(look.dash)}/>'
    )
    name = f" id={attribute(prefix + box.ident)}" if box.ident else ""
    drawn = f"<g{name}><title>{escape(title)}</title>{shape}{words}</g>"
    return f"<a href={attribute(target)} aria-label={attribute(title)}>{drawn}</a>" if target else drawn


def _paragraph(placed: PlacedText, setter: Setter) -> str:
    return "".join(_line(line, placed, setter) for line in placed.paragraph.lines)


def _line(line: Line, placed: PlacedText, setter: Setter) -> str:
    baseline = placed.y + line.baseline
    pieces = (piece for piece in line.pieces if piece.text)
    return "".join(setter(piece, placed.x + piece.x, baseline - piece.run.rise) for piece in pieces)


def _piece(piece: Piece, x: float, baseline: float) -> str:
    colour = hex_colour(piece.colour)
    direction = ' direction="rtl" text-anchor="end"' if piece.rtl else ""
    return (
        f'<text x="{_number(x)}" y="{_number(baseline)}" '
        f'font-family="{_family(piece.face)}" '
        f'font-size="{_number(piece.size)}" fill="{colour}" textLength="{_number(piece.width)}" '
        f'lengthAdjust="spacingAndGlyphs"{direction}>{escape(piece.text)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
