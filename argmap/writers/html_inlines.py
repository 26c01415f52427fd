"""Inlines as HTML."""

from collections.abc import Iterator
from typing import assert_never

from argmap.report.document import Code, Emphasis, Inlines, LineBreak, Link, Note, Strong, Text
from argmap.writers.addresses import destination
from argmap.writers.labels import note_name, reference_name
from argmap.writers.xml_text import attribute, escape


def marked_up(inlines: Inlines, anchors: frozenset[str], *, linked: bool = False) -> str:
    """Return inlines as the content of an element; a link that leads nowhere, or in a link, is plain text."""
    return "".join(_inlines(inlines, anchors, linked=linked))


def _inlines(inlines: Inlines, anchors: frozenset[str], *, linked: bool) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield escape(text)
            case Code(text):
                yield f"<code>{escape(text)}</code>"
            case Strong(children):
                yield f"<strong>{marked_up(children, anchors, linked=linked)}</strong>"
            case Emphasis(children):
                yield f"<em>{marked_up(children, anchors, linked=linked)}</em>"
            case Link(target, children):
                address = "" if linked else destination(target, anchors)
                words = marked_up(children, anchors, linked=linked or bool(address))
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
