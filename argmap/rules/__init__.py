"""Checks of thought, citation and form. To add one: a file here and a row in `RULES`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Severity, ordered
from argmap.formats.codes import BUILDING, WARNINGS
from argmap.model import ArgumentMap, Waiver
from argmap.rules import (
    ambiguous_date,
    author_not_in_list,
    bare_address,
    bare_assertion,
    boilerplate,
    broken_hyphen,
    circle_of_support,
    commentary_for_earlier_wording,
    date_not_real,
    deep_reasoning,
    entry_never_cited,
    evidence_without_source,
    figure_without_citation,
    gap_in_notes,
    grade_without_corroboration,
    hearsay,
    joined_words,
    judgement_on_one_origin,
    label_too_long,
    likelihood_with_confidence,
    lost_apostrophe,
    lost_dash,
    many_reasons,
    missing_access_date,
    missing_page,
    mixed_likelihood_scales,
    near_duplicate_claims,
    needless_outweighed,
    note_out_of_list,
    note_points_elsewhere,
    objection_without_source,
    off_scale_likelihood,
    one_sided_map,
    open_objection,
    paragraph_without_citation,
    question_or_command,
    quote_not_found,
    repeated_address,
    repeated_reason,
    repeated_title,
    run_on_years,
    same_statement_for_and_against,
    stray_address,
    title_unlike_address,
    two_assertions_in_one_box,
    two_citation_systems,
    uncovered_sentence,
    unknown_rule,
    unmet_expectation,
    unordered_list,
    unsupported_linked_premise,
    untouched_critical_questions,
    unused_source,
    unused_waiver,
    verdict_changed,
    year_clash,
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
    Rule("uncovered-sentence", None, uncovered_sentence.check),
    Rule("label-too-long", Severity.WARNING, label_too_long.check),
    Rule("bare-assertion", Severity.HINT, bare_assertion.check),
    Rule("unsupported-linked-premise", Severity.HINT, unsupported_linked_premise.check),
    Rule("judgement-on-one-origin", Severity.WARNING, judgement_on_one_origin.check),
    Rule("open-objection", Severity.HINT, open_objection.check),
    Rule("objection-without-source", None, objection_without_source.check),
    Rule("same-statement-for-and-against", Severity.WARNING, same_statement_for_and_against.check),
    Rule("near-duplicate-claims", Severity.HINT, near_duplicate_claims.check),
    Rule("repeated-reason", Severity.WARNING, repeated_reason.check),
    Rule("one-sided-map", Severity.HINT, one_sided_map.check),
    Rule("two-assertions-in-one-box", Severity.HINT, two_assertions_in_one_box.check),
    Rule("question-or-command", Severity.WARNING, question_or_command.check),
    Rule("untouched-critical-questions", None, untouched_critical_questions.check),
    Rule("needless-outweighed", Severity.HINT, needless_outweighed.check),
    Rule("deep-reasoning", Severity.HINT, deep_reasoning.check),
    Rule("many-reasons", Severity.HINT, many_reasons.check),
    Rule("date-not-real", Severity.WARNING, date_not_real.check),
    Rule("grade-without-corroboration", Severity.HINT, grade_without_corroboration.check),
    Rule("mixed-likelihood-scales", Severity.WARNING, mixed_likelihood_scales.check),
    Rule("off-scale-likelihood", Severity.HINT, off_scale_likelihood.check),
    Rule("likelihood-with-confidence", Severity.WARNING, likelihood_with_confidence.check),
    Rule("evidence-without-source", Severity.HINT, evidence_without_source.check),
    Rule("unused-source", Severity.HINT, unused_source.check),
    Rule("author-not-in-list", Severity.WARNING, author_not_in_list.check),
    Rule("year-clash", Severity.WARNING, year_clash.check),
    Rule("entry-never-cited", Severity.HINT, entry_never_cited.check),
    Rule("note-out-of-list", Severity.WARNING, note_out_of_list.check),
    Rule("gap-in-notes", Severity.WARNING, gap_in_notes.check),
    Rule("note-points-elsewhere", Severity.HINT, note_points_elsewhere.check),
    Rule("repeated-address", Severity.WARNING, repeated_address.check),
    Rule("repeated-title", Severity.WARNING, repeated_title.check),
    Rule("two-citation-systems", Severity.WARNING, two_citation_systems.check),
    Rule("unordered-list", Severity.HINT, unordered_list.check),
    Rule("missing-page", Severity.HINT, missing_page.check),
    Rule("bare-address", Severity.WARNING, bare_address.check),
    Rule("missing-access-date", Severity.HINT, missing_access_date.check),
    Rule("ambiguous-date", Severity.WARNING, ambiguous_date.check),
    Rule("title-unlike-address", Severity.HINT, title_unlike_address.check),
    Rule("stray-address", Severity.HINT, stray_address.check),
    Rule("figure-without-citation", Severity.HINT, figure_without_citation.check),
    Rule("hearsay", Severity.HINT, hearsay.check),
    Rule("paragraph-without-citation", None, paragraph_without_citation.check),
    Rule("boilerplate", Severity.WARNING, boilerplate.check),
    Rule("lost-apostrophe", Severity.WARNING, lost_apostrophe.check),
    Rule("run-on-years", Severity.WARNING, run_on_years.check),
    Rule("lost-dash", Severity.WARNING, lost_dash.check),
    Rule("joined-words", Severity.WARNING, joined_words.check),
    Rule("broken-hyphen", Severity.WARNING, broken_hyphen.check),
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
