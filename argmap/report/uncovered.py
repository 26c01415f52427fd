"""The sentences of the essay that no statement speaks for, as an annex lists them."""

from dataclasses import dataclass

from argmap.report.slots import Said
from argmap.report.subject import Subject
from argmap.rules.uncovered_sentence import with_waivers


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence that no statement quotes: the number of its paragraph, and its words on one line."""

    paragraph: int
    words: Said

    def __str__(self) -> str:
        return self.words


def uncovered(subject: Subject) -> tuple[Uncovered, ...]:
    """Return these sentences in the order of the essay, without those that the map waives."""
    essay = subject.essay
    if essay is None:
        return ()
    found = with_waivers(subject.map, essay)
    left = [one.sentence for one in found if not (one.spoken_for or one.waived)]
    return tuple(
        Uncovered(one.paragraph, Said(" ".join(essay.text[one.start : one.end].split()))) for one in left
    )
