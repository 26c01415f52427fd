"""The stages in order, for one map: read, check, evaluate, lay out, write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import formats, rules
from argmap.diagnostics import Checked, Diagnostic, Note, Severity, broken, ordered
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats.bearings import with_bearings
from argmap.host import disk, epoch, named, reference_docx, report_template
from argmap.host.disk import Written
from argmap.host.themes import MACHINE, theme_named_by
from argmap.host.wishes import wishes_of
from argmap.jobs import BuildOptions, Loaded, prepared
from argmap.model import ArgumentMap, Words
from argmap.rules import House
from argmap.source import NOWHERE, SourceText

if TYPE_CHECKING:
    from argmap.produce import Job, Product

__all__ = ["BuildOptions", "Loaded", "Outcome", "build", "check", "check_text", "output_path"]

UNMET = "unmet-expectation"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one map and its files, and what was written."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
    loaded: Loaded | None = None

    @property
    def failed(self) -> bool:
        """Tell whether there is an error, or a status that was not expected."""
        return broken(self.diagnostics) or any(
            d.code == UNMET and d.severity is not Severity.HINT for d in self.diagnostics
        )

    @property
    def warned(self) -> bool:
        """Tell whether there is a warning."""
        return any(found.severity is Severity.WARNING for found in self.diagnostics)


def check(path: Path, profile: str = "") -> Outcome:
    """Read a map, evaluate it and apply all rules; `profile` comes before that of the map's folder."""
    found = wishes_of(path)
    if found.house is None:
        return Outcome(found.diagnostics, found.sources)
    return _checked(path, replace(found.house, profile=profile) if profile else found.house)


def _checked(path: Path, house: House) -> Outcome:
    text = disk.read_text(path)
    source = text.value
    if source is None or broken(text.diagnostics):
        return Outcome(text.diagnostics, {source.name: source} if source else {})
    return check_text(path, source, house)


def check_text(path: Path, source: SourceText, house: House) -> Outcome:
    """Do the same with a text that is to stand at a path, whatever stands there now."""
    read = formats.read(source)
    if read.value is None:
        return Outcome(ordered(read.diagnostics), {source.name: source})
    located = with_bearings(read.value, read.diagnostics)
    if broken(located):
        return Outcome(ordered(rules.heard(located, read.value, house)), {source.name: source})
    essay, missing = _files(path, read.value)
    if broken(missing):
        return Outcome(ordered((*located, *missing)), {source.name: source})
    loaded = Loaded(path, source, read.value, evaluate(read.value), essay, house)
    reading = rules.Reading(loaded.map, source, loaded.evaluation, essay, house)
    sources = {source.name: source}
    if essay:
        sources[essay.name] = SourceText(essay.name, essay.text)
    return Outcome(rules.run(reading, (*located, *missing)), sources, loaded=loaded)


def _files(path: Path, argument_map: ArgumentMap) -> tuple[Essay | None, list[Diagnostic]]:
    """Read the essay that a map names, and look for its other files."""
    found: list[Diagnostic] = []
    essay: Essay | None = None
    if argument_map.essay:
        span = argument_map.fields["essay"].value if "essay" in argument_map.fields else NOWHERE
        words = Words(argument_map.essay, span)
        read = named.text_at(named.meant(path, words), words)
        found.extend(read.diagnostics)
        if read.value and not broken(read.diagnostics):
            essay = Essay(read.value.text, disk.shown(path.parent / argument_map.essay))
    fonts = [words for words in argument_map.fonts if words.text != MACHINE]
    looks = (*theme_named_by(argument_map), *reference_docx.named_by(argument_map))
    for words in (*argument_map.bibliography, *fonts, *looks):
        found.extend(named.missing(path, words))
    if argument_map.report.template:
        found.extend(report_template.read(path, argument_map, House(), "").diagnostics)
    return essay, found


def build(path: Path, options: BuildOptions) -> Outcome:
    """Check a map and, unless there is an error, write what was asked for."""
    checked = check(path)
    if checked.loaded is None:
        return checked
    ready = prepared(checked.loaded, options, checked.diagnostics)
    sources = {**checked.sources, **ready.sources}
    found = (*checked.diagnostics, *ready.diagnostics)
    if ready.job is None:
        return Outcome(ordered(found), sources)
    made = _produced(ready.job)
    if broken(made.diagnostics):
        return Outcome(ordered((*found, *made.diagnostics)), sources)
    written, refused = _write(path, made.value, options)
    return Outcome(ordered((*found, *made.diagnostics, *refused)), sources, written, checked.loaded)


def _produced(job: "Job") -> Checked[tuple["Product", ...]]:
    from argmap.host.failure import EngineError
    from argmap.produce import produce

    try:
        with epoch.telling(job.epoch):
            return produce(job)
    except EngineError as error:
        return Checked((), (_engine_fault(error),))


def _engine_fault(error: "Exception") -> Diagnostic:
    said, version = str(getattr(error, "said", "")), str(getattr(error, "version", ""))
    notes = tuple(Note(text) for text in (said, version) if text)
    return Diagnostic(code="no-layout", severity=Severity.ERROR, message=str(error), notes=notes)


def _write(
    path: Path, made: Iterable["Product"], options: BuildOptions
) -> tuple[tuple[Written, ...], list[Diagnostic]]:
    written, refused = [], []
    for product in made:
        done = _write_one(output_path(path, product.writer, options, product.added), product, options)
        if isinstance(done, Written):
            written.append(done)
        else:
            refused.append(done)
    return tuple(written), refused


def output_path(path: Path, writer: str, options: BuildOptions, added: str = "") -> Path:
    """Return where an output of a map goes; `added` follows the map's name."""
    from argmap.writers import WRITERS

    return options.output / f"{path.stem}{options.added}{added}{WRITERS[writer].suffix}"


def _write_one(target: Path, product: "Product", options: BuildOptions) -> Written | Diagnostic:
    from argmap.writers import WRITERS
    from argmap.writers.seal import Seal

    content = product.content
    try:
        before = disk.existing(target)
        if (
            before not in (None, content)
            and not options.force
            and WRITERS[product.writer].examine(before or b"") is not Seal.INTACT
        ):
            return _kept(target)
        return disk.replace(target, content)
    except OSError as error:
        message = f"cannot write {target}: {(error.strerror or str(error)).lower()}"
        return Diagnostic(code="cannot-write", severity=Severity.ERROR, message=message)


def _kept(target: Path) -> Diagnostic:
    return Diagnostic(
        code="output-changed",
        severity=Severity.ERROR,
        message=f"{target} was changed since argmap wrote it, or is not argmap's; it is left as it is",
        notes=(Note("write elsewhere with -o FOLDER, or type --force to lose those changes"),),
    )
