"""The calm part of YAML: text to tree, with a diagnostic for everything that surprises people."""

import re

from argmap.diagnostics import Fix, Note, TextEdit
from argmap.formats.events import MAX_LEVELS, parse
from argmap.formats.findings import Findings, quoted, replacing, short
from argmap.formats.parsed import Feature, Parsed, Swallowed, Trailed
from argmap.formats.schema import CODES
from argmap.formats.slips import UNMASK
from argmap.formats.syntax import explain
from argmap.formats.tree import Tree
from argmap.source import Span

MAX_BYTES = 20_000_000
"""The size from which on a text is refused, in bytes of UTF-8."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MEANINGLESS = re.compile("[\x00-\x07\x0e-\x1a\x7f]")
"""What says nothing; others part words, begin commands, or are letters of another encoding."""
_BREAKS = re.compile("[\x85\u2028\u2029]")
_FEW = 1_000  # more of them are no slip but a file of another kind
_REPAIRS = 40
_REPAIRED_LENGTH = 4_000_000  # what is parsed again after slips, in all, before reading gives up
_NAMES = {"\x00": "NUL", "\x7f": "DEL", "\x1b": "ESC", "\x08": "backspace", "\x0c": "form feed"}


def read_tree(findings: Findings) -> Tree | None:
    """Read the text as a tree; None where it is too large, too deep, empty or beyond repair."""
    source = findings.source
    if _bytes(source.text) > MAX_BYTES:
        span = source.span(0, min(1, len(source.text)))
        message = f"The map is larger than {MAX_BYTES // 1_000_000} MB and is not read"
        findings.error("too-large", message, span, "split it into several maps")
        return None
    parsed = _repaired(findings, _cleaned(findings))
    if parsed is None:
        return None
    for feature in parsed.features:
        _judge(findings, feature)
    for trailed in parsed.trailed:
        _judge_comment(findings, trailed)
    for swallowed in {id(one.scalar): one for one in reversed(parsed.swallowed)}.values():
        _judge_entry(findings, swallowed)
    return parsed.root


def _bytes(text: str) -> int:
    """Count bytes, exactly only where it could matter."""
    if len(text) > MAX_BYTES or len(text) * 4 <= MAX_BYTES:
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _cleaned(findings: Findings) -> str:
    """Report characters no YAML may hold; return the text with others in their places, of the same length."""
    text = findings.source.text
    if _BREAKS.search(text):
        text = _BREAKS.sub(" ", text)
    first = _FORBIDDEN.search(text)
    if first is None:
        return text
    places = [found.start() for found in _FORBIDDEN.finditer(text)]
    few = places if len(places) <= _FEW else []
    edits = tuple(TextEdit(findings.source.span(at, at + 1), "") for at in few)
    safe = all(_MEANINGLESS.match(text, at) for at in few)
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    findings.error(
        "control-character",
        f"The text holds {_character(first[0])}, which YAML does not allow{more}",
        findings.source.span(first.start(), first.end()),
        "take it out; text in another encoding must be saved as UTF-8",
        fix=Fix("Take out the characters that YAML does not allow", edits, safe) if edits else None,
    )
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _character(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return f"half a character (U+{code:04X})"
    name = _NAMES.get(character, "the control character")
    return f"{name} (U+{code:04X})"


def _repaired(findings: Findings, text: str) -> Parsed | None:
    """Parse; report each slip and parse on behind it, as long as that costs little."""
    budget = min(_REPAIRS, max(2, _REPAIRED_LENGTH // (len(text) + 1)))
    hidden: str | None = text
    for _ in range(budget):
        text = hidden if hidden is not None else text
        parsed = parse(text, findings.source.name, UNMASK if text is not findings.source.text else None)
        if parsed.too_deep is not None:
            _refuse_depth(findings, parsed.too_deep)
            return None
        if parsed.problem is None:
            return parsed
        hidden = explain(findings, text, parsed.problem)
        if hidden is None or hidden == text:
            return None
    return None


def _refuse_depth(findings: Findings, span: Span) -> None:
    message = f"The map is nested more than {MAX_LEVELS:,} levels deep and is not read"
    findings.error("too-deep", message, span, "give the statement here an id and go on from a `ref` to it")


def _judge(findings: Findings, feature: Feature) -> None:
    match feature.kind:
        case "document":
            findings.error(
                "several-documents",
                "A second document begins here, and a file holds one map",
                feature.span,
                "take out the line `---`, or put what follows into a file of its own",
            )
        case "alias":
            findings.error(
                "alias",
                f"`*{short(feature.name)}` repeats a value by YAML's means, which maps do without",
                feature.span,
                "to use a statement again type `ref:` and its id; to begin text with `*` put it in quotes",
                fix=_quotes(findings, feature),
            )
        case _:
            _judge_mark(findings, feature)


def _judge_mark(findings: Findings, feature: Feature) -> None:
    mark = short(findings.raw(feature.mark))
    what = "names a value for YAML" if feature.kind == "anchor" else "sets a type for YAML"
    gap = 1 if findings.raw(Span(feature.mark.source, feature.mark.end, feature.mark.end + 1)) == " " else 0
    findings.error(
        feature.kind,
        f"`{mark}` {what}, which maps do without; it is not part of the text",
        feature.mark,
        "take it out; if it belongs to the text, put the whole text in quotes",
        fix=replacing(
            f"Take out `{mark}`", Span(feature.mark.source, feature.mark.start, feature.mark.end + gap), ""
        ),
    )


def _quotes(findings: Findings, feature: Feature) -> Fix:
    return replacing("Put the text in quotes", feature.span, quoted(findings.raw(feature.span)))


def _judge_comment(findings: Findings, trailed: Trailed) -> None:
    """Report prose that ends in a comment no one may have meant."""
    scalar, comment = trailed.scalar, trailed.comment
    words = findings.raw(comment)
    spaced = words[1:2] in (" ", "\t", "")
    apart = comment.start - scalar.span.end > 1
    ended = scalar.text.rstrip().endswith((".", "!", "?", ":", ";"))
    if spaced and (apart or ended or trailed.key in CODES or not scalar.text):
        return
    if trailed.key in CODES and not words[1:2].isalnum():
        return
    whole = Span(comment.source, scalar.span.start if scalar.text else comment.start, comment.end)
    report = findings.warn if scalar.text else findings.error
    report(
        "lost-text",
        f"YAML takes `{short(words)}` for a comment, so the text ends before it",
        comment,
        Note("put the whole text in quotes; or put the comment on a line of its own"),
        fix=replacing("Put the text in quotes", whole, quoted(findings.raw(whole))),
    )


def _judge_entry(findings: Findings, swallowed: Swallowed) -> None:
    """Warn of a list entry that stands deeper than the entry above, and so goes on with its text."""
    findings.warn(
        "swallowed-entry",
        f"`{short(findings.raw(swallowed.line))}` is read as part of the text above, not as a list entry",
        swallowed.line,
        "begin it in the column of the other dashes; or put the text in quotes",
        fix=replacing(
            "Put the text in quotes", swallowed.scalar.span, quoted(findings.raw(swallowed.scalar.span))
        ),
    )
