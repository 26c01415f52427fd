"""To accept a map as it now stands: fingerprints of what bottom line and commentary were written for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap import formats
from argmap.diagnostics import Checked, Diagnostic, Note, Severity, TextEdit, broken
from argmap.edit.applying import applied
from argmap.edit.keys import Part, setting
from argmap.evaluate import Evaluation
from argmap.evaluate.fingerprints import of_verdict, of_wording
from argmap.model import ArgumentMap, Statement, Step
from argmap.source import SourceText

KEY = "accepted"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What to change in a text, and the text with that done.

    `texts` counts the bottom line and the pieces of commentary; `verdict` tells that the present verdict is
    newly accepted, and `commentaries` for how many pieces of commentary that is so of the words beneath.
    """

    text: SourceText
    edits: tuple[TextEdit, ...] = ()
    texts: int = 0
    verdict: bool = False
    commentaries: int = 0


@dataclass(frozen=True, slots=True)
class _Change:
    """A fingerprint that a part is to have, and the key whose text it is for."""

    part: Part
    value: str
    text: str


def accepting(source: SourceText, argument_map: ArgumentMap, evaluation: Evaluation) -> Checked[Acceptance]:
    """Make the edits that accept the verdict of a map and the words under its commentary.

    The map was read from `source` without errors. A verdict is accepted where there is a bottom line,
    wording on every statement and group that has commentary. The edited text is read again: if it says
    anything else than before, nothing is to be changed, and an error shows the place.
    """
    wanted = tuple(_changes(argument_map, evaluation))
    changes = [change for change in wanted if change.part.accepted != change.value]
    edits = tuple(setting(source, one.part, KEY, one.value, after=one.text) for one in changes)
    if changes and not _faithful(source, argument_map, changes, edits):
        return Checked(Acceptance(source), (_refusal(source, argument_map, changes, edits),))
    verdict = any(isinstance(change.part, ArgumentMap) for change in changes)
    text = applied(source, edits)
    return Checked(Acceptance(text, edits, len(wanted), verdict, commentaries=len(changes) - verdict))


def _changes(argument_map: ArgumentMap, evaluation: Evaluation) -> Iterator[_Change]:
    if argument_map.bottom_line:
        yield _Change(argument_map, of_verdict(argument_map, evaluation), "bottom-line")
    parts: list[Statement | Step] = [*argument_map.statements.values(), *argument_map.steps.values()]
    for part in parts:
        if part.commentary:
            yield _Change(part, of_wording(argument_map, part), "commentary")


def _faithful(
    source: SourceText, argument_map: ArgumentMap, changes: Sequence[_Change], edits: Sequence[TextEdit]
) -> bool:
    """Tell whether the edits make these changes to the map and no others."""
    read = formats.read(applied(source, edits))
    try:
        return not broken(read.diagnostics) and read.value == _changed(argument_map, changes)
    except RecursionError:  # a source's fields, which may be lists in lists to any depth
        return False


def _changed(argument_map: ArgumentMap, changes: Sequence[_Change]) -> ArgumentMap:
    statements, steps = dict(argument_map.statements), dict(argument_map.steps)
    verdict = argument_map.accepted
    for change in changes:
        match change.part:
            case Statement() as statement:
                statements[statement.place] = replace(statement, accepted=change.value)
            case Step() as step:
                steps[step.place] = replace(step, accepted=change.value)
            case _:
                verdict = change.value
    return replace(argument_map, accepted=verdict, statements=statements, steps=steps)


def _refusal(
    source: SourceText, argument_map: ArgumentMap, changes: Sequence[_Change], edits: Sequence[TextEdit]
) -> Diagnostic:
    """Show the first change that cannot be made."""
    counts = range(1, len(changes))
    refused = changes[
        bisect_left(counts, x=True, key=lambda n: not _faithful(source, argument_map, changes[:n], edits[:n]))
    ]
    return Diagnostic(
        code="edit-refused",
        severity=Severity.ERROR,
        message=f"`{KEY}` cannot be written under this `{refused.text}` without changing something else",
        span=refused.part.fields[refused.text].key,
        notes=(Note(f"nothing is written; type `{KEY}: {refused.value}` there yourself"),),
    )
