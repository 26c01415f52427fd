"""Checks of thought, citation and form. To add one: a file here and a row in `RULES`."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Severity, ordered
from argmap.essay import folded
from argmap.model import ArgumentMap, Id, Place, Statement, Step
from argmap.rules import (
    circle_of_support,
    commentary_for_earlier_wording,
    evidence_without_source,
    label_too_long,
    quote_not_found,
    unmet_expectation,
    unused_source,
    verdict_changed,
)
from argmap.rules.rule import Finding, Reading, Rule

__all__ = ["RULES", "Finding", "Reading", "Rule", "run"]

RULES = (
    Rule("circle-of-support", Severity.WARNING, circle_of_support.check),
    Rule("unmet-expectation", Severity.WARNING, unmet_expectation.check),
    Rule("verdict-changed", Severity.WARNING, verdict_changed.check),
    Rule("commentary-for-earlier-wording", Severity.WARNING, commentary_for_earlier_wording.check),
    Rule("quote-not-found", Severity.WARNING, quote_not_found.check),
    Rule("label-too-long", Severity.WARNING, label_too_long.check),
    Rule("evidence-without-source", Severity.HINT, evidence_without_source.check),
    Rule("unused-source", Severity.HINT, unused_source.check),
)
"""All rules, in the order of the manual, with the severity each has unless the map says otherwise."""

_OFF = "off"


def run(reading: Reading) -> tuple[Diagnostic, ...]:
    """Apply all rules to a map, in the order of places in its text.

    `rules:` in the map sets severities or turns rules off; what a waiver covers is left out.
    """
    return ordered(found for rule in RULES for found in _apply(rule, reading))


def _apply(rule: Rule, reading: Reading) -> Iterator[Diagnostic]:
    severity = _severity(rule, reading.map)
    waived = _waived(rule, reading.map)
    if severity is None or waived.everywhere:
        return
    for finding in rule.check(reading):
        if not waived.covers(finding):
            yield Diagnostic(
                code=rule.code,
                severity=severity,
                message=finding.message,
                span=finding.span,
                notes=finding.notes,
                fix=finding.fix,
            )


def _severity(rule: Rule, argument_map: ArgumentMap) -> Severity | None:
    """Return the severity of a rule in this map, None where it is off; words of no meaning change nothing."""
    word = argument_map.rules.get(rule.code, rule.severity)
    if word == _OFF:
        return None
    return Severity(word) if word in list(Severity) else rule.severity


@dataclass(frozen=True, slots=True)
class _Waived:
    """Where one rule is not to speak: at these places, of these words of the essay, or nowhere at all."""

    everywhere: bool
    places: frozenset[Place]
    words: tuple[str, ...]

    def covers(self, finding: Finding) -> bool:
        if not self.places.isdisjoint(finding.places):
            return True
        said = folded(finding.words) if self.words and finding.words else ""
        return any(words in said for words in self.words)


def _waived(rule: Rule, argument_map: ArgumentMap) -> _Waived:
    general = [waiver for waiver in argument_map.waivers if waiver.rule == rule.code]
    places = (place for waiver in general if waiver.at for place in _places_of(waiver.at, argument_map))
    return _Waived(
        everywhere=any(not waiver.at and not waiver.essay for waiver in general),
        places=frozenset((*places, *_places_with(rule, argument_map))),
        words=tuple(words for waiver in general if (words := folded(waiver.essay))),
    )


def _places_of(id: Id, argument_map: ArgumentMap) -> Iterator[Place]:
    for named in (argument_map.by_id, argument_map.steps_by_id):
        if id in named:
            yield named[id]


def _places_with(rule: Rule, argument_map: ArgumentMap) -> Iterator[Place]:
    parts: list[Statement | Step] = [*argument_map.statements.values(), *argument_map.steps.values()]
    for part in parts:
        if any(waiver.rule == rule.code for waiver in part.waivers):
            yield part.place
