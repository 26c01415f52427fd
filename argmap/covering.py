"""Which sentences of an essay a map speaks for, for the terminal and for programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.coverage import Covered
from argmap.source import SourceText

Coverage = Sequence[Covered]


def listed(covered: Coverage, essay: SourceText, *, everything: bool = False) -> Iterator[str]:
    """Yield a line for each paragraph and, beneath, for its sentences that no statement speaks for.

    Or for all of its sentences, with the statements that speak for them.
    """
    for number, sentences in _paragraphs(covered):
        paragraph = list(sentences)
        told = [one for one in paragraph if everything or not (one.spoken_for or one.waived)]
        if told:
            yield f"paragraph {number}: {summary(paragraph)}"
            yield from (_line(one, essay) for one in told)


def summary(covered: Coverage) -> str:
    """Return how many sentences are spoken for, such as `28 of 41 sentences are spoken for`."""
    spoken_for, waived = _counts(covered)
    verb = "is" if spoken_for == 1 else "are"
    sentences = "sentence" if len(covered) == 1 else "sentences"
    also = f", {waived} waived" if waived else ""
    return f"{spoken_for} of {len(covered)} {sentences} {verb} spoken for{also}"


def structure(name: str, covered: Coverage, essay: SourceText | None) -> dict[str, object]:
    """Return the same as JSON has it, with every sentence; `essay` is null for a map that names none.

    Lines and columns count from 1, in code points; ends are exclusive.
    """
    spoken_for, waived = _counts(covered)
    return {
        "map": name,
        "essay": essay.name if essay else None,
        "sentences": len(covered),
        "spoken_for": spoken_for,
        "waived": waived,
        "paragraphs": [_paragraph(number, list(them), essay) for number, them in _paragraphs(covered)],
    }


def _paragraphs(covered: Coverage) -> Iterator[tuple[int, Iterator[Covered]]]:
    return groupby(covered, key=lambda one: one.sentence.paragraph)


def _counts(covered: Coverage) -> tuple[int, int]:
    return sum(one.spoken_for for one in covered), sum(bool(one.waived) for one in covered)


def _line(covered: Covered, essay: SourceText) -> str:
    line, column = essay.position(covered.sentence.start)
    state = _state(covered)
    return f"{essay.name}:{line}:{column}: {_words(covered, essay)}" + (f" [{state}]" if state else "")


def _state(covered: Covered) -> str:
    if covered.waived:
        return f"waived: {covered.waived}"
    if not covered.spoken_for:
        return ""
    ids = ", ".join(statement.handle for statement in covered.statements)
    return f"{ids}; {int(100 * covered.share)} % quoted"


def _words(covered: Covered, essay: SourceText) -> str:
    return " ".join(essay.text[covered.sentence.start : covered.sentence.end].split())


def _paragraph(number: int, covered: Coverage, essay: SourceText | None) -> dict[str, object]:
    spoken_for, waived = _counts(covered)
    return {
        "paragraph": number,
        "sentences": [_record(one, essay) for one in covered] if essay else [],
        "spoken_for": spoken_for,
        "waived": waived,
    }


def _record(covered: Covered, essay: SourceText) -> dict[str, object]:
    line, column = essay.position(covered.sentence.start)
    end_line, end_column = essay.position(covered.sentence.end)
    return {
        "text": _words(covered, essay),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "statements": [statement.handle for statement in covered.statements],
        "quoted": round(covered.share, 2),
        "waived": covered.waived or None,
    }
