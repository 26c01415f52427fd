"""The text of a reference document: where the report goes, and what stays when nothing else does."""

import re
from typing import Any

from argmap.writers.docx_opening import WordFileError
from argmap.writers.docx_reference_clean import R
from argmap.writers.docx_reference_fields import W

MARK = "[[argmap]]"
"""The words of the paragraph in whose place the report goes."""

_AROUND = (f"{W}ins", f"{W}smartTag", f"{W}hyperlink")
_SPACE = re.compile(r"\s+")


def marked(root: Any) -> bool:
    """Tell whether there is a place for the report. Raises WordFileError if it is in none of its own."""
    lines = [(line, _words(line)) for line in root.iter(f"{W}p")]
    found = [line for line, words in lines if words.casefold() == MARK]
    if any(MARK in words.casefold() != MARK for _, words in lines):
        raise WordFileError(f"has {MARK} among other words; expected it in a paragraph of its own")
    if len(found) > 1:
        raise WordFileError(f"has {MARK} in more than one place")
    body = root.find(f"{W}body")
    if found and found[0].getparent() is not body:
        raise WordFileError(f"has {MARK} in a table or a frame; expected a paragraph between others")
    return bool(found)


def place(body: Any) -> Any:
    """Return the paragraph in whose place the report goes, None if there is none."""
    return next((line for line in body.findall(f"{W}p") if _words(line).casefold() == MARK), None)


def _words(line: Any) -> str:
    """Return the words of a paragraph without blanks; those in frames are not its own."""
    runs = (run for child in line for run in (child if child.tag in _AROUND else (child,)))
    parts = (part.text or "" for run in runs if run.tag == f"{W}r" for part in run.findall(f"{W}t"))
    return _SPACE.sub("", "".join(parts))


def bare(root: Any) -> None:
    """Take away the text: only the last section stays, with the heads and feet that it has from others."""
    body = root.find(f"{W}body")
    sections = [*body.iter(f"{W}sectPr")]
    last = sections[-1] if sections and sections[-1].getparent() is body else body.makeelement(f"{W}sectPr")
    inherit(last, sections)
    for child in [*body]:
        body.remove(child)
    body.append(last)


def without_notes(root: Any) -> None:
    """Take away the notes at the foot of a text that is gone; the lines above them stay."""
    if root.tag in (f"{W}footnotes", f"{W}endnotes"):
        for note in [*root]:
            if note.get(f"{W}type", "normal") == "normal":
                root.remove(note)


def inherit(section: Any, sections: list[Any]) -> None:
    """Give a section the heads and feet that it has from the sections before it."""
    own = {_reference(row) for row in section if _is_reference(row)}
    before = sections[: sections.index(section)] if section in sections else sections
    found = {_reference(row): row for other in before for row in other if _is_reference(row)}
    for key, row in reversed([*found.items()]):
        if key not in own:
            section.insert(0, section.makeelement(row.tag, dict(row.attrib)))


def _is_reference(row: Any) -> bool:
    return row.tag in (f"{W}headerReference", f"{W}footerReference") and bool(row.get(f"{R}id"))


def _reference(row: Any) -> tuple[str, str]:
    return row.tag, row.get(f"{W}type", "default")
