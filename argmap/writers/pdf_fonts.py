"""Faces inside a PDF, by reportlab: shaped text, small subsets, and words that can be copied again.

A face becomes a Type0 font with Identity-H codes. Every pair of glyph and text has a code of its own, so the
map back to Unicode is never ambiguous: a ligature gives back its letters. What is used is known only when the
file is saved, so the font is written then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from argmap.typeset import Face
from argmap.typeset.subsets import subset

_EM = 1000
_NO_GLYPH = (0, "")
_SYMBOLIC, _ITALIC = 4, 64  # flags of PDF's font descriptors


@dataclass(eq=False)
class EmbeddedFace:
    """A face as one PDF uses it: what reportlab asks of a font, and the codes given out so far.

    `fontName` is its name in reportlab's registry.
    """

    face: Face
    fontName: str  # noqa: N815
    codes: dict[tuple[int, str], int] = field(default_factory=lambda: {_NO_GLYPH: 0})

    # What reportlab reads of the fonts in its registry.
    _multiByte = 1  # noqa: N815
    _dynamicFont = 0  # noqa: N815
    shapable = False
    substitutionFonts = ()  # noqa: N815 - reportlab's name

    def __deepcopy__(self, _: object) -> "EmbeddedFace":
        """Return itself: platypus copies what holds fonts."""
        return self

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of a text, as reportlab's own fonts do."""
        return self.face.width(text, size)

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph that stands for a text."""
        return self.codes.setdefault((glyph, text), len(self.codes))

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab's name
        """Enter the font among a PDF's objects; its content is made when the file is saved."""
        name = f"F{len(document.fontMapping) + 1}"
        document.fontMapping[self.fontName] = f"/{name}"
        document.idToObject["BasicFonts"].dict[name] = document.Reference(_when_saved(self))


def _when_saved(embedded: EmbeddedFace) -> Any:
    from reportlab.pdfbase import pdfdoc

    class _Late(pdfdoc.PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1

        def format(self, document: Any) -> Any:
            return pdfdoc.format(_font_object(embedded, document), document, toplevel=1)

    return _Late()


def _font_object(embedded: EmbeddedFace, document: Any) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    glyphs = sorted({glyph for glyph, _ in embedded.codes})
    numbers, program = subset(embedded.face, glyphs)
    name = _tagged_name(embedded.face, glyphs)
    descendant = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": PDFName(name),
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(_descriptor(embedded.face, name, program, document)),
        "DW": _EM,
        "W": PDFArray([0, PDFArray(_widths(embedded))]),
        "CIDToGIDMap": document.Reference(_stream(_glyph_numbers(embedded, numbers))),
    }
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(_to_unicode(embedded))),
        }
    )


def _tagged_name(face: Face, glyphs: Sequence[int]) -> str:
    """Return the font's name with the six letters that mark a subset, made from what is in it."""
    digest = sha256(f"{face.name}{glyphs}".encode()).digest()
    plain = "".join(
        letter for letter in face.name if letter.isascii() and (letter.isalnum() or letter == "-")
    )
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6]) + "+" + (plain or "Font")


def _descriptor(face: Face, name: str, program: bytes, document: Any) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    file = _stream(program)
    file.dictionary.dict["Length1"] = len(program)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": _SYMBOLIC | (_ITALIC if face.italic_angle else 0),
            "FontBBox": PDFArray([round(edge) for edge in face.bounds]),
            "ItalicAngle": round(face.italic_angle),
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": round(face.cap_height),
            "XHeight": round(face.x_height),
            "StemV": 50 + round((face.weight / 65) ** 2),  # a rule of thumb: fonts do not tell
            "FontFile2": document.Reference(file),
        }
    )


def _stream(content: bytes | str) -> Any:
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(), content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _widths(embedded: EmbeddedFace) -> list[float]:
    return [round(embedded.face.natural_advance(glyph), 3) for glyph, _ in embedded.codes]


def _glyph_numbers(embedded: EmbeddedFace, numbers: dict[int, int]) -> bytes:
    return b"".join(numbers.get(glyph, 0).to_bytes(2, "big") for glyph, _ in embedded.codes)


def _to_unicode(embedded: EmbeddedFace) -> str:
    pairs = [(code, text) for (_, text), code in embedded.codes.items() if text]
    parts = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # a block may hold no more
        block = pairs[start : start + 100]
        parts.append(f"{len(block)} beginbfchar")
        parts.extend(f"<{code:04X}> <{utf16(text)}>" for code, text in block)
        parts.append("endbfchar")
    parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(parts)


def utf16(text: str) -> str:
    """Return a text as PDF writes it between angle brackets."""
    return text.encode("utf-16-be", "replace").hex().upper()


def font_of(canvas: Any, face: Face) -> EmbeddedFace:
    """Return the face as this canvas's document embeds it."""
    fonts = canvas.__dict__.setdefault("_argmap_fonts", {})
    if face not in fonts:
        fonts[face] = EmbeddedFace(face, f"argmap {len(fonts)} {face.name}")
        fonts[face].addObjects(canvas._doc)  # noqa: SLF001 - reportlab has no other way in
    return fonts[face]  # type: ignore[no-any-return]


def resource_name(canvas: Any, embedded: EmbeddedFace) -> str:
    """Return the name by which pages of the canvas call a font."""
    return str(canvas._doc.getInternalFontName(embedded.fontName))  # noqa: SLF001
