"""The families of type that the Word file names.

Running text is Cambria and everything else Calibri, both at hand in Word; LibreOffice puts Caladea and
Carlito, which have the same widths, in their place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from argmap.writers.docx_xml import DECLARATION, NAMESPACES
from argmap.writers.xml_text import attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The families of one voice of type, by script."""

    latin: str
    asian: str
    complex: str

    def xml(self) -> str:
        """Return the families as `w:rFonts`."""
        return (
            f'<w:rFonts w:ascii="{self.latin}" w:hAnsi="{self.latin}"'
            f' w:eastAsia="{self.asian}" w:cs="{self.complex}"/>'
        )


_SERIFS = {"ja": "Yu Mincho", "ko": "Batang"}
_SANS = {"ja": "Yu Gothic", "ko": "Malgun Gothic"}

MONO = Fonts(latin="Consolas", asian="SimSun", complex="Courier New")

# Name, family and what stands in for it elsewhere.
_KNOWN = (
    ("Cambria", "roman", "variable", "Caladea"),
    ("Calibri", "swiss", "variable", "Carlito"),
    ("Consolas", "modern", "fixed", "DejaVu Sans Mono"),
    ("Times New Roman", "roman", "variable", "Liberation Serif"),
    ("Arial", "swiss", "variable", "Liberation Sans"),
    ("Courier New", "modern", "fixed", "Liberation Mono"),
)


def serif(language: str) -> Fonts:
    """Return the families of running text."""
    return Fonts(latin="Cambria", asian=_SERIFS.get(language[:2], "SimSun"), complex="Times New Roman")


def sans(language: str) -> Fonts:
    """Return the families of headings, tables and captions."""
    return Fonts(latin="Calibri", asian=_SANS.get(language[:2], "Microsoft YaHei"), complex="Arial")


def font_table_xml(embedded: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the part that tells a reader without these families what to take instead.

    `embedded` has the XML that names the fonts which go with the file, by their families.
    """
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch, other in _KNOWN
    )
    own = "".join(f"<w:font w:name={attribute(name)}>{xml}</w:font>" for name, xml in embedded.items())
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{rows}{own}</w:fonts>"
