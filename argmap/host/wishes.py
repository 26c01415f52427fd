"""The wishes of the folder that a map stands in, read from the nearest file that holds some."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.diagnostics import Diagnostic, broken
from argmap.host import disk
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
        if read.value:
            return Wishes(_beside(candidate, read.value))
    return Wishes(House())


def _beside(file: Path, house: House) -> House:
    """Turn the path of a baseline, which is relative to the file that names it."""
    return replace(house, baseline=disk.shown(file.parent / house.baseline)) if house.baseline else house
