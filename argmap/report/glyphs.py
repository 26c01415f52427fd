"""Characters that no font of a report has: printed as their codes, and warned of where the map has them."""

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import name

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.diagram.boxes import Placed
from argmap.report.document import Document, passages, plain
from argmap.source import SourceText
from argmap.themes import Theme

_MANY = 3
"""Characters that are told one by one; more are told together."""


def missing_glyphs(
    document: Document | None, whole: Placed, source: SourceText, theme: Theme, spare: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Warn of characters that no font has, at the place where the map first has one.

    `spare` names fonts of the machine that have such a character; many that one font has are told together.
    """
    from argmap.typeset import missing

    lacking = missing(_words(document, whole), theme.families.serif)
    places = _first_places(source.text, frozenset(lacking))
    fonts: dict[str, list[str]] = {}
    for character in lacking:
        fonts.setdefault(spare.get(character, ""), []).append(character)
    for font, characters in fonts.items():
        for told in [characters] if len(characters) > _MANY else [[one] for one in characters]:
            start = min(places.get(character, 0) for character in told)
            yield Diagnostic(
                code="missing-glyph",
                severity=Severity.WARNING,
                message=_message(told),
                span=source.span(start, start + 1),
                notes=tuple(_offer(font, len(told))),
            )


def _message(characters: Sequence[str]) -> str:
    first, count = characters[0], len(characters)
    code = f"U+{ord(first):04X}"
    if count == 1:
        return f"no font has the character {code}{_named(first)}; it is printed as ⟨{code}⟩"
    return (
        f"no font has {count} of the characters, such as {code}{_named(first)}; they are printed as ⟨{code}⟩"
    )


def _offer(font: str, count: int) -> Iterator[Note]:
    them = "it" if count == 1 else "them"
    if font:
        found = f"this machine's font {font} has {them}"
        yield Note(f"{found}; type `fonts: [machine]`, or name a font file there")
    else:
        yield Note(f"name the file of a font that has {them} in `fonts:` of the map")


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
