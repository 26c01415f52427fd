"""What every code means that a finding may have: rules by their manual pages, the others in a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from textwrap import indent, wrap

from argmap.diagnostics import Severity
from argmap.formats.codes import BUILDING, ERRORS, FILES, WARNINGS
from argmap.formats.near import Near
from argmap.rules import RULES, Rule
from argmap.rules.house import OFF, PROFILES
from argmap.rules.manual import Page, examples, page

WIDTH = 80
"""Columns that a page takes at most, examples excepted."""

_LINK = re.compile(r"\[([^\[\]]*)\]\(#[^()]*\)")
_TOLD = ("why", "wrong", "right", "essay", "wrong_essay", "right_essay")
_ONLY_WARNED = ("bad-epoch",)
"""What is amiss with the machine and yet keeps nothing from being made."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One code: its severity in each profile (a word, `off` among them), and what it means in a sentence.

    `page` is the manual page of a rule; what is no rule has none.
    """

    code: str
    severities: Mapping[str, str]
    summary: str
    page: Page | None = None

    @property
    def severity(self) -> str:
        """The severity in the profile `default`."""
        return self.severities["default"]


@cache
def groups() -> Mapping[str, tuple[Explained, ...]]:
    """Return all codes in groups, under the words that head them: rules first, in the manual's order."""
    return {
        "Rules": tuple(_of_rule(rule) for rule in RULES),
        "Errors in reading a map": _of_codes(ERRORS, Severity.ERROR),
        "Warnings in reading a map": _of_codes(WARNINGS, Severity.WARNING),
        "Warnings in building a report": _of_codes(BUILDING, Severity.WARNING),
        "Files and programs": _of_codes(FILES, Severity.ERROR),
    }


@cache
def by_code() -> Mapping[str, Explained]:
    """Return every code that a finding may have, with what it means."""
    return {one.code: one for group in groups().values() for one in group}


def near(name: str) -> str:
    """Return the code that was probably meant, or nothing."""
    return Near(by_code(), reach=2).find(name)


def _of_rule(rule: Rule) -> Explained:
    told = page(rule)
    return Explained(rule.code, _by_profile(rule.severity), told.summary, told)


def _of_codes(codes: Mapping[str, str], severity: Severity) -> tuple[Explained, ...]:
    return tuple(_of_code(code, meaning, severity) for code, meaning in codes.items())


def _of_code(code: str, meaning: str, severity: Severity) -> Explained:
    severity = Severity.WARNING if code in _ONLY_WARNED else severity
    return Explained(code, _by_profile(severity), f"{meaning[:1].upper()}{meaning[1:]}.")


def _by_profile(usual: Severity | None) -> Mapping[str, str]:
    return {name: str(made_of(usual) or OFF) for name, made_of in PROFILES.items()}


def listing() -> Iterator[str]:
    """Give all codes in their groups, one a line with its severity and its sentence."""
    width = max(map(len, by_code()))
    for number, (head, codes) in enumerate(groups().items()):
        yield f"\n{head}\n" if number else f"{head}\n"
        yield from (f"  {one.code:<{width}}  {one.severity:<7}  {one.summary}" for one in codes)


def sentences(one: Explained) -> Iterator[str]:
    """Give the page of a code line by line: its severities, its meaning, why, and a rule's examples."""
    yield f"{one.code}: {_severities(one)}\n"
    yield from wrap(one.summary, WIDTH)
    if one.page is None:
        return
    for paragraph in why(one.page).split("\n"):
        yield ""
        yield from wrap(paragraph, WIDTH)
    for head, _, example in examples(one.page):
        yield f"\n{head}\n"
        yield indent(example.rstrip("\n"), "    ")
    yield f"\nTo turn it off in a map type `rules: {{{one.code}: off}}`; to waive a single finding,"
    yield f"`waive: {{{one.code}: because}}` on the statement it is about."


def why(told: Page) -> str:
    """Return why a rule is one, each paragraph on a line, without the links between pages."""
    paragraphs = unlinked(told.why).strip().split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def unlinked(text: str) -> str:
    """Return Markdown with links to other pages of the manual as their words alone."""
    return _LINK.sub(r"\1", text)


def _severities(one: Explained) -> str:
    """Say the severity by default, then those profiles that differ."""
    others = [
        f"{word} in the profile {name}" for name, word in one.severities.items() if word != one.severity
    ]
    return ", ".join((one.severity, *others))


def structure(one: Explained) -> Mapping[str, object]:
    """Return a code and what it means as nested values for JSON; what it does not have is left out."""
    head = {"code": one.code, "severities": dict(one.severities), "summary": one.summary}
    told = asdict(one.page) if one.page else {}
    return {**head, **{name: text for name, text in told.items() if text and name in _TOLD}}
