"""A date is no day of the calendar, or a source was read before it was published.

Why:
A date such as 2026-02-30 or 2026-13-01 is a slip, and the report would print it. Looked at are the map's
`date` and `decide-by`, and what sources say under `issued` and `accessed`, where it is written as year,
month and day with hyphens, or in the parts that CSL has for it. A source with an `accessed` before its
`issued` was read before it existed: one of the two is wrong.

Wrong:
    title: Should the library open on Sundays?
    date: 2026-02-30
    thesis:
      claim: The library should open on Sundays.

Right:
    title: Should the library open on Sundays?
    date: 2026-02-28
    thesis:
      claim: The library should open on Sundays.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from argmap.diagnostics import Note
from argmap.formats.findings import short
from argmap.model import Field, Source
from argmap.rules.rule import Finding, Reading
from argmap.source import NOWHERE, Span

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d?)(?:-(\d\d?))?(?=$|[T /])")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_ADVICE = Note("expected year, month and day, such as 2026-02-28")
_ORDER = Note("one of the two dates is wrong")

_SEASONS = range(21, 42)
"""What ISO 8601-2 has for seasons and parts of a year in place of a month."""

_Parts = tuple[int, ...]


def check(reading: Reading) -> Iterator[Finding]:
    """Find dates that do not exist, and sources that were read before they were published."""
    settings = reading.map.report
    yield from _unreal(reading.map.date, reading.map.fields.get("date"))
    yield from _unreal(settings.decide_by, settings.fields.get("decide-by"))
    for source in reading.map.sources.values():
        for key in ("issued", "accessed"):
            yield from _unreal(source.csl.get(key, ""), source.fields.get(key), source)
        yield from _too_early(source)


def _unreal(written: object, field: Field | None, source: Source | None = None) -> Iterator[Finding]:
    of = f" of the source `{short(source.key)}`" if source else ""
    for parts in _dates(written):
        if not _exists(parts):
            shown = "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(parts))
            message = f"There is no day {shown}{of}" if len(parts) > 2 else f"There is no month {shown}{of}"
            yield Finding(message, _span(field, source), (_ADVICE,))


def _too_early(source: Source) -> Iterator[Finding]:
    issued, accessed = (_single(source.csl.get(key, "")) for key in ("issued", "accessed"))
    if accessed < issued[: len(accessed)]:
        message = f"The source `{short(source.key)}` was accessed before it was issued"
        yield Finding(message, _span(source.fields.get("accessed"), source), (_ORDER,))


def _single(written: object) -> _Parts:
    """Return the one date that is written, or only its year where no more can be told; nothing if unclear."""
    dates = list(_dates(written))
    if len(dates) == 1:
        return dates[0] if _exists(dates[0]) else dates[0][:1]
    years = _YEAR.findall(_text(written))
    return (int(years[0]),) if len(years) == 1 and not dates else ()


def _dates(written: object) -> Iterator[_Parts]:
    """Give the dates in a value as year, month and day, as far as they are told."""
    if isinstance(written, Mapping):
        parts = written.get("date-parts", [])
        for one in parts if isinstance(parts, list) else []:
            numbers = [str(part) for part in one] if isinstance(one, list) else [str(one)]
            if numbers and all(part.isascii() and part.isdigit() and len(part) < 5 for part in numbers[:3]):
                yield tuple(int(part) for part in numbers[:3])
    for found in _ISO.finditer(_text(written)):
        yield tuple(int(part) for part in found.groups() if part)


def _text(written: object) -> str:
    if isinstance(written, Mapping):
        written = written.get("raw", "")
    return written if isinstance(written, str) else ""


def _exists(parts: _Parts) -> bool:
    """Tell whether there is such a day or month; seasons (2019-21) and years (2019-20) are let be."""
    if len(parts) == 2 and (parts[1] > parts[0] % 100 or parts[1] in _SEASONS):
        return True
    year, month, day = (*parts, 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _span(field: Field | None, source: Source | None) -> Span:
    return field.value if field else source.span if source else NOWHERE
