"""YAML as a tree of text that knows where everything stands.

Only the parser's events are used: every scalar stays text, and depth costs no recursion. Spans are in code
points of the text as given, byte-order mark included; a block list or mapping ends where its last child ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, cast

from argmap.formats import tree
from argmap.formats.parsed import Feature, Parsed, Problem, Swallowed, Trailed
from argmap.formats.tree import Broken, Pair, Scalar, Sequence, Tree
from argmap.source import Span

MAX_LEVELS = 1_000
"""How deep lists may stand in lists, and keys under keys."""

_FRAME = 2  # the map and its thesis are mappings that hold no level of the argument
_BLOCK_STYLES = frozenset("|>")
_ENTRY = re.compile(r"[\r\n][ \t]*(-[ ][^\r\n]*)")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


class _Mark(Protocol):
    index: int
    line: int


class _Event(Protocol):
    """An event of PyYAML; each kind has some of these."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class _Parser(Protocol):
    def check_event(self) -> bool: ...

    def get_event(self) -> _Event: ...


@dataclass(slots=True, eq=False)
class _Open:
    """A list or mapping that has not ended; a mapping's children are keys and values in turn."""

    mapping: bool
    flow: bool
    start: int
    children: list[Tree] = field(default_factory=list)


class _TooDeepError(Exception):
    pass


def parse(text: str, name: str, unmask: Mapping[int, int] | None = None) -> Parsed:
    """Parse one text; `unmask` is a table for `str.translate` that gives back what was hidden in it."""
    base = 1 if text.startswith("\ufeff") else 0
    builder = _Builder(text, name, base, unmask)
    try:
        builder.run(_parser(text[base:]))
    except _TooDeepError:
        builder.parsed.too_deep = Span(name, builder.open[-1].start, builder.open[-1].start + 1)
    except _yaml_error() as error:
        builder.parsed.problem = builder.problem(error)
    return builder.parsed


def _yaml_error() -> type[Exception]:
    from yaml import YAMLError

    return YAMLError


def _parser(text: str) -> _Parser:
    try:
        from yaml import cyaml
    except ImportError:
        return _pure_parser()(text)
    return cast("Callable[[str], _Parser]", vars(cyaml)["CParser"])(text)


