"""The parts of the Word file beside its text: settings, properties, heads and feet of pages."""

from dataclasses import replace
from datetime import UTC, datetime

from argmap.language import language, tag_of
from argmap.report.document import Document
from argmap.themes import Logo
from argmap.writers.docx_captions import worded
from argmap.writers.docx_dress import logo_xml
from argmap.writers.docx_pages import sheets
from argmap.writers.docx_styles import language_xml
from argmap.writers.docx_theme import COLOUR_MAPPING
from argmap.writers.docx_xml import BIDI, DECLARATION, NAMESPACES, Line, field, right_to_left, run
from argmap.writers.labels import PAGE
from argmap.writers.xml_text import escape

_LONGEST_HEAD = 100
_EARLIEST, _LATEST = 315_532_800, 4_354_819_198  # 1980 to 2107, which every reader of these files knows
_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)


def settings_xml(language: str, *, hyphenated: bool = False, with_fonts: bool = False) -> str:
    """Return the settings: how Word shows the file, and that it is one of its own time.

    `hyphenated` lets Word part words, which filled lines need; names keep their capitals together. A file
    `with_fonts` keeps them when it is saved.
    """
    parted = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'
    theme = language_xml(language).replace("<w:lang ", "<w:themeFontLang ")
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        f"{'<w:embedTrueTypeFonts/>' if with_fonts else ''}"
        '<w:defaultTabStop w:val="720"/>'
        f"{parted if hyphenated else ''}"
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{_COMPATIBILITY}</w:compat>'
        f"{theme}{COLOUR_MAPPING}"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def application_xml(creator: str) -> str:
    """Return the part that names the program."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{DECLARATION}<Properties xmlns="{kind}"><Application>{escape(creator)}</Application></Properties>'
    )


def core_xml(document: Document, *, epoch: int, creator: str) -> str:
    """Return title, authors and dates; `epoch` counts seconds since 1970."""
    moment = datetime.fromtimestamp(min(max(epoch, _EARLIEST), _LATEST), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    words = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", "; ".join(document.authors) or creator),
        ("cp:keywords", "; ".join(document.keywords)),
        ("dc:description", ""),
        ("cp:lastModifiedBy", creator),
        ("cp:revision", "1"),
        ("dc:language", tag_of(document.language)),
    )
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    content = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in words)
    return f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}>{content}{dates}</cp:coreProperties>"


_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def header_xml(document: Document, *, titled: bool) -> str:
    """Return the head of pages: the marking if there is one, and below it the title where it is `titled`."""
    lines = [_line("ArgmapMarking", document.marking)] if document.marking.strip() else []
    if titled or not lines:
        lines.append(_line("Header", _short(document.title) if titled else ""))
    if document.theme.logo and not titled:
        lines[0] = replace(lines[0], content=_logo(document, document.theme.logo) + lines[0].content)
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{''.join(line.xml() for line in lines)}</w:hdr>"


def _logo(document: Document, logo: Logo) -> str:
    page = sheets(document.paper, document.theme.margins).home
    return logo_xml(logo, document.theme.margins, page.line)


def footer_xml(document: Document) -> str:
    """Return the foot of pages: "Page X of Y", counted by Word."""
    fields = {"number": field("PAGE", "1"), "total": field("NUMPAGES", "1")}
    words = worded(language(document.language), PAGE, fields)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{Line('Footer', words).xml()}</w:ftr>"


def _line(style: str, words: str) -> Line:
    rtl = right_to_left(words)
    return Line(style, run(words, rtl=rtl), (BIDI,) if rtl else ())


def _short(words: str) -> str:
    whole = " ".join(words.split())
    return whole if len(whole) <= _LONGEST_HEAD else f"{whole[: _LONGEST_HEAD - 1].rstrip()}…"
