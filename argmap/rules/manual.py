"""The manual pages of the rules, from the docstrings of their files.

`docs/rules.md` is made by this command, and a test keeps it true:

    python -c "from argmap.rules.manual import manual; print(manual(), end='')" > docs/rules.md
"""

import re
import sys
from dataclasses import dataclass
from textwrap import dedent

from argmap.rules import RULES
from argmap.rules.house import OFF
from argmap.rules.rule import Rule

_HEADING = re.compile(r"^(Why|Wrong|Right|Essay|Wrong essay|Right essay):$", re.MULTILINE)

_OPENING = """\
# Rules

What argmap says about a map that it can read. `rules: {label-too-long: off}` in the map turns a rule off, and
`hint`, `warning` or `error` in place of `off` sets how much it matters. A single finding is waived where it
stands, with a reason: `waive: {label-too-long: quoted as it is}` on the statement or group, or, at the top of
the map, `waive: [{quote-not-found: shortened, at: limit}]`. A finding in the essay is waived there by some of
the words it is about: `waive: [{joined-words: a trade name, essay: nighttrain}]`.

The severity given is that of the profile `default`. The profile `strict` makes a warning of each hint and a
hint of what is off; `teaching` makes hints of what is off.

This page is made from the docstrings of `argmap/rules/`; the examples are run as tests.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One rule explained, with a wrong example and a right one.

    `wrong` and `right` are maps, and `essay` is the essay they speak of, or empty. A rule that reads the
    essay alone has `wrong_essay` and `right_essay` in their place.
    """

    code: str
    severity: str
    summary: str
    why: str
    wrong: str = ""
    right: str = ""
    essay: str = ""
    wrong_essay: str = ""
    right_essay: str = ""


def page(rule: Rule) -> Page:
    """Return the manual page of a rule."""
    summary, *sections = _HEADING.split(sys.modules[rule.check.__module__].__doc__ or "")
    names = (heading.lower().replace(" ", "_") for heading in sections[::2])
    told = dict(zip(names, map(_tidy, sections[1::2]), strict=True))
    return Page(rule.code, rule.severity or OFF, summary.strip(), **told)


def manual() -> str:
    """Return the pages of all rules in Markdown."""
    return "\n".join((_OPENING, *(as_markdown(page(rule)) for rule in RULES)))


def _tidy(section: str) -> str:
    return dedent(section).strip("\n") + "\n"


def as_markdown(told: Page) -> str:
    """Return a page in Markdown."""
    parts = [f"## {told.code}\n", f"*{told.severity}* · {told.summary}\n", told.why]
    parts += [f"{lead}\n\n```{kind}\n{example}```\n" for lead, kind, example in examples(told)]
    return "\n".join(parts)


def examples(told: Page) -> list[tuple[str, str, str]]:
    """Return the examples of a page: the words before each, the language it is in, and its text."""
    shown = (
        ("Wrong:", "yaml", told.wrong),
        ("Right:", "yaml", told.right),
        ("Where the essay reads:", "text", told.essay),
        ("Wrong, in the essay:", "text", told.wrong_essay),
        ("Right:", "text", told.right_essay),
    )
    return [one for one in shown if one[2]]
