"""Characters that no font of a report has: printed as their codes, and warned of where the map has them."""

from collections.abc import Iterator, Mapping
from unicodedata import name

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.diagram.boxes import Placed
from argmap.report.document import Document, passages, plain
from argmap.source import SourceText
from argmap.themes import Theme


def missing_glyphs(
    document: Document | None, whole: Placed, source: SourceText, theme: Theme, spare: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Warn of each character that no font has, at the place where the map first has it.

    `spare` names fonts of the machine that have such a character.
    """
    from argmap.typeset import missing

    lacking = missing(_words(document, whole), theme.families.serif)
    places = _first_places(source.text, frozenset(lacking))
    for character in lacking:
        start = places.get(character, 0)
        code = f"U+{ord(character):04X}"
        yield Diagnostic(
            code="missing-glyph",
            severity=Severity.WARNING,
            message=f"no font has the character {code}{_named(character)}; it is printed as ⟨{code}⟩",
            span=source.span(start, start + 1),
            notes=tuple(_offer(spare.get(character, ""))),
        )


def _offer(font: str) -> Iterator[Note]:
    if font:
        yield Note(f"this machine's font {font} has it; type `fonts: [machine]`, or name a font file there")


def _first_places(text: str, wanted: frozenset[str]) -> Mapping[str, int]:
    places: dict[str, int] = {}
    for place, character in enumerate(text if wanted else ""):
        if character in wanted:
            places.setdefault(character, place)
    return places


def _named(character: str) -> str:
    return f" ({name(character).lower()})" if name(character, "") else ""


def _words(document: Document | None, whole: Placed) -> str:
    reported = passages(document.blocks) if document else ()
    drawn = (f"{box.box.label} {box.box.note}" for box in whole.boxes)
    return "\n".join((*map(plain, reported), *drawn))
