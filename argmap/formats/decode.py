"""Typed getters: what a value must be, by the field it stands in.

Every scalar is text until a getter gives it a type, so that `no`, `12:30` and `1e3` never surprise. Each
getter takes the key's name for its messages, and returns an empty value of its type after reporting a
wrong one.
"""

import re
from collections.abc import Iterable

from argmap.diagnostics import Fix
from argmap.formats.findings import Findings, collapsed, is_plain, listing, quoted, replacing, short
from argmap.formats.near import Near, alike
from argmap.formats.schema import KEY_NAMES, SCHEMES
from argmap.formats.tree import Broken, Mapping, Scalar, Sequence, Tree
from argmap.model import Words
from argmap.source import Span

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_LOST = re.compile(r"[ \t]#\S[^\r\n]*")
_ADMIRALTY = re.compile(r"[A-F][1-6]")
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off", ""})


def scalar(findings: Findings, name: str, tree: Tree) -> Scalar | None:
    """Return a value that must be text as it was read, or None after reporting what it is instead."""
    if isinstance(tree, Scalar):
        if tree.style == '"' and _CONTROL.search(tree.text):
            message = f"The text of `{name}` holds a control character, written as an escape"
            findings.error("control-character", message, tree.span, "take the escape out")
        return tree
    if not isinstance(tree, Broken):
        _not_text(findings, name, tree)
    return None


def line(findings: Findings, name: str, tree: Tree) -> str:
    """Return plain text with white space collapsed."""
    found = scalar(findings, name, tree)
    return collapsed(found.text) if found else ""


def path(findings: Findings, name: str, tree: Tree) -> str:
    """Return a path as it was written, without white space at its ends."""
    found = scalar(findings, name, tree)
    return found.text.strip() if found else ""


def paths(findings: Findings, name: str, tree: Tree) -> tuple[Words, ...]:
    """Return one path or a list of them, each with its place."""
    pieces = [found for entry in listed(tree) if (found := scalar(findings, name, entry))]
    return tuple(Words(piece.text.strip(), piece.span) for piece in pieces if piece.text.strip())


def markdown(findings: Findings, name: str, tree: Tree) -> str:
    """Return Markdown as it was written, without blank lines at its ends."""
    found = scalar(findings, name, tree)
    return _BLANK_LINES.sub("", found.text).rstrip(" \t\n") if found else ""


def words(findings: Findings, name: str, tree: Tree) -> tuple[Words, ...]:
    """Return one piece of text or a list of them, each with its place."""
    pieces = [found for entry in listed(tree) if (found := scalar(findings, name, entry))]
    return tuple(Words(collapsed(piece.text), piece.span) for piece in pieces if piece.text.strip())


def lines(findings: Findings, name: str, tree: Tree) -> tuple[str, ...]:
    """Return one line of text or a list of them."""
    return tuple(piece.text for piece in words(findings, name, tree))


def flag(findings: Findings, name: str, tree: Tree) -> bool:
    """Return whether a key says true."""
    text = line(findings, name, tree).casefold()
    if text not in _TRUE | _FALSE:
        _wrong(findings, name, "true or false", tree)
    return text in _TRUE


def share(findings: Findings, name: str, tree: Tree) -> float | None:
    """Return a number from 0 to 1, or None where there is none."""
    text = line(findings, name, tree)
    value = _share(text)
    if text and value is None:
        _wrong(findings, name, "a number from 0 to 1", tree, fix=_percent(text, tree))
    return value


def count(findings: Findings, name: str, tree: Tree) -> int | None:
    """Return a whole number from 1, or None where there is none."""
    text = line(findings, name, tree)
    if text.isascii() and text.isdigit() and len(text) < 7 and int(text) > 0:
        return int(text)
    if text:
        _wrong(findings, name, "a whole number from 1", tree)
    return None


def grade(findings: Findings, name: str, tree: Tree) -> str:
    """Return a grade: a letter A to F with a digit 1 to 6, or a number from 0 to 1, as text."""
    text = line(findings, name, tree)
    if not text or _ADMIRALTY.fullmatch(text) or _share(text) is not None:
        return text
    upper = text.upper().replace(" ", "").replace("-", "")
    graded = _ADMIRALTY.fullmatch(upper)
    fix = replacing(f"Write {upper}", tree.span, upper, safe=True) if graded else _percent(text, tree)
    _wrong(findings, name, "a grade from A1 to F6 or a number from 0 to 1", tree, fix=fix)
    return ""


def choice(findings: Findings, name: str, tree: Tree, words: Iterable[str]) -> str:
    """Return one of a few words, or nothing after reporting another."""
    text, words = line(findings, name, tree), tuple(words)
    if not text or text in words:
        return text
    near = Near(words, reach=2).find(text)
    fix = replacing(f"Write `{near}`", tree.span, near, safe=alike(near, text)) if near else None
    _wrong(findings, name, f"one of {listing(words)}", tree, fix=fix)
    return near


