"""Inlines as Markdown that pandoc, GitHub and Obsidian read alike, whatever the text holds."""

import re
from collections.abc import Iterator
from typing import assert_never

from argmap.report.document import Code, Emphasis, Inline, Inlines, LineBreak, Link, Note, Strong, Text
from argmap.writers.addresses import destination
from argmap.writers.xml_text import attribute, escape, safe

_MARKS = re.compile(
    r"[\\`*\[\]<>{}#|~^$@]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|(?<==)=|(?<=%)%|(?<=-)-|:(?=\w+:)"
)
_LINE_START = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)](?=\s|$))")
_BACKTICKS = re.compile(r"`+")
_BREAK = "\\\n"


def marked_up(inlines: Inlines, anchors: frozenset[str]) -> str:
    """Return inlines as the text of a paragraph; a link that leads nowhere is plain text."""
    return guarded("".join(_inlines(inlines, anchors)))


def guarded(text: str) -> str:
    """Keep the beginning of a paragraph from being read as a list, a rule or an underline."""
    return _LINE_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", text)


def plain_text(text: str) -> str:
    """Return text with every mark escaped that Markdown or one of its dialects knows, on one line."""
    return _MARKS.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", _one_line(text))


def _one_line(text: str) -> str:
    return re.sub(
        r"[\s\x1c-\x1f\x85\u2028\u2029]+", lambda found: found[0][0] if found[0] in _HARD else " ", safe(text)
    )


_HARD = ("\u00a0", "\u202f", "\u2007")


def anchor_tag(anchor: str) -> str:
    """Return a place that links can lead to."""
    return f"<a id={attribute(anchor)}></a>" if anchor else ""


def _inlines(inlines: Inlines, anchors: frozenset[str]) -> Iterator[str]:
    after = [*inlines[1:], None]
    for inline, following in zip(inlines, after, strict=False):
        yield _inline(inline, anchors, glued=_begins_with_word(following))


def _inline(inline: Inline, anchors: frozenset[str], *, glued: bool) -> str:
    match inline:
        case Text(text):
            return plain_text(text)
        case Code(text):
            return _code(text)
        case Strong(children):
            return _emphasised("".join(_inlines(children, anchors)), "**", "strong", glued=glued)
        case Emphasis(children):
            return _emphasised("".join(_inlines(children, anchors)), "*", "em", glued=glued)
        case Link(target, children):
            return _link(target, "".join(_inlines(children, anchors)), anchors)
        case LineBreak() | Note():
            return _BREAK if isinstance(inline, LineBreak) else f"[^{inline.number}]"
        case _:
            assert_never(inline)


def _begins_with_word(inline: Inline | None) -> bool:
    match inline:
        case Text(text) | Code(text):
            return text[:1].isalnum()
        case Strong() | Emphasis() | Link():
            return True
        case _:
            return False


def _emphasised(words: str, mark: str, element: str, *, glued: bool) -> str:
    """Put marks round words, blanks outside; an element where marks would not be read as such."""
    core = words.strip(" ")
    if not core:
        return words
    left, right = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    unread = glued and not right and not core[-1].isalnum()
    marked = f"<{element}>{core}</{element}>" if unread else f"{mark}{core}{mark}"
    return f"{left}{marked}{right}"


def _code(text: str) -> str:
    words = _one_line(text)
    longest = max((len(run) for run in _BACKTICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") or not words.strip() else ""
    return f"{fence}{pad}{words}{pad}{fence}" if words else ""


def _link(target: str, words: str, anchors: frozenset[str]) -> str:
    address = destination(target, anchors)
    if not address or not words.strip():
        return words
    return f"[{words}]({_address(address)})"


def _address(address: str) -> str:
    return escape(address).replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("&amp;", "&")
