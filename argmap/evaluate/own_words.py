"""Which texts of a map are its author's own words, and not reported or quoted ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.evaluate.judgements import key_judgements
from argmap.formats.likelihood import Term, may_have_terms, terms, unquoted
from argmap.formats.located import located
from argmap.formats.markdown_refs import without_code
from argmap.model import THESIS, ArgumentMap, Kind, Place, Side, Statement, Step
from argmap.source import SourceText, Span

APPRAISAL = "appraisal"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One text, its place in the file and in the map; `marked` tells that it is Markdown."""

    text: str
    span: Span
    place: Place
    marked: bool = False
    judgement: bool = False

    @property
    def plain(self) -> str:
        """The text with quotations and code blanked out, of the same length."""
        return unquoted(without_code(self.text) if self.marked else self.text)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of likelihood in it."""
        return terms(self.plain) if may_have_terms(self.text) else ()


def own_words(argument_map: ArgumentMap) -> Iterator[OwnWords]:
    """Give the author's own texts: bottom line, our side's statements, key judgements, all commentary.

    Evidence tells what others report, and the other side's statements are not ours, so both are left out; a
    key judgement that is evidence is not. In an appraisal the statements are those of the essay, and only
    bottom line and commentary are the author's.
    """
    if argument_map.bottom_line:
        span = _where(argument_map, "bottom-line")
        yield OwnWords(argument_map.bottom_line, span, THESIS, marked=True)
    if not _is_appraisal(argument_map):
        yield from _asserted(argument_map)
    parts: list[Statement | Step] = [*argument_map.statements.values(), *argument_map.steps.values()]
    for part in parts:
        if part.commentary:
            yield OwnWords(part.commentary, _where(part, "commentary"), part.place, marked=True)


def placed(source: SourceText, own: OwnWords, found: Iterable[Term]) -> Iterator[tuple[Term, str, Span]]:
    """Give terms of a text, which come in order, with their words and their places in the map's file."""
    words = [(term, own.text[term.start : term.end]) for term in found]
    spans = located(source, own.text, own.span, [(term.start, said) for term, said in words])
    yield from ((term, said, span) for (term, said), span in zip(words, spans, strict=True))


def _asserted(argument_map: ArgumentMap) -> Iterator[OwnWords]:
    judgements = {statement.place for statement in key_judgements(argument_map)}
    for statement in argument_map.statements.values():
        is_judgement = statement.place in judgements
        if is_judgement or (statement.side is Side.OURS and statement.kind is not Kind.EVIDENCE):
            yield OwnWords(statement.text, statement.text_span, statement.place, judgement=is_judgement)


def _is_appraisal(argument_map: ArgumentMap) -> bool:
    return (argument_map.report.stance or (APPRAISAL if argument_map.essay else "")) == APPRAISAL


def _where(part: ArgumentMap | Statement | Step, key: str) -> Span:
    found = part.fields.get(key)
    return found.value if found else part.span
