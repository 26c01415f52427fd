"""One rule asked about one map: what it finds, and at which words."""

import textwrap

from argmap.diagnostics import broken
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import KNOWN, House, Reading, run
from argmap.source import SourceText


def findings(rule, text, essay=None, **house):
    """Return what a rule finds, however quiet it is, with the text; all other rules are silent."""
    source = SourceText("map.yaml", textwrap.dedent(text))
    checked = read(source)
    assert not broken(checked.diagnostics), checked.diagnostics
    severities = {**dict.fromkeys(KNOWN, "off"), rule: "warning"}
    reading = Reading(
        checked.value,
        source,
        evaluate(checked.value),
        None if essay is None else Essay(essay),
        House(rules=severities, **house),
    )
    return source, run(reading)


def at(rule, text, **rest):
    """Return the words that the findings of a rule point at."""
    source, found = findings(rule, text, **rest)
    return [source.words(one.span) for one in found]


def places(rule, text, **rest):
    """Return line and column of each finding."""
    source, found = findings(rule, text, **rest)
    return [source.position(one.span.start) for one in found]


def messages(rule, text, **rest):
    """Return the messages of a rule."""
    return [one.message for one in findings(rule, text, **rest)[1]]


def notes(rule, text, **rest):
    """Return the notes of the only finding of a rule."""
    (found,) = findings(rule, text, **rest)[1]
    return [note.message for note in found.notes]


def claim(words, **rest):
    """Return a map whose thesis is these words, as text."""
    head = "".join(f"{key}: {value}\n" for key, value in rest.items())
    return f"title: T\n{head}thesis:\n  claim: >-\n    {words}\n"
