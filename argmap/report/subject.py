"""What every view of a map looks at, and the small things they all say of a statement."""

from dataclasses import dataclass

from argmap.diagram.build import anchor
from argmap.essay import Essay, find
from argmap.evaluate import Evaluation, Standing, Status
from argmap.evaluate.words import NOT_ESTABLISHED, status_words
from argmap.model import THESIS, ArgumentMap, Place, SourceKey, Statement
from argmap.report.document import Inlines, Link
from argmap.report.phrases import listed, say
from argmap.report.slots import Said


@dataclass(frozen=True)
class Subject:
    """The map with its evaluation, and the names of its sources: what all views look at."""

    map: ArgumentMap
    evaluation: Evaluation
    names: dict[SourceKey, str]
    essay: Essay | None = None

    def standing(self, place: Place) -> Standing:
        """Return how a statement stands."""
        return self.evaluation.standings[place]


def tag(subject: Subject, place: Place) -> str:
    """Return the status of a statement in words; a thesis that does not hold is not established."""
    standing = subject.standing(place)
    if place == THESIS and standing.status is not Status.HOLDS:
        return NOT_ESTABLISHED
    return status_words(standing)


def linked(statement: Statement, words: str) -> Inlines:
    """Return the author's words on a statement, as a link to where the outline has it."""
    return (Link(f"#{anchor(statement)}", say(Said(words))),)


def quote_places(subject: Subject, statement: Statement) -> str:
    """Say where a statement's quotes stand in the essay: `essay, paragraph 3`; empty without any.

    What stands outside the body, such as a title or a note, is told by its line.
    """
    if subject.essay is None:
        return ""
    found = [find(subject.essay, quote.text) for quote in statement.quotes]
    numbers = sorted({passage.paragraph for passage in found if passage and passage.paragraph})
    lines = sorted({passage.line for passage in found if passage and not passage.paragraph})
    places = (*_numbered("paragraph", numbers), *_numbered("line", lines))
    return f"essay, {listed(places)}" if places else ""


def _numbered(noun: str, numbers: list[int]) -> tuple[str, ...]:
    if not numbers:
        return ()
    plural = noun if len(numbers) == 1 else f"{noun}s"
    return (f"{plural}\u00a0{listed([str(number) for number in numbers])}",)
