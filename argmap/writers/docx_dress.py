"""The look of a house put on the styles of a Word file: its colours, families, sizes, and its logo.

The parts that are changed here hold none of the map's words: what looks like a colour or a size in them is
one.
"""

import re
from collections.abc import Iterator, Mapping

from argmap.themes import PLAIN, Logo, Margins, Theme, dark, pale
from argmap.themes.theme import Colour
from argmap.typeset import Family, families
from argmap.writers.docx_looks import HAIRLINE, INK, LINK, QUIET, SHADE
from argmap.writers.xml_text import attribute

LOGO_RELATION = "rIdLogo"

_EMU = 12_700  # English metric units in a point
_BODY, _HEADING = "Cambria", "Calibri"
_SMALL_PRINT = ("333333", "404040")
_NEARLY = 0.9
_ABOVE_TEXT = 11.0
_WIDEST = 0.4
_SCALED = re.compile(r'<w:(sz|szCs) w:val="(\d+)"/>')
_SPACED = re.compile(r'w:(before|after|line)="(\d+)"')
_FONTS = re.compile(r'<w:rFonts w:ascii="([^"]*)" w:hAnsi="[^"]*" w:eastAsia="([^"]*)" w:cs="([^"]*)"/>')
_ASIAN, _COMPLEX = "一あ가", "अتবไאகക"
_FILLED = re.compile(r'(<w:style [^>]*w:styleId="(?:BodyText|Quote)".*?)(</w:pPr>)', re.DOTALL)


def dressed(xml: str, theme: Theme) -> str:
    """Return the styles of a file in the type and the colours of a theme."""
    if theme == PLAIN:
        return xml
    scaled = _SPACED.sub(lambda found: _scaled(found, theme.scale, "w:{}"), xml)
    scaled = _SCALED.sub(lambda found: _scaled(found, theme.scale, "<w:{} w:val"), scaled)
    if theme.justify:
        scaled = _FILLED.sub(r'\1<w:jc w:val="both"/>\2', scaled)
    if theme.colours.ink:
        ink = f'<w:color w:val="{dark(theme.colours.ink)}"/>'
        scaled = scaled.replace("<w:sz ", f"{ink}<w:sz ", 1)  # of the defaults, which stand first
    return restyled(scaled, theme)


def _scaled(found: re.Match[str], scale: float, name: str) -> str:
    ending = "/>" if name.startswith("<") else ""
    return f'{name.format(found[1])}="{round(int(found[2]) * scale)}"{ending}'


def _families(found: re.Match[str], theme: Theme) -> str:
    latin, asian, complex_script = found.groups()
    if latin not in (_BODY, _HEADING):
        return found[0]
    latin = _name(theme.body if latin == _BODY else theme.heading, latin)
    asian = _helping(theme, _ASIAN, asian)
    complex_script = _helping(theme, _COMPLEX, complex_script)
    latin, asian, complex_script = (attribute(name) for name in (latin, asian, complex_script))
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={asian} w:cs={complex_script}/>"


def _name(family: Family | None, usual: str) -> str:
    """Return what Word calls a family; for ours it takes those that it has."""
    known = families()
    ours = {known.serif.name: _BODY, known.sans.name: _HEADING}
    return usual if family is None else ours.get(family.name, family.name)


def _helping(theme: Theme, letters: str, usual: str) -> str:
    family = _able(theme, letters)
    return family.name if family else usual


def _able(theme: Theme, letters: str) -> Family | None:
    return next((family for family in theme.helping if any(map(family.face().covers, letters))), None)


def named_families(theme: Theme) -> tuple[Family, ...]:
    """Return the families of a theme that the styles of its file name, each once; ours are none of them."""
    ours = {families().serif.name, families().sans.name}
    asked = (theme.body, theme.heading, _able(theme, _ASIAN), _able(theme, _COMPLEX))
    found = {family.name: family for family in asked if family is not None and family.name not in ours}
    return tuple(found.values())


def restyled(xml: str, theme: Theme) -> str:
    """Return a part of a file in the families and the colours of a theme."""
    return (
        xml if theme == PLAIN else _recoloured(_FONTS.sub(lambda found: _families(found, theme), xml), theme)
    )


def _recoloured(xml: str, theme: Theme) -> str:
    changed = {usual: dark(own) for usual, own in _colours(theme) if own is not None}
    if not changed:
        return xml
    return re.sub(rf'="({"|".join(changed)})"', lambda found: f'="{changed[found[1]]}"', xml)


def _colours(theme: Theme) -> Iterator[tuple[str, Colour | None]]:
    colours = theme.colours
    yield from ((INK, colours.accent), (QUIET, colours.quiet), (LINK, colours.link))
    yield from ((HAIRLINE, colours.line), (SHADE, colours.shade), ("000000", colours.ink))
    yield from ((usual, pale(colours.ink, _NEARLY) if colours.ink else None) for usual in _SMALL_PRINT)


def named(xml: str, theme: Theme) -> str:
    """Return the theme of a file, in Word's sense, with the families and colours of the house."""
    names: Mapping[str, str] = {
        _BODY: _name(theme.body, _BODY),
        _HEADING: _name(theme.heading, _HEADING),
    }
    families_named = re.sub(
        f'typeface="({_BODY}|{_HEADING})"', lambda found: f"typeface={attribute(names[found[1]])}", xml
    )
    return _recoloured(families_named, theme)


def logo_xml(logo: Logo, margins: Margins | None, width: float) -> str:
    """Return a run that shows the logo above the text, at the right; lines are `width` points wide."""
    scale = min(1.0, _WIDEST * width / logo.width)
    across, down = (round(side * scale * _EMU) for side in (logo.width, logo.height))
    top = round(((margins or Margins()).top - _ABOVE_TEXT - logo.height) * _EMU)
    said = f'id="1000" name="Logo" descr={attribute(logo.alt) if logo.alt else _NOTHING}'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr {said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{LOGO_RELATION}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


_NOTHING = '""'
