"""A theme file, in TOML, as what it asks for; the files that it names are still to be read."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

from argmap.diagnostics import Checked, Diagnostic, Severity, broken
from argmap.model import Words
from argmap.source import SourceText
from argmap.themes.contrast import LEAST, faint
from argmap.themes.theme import MILLIMETRE, USUAL_SIZE, Colour, Colours, Margins
from argmap.toml import MOST_FAULTS, Toml, parsed

KEYS = (
    "paper",
    "margins",
    "body-font",
    "heading-font",
    "fonts",
    "size",
    "justify",
    "colours",
    "logo",
)
COLOURS = ("ink", "quiet", "accent", "link", "line", "shade", "support", "attack")
_SIDES = ("top", "right", "bottom", "left")
_LOGO = ("file", "height", "alt")
PAPERS = ("A4", "Letter")
SMALLEST, LARGEST = 9.0, 13.0
"""Points of running text."""

NARROWEST, WIDEST = 10.0, 60.0
"""Millimetres of a margin."""

LOWEST = 5.0
ROUND_LOGO = 10.0
"""Millimetres of the head's margin that a logo leaves free, above and below it together."""

_USUAL_LOGO = 12.0
_USUAL_MARGIN = 25.0
_LONGEST = 100_000
"""Characters of the longest theme."""

_MOST_FONTS = 40
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class LogoFile:
    """The picture that a theme asks for: its path, its height in points, and what it shows."""

    file: Words
    height: float
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """What a theme asks for; empty or None where it leaves it open. Fonts are named by family."""

    paper: str = ""
    margins: Margins | None = None
    body_font: Words | None = None
    heading_font: Words | None = None
    fonts: tuple[Words, ...] = ()
    size: float = USUAL_SIZE
    justify: bool = False
    colours: Colours = field(default_factory=Colours)
    logo: LogoFile | None = None


def read_theme(source: SourceText) -> Checked[ThemeFile | None]:
    """Read a theme; None if something in it cannot be understood."""
    if len(source.text) > _LONGEST:
        message = f"expected a theme of at most {_LONGEST:,} characters, found {len(source.text):,}"
        found = Diagnostic(
            code="wrong-value", severity=Severity.ERROR, message=message, span=source.span(0, 1)
        )
        return Checked(None, (found,))
    read = parsed(source)
    if read.value is None:
        return Checked(None, read.diagnostics)
    toml = Toml(source, read.value)
    faults = tuple(islice(_faults(toml), MOST_FAULTS))
    return Checked(None if broken(faults) else _theme(toml), faults)


def _faults(toml: Toml) -> Iterator[Diagnostic]:
    for key, value in toml.table.items():
        if key not in KEYS:
            yield toml.unknown(key, "no part of a theme is called", KEYS)
        else:
            yield from _CHECKS[key](toml, key, value)
    yield from _logo_too_high(toml)
    for one in faint(_colours(toml)):
        message = (
            f"`{one.key}` stands out from {one.ground} {one.ratio:.1f} to 1; expected {LEAST} to 1 or more"
        )
        note = "type a lighter colour" if one.key == "shade" else "type a darker colour"
        yield toml.fault("low-contrast", message, one.key, note, severity=Severity.WARNING)


