"""Fields of a Word file from elsewhere: what only counts and refers stays, of others what they showed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from argmap.writers.addresses import web_address
from argmap.writers.docx_opening import WordFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 20
"""Fields within fields."""

HARMLESS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ"),
        *("TOC", "TC", "XE", "INDEX", "LISTNUM", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS"),
        *("DOCPROPERTY", "NUMWORDS", "NUMCHARS", "EDITTIME", "REVNUM", "LASTSAVEDBY", "FILENAME", "FILESIZE"),
        *("TEMPLATE", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "USERNAME", "USERINITIALS"),
        *("SYMBOL", "EQ", "IF", "COMPARE", "=", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
    )
)
"""What reads nothing but the document itself, and runs nothing."""

_NAME = re.compile(r"\s*([A-Za-z]{1,30}(?![A-Za-z])|=)")
_LOCAL = re.compile(r"\s*HYPERLINK\s{1,9}\\l\s{1,9}\S", re.IGNORECASE)
_ADDRESS = re.compile(r'\s*HYPERLINK\s{1,9}"([^"\s]{1,2000})"', re.IGNORECASE)
_MET = ("fldChar", "instrText", "delInstrText", "t", "delText", "tab", "br", "drawing", "pict")


def tame_fields(root: Any) -> None:
    """Turn each field that could reach or run something into what it showed. Raises WordFileError."""
    for simple in [*root.iter(f"{W}fldSimple")]:
        if not harmless(simple.get(f"{W}instr", "")):
            unwrap(simple)
    doubtful: list[Any] = []
    open_fields: list[_Field] = []
    for element in root.iter(*(f"{W}{name}" for name in _MET)):
        _meet(element, open_fields, doubtful)
    for left in open_fields:
        doubtful.extend(left.parts)
    _remove(doubtful)


def harmless(instruction: str) -> bool:
    """Tell whether a field only counts, refers within the document, or leads to an address of the web."""
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    if name != "HYPERLINK":
        return name in HARMLESS
    address = _ADDRESS.match(instruction)
    return bool(_LOCAL.match(instruction)) or bool(address and web_address(address[1]))


@dataclass(slots=True)
class _Field:
    """A field that has begun: the words of its instruction, and the elements that go if it is doubtful."""

    instruction: list[str] = field(default_factory=list)
    parts: list[Any] = field(default_factory=list)
    shown: bool = False  # what follows is its result


def _meet(element: Any, open_fields: list[_Field], doubtful: list[Any]) -> None:
    kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
    if kind == "begin":
        open_fields.append(_Field())
        if len(open_fields) > DEEPEST:
            raise WordFileError(f"has fields within fields, more than {DEEPEST} deep")
    for one in open_fields[:-1] if kind else open_fields:
        if not one.shown:
            one.parts.append(element)
    if not open_fields:
        return
    innermost = open_fields[-1]
    if kind:
        innermost.parts.append(element)
        innermost.shown = innermost.shown or kind == "separate"
    elif element.tag == f"{W}instrText" and not innermost.shown:
        innermost.instruction.append(element.text or "")
    if kind == "end" and not harmless("".join(open_fields.pop().instruction)):
        doubtful.extend(innermost.parts)


def _remove(elements: Iterable[Any]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.getparent().remove(element)


def unwrap(element: Any) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    for child in [*element]:
        element.addprevious(child)
    parent.remove(element)
