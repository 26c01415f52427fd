"""Citations: reading `source:`, and finding those that name no source."""

import re
from collections.abc import Collection, Iterator

from argmap.diagnostics import Diagnostic
from argmap.formats import decode, markdown_refs
from argmap.formats.findings import Findings, quoted, replacing, short
from argmap.formats.located import located
from argmap.formats.near import Near
from argmap.formats.reading import CitedList, Reading, normal
from argmap.formats.tree import Sequence, Tree
from argmap.model import ArgumentMap, Citation, Statement, Step
from argmap.source import SourceText, Span

_BRACKETED = re.compile(r"\s*\[(.*)\]\s*", re.DOTALL)
_LOCATOR = re.compile(
    r"(?:pp?|chs?|chap|chapters?|secs?|sections?|paras?|vols?|nos?|figs?|tabs?|arts?|cols?|fols?|ll?|nn?|art)\b\.?\s*\S"
    r"|[§¶\d]|pages?\b|S\.\s*\d",
    re.IGNORECASE,
)


_SURE_LOCATOR = re.compile(
    r"(?:(?:pp?|pages?|chs?|chap|chapters?|secs?|sections?|paras?|vols?|nos?|figs?|tabs?)\b\.?\s*|[§¶]\s*)"
    r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
    r"|\d{1,3}(?:[-–]\d{1,3})?",
    re.IGNORECASE,
)
"""What can only be a place in a work; other words, and years, may be keys."""


_OTHER_FORM = re.compile(
    r"\[(?P<before>[^\[\]@^]{0,200})@(?P<key>[^\s,;@\[\]]{1,200})(?P<behind>[^\[\]]{0,200})\](?!\()"
)


def cited(reading: Reading, tree: Tree) -> tuple[Citation, ...]:
    """Read the value of `source:`: one text or a list, several sources parted by semicolons."""
    entries = decode.listed(tree)
    read = tuple(tuple(_in_text(reading.findings, entry)) for entry in entries)
    if isinstance(tree, Sequence) and tree.flow and len(entries) > 1:
        reading.cited_lists.append(CitedList(tree, read))
    return tuple(citation for citations in read for citation in citations)


def _in_text(findings: Findings, tree: Tree) -> Iterator[Citation]:
    found = decode.scalar(findings, "source", tree)
    if found is None:
        return
    bracket = _BRACKETED.fullmatch(found.text)
    base, text = (bracket.start(1), bracket[1]) if bracket else (0, found.text)
    pieces = list(markdown_refs.sources(text))
    finds = [(base + at, key) for key, _, at in pieces]
    places = located(findings.source, found.text, found.span, finds)
    for (key, locator, _), place in zip(pieces, places, strict=True):
        yield Citation(normal(key), locator, place)


def check_lists(reading: Reading, known: Collection[str]) -> frozenset[Span]:
    """Warn of `[key, p. 4]`, read as two sources; return the places of what is no source there."""
    spoken: set[Span] = set()
    for listed in reading.cited_lists:
        strays = [
            entry[0] for entry in listed.citations[1:] if len(entry) == 1 and _is_locator(entry[0], known)
        ]
        if strays:
            spoken.update(stray.span for stray in strays)
            _report_split(reading.findings, listed, strays)
    return frozenset(spoken)


def _is_locator(citation: Citation, known: Collection[str]) -> bool:
    return citation.source not in known and bool(_LOCATOR.match(citation.source))


def _report_split(findings: Findings, listed: CitedList, strays: list[Citation]) -> None:
    pieces: list[str] = []
    split = {stray.span for stray in strays}
    for citation in (citation for entry in listed.citations for citation in entry):
        words = f"{citation.source}, {citation.locator}" if citation.locator else citation.source
        if citation.span in split and pieces:
            pieces[-1] += f", {words}"
        else:
            pieces.append(words)
    text = quoted("; ".join(pieces))
    findings.warn(
        "split-by-comma",
        f"In brackets a comma parts entries, so `{short(strays[0].source)}` is read as a source of its own",
        strays[0].span,
        f"type `source: {text}`",
        fix=replacing(
            "Write source and place as one text",
            listed.tree.span,
            text,
            safe=_is_safe(findings, listed, strays),
        ),
    )


def _is_safe(findings: Findings, listed: CitedList, strays: list[Citation]) -> bool:
    """Tell whether what is read as sources can only be places, and no comment stands among them."""
    places = all(_SURE_LOCATOR.fullmatch(stray.source) for stray in strays)
    return places and "#" not in findings.raw(listed.tree.span)


