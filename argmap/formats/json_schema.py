"""What an editor needs to know of the format: the tables of keys as JSON Schema, draft 07.

An editor gives values types before it looks at them, so text may come as a number, as true or false, or as
nothing. What concerns a map as a whole (an id that is taken, or names nothing) and how its text is written
(comments, quotes, anchors) no schema can tell; reading does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from argmap.formats import schema
from argmap.formats.likelihood import SCALES
from argmap.formats.schema import Keys
from argmap.model import Direction, Side

Schema = Mapping[str, object]


def json_schema() -> dict[str, object]:
    """Return the schema of a map, as values that JSON can hold."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:argmap:format:1",
        **_record(schema.MAP, _of_map()),
        "definitions": {**_FORMS, **dict(_definitions())},
    }


def _record(keys: Keys, values: Mapping[str, Schema], never: Collection[str] = ()) -> dict[str, object]:
    """Describe a mapping that has the keys of a table and no others; those in `never` are left out."""
    known = {name: key for name, key in keys.table.items() if name not in never}
    required = [name for name, key in known.items() if key.required]
    return {
        "title": keys.place,
        "type": "object",
        "properties": {name: {"description": key.means, **values[name]} for name, key in known.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


# Statements and steps, by the side that their words are on.


def _definitions() -> Iterator[tuple[str, Schema]]:
    for side in Side:
        reuse = _record(schema.MEMBER_REUSE, _VALUES)
        yield f"member-{side}", _any(_WORDS, _statement(schema.MEMBER, side), reuse)
        yield f"warrant-{side}", _statement(schema.WARRANT, side)
        for direction in Direction:
            yield f"{direction}-{side}", _step(direction, side)


def _step(direction: Direction, side: Side) -> Schema:
    """Describe an entry of its own: words, a statement, a group or a reuse."""
    never = ("outweighed",) if direction is Direction.FOR else ()
    statement = _statement(schema.STATEMENT_STEP, side, never)
    group, reuse = (_record(keys, _values(side), never) for keys in (schema.GROUP, schema.REUSE))
    return _any(_WORDS, statement, group, reuse)


def _statement(keys: Keys, side: Side, never: Collection[str] = ()) -> Schema:
    """Describe a statement; what speaks against it has a name of its own on each side."""
    wrong = schema.AGAINST[side is Side.OURS]
    one_kind = [{"required": [kind]} for kind in schema.KINDS]
    return {**_record(keys, _values(side), (wrong, *never)), "oneOf": one_kind}


def _values(side: Side) -> Mapping[str, Schema]:
    """Return what stands under the keys of statements, groups and reuses on a side."""
    other = Side.THEIRS if side is Side.OURS else Side.OURS
    against = _any(_one_or_more(_ref(f"{Direction.AGAINST}-{other}")), _NOTHING)
    member = _ref(f"member-{side}")
    return {
        **_VALUES,
        **dict.fromkeys((*schema.AGAINST, "undercutters"), against),
        "reasons": _any(_one_or_more(_ref(f"{Direction.FOR}-{side}")), _NOTHING),
        "premises": _any(member, {"type": "array", "items": member, "minItems": 1}),
        "warrant": _any(_LINE, _ref(f"warrant-{side}")),
        "waive": _keyed(_WORDS, never=schema.WAIVER.table),
    }


def _of_map() -> Mapping[str, Schema]:
    """Return what stands under the keys of the map itself."""
    aside = _any(_WORDS, _statement(schema.ASIDE, Side.OURS))
    of_source = {**dict.fromkeys(schema.CSL_FIELDS, _ANYTHING), **_OF_SOURCE}
    return {
        **_VALUES,
        "thesis": _any(_WORDS, _statement(schema.THESIS, Side.OURS)),
        "aside": _any(_one_or_more(aside), _NOTHING),
        "sources": _keyed(_any(_WORDS, _record(schema.SOURCE, of_source)), names=_ref("source-key")),
        "waive": _one_or_more(_ref("waiver")),
        "expect": _keyed(_choice(schema.STATUSES)),
        "rules": _keyed(_choice(schema.SEVERITIES, _OFF)),
        "report": {**_record(schema.REPORT, _VALUES), "type": ["object", "null"]},
    }


# Values: text of some form, one or more of a kind, and keys that the author chooses.


def _any(*choices: Schema) -> Schema:
    return {"anyOf": list(choices)}


def _one_or_more(entry: Schema) -> Schema:
    return _any(entry, {"type": "array", "items": entry})


def _ref(name: str) -> Schema:
    """Refer to a definition; beside a bare `$ref`, a description would not count."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _choice(words: Collection[str], *values: object) -> Schema:
    """Describe one of a few words, values that an editor may take them for, or nothing."""
    text = f"^{_BLANK}*(?:(?:{'|'.join(words)}){_BLANK}*)?$"
    return _any({"enum": [*words, *values]}, {"type": ["string", "null"], "pattern": text})


def _keyed(value: Schema, *, never: Iterable[str] = (), names: Schema | None = None) -> Schema:
    """Describe a mapping whose keys the author chooses, or nothing."""
    return {
        "type": ["object", "null"],
        "properties": dict.fromkeys(never, False),
        "propertyNames": names or {"minLength": 1},
        "additionalProperties": value,
    }


def _form(pattern: str, *types: str, says: str, **limits: int) -> Schema:
    """Describe text of a form, or a value of other types within limits; blanks at its ends do not count."""
    optional = "?" if "null" in types else ""
    return {
        "type": ["string", *types],
        "pattern": f"^{_BLANK}*(?:(?:{pattern}){_BLANK}*){optional}$",
        "patternErrorMessage": says,
        **limits,
    }


_BLANK = r"[ \t\n\r\u000b\u000c\u001c-\u001f\u0085\u2028\u2029]"
# Where a power of ten is small enough for what stands before it, only reading can tell.
_SHARE = (
    r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:[eE][+-]?[0-9]{1,3})?"
    r"|\+?(?:0*\.[0-9]+|0*1(?:\.0*)?)(?:[eE]\+?0{1,3})?"
    r"|\+?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE]-[0-9]{1,3}"
)
_MARKS = r"\u0000-,./:-@\[-^`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f"
"""What no id holds. In other scripts a pattern cannot tell letters from signs; reading does."""
_BOOLEANS = ("true", "false", "yes", "no", "on", "off")
_IN_ANY_CASE = ["".join(f"[{letter}{letter.upper()}]" for letter in word) for word in _BOOLEANS]

_OFF = False
"""What `off` is in older YAML."""
_ANYTHING: Schema = {}
_NOTHING: Schema = {"type": "null"}
_LINE: Schema = {"type": ["string", "number", "boolean", "null"]}
_LINES: Schema = {"type": ["string", "number", "boolean", "null", "array"], "items": _LINE}
_WORDS: Schema = {
    "type": ["string", "number", "boolean"],
    "pattern": _BLANK.replace("[", "[^"),
    "patternErrorMessage": "Expected words",
}
_OF_SOURCE: Mapping[str, Schema] = {"short": _LINE, "origin": _LINE, "grade": _ref("grade")}
_VALUES: Mapping[str, Schema] = {
    **dict.fromkeys(("title", *schema.KINDS, "ref", "outweighed"), _WORDS),
    **dict.fromkeys(("subtitle", "date", "language", "bottom-line", "essay", "accepted"), _LINE),
    **dict.fromkeys(("label", "commentary", "extract", "at"), _LINE),
    **dict.fromkeys(("template", "style", "theme", "reference-docx", "to", "from", "ask"), _LINE),
    **dict.fromkeys(("decide-by", "marking"), _LINE),
    **dict.fromkeys(("authors", "bibliography", "fonts", "quote", "source", "tags", "next"), _LINES),
    **{name: _ref(name) for name in ("id", "grade", "key", "weight", "pages")},
    "format": _choice(("1",), 1),
    "scheme": _any({"enum": list(schema.SCHEMES)}, _LINE),
    "paper": _choice(schema.PAPERS),
    "stance": _choice(schema.STANCES),
    "likelihood": _choice(SCALES),
    "annex": _choice(schema.ANNEXES),
}
"""What stands under a key, wherever that means the same."""

_FORMS: Mapping[str, Schema] = {
    "id": _form(
        rf"[^0-9_\-{_MARKS}][^{_MARKS}]*",
        "boolean",
        says="Expected a letter, then letters, digits, `-` or `_`",
    ),
    "source-key": {
        "pattern": r"^[^\s,;@\[\]]+$",
        "patternErrorMessage": "Expected a key without blanks, commas or brackets",
    },
    "grade": _form(
        f"[A-F][1-6]|{_SHARE}",
        *("number", "null"),
        says="Expected a grade from A1 to F6 or a number from 0 to 1",
        minimum=0,
        maximum=1,
    ),
    "weight": _form(_SHARE, "number", "null", says="Expected a number from 0 to 1", minimum=0, maximum=1),
    "pages": _form(
        r"(?=[0-9]{1,6}(?![0-9]))0*[1-9][0-9]*",
        *("integer", "null"),
        says="Expected a whole number from 1",
        minimum=1,
        maximum=999_999,
    ),
    "key": _form("|".join(_IN_ANY_CASE), "boolean", "null", says="Expected true or false"),
    "waiver": {
        **_record(schema.WAIVER, _VALUES),
        "type": ["object", "null"],
        "propertyNames": {"minLength": 1},
        "additionalProperties": _WORDS,
        "minProperties": 1,
        "dependencies": {
            "at": {"minProperties": 2, "properties": {"essay": False}},
            "essay": {"minProperties": 2},
        },
    },
}
"""Definitions of what stands in many places."""
