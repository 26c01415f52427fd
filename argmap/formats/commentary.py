"""What commentary may not hold, and is printed as it stands: raw HTML, headings, halves of notes."""

import re
from collections.abc import Iterator, Sequence

from argmap.formats.findings import Findings, replacing, short
from argmap.formats.located import located
from argmap.formats.markdown_refs import NoteMark, note_marks, without_code
from argmap.formats.near import Near
from argmap.formats.reading import Prose
from argmap.source import Span

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<![A-Z]|<\?")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t]|$)", re.MULTILINE)
_UNDERLINE = re.compile(r"\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)
_NO_TEXT = re.compile(r" {4}|\s*(?:$|[-*+>#|]|\d+[.)]\s)")


def check_prose(findings: Findings, prose: Prose) -> None:
    """Warn of raw HTML, headings and halves of notes in one piece of commentary."""
    text = prose.scalar.text
    if "<" in text:
        _report_all(findings, prose, _html(without_code(text), text))
    if "#" in text or _UNDERLINE.search(text):
        _report_headings(findings, prose, text)
    _report_notes(findings, prose, note_marks(text))


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


def _report_notes(findings: Findings, prose: Prose, marks: Sequence[NoteMark]) -> None:
    """Warn of references to notes that have no words, and of notes that nothing refers to."""
    known = {mark.label for mark in marks if mark.defines}
    used = {mark.label for mark in marks if not (mark.defines or mark.inside)}
    near = Near(known - used) if used - known else None
    meant = {label: near.find(label) if near else "" for label in used - known}
    needed = used.union(meant.values())
    odd = [mark for mark in marks if mark.inside or mark.label not in (needed if mark.defines else known)]
    finds = [(mark.start, f"[^{mark.label}]") for mark in odd]
    for mark, place in zip(odd, _places(findings, prose, finds), strict=True):
        if mark.defines:
            _report_unused(findings, prose, mark, place)
        elif mark.inside:
            _report_nested(findings, mark, place)
        else:
            _report_unknown(findings, prose, mark, place, meant[mark.label])


def _report_nested(findings: Findings, mark: NoteMark, place: Span) -> None:
    message = f"A note has no notes of its own; `[^{short(mark.label)}]` is printed as it stands"
    findings.warn("note-in-note", message, place, "say it in the note, or refer to it from the text")


def _report_unused(findings: Findings, prose: Prose, mark: NoteMark, place: Span) -> None:
    label = f"[^{short(mark.label)}]"
    message = (
        f"Nothing in this `{prose.key}` refers to the note `{label}`; its words are printed as a paragraph"
    )
    findings.warn("unused-note", message, place, f"type `{label}` behind the words that it is about")


def _report_unknown(findings: Findings, prose: Prose, mark: NoteMark, place: Span, near: str) -> None:
    label, fix = f"[^{short(mark.label)}]", None
    message = f"No note in this `{prose.key}` has the label `{label}`; it is printed as it stands"
    note = f"add its words on a line of their own: `{label}: …`; put what is no note in backticks"
    if near:
        message = f"No note in this `{prose.key}` has the label `{label}`; did you mean `[^{near}]`?"
        note = f"type `[^{near}]`"
        exact = findings.raw(place) == f"[^{mark.label}]"
        fix = replacing(f"Write `[^{near}]`", place, f"[^{near}]") if exact else None
    findings.warn("unknown-note", message, place, note, fix=fix)


def _places(findings: Findings, prose: Prose, finds: list[tuple[int, str]]) -> Iterator[Span]:
    return located(findings.source, prose.scalar.text, prose.scalar.span, finds)
