"""Diagnostics as people and programs read them."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import category, east_asian_width

from argmap.diagnostics import Diagnostic, Fix, Note, Severity
from argmap.source import SourceText, Span

WIDEST = 100
"""Columns of a source line that are shown; longer lines are shown around the place that is meant."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_TAB = 4
_CUT = "\u2026"
_REMARK = "      = "
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_JOINERS = "\u200c\u200d"
"""Many scripts need these two; the other format characters could turn a line round or hide a part."""

Sources = Mapping[str, SourceText]


def as_text(found: Diagnostic, sources: Sources, *, colour: bool = False) -> str:
    """Return a diagnostic with its place, its source line underlined, and its notes."""
    word = f"{found.severity}[{found.code}]"
    marked = _painted(word, found.severity) if colour else word
    head = f"{_place(found.span, sources)}{marked}: {one_line(found.message)}"
    return "\n".join((head, *_excerpt(found.span, sources), *_remarks(found, sources)))


def _painted(word: str, severity: Severity) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{word}\x1b[0m"


def as_plain(found: Diagnostic, sources: Sources) -> str:
    """Return a diagnostic as sentences that read well aloud."""
    source = sources.get(found.span.source)
    place = ""
    if source:
        line, column = source.position(found.span.start)
        place = f" In {source.name}, line {line}, column {column}."
    notes = "".join(f" {_sentence(note.message)}." for note in found.notes)
    fix = f" To mend it: {found.fix.title}." if found.fix else ""
    return one_line(f"{str(found.severity).capitalize()}: {found.message}.{place}{notes}{fix}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".")


def _place(span: Span, sources: Sources) -> str:
    source = sources.get(span.source)
    if source is None:
        return f"{one_line(span.source)}: " if span.source else ""
    line, column = source.position(span.start)
    return f"{one_line(source.name)}:{line}:{column}: "


def _excerpt(span: Span, sources: Sources) -> Iterator[str]:
    source = sources.get(span.source)
    if source is None:
        return
    number, column = source.position(span.start)
    line = source.line(number)
    length = max(1, min(span.end - span.start, len(line) - column + 1))
    start, shown = _window(line, column - 1, length)
    gutter = f"{number:>5} | "
    under = max(1, columns(shown[start : start + length].removesuffix(_CUT)))
    yield gutter + visible(shown.replace("\t", " " * _TAB))
    yield " " * (len(gutter) - 2) + "| " + " " * columns(shown[:start]) + "^" * under


def _window(line: str, start: int, length: int) -> tuple[int, str]:
    """Return where in the part of a long line that is shown the meant words begin, and that part."""
    if len(line) <= WIDEST:
        return start, line
    first = max(0, min(start - (WIDEST - min(length, WIDEST)) // 2, len(line) - WIDEST))
    before, after = _CUT if first else "", _CUT if first + WIDEST < len(line) else ""
    return start - first + len(before), before + line[first : first + WIDEST] + after


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character == "\t":
        return _TAB
    if category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """Return a text with its control characters as symbols, so that none reaches the terminal."""
    return "".join(map(_symbol, text))


def one_line(text: str) -> str:
    """Return the same on one line: a file's name may hold line ends, and must not pass for a line of ours."""
    return visible(text).replace("\n", "\u240a")


def _symbol(character: str) -> str:
    if character == "\n":
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if category(character) in _UNSEEN and character not in _JOINERS:
        return "\ufffd"
    return character


def _remarks(found: Diagnostic, sources: Sources) -> Iterator[str]:
    for note in found.notes:
        place = f" ({_place(note.span, sources).rstrip(': ')})" if note.span else ""
        yield _REMARK + _indented(note.message) + place
    if found.fix:
        yield f"{_REMARK}fix: {_indented(found.fix.title)}"


def _indented(text: str) -> str:
    """Keep the lines of an engine's complaint apart, and none of them in the place of a line of ours."""
    return visible(text).replace("\n", "\n" + " " * len(_REMARK))


def summary(found: Iterable[Diagnostic]) -> str:
    """Return how many errors, warnings and hints there are, such as `1 error, 2 warnings`."""
    severities = [diagnostic.severity for diagnostic in found]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(
        f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in counts if number
    )


def as_json(found: Iterable[Diagnostic], sources: Sources) -> str:
    """Return diagnostics as JSON: lines and columns from 1 in code points, ends exclusive."""
    import json

    listed = [_record(diagnostic, sources) for diagnostic in found]
    return json.dumps({"diagnostics": listed}, ensure_ascii=True, indent=2)


def _record(found: Diagnostic, sources: Sources) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        **_range(found.span, sources),
        "notes": [_note_record(note, sources) for note in found.notes],
        "fix": _fix_record(found.fix, sources) if found.fix else None,
    }


def _note_record(note: Note, sources: Sources) -> dict[str, object]:
    return {"message": note.message, **(_range(note.span, sources) if note.span else {})}


def _fix_record(fix: Fix, sources: Sources) -> dict[str, object]:
    edits = [{**_range(edit.span, sources), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "edits": edits}


def _range(span: Span, sources: Sources) -> dict[str, object]:
    source = sources.get(span.source)
    if source is None:
        return {"file": span.source, "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    (line, column), (end_line, end_column) = source.position(span.start), source.position(span.end)
    return {
        "file": source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
