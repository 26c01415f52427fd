"""Rules asked about an essay: what they find, and at which words."""

from functools import cache

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import RULES, Finding, Reading
from argmap.source import SourceText

CHECKS = {rule.code: rule.check for rule in RULES}


@cache
def about(language: str):
    """Return a map in a language that has no more than a thesis, and its evaluation."""
    source = SourceText("map.yaml", f"title: T\nlanguage: {language}\nthesis: T.\n")
    argument_map = read(source).value
    assert argument_map is not None
    return source, argument_map, evaluate(argument_map)


def findings(rule: str, text: str, language: str = "en") -> list[Finding]:
    """Return what a rule finds in an essay, in the order of places."""
    source, argument_map, evaluation = about(language)
    found = CHECKS[rule](Reading(argument_map, source, evaluation, Essay(text, "essay.txt")))
    return sorted(found, key=lambda one: one.span)


def at(rule: str, text: str, language: str = "en") -> list[str]:
    """Return the words at which a rule finds something."""
    return [text[one.span.start : one.span.end] for one in findings(rule, text, language)]


def notes(rule: str, text: str, language: str = "en") -> list[str]:
    """Return the notes of the only finding of a rule."""
    (found,) = findings(rule, text, language)
    return [note.message for note in found.notes]


def places(rule: str, text: str, language: str = "en") -> list[tuple[int, int, str]]:
    """Return line, column and words of each finding."""
    source = SourceText("essay.txt", text)
    return [
        (*source.position(one.span.start), source.words(one.span)) for one in findings(rule, text, language)
    ]
