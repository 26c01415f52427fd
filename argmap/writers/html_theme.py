"""The look of a house in a browser: its colours, its type, embedded and small, and its logo."""

from base64 import b64encode
from collections.abc import Iterator

from argmap.diagram.theme import hex_colour
from argmap.report.document import Document, passages, plain
from argmap.themes import PLAIN, Theme
from argmap.themes.theme import MILLIMETRE, USUAL_SIZE
from argmap.typeset import Face, Family, families
from argmap.writers.svg_fonts import embedded_face
from argmap.writers.xml_text import attribute

_SERIF = '"Noto Serif", Georgia, "Times New Roman", serif'
_SANS = '"Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif'
_ROOT = 1.0625
"""Size of text in rem where no theme says otherwise."""

_BESIDE = "h1, h2, h3, h4, h5, h6, table, figcaption, .subtitle, .meta, .standing, .small, .marking, nav"


def styles(document: Document) -> str:
    """Return the rules that a theme adds to those of every page; none where there is no theme."""
    theme = document.theme
    return "" if theme == PLAIN else "".join(f"{rule}\n" for rule in _rules(document, theme))


def logo(theme: Theme) -> Iterator[str]:
    """Give the logo as a picture within the page."""
    if theme.logo:
        address = f"data:image/png;base64,{b64encode(theme.logo.png).decode('ascii')}"
        height = f"{theme.logo.height:.0f}pt"
        said = attribute(theme.logo.alt) if theme.logo.alt else '""'
        yield f'<img class="logo" src="{address}" alt={said} style="height:{height}">'


def _rules(document: Document, theme: Theme) -> Iterator[str]:
    yield from _faces(document, theme)
    yield from _type(theme)
    colours = _colours(theme)
    if colours:  # on a dark ground a house's own colours could not be read
        yield f"@media (prefers-color-scheme: light), print {{ :root {{ {colours} }} }}"
    if theme.logo:
        yield ".logo { float: right; max-width: 40%; margin: 0 0 1rem 1rem; object-fit: contain; }"
    yield from _page(document, theme)


def _colours(theme: Theme) -> str:
    colours = theme.colours
    named = (
        ("ink", colours.ink),
        ("quiet", colours.quiet),
        ("accent", colours.accent),
        ("link", colours.link),
        ("line", colours.line),
        ("shade", colours.shade),
    )
    return " ".join(f"--{name}: {hex_colour(colour)};" for name, colour in named if colour)


def _type(theme: Theme) -> Iterator[str]:
    helping = [f'"{_name(family)}"' for family in theme.helping]
    if theme.body or helping:
        yield f"html {{ font-family: {_stack(theme.body, _SERIF, helping)}; }}"
    if theme.heading or helping:
        yield f"{_BESIDE} {{ font-family: {_stack(theme.heading, _SANS, helping)}; }}"
    if theme.size != USUAL_SIZE:
        yield f"html {{ font-size: {_ROOT * theme.scale:.4g}rem; }}"
        yield f"@media print {{ html {{ font-size: {theme.size:g}pt; }} }}"
    if theme.justify:
        yield "main p:not([class]), main li { text-align: justify; hyphens: auto; }"


def _stack(chosen: Family | None, usual: str, helping: list[str]) -> str:
    """Return families in the order in which a browser asks them, the generic one last."""
    known = families()
    if chosen in (known.serif, known.sans):
        usual, chosen = (_SERIF if chosen == known.serif else _SANS), None
    *named, generic = usual.split(", ")
    first = [f'"{_name(chosen)}"'] if chosen else []
    return ", ".join(dict.fromkeys((*first, *named, *helping, generic)))


def _name(family: Family) -> str:
    return "argmap " + "".join(letter for letter in family.name if letter.isalnum() or letter == " ")


def _faces(document: Document, theme: Theme) -> Iterator[str]:
    words = "".join(dict.fromkeys("".join(_words(document))))
    for family in theme.helping:
        chosen = family in (theme.body, theme.heading)
        for (bold, italic), face in family.faces.items():
            used = "".join(sorted(letter for letter in words if _is_for(face, letter, chosen=chosen)))
            if used and (chosen or face is family.face()):
                yield _face_rule(_name(family), face, used, bold=bold, italic=italic)


def _is_for(face: Face, letter: str, *, chosen: bool) -> bool:
    """Tell whether a face is asked for a letter: one that only helps, where no face of ours has it."""
    return face.covers(letter) and (chosen or families().serif.face_for(letter) is None)


def _face_rule(name: str, face: Face, letters: str, *, bold: bool, italic: bool) -> str:
    encoded = b64encode(embedded_face(face, letters)).decode("ascii")
    style, weight = "italic" if italic else "normal", "bold" if bold else "normal"
    return (
        f'@font-face {{ font-family: "{name}"; font-style: {style}; font-weight: {weight}; '
        f"src: url(data:font/woff;base64,{encoded}); }}"
    )


def _words(document: Document) -> Iterator[str]:
    yield from (document.title, document.marking, "0123456789–—()“”„‘’,.;:…·•")
    yield from map(plain, passages(document.blocks))
    yield from "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _page(document: Document, theme: Theme) -> Iterator[str]:
    """Say on which paper and with which margins the page is printed."""
    if theme.margins or theme.paper:
        edges = theme.margins
        sides = (edges.top, edges.right, edges.bottom, edges.left) if edges else ()
        margins = " ".join(f"{side / MILLIMETRE:.4g}mm" for side in sides)
        yield f"@page {{ size: {document.paper};{f' margin: {margins};' if margins else ''} }}"
