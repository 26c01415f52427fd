"""A YAML text as a tree of text, lists and mappings, each with its place."""

from dataclasses import dataclass

from argmap.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A piece of text; `style` is one of the quotes, `|`, `>`, or empty for plain text."""

    text: str
    span: Span
    style: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sequence:
    """A list; `flow` tells that it stands in brackets."""

    entries: "tuple[Tree, ...]"
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pair:
    """A key and its value."""

    key: "Tree"
    value: "Tree"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mapping:
    """Keys with values in the order of the file, duplicates too; `flow` tells that it is in braces."""

    pairs: tuple[Pair, ...]
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True, eq=False)
class Broken:
    """Something that was reported when it was met and has no value."""

    span: Span


Tree = Scalar | Sequence | Mapping | Broken
