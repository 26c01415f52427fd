"""The manual pages of the rules, from the docstrings of their files.

`docs/rules.md` is made by this command, and a test keeps it true:

    python -c "from argmap.rules.manual import manual; print(manual(), end='')" > docs/rules.md
"""

import re
import sys
from dataclasses import dataclass
from textwrap import dedent

from argmap.rules import RULES
from argmap.rules.rule import Rule

_HEADING = re.compile(r"^(Why|Wrong|Right|Essay):$", re.MULTILINE)

_OPENING = """\
# Rules

What argmap says about a map that it can read. `rules: {label-too-long: off}` in the map turns a rule off, and
`hint`, `warning` or `error` in place of `off` sets how much it matters. A single finding is waived where it
stands, with a reason: `waive: {label-too-long: quoted as it is}` on the statement or group, or, at the top of
the map, `waive: [{quote-not-found: shortened, at: limit}]`.

This page is made from the docstrings of `argmap/rules/`; the examples are run as tests.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One rule explained. `wrong` and `right` are maps; `essay` is the essay they speak of, or empty."""

    code: str
    severity: str
    summary: str
    why: str
    wrong: str
    right: str
    essay: str


def page(rule: Rule) -> Page:
    """Return the manual page of a rule."""
    summary, *sections = _HEADING.split(sys.modules[rule.check.__module__].__doc__ or "")
    told = dict(zip(sections[::2], map(_tidy, sections[1::2]), strict=True))
    return Page(
        code=rule.code,
        severity=rule.severity,
        summary=summary.strip(),
        why=told.get("Why", ""),
        wrong=told.get("Wrong", ""),
        right=told.get("Right", ""),
        essay=told.get("Essay", ""),
    )


def manual() -> str:
    """Return the pages of all rules in Markdown."""
    return "\n".join((_OPENING, *(_markdown(page(rule)) for rule in RULES)))


def _tidy(section: str) -> str:
    return dedent(section).strip("\n") + "\n"


def _markdown(told: Page) -> str:
    parts = [f"## {told.code}\n", f"*{told.severity}* · {told.summary}\n", told.why]
    parts += [f"Wrong:\n\n```yaml\n{told.wrong}```\n", f"Right:\n\n```yaml\n{told.right}```\n"]
    if told.essay:
        parts.append(f"Where the essay reads:\n\n```text\n{told.essay}```\n")
    return "\n".join(parts)
