"""The wishes of a folder: its `argmap.toml`, or the table `[tool.argmap]` of its `pyproject.toml`."""

from collections.abc import Iterator, Mapping
from itertools import islice

from argmap.diagnostics import Checked, Diagnostic
from argmap.formats.findings import short
from argmap.formats.likelihood import SCALES
from argmap.formats.near import Near
from argmap.formats.schema import SEVERITIES
from argmap.rules.house import PROFILES, House
from argmap.source import SourceText
from argmap.toml import MOST_FAULTS, Toml, parsed

HOUSE_FILES = ("argmap.toml", "pyproject.toml")
"""Where wishes may stand; in one folder the first comes before the second."""

_SHARED = "pyproject.toml"
_CHOICES: Mapping[str, tuple[str, ...]] = {"profile": tuple(PROFILES), "likelihood": SCALES}
_PATHS = ("baseline", "theme", "template", "reference-docx")
_KEYS = ("profile", "rules", "likelihood", *_PATHS, "machine-fonts")


def read_house(source: SourceText, known: frozenset[str]) -> Checked[House | None]:
    """Read the wishes of a folder; None where the file has none, or cannot be understood.

    `known` are the names of all rules.
    """
    read = parsed(source)
    if read.value is None:
        return Checked(None, read.diagnostics)
    wishes = _section(read.value) if source.name.endswith(_SHARED) else read.value
    if wishes is None:
        return Checked(None)
    toml = Toml(source, wishes)
    found = tuple(islice(_faults(toml, known), MOST_FAULTS))
    return Checked(None if found else _house(toml), found)


def _section(table: Mapping[str, object]) -> Mapping[str, object] | None:
    tools = table.get("tool")
    section = tools.get("argmap") if isinstance(tools, dict) else None
    return section if isinstance(section, dict) else None


def _house(toml: Toml) -> House:
    wishes = toml.table
    rules = wishes.get("rules")
    return House(
        profile=str(wishes.get("profile", "default")),
        rules={str(name): str(word) for name, word in rules.items()} if isinstance(rules, dict) else {},
        likelihood=str(wishes.get("likelihood", "")),
        baseline=str(wishes.get("baseline", "")),
        theme=toml.words("theme"),
        template=toml.words("template"),
        reference_docx=toml.words("reference-docx"),
        machine_fonts=wishes.get("machine-fonts") is True,
    )


def _faults(toml: Toml, known: frozenset[str]) -> Iterator[Diagnostic]:
    for key, value in toml.table.items():
        if key not in _KEYS:
            yield toml.unknown(key, "no wish is called", _KEYS)
        elif key == "rules":
            yield from _rule_faults(toml, value, known)
        elif key in _CHOICES:
            yield from toml.choice(key, value, _CHOICES[key])
        elif key == "machine-fonts":
            if not isinstance(value, bool):
                yield toml.fault("wrong-type", f"expected true or false in `{key}`", key)
        elif not isinstance(value, str):
            yield toml.fault("wrong-type", f"expected a path in quotes in `{key}`", key)


def _rule_faults(toml: Toml, value: object, known: frozenset[str]) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        note = 'type `rules = {label-too-long = "off"}`'
        yield toml.fault("wrong-type", "expected severities by rule in `rules`", "rules", note)
        return
    near = Near(sorted(known), reach=2)
    for name, word in value.items():
        if name not in known:
            meant = near.find(name)
            note = f"did you mean `{meant}`?" if meant else ""
            yield toml.fault("unknown-rule", f"no rule is called `{short(name)}`", name, note)
        yield from toml.choice(name, word, SEVERITIES)
