"""Settings of a map: sources, expected statuses, rules, and wishes for the report."""

from collections.abc import Mapping as Dict
from types import MappingProxyType
from typing import Any

from argmap.formats import decode, schema
from argmap.formats.citations import is_source_key
from argmap.formats.findings import Findings, short
from argmap.formats.keys import entries, record
from argmap.formats.likelihood import SCALES
from argmap.formats.reading import Mention, Reading, normal
from argmap.formats.source_fields import check_fields
from argmap.formats.statements import Getter, read_fields
from argmap.formats.tree import Mapping, Scalar, Sequence, Tree
from argmap.model import Expectation, Field, Fields, ReportSettings, Source, SourceKey
from argmap.source import Span

_OWN_SOURCE_KEYS: Dict[str, tuple[str, Getter]] = MappingProxyType(
    {
        "short": ("short", decode.line),
        "origin": ("origin", decode.line),
        "grade": ("grade", decode.grade),
    }
)
_REPORT: Dict[str, tuple[str, Getter]] = MappingProxyType(
    {
        **{key: (key, decode.line) for key in ("template", "style", "theme")},
        "paper": ("paper", lambda findings, key, tree: decode.choice(findings, key, tree, schema.PAPERS)),
        "annex": ("annex", lambda findings, key, tree: decode.choice(findings, key, tree, schema.ANNEXES)),
        **{key: (key, decode.line) for key in ("to", "ask", "marking")},
        "from": ("sender", decode.line),
        "decide-by": ("decide_by", decode.line),
        "reference-docx": ("reference_docx", decode.path),
        "stance": ("stance", lambda findings, key, tree: decode.choice(findings, key, tree, schema.STANCES)),
        "likelihood": ("likelihood", lambda findings, key, tree: decode.choice(findings, key, tree, SCALES)),
        "pages": ("pages", decode.count),
        "next": ("next", decode.lines),
    }
)


def sources(reading: Reading, tree: Tree) -> Dict[SourceKey, Source]:
    """Read the works that can be cited, by key."""
    findings = reading.findings
    mapping = decode.mapping(findings, "sources", tree, '`smith-2020: "Smith (2020). Title."`')
    read: dict[SourceKey, Source] = {}
    for key, where, value in entries(findings, mapping) if mapping else ():
        if not is_source_key(key):
            message = f"`{short(key)}` cannot be cited; expected a key without blanks, commas or brackets"
            findings.error("malformed-id", message, where.span, "type for instance `smith-2020`")
        source = _source(findings, key, where, value)
        if source is not None:
            read[key] = source
    return MappingProxyType(read)


def expectations(reading: Reading, tree: Tree) -> tuple[Expectation, ...]:
    """Read the statuses that the author expects, by id."""
    mapping = decode.mapping(reading.findings, "expect", tree, "`expect: {some-id: holds}`")
    expected = []
    for key, where, value in entries(reading.findings, mapping) if mapping else ():
        status = decode.choice(reading.findings, key, value, schema.STATUSES)
        reading.mentions.append(Mention(normal(key), where.span, "`expect`", statement_only=True))
        if status:
            expected.append(Expectation(normal(key), status, where.span.cover(value.span)))
    return tuple(expected)


def rules(findings: Findings, tree: Tree) -> tuple[Dict[str, str], Fields]:
    """Read the severities that the author gives to rules, by name, and where they stand."""
    mapping = decode.mapping(findings, "rules", tree, "`rules: {bare-assertion: hint}`")
    named = list(entries(findings, mapping)) if mapping else []
    chosen = {rule: decode.choice(findings, rule, value, schema.SEVERITIES) for rule, _, value in named}
    fields = {rule: Field(key.span, value.span) for rule, key, value in named}
    severities = {rule: severity for rule, severity in chosen.items() if severity}
    return MappingProxyType(severities), MappingProxyType(fields)


def report(findings: Findings, tree: Tree) -> ReportSettings:
    """Read the map's wishes for its report."""
    mapping = decode.mapping(findings, "report", tree, "`report: {paper: A4}`")
    if mapping is None:
        return ReportSettings()
    found = record(findings, mapping, schema.REPORT)
    values = read_fields(findings, found, _REPORT)
    return ReportSettings(fields=found.fields, **values)


def _source(findings: Findings, key: str, where: Scalar, tree: Tree) -> Source | None:
    match tree:
        case Scalar():
            text = decode.line(findings, key, tree)
            if not text:
                message = f"The source `{short(key)}` says nothing"
                findings.error("missing-text", message, where.span, "type author, year and title after it")
            return Source(key=key, text=text, span=where.span.cover(tree.span))
        case Mapping():
            return _described(findings, key, tree, where.span)
        case Sequence():
            message = f"The source `{short(key)}` is a list, and text or CSL fields were expected"
            findings.error("wrong-type", message, tree.span, f'type `{short(key)}: "Author (year). Title."`')
    return None


def _described(findings: Findings, key: str, tree: Mapping, where: Span) -> Source:
    """Read a source given by CSL fields and ours."""
    found = record(findings, tree, schema.SOURCE)
    check_fields(findings, found.values)
    values: dict[str, Any] = read_fields(findings, found, _OWN_SOURCE_KEYS)
    csl = {name: plain(value) for name, value in found.values.items() if name not in _OWN_SOURCE_KEYS}
    return Source(
        key=key, csl=MappingProxyType(csl), span=where.cover(tree.span), fields=found.fields, **values
    )


def plain(tree: Tree) -> object:
    """Return a tree as text, lists and mappings, at any depth without recursion."""
    top: list[object] = []
    waiting: list[tuple[Tree, list[object] | dict[str, object], str]] = [(tree, top, "")]
    while waiting:
        here, into, key = waiting.pop()
        made: object = here.text if isinstance(here, Scalar) else ""
        if isinstance(here, Sequence):
            listing: list[object] = []
            made = listing
            waiting += [(entry, listing, "") for entry in reversed(here.entries)]
        elif isinstance(here, Mapping):
            named: dict[str, object] = {}
            made = named
            waiting += [
                (p.value, named, p.key.text) for p in reversed(here.pairs) if isinstance(p.key, Scalar)
            ]
        if isinstance(into, dict):
            into[key] = made
        else:
            into.append(made)
    return top[0]
