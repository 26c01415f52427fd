"""Maps as a table, one row a map: for whoever has to look through sixty of them.

A map with errors has its row too, with what could be read. Behind the fixed columns stands one for each code
that was found in any of the maps, so that a class can be sorted by the fault it most often makes.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.judgements import resolves
from argmap.evaluate.support import LEFT_OPEN, speaks_for
from argmap.evaluate.words import status_words
from argmap.model import THESIS, ArgumentMap, Direction, Kind, Side
from argmap.printing.characters import one_line

if TYPE_CHECKING:
    from argmap.evaluate import Evaluation
    from argmap.pipeline import Outcome

Cells = dict[str, str | int]

FOUND = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "hints": Severity.HINT}
_ARGUMENT = (
    "thesis", "status", "verdict", "statements", "claims", "evidence", "sourced evidence", "assumptions",
    "objections", "open objections", "replies", "sources", "origins",
)  # fmt: skip
COLUMNS = ("map", "title", *_ARGUMENT, *FOUND)
"""The fixed columns."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula, or lets one begin, where a spreadsheet opens a cell."""


def printed(outcomes: Mapping[Path, "Outcome"], *, colour: bool) -> Iterator[str]:
    """Give a row with the names of the columns, then one row for each map."""
    codes = sorted({found.code for outcome in outcomes.values() for found in outcome.diagnostics})
    columns = (*COLUMNS, *codes)
    yield row(columns)
    for path, outcome in outcomes.items():
        cells = _cells(path, outcome, codes)
        yield row(cells.get(column, "") for column in columns)


def row(cells: Iterable[str | int]) -> str:
    """Return cells as a row of RFC 4180, but for the line feed; no cell is taken for a formula."""
    written = StringIO()
    csv.writer(written, lineterminator="\r").writerow(map(_harmless, cells))
    return written.getvalue()


def _harmless(cell: str | int) -> str | int:
    if isinstance(cell, int):
        return cell
    return f"'{one_line(cell)}" if cell.startswith(_FORMULA) else one_line(cell)


def _cells(path: Path, outcome: "Outcome", found: Sequence[str]) -> Cells:
    """Return the cells of a map by column; `found` are the codes that were found in any map."""
    severities = Counter(found.severity for found in outcome.diagnostics)
    codes = Counter(found.code for found in outcome.diagnostics)
    read = outcome.loaded
    return {
        "map": str(path),
        "title": read.map.title if read else _title(path, outcome),
        **(_argument(read.map, read.evaluation) if read else {}),
        **{column: severities[severity] for column, severity in FOUND.items()},
        **(dict.fromkeys(found, 0) if read else {}),
        **codes,
    }


def _title(path: Path, outcome: "Outcome") -> str:
    """Return the title of a map that has errors, where it can be read all the same."""
    from argmap import formats

    source = outcome.sources.get(str(path))
    argument_map = formats.read(source).value if source else None
    return argument_map.title if argument_map else ""


def _argument(argument_map: ArgumentMap, evaluation: "Evaluation") -> Cells:
    standing = evaluation.standings[THESIS]
    statements = argument_map.statements.values()
    kinds = Counter(statement.kind for statement in statements)
    told = (
        argument_map.thesis.text,
        str(standing.status),
        status_words(standing),
        len(statements),
        kinds[Kind.CLAIM],
        kinds[Kind.EVIDENCE],
        sum(resolves(argument_map, statement) for statement in statements),
        kinds[Kind.ASSUMPTION],
        *_against(argument_map, evaluation),
        len(argument_map.sources),
        len(_origins(argument_map)),
    )
    return dict(zip(_ARGUMENT, told, strict=True))


def _against(argument_map: ArgumentMap, evaluation: "Evaluation") -> tuple[int, int, int]:
    """Count what speaks against our side, how much of it is left open, and what we reply."""
    steps = [step for step in argument_map.steps.values() if step.direction is Direction.AGAINST]
    theirs = [step for step in steps if speaks_for(argument_map, step) is Side.THEIRS]
    left_open = sum(evaluation.states.get(step.place) in LEFT_OPEN for step in theirs)
    return len(theirs), left_open, len(steps) - len(theirs)


def _origins(argument_map: ArgumentMap) -> frozenset[str]:
    """Return where the evidence comes from in the end; sources of one origin count once."""
    sources = argument_map.sources
    cited = (
        citation.source
        for statement in argument_map.statements.values()
        if resolves(argument_map, statement)
        for citation in statement.citations
    )
    return frozenset(sources[key].origin or key for key in cited if key in sources)
