"""The Word file of a house, in whose styles and on whose pages a report is to stand."""

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagnostics import Checked
from argmap.host import named
from argmap.host.named import PLAIN_LOOK
from argmap.model import ArgumentMap, Words
from argmap.rules import House
from argmap.source import NOWHERE

if TYPE_CHECKING:
    from argmap.writers.docx_reference import Reference


def named_by(argument_map: ArgumentMap) -> tuple[Words, ...]:
    """Return the file that a map names, if it names one."""
    written = argument_map.report.reference_docx
    fields = argument_map.report.fields
    span = fields["reference-docx"].value if "reference-docx" in fields else NOWHERE
    return (Words(written, span),) if written not in ("", PLAIN_LOOK) else ()


def read(path: Path, argument_map: ArgumentMap, house: House, option: str) -> Checked["Reference | None"]:
    """Read the file that the command line names, or else the map, or else its folder; None without one."""
    if option:
        return Checked(None) if option == PLAIN_LOOK else _read(Path(option), Words(option, NOWHERE))
    if argument_map.report.reference_docx:
        (words,) = named_by(argument_map) or (None,)
        return _read(named.meant(path, words), words) if words else Checked(None)
    wish = house.reference_docx
    if wish is None or wish.text == PLAIN_LOOK:
        return Checked(None)
    return _read(named.meant_by_house(path, wish), wish)


def _read(place: Path | None, words: Words) -> Checked["Reference | None"]:
    from argmap.writers import docx_reference
    from argmap.writers.docx_opening import LARGEST

    found = named.content_at(place, words, LARGEST)
    if found.value is None:
        return Checked(None, found.diagnostics)
    try:
        return Checked(docx_reference.read(found.value))
    except docx_reference.WordFileError as error:
        return Checked(None, (named.fault(words, "not-a-reference-docx", f"{words.text} {error}"),))
