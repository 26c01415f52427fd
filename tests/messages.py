"""The messages of the package: what a catalogue of a language has to have.

`python tests/messages.py de` prints the entries that `de.po` lacks, ready to be appended and filled.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import argmap.language
from argmap.report.templates import TEMPLATES, text_of

ROOT = Path(argmap.language.__file__).parent.parent

ONE = frozenset(("message", "text", "say", "parts", "_"))
"""Calls whose first argument is a message."""

PAIR = {"count": 1, "say_count": 1, "count_parts": 1, "_numbered": 2}
"""Calls that take the forms for one and for many, and where the form for one stands."""


@dataclass(frozen=True)
class Messages:
    """Messages, and counted ones by their form for one with that for many; `where` tells who says them."""

    singular: dict[str, None] = field(default_factory=dict)
    pairs: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def add(self, place, one, many=None):
        self.where.setdefault(one, place)
        if many is None:
            self.singular.setdefault(one)
            return
        assert self.pairs.setdefault(one, many) == many, f"two forms for many of one message: {one}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.where)


@cache
def messages() -> Messages:
    """Return every message of the package; what is also the form for one of a pair is told as the pair."""
    found = Messages()
    for number in argmap.language._SMALL:
        found.add("argmap/language/__init__.py", number)
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT.parent).as_posix()
        for said in said_in_code(path.read_text(encoding="utf-8")):
            found.add(place, *said)
    for name in TEMPLATES:
        for one in said_in_template(text_of(name)):
            found.add(f"argmap/report/templates/{name}.md", one)
    for one in found.pairs:
        found.singular.pop(one, None)
    return found


def said_in_code(source):
    """Return the messages of a module in order, as tuples: of one, or of the forms for one and for many."""
    parts = sorted(_parts(ast.parse(source)), key=lambda part: (part.lineno, part.col_offset))
    unpacked = {id(part.value) for part in parts if isinstance(part, ast.Assign) and _unpacks(part)}
    found, paired = [], set()
    for part in parts:
        marked = _marked_pair(part) if id(part) not in unpacked else None
        if marked is not None:
            paired.update(map(id, part.elts))
            found.append(marked)
        elif isinstance(part, ast.Call) and id(part) not in paired:
            found.extend(_said_by_call(part))
    return found


def _parts(tree):
    """Return what can hold messages; of parts that begin at one place, the outer before the inner."""
    of_a_kind = (ast.Assign, ast.Tuple, ast.Call)
    return [part for kind in of_a_kind for part in ast.walk(tree) if isinstance(part, kind)]


def _unpacks(assignment):
    return isinstance(assignment.targets[0], ast.Tuple)


def _marked_pair(part):
    """Return the two messages of a tuple that holds just two, the forms for one and for many."""
    if not isinstance(part, ast.Tuple) or len(part.elts) != 2:
        return None
    marked = [
        element for element in part.elts if isinstance(element, ast.Call) and _name(element) == "message"
    ]
    return tuple(element.args[0].value for element in marked) if len(marked) == 2 else None


def _said_by_call(call):
    name = _name(call)
    if name in ONE and call.args:
        yield from ((words,) for words in _strings(call.args[0]))
    first = PAIR.get(name)
    if first is not None and len(call.args) > first + 1:
        yield from zip(_strings(call.args[first]), _strings(call.args[first + 1]), strict=True)


def _name(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _strings(expression):
    """Yield the strings that an expression can be: itself, or either side of a condition."""
    if isinstance(expression, ast.IfExp):
        yield from _strings(expression.body)
        yield from _strings(expression.orelse)
    elif isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value


def said_in_template(text):
    """Return the messages of a template, in order."""
    from jinja2 import Environment, nodes

    calls = Environment(autoescape=True).parse(text).find_all(nodes.Call)
    said = [call.args[0] for call in calls if getattr(call.node, "name", "") == "_" and call.args]
    return [part.value for part in said if isinstance(part, nodes.Const)]


def catalogue(code):
    """Return the catalogue of a language as Babel reads it."""
    from io import BytesIO

    from babel.messages.pofile import read_po

    text = files(argmap.language).joinpath(f"{code}.po").read_bytes()
    return read_po(BytesIO(text), locale=code)


def entries(code):
    """Return the entries of a catalogue by message: its form for many, or nothing, and its own words."""
    found = {}
    for entry in catalogue(code):
        if not entry.id:
            continue
        one, many = entry.id if isinstance(entry.id, tuple) else (entry.id, None)
        words = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        found[one] = (many, words)
    return found


def lacking(code):
    """Return the messages that a catalogue lacks, or has with another form for many or without words."""
    known, wanted = entries(code), messages()
    return [one for one in wanted if not _complete(known.get(one), wanted.pairs.get(one))]


def _complete(entry, many):
    return entry is not None and entry[0] == many and all(entry[1])


def written(code):
    """Return the entries that a catalogue lacks as they are to be appended to it."""
    wanted, forms = messages(), catalogue(code).num_plurals
    return "".join(_entry(wanted, one, forms) for one in lacking(code))


def _entry(wanted, one, forms):
    lines = [f"\n#: {wanted.where[one]}", f"msgid {_quoted(one)}"]
    if one not in wanted.pairs:
        return "\n".join([*lines, 'msgstr ""', ""])
    lines.append(f"msgid_plural {_quoted(wanted.pairs[one])}")
    return "\n".join([*lines, *(f'msgstr[{number}] ""' for number in range(forms)), ""])


def _quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    print(written(sys.argv[1]), end="")
