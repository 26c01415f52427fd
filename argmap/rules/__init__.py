"""Checks of thought, citation and form. To add one: a file here and a row in `RULES`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Severity, ordered
from argmap.formats.codes import BUILDING, WARNINGS
from argmap.model import ArgumentMap, Waiver
from argmap.rules import (
    circle_of_support,
    commentary_for_earlier_wording,
    evidence_without_source,
    label_too_long,
    quote_not_found,
    unknown_rule,
    unmet_expectation,
    unused_source,
    unused_waiver,
    verdict_changed,
)
from argmap.rules.house import House, severity_of
from argmap.rules.rule import Finding, Reading, Rule
from argmap.rules.waiving import Waivers

__all__ = ["KNOWN", "RULES", "Finding", "House", "Reading", "Rule", "heard", "run"]

RULES = (
    Rule("circle-of-support", Severity.WARNING, circle_of_support.check),
    Rule("unmet-expectation", Severity.WARNING, unmet_expectation.check),
    Rule("verdict-changed", Severity.WARNING, verdict_changed.check),
    Rule("commentary-for-earlier-wording", Severity.WARNING, commentary_for_earlier_wording.check),
    Rule("quote-not-found", Severity.WARNING, quote_not_found.check),
    Rule("label-too-long", Severity.WARNING, label_too_long.check),
    Rule("evidence-without-source", Severity.HINT, evidence_without_source.check),
    Rule("unused-source", Severity.HINT, unused_source.check),
    Rule("unknown-rule", Severity.WARNING, unknown_rule.check),
    Rule("unused-waiver", Severity.WARNING, unused_waiver.check),
)
"""All rules, in the order of the manual. The last is about the others, and is asked when they have spoken."""

KNOWN = frozenset({*(rule.code for rule in RULES), *WARNINGS, *BUILDING})
"""Every name that `rules:` and `waive:` may have: rules, and what reading and building warn of."""


def run(reading: Reading, read: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Apply all rules to a map; return what they and its reading found, in the order of places.

    `read` is what reading found, errors excepted. What a waiver covers is kept back, and what nobody wants to
    hear is left out; the severities are those that map, house and profile ask for.
    """
    reading = replace(reading, known=KNOWN)
    waivers = Waivers(reading.map)
    silenced: list[Waiver] = []
    found = [*_heard(read, reading.map, reading.house, waivers, silenced)]
    for rule in RULES:
        reading = replace(reading, silenced=frozenset(waiver.span for waiver in silenced))
        found += _apply(rule, reading, waivers, silenced)
    return ordered(found)


def heard(found: Iterable[Diagnostic], argument_map: ArgumentMap, house: House) -> Iterator[Diagnostic]:
    """Give the findings that are no rule's as the map and its house want to hear them; errors always."""
    return _heard(found, argument_map, house, Waivers(argument_map), [])


def _heard(
    found: Iterable[Diagnostic],
    argument_map: ArgumentMap,
    house: House,
    waivers: Waivers,
    silenced: list[Waiver],
) -> Iterator[Diagnostic]:
    for one in found:
        severity = severity_of(one.code, one.severity, argument_map, house)
        waiver = waivers.over(one.code, (), one.span, "")
        if one.severity is Severity.ERROR:
            yield one
        elif waiver:
            silenced.append(waiver)
        elif severity:
            yield replace(one, severity=severity)


def _apply(rule: Rule, reading: Reading, waivers: Waivers, silenced: list[Waiver]) -> Iterator[Diagnostic]:
    severity = severity_of(rule.code, rule.severity, reading.map, reading.house)
    if severity is None and not waivers.of(rule.code):
        return
    for finding in rule.check(reading):
        waiver = waivers.over(rule.code, finding.places, finding.span, _words(reading, finding))
        if waiver:
            silenced.append(waiver)
        elif severity:
            yield Diagnostic(
                code=rule.code,
                severity=severity,
                message=finding.message,
                span=finding.span,
                notes=finding.notes,
                fix=finding.fix,
            )


def _words(reading: Reading, finding: Finding) -> str:
    """Return the words of the essay that a finding is about."""
    essay = reading.essay
    if finding.words or essay is None or finding.span.source != essay.name:
        return finding.words
    return essay.text[finding.span.start : finding.span.end]
