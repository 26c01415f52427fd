"""`rules:` or `waive:` names a rule that does not exist.

Why:
A severity or a waiver for a rule with a misspelt name does nothing, and nobody notices: the finding that was
to be silent speaks on, and the one that was to be an error stays a hint. The names are those that stand in
brackets before each finding; `argmap explain` lists them all.

Wrong:
    title: Should the library open on Sundays?
    rules: {label-to-long: error}
    thesis:
      claim: The library should open on Sundays.
      label: Open on Sundays

Right:
    title: Should the library open on Sundays?
    rules: {label-too-long: error}
    thesis:
      claim: The library should open on Sundays.
      label: Open on Sundays
"""

from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Fix, Note, TextEdit
from argmap.formats.codes import ERRORS
from argmap.formats.findings import short
from argmap.formats.near import Near
from argmap.model import Place
from argmap.rules.rule import Finding, Reading
from argmap.rules.waiving import waivers_of
from argmap.source import SourceText, Span


def check(reading: Reading) -> Iterator[Finding]:
    """Find names of no rule among severities and waivers."""
    for name, span, places in _names(reading):
        if name not in reading.known:
            meant = _near(reading.known).find(name)
            notes = (Note(f"did you mean `{meant}`?" if meant else "`argmap explain` lists the rules"),)
            yield Finding(_message(name), span, notes, _fix(reading.text, name, span, meant), places)


@cache
def _near(known: frozenset[str]) -> Near:
    """Index the names of rules, where one is needed: it takes longer than all rules on a small map."""
    return Near(sorted(known), reach=2)


def _message(name: str) -> str:
    if name in ERRORS:
        return f"`{name}` is an error, and errors can be neither set nor waived"
    return f"No rule is called `{short(name)}`"


def _fix(text: SourceText, name: str, span: Span, meant: str) -> Fix | None:
    """Write the name that was meant, where the text has the other as it is."""
    if not meant or text.words(span) != name:
        return None
    return Fix(f"Write `{meant}`", (TextEdit(span, meant),))


def _names(reading: Reading) -> Iterator[tuple[str, Span, tuple[Place, ...]]]:
    """Give each name of a rule in the map with its place."""
    for name, written in reading.map.rule_fields.items():
        yield name, written.key, ()
    for part, waiver in waivers_of(reading.map):
        start = waiver.span.start
        yield waiver.rule, reading.text.span(start, start + len(waiver.rule)), (part.place,) if part else ()