def _paper(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    yield from toml.choice(key, value, PAPERS)


def _text(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, str) or not value.strip():
        yield toml.fault("wrong-type", f"expected the name of a family of type in quotes in `{key}`", key)


def _paths(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, list) or not all(isinstance(path, str) and path for path in value):
        yield toml.fault(
            "wrong-type", f"expected a list of paths in `{key}`", key, 'type `fonts = ["House.ttf"]`'
        )
    elif len(value) > _MOST_FONTS:
        yield toml.fault("wrong-value", f"expected at most {_MOST_FONTS} fonts, found {len(value)}", key)


def _size(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    yield from toml.between(key, value, SMALLEST, LARGEST, "points")


def _truth(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, bool):
        yield toml.fault("wrong-type", f"expected true or false in `{key}`", key)


def _margins(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        yield from toml.between(key, value, NARROWEST, WIDEST, "millimetres")
        return
    for side, width in value.items():
        if side in _SIDES:
            yield from toml.between(side, width, NARROWEST, WIDEST, "millimetres")
        else:
            yield toml.unknown(side, "no margin is called", _SIDES)


def _colour_faults(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        yield toml.fault(
            "wrong-type", "expected colours by name", key, 'type `colours = {accent = "#123456"}`'
        )
        return
    for name, colour in value.items():
        if name not in COLOURS:
            yield toml.unknown(name, "no colour is called", COLOURS)
        elif not _is_colour(colour):
            yield toml.fault("wrong-value", f"expected a colour such as `#123456` in `{name}`", name)


def _logo(toml: Toml, key: str, value: object) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        yield toml.fault("wrong-type", "expected a table in `logo`", key, 'type `logo = {file = "logo.png"}`')
        return
    for name, said in value.items():
        if name not in _LOGO:
            yield toml.unknown(name, "no part of a logo is called", _LOGO)
        elif name == "height":
            yield from toml.between(name, said, LOWEST, WIDEST - ROUND_LOGO, "millimetres")
        elif not isinstance(said, str):
            yield toml.fault("wrong-type", f"expected text in quotes in `{name}`", name)
    if not value.get("file"):
        yield toml.fault("missing-key", "expected the path of a picture in `file`", key)


_CHECKS: Mapping[str, Callable[[Toml, str, object], Iterator[Diagnostic]]] = MappingProxyType(
    {
        "paper": _paper,
        "margins": _margins,
        "body-font": _text,
        "heading-font": _text,
        "fonts": _paths,
        "size": _size,
        "justify": _truth,
        "colours": _colour_faults,
        "logo": _logo,
    }
)


def _logo_too_high(toml: Toml) -> Iterator[Diagnostic]:
    logo, margins = toml.table.get("logo"), toml.table.get("margins", _USUAL_MARGIN)
    top = margins.get("top", _USUAL_MARGIN) if isinstance(margins, dict) else margins
    height = logo.get("height", _USUAL_LOGO) if isinstance(logo, dict) else 0.0
    if toml.is_number(top) and toml.is_number(height) and LOWEST <= height > top - ROUND_LOGO:
        message = f"a logo of {height:g} mm does not fit into a margin of {top:g} mm at the top"
        note = f"the margin must be {ROUND_LOGO:g} mm higher than the logo"
        yield toml.fault("wrong-value", message, "logo", note)


def _theme(toml: Toml) -> ThemeFile:
    table = toml.table
    fonts = table.get("fonts")
    return ThemeFile(
        paper=str(table.get("paper", "")),
        margins=_margins_of(table.get("margins")),
        body_font=toml.words("body-font"),
        heading_font=toml.words("heading-font"),
        fonts=tuple(Words(path, toml.span(path)) for path in fonts) if isinstance(fonts, list) else (),
        size=_number(table.get("size"), USUAL_SIZE),
        justify=table.get("justify") is True,
        colours=_colours(toml),
        logo=_logo_of(toml),
    )


def _number(value: object, usual: float) -> float:
    return float(value) if Toml.is_number(value) else usual


def _margins_of(value: object) -> Margins | None:
    if value is None:
        return None
    table = value if isinstance(value, dict) else dict.fromkeys(_SIDES, value)
    return Margins(**{side: _number(width, _USUAL_MARGIN) * MILLIMETRE for side, width in table.items()})


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value))


def _colours(toml: Toml) -> Colours:
    table = toml.table.get("colours")
    asked = table.items() if isinstance(table, dict) else ()
    return Colours(**{name: _colour(said) for name, said in asked if name in COLOURS and _is_colour(said)})


def _colour(said: str) -> Colour:
    red, green, blue = (int(said[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _logo_of(toml: Toml) -> LogoFile | None:
    logo = toml.table.get("logo")
    if not isinstance(logo, dict):
        return None
    path = str(logo.get("file", ""))
    height = _number(logo.get("height"), _USUAL_LOGO) * MILLIMETRE
    return LogoFile(Words(path, toml.span(path)), height, " ".join(str(logo.get("alt", "")).split())[:500])
