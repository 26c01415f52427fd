"""Fonts of the machine, asked only for characters that no font of the report has."""

import os
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from argmap.themes.fonts import LARGEST, Cut, NoFontError, cuts

_FOLDERS = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 3_000
_MOST_FONTS = 16
"""Fonts that are taken at most; each costs memory, and a text has few scripts."""


@dataclass(frozen=True, slots=True)
class Spare:
    """A font of the machine, and the wanted characters that it has and no font before it."""

    path: Path
    name: str
    characters: frozenset[str]

    def cuts(self) -> Iterator[Cut]:
        """Give the first face of the file, or nothing where it cannot be used."""
        try:
            yield from cuts(self.path.read_bytes())[:1]
        except (OSError, NoFontError):
            return


def having(wanted: Collection[str]) -> tuple[Spare, ...]:
    """Return fonts of the machine that have these characters between them, as few as that takes.

    The font that has most of them comes first, so that marks which many fonts have are those of the letters
    beside them; of equal ones, the one that is likely to be upright and made for many scripts.
    """
    left, found = set(wanted), list[Spare]()
    having = (
        {path: covered for path in _files() if (covered := _covered(path, frozenset(left)))} if left else {}
    )
    while left and having and len(found) < _MOST_FONTS:
        path = max(having, key=lambda one: len(having[one] & left))
        covered = having.pop(path) & left
        if not covered:
            break
        found.append(Spare(path, path.stem, covered))
        left -= covered
    return tuple(found)


@cache  # the fonts of a machine do not change while a report is made
def _files() -> tuple[Path, ...]:
    """Return font files, those first that are likely to be upright and made for many scripts."""
    folders = (Path(folder).expanduser() for folder in _FOLDERS.get(sys.platform, _ELSEWHERE))
    return tuple(sorted(islice(_within(folders), _MOST_FILES), key=_order))


def _within(folders: Iterator[Path]) -> Iterator[Path]:
    for folder in folders:
        for above, below, names in os.walk(folder):
            below.sort()
            yield from (Path(above, name) for name in sorted(names) if name.lower().endswith(_ENDINGS))


def _order(path: Path) -> tuple[bool, bool, bool, str]:
    name = path.stem.lower()
    slanted_or_bold = any(
        word in name for word in ("italic", "oblique", "bold", "black", "light", "thin", "mono")
    )
    return slanted_or_bold, "noto" not in name, "sans" not in name, str(path)


def _covered(path: Path, wanted: frozenset[str]) -> frozenset[str]:
    """Return which characters a font has; a font without outlines counts as none."""
    face = _face(path)
    if face is None:
        return frozenset()
    has = face.unicodes
    covered = frozenset(character for character in wanted if ord(character) in has)
    usable = covered and any(face.reference_table(table).data for table in ("glyf", "CFF ", "CFF2"))
    return covered if usable else frozenset()


@cache
def _face(path: Path) -> Any:
    import uharfbuzz

    try:
        small = path.stat().st_size <= LARGEST
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))) if small else None
    except (OSError, ValueError, RuntimeError, uharfbuzz.HarfBuzzError):
        return None
