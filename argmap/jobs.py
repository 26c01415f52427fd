"""What is to be made of a map: all that its outputs depend on, read and put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import rules
from argmap.diagnostics import Checked, Diagnostic, broken
from argmap.essay import Essay
from argmap.evaluate import Evaluation
from argmap.host import epoch, named, reference_docx, report_template
from argmap.host.themes import Asked, Dress, dress
from argmap.model import ArgumentMap
from argmap.rules import House
from argmap.source import SourceText
from argmap.themes import PLAIN

if TYPE_CHECKING:
    from argmap.produce import Job
    from argmap.writers.docx_reference import Reference


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map that was read without errors, with its evaluation, its essay, and its folder's wishes."""

    path: Path
    source: SourceText
    map: ArgumentMap
    evaluation: Evaluation
    essay: Essay | None
    house: House = House()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What to make and where: kinds of output, folder, template by name or file, engine, overwriting.

    `theme` is a file whose look comes before that of map and folder. Pictures have so many dots to the inch,
    0 for the usual number. `added` follows the map's name in those of its outputs. `reference_docx` is a Word
    file whose look comes before that which the map names, and `round_trip` asks for a Word file from which
    edits find back into the map.
    """

    output: Path
    to: tuple[str, ...]
    template: str = ""
    engine: str = "embedded"
    force: bool = False
    dots_per_inch: int = 0
    theme: str = ""
    added: str = ""
    reference_docx: str = ""
    round_trip: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A job, None where something it needs cannot be had; what was found on the way, and the texts read."""

    job: "Job | None"
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText] = field(default_factory=dict)


def prepared(loaded: Loaded, options: BuildOptions, found: tuple[Diagnostic, ...]) -> Prepared:
    """Read what a map's outputs need; `found` is what its check has found."""
    template = report_template.read(loaded.path, loaded.map, loaded.house, options.template)
    dressed = dress(loaded.path, _asked(loaded, options))
    house = _reference(loaded, options)
    time = epoch.epoch()
    heard = rules.heard(dressed.diagnostics, loaded.map, loaded.house)
    diagnostics = (*template.diagnostics, *heard, *house.diagnostics, *time.diagnostics)
    sources = {**_named(template.value), **_house_texts(loaded.house), **dressed.sources}
    if template.value is None or dressed.theme is None or broken(house.diagnostics):
        return Prepared(None, diagnostics, sources)
    job = _job(loaded, template.value, options, (dressed, house.value), found, time.value)
    return Prepared(job, diagnostics, sources)


def _job(
    loaded: Loaded,
    template: SourceText,
    options: BuildOptions,
    looks: tuple[Dress, "Reference | None"],
    found: tuple[Diagnostic, ...],
    epoch: int,
) -> "Job":
    from argmap.host.engines import choose
    from argmap.produce import Job

    dressed, reference = looks
    return Job(
        source=loaded.source,
        map=loaded.map,
        evaluation=loaded.evaluation,
        essay=loaded.essay,
        template=template,
        to=options.to,
        epoch=epoch,
        engine=lambda dot: choose(options.engine).layout(dot),
        found=found,
        house=loaded.house,
        name=loaded.path.stem,
        dots_per_inch=options.dots_per_inch,
        theme=dressed.theme or PLAIN,
        spare=dressed.spare,
        reference=reference,
        round_trip=options.round_trip,
    )


def _reference(loaded: Loaded, options: BuildOptions) -> Checked["Reference | None"]:
    """Read the house's Word file where one is to be written."""
    if "docx" not in options.to:
        return Checked(None)
    return reference_docx.read(loaded.path, loaded.map, loaded.house, options.reference_docx)


def _asked(loaded: Loaded, options: BuildOptions) -> Asked:
    essay = loaded.essay.text if loaded.essay else ""
    return Asked(map=loaded.map, house=loaded.house, option=options.theme, text=loaded.source.text + essay)


def _house_texts(house: House) -> Mapping[str, SourceText]:
    """Return the text in which a folder names files."""
    return next((named.house_text(it) for it in (house.template, house.reference_docx) if it), {})


def _named(source: SourceText | None) -> Mapping[str, SourceText]:
    return {source.name: source} if source else {}
