"""Font files as families: TrueType and OpenType, single or collected; variable ones at their default."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.typeset import Face, Family, families
from argmap.typeset.subsets import packed, subset

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest font file that is read."""

MOST_FACES = 64
"""Faces of a collection that are looked at."""

_SIGNS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_OUTLINES = ("glyf", "CFF ", "CFF2")
_NEEDED = {"cmap": 4, "head": 54, "hhea": 36, "hmtx": 4, "maxp": 6}
"""Tables without which nothing can be set, and how many bytes they have at least."""

_TRIED, _PACKED = 60, 3_000
_BOLD, _OBLIQUE = 600, 2.0
_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC = 1, 6, 16
_NO_EMBEDDING = 0x0002


class NoFontError(ValueError):
    """What keeps a file from being a font, in words that follow on its name."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One face of a font file, and the family and style it says to be of."""

    family: str
    bold: bool
    italic: bool
    face: Face


def cuts(content: bytes) -> tuple[Cut, ...]:
    """Return the faces of a font file. Raises NoFontError."""
    if content[:4] in (b"wOFF", b"wOF2"):
        raise NoFontError("is a font for browsers; use the TrueType or OpenType version")
    if content[:4] not in _SIGNS:
        raise NoFontError("is no TrueType or OpenType font")
    try:
        found = tuple(_cut(content, index) for index in range(_count(content)))
    except NoFontError:
        raise
    except Exception as error:  # broken fonts fail in every way there is
        raise NoFontError("is a broken font") from error
    if not found:
        raise NoFontError("is a broken font")
    return found


def _count(content: bytes) -> int:
    import uharfbuzz

    return min(uharfbuzz.Face(content).count, MOST_FACES) if content[:4] == b"ttcf" else 1


def _cut(content: bytes, index: int) -> Cut:
    face = Face("", content, index)
    _examine(face)
    postscript, family, typographic = (_name(face, number) for number in (_POSTSCRIPT, _FAMILY, _TYPOGRAPHIC))
    name = postscript or family or "Font"
    face = Face(name, _pinned(face)) if "fvar" in face.blob.table_tags else Face(name, content, index)
    if not face.characters or not face.shape("x"):
        raise NoFontError("has no characters")
    _try_out(face)
    slanted = abs(face.italic_angle) > _OBLIQUE
    return Cut(typographic or family or name, face.weight >= _BOLD, slanted, face)


def _examine(face: Face) -> None:
    """Refuse what cannot be drawn as outlines, or may not be put into a document."""
    tables = face.blob.table_tags
    if not any(table in tables for table in _OUTLINES):
        raise NoFontError("has no outlines; use the TrueType version")
    _check_tables(face)
    about = bytes(face.blob.reference_table("OS/2").data) if "OS/2" in tables else b""
    if int.from_bytes(about[8:10], "big") & 0x000F == _NO_EMBEDDING:
        raise NoFontError("may not be embedded in documents, as its maker says in it")


def _try_out(face: Face) -> None:
    """Find out whether what is needed of a face when a document is written can be had. Raises what fails."""
    import uharfbuzz

    subset(face, range(min(face.blob.glyph_count, _TRIED)))
    packed(face, range(min(face.blob.glyph_count, _PACKED)))
    for_browsers = uharfbuzz.SubsetInput()
    for_browsers.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for_browsers.unicode_set.update({ord(" "), *sorted(face.characters)[:_PACKED]})
    uharfbuzz.subset(face.blob, for_browsers)
    if not any(face.bounds):
        raise NoFontError("is a broken font")


def _check_tables(face: Face) -> None:
    if any(len(face.blob.reference_table(table).data) < least for table, least in _NEEDED.items()):
        raise NoFontError("is a broken font")


def _name(face: Face, number: int) -> str:
    """Return a name of a font: letters that can be printed, no more than fit a line."""
    said = str(face.blob.get_name(number, "en") or "")
    return " ".join("".join(letter for letter in said[:200] if letter.isprintable()).split())[:63]


def _pinned(face: Face) -> bytes:
    """Return a variable font as the one it is by default."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face.blob)
    return bytes(uharfbuzz.subset(face.blob, wanted).blob.data)


def grouped(found: Iterable[Cut]) -> tuple[Family, ...]:
    """Return faces as families, in the order in which they come; every face gets a name of its own."""
    taken = set(_own_names())
    styles: dict[str, dict[tuple[bool, bool], Face]] = {}
    for cut in found:
        face = replace(cut.face, name=_free(cut.face.name, taken))
        taken.add(face.name)
        styles.setdefault(cut.family, {}).setdefault((cut.bold, cut.italic), face)
    return tuple(Family(name, _with_plain(faces)) for name, faces in styles.items())


def _with_plain(faces: Mapping[tuple[bool, bool], Face]) -> Mapping[tuple[bool, bool], Face]:
    """Let the first face stand for the upright one of usual weight where there is none."""
    return {(False, False): next(iter(faces.values())), **faces}


def _own_names() -> Iterator[str]:
    known = families()
    for family in (known.serif, known.sans):
        yield from (face.name for face in (*family.faces.values(), *family.fallback))


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def named(name: str, known: Iterable[Family]) -> Family | None:
    """Return the family of a name, whatever its case; `serif` and `sans` are those that argmap brings."""
    own = families()
    by_name: Mapping[str, Family] = {
        **{family.name.casefold(): family for family in reversed([*known])},
        "serif": own.serif,
        "sans": own.sans,
    }
    return by_name.get(name.casefold())
