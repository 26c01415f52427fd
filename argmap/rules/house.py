"""How much each rule matters: what the map wishes, else the folder it stands in, else the profile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from argmap.diagnostics import Severity
from argmap.model import ArgumentMap, Words

OFF = "off"


def _default(severity: Severity | None) -> Severity | None:
    return severity


def _strict(severity: Severity | None) -> Severity | None:
    """Make a warning of each hint, and a hint of what is off."""
    return Severity.HINT if severity is None else _raised(severity)


def _raised(severity: Severity) -> Severity:
    return Severity.WARNING if severity is Severity.HINT else severity


def _teaching(severity: Severity | None) -> Severity | None:
    return severity or Severity.HINT


PROFILES: Mapping[str, Callable[[Severity | None], Severity | None]] = MappingProxyType(
    {"default": _default, "strict": _strict, "teaching": _teaching}
)
"""What each profile makes of the severity that a rule has by default, None where it is off."""


@dataclass(frozen=True, slots=True)
class House:
    """The wishes of the folder that maps stand in: a profile, severities by rule, a scale, paths.

    `likelihood` names the scale of words of likelihood, or is empty; `baseline` is a path, or empty. `theme`,
    `template` and `reference_docx` are what a map has that names none, and where that is written; a template
    may be one of argmap's own. `machine_fonts` lets reports use the fonts of the machine that
    they are made on.
    """

    profile: str = "default"
    rules: Mapping[str, str] = field(default_factory=dict)
    likelihood: str = ""
    baseline: str = ""
    theme: Words | None = None
    template: Words | None = None
    reference_docx: Words | None = None
    machine_fonts: bool = False


def severity_of(
    code: str, usual: Severity | None, argument_map: ArgumentMap, house: House
) -> Severity | None:
    """Return how much a finding of this code matters here, None where nobody wants to hear it.

    `usual` is what it has by default, None where it is off. Words of no meaning change nothing.
    """
    for wishes in (argument_map.rules, house.rules):
        word = wishes.get(code, "")
        if word == OFF:
            return None
        if word in list(Severity):
            return Severity(word)
    return PROFILES[house.profile](usual)
