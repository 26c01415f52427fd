"""To check maps as the command line asks: mended first, and without what a baseline keeps back."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap import pipeline
from argmap.baseline import Compared, Entry, compared, entries_of, read_baseline, written
from argmap.diagnostics import Diagnostic, Severity, broken
from argmap.host import disk
from argmap.host.wishes import wishes_of
from argmap.mending import Mending, mend
from argmap.pipeline import Outcome
from argmap.source import SourceText

MOST_NAMED = 20
"""Entries of a baseline that are gone and named; the others are counted."""

Outcomes = Mapping[Path, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What to do beside checking: make safe fixes, keep back what a baseline has, or write a baseline.

    `profile` and `baseline` come before those that a map's folder asks for.
    """

    profile: str = ""
    fix: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What is left of the findings of each map, and lines that say what was done before and after checking.

    `refusal` holds what is wrong with a baseline; nothing else was done then.
    """

    outcomes: Outcomes
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    refusal: Outcome | None = None


@dataclass(frozen=True, slots=True)
class _Baseline:
    """A baseline that was read: its entries by the file they are about, or what is wrong with it."""

    path: Path
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    fault: Outcome | None = None


def examine(paths: Sequence[Path], options: CheckOptions) -> Examined:
    """Check maps; make safe fixes first, and keep findings back, as the options say."""
    baselines = {} if options.write_baseline else _baselines(paths, options)
    for baseline in baselines.values():
        if baseline.fault:
            return Examined({}, refusal=baseline.fault)
    mendings = {path: mend(path, options.profile) for path in paths} if options.fix else {}
    outcomes = {path: mending.outcome for path, mending in mendings.items()} or {
        path: pipeline.check(path, options.profile) for path in paths
    }
    target = options.write_baseline
    examined = _noted(outcomes, target) if target else _heard(outcomes, baselines)
    return replace(examined, before=tuple(_told(mendings)))


def _told(mendings: Mapping[Path, Mending]) -> Iterator[str]:
    """Say of each map how many faults were mended, and how many were not because that did harm."""
    for path, mending in mendings.items():
        told = [f"{mending.mended} mended"] if mending.mended else []
        if mending.refused:
            fixes = _counted(mending.refused, "fix", "fixes")
            told.append(f"{fixes} not made, for something else would have gone wrong")
        if told:
            yield f"{path}: {'; '.join(told)}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _baselines(paths: Sequence[Path], options: CheckOptions) -> Mapping[Path, _Baseline]:
    """Read the baseline of each map that has one, each baseline once."""
    meant = {path: where for path in paths if (where := options.baseline or _of_house(path))}
    read = {where: _read(where) for where in dict.fromkeys(meant.values())}
    return {path: read[where] for path, where in meant.items()}


def _of_house(path: Path) -> Path | None:
    house = wishes_of(path).house
    return Path(house.baseline) if house and house.baseline else None


def _read(path: Path) -> _Baseline:
    text = disk.read_text(path)
    source = text.value or SourceText(str(path), "")
    read = read_baseline(source)
    faults = text.diagnostics or read.diagnostics
    if broken(faults):
        return _Baseline(path, fault=Outcome(faults, {source.name: source} if text.value else {}))
    entries: dict[str, list[Entry]] = {}
    for entry in read.value:
        entries.setdefault(entry.file, []).append(entry)
    return _Baseline(path, entries)


def _heard(outcomes: Outcomes, baselines: Mapping[Path, _Baseline]) -> Examined:
    """Leave what the baselines do not have; say how much they kept back, and which entries are gone."""
    left: dict[Path, Outcome] = {}
    results: dict[Path, list[Compared]] = {baseline.path: [] for baseline in baselines.values()}
    for path, outcome in outcomes.items():
        baseline = baselines.get(path)
        if baseline is None:
            left[path] = outcome
            continue
        entries = baseline.entries.get(_name(path, baseline.path), ())
        result = compared(entries, outcome.diagnostics, outcome.sources)
        left[path] = replace(outcome, diagnostics=result.left)
        # In a map that cannot be read the rules have found nothing, and that says nothing.
        results[baseline.path].append(result if outcome.loaded else replace(result, gone=()))
    after = (line for path, result in results.items() for line in _sentences(path, result))
    return Examined(left, after=tuple(after))


def _name(path: Path, baseline: Path) -> str:
    """Return how a baseline calls a map: its path from the folder of the baseline, with slashes."""
    try:
        name = Path(os.path.relpath(path, baseline.parent)).as_posix()
    except ValueError:  # they stand on two drives
        name = path.absolute().as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def _sentences(path: Path, results: Sequence[Compared]) -> Iterator[str]:
    kept = sum(result.kept_back for result in results)
    gone = [entry for result in results for entry in result.gone]
    if kept:
        yield f"{_counted(kept, 'finding', 'findings')} kept back by {path}"
    if gone:
        are = "entry of {} is" if len(gone) == 1 else "entries of {} are"
        yield f"{len(gone)} {are.format(path)} gone; write it anew with --write-baseline"
    for entry in gone[:MOST_NAMED]:
        times = f", {entry.count} times" if entry.count > 1 else ""
        yield f"  {entry.file}: {entry.code}{times}: {entry.words}"
    if len(gone) > MOST_NAMED:
        yield f"  and {len(gone) - MOST_NAMED} more"


def _noted(outcomes: Outcomes, target: Path) -> Examined:
    """Write all findings but errors as a baseline; only errors are left."""
    entries = [
        entry
        for path, outcome in outcomes.items()
        for entry in entries_of(_name(path, target), outcome.diagnostics, outcome.sources)
    ]
    try:
        done = disk.replace(target, written(entries).encode("utf-8"))
    except OSError as error:
        message = f"cannot write {target}: {(error.strerror or str(error)).lower()}"
        fault = Diagnostic(code="cannot-write", severity=Severity.ERROR, message=message)
        return Examined({}, refusal=Outcome((fault,)))
    number = sum(entry.count for entry in entries)
    said = f"{'wrote' if done.changed else 'unchanged'} {target}: {_counted(number, 'finding', 'findings')}"
    return Examined({path: _errors_of(outcome) for path, outcome in outcomes.items()}, after=(said,))


def _errors_of(outcome: Outcome) -> Outcome:
    errors = tuple(found for found in outcome.diagnostics if found.severity is Severity.ERROR)
    return replace(outcome, diagnostics=errors)
