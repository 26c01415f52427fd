"""What parsing one text gives: a tree, and what is to be said about the way it is written."""

from dataclasses import dataclass, field

from argmap.formats.tree import Scalar, Tree
from argmap.source import Span


@dataclass(frozen=True, slots=True)
class Feature:
    """A part of YAML that maps do without: `kind` is anchor, alias, tag or document.

    `span` covers it and what it stands on, `mark` the characters that make it.
    """

    kind: str
    name: str
    span: Span
    mark: Span


@dataclass(frozen=True, slots=True)
class Trailed:
    """Plain text with a comment behind it on the same line; `key` is the key it stands under."""

    key: str
    scalar: Scalar
    comment: Span


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A line that looks like a list entry and was read as part of the plain text above it."""

    scalar: Scalar
    line: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Where the parser gave up, why, and what it was reading then (`opened` is where that began)."""

    reason: str
    at: int
    reading: str
    opened: int
    last: Scalar | None


@dataclass(slots=True)
class Parsed:
    """What a text holds; `problem` and `too_deep` say what ended the reading early."""

    root: Tree | None = None
    features: list[Feature] = field(default_factory=list)
    trailed: list[Trailed] = field(default_factory=list)
    swallowed: list[Swallowed] = field(default_factory=list)
    problem: Problem | None = None
    too_deep: Span | None = None
