"""Captions that Word numbers by itself and can refer to."""

from collections.abc import Mapping

from argmap.language import Language
from argmap.report.document import Inlines, plain
from argmap.writers.docx_inlines import Form, Ledger, bookmarked, caption_bookmark, named, runs
from argmap.writers.docx_xml import BIDI, Line, field, right_to_left, run
from argmap.writers.labels import LABELS

_LABEL = '<w:rStyle w:val="ArgmapLabel"/>'


def caption(kind: str, number: int, words: Inlines, ledger: Ledger, *, anchor: str = "") -> Line | None:
    """Return the caption of a "Figure" or "Table", without a number if that is 0; nothing for no words."""
    if not number and not words:
        return None
    rtl = right_to_left(plain(words))
    label = _label(kind, number, ledger) if number else ""
    content = bookmarked(label + runs(words, Form(rtl=rtl), ledger), anchor, ledger)
    return Line("Caption", content, (BIDI,) if rtl else ())


def _label(kind: str, number: int, ledger: Ledger) -> str:
    follows = ledger.counts.get(kind, 0) + 1 == number
    ledger.counts[kind] = number
    instruction = f"SEQ {kind} \\* ARABIC" + ("" if follows else f" \\r {number}")
    fields = {"number": field(instruction, str(number), _LABEL)}
    words = worded(ledger.language, LABELS[kind], fields, _LABEL)
    return named(words, caption_bookmark(kind, number), ledger) + run(". ", _LABEL)


def worded(language: Language, message: str, fields: Mapping[str, str], properties: str = "") -> str:
    """Return a message as runs; the places in it are taken by fields that are written already."""
    places = {name: _Written(field) for name, field in fields.items()}
    parts = language.parts(message, **places)
    return "".join(part if isinstance(part, _Written) else run(str(part), properties) for part in parts)


class _Written(str):
    __slots__ = ()
