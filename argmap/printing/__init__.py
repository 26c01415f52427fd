"""Diagnostics as people and programs read them. To add a form: a file here and its name in `FORMS`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from argmap.printing.characters import columns, one_line, visible
from argmap.printing.json import as_json
from argmap.printing.plain import as_plain
from argmap.printing.text import WIDEST, Sources, as_text, summary

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.pipeline import Outcome

__all__ = [
    "FORMS",
    "WIDEST",
    "Sources",
    "as_json",
    "as_plain",
    "as_text",
    "columns",
    "one_line",
    "printed",
    "summary",
    "visible",
]

FORMS: Mapping[str, str] = {
    "text": "with the lines they are about underlined",
    "plain": "sentences that read well aloud",
    "json": "for programs",
    "sarif": "SARIF 2.1.0, for code scanning",
    "github": "annotations in a GitHub workflow",
    "csv": "a table with one row a map",
}
"""All forms, with what each is. The file of a form is read when it is asked for, as those of commands are."""


def printed(form: str, outcomes: Mapping["Path", "Outcome"], *, colour: bool = False) -> Iterator[str]:
    """Give what was found in maps, each by its path, in one of `FORMS`, line by line or in larger pieces."""
    from argmap.printing.teaching import taught

    told = {path: taught(outcome) for path, outcome in outcomes.items()}
    pieces: Iterator[str] = import_module(f"{__name__}.{form}").printed(told, colour=colour)
    return pieces
