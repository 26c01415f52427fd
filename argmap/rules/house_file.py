"""The wishes of a folder: its `argmap.toml`, or the table `[tool.argmap]` of its `pyproject.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.formats.findings import listing, short
from argmap.formats.likelihood import SCALES
from argmap.formats.near import Near
from argmap.formats.schema import SEVERITIES
from argmap.rules.house import PROFILES, House
from argmap.source import SourceText, Span

HOUSE_FILES = ("argmap.toml", "pyproject.toml")
"""Where wishes may stand; in one folder the first comes before the second."""

_SHARED = "pyproject.toml"
_CHOICES: Mapping[str, tuple[str, ...]] = {"profile": tuple(PROFILES), "likelihood": SCALES}
_KEYS = ("profile", "rules", "likelihood", "baseline")
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def read_house(source: SourceText, known: frozenset[str]) -> Checked[House | None]:
    """Read the wishes of a folder; None where the file has none, or cannot be understood.

    `known` are the names of all rules.
    """
    try:
        table = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Checked(None, (_broken(source, str(error)),))
    wishes = _section(table) if source.name.endswith(_SHARED) else table
    if wishes is None:
        return Checked(None)
    found = tuple(_faults(source, wishes, known))
    return Checked(None if found else _house(wishes), found)


def _section(table: Mapping[str, object]) -> Mapping[str, object] | None:
    tools = table.get("tool")
    section = tools.get("argmap") if isinstance(tools, dict) else None
    return section if isinstance(section, dict) else None


def _house(wishes: Mapping[str, object]) -> House:
    rules = wishes.get("rules")
    return House(
        profile=str(wishes.get("profile", "default")),
        rules={str(name): str(word) for name, word in rules.items()} if isinstance(rules, dict) else {},
        likelihood=str(wishes.get("likelihood", "")),
        baseline=str(wishes.get("baseline", "")),
    )


def _faults(source: SourceText, wishes: Mapping[str, object], known: frozenset[str]) -> Iterator[Diagnostic]:
    for key, value in wishes.items():
        if key not in _KEYS:
            yield _unknown(source, "unknown-key", f"no wish is called `{short(key)}`", key, _KEYS)
        elif key == "rules":
            yield from _rule_faults(source, value, known)
        elif key in _CHOICES:
            yield from _choice(source, key, value, _CHOICES[key])
        elif not isinstance(value, str):
            yield _fault(source, "wrong-type", f"expected a path in quotes in `{key}`", key)


def _rule_faults(source: SourceText, value: object, known: frozenset[str]) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        note = 'type `rules = {label-too-long = "off"}`'
        yield _fault(source, "wrong-type", "expected severities by rule in `rules`", "rules", note)
        return
    for name, word in value.items():
        if name not in known:
            yield _unknown(source, "unknown-rule", f"no rule is called `{short(name)}`", name, sorted(known))
        yield from _choice(source, name, word, SEVERITIES)


def _choice(source: SourceText, key: str, value: object, words: tuple[str, ...]) -> Iterator[Diagnostic]:
    if value not in words:
        message = f"expected one of {listing(words)} in `{short(key)}`, found `{short(str(value))}`"
        yield _fault(source, "wrong-value", message, key)


def _unknown(
    source: SourceText, code: str, message: str, name: str, names: tuple[str, ...] | list[str]
) -> Diagnostic:
    near = Near(names, reach=2).find(name)
    note = f"did you mean `{near}`?" if near else f"its keys: {listing(_KEYS)}"
    return _fault(source, code, message, name, "" if code == "unknown-rule" and not near else note)


def _fault(source: SourceText, code: str, message: str, key: str, note: str = "") -> Diagnostic:
    notes = (Note(note),) if note else ()
    return Diagnostic(
        code=code, severity=Severity.ERROR, message=message, span=_span(source, key), notes=notes
    )


def _span(source: SourceText, key: str) -> Span:
    """Return where a key stands: TOML's own reader does not tell, so its first word on a line is taken."""
    written = rf"""^[^#\n]*?(?<![\w-])(["']?)({re.escape(key)})\1(?![\w-])"""
    found = re.search(written, source.text, re.MULTILINE)
    return source.span(*found.span(2)) if found else source.span(0, 0)


def _broken(source: SourceText, said: str) -> Diagnostic:
    place = _PLACE.search(said)
    start = len(source.text)
    if place and place[1]:
        starts = source.line_starts
        start = starts[min(int(place[1]), len(starts)) - 1] + int(place[2]) - 1
    message = f"{_PLACE.sub('', said).strip().lower() or 'this is not TOML'}"
    span = source.span(min(start, len(source.text)), min(start + 1, len(source.text)))
    return Diagnostic(code="toml-syntax", severity=Severity.ERROR, message=message, span=span)
