"""The fonts of a house inside its Word file, so that it looks the same where nobody has them.

Word takes TrueType fonts that their makers let be edited with: it keeps the first bytes of each mixed with a
number, as ECMA-376 has it (part 1, 17.8.1), so that the file is no way to copy the font.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from argmap.themes import Theme
from argmap.typeset import Face, Family
from argmap.writers.docx_dress import named_families
from argmap.writers.docx_package import Member, Relation

LARGEST = 3 << 20
"""Bytes of the largest font that goes with a file."""

_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TRUETYPE = (b"\0\1\0\0", b"true")
_EDITABLE = (0, 8)  # what the maker of a font allows: all, or editing in documents that carry it
_BITMAPS_ONLY = 0x0200
_MIXED = 32  # bytes at the beginning of a font
_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True, slots=True)
class Embedded:
    """The fonts of a theme: the XML that names those of each family, by its name, and their parts."""

    names: Mapping[str, str]
    members: tuple[Member, ...] = ()
    relations: tuple[Relation, ...] = ()


def embedded(theme: Theme) -> Embedded:
    """Return the fonts that may go with a file; a family of which none may is only named."""
    names: dict[str, str] = {}
    members: list[Member] = []
    relations: list[Relation] = []
    for family in named_families(theme):
        written = []
        for style, face in _faces(family):
            number = len(members) + 1
            key = sha256(face.content).hexdigest()[:32].upper()
            members.append(Member(f"word/fonts/font{number}.odttf", _TYPE, mixed(face.content, key)))
            relations.append(Relation(f"rIdFont{number}", RT.FONT, members[-1].name))
            written.append(f'<w:embed{style} r:id="rIdFont{number}" w:fontKey="{{{_hyphenated(key)}}}"/>')
        names[family.name] = "".join(written)
    return Embedded(names, tuple(members), tuple(relations))


def _faces(family: Family) -> Iterator[tuple[str, Face]]:
    """Walk the faces that may go with a file, in Word's order of styles."""
    for form, style in _STYLES.items():
        face = family.faces.get(form)
        if face is not None and may_go(face):
            yield style, face


def may_go(face: Face) -> bool:
    """Tell whether Word takes a font, and whether its maker lets it go with documents that are edited."""
    if not face.content.startswith(_TRUETYPE) or len(face.content) > LARGEST:
        return False
    if "glyf" not in face.blob.table_tags or "OS/2" not in face.blob.table_tags:
        return False
    allowed = int.from_bytes(bytes(face.blob.reference_table("OS/2").data)[8:10], "big")
    return allowed & 0x000F in _EDITABLE and not allowed & _BITMAPS_ONLY


def mixed(content: bytes, key: str) -> bytes:
    """Return a font with its first bytes mixed with a number of 32 hexadecimal digits; or mixed back."""
    number = bytes.fromhex(key)[::-1]
    first = bytes(byte ^ number[place % len(number)] for place, byte in enumerate(content[:_MIXED]))
    return first + content[_MIXED:]


def _hyphenated(key: str) -> str:
    return "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))
