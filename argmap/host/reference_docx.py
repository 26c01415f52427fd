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
        return _read(Path(option), Words(option, NOWHERE))
    for words in named_by(argument_map):
        return _read(named.meant(path, words), words)
    if house.reference_docx and argument_map.report.reference_docx != PLAIN_LOOK:
        return _read(named.meant_by_house(path, house.reference_docx), house.reference_docx)
    return Checked(None)


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
