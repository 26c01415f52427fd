"""Maps as YAML that people like to read: an `ArgumentMap` to text.

Keys stand in the order of the table: first those with text, then those with keys of their own, last those
with statements. What the format can leave unsaid is left out, and a statement of which nothing else is said
is its words alone. Nothing is folded, and nothing stands in brackets.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from argmap.formats import block, schema
from argmap.model import (
    THESIS,
    ArgumentMap,
    Citation,
    Direction,
    Place,
    Premise,
    ReportSettings,
    Side,
    Source,
    Statement,
    Step,
    Waiver,
    Words,
)

_PREFIXES = ("argument ", "from ")  # reading takes these off
_BRACKETED = re.compile(r"\s*\[.*\]\s*", re.DOTALL)

_Record = dict[str, object]


def write(argument_map: ArgumentMap) -> str:
    """Write a map down, so that reading the text gives an equal map.

    The map must be as reading makes it: a statement stands in one place and is used elsewhere by its id. A
    semicolon in a locator becomes a comma, for it would part two citations.
    """
    pieces: list[str] = []
    apart = False
    for key, value in _map(argument_map).items():
        section = not _is_text(value)
        if pieces and (section or apart):
            pieces.append("")
        pieces += block.lines({key: value})
        apart = section
    return "\n".join([*pieces, ""])


def _map(argument_map: ArgumentMap) -> _Record:
    said = {
        "subtitle": argument_map.subtitle,
        "authors": _one_or_more(argument_map.authors),
        "date": argument_map.date,
        "language": argument_map.language,
        "bottom-line": _prose(argument_map.bottom_line),
        "essay": argument_map.essay,
        "bibliography": _texts(argument_map.bibliography),
        "sources": {key: _source(source) for key, source in argument_map.sources.items()},
        "expect": {expected.id: expected.status for expected in argument_map.expect},
        "waive": [_waiver(waiver) for waiver in argument_map.waivers],
        "rules": dict(argument_map.rules),
        "fonts": _texts(argument_map.fonts),
        "report": _report(argument_map.report),
        "accepted": argument_map.accepted,
    }
    records = _records(argument_map)
    asides = [_short(records[place]) for place in argument_map.asides]
    statements = {"thesis": _short(records[THESIS]), **({"aside": asides} if asides else {})}
    return {"title": argument_map.title, **_said(said), **statements}


def _said(record: Mapping[str, object]) -> _Record:
    """Leave out what says nothing; put text before what has keys of its own."""
    said = {key: value for key, value in record.items() if value not in ("", (), [], {}, None)}
    return dict(sorted(said.items(), key=lambda pair: not _is_text(pair[1])))


def _is_text(value: object) -> bool:
    """Tell whether a value is a text or a list of texts."""
    return isinstance(value, str) or (
        isinstance(value, Sequence) and all(isinstance(entry, str) for entry in value)
    )


# Statements and steps: records are made first and then put into one another, so depth costs no recursion.


def _records(argument_map: ArgumentMap) -> dict[Place, _Record]:
    """Make the record of each statement, with all that stands beneath it."""
    steps = argument_map.steps.values()
    own = {step.premises[0].statement: step for step in steps if _stands_alone(step)}
    records = {
        place: _said({**_statement(statement), **(_step(own[place]) if place in own else {})})
        for place, statement in argument_map.statements.items()
    }
    entries = {
        step.place: records[step.premises[0].statement] if _stands_alone(step) else _entry(step)
        for step in steps
    }
    for step in steps:
        if not step.undercuts:
            target = argument_map.statements[step.target]
            _put(records[step.target], _relation(step, target.side), entries[step.place])
    for step in steps:
        _put_premises(entries[step.place], step, records)
    for step in steps:
        if step.undercuts:
            _put(entries[step.target], "undercutters", entries[step.place])
    for record in (*records.values(), *entries.values()):
        for key in schema.LISTS & record.keys():
            record[key] = [_short(entry) for entry in _entries(record, key)]
    return records


def _stands_alone(step: Step) -> bool:
    """Tell whether a step and the one statement that is its premise share their keys."""
    return _is_single(step) and not step.premises[0].ref


def _is_single(step: Step) -> bool:
    """Tell whether a step needs no `premises:`; a group of one may have tags and waivers of its own."""
    return not (step.grouped or len(step.premises) != 1 or step.tags or step.waivers or step.accepted)


def _relation(step: Step, side: Side) -> str:
    if step.direction is Direction.FOR:
        return "reasons"
    return schema.AGAINST[0] if side is Side.OURS else schema.AGAINST[1]


def _put(record: _Record, key: str, entry: _Record) -> None:
    _entries(record, key).append(entry)


def _entries(record: _Record, key: str) -> list[object]:
    entries = record.setdefault(key, [])
    return entries if isinstance(entries, list) else []


def _put_premises(entry: _Record, step: Step, records: Mapping[Place, _Record]) -> None:
    """Put the members of a group, and a warrant that is a statement, into the entry of their step."""
    if not _is_single(step):
        entry["premises"] = [_member(premise, records) for premise in step.premises]
    if step.warrant_premise is not None:
        entry["warrant"] = records[step.warrant_premise.statement]


def _member(premise: Premise, records: Mapping[Place, _Record]) -> _Record:
    return {"ref": premise.ref} if premise.ref else records[premise.statement]


def _short(entry: object) -> object:
    """Return the words alone of a claim of which nothing else is said."""
    return entry["claim"] if isinstance(entry, dict) and entry.keys() == {"claim"} else entry


def _entry(step: Step) -> _Record:
    """Make the record of a reuse, or of a group without its members."""
    if _is_single(step):
        return {"ref": step.premises[0].ref, **_said(_step(step))}
    named = _said({"id": step.id, "label": step.label, "commentary": _prose(step.commentary)})
    if step.grouped and len(step.premises) == 1 and not named:
        named = {"label": ""}  # a group of one without any of these would be that one
    said = {"tags": _one_or_more(step.tags), "waive": _waivers(step.waivers), "accepted": step.accepted}
    return {**named, **_said({**said, **_step(step)})}


def _statement(statement: Statement) -> _Record:
    return {
        statement.kind.value: statement.text,
        "id": statement.id,
        "label": statement.label,
        "commentary": _prose(statement.commentary),
        "quote": _texts(statement.quotes),
        "source": _one_or_more([_cited(citation) for citation in statement.citations]),
        "extract": statement.extract,
        "grade": statement.grade,
        "key": "true" if statement.key else "",
        "tags": _one_or_more(statement.tags),
        "waive": _waivers(statement.waivers),
        "accepted": statement.accepted,
    }


def _step(step: Step) -> _Record:
    """Return what is said of a step itself and is no statement."""
    prefix = "argument from " if step.scheme.startswith(_PREFIXES) else ""
    return {
        "weight": "" if step.weight is None else repr(float(step.weight)).removesuffix(".0"),
        "warrant": step.warrant,
        "scheme": prefix + step.scheme,
        "outweighed": step.outweighed,
    }


# Values.


def _prose(text: str) -> str:
    """Return Markdown as it is to stand; several lines end as a block does."""
    return f"{text}\n" if "\n" in text else text


def _one_or_more(texts: Sequence[str]) -> object:
    return texts[0] if len(texts) == 1 else list(texts)


def _texts(words: Iterable[Words]) -> object:
    return _one_or_more([piece.text for piece in words])


def _waivers(waivers: Iterable[Waiver]) -> _Record:
    return {waiver.rule: waiver.because for waiver in waivers}


def _waiver(waiver: Waiver) -> _Record:
    places = {"at": waiver.at, "essay": waiver.essay}
    return {waiver.rule: waiver.because, **{key: place for key, place in places.items() if place}}


def _cited(citation: Citation) -> str:
    """Return a source and the place in it, as text that is split into just these."""
    # A key has a semicolon only where Unicode composes one from the Greek question mark.
    key = citation.source.replace(";", "\N{GREEK QUESTION MARK}")
    text = f"@{key}" if key.startswith("@") else key
    if citation.locator:
        text += ", " + citation.locator.replace(";", ",")
    return f"[{text}]" if _BRACKETED.fullmatch(text) else text


def _source(source: Source) -> object:
    if source.text:
        return source.text
    own = {"short": source.short, "origin": source.origin, "grade": source.grade}
    return {**source.csl, **{key: text for key, text in own.items() if text}}


def _report(report: ReportSettings) -> _Record:
    values: _Record = {}
    for key in schema.REPORT.table:
        value = getattr(report, "sender" if key == "from" else key.replace("-", "_"))
        values[key] = _one_or_more(value) if isinstance(value, tuple) else str(value or "")
    return {key: value for key, value in values.items() if value}
