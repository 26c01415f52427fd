"""The argument map: statements, the steps between them, and sources.

A *statement* can be accepted or rejected. A *step* leads from premises to a target, for or against it;
the target is a statement, or another step (then it is an undercutter). Statements and steps are kept by
*place*: the number that stands for where the map has them (`2.1`, `1.3a`, `1.3u1`, `x1`), `thesis` for the
thesis. A statement given as a one-premise reason has the same place as its step; a group's step has a
place of its own. Mappings keep the order of the file. Spans take no part in equality: two maps are equal
if they say the same, wherever it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from argmap.source import NOWHERE, Span

Place = str
Id = str
SourceKey = str

THESIS: Place = "thesis"


class Kind(StrEnum):
    """What a statement is: asserted, reported from the world, or taken for granted."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"


class Direction(StrEnum):
    """Whether a step speaks for its target or against it."""

    FOR = "for"
    AGAINST = "against"


class Side(StrEnum):
    """Whose side a statement is on: the thesis's, or the other's."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Field:
    """Where one key and its value stand."""

    key: Span
    value: Span


Fields = Mapping[str, Field]
NO_FIELDS: Fields = MappingProxyType({})


def _where() -> Span:
    return field(default=NOWHERE, compare=False, repr=False)


def _fields() -> Fields:
    return field(default_factory=lambda: NO_FIELDS, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the author's text and where it stands."""

    text: str
    span: Span = _where()


@dataclass(frozen=True, slots=True)
class Citation:
    """One source named at a statement; `locator` is free text such as `p. 23`, or empty."""

    source: SourceKey
    locator: str = ""
    span: Span = _where()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that is not to speak, with the reason; `at` is an id, words of the essay, or empty."""

    rule: str
    because: str
    at: str = ""
    essay: str = ""
    span: Span = _where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that one can accept or reject."""

    place: Place
    kind: Kind
    text: str
    side: Side = Side.OURS
    id: Id = ""
    label: str = ""
    commentary: str = ""
    quotes: tuple[Words, ...] = ()
    citations: tuple[Citation, ...] = ()
    extract: str = ""
    grade: str = ""
    key: bool = False
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    accepted: str = ""
    span: Span = _where()
    text_span: Span = _where()
    fields: Fields = _fields()

    @property
    def name(self) -> str:
        """The short name: the label, or the whole text."""
        return self.label or self.text

    @property
    def handle(self) -> str:
        """What stands for it where a machine needs a key: its id, or its place."""
        return self.id or self.place


@dataclass(frozen=True, slots=True)
class Premise:
    """One use of a statement as a premise; `ref` holds the id as written where the statement is reused."""

    statement: Place
    ref: Id = ""
    span: Span = _where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Premises that together speak for or against a target.

    `grouped` tells that the map wrote `premises:`; `weight` lies in 0..1 or is None; a `warrant` that is text
    is granted, one that is a statement is `warrant_premise` and counts as one more premise.
    `undercuts` tells that the target is a step and not a statement.
    """

    place: Place
    direction: Direction
    target: Place
    undercuts: bool = False
    premises: tuple[Premise, ...] = ()
    grouped: bool = False
    id: Id = ""
    label: str = ""
    commentary: str = ""
    tags: tuple[str, ...] = ()
    weight: float | None = None
    warrant: str = ""
    warrant_premise: Premise | None = None
    scheme: str = ""
    outweighed: str = ""
    waivers: tuple[Waiver, ...] = ()
    accepted: str = ""
    span: Span = _where()
    fields: Fields = _fields()

    @property
    def all_premises(self) -> tuple[Premise, ...]:
        """The premises, and the warrant where it is a statement."""
        return self.premises if self.warrant_premise is None else (*self.premises, self.warrant_premise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work that can be cited.

    `csl` holds the fields as written, text, list or mapping (a plain-text source has none); `text` is
    the whole of a plain-text source. Sources with one `origin` repeat one another.
    """

    key: SourceKey
    csl: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    short: str = ""
    origin: str = ""
    grade: str = ""
    span: Span = _where()
    fields: Fields = _fields()


@dataclass(frozen=True, slots=True)
class Expectation:
    """A status that the author expects of a statement."""

    id: Id
    status: str
    span: Span = _where()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """The map's wishes for its report, as written; empty where the map says nothing."""

    template: str = ""
    style: str = ""
    paper: str = ""
    theme: str = ""
    reference_docx: str = ""
    stance: str = ""
    likelihood: str = ""
    pages: int | None = None
    annex: str = ""
    to: str = ""
    sender: str = ""
    ask: str = ""
    decide_by: str = ""
    marking: str = ""
    next: tuple[str, ...] = ()
    fields: Fields = _fields()


@dataclass(frozen=True, kw_only=True)
class ArgumentMap:
    """A whole map. Look-ups below are made once and kept."""

    title: str
    statements: Mapping[Place, Statement]
    steps: Mapping[Place, Step]
    sources: Mapping[SourceKey, Source] = field(default_factory=dict)
    asides: tuple[Place, ...] = ()
    format: str = "1"
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    bottom_line: str = ""
    essay: str = ""
    bibliography: tuple[Words, ...] = ()
    fonts: tuple[Words, ...] = ()
    expect: tuple[Expectation, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    rule_fields: Fields = _fields()
    waivers: tuple[Waiver, ...] = ()
    accepted: str = ""
    report: ReportSettings = ReportSettings()
    span: Span = _where()
    fields: Fields = _fields()

    @property
    def thesis(self) -> Statement:
        """The statement the map is about."""
        return self.statements[THESIS]

    @cached_property
    def by_id(self) -> Mapping[Id, Place]:
        """Places of named statements; a named group is in `steps_by_id`."""
        return {statement.id: place for place, statement in self.statements.items() if statement.id}

    @cached_property
    def steps_by_id(self) -> Mapping[Id, Place]:
        """Places of named groups."""
        return {step.id: place for place, step in self.steps.items() if step.id}

    @cached_property
    def _steps_on(self) -> Mapping[tuple[bool, Place], tuple[Step, ...]]:
        found: dict[tuple[bool, Place], list[Step]] = {}
        for step in self.steps.values():
            found.setdefault((step.undercuts, step.target), []).append(step)
        return {target: tuple(steps) for target, steps in found.items()}

    @cached_property
    def _uses(self) -> Mapping[Place, tuple[Step, ...]]:
        found: dict[Place, list[Step]] = {}
        for step in self.steps.values():
            for premise in step.all_premises:
                found.setdefault(premise.statement, []).append(step)
        return {place: tuple(steps) for place, steps in found.items()}

    def steps_on(self, place: Place) -> tuple[Step, ...]:
        """Return the steps whose target is this statement, in file order."""
        return self._steps_on.get((False, place), ())

    def reasons(self, place: Place) -> tuple[Step, ...]:
        """Return the steps that speak for a statement."""
        return tuple(step for step in self.steps_on(place) if step.direction is Direction.FOR)

    def objections(self, place: Place) -> tuple[Step, ...]:
        """Return the steps that speak against a statement, objections and replies alike."""
        return tuple(step for step in self.steps_on(place) if step.direction is Direction.AGAINST)

    def undercutters(self, place: Place) -> tuple[Step, ...]:
        """Return the steps that speak against a step."""
        return self._steps_on.get((True, place), ())

    def uses(self, place: Place) -> tuple[Step, ...]:
        """Return the steps that have this statement as a premise or warrant."""
        return self._uses.get(place, ())
