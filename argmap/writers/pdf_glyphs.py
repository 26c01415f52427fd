"""Glyphs and the text that each stands for, so that what is copied from a PDF is what was written.

Readers of PDF take a line's glyphs from left to right and turn around what runs from right to left, a glyph's
text included; so there the text of a ligature is given backwards. Characters that are never seen have no
glyph: their text goes with that of the letter before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from argmap.typeset import Glyph, Piece
from argmap.typeset.breaks import clusters
from argmap.typeset.faces import ignorable

_INVISIBLE = "\u200b"


@dataclass(frozen=True, slots=True)
class Shown:
    """A glyph and the text it stands for."""

    glyph: Glyph
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Glyphs from left to right. `actual` is their text where the texts of the glyphs do not make it up."""

    shown: tuple[Shown, ...]
    actual: str = ""


def letters(piece: Piece) -> Iterator[Letter]:
    """Yield a piece's glyphs from left to right, together where they stand for one letter."""
    if _plain(piece):
        yield from (
            Letter((Shown(glyph, text),)) for glyph, text in zip(piece.glyphs, piece.text, strict=True)
        )
        return
    texts = _texts(piece)
    letter_of = _letters(piece)
    seen = (glyph for glyph in piece.glyphs if glyph.cluster in texts)
    groups = groupby(seen, lambda glyph: letter_of[glyph.cluster])
    found = (_letter(tuple(group), texts, rtl=piece.rtl) for _, group in groups)
    yield from found if piece.rtl else _closed(found)


def _plain(piece: Piece) -> bool:
    """Tell whether each character is a letter and has a glyph of its own, in the order of reading."""
    if piece.rtl or not piece.text.isascii() or len(piece.text) != len(piece.glyphs):
        return False
    return all(glyph.cluster == place for place, glyph in enumerate(piece.glyphs))


def _closed(found: Iterable[Letter]) -> Iterator[Letter]:
    """Let letters with an actual text take in the next one that has none.

    Readers find the end of such a text where its last glyph ends, and marks are often wider than they look:
    a space after one would be taken to be part of it.
    """
    waiting: Letter | None = None
    for letter in found:
        if waiting is None and not letter.actual:
            yield letter
            continue
        own = letter.actual or "".join(shown.text for shown in letter.shown)
        before = waiting or Letter(())
        waiting = Letter((*before.shown, *letter.shown), before.actual + own)
        if not letter.actual:
            yield waiting
            waiting = None
    if waiting is not None:
        yield waiting


def _texts(piece: Piece) -> Mapping[int, str]:
    """Return the text of each cluster that is seen, by where it starts."""
    starts = sorted({glyph.cluster for glyph in piece.glyphs})
    unseen = {glyph.cluster for glyph in piece.glyphs if _unseen(piece, glyph)}
    texts: dict[int, str] = {}
    last, waiting = -1, ""
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        text = piece.text[start:end]
        if start not in unseen:
            last, texts[start], waiting = start, waiting + text, ""
        elif last >= 0:
            texts[last] += text
        else:
            waiting += text
    return texts


def _unseen(piece: Piece, glyph: Glyph) -> bool:
    return glyph.advance == 0 and ignorable(piece.text[glyph.cluster])


def _letters(piece: Piece) -> Sequence[int]:
    """Return for each character the number of the letter that it belongs to; in a ligature, of the first."""
    return [number for number, letter in enumerate(clusters(piece.text)) for _ in letter]


def _letter(glyphs: tuple[Glyph, ...], texts: Mapping[int, str], *, rtl: bool) -> Letter:
    if len(glyphs) == 1:
        text = texts[glyphs[0].cluster]
        return Letter((Shown(glyphs[0], text[::-1] if rtl else text),))
    shown = tuple(
        Shown(glyph, text)
        for cluster, group in groupby(glyphs, lambda glyph: glyph.cluster)
        for glyph, text in _shared(tuple(group), texts[cluster])
    )
    if rtl and len({glyph.cluster for glyph in glyphs}) == len(glyphs):
        return Letter(shown)
    return Letter(shown, "".join(texts[start] for start in sorted({glyph.cluster for glyph in glyphs})))


def _shared(glyphs: tuple[Glyph, ...], text: str) -> Iterator[tuple[Glyph, str]]:
    """Share a text among the glyphs that stand for it together: letter and marks, if that makes as many."""
    parts = [text] if len(glyphs) == 1 else list(normalize("NFD", text))
    if len(parts) != len(glyphs):
        parts = [text, *[_INVISIBLE] * (len(glyphs) - 1)]
    yield from zip(glyphs, parts, strict=True)