@cache
def _pure_parser() -> Callable[[str], _Parser]:
    """Make the parser for machines without libyaml, from PyYAML's own parts."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return cast("Callable[[str], _Parser]", PureParser)


class _Builder:
    """A tree in the making."""

    def __init__(self, text: str, name: str, base: int, unmask: Mapping[int, int] | None) -> None:
        self.text, self.name, self.base, self.unmask = text, name, base, unmask
        self.parsed = Parsed()
        self.open: list[_Open] = []
        self.depth = {True: -_FRAME, False: 0}
        self.documents = 0
        self.last: Scalar | None = None

    def run(self, parser: _Parser) -> None:
        """Take every event in turn."""
        from yaml import events

        take: dict[type[object], Callable[[_Event], None]] = {
            events.ScalarEvent: self.scalar,
            events.MappingStartEvent: self.start_mapping,
            events.SequenceStartEvent: self.start_sequence,
            events.MappingEndEvent: self.end,
            events.SequenceEndEvent: self.end,
            events.AliasEvent: self.alias,
            events.DocumentStartEvent: self.document,
        }
        for event in _events(parser):
            act = take.get(event.__class__)
            if act is not None:
                act(event)

    def scalar(self, event: _Event) -> None:
        """Add a scalar, and note a comment behind it."""
        start, end = event.start_mark.index + self.base, event.end_mark.index + self.base
        style = event.style or ""
        if style in _BLOCK_STYLES:
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
        if event.anchor or event.tag:
            start = self.mark_features(event, start, end)
        value = event.value.translate(self.unmask) if self.unmask else event.value
        scalar = Scalar(value, Span(self.name, start, end), style)
        if not style and self.text.startswith((" ", "\t"), end):
            self.note_comment(scalar)
        if not style and event.end_mark.line != event.start_mark.line:
            self.note_entries(scalar)
        self.last = scalar
        self.add(scalar)

    def note_comment(self, scalar: Scalar) -> None:
        """Keep a plain scalar that has a comment behind it on its line."""
        comment = _COMMENT.match(self.text, scalar.span.end)
        if comment:
            here = Span(self.name, comment.start(1), comment.end(1))
            self.parsed.trailed.append(Trailed(self.key(), scalar, here))

    def note_entries(self, scalar: Scalar) -> None:
        """Keep the lines of a plain scalar that begin with a dash."""
        for found in _ENTRY.finditer(self.text, scalar.span.start, scalar.span.end):
            self.parsed.swallowed.append(Swallowed(scalar, Span(self.name, *found.span(1))))

    def key(self) -> str:
        """Return the nearest key that what comes next stands under, or nothing for a key itself."""
        for around in reversed(self.open):
            if around.mapping:
                key = around.children[-1] if len(around.children) % 2 else None
                return key.text if isinstance(key, Scalar) else ""
        return ""

    def start_mapping(self, event: _Event) -> None:
        """Open a mapping."""
        self.start(event, mapping=True)

    def start_sequence(self, event: _Event) -> None:
        """Open a list."""
        self.start(event, mapping=False)

    def start(self, event: _Event, *, mapping: bool) -> None:
        """Open a list or mapping, unless it stands too deep."""
        start = event.start_mark.index + self.base
        if event.anchor or event.tag:
            start = self.mark_features(event, start, event.end_mark.index + self.base)
        self.open.append(_Open(mapping, bool(event.flow_style), start))
        self.depth[mapping] += 1
        if self.depth[mapping] > MAX_LEVELS:
            raise _TooDeepError

    def end(self, event: _Event) -> None:
        """Close the list or mapping that was opened last."""
        closed = self.open.pop()
        self.depth[closed.mapping] -= 1
        children = closed.children
        if closed.flow:
            end = event.end_mark.index + self.base
        else:
            last = children[-1].span.end if children else 0
            end = min(max(closed.start + 1, last, _after_key(closed)), len(self.text))
        span = Span(self.name, closed.start, end)
        if closed.mapping:
            pairs = tuple(map(Pair, children[::2], children[1::2]))
            self.add(tree.Mapping(pairs, span, closed.flow))
        else:
            self.add(Sequence(tuple(children), span, closed.flow))

    def alias(self, event: _Event) -> None:
        """Note an alias; it has no value."""
        span = Span(self.name, event.start_mark.index + self.base, event.end_mark.index + self.base)
        self.parsed.features.append(Feature("alias", event.anchor or "", span, span))
        self.add(Broken(span))

    def document(self, event: _Event) -> None:
        """Count documents, and note each after the first."""
        self.documents += 1
        if self.documents > 1:
            span = Span(self.name, event.start_mark.index + self.base, event.end_mark.index + self.base)
            self.parsed.features.append(Feature("document", "", span, span))

    def mark_features(self, event: _Event, start: int, end: int) -> int:
        """Note the anchor and the tag before a value; return where the value itself begins."""
        words = self.text[start:end].split(maxsplit=2)
        marks = [word for word in words[:2] if word[:1] in ("&", "!")]
        for mark in marks:
            at = self.text.index(mark, start)
            kind = "anchor" if mark.startswith("&") else "tag"
            here = Span(self.name, at, at + len(mark))
            self.parsed.features.append(Feature(kind, mark, Span(self.name, at, max(end, here.end)), here))
            start = here.end
        return min(start + len(self.text[start:end]) - len(self.text[start:end].lstrip()), max(start, end))

    def add(self, made: Tree) -> None:
        """Put a finished value where it belongs."""
        if self.open:
            self.open[-1].children.append(made)
        elif self.documents == 1:
            self.parsed.root = made

    def problem(self, error: Exception) -> Problem:
        """Turn the parser's error into places in the text."""
        at = self.offset(getattr(error, "problem_mark", None))
        opened = getattr(error, "context_mark", None)
        reading = getattr(error, "context", None) or ""
        return Problem(
            reason=getattr(error, "problem", None) or str(error),
            at=at,
            reading=reading,
            opened=at if opened is None else self.offset(opened),
            last=self.last,
        )

    def offset(self, mark: _Mark | None) -> int:
        """Return where a mark of the parser stands, within the text."""
        return self.base if mark is None else min(mark.index + self.base, len(self.text))


def _after_key(mapping: _Open) -> int:
    """Return where the colon of the last key ends, so that an empty last value lies inside its mapping."""
    if not mapping.mapping or len(mapping.children) < 2:
        return 0
    return mapping.children[-2].span.end + 1


def _events(parser: _Parser) -> Iterator[_Event]:
    while parser.check_event():
        yield parser.get_event()
