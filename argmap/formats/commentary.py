"""What commentary may not hold: raw HTML and headings, which are printed as they stand."""

import re
from collections.abc import Iterator

from argmap.formats.findings import Findings, replacing, short
from argmap.formats.located import located
from argmap.formats.markdown_refs import without_code
from argmap.formats.reading import Prose
from argmap.source import Span

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<![A-Z]|<\?")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t]|$)", re.MULTILINE)
_UNDERLINE = re.compile(r"\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)
_NO_TEXT = re.compile(r" {4}|\s*(?:$|[-*+>#|]|\d+[.)]\s)")


def check_prose(findings: Findings, prose: Prose) -> None:
    """Warn of raw HTML and headings in one piece of commentary."""
    text = prose.scalar.text
    if "<" in text:
        _report_all(findings, prose, _html(without_code(text), text))
    if "#" in text or _UNDERLINE.search(text):
        _report_headings(findings, prose, text)


def _html(plain: str, text: str) -> Iterator[tuple[int, str]]:
    for found in _HTML.finditer(plain):
        yield found.start(), text[found.start() : found.end()]


def _report_all(findings: Findings, prose: Prose, finds: Iterator[tuple[int, str]]) -> None:
    tags = list(finds)
    places = _places(findings, prose, [(at, words.split("\n")[0]) for at, words in tags])
    for (_, words), place in zip(tags, places, strict=True):
        message = (
            f"`{short(words)}` is HTML, and `{prose.key}` is Markdown without it; it is printed as it stands"
        )
        note = "use Markdown: *emphasis*, **strong**, lists; put code in backticks"
        findings.warn("raw-html", message, place, note)


def _report_headings(findings: Findings, prose: Prose, text: str) -> None:
    plain = without_code(text)
    marked = [(found.start(1), found[1]) for found in _HEADING.finditer(plain)]
    finds = sorted([*marked, *_underlined(plain)])
    for (_, mark), place in zip(finds, _places(findings, prose, finds), strict=True):
        message = f"`{prose.key}` has no headings of its own; this one is printed as text"
        whole = Span(place.source, place.start, place.end + 1)
        exact = mark[0] == "#" and findings.raw(whole) == f"{mark} "
        fix = replacing("Take out the heading sign", whole, "") if exact else None
        findings.warn(
            "heading", message, place, "begin a new paragraph; use **strong** for its first words", fix=fix
        )


def _underlined(plain: str) -> Iterator[tuple[int, str]]:
    """Find the lines that make the line above them a heading, if that is plain text."""
    for found in _UNDERLINE.finditer(plain):
        above = plain.rfind("\n", 0, found.start()) + 1
        if not _NO_TEXT.match(plain[above : found.start()]):
            yield found.start(1), found[1]


def _places(findings: Findings, prose: Prose, finds: list[tuple[int, str]]) -> Iterator[Span]:
    return located(findings.source, prose.scalar.text, prose.scalar.span, finds)
