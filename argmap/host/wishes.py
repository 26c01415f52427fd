"""The wishes of the folder that a map stands in, read from the nearest file that holds some."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.diagnostics import Diagnostic, Severity, broken
from argmap.formats.findings import short
from argmap.host import disk
from argmap.host.named import PLAIN_LOOK
from argmap.model import Words
from argmap.report.templates import text_of
from argmap.rules import KNOWN, House
from argmap.rules.house_file import HOUSE_FILES, read_house
from argmap.source import SourceText


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of a map's folder, or what is wrong with the file that holds them."""

    house: House | None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)


def wishes_of(path: Path) -> Wishes:
    """Read the nearest file of wishes, from the folder of a map up to its root."""
    for candidate in disk.upwards(path, HOUSE_FILES):
        text = disk.read_text(candidate, name=disk.shown(candidate))
        source = text.value
        if source is None or broken(text.diagnostics):
            return Wishes(None, text.diagnostics, {source.name: source} if source else {})
        read = read_house(source, KNOWN)
        if read.diagnostics:
            return Wishes(None, read.diagnostics, {source.name: source})
        if read.value and not _is_inside(path, candidate, read.value.baseline):
            return Wishes(None, (_outside(source, read.value.baseline),), {source.name: source})
        if read.value:
            return Wishes(_beside(candidate, read.value))
    return Wishes(House())


def _is_inside(path: Path, file: Path, written: str) -> bool:
    """Tell whether a path in a file of wishes stays in the root of a map; wishes may come from strangers."""
    return not written or disk.inside(disk.root_of(path), file.parent, written) is not None


def _outside(source: SourceText, written: str) -> Diagnostic:
    at = max(source.text.find(written), 0)
    message = f"expected a file in the working folder or below, found `{short(written)}`"
    span = source.span(at, at + len(written))
    return Diagnostic(code="outside-root", severity=Severity.ERROR, message=message, span=span)


def _beside(file: Path, house: House) -> House:
    """Turn the paths of files, which are relative to the one that names them."""
    baseline = disk.shown(file.parent / house.baseline) if house.baseline else ""
    theme, template, reference = (
        _turned(file, it) for it in (house.theme, house.template, house.reference_docx)
    )
    return replace(house, baseline=baseline, theme=theme, template=template, reference_docx=reference)


def _turned(file: Path, words: Words | None) -> Words | None:
    """Turn a path, unless it is the name of something that argmap brings."""
    if words is None or words.text == PLAIN_LOOK or text_of(words.text) is not None:
        return words
    return replace(words, text=disk.shown(file.parent / words.text))
