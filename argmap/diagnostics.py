"""What argmap has to say about a text: one type for reading, for rules and for edits."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from argmap.source import NOWHERE, Span

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: errors stop a build, warnings and hints do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside a diagnostic: what to type, or a related place."""

    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace what stands at `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that would settle a diagnostic; `title` is an imperative phrase.

    `safe` tells that with it the map says what its author plainly meant, and nothing else: whoever asks for
    all faults to be mended gets the safe fixes, and chooses the others singly.
    """

    title: str
    edits: tuple[TextEdit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `code` is the kebab-case name of its rule; `message` is one line with no full stop."""

    code: str
    severity: Severity
    message: str
    span: Span = NOWHERE
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value and what was found while making it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, then code, and keep one of those that say the same of the same place."""
    unique = {(found.span, found.code, found.message): found for found in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def broken(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding is an error, so that no faithful document can be made."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
