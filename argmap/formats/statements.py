"""Statements: what the keys of one say."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from argmap.diagnostics import Fix
from argmap.formats import citations, decode, waivers
from argmap.formats.findings import Findings, listing, replacing
from argmap.formats.keys import Record
from argmap.formats.reading import Prose, Reading, name
from argmap.formats.schema import KEY_NAMES, KINDS
from argmap.formats.tree import Scalar, Tree
from argmap.model import THESIS, Kind, Place, Side, Statement
from argmap.source import Span

_GLUED = re.compile(r"([a-z-]+):(?=[^\s:/])")

Getter = Callable[[Findings, str, Tree], object]

COMMON: Mapping[str, tuple[str, Getter]] = MappingProxyType(
    {
        "label": ("label", decode.line),
        "commentary": ("commentary", decode.markdown),
        "tags": ("tags", decode.lines),
        "accepted": ("accepted", decode.line),
    }
)
"""Fields that statements and groups share: by key, the field of the model and its getter."""

_OWN: Mapping[str, tuple[str, Getter]] = MappingProxyType(
    {
        **COMMON,
        "quote": ("quotes", decode.words),
        "extract": ("extract", decode.line),
        "grade": ("grade", decode.grade),
        "key": ("key", decode.flag),
    }
)


def add_bare(reading: Reading, found: Scalar, place: Place, side: Side) -> None:
    """Enter a statement that is text alone: a claim."""
    text = decode.line(reading.findings, "claim", found)
    if not text.strip() and place != THESIS:  # of which the map itself says so
        _report_empty(reading.findings, found, "This entry")
    glued = _GLUED.match(text)
    if glued and glued[1] in KEY_NAMES and not found.style:
        _report_glued(reading.findings, found, glued[1])
    statement = Statement(
        place=place, kind=Kind.CLAIM, text=text, side=side, span=found.span, text_span=found.span
    )
    reading.statements[place] = statement
    reading.trees[place] = found


def add(reading: Reading, record: Record, tree: Tree, place: Place, side: Side) -> None:
    """Enter a statement that has keys; where its words are missing it is entered without any."""
    kind, text, span = _words(reading.findings, record)
    values = common_values(reading, record, _OWN)
    if "id" in record.values:
        values["id"] = name(reading, record, place, step=False)
    if "source" in record.values:
        values["citations"] = citations.cited(reading, record.values["source"])
        if kind is not Kind.EVIDENCE:
            _report_source(reading.findings, record, kind)
    reading.trees[place] = tree
    reading.statements[place] = Statement(
        place=place,
        kind=kind,
        text=text,
        side=side,
        span=record.span,
        text_span=span,
        fields=record.fields,
        **values,
    )


def common_values(
    reading: Reading, record: Record, getters: Mapping[str, tuple[str, Getter]]
) -> dict[str, Any]:
    """Read the fields that have a getter, and what statements and steps read alike."""
    values = read_fields(reading.findings, record, getters)
    commentary = record.values.get("commentary")
    if isinstance(commentary, Scalar):
        reading.prose.append(Prose("commentary", commentary))
    if "waive" in record.values:
        values["waivers"] = waivers.local(reading, record.values["waive"])
    return values


def read_fields(
    findings: Findings, record: Record, getters: Mapping[str, tuple[str, Getter]]
) -> dict[str, Any]:
    """Read the fields that have a getter, by the names of the model."""
    values: dict[str, Any] = {}
    for key, tree in record.values.items():
        if key in getters:
            field, getter = getters[key]
            values[field] = getter(findings, key, tree)
    return values


def _words(findings: Findings, record: Record) -> tuple[Kind, str, Span]:
    """Return kind and words of a statement and where they stand."""
    kinds = [key for key in record.values if key in KINDS]
    if not kinds:
        _report_no_kind(findings, record)
        return Kind.CLAIM, "", record.span
    for extra in kinds[1:]:
        message = f"A statement is one of {listing(KINDS)}, and this one is `{kinds[0]}` already"
        findings.error("two-kinds", message, record.fields[extra].key, "keep one, or write two statements")
    tree = record.values[kinds[0]]
    text = decode.line(findings, kinds[0], tree)
    if not text.strip() and isinstance(tree, Scalar):
        _report_empty(findings, tree, f"`{kinds[0]}`", record.fields[kinds[0]].key)
    return Kind(kinds[0]), text, tree.span


def _report_no_kind(findings: Findings, record: Record) -> None:
    first = next(iter(record.fields.values()), None)
    span = first.key if first else record.span
    note = "type `claim: text`; `evidence:` for what is reported, `assumption:` for what is taken for granted"
    findings.error("missing-key", f"This statement has none of {listing(KINDS)}", span, note)


def _report_empty(findings: Findings, found: Scalar, what: str, key: Span | None = None) -> None:
    """Report text that is not there, unless a comment took it, which has been said."""
    after = findings.source.text[found.span.end : found.span.end + 40].lstrip(" \t")
    if after.startswith("#") and after[1:2] not in (" ", "\t", ""):
        return
    span = found.span if found.span.end > found.span.start or key is None else key
    findings.error("missing-text", f"{what} is empty", span, "type the words of the statement")


def _report_glued(findings: Findings, found: Scalar, key: str) -> None:
    start = found.span.start
    message = f"No space follows the colon after `{key}`, so YAML sees no key"
    span = Span(found.span.source, start, start + len(key) + 1)
    after = Span(span.source, span.end, span.end)
    fix = replacing("Put a space after the colon", after, " ", safe=key in KINDS)
    findings.error("no-space-after-colon", message, span, f"type `{key}: `", fix=fix)


def _report_source(findings: Findings, record: Record, kind: Kind) -> None:
    span = record.fields["source"].key
    rename = record.fields.get(kind.value)
    fix: Fix | None = None
    if rename is not None and "evidence" not in record.values:
        fix = replacing("Make it evidence", rename.key, "evidence")
    findings.warn(
        "source-on-claim",
        f"A source under {_article(kind)} backs nothing; only evidence is backed by a source",
        span,
        "type `evidence:` if the source reports just this; else put the source on evidence beneath it",
        fix=fix,
    )


def _article(kind: Kind) -> str:
    return "an assumption" if kind is Kind.ASSUMPTION else "a claim"
