"""Text made safe for XML, whatever it holds."""

import re
from html import escape as _escape

_PLANES = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """Replace what XML or Word cannot hold by U+FFFD, and make every line end a line feed."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape(text: str) -> str:
    """Return text as the content of an element."""
    return _escape(safe(text), quote=False)


def exact(text: str) -> str:
    """Return text as the content of an element that a reader takes up letter for letter.

    Only what no XML can hold is replaced, which no map that can be read has; letters without a meaning of
    their own, which Word would not show, stay.
    """
    whole = _escape(_NO_XML.sub("\ufffd", text), quote=False)
    return whole.replace("\r", "&#13;")  # or a reader would take it for the end of a line


def attribute(text: str) -> str:
    """Return text as an attribute's value with its quotation marks."""
    quoted = escape(text).replace("\n", "&#10;").replace("\t", "&#9;")
    return f"'{quoted}'" if '"' in quoted and "'" not in quoted else f'"{quoted.replace(chr(34), "&quot;")}"'
