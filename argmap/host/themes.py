"""The theme of a report, read with its fonts and its logo; and what the machine's own fonts could add."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.diagnostics import Checked, Diagnostic, Note, broken
from argmap.host import disk, machine_fonts, named
from argmap.host.named import PLAIN_LOOK
from argmap.model import ArgumentMap, Words
from argmap.rules import House
from argmap.source import NOWHERE, SourceText
from argmap.themes import PLAIN, Logo, Theme
from argmap.themes.fonts import LARGEST, Cut, NoFontError, cuts, grouped
from argmap.themes.fonts import named as family_named
from argmap.themes.pictures import LARGEST as LARGEST_PICTURE
from argmap.themes.pictures import NoPictureError, printed
from argmap.themes.reading import LogoFile, ThemeFile, read_theme
from argmap.typeset import Family, missing

MACHINE = "machine"
"""What stands among a map's fonts to let those of the machine help out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for which look: a map, its folder, and before both the `option` on the command line.

    `text` is all that will be printed, and more.
    """

    map: ArgumentMap
    house: House
    option: str
    text: str


@dataclass(frozen=True, slots=True)
class Dress:
    """A theme, None where something is wrong with it, and the texts that what was found stands in.

    `spare` names, for characters that no face of the theme has, the font of the machine that has them.
    """

    theme: Theme | None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    spare: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """A theme file: where it is and how it was named; its own paths stay in `root`."""

    file: Path | None
    words: Words
    root: Path


def dress(path: Path, asked: Asked) -> Dress:
    """Read what a map at a path is to look like."""
    place = _place(path, asked)
    text = named.text_at(place.file, place.words) if place else Checked(None)
    if place and text.value is None:
        return Dress(None, text.diagnostics, named.house_text(place.words))
    read = read_theme(text.value) if text.value else Checked(ThemeFile())
    sources = {text.value.name: text.value} if text.value else {}
    if read.value is None:
        return Dress(None, read.diagnostics, sources)
    theme = _filled(path, asked.map, place, read.value)
    found = (*read.diagnostics, *theme.diagnostics)
    if broken(found) or theme.value is None:
        return Dress(None, found, sources)
    return _helped(Dress(theme.value, found, sources), asked)


def _place(path: Path, asked: Asked) -> _Place | None:
    """Return the theme that comes first: that of the command line, of the map, of the folder."""
    root = disk.root_of(path)
    if asked.option == PLAIN_LOOK:
        return None
    if asked.option:
        file = Path(asked.option)
        return _Place(file, Words(asked.option, NOWHERE), disk.real(file).parent)
    for words in theme_named_by(asked.map):
        return _Place(named.meant(path, words), words, root)
    if asked.map.report.theme:
        return None
    if asked.house.theme and asked.house.theme.text != PLAIN_LOOK:
        return _Place(named.meant_by_house(path, asked.house.theme), asked.house.theme, root)
    return None


def theme_named_by(argument_map: ArgumentMap) -> tuple[Words, ...]:
    """Return the file that a map names as its theme, if it names one."""
    wish, fields = argument_map.report.theme, argument_map.report.fields
    span = fields["theme"].value if "theme" in fields else NOWHERE
    return (Words(wish, span),) if wish not in ("", PLAIN_LOOK) else ()


def _filled(
    path: Path, argument_map: ArgumentMap, place: _Place | None, file: ThemeFile
) -> Checked[Theme | None]:
    """Read the fonts and the logo that a theme asks for."""
    found: list[Diagnostic] = []
    own = [words for words in argument_map.fonts if words.text != MACHINE]
    files = [(words, named.meant(path, words)) for words in own]
    files += [(words, _beside(place, words)) for words in file.fonts]
    families = grouped(_cuts(files, found))
    body, heading = (_family(words, families, found) for words in (file.body_font, file.heading_font))
    logo = _logo(file.logo, place, found) if file.logo else None
    theme = Theme(
        paper=file.paper,
        margins=file.margins,
        body=body,
        heading=heading,
        helping=families,
        size=file.size,
        justify=file.justify,
        colours=file.colours,
        logo=logo,
    )
    return Checked(None if broken(found) else theme, tuple(found))


def _beside(place: _Place | None, words: Words) -> Path | None:
    file = place.file if place else None
    return disk.inside(place.root, disk.real(file).parent, words.text) if place and file else None


def _cuts(files: Iterable[tuple[Words, Path | None]], found: list[Diagnostic]) -> Iterator[Cut]:
    for words, file in files:
        read = named.content_at(file, words, LARGEST)
        found.extend(read.diagnostics)
        if read.value is None:
            continue
        if len(read.value) > LARGEST:
            found.append(named.fault(words, "not-a-font", f"{words.text} is larger than {LARGEST >> 20} MB"))
            continue
        try:
            yield from cuts(read.value)
        except NoFontError as error:
            found.append(named.fault(words, "not-a-font", f"{words.text} {error}"))


def _family(words: Words | None, known: tuple[Family, ...], found: list[Diagnostic]) -> Family | None:
    if words is None:
        return None
    family = family_named(words.text, known)
    if family is None:
        names = ", ".join(f"`{name}`" for name in ("serif", "sans", *(family.name for family in known)))
        wrong = named.fault(
            words, "unknown-font", f"there is no family of type `{words.text}`; expected {names}"
        )
        note = Note("name the files of its fonts in `fonts`, of the theme or of the map")
        found.append(replace(wrong, notes=(note,)))
    return family


def _logo(logo: LogoFile, place: _Place | None, found: list[Diagnostic]) -> Logo | None:
    read = named.content_at(_beside(place, logo.file), logo.file, LARGEST_PICTURE)
    found.extend(read.diagnostics)
    if read.value is None:
        return None
    try:
        png, width = printed(read.value, logo.height)
    except NoPictureError as error:
        found.append(named.fault(logo.file, "not-a-picture", f"{logo.file.text} {error}"))
        return None
    return Logo(png, width, logo.height, logo.alt)


def _helped(dressed: Dress, asked: Asked) -> Dress:
    """Look among the fonts of the machine for what no face has; use them only where that is asked."""
    theme = dressed.theme or PLAIN
    lacking = missing(_printed(asked), theme.families.serif)
    spare = machine_fonts.having(lacking)
    if asked.house.machine_fonts or any(words.text == MACHINE for words in asked.map.fonts):
        helping = grouped(cut for one in spare for cut in one.cuts())
        return replace(dressed, theme=replace(theme, helping=(*theme.helping, *helping)))
    names = {character: one.name for one in spare for character in one.characters}
    return replace(dressed, spare=names)


def _printed(asked: Asked) -> str:
    """Return what a map says, whether it is written in letters or by their codes, each character once."""
    statements = asked.map.statements.values()
    said = (f"{one.text}{one.label}{one.commentary}{one.extract}" for one in statements)
    return "".join(dict.fromkeys("".join((asked.text, asked.map.title, *said))))
