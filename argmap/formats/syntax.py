"""YAML's syntax errors in words: what happened, and what to type.

A slip is reported and then hidden from the parser behind characters of the same number, so that the rest of
the text is read as well and every place stays true.
"""

import re

from argmap.diagnostics import Fix, TextEdit
from argmap.formats.findings import Findings, replacing, short
from argmap.formats.line import line_at, value_end
from argmap.formats.parsed import Problem
from argmap.formats.schema import KEY_NAMES, LISTS
from argmap.formats.slips import Explanation, Slip, masked, quoting, unquoted

_TAB_INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)
_BLANK_INDENT = re.compile(r"^\t* +\t*[^\s]", re.MULTILINE)
_NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[a-z-]+):(?=[^\s:/])")
_LOST = re.compile(r"[^\s#][ \t]+(#[^\r\n]*)")


def explain(findings: Findings, text: str, problem: Problem) -> str | None:
    """Report why the parser gave up; return the text with that hidden, None where it cannot be."""
    for explanation in _EXPLANATIONS:
        slip = explanation(findings, text, problem)
        if slip is not None:
            findings.error(slip.code, slip.message, slip.span, *slip.notes, fix=slip.fix)
            return masked(text, slip.hide)
    return None


def _tab(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain tabs as indentation, all of them at once."""
    if not text.startswith("\t", problem.at) and "tab" not in problem.reason:
        return None
    tabs = [findings.source.span(*found.span()) for found in _TAB_INDENT.finditer(text)]
    if not tabs:
        return None
    edits = tuple(TextEdit(tab, findings.raw(tab).replace("\t", "  ")) for tab in tabs)
    return Slip(
        "tab-indentation",
        f"{_lines(len(tabs))} with a tab, and YAML allows only spaces there",
        tabs[0],
        ("type two spaces for each step to the right",),
        Fix("Replace the tabs by spaces", edits, safe=not _BLANK_INDENT.search(text)),
        tuple(tabs),
    )


def _lines(count: int) -> str:
    return "This line is indented" if count == 1 else f"{count} lines are indented"


def _no_space(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain `claim:text`, which is one word to YAML."""
    for offset in (problem.last.span.start if problem.last else problem.at, problem.at):
        start = line_at(text, offset).start
        match = _NO_SPACE.match(text, start)
        if match and match["key"] in KEY_NAMES:
            span = findings.source.span(match.start("key"), match.end())
            after = findings.source.span(match.end(), match.end())
            fix = replacing("Put a space after the colon", after, " ", safe=True)
            message = f"No space follows the colon after `{match['key']}`, so YAML sees no key"
            return Slip("no-space-after-colon", message, span, (f"type `{match['key']}: `",), fix)
    return None


def _lost_text(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain a sentence that goes on below a comment sign."""
    line = line_at(text, problem.at)
    above = line_at(text, max(0, line.start - 1))
    match = _LOST.search(text, above.value, line.start)
    if line.start == 0 or not match or "'" in text[above.value : above.value + 1] + '"':
        return None
    if line.key in KEY_NAMES or line.column <= above.column:
        return None
    end = value_end(text, above)
    return Slip(
        "lost-text",
        f"YAML takes `{short(match[1])}` for a comment, and the text that goes on below it has no place",
        findings.source.span(*match.span(1)),
        ("put the whole sentence in quotes",),
        quoting(findings, findings.source.span(above.value, end)),
        (findings.source.span(match.start(1), match.start(1) + 1),),
    )


def _list_after_key(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain `reasons: - claim: ...` on one line."""
    line = line_at(text, problem.at)
    if line.key not in LISTS or not text.startswith("- ", line.value):
        return None
    gap = findings.source.span(line.value - 1, line.value)
    margin = findings.source.line_end + " " * line.column
    fix = replacing("Begin the list on a line of its own", gap, margin, safe=True)
    message = f"A list cannot begin on the line of its key `{line.key}`"
    notes = ("put `-` on the next line",)
    return Slip("yaml-syntax", message, findings.source.span(line.value, line.value + 1), notes, fix)


def _unclosed_quote(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain a quotation that ends nowhere, or at a mark that opens the next one."""
    start = _opened_quote(text, problem)
    if start is None:
        return None
    line = line_at(text, start)
    mark = findings.source.span(start, start + 1)
    end = findings.source.span(line.end, line.end)
    fix = replacing("Close the quotation at the end of the line", end, text[start])
    return Slip(
        "unclosed-quote",
        "The quotation mark that opens here is not closed on its line, and the text below does not fit",
        mark,
        ("type the same mark where the text ends",),
        fix if line.end > start + 1 else None,
        (mark,),
    )


def _opened_quote(text: str, problem: Problem) -> int | None:
    if "quoted scalar" in problem.reading and "unexpected" in problem.reason:
        return problem.opened
    last = problem.last
    if last is None or last.style not in ("'", '"') or "\n" not in text[last.span.start : last.span.end]:
        return None
    return last.span.start if "\n" not in text[last.span.end : problem.at] else None


def _unclosed_bracket(findings: Findings, text: str, problem: Problem) -> Slip | None:
    bracket = text[problem.opened : problem.opened + 1]
    if "flow" not in problem.reading or bracket not in ("[", "{"):
        return None
    closing = "]" if bracket == "[" else "}"
    line = line_at(text, problem.opened)
    outermost = problem.opened == line.value and closing not in text[line.value : line.end]
    here = findings.source.span(problem.opened, problem.opened + 1)
    end = findings.source.span(line.end, line.end)
    return Slip(
        "unclosed-bracket",
        f"The `{bracket}` that opens here is not closed before the text goes on",
        here,
        (f"type `{closing}` after the last entry, and a comma between entries",),
        replacing("Close it at the end of the line", end, closing) if outermost else None,
        (here,) if outermost else (),
    )


def _backslash(findings: Findings, text: str, problem: Problem) -> Slip | None:
    r"""Explain `\` in double quotes."""
    if "escape" not in problem.reason and "hexdecimal" not in problem.reason:
        return None
    start = text.rfind("\\", problem.opened, problem.at + 1)
    if start < 0:
        return None
    here = findings.source.span(start, start + 1)
    if "Unicode" in problem.reason:
        whole = findings.source.span(start, min(start + 6, len(text)))
        message = f"`{short(findings.raw(whole))}` is half a character"
        return Slip("yaml-syntax", message, whole, ("type the character itself",), None, (here,))
    whole = findings.source.span(start, min(start + 2, len(text)))
    message = f"`{short(findings.raw(whole))}` means nothing to YAML in double quotes"
    fix = replacing("Double the backslash", here, "\\\\")
    notes = (r"type `\\` for one backslash, or use single quotes",)
    return Slip("yaml-syntax", message, whole, notes, fix, (here,))


def _deeper_key(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain a key that stands deeper than its fellow above, and so goes on with its text."""
    line = line_at(text, problem.at)
    if "mapping values" not in problem.reason or line.key not in KEY_NAMES or problem.last is None:
        return None
    above = line_at(text, problem.last.span.start)
    if above.start >= line.start:
        return None
    margin = findings.source.span(line.start, line.start + line.column)
    key = findings.source.span(line.start + line.column, line.start + line.column + len(line.key))
    title = f"Align `{line.key}` with the key above"
    blanks = "\t" not in findings.source.text[above.start : above.start + above.column]
    fix = replacing(title, margin, " " * above.column, safe=blanks)
    message = f"`{line.key}` stands deeper than the key above, so YAML reads it as part of that key's text"
    notes = ("begin keys of one statement in one column",)
    return Slip("wrong-indentation", message, key, notes, None if line.listed else fix)


def _foreign_mark(findings: Findings, text: str, problem: Problem) -> Slip | None:
    """Explain a character inside brackets that can begin nothing."""
    if "cannot start any token" not in problem.reason:
        return None
    span = findings.source.span(problem.at, problem.at + 1)
    message = f"No text can begin with `{short(text[problem.at : problem.at + 1])}` here"
    return Slip("yaml-syntax", message, span, ("put the text in quotes",), None, (span,))


def _plainly(findings: Findings, text: str, problem: Problem) -> Slip:
    """Explain whatever is left by the parser's reason."""
    at = problem.opened if "expected ':'" in problem.reason else problem.at
    line = line_at(text, min(at, len(text)))
    start = min(line.start + line.column, len(text))
    span = findings.source.span(start, max(line.end, min(start + 1, len(text))))
    for words, message, note in _REASONS:
        if words in problem.reason or words in problem.reading:
            return Slip("yaml-syntax", message, span, (note,))
    return Slip("yaml-syntax", "This line is not YAML as maps use it", span, (_ADVICE,))


_ADVICE = "type `key: text`, or `- text` in a list; put text with special characters in quotes"
_COLUMN = "begin keys of one statement in one column, what stands under them two spaces further right"
_REASONS = (
    ("'-' indicator", "This line stands in the column of a list and does not begin with `- `", _COLUMN),
    ("block collection", "This line stands in the column of a list and does not begin with `- `", _COLUMN),
    ("block mapping", "This line stands in a column where no key of the lines above begins", _COLUMN),
    ("expected ':'", "This line is neither `key: text` nor a list entry `- text`", _ADVICE),
    ("document start", "This line begins anew where the map above has ended", _COLUMN),
    ("entries are not allowed", "A list entry cannot begin here", "put `-` on a line of its own"),
    ("directive", "A line that begins with `%` is an instruction to YAML", "put the text in quotes"),
)

_EXPLANATIONS: tuple[Explanation, ...] = (
    _tab,
    _list_after_key,
    _backslash,
    _lost_text,
    _no_space,
    unquoted,
    _unclosed_quote,
    _deeper_key,
    _foreign_mark,
    _unclosed_bracket,
    _plainly,
)