def scheme(findings: Findings, name: str, tree: Tree) -> str:
    """Return the name of an argumentation scheme, without "argument from"; an unknown one only warns."""
    text = line(findings, name, tree).casefold().removeprefix("argument ").removeprefix("from ")
    if text and text not in SCHEMES:
        near = Near(SCHEMES, reach=2).find(text)
        message = f"No argumentation scheme is called “{short(text)}”"
        fix = replacing(f"Write “{near}”", tree.span, near, safe=alike(near, text)) if near else None
        note = f"did you mean “{near}”?" if near else f"some of Walton's schemes: {', '.join(SCHEMES[:8])}"
        findings.warn("unknown-scheme", message, tree.span, note, fix=fix)
    return text


def listed(tree: Tree) -> tuple[Tree, ...]:
    """Return the entries of a list; a single value stands for a list of one, an empty one for none."""
    if isinstance(tree, Sequence):
        return tree.entries
    return () if is_empty(tree) else (tree,)


def is_empty(tree: Tree) -> bool:
    """Tell whether nothing was written here."""
    return isinstance(tree, Scalar) and not tree.style and not tree.text


def mapping(findings: Findings, name: str, tree: Tree, example: str) -> Mapping | None:
    """Return a value that must have keys of its own, or None after reporting what it is instead."""
    if isinstance(tree, Mapping):
        return tree
    if not isinstance(tree, Broken) and not is_empty(tree):
        message = f"Expected keys under `{name}`, found {kind_of(tree)}"
        findings.error("wrong-type", message, tree.span, f"type for instance {example}")
    return None


def kind_of(tree: Tree) -> str:
    """Say in words what a value is."""
    match tree:
        case Scalar(text=text):
            return f"the text “{short(text)}”" if text.strip() else "nothing"
        case Sequence():
            return "a list"
        case Mapping(pairs=pairs):
            names = [short(pair.key.text) for pair in pairs[:3] if isinstance(pair.key, Scalar)]
            return f"keys ({listing(names)})" if names else "keys"
        case _:
            return "something that cannot be read"


def sentence(mapping: Mapping) -> Scalar | None:
    """Return the sentence that was split at its colon into one key and its text, or None."""
    if mapping.flow or len(mapping.pairs) != 1:
        return None
    key, value = mapping.pairs[0].key, mapping.pairs[0].value
    if not isinstance(key, Scalar) or not isinstance(value, Scalar):
        return None
    if key.style or key.text in KEY_NAMES or value.style in ("|", ">"):
        return None
    return Scalar(f"{key.text}: {value.text}", mapping.span)


def report_sentence(findings: Findings, key: Scalar, whole: Span, prefix: str = "") -> None:
    """Report a sentence whose beginning became a key; the fix writes `prefix` before it."""
    lost = _LOST.match(findings.source.text, whole.end)
    whole = Span(whole.source, whole.start, lost.end()) if lost else whole
    raw = findings.raw(whole)
    # A single word may be another tool's key, and one with a colon a key of ours without its space.
    safe = " " in key.text and ":" not in key.text and is_plain(raw)
    findings.error(
        "sentence-as-key",
        f"The colon makes `{short(key.text)}` a key; this looks like a sentence",
        key.span,
        "put the sentence in quotes",
        fix=replacing("Put the sentence in quotes", whole, prefix + quoted(raw), safe=safe),
    )


def _not_text(findings: Findings, name: str, tree: Sequence | Mapping) -> None:
    if isinstance(tree, Mapping) and sentence(tree) is not None:
        key = tree.pairs[0].key
        if isinstance(key, Scalar):
            report_sentence(findings, key, tree.span)
        return
    if tree.flow:
        first = findings.raw(tree.span)[:1]
        message = f"The text of `{name}` begins with `{first}`, which means {kind_of(tree)} to YAML"
        fix = replacing("Put the text in quotes", tree.span, quoted(findings.raw(tree.span)))
        findings.error("unquoted-text", message, tree.span, "put the whole text in quotes", fix=fix)
        return
    message = f"Expected text in `{name}`, found {kind_of(tree)}"
    findings.error("wrong-type", message, tree.span, f"type `{name}: text`, in quotes if it holds a colon")


def _wrong(findings: Findings, name: str, expected: str, tree: Tree, *, fix: Fix | None = None) -> None:
    """Report a value of the right shape that says nothing the field knows."""
    if isinstance(tree, Scalar):
        message = f"Expected {expected} in `{name}`, found “{short(tree.text)}”"
        findings.error("wrong-value", message, tree.span, f"type `{name}:` and {expected}", fix=fix)


def _share(text: str) -> float | None:
    if not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if 0 <= value <= 1 else None


def _percent(text: str, tree: Tree) -> Fix | None:
    """Offer 0.8 for 80 % and for 0,8."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%", text)
    number = f"{float(found[1]) / 100:g}" if found else text.replace(",", ".")
    return (
        replacing(f"Write {number}", tree.span, number, safe=True)
        if _share(number) is not None and number != text
        else None
    )
