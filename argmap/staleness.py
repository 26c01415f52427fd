"""Which outputs of a map are no longer what a build would make of it, told without making them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import pipeline
from argmap.diagnostics import ordered
from argmap.host import disk
from argmap.jobs import BuildOptions, Loaded, prepared
from argmap.pipeline import Outcome, output_path

if TYPE_CHECKING:
    from argmap.produce import Job
    from argmap.writers import Writer


class State(StrEnum):
    """How an output on disk stands to its map."""

    CURRENT = "up to date"
    MISSING = "missing"
    STALE = "stale"
    CHANGED = "changed by hand"


@dataclass(frozen=True, slots=True)
class Standing:
    """An output, and how it stands to its map."""

    path: Path
    state: State


def standings(path: Path, options: BuildOptions) -> tuple[Outcome, tuple[Standing, ...]]:
    """Compare the outputs that a build of a map would write with what it would make them from.

    Annexes in a file of their own are looked at where they are there: whether there are any, only a build
    knows. Nothing is written. Without a map that can be read there are no standings.
    """
    checked = pipeline.check(path)
    if checked.loaded is None:
        return checked, ()
    ready = prepared(checked.loaded, options, checked.diagnostics)
    found = ordered((*checked.diagnostics, *ready.diagnostics))
    outcome = Outcome(found, {**checked.sources, **ready.sources}, loaded=checked.loaded)
    if ready.job is None:
        return outcome, ()
    return outcome, tuple(_all_standings(checked.loaded, options, ready.job))


def _all_standings(loaded: Loaded, options: BuildOptions, job: "Job") -> Iterator[Standing]:
    from argmap.produce import ANNEX_ENDING, SEPARATE, made_from
    from argmap.writers import WRITERS

    for writer in (WRITERS[name] for name in dict.fromkeys(options.to)):
        expected = made_from(job, writer)
        yield from _standings(loaded.path, "", writer, options, expected)
        apart = loaded.map.report.annex == SEPARATE and writer.needs_document
        if apart and disk.is_file(output_path(loaded.path, writer.name, options, ANNEX_ENDING)):
            yield from _standings(loaded.path, ANNEX_ENDING, writer, options, expected)


def _standings(
    path: Path, added: str, writer: "Writer", options: BuildOptions, expected: str
) -> Iterator[Standing]:
    """Tell of an output and of the pictures that it shows from files of their own."""
    from argmap.writers import WRITERS, shown_pictures

    place = output_path(path, writer.name, options, added)
    content = _content(place)
    yield Standing(place, _state(content, writer, expected))
    if writer.pictures and content:
        for name in shown_pictures(content, place.stem):
            picture = place.with_name(name)
            yield Standing(picture, _state(_content(picture), WRITERS["svg"], expected))


def _content(path: Path) -> bytes | None:
    try:
        return disk.existing(path)
    except OSError:
        return None


def _state(content: bytes | None, writer: "Writer", expected: str) -> State:
    from argmap.writers.seal import Seal

    if content is None:
        return State.MISSING
    if writer.examine(content) is not Seal.INTACT:
        return State.CHANGED
    return State.CURRENT if writer.inputs(content) == expected else State.STALE
