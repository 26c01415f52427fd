"""The styles part of the Word file."""

from argmap.writers.docx_fonts import MONO, sans, serif
from argmap.writers.docx_levels import paragraph_styles
from argmap.writers.docx_looks import (
    GENERATED,
    GENERATED_RUN,
    HAIRLINE,
    INK,
    LINK,
    SHADE,
    Style,
)
from argmap.writers.docx_xml import DECLARATION, NAMESPACES, arranged, spacing

BODY_SIZE, BODY_LINE = 10.5, 14.0
_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")
_ASIAN = ("ja", "ko", "zh")
# Word checks spelling by country; a bare language gets the one it is mostly written in.
_COUNTRY = {
    "ar": "SA", "de": "DE", "el": "GR", "en": "GB", "es": "ES", "fa": "IR", "fr": "FR", "he": "IL",
    "it": "IT", "ja": "JP", "kk": "KZ", "ko": "KR", "nl": "NL", "pl": "PL", "pt": "PT", "ru": "RU",
    "tr": "TR", "uk": "UA", "ur": "PK", "zh": "CN",
}  # fmt: skip


def styles_xml(language: str) -> str:
    """Return the whole part for a document in `language`, a BCP 47 tag."""
    paragraphs = "".join(_paragraph_style(style, language) for style in paragraph_styles())
    content = _defaults(language) + _LATENT + _NORMAL + paragraphs + _CHARACTERS + _TABLES + _NO_LIST
    return f"{DECLARATION}<w:styles {NAMESPACES}>{content}</w:styles>"


def language_xml(language: str) -> str:
    """Return the language of text, told to Word under the kind of script that it is written in."""
    tag = f"{language}-{_COUNTRY[language]}" if language in _COUNTRY else language
    script = language.partition("-")[0]
    asian = tag if script in _ASIAN else "zh-CN"
    complex_script = tag if script in _RIGHT_TO_LEFT else "ar-SA"
    latin = "en-GB" if script in (*_ASIAN, *_RIGHT_TO_LEFT) else tag
    return f'<w:lang w:val="{latin}" w:eastAsia="{asian}" w:bidi="{complex_script}"/>'


def _defaults(language: str) -> str:
    form = serif(language).xml() + _size(BODY_SIZE) + language_xml(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{form}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 0, BODY_LINE)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _paragraph_style(style: Style, language: str) -> str:
    links = "".join(
        f'<w:{name} w:val="{value}"/>'
        for name, value in (("basedOn", style.based), ("next", style.following), ("link", style.linked))
        if value
    )
    gallery = '<w:uiPriority w:val="1"/><w:qFormat/>' if style.listed else '<w:uiPriority w:val="99"/>'
    custom = ' w:customStyle="1"' if style.name.startswith("Argmap") else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.ident}"><w:name w:val="{style.name}"/>{links}'
        f"{gallery}{_filled('pPr', _distances(style))}{_filled('rPr', _type(style, language))}</w:style>"
    )


def _filled(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def _distances(style: Style) -> str:
    space = () if style.space is None else (spacing(*style.space, style.line),)
    return arranged((*style.own, *space))


def _type(style: Style, language: str) -> str:
    return "".join(
        (
            MONO.xml() if style.mono else sans(language).xml() if style.sans else "",
            "<w:b/><w:bCs/>" if style.bold else "",
            "<w:i/><w:iCs/>" if style.italic else "",
            "<w:noProof/>" if style.mono else "",
            f'<w:color w:val="{style.colour}"/>' if style.colour else "",
            _size(style.size) if style.size else "",
        )
    )


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:uiPriority w:val="0"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
)


def _character(ident: str, name: str, form: str = "", linked: str = "") -> str:
    custom = ' w:customStyle="1"' if name.startswith("Argmap") else ""
    link = f'<w:link w:val="{linked}"/>' if linked else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{link}<w:uiPriority w:val="99"/>'
        f"{_filled('rPr', form)}</w:style>"
    )


_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    + _character(GENERATED_RUN, "Argmap Generated Char", linked=GENERATED)
    + _character("ArgmapLabel", "Argmap Label", f'<w:b/><w:bCs/><w:color w:val="{INK}"/>')
    + _character("Hyperlink", "Hyperlink", f'<w:color w:val="{LINK}"/><w:u w:val="single" w:color="9DB8D6"/>')
    + _character("ArgmapLink", "Argmap Link", f'<w:color w:val="{LINK}"/>')
    + _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    + _character("HTMLCode", "HTML Code", MONO.xml() + "<w:noProof/>" + _size(9.5))
)


def _border(side: str, size: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="ArgmapTable"><w:name w:val="Argmap Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
    f"<w:pPr>{spacing(0, 0, 11.5)}</w:pPr><w:rPr>{_size(9)}</w:rPr>"
    f"<w:tblPr><w:tblBorders>{_border('top', 8, INK)}{_border('bottom', 8, INK)}"
    f"{_border('insideH', 4, HAIRLINE)}</w:tblBorders><w:tblCellMar>"
    '<w:top w:w="35" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="35" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{INK}"/></w:rPr>'
    f"<w:tcPr><w:tcBorders>{_border('bottom', 6, INK)}</w:tcBorders>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
