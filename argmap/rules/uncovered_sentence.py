"""No statement of the map quotes words of a sentence of the essay.

Why:
A map that is to say what an essay says can leave out what does not fit. Somebody who goes through the
sentences that no statement speaks for sees what was left out, and can add it or say why it does not count:
it repeats what was said, leads over to the next point, or only sets the scene. The rule is off unless asked
for; `argmap coverage` lists the same sentences, paragraph by paragraph.

Wrong:
    title: What does the essay claim?
    essay: essay.txt
    thesis:
      claim: Libraries should open on Sundays.
      quote: libraries open on Sundays

Right:
    title: What does the essay claim?
    essay: essay.txt
    thesis:
      claim: Libraries should open on Sundays.
      quote: libraries open on Sundays
    waive:
    - {uncovered-sentence: it tells who asks and gives no reason, essay: Students have asked for it}

Essay:
    It is time that libraries open on Sundays. Students have asked for it for years.
"""

from collections.abc import Iterator
from dataclasses import replace

from argmap.coverage import Covered, coverage
from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.formats.findings import quoted, short
from argmap.model import ArgumentMap
from argmap.rules.rule import Finding, Reading
from argmap.rules.waiving import Waivers

_CODE = "uncovered-sentence"
_ENOUGH, _LONGEST = 40, 200


def check(reading: Reading) -> Iterator[Finding]:
    """Find sentences of the essay that no statement quotes."""
    essay = reading.essay
    if essay is None:
        return
    for covered in coverage(reading.map, essay):
        if not covered.spoken_for:
            yield _finding(essay, covered)


def _finding(essay: Essay, covered: Covered) -> Finding:
    sentence = covered.sentence
    words = essay.text[sentence.start : sentence.end]
    first = quoted(_beginning(words))
    notes = (
        Note("quote its words in the statement that says what it says, or add such a statement"),
        Note(f"or say why none has to, under `waive:`: - {{{_CODE}: because, essay: {first}}}"),
    )
    message = f"No statement speaks for this sentence of paragraph {sentence.paragraph}: “{short(words)}”"
    return Finding(message, essay.span(sentence.start, sentence.end), notes)


def _beginning(words: str) -> str:
    """Return the first words of a sentence, enough to tell it from others."""
    line = " ".join(words[:_LONGEST].split())
    return line if len(line) <= _ENOUGH else line[:_ENOUGH].rpartition(" ")[0] or line[:_ENOUGH]


def with_waivers(argument_map: ArgumentMap, essay: Essay) -> tuple[Covered, ...]:
    """Return the sentences of an essay with the statements that speak for them, or why none has to."""
    waivers = Waivers(argument_map)
    found = coverage(argument_map, essay)
    if not waivers.of(_CODE):
        return found
    return tuple(covered if covered.spoken_for else _waived(waivers, essay, covered) for covered in found)


def _waived(waivers: Waivers, essay: Essay, covered: Covered) -> Covered:
    span = essay.span(covered.sentence.start, covered.sentence.end)
    waiver = waivers.over(_CODE, (), span, essay.text[span.start : span.end])
    return replace(covered, waived=waiver.because) if waiver else covered
