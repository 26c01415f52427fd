"""The manual of the Word file names all of its styles, and none that it has not."""

import re
from pathlib import Path

from argmap.writers.docx_styles import styles_xml

MANUAL = Path(__file__).parents[2] / "docs" / "word.md"
UNNAMED = {"normal", "argmap gap", "argmap label", "argmap generated char"}
"""Styles that others build on, or that nobody would change."""
NUMBERED = {"list": 3, "heading": 4, "argmap outline": 9}


def named():
    """The styles in the first column of the manual's table."""
    table = MANUAL.read_text().split("| style | for |")[1].split("\n\n")[0]
    for row in table.splitlines()[2:]:
        for name in re.split(r", | to ", row.split("|")[1].strip().lower()):
            yield name
            group = next((group for group in NUMBERED if name.startswith(group)), "")
            first = name.removesuffix(" 1")
            yield from (f"{first} {n}" for n in range(2, NUMBERED.get(group, 0) + 1) if name[-1] not in "49")


def test_the_manual_names_the_styles_of_the_file():
    built_in = {"default paragraph font", "normal table", "no list"}
    styles = {name.lower() for name in re.findall(r'<w:name w:val="([^"]+)"', styles_xml("en-GB"))}
    assert set(named()) == styles - built_in - UNNAMED