def unknown_sources(
    source: SourceText,
    argument_map: ArgumentMap,
    known: Collection[str] = (),
    *,
    except_at: Collection[Span] = (),
) -> tuple[Diagnostic, ...]:
    """Warn of every citation that names neither a source of the map nor one of `known`.

    `known` holds keys from elsewhere, such as a bibliography's. Citations count wherever they stand, at
    `source:` and in commentary; places in `except_at` are left out.
    """
    findings = Findings(source)
    keys = {*argument_map.sources, *known}
    strays = [
        citation
        for citation in _all_citations(source, argument_map, keys)
        if citation.source not in keys and citation.span not in except_at
    ]
    near = Near(keys) if strays else None
    for stray in strays:
        _report_unknown(findings, stray, near.find(stray.source) if near else "", keys)
    for text, span in _prose(argument_map):
        _report_forms(findings, text, span, keys)
    return tuple(findings.diagnostics)


def _all_citations(
    source: SourceText, argument_map: ArgumentMap, keys: Collection[str]
) -> Iterator[Citation]:
    for statement in argument_map.statements.values():
        yield from statement.citations
    for text, span in _prose(argument_map):
        yield from _in_prose(source, text, span, keys)


def _prose(argument_map: ArgumentMap) -> Iterator[tuple[str, Span]]:
    """Walk the texts that may cite in brackets, with where they stand."""
    commented: list[Statement | Step] = [*argument_map.statements.values(), *argument_map.steps.values()]
    for one in commented:
        if "@" in one.commentary:
            yield one.commentary, one.fields["commentary"].value
    if "@" in argument_map.bottom_line:
        yield argument_map.bottom_line, argument_map.fields["bottom-line"].value


def _report_forms(findings: Findings, text: str, span: Span, keys: Collection[str]) -> None:
    """Warn of citations of known sources in a form that is printed as it stands."""
    odd = [
        found
        for found in _OTHER_FORM.finditer(markdown_refs.without_code(text))
        if normal(found["key"]) in keys and found["before"].strip()
    ]
    places = located(findings.source, text, span, [(found.start(), found[0]) for found in odd])
    for found, place in zip(odd, places, strict=True):
        cited = f"[@{found['key']}{found['behind']}]"
        message = f"`{short(found[0])}` is no citation here, and is printed as it stands"
        findings.warn("citation-form", message, place, f"type `{short(cited)}`, and other words before it")


def _in_prose(source: SourceText, text: str, span: Span, keys: Collection[str]) -> Iterator[Citation]:
    """Find the citations in a text whose sources are unknown; only those need a place."""
    groups = markdown_refs.citations(text)
    strays = [
        (group.start + 1 + at, key, locator)
        for group in groups
        for key, locator, at in markdown_refs.sources(text[group.start + 1 : group.end - 1])
        if normal(key) not in keys
    ]
    places = located(source, text, span, [(at, key) for at, key, _ in strays])
    for (_, key, locator), place in zip(strays, places, strict=True):
        yield Citation(normal(key), locator, place)


def _report_unknown(findings: Findings, stray: Citation, near: str, keys: Collection[str]) -> None:
    key, fix = stray.source, None
    message = f"No source has the key `{short(key)}`"
    head, _, tail = key.partition(" ")
    exact = findings.raw(stray.span) == key
    if near:
        message += f"; did you mean `{near}`?"
        note = f"type `{near}`"
        fix = replacing(f"Write `{near}`", stray.span, near) if exact else None
    elif tail and head in keys:
        note = f"put a comma between source and place: `{head}, {short(tail)}`"
        if exact and not _in_brackets(findings, stray.span):
            safe = _SURE_LOCATOR.fullmatch(tail.strip()) is not None
            fix = replacing("Put a comma after the source", stray.span, f"{head}, {tail.strip()}", safe=safe)
    elif "://" in key:
        note = "give the address as `URL:` of a source under `sources:` and type that source's key here"
    else:
        note = f"add it under `sources:` as `{short(key)}:`"
    findings.warn("unknown-source", message, stray.span, note, fix=fix)


def _in_brackets(findings: Findings, span: Span) -> bool:
    """Tell whether a comma at this place could part entries of a list or of braces."""
    line = findings.source.text[max(0, span.start - 400) : span.start].rpartition("\n")[2]
    return "[" in line or "{" in line


def is_source_key(text: str) -> bool:
    """Tell whether text can be cited: no white space, and nothing that parts citations."""
    return bool(text) and not re.search(r"[\s,;@\[\]]", text)
