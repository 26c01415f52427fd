"""The theme: the colours and families that Word offers first when someone goes on writing."""

from argmap.writers.docx_fonts import sans, serif
from argmap.writers.docx_looks import HAIRLINE, INK, LINK, QUIET, SHADE
from argmap.writers.docx_xml import DECLARATION

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", INK),
    ("lt2", SHADE),
    ("accent1", "0072B2"),
    ("accent2", "D55E00"),
    ("accent3", QUIET),
    ("accent4", "009E73"),
    ("accent5", "CC79A7"),
    ("accent6", HAIRLINE),
    ("hlink", LINK),
    ("folHlink", "5B3A8C"),
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

COLOUR_MAPPING = (
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
    ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
    ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
)


def theme_xml(language: str) -> str:
    """Return the part; Word wants three of each kind of fill, line and effect, all plain here."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    major, minor = sans(language), serif(language)
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="Argmap"><a:themeElements>'
        f'<a:clrScheme name="Argmap">{colours}</a:clrScheme><a:fontScheme name="Argmap">'
        f"{_fonts('major', major.latin, major.asian, major.complex)}"
        f"{_fonts('minor', minor.latin, minor.asian, minor.complex)}</a:fontScheme>"
        f'<a:fmtScheme name="Argmap"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(name: str, latin: str, asian: str, complex_script: str) -> str:
    return (
        f'<a:{name}Font><a:latin typeface="{latin}"/><a:ea typeface="{asian}"/>'
        f'<a:cs typeface="{complex_script}"/></a:{name}Font>'
    )
