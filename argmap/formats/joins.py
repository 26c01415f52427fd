"""Joining two lists of one statement into one, as a text edit."""

from argmap.diagnostics import Fix, TextEdit
from argmap.formats.findings import Findings
from argmap.formats.tree import Sequence, Tree
from argmap.source import Span


def joining(findings: Findings, key: Span, value: Tree, into: Tree, name: str) -> Fix | None:
    """Make the fix that moves the entries under `key` behind those of `into`, the list under `name`.

    Both must be written with dashes in one column, each on lines of its own; else there is no fix.
    """
    if not (isinstance(value, Sequence) and isinstance(into, Sequence)) or value.flow or into.flow:
        return None
    source = findings.source
    (first, column), (into_line, into_column) = (source.position(tree.span.start) for tree in (value, into))
    key_line = source.position(key.start)[0]
    if column != into_column or key_line in (first, into_line):
        return None
    if source.line(key_line)[: source.position(key.start)[1] - 1].strip():
        return None
    starts = (*source.line_starts, len(source.text))
    last, into_last = source.position(value.span.end)[0], source.position(into.span.end)[0]
    moved = source.text[starts[first - 1] : starts[last]].rstrip("\r\n")
    end = starts[into_last - 1] + len(source.line(into_last))
    insertion = TextEdit(source.span(end, end), source.line_end + moved)
    removal = TextEdit(source.span(starts[key_line - 1], starts[last]), "")
    return Fix(f"Join the entries with those of `{name}`", (insertion, removal))
