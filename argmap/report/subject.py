"""What every view of a map looks at, and the small things they all say of a statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.diagnostics import Diagnostic
from argmap.diagram.build import anchor
from argmap.essay import Essay, find
from argmap.evaluate import NOTHING, Evaluation, Standing, Status, Supposition
from argmap.evaluate.flips import Flips, flips
from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.restores import Restores, restores
from argmap.evaluate.words import NOT_ESTABLISHED, status_words
from argmap.language import ENGLISH, Language
from argmap.model import THESIS, ArgumentMap, Place, SourceKey, Statement
from argmap.report.document import Inlines, Link
from argmap.report.phrases import inlines, named
from argmap.report.slots import Said


@dataclass(frozen=True)
class Subject:
    """The map with its evaluation, the names of its sources, and the language in which to speak of it.

    `in_essay` is what the check found in the essay itself, in its order. A `silent` subject is for those who
    are to find out how everything stands.
    """

    map: ArgumentMap
    evaluation: Evaluation
    names: dict[SourceKey, str]
    essay: Essay | None = None
    language: Language = ENGLISH
    supposing: Supposition = NOTHING
    in_essay: tuple[Diagnostic, ...] = ()
    silent: bool = False

    @cached_property
    def _flips(self) -> dict[Place, Flips]:
        return {}

    @cached_property
    def _restores(self) -> dict[Place, Restores]:
        return {}

    @cached_property
    def sections(self) -> dict[Place, str]:
        """The anchors of the sections of key judgements, by their places."""
        return {
            statement.place: f"judgement-{number}"
            for number, statement in enumerate(key_judgements(self.map), 1)
        }

    def flips(self, place: Place = THESIS) -> Flips:
        """Return the smallest losses that would change how a statement stands; each is looked for once."""
        if place not in self._flips:
            self._flips[place] = flips(self.map, place, supposing=self.supposing)
        return self._flips[place]

    def restores(self, place: Place = THESIS) -> Restores:
        """Return the smallest remedies that would make a statement hold; each is looked for once."""
        if place not in self._restores:
            self._restores[place] = restores(self.map, place, supposing=self.supposing)
        return self._restores[place]

    def standing(self, place: Place) -> Standing:
        """Return how a statement stands."""
        return self.evaluation.standings[place]

    def is_supposed(self, place: Place) -> bool:
        """Tell whether a statement is supposed to stand or to fall, whatever the map says of it."""
        return place in self.supposing.holding or place in self.supposing.failing

    def text(self, message: str, /, **pieces: object) -> str:
        """Return a message in the report's language, as the program's words."""
        return self.language.text(message, **pieces)

    def say(self, message: str, /, **pieces: object) -> Inlines:
        """Return a message in the report's language; its pieces keep their voice and form."""
        return inlines(*self.language.parts(message, **pieces))

    def say_count(self, number: int, one: str, many: str, /, **pieces: object) -> Inlines:
        """Return the form of a message that a number asks for."""
        return inlines(*self.language.count_parts(number, one, many, **pieces))

    def listed(self, pieces: Sequence[Inlines]) -> Inlines:
        """Return pieces as a list in running text."""
        places = {f"p{number}": piece for number, piece in enumerate(pieces)}
        return self.say(self.language.listed([f"{{{name}}}" for name in places]), **places)

    def quoted(self, words: str) -> Inlines:
        """Return words of the author between quotation marks."""
        return inlines(*self.language.quoted(named(words)))


def tag(subject: Subject, place: Place) -> str:
    """Return the status of a statement in words; a thesis that does not hold is not established."""
    standing = subject.standing(place)
    if place == THESIS and standing.status is not Status.HOLDS:
        return subject.text(NOT_ESTABLISHED)
    return status_words(standing, subject.language)


def linked(statement: Statement, words: str) -> Inlines:
    """Return the author's words on a statement, as a link to where the outline has it."""
    return inlines(Link(f"#{anchor(statement)}", inlines(Said(words))))


def quote_places(subject: Subject, statement: Statement) -> str:
    """Say where a statement's quotes stand in the essay: `essay, paragraph 3`; empty without any.

    What stands outside the body, such as a title or a note, is told by its line.
    """
    if subject.essay is None:
        return ""
    found = [find(subject.essay, quote.text) for quote in statement.quotes]
    numbers = sorted({passage.paragraph for passage in found if passage and passage.paragraph})
    lines = sorted({passage.line for passage in found if passage and not passage.paragraph})
    places = [
        *_numbered(subject, numbers, "paragraph\u00a0{numbers}", "paragraphs\u00a0{numbers}"),
        *_numbered(subject, lines, "line\u00a0{numbers}", "lines\u00a0{numbers}"),
    ]
    return subject.text("essay, {places}", places=subject.language.listed(places)) if places else ""


def _numbered(subject: Subject, numbers: list[int], one: str, many: str) -> tuple[str, ...]:
    if not numbers:
        return ()
    listed = subject.language.listed([str(number) for number in numbers])
    return (subject.language.count(len(numbers), one, many, numbers=listed),)
