"""What the names of styles tell of a Word file's text; ids are every program's own."""

from typing import Any

from argmap.writers.docx_reference_fields import W

GENERATED = ("argmap generated", "argmap generated char", "argmap label")
"""The styles of words that the program makes."""

_UNREAD = ("argmap figure", "toc heading", "contents heading")


def style_names(root: Any) -> dict[str, str]:
    """Return the names of styles by their ids, in small letters; those of LibreOffice too."""
    found = {}
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        ident = style.get(f"{W}styleId")
        if ident and name is not None:
            found[ident] = " ".join(name.get(f"{W}val", "").lower().split())
    return found


def unread(style: str) -> bool:
    """Tell whether lines of a style are made anew by whoever opens the file, or are pictures."""
    return style in _UNREAD or style.startswith(("toc ", "contents "))
