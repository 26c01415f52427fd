"""The template that a report is made by: one of argmap's own, or a file."""

from pathlib import Path

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.formats.near import Near
from argmap.host import disk, named
from argmap.model import ArgumentMap, Words
from argmap.report.templates import TEMPLATES, text_of
from argmap.rules import House
from argmap.source import NOWHERE, SourceText

DEFAULT = "briefing"


def wanted(argument_map: ArgumentMap, house: House, option: str) -> Words:
    """Return the template that comes first: of the command line, the map, the folder, argmap itself."""
    wish, fields = argument_map.report.template, argument_map.report.fields
    if option:
        return Words(option, NOWHERE)
    if wish:
        return Words(wish, fields["template"].value if "template" in fields else NOWHERE)
    return house.template or Words(DEFAULT, NOWHERE)


def read(path: Path, argument_map: ArgumentMap, house: House, option: str) -> Checked[SourceText | None]:
    """Read the template of a map at a path; what is wrong is shown where it was named."""
    words = wanted(argument_map, house, option)
    built_in = text_of(words.text)
    if built_in is not None:
        return Checked(SourceText(f"<template {words.text}>", built_in))
    meant = named.meant if argument_map.report.template else named.meant_by_house
    place = Path(words.text) if option else meant(path, words)
    if place is not None and not disk.is_file(place):
        return Checked(None, (_unknown(words),))
    return named.text_at(place, words)


def _unknown(words: Words) -> Diagnostic:
    near = Near(TEMPLATES, reach=2).find(words.text)
    return Diagnostic(
        code="unknown-template",
        severity=Severity.ERROR,
        message=f"there is no template `{words.text}`; expected {', '.join(TEMPLATES)} or a file",
        span=words.span,
        notes=(Note(f"did you mean `{near}`?"),) if near else (),
    )
