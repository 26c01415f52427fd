"""The map's own wishes about warnings of reading: `rules:` sets how much they matter, `waive:` silences them.

Errors stay: they say that no faithful document can be made, and no wish changes that.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Severity
from argmap.formats.schema import AGAINST
from argmap.model import ArgumentMap, Statement, Step
from argmap.source import Span

_CHILDREN = frozenset({"reasons", *AGAINST, "premises", "undercutters", "warrant"})


def respected(diagnostics: Iterable[Diagnostic], argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give the diagnostics that the map wants to hear, each with the severity it asks for."""
    diagnostics = list(diagnostics)
    if all(found.severity is Severity.ERROR for found in diagnostics):
        yield from diagnostics
        return
    everywhere = {waiver.rule for waiver in argument_map.waivers if not waiver.at and not waiver.essay}
    quiet: dict[str, list[Span]] = {}
    for rule, span in sorted(_quiet(argument_map)):
        quiet.setdefault(rule, []).append(span)
    for found in diagnostics:
        wish = argument_map.rules.get(found.code, found.severity)
        if found.severity is Severity.ERROR:
            yield found
        elif wish != "off" and found.code not in everywhere and not _covered(found, quiet):
            yield replace(found, severity=Severity(wish))


def _quiet(argument_map: ArgumentMap) -> Iterator[tuple[str, Span]]:
    """Give the rules that are waived on a statement or a step, with the places this covers."""
    parts: list[Statement | Step] = [*argument_map.statements.values(), *argument_map.steps.values()]
    named = {part.id: part for part in parts if part.id}
    for part in parts:
        for waiver in part.waivers:
            yield from ((waiver.rule, span) for span in _own_places(part))
    for waiver in argument_map.waivers:
        if waiver.at in named:
            yield from ((waiver.rule, span) for span in _own_places(named[waiver.at]))


def _own_places(part: Statement | Step) -> Iterator[Span]:
    """Give the places of a statement or step without what stands beneath it."""
    for key, field in part.fields.items():
        if key not in _CHILDREN:
            yield field.key.cover(field.value)


def _covered(found: Diagnostic, quiet: Mapping[str, list[Span]]) -> bool:
    """Tell whether the waived place that begins last before a finding holds it; places do not overlap."""
    spans = quiet.get(found.code, [])
    at = bisect_right(spans, found.span.start, key=lambda span: span.start)
    return at > 0 and found.span.end <= spans[at - 1].end
