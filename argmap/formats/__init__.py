"""Formats of maps: the table, reading by suffix, and writing."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.diagnostics import Checked, Diagnostic, Severity
from argmap.formats import writing, yaml
from argmap.model import ArgumentMap
from argmap.source import SourceText


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a map down: its name, the suffixes of its files, its reader and its writer.

    The reader never raises; what the writer gives is read as an equal map.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[SourceText], Checked[ArgumentMap | None]]
    write: Callable[[ArgumentMap], str]


FORMATS: tuple[Format, ...] = (Format("yaml", (".yaml", ".yml"), yaml.read, writing.write),)
"""Every format; the first is that of a text whose name has no suffix."""


def read(source: SourceText) -> Checked[ArgumentMap | None]:
    """Read a map in the format that the suffix of its name says; never raises on anything a text can hold."""
    suffix = _suffix(source.name)
    for known in FORMATS:
        if suffix in known.suffixes:
            return known.read(source)
    return FORMATS[0].read(source) if not suffix else Checked(None, (_unknown_format(source, suffix),))


def _suffix(name: str) -> str:
    """Return the suffix of a file's name in small letters, or nothing."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = last.rpartition(".")
    return f".{suffix.casefold()}" if stem and dot and suffix.isalnum() else ""


def _unknown_format(source: SourceText, suffix: str) -> Diagnostic:
    known = ", ".join(suffix for one in FORMATS for suffix in one.suffixes)
    return Diagnostic(
        code="unknown-format",
        severity=Severity.ERROR,
        message=f"Expected a map ({known}), found a file that ends in {suffix}",
        span=source.span(0, min(1, len(source.text))),
    )
