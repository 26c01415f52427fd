"""Maps in YAML: text to `ArgumentMap`, with everything there is to say about the text."""

from collections.abc import Callable
from collections.abc import Mapping as Dict
from functools import partial
from types import MappingProxyType
from typing import Any

from argmap.diagnostics import Checked, broken, ordered
from argmap.formats import decode, schema, settings, waivers
from argmap.formats.calm import read_tree
from argmap.formats.citations import check_lists, unknown_sources
from argmap.formats.commentary import check_prose
from argmap.formats.findings import Findings, replacing, short
from argmap.formats.keys import Record, record
from argmap.formats.reading import Prose, Reading, run
from argmap.formats.references import check_mentions, resolve
from argmap.formats.statements import Getter, read_fields
from argmap.formats.steps import read_statement
from argmap.formats.tree import Mapping, Scalar, Sequence, Tree
from argmap.model import THESIS, ArgumentMap, Side
from argmap.source import SourceText

_PLAIN: Dict[str, tuple[str, Getter]] = MappingProxyType(
    {
        **{key: (key, decode.line) for key in ("title", "subtitle", "date", "language", "accepted")},
        "essay": ("essay", decode.path),
        "authors": ("authors", decode.lines),
        "bottom-line": ("bottom_line", decode.markdown),
        "bibliography": ("bibliography", decode.paths),
        "fonts": ("fonts", decode.paths),
    }
)


def read(source: SourceText) -> Checked[ArgumentMap | None]:
    """Read a map.

    The value is None where there is no thesis to speak of. With errors among the diagnostics it is what
    could be read: every place it names exists, a step may have lost premises, a statement its words.
    """
    findings = Findings(source)
    tree = read_tree(findings)
    argument_map = None
    if isinstance(tree, Mapping):
        argument_map = _read_map(Reading(findings), tree)
    elif not broken(findings.diagnostics):
        _report_no_map(findings, tree)
    return Checked(argument_map, ordered(findings.diagnostics))


def _read_map(reading: Reading, tree: Mapping) -> ArgumentMap | None:
    findings = reading.findings
    found = record(findings, tree, schema.MAP)
    _check_required(findings, found)
    values: dict[str, Any] = {"title": "", **read_fields(findings, found, _PLAIN)}
    values["format"] = _format(findings, found.values.get("format"))
    values.update(_settings(reading, found))
    _read_statements(reading, found)
    resolve(reading)
    check_mentions(reading)
    for prose in reading.prose:
        check_prose(findings, prose)
    if THESIS not in reading.statements:
        return None
    argument_map = ArgumentMap(
        statements=MappingProxyType(reading.statements),
        steps=MappingProxyType(reading.steps),
        asides=tuple(place for place in reading.asides if place in reading.statements),
        span=tree.span,
        fields=found.fields,
        **values,
    )
    _check_citations(reading, argument_map, found)
    return argument_map


_REQUIRED = {"title": "what the report is called", "thesis": "the statement that the map is about"}


def _check_required(findings: Findings, found: Record) -> None:
    """Report what a map cannot do without."""
    for key, meaning in _REQUIRED.items():
        tree = found.values.get(key)
        note = f"type `{key}:` and {meaning}"
        if tree is None:
            first = next(iter(found.fields.values()), None)
            findings.error("missing-key", f"The map has no `{key}`", first.key if first else found.span, note)
        elif isinstance(tree, Scalar) and not tree.text.strip() and not _commented(findings, tree):
            findings.error("missing-text", f"`{key}` is empty", found.fields[key].key, note)


def _commented(findings: Findings, tree: Scalar) -> bool:
    """Tell whether a comment swallowed the text, which has been said."""
    return any(
        found.code == "lost-text" and found.span.start >= tree.span.end for found in findings.diagnostics
    )


def _format(findings: Findings, tree: Tree | None) -> str:
    version = "" if tree is None else decode.line(findings, "format", tree)
    if tree is not None and version not in ("", "1"):
        message = f"Expected 1 in `format`, found “{short(version)}”; this argmap reads format 1"
        fix = replacing("Write 1", tree.span, "1")
        findings.error("unsupported-format", message, tree.span, "type `format: 1`", fix=fix)
    return "1"


def _settings(reading: Reading, found: Record) -> dict[str, Any]:
    """Read what says how to judge and to print the map."""
    getters: dict[str, tuple[str, Callable[[Tree], object]]] = {
        "sources": ("sources", partial(settings.sources, reading)),
        "expect": ("expect", partial(settings.expectations, reading)),
        "waive": ("waivers", partial(waivers.of_map, reading)),
        "report": ("report", partial(settings.report, reading.findings)),
    }
    bottom_line = found.values.get("bottom-line")
    if isinstance(bottom_line, Scalar):
        reading.prose.append(Prose("bottom-line", bottom_line))
    values = {field: get(found.values[key]) for key, (field, get) in getters.items() if key in found.values}
    if "rules" in found.values:
        values["rules"], values["rule_fields"] = settings.rules(reading.findings, found.values["rules"])
    return values


def _read_statements(reading: Reading, found: Record) -> None:
    """Read the thesis and the asides, each with all that stands beneath."""
    thesis = found.values.get("thesis")
    if thesis is not None and not decode.is_empty(thesis):
        run([partial(read_statement, reading, thesis, THESIS, Side.OURS, schema.THESIS)])
    asides = found.values.get("aside", Sequence((), found.span, flow=False))
    for number, entry in enumerate(decode.listed(asides), 1):
        place = f"x{number}"
        reading.asides.append(place)
        run([partial(read_statement, reading, entry, place, Side.OURS, schema.ASIDE)])


def _check_citations(reading: Reading, argument_map: ArgumentMap, found: Record) -> None:
    """Warn of citations that name no source, unless the sources themselves could not be read."""
    declared = found.values.get("sources")
    if declared is not None and not isinstance(declared, Mapping) and not decode.is_empty(declared):
        return
    spoken = check_lists(reading, argument_map.sources)
    source = reading.findings.source
    reading.findings.diagnostics += unknown_sources(source, argument_map, except_at=spoken)


def _report_no_map(findings: Findings, tree: Tree | None) -> None:
    source = findings.source
    note = "begin with `title: ...` and `thesis: ...`"
    if tree is None or decode.is_empty(tree):
        message = "The file is empty; a map has at least a `title` and a `thesis`"
        findings.error("empty-map", message, source.span(0, min(1, len(source.text))), note)
        return
    first = source.span(
        tree.span.start, min(tree.span.end, tree.span.start + len(findings.raw(tree.span).split("\n")[0]))
    )
    message = f"Expected the keys of a map, found {decode.kind_of(tree)}"
    findings.error("not-a-map", message, first, note)
