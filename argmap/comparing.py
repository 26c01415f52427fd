"""A Word file that came back, compared with the report as it went out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import pipeline
from argmap.diagnostics import Checked, Diagnostic, broken
from argmap.host import disk, report_template
from argmap.host.wishes import wishes_of
from argmap.jobs import BuildOptions, Loaded, prepared
from argmap.pipeline import Outcome
from argmap.source import SourceText, fingerprint

if TYPE_CHECKING:
    from argmap.produce import Job
    from argmap.report.document import Document
    from argmap.review import Base, Returned, Reviewed

MAPS = Path("maps")
_VERSION = re.compile(r"argmap \d+\.[\w.]*\w")

_HARDLY = 0.1
"""The share of lines that are the same below which a file is no report on a map."""


class NothingToCompareError(Exception):
    """A file cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came back, and beside what it was held.

    `base` is the map that the report was made from and `today` the map as it is now, None where none was
    named; `carried` tells that the file brought its map along. `older` tells that it was made from an earlier
    state of a map that it does not carry. Without `review` there is no report to hold it beside, and
    `outcome` says why.
    """

    outcome: Outcome
    base: Loaded | None = None
    today: Loaded | None = None
    carried: bool = False
    older: bool = False
    review: "Reviewed | None" = None


def compare(edited: Path, path: Path | None, options: BuildOptions) -> Compared:
    """Compare a Word file with the report on the map that it carries, or else on that at `path`.

    `options` are those with which the report was built. Raises NothingToCompareError.
    """
    returned = _returned(edited)
    today = pipeline.check(path) if path else None
    if today and today.loaded is None:
        return Compared(today)
    if returned.stored is None and path is None:
        raise NothingToCompareError(
            f"{edited} carries no map; name the one it was made from: argmap compare {edited} MAP"
        )
    base = _base(returned, path, today)
    if base.loaded is None:
        return Compared(base, today=today.loaded if today else None)
    compared = _held_beside(base, base.loaded, returned, options)
    if compared.review and compared.review.found < _HARDLY:
        raise NothingToCompareError(f"{edited} is no report on {base.loaded.path}: it says nothing of it")
    return replace(
        compared,
        today=today.loaded if today else None,
        carried=returned.stored is not None,
    )


def _returned(edited: Path) -> "Returned":
    from argmap.review import WordFileError, read
    from argmap.writers.docx_opening import LARGEST

    try:
        return read(disk.content(edited, LARGEST))
    except (OSError, ValueError) as error:
        raise NothingToCompareError(f"cannot read {edited}: {disk.why(error)}") from None
    except WordFileError as error:
        raise NothingToCompareError(f"{edited} {error}") from None


def _base(returned: "Returned", path: Path | None, today: Outcome | None) -> Outcome:
    """Read the map that the file carries, as if it stood where the map stands now; or else take that."""
    stored = returned.stored
    if stored is None:
        return today or Outcome(())
    place = _beside(path, stored.name)
    wishes = wishes_of(place)
    if wishes.house is None:
        return Outcome(wishes.diagnostics, wishes.sources)
    return pipeline.check_text(place, SourceText(str(place), stored.text), wishes.house)


def _beside(path: Path | None, name: str) -> Path:
    """Return where a map that a file carries is to be read: in the folder where its files are found."""
    plain = Path(name).name or "map.yaml"
    if path is not None:
        return path.with_name(plain)
    return next((place for place in (Path(plain), MAPS / plain) if disk.is_file(place)), Path(plain))


def _held_beside(outcome: Outcome, loaded: Loaded, returned: "Returned", options: BuildOptions) -> Compared:
    """Compare with the report of the template that was asked for, or another that is more like the file."""
    best, found = None, list[Diagnostic]()
    for template in _templates(loaded, options):
        ready = prepared(loaded, replace(options, template=template), outcome.diagnostics)
        made = _bases(ready.job) if ready.job else Checked((), ready.diagnostics)
        found.extend(made.diagnostics if broken(made.diagnostics) else ())
        for base in made.value:
            best = _better(best, _compared(outcome, loaded, base, returned))
        if best and best.review and best.review.paired:
            break
    return best or Compared(replace(outcome, diagnostics=tuple(dict.fromkeys(found))), loaded)


def _templates(loaded: Loaded, options: BuildOptions) -> Iterator[str]:
    from argmap.report.templates import TEMPLATES

    wanted = report_template.wanted(loaded.map, loaded.house, options.template).text
    yield options.template
    yield from (name for name in TEMPLATES if name != wanted and not options.template)


def _bases(job: "Job") -> "Checked[tuple[Base, ...]]":
    """Make the report of a job and read it as the file that came back was read."""
    from argmap.produce import documents

    made = documents(job)
    return Checked(tuple(_read_again(document, job) for document in made.value), made.diagnostics)


def _read_again(document: "Document", job: "Job") -> "Base":
    from argmap.report.fields import fields
    from argmap.review import Base, read
    from argmap.writers import docx
    from argmap.writers.docx_links import bookmark_name

    written = docx.write(document, figures={}, epoch=job.epoch, creator="", reference=job.reference)
    names = {bookmark_name(field): field for field in fields(document.blocks)}
    return Base(read(written).lines, job.map, names)


def _compared(outcome: Outcome, loaded: Loaded, base: "Base", returned: "Returned") -> Compared:
    """Compare, leaving out what only tells from which text, or by which argmap, a report was made."""
    from argmap.review import reviewed

    mark = fingerprint(loaded.source.text)
    telling = any(mark in line.now for line in base.lines)
    older = telling and not any(mark in line.then for line in returned.lines)
    review = reviewed(base, returned)
    kept = tuple(
        change
        for change in review.changes
        if not (older and mark in change.was) and _VERSION.sub("", change.was) != _VERSION.sub("", change.now)
    )
    return Compared(outcome, loaded, older=older, review=replace(review, changes=kept))


def _better(one: Compared | None, other: Compared) -> Compared:
    if one is None or one.review is None or other.review is None:
        return other
    return other if other.review.found > one.review.found else one
