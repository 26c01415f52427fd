"""Nested text, lists and mappings as YAML in block style, with quotes only where they are needed.

No line is folded. Depth costs no recursion.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from argmap.formats.schema import KEY_NAMES

_NEEDS_QUOTES = re.compile(
    r"""\A[\s\[\]{}#&*!|>'"%@`,?:]"""  # what begins another thing than text
    r"|\A-(?:--|[ \t]|\Z)"  # a list entry, or the end of a document
    r"|:(?:[ \t]|\Z)|[ \t]#|\t|\s\Z"
    r"|\A(?:~|null|Null|NULL|<<|=|)\Z"  # what other readers of YAML take for no text
)
_GLUED = re.compile(r"([a-z-]+):(?=[^\s:/])")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LONGEST_KEY = 1_000  # a key of more than 1,024 characters is none to YAML, unless `?` says so


def lines(mapping: Mapping[str, object]) -> Iterator[str]:
    """Give the lines of a mapping whose values are text, lists and mappings, at any depth."""
    waiting = list(_children(mapping, "", -2))[::-1]
    while waiting:
        lead, column, value = waiting.pop()
        if isinstance(value, str):
            yield f"{lead} {_literal(value, column + 2) or inline(value)}"
        elif not value:
            yield f"{lead} {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            if lead.endswith(":"):
                yield lead
                lead = ""
            waiting.extend(reversed(list(_children(value, lead, column))))


def _children(value: object, lead: str, column: int) -> Iterator[tuple[str, int, object]]:
    """Give what stands under a key, or behind the dash that ends `lead`, at this column.

    Each child has the beginning of its line, its column, and its value. A list under a key stands in the
    column of that key.
    """
    if isinstance(value, Mapping):
        column += 2
        for key, below in value.items():
            lead = f"{lead} " if lead else " " * column
            yield f"{lead}{_key(key, column)}:", column, below
            lead = ""
    elif isinstance(value, Sequence):
        column += 2 if lead else 0
        for below in value:
            yield f"{lead} -" if lead else f"{' ' * column}-", column, below
            lead = ""


def _key(key: str, column: int) -> str:
    text = inline(key)
    return text if len(text) <= _LONGEST_KEY else f"? {text}\n{' ' * column}"


def inline(text: str) -> str:
    """Return text on one line, as it is where that is read as this text, in quotes elsewhere."""
    if _UNPRINTABLE.search(text) or "\n" in text or "\t" in text:
        return f'"{_ESCAPED.sub(_escape, text)}"'
    if not _NEEDS_QUOTES.search(text) and not _is_glued(text):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _is_glued(text: str) -> bool:
    """Tell whether text would be taken for a key that lacks the blank behind its colon."""
    glued = _GLUED.match(text)
    return glued is not None and glued[1] in KEY_NAMES


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    code = ord(letter)
    return _ESCAPES.get(letter) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _literal(text: str, margin: int) -> str:
    """Return text of several lines behind `|`, or nothing where that would change it."""
    if "\n" not in text or text.endswith("\n\n") or not text.strip() or _UNPRINTABLE.search(text):
        return ""
    indent = "2" if text[0] in " \t\n" else ""
    chomp = "" if text.endswith("\n") else "-"
    body = [" " * margin + line if line else "" for line in text.removesuffix("\n").split("\n")]
    return "\n".join([f"|{indent}{chomp}", *body])
