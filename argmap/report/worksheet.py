"""Worksheets: a map with gaps for those who learn, and what belongs into the gaps for those who teach."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from argmap.language import Language
from argmap.model import ArgumentMap, Place, ReportSettings, Statement
from argmap.outline import outline
from argmap.report.slots import Said

DIRECTIVE = "{# worksheet #}"
"""The first line of a template that is to be given a map with gaps."""

TAG = "gap"
"""The tag of statements that a worksheet leaves out; a map that has none leaves the choice to argmap."""

MOST = 12
"""Gaps that argmap chooses by itself."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A statement that is left out: its number among the gaps, and its place.

    In a key it has its letter, its words and its status too.
    """

    number: int
    place: Place
    letter: str = ""
    text: Said = Said()
    tag: str = ""

    def __str__(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement that belongs into one of the gaps, and the letter that stands for it."""

    letter: str
    text: Said

    def __str__(self) -> str:
        return self.letter


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a worksheet leaves out of a map, in the order of the outline, and what belongs there."""

    gaps: tuple[Gap, ...] = ()
    choices: tuple[Choice, ...] = ()

    def bare(self) -> "Sheet":
        """Return the same without the answers."""
        return Sheet(tuple(Gap(gap.number, gap.place) for gap in self.gaps), self.choices)


def asks_for_gaps(template: str) -> bool:
    """Tell whether a template is to be given a map with gaps."""
    return template.lstrip("\ufeff").startswith(DIRECTIVE)


def sheet(argument_map: ArgumentMap) -> Sheet:
    """Choose the statements to be left out, each with its letter.

    They are those with the tag, or else every second one below the conclusion, spread over the map. Letters
    follow the alphabet of the statements, so that they tell nothing of the order.
    """
    chosen = [*_chosen(argument_map)]
    texts = sorted({statement.text for statement in chosen}, key=lambda text: (text.casefold(), text))
    letters = dict(zip(texts, _letters(len(texts)), strict=True))
    gaps = (
        Gap(number, statement.place, letters[statement.text], Said(statement.text))
        for number, statement in enumerate(chosen, start=1)
    )
    return Sheet(tuple(gaps), tuple(Choice(letter, Said(text)) for text, letter in letters.items()))


def _chosen(argument_map: ArgumentMap) -> Iterator[Statement]:
    times = Counter(statement.text for statement in argument_map.statements.values())
    below = [
        line.statement
        for line in outline(argument_map)
        if line.statement is not None and not line.reused and line.level and times[line.statement.text] == 1
    ]
    tagged = [statement for statement in below if TAG in statement.tags]
    if tagged:
        yield from tagged
        return
    every_second = below[1::2] or below[:1]
    count = min(len(every_second), MOST)
    yield from (every_second[number * len(every_second) // count] for number in range(count))


def _letters(count: int) -> Iterator[str]:
    """Walk A to Z, then AA, AB and so on."""
    for number in range(count):
        rest, last = divmod(number, len(ascii_uppercase))
        yield (ascii_uppercase[rest - 1] if rest else "") + ascii_uppercase[last]


def with_gaps(argument_map: ArgumentMap, found: Sequence[Gap], language: Language) -> ArgumentMap:
    """Return a map that holds nothing of what is to be found out, neither in its gaps nor beside them.

    Gone are the words in the gaps, and everywhere ids, commentary, quotes, tags and what the map says of
    itself; what stays keeps its place.
    """
    numbers = {gap.place: gap.number for gap in found}
    report = argument_map.report
    return replace(
        argument_map,
        statements={
            place: _bare(statement, numbers.get(place, 0), language)
            for place, statement in argument_map.statements.items()
        },
        steps={
            place: replace(step, id="", label="", commentary="", tags=(), waivers=(), accepted="")
            for place, step in argument_map.steps.items()
        },
        bottom_line="",
        expect=(),
        waivers=(),
        accepted="",
        report=ReportSettings(paper=report.paper, theme=report.theme, annex=report.annex),
    )


def _bare(statement: Statement, number: int, language: Language) -> Statement:
    bare = replace(statement, id="", commentary="", quotes=(), extract="", tags=(), waivers=(), accepted="")
    if not number:
        return bare
    return replace(bare, text=language.text("Gap {number}: ______", number=number), label="")
