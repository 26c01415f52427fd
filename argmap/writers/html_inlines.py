"""Inlines as HTML."""

from collections.abc import Iterator
from typing import assert_never

from argmap.report.document import (
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Note,
    Strong,
    Text,
    Voice,
    plain,
)
from argmap.typeset.bidi import has_direction, right_to_left
from argmap.writers.addresses import destination
from argmap.writers.labels import note_name, reference_name
from argmap.writers.xml_text import attribute, escape


def marked_up(inlines: Inlines, anchors: frozenset[str], *, linked: bool = False) -> str:
    """Return inlines as the content of an element; a link that leads nowhere, or in a link, is plain text.

    Words that run from right to left are isolated from those of the other voice; in a paragraph that begins
    with such, what begins with the first that do not is one stretch from left to right.
    """
    said = plain(inlines)
    if said.isascii() or not any(map(right_to_left, said)):
        return _joined(inlines, anchors, linked=linked)
    if not right_to_left(said):
        return _joined(inlines, anchors, linked=linked, apart=True)
    first = _first_leftward(inlines)
    before = _joined(inlines[:first], anchors, linked=linked)
    behind = _joined(inlines[first:], anchors, linked=linked, apart=True)
    return before + (f'<span dir="ltr">{behind}</span>' if behind else "")


def _first_leftward(inlines: Inlines) -> int:
    """Return the number of the first inline whose words run from left to right."""
    said = [plain((inline,)) for inline in inlines]
    leftward = (
        number for number, words in enumerate(said) if has_direction(words) and not right_to_left(words)
    )
    return next(leftward, len(inlines))


def _joined(inlines: Inlines, anchors: frozenset[str], *, linked: bool, apart: bool = False) -> str:
    return "".join(_inlines(inlines, anchors, linked=linked, apart=apart))


def _inlines(inlines: Inlines, anchors: frozenset[str], *, linked: bool, apart: bool) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text, Voice.AUTHOR) if apart and right_to_left(text):
                yield f"<bdi>{escape(text)}</bdi>"
            case Text(text):
                yield escape(text)
            case Code(text):
                yield f"<code>{escape(text)}</code>"
            case Strong(children):
                yield f"<strong>{_joined(children, anchors, linked=linked, apart=apart)}</strong>"
            case Emphasis(children):
                yield f"<em>{_joined(children, anchors, linked=linked, apart=apart)}</em>"
            case Link(target, children):
                address = "" if linked else destination(target, anchors)
                words = _joined(children, anchors, linked=linked or bool(address), apart=apart)
                yield f"<a href={attribute(address)}>{words}</a>" if address else words
            case LineBreak():
                yield "<br>"
            case Note(number=number):
                yield _reference(number, linked=linked)
            case _:
                assert_never(inline)


def _reference(number: int, *, linked: bool) -> str:
    if linked:
        return f"<sup>{number}</sup>"
    leads = f'id="{reference_name(number)}" href="#{note_name(number)}" role="doc-noteref"'
    return f"<sup><a {leads}>{number}</a></sup>"
