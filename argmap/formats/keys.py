"""A mapping's keys: which it may have, and what to say of the others."""

from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from argmap.diagnostics import Fix, Note
from argmap.formats import schema
from argmap.formats.findings import Findings, is_plain, listing, quoted, replacing, short
from argmap.formats.joins import joining
from argmap.formats.near import Near
from argmap.formats.schema import Keys
from argmap.formats.tree import Mapping, Scalar, Sequence, Tree
from argmap.model import Field, Fields
from argmap.source import Span


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping by its keys: `values` holds those that may stand there, `fields` the places of all."""

    span: Span
    values: Dict[str, Tree]
    fields: Fields


@dataclass(frozen=True, slots=True)
class _Stray:
    """A key that may not stand where it does; `name` is it in NFC, `before` the value before it."""

    name: str
    key: Scalar
    value: Tree
    before: Tree | None


def record(findings: Findings, mapping: Mapping, keys: Keys, *, against: str = "") -> Record:
    """Read the keys of a mapping, reporting those it may not have; a slip counts as the key it was meant for.

    `against` is the word for what speaks against a statement here, offered in place of `undercutters`.
    """
    values: dict[str, Tree] = {}
    fields: dict[str, Field] = {}
    strays: list[_Stray] = []
    before: Tree | None = None
    for name, key, value in entries(findings, mapping):
        if name in keys.table:
            values[name] = value
        else:
            strays.append(_Stray(name, key, value, before))
        fields[name] = Field(key.span, value.span)
        before = value
    lone = sum(_empty(stray.value) for stray in strays) == 1
    for stray in strays:
        if mapping.flow and _empty(stray.value) and stray.name != "<<":
            _report_comma(findings, stray, safe=lone and not keys.near(stray.name))
            continue
        meant = _report(findings, stray, keys, values, against)
        if meant:
            values[meant] = stray.value
            fields[meant] = fields[stray.name]
    return Record(mapping.span, values, MappingProxyType(fields))


def entries(findings: Findings, mapping: Mapping) -> Iterator[tuple[str, Scalar, Tree]]:
    """Give the keys, as text in NFC, with their values, each once, where any key may stand.

    Keys that are no text, empty, or there twice are reported and left out.
    """
    first: dict[str, Span] = {}
    for pair in mapping.pairs:
        key = pair.key
        if not isinstance(key, Scalar) or not key.text:
            _report_odd_key(findings, key)
            continue
        name = key.text if key.text.isascii() else normalize("NFC", key.text)
        if name in first:
            _report_duplicate(findings, key, first[name])
        else:
            first[name] = key.span
            yield name, key, pair.value


def _report_odd_key(findings: Findings, key: Tree) -> None:
    if isinstance(key, Sequence | Mapping):
        message, note = "A key is a list or a mapping here, and keys are text", "type `key: text`"
        findings.error("odd-key", message, key.span, note)
    elif isinstance(key, Scalar):
        findings.error("odd-key", "A colon stands here with no key before it", key.span, "type `key: text`")


def _report_duplicate(findings: Findings, key: Scalar, first: Span) -> None:
    line = findings.source.position(first.start)[0]
    findings.error(
        "duplicate-key",
        f"`{short(key.text)}` stands here twice; the first is on line {line}",
        key.span,
        Note("the first", first),
        "keep one, or join what stands under them in one list",
    )


def _report(findings: Findings, stray: _Stray, keys: Keys, taken: Dict[str, Tree], against: str) -> str:
    """Report a key that may not stand here; return the key to read it as, or nothing."""
    if stray.name == "<<":
        note = "write the keys out, or use a statement again by `ref:`"
        findings.error(
            "merge-key", "`<<` merges keys by YAML's means, which maps do without", stray.key.span, note
        )
        return ""
    meant = keys.near(stray.name)
    if meant:
        _report_near(findings, stray, keys, meant, free=meant not in taken)
        return "" if meant in taken else meant
    if schema.owners(stray.name):
        _report_misplaced(findings, stray, keys, taken, against)
    else:
        message = f"{_subject(keys)} has no key `{short(stray.name)}`"
        findings.error("unknown-key", message, stray.key.span, f"its keys: {_choice(keys)}")
    return ""


def _subject(keys: Keys) -> str:
    return keys.place[:1].upper() + keys.place[1:]


def _choice(keys: Keys) -> str:
    names = [name for name, key in keys.table.items() if key.means != "a CSL field"]
    more = " and the fields of CSL" if len(names) < len(keys.table) else ""
    return listing(names) + more


def _empty(tree: Tree) -> bool:
    return isinstance(tree, Scalar) and not tree.text and not tree.style


def _report_comma(findings: Findings, stray: _Stray, *, safe: bool) -> None:
    """Report text in braces that was cut in two at a comma; `safe` tells that it was cut nowhere else."""
    before = stray.before
    fix = None
    if isinstance(before, Scalar) and before.text:
        whole = before.span.cover(stray.key.span)
        raw = findings.raw(whole)
        safe = safe and not before.style and is_plain(raw)
        fix = replacing("Put the text in quotes", whole, quoted(raw), safe=safe)
    findings.error(
        "split-by-comma",
        f"In braces a comma ends the text before it, so `{short(stray.name)}` became a key of its own",
        stray.key.span,
        "put text that holds a comma in quotes",
        fix=fix,
    )


def _report_near(findings: Findings, stray: _Stray, keys: Keys, meant: str, *, free: bool) -> None:
    message = f"{_subject(keys)} has no key `{short(stray.name)}`; did you mean `{meant}`?"
    note = f"type `{meant}:`" if free else f"`{meant}` stands here too; keep one of them"
    safe = stray.name not in schema.KEY_NAMES and _known(tuple(keys.table)).is_alone(stray.name)
    fix = replacing(f"Write `{meant}`", stray.key.span, meant, safe=safe) if free else None
    findings.error("unknown-key", message, stray.key.span, note, fix=fix)


@cache
def _known(names: tuple[str, ...]) -> Near:
    return Near(names, reach=2)


def _report_misplaced(
    findings: Findings, stray: _Stray, keys: Keys, taken: Dict[str, Tree], against: str
) -> None:
    name, fix = stray.name, None
    notes = [_why_not(name, keys)]
    if name == "undercutters" and against:
        notes.append(f"to speak against the statement type `{against}:`")
        fix = _rename(stray.key, against)
        if against in taken:
            fix = joining(findings, stray.key.span, stray.value, taken[against], against)
    message = f"{_subject(keys)} cannot have `{name}`"
    findings.error("misplaced-key", message, stray.key.span, *notes, fix=fix)


def _why_not(name: str, keys: Keys) -> str:
    if name in schema.STEP_KEYS:
        if keys is schema.MEMBER or keys is schema.MEMBER_REUSE:
            return f"`{name}` is about the joint step: put it beside `premises`"
        return f"`{name}` is about a step, and {keys.place} is none"
    if keys is schema.GROUP:
        return f"put `{name}` on one of the premises"
    if keys in (schema.REUSE, schema.MEMBER_REUSE):
        return f"put `{name}` where the statement with this id is defined"
    return f"`{name}` belongs on {' or '.join(schema.owners(name))}"


def _rename(key: Scalar, name: str) -> Fix | None:
    return replacing(f"Write `{name}`", key.span, name)
