"""Waivers: rules that are not to speak, each with its reason."""

from collections.abc import Iterator

from argmap.formats import decode
from argmap.formats.findings import short
from argmap.formats.keys import entries
from argmap.formats.reading import Mention, Reading, normal
from argmap.formats.tree import Scalar, Tree
from argmap.model import Waiver

_EXAMPLE = "`waive: {bare-assertion: because}`"
_MAP_EXAMPLE = "`- {bare-assertion: because, at: some-id}`"
_PLACES = ("at", "essay")


def local(reading: Reading, tree: Tree) -> tuple[Waiver, ...]:
    """Read the waivers on one statement or step."""
    mapping = decode.mapping(reading.findings, "waive", tree, _EXAMPLE)
    if mapping is None:
        return ()
    waivers: list[Waiver] = []
    for rule, key, because in entries(reading.findings, mapping):
        if rule in _PLACES:
            message = f"`{rule}` stands only in the `waive` list of the map itself"
            reading.findings.error("misplaced-key", message, key.span, "take it out; the waiver holds here")
        else:
            waivers += _waiver(reading, rule, key, because)
    return tuple(waivers)


def of_map(reading: Reading, tree: Tree) -> tuple[Waiver, ...]:
    """Read the waivers of the whole map, each for an id, for words of the essay, or for everything."""
    return tuple(waiver for entry in decode.listed(tree) for waiver in _entry(reading, entry))


def _entry(reading: Reading, tree: Tree) -> Iterator[Waiver]:
    mapping = decode.mapping(reading.findings, "waive", tree, _MAP_EXAMPLE)
    if mapping is None:
        return
    found = list(entries(reading.findings, mapping))
    places = {rule: value for rule, _, value in found if rule in _PLACES}
    if len(places) == 2:
        message = "A waiver holds `at` an id or for words of the `essay`, and this one names both"
        reading.findings.error("wrong-value", message, mapping.span, "write two waivers")
    rules = [one for one in found if one[0] not in _PLACES]
    if not rules:
        message = "This waiver names no rule"
        reading.findings.error("missing-key", message, mapping.span, f"type {_MAP_EXAMPLE}")
    at, essay = _at(reading, places.get("at")), _essay(reading, places.get("essay"))
    for rule, key, because in rules:
        yield from _waiver(reading, rule, key, because, at=at, essay=essay)


def _at(reading: Reading, tree: Tree | None) -> str:
    found = None if tree is None else decode.scalar(reading.findings, "at", tree)
    if found is None or not found.text.strip():
        return ""
    reading.mentions.append(Mention(normal(found.text), found.span, "`at`"))
    return normal(found.text)


def _essay(reading: Reading, tree: Tree | None) -> str:
    return "" if tree is None else decode.line(reading.findings, "essay", tree)


def _waiver(
    reading: Reading, rule: str, key: Scalar, because: Tree, *, at: str = "", essay: str = ""
) -> Iterator[Waiver]:
    reason = decode.line(reading.findings, short(rule), because)
    if not reason and isinstance(because, Scalar):
        message = f"The waiver of `{short(rule)}` gives no reason"
        reading.findings.error("missing-text", message, key.span, f"type `{short(rule)}: because`")
    if reason:
        yield Waiver(rule, reason, at, essay, key.span.cover(because.span))
