"""Two statements say the same in nearly the same words.

Why:
What is said twice must be defended twice: a reason, a source or an objection that is added to the one is
missing at the other, and the two come to stand differently. `ref` uses a statement again, with all that
stands beneath it. Small words, endings and case make no difference; neither does a misspelt letter, or one
word more among ten. Numbers and negations do.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons:
        - The reading rooms are full on Saturdays.
      - claim: The city could close the old reading room.
        reasons:
        - Reading rooms are full on Saturday.

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons:
        - id: full
          claim: The reading rooms are full on Saturdays.
      - claim: The city could close the old reading room.
        reasons:
        - ref: full
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.diagnostics import Note
from argmap.formats.near import Near
from argmap.formats.wording import content, difference, language_of, said
from argmap.model import THESIS, ArgumentMap, Place, Statement
from argmap.rules.rule import Finding, Reading, named

_LONG = 10
"""From so many words on one more is let pass."""
_SHORTEST_MISSPELT = 5
_ENOUGH = 4
"""So many statements at most that share a half are compared with another that has it."""
_CHANGING = """no not never none nobody nothing nowhere neither nor without hardly barely scarcely rarely
    seldom few little cannot only almost nearly partly some most many all every any if unless may might could
    should must will can would
    nicht kein keine keinen nie niemals kaum ohne nur fast
    ne pas jamais sans aucun
    не ни нет без
    емес жоқ
    """
_TELLING = frozenset((*_CHANGING.split(), *content(_CHANGING, "en")))
"""Words that change what is said, and what is left of them without endings."""

_Words = tuple[str, ...]
_Half = tuple[int, bool, _Words]
_Targets = frozenset[tuple[bool, Place]]


@dataclass(slots=True)
class _Earlier:
    """The statements so far: by their words, and by halves of them."""

    whole: dict[_Words, Place] = field(default_factory=dict)
    halves: dict[_Half, list[tuple[_Words, Place]]] = field(default_factory=dict)


def check(reading: Reading) -> Iterator[Finding]:
    """Find statements whose words, or nearly these, an earlier statement has."""
    earlier, language = _Earlier(), language_of(reading.map)
    fixed, targets = frozenset(_fixed(reading.map)), dict[Place, _Targets]()
    for statement in reading.map.statements.values():
        words = content(statement.text, language)
        place = _same(earlier, words)
        _enter(earlier, words, statement.place)
        same = reading.map.statements[place] if place else statement
        if same is not statement and not _repeats(reading.map, statement, same, targets):
            yield _finding(statement, same, fixed)


def _fixed(argument_map: ArgumentMap) -> Iterator[Place]:
    """Give the statements that no `ref` can name: the thesis, asides, warrants."""
    yield from (THESIS, *argument_map.asides)
    for step in argument_map.steps.values():
        if step.warrant_premise:
            yield step.warrant_premise.statement


def _same(earlier: _Earlier, words: _Words) -> Place | None:
    """Return the first statement with these words, or else one that hardly differs from them."""
    found = earlier.whole.get(words)
    if found is not None:
        return found
    for key in _halves(words):
        for other, place in earlier.halves.get(key, ()):
            if _hardly_differ(words, other):
                return place
    return None


def _enter(earlier: _Earlier, words: _Words, place: Place) -> None:
    if words in earlier.whole:
        return
    earlier.whole[words] = place
    for key in _halves(words):
        filed = earlier.halves.setdefault(key, [])
        if len(filed) < _ENOUGH:
            filed.append((words, place))


def _halves(words: _Words) -> Iterator[_Half]:
    """Give the halves, one of which two texts share that differ in one word only, or in one word more.

    The number with each is that of the words of the longer of the two.
    """
    number = len(words)
    for longer in (number, number + 1) if number + 1 >= _LONG else (number,):
        size = (longer - 1) // 2
        if size:
            yield longer, True, words[:size]
            yield longer, False, words[-size:]


def _hardly_differ(one: _Words, other: _Words) -> bool:
    found = difference(one, other)
    if found is None:
        return False
    word, same = found
    if word and same:
        return _alike(word, same)
    return _adds_little(word or same)


def _alike(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _SHORTEST_MISSPELT and one[0] == other[0]
    return long and (one + other).isalpha() and bool(Near([other]).find(one, 1))


def _adds_little(word: str) -> bool:
    return word.isalpha() and word not in _TELLING


def _repeats(
    argument_map: ArgumentMap, one: Statement, other: Statement, targets: dict[Place, _Targets]
) -> bool:
    """Tell whether the very same words are given twice on one target, which is another rule's to say."""
    if said(one.text) != said(other.text):
        return False
    for place in (one.place, other.place):
        if place not in targets:
            steps = argument_map.uses(place)
            targets[place] = frozenset((step.undercuts, step.target) for step in steps)
    return not targets[one.place].isdisjoint(targets[other.place])


def _finding(statement: Statement, same: Statement, fixed: frozenset[Place]) -> Finding:
    called = "the thesis" if same.place == THESIS else named(same)
    return Finding(
        f"{named(statement)} says nearly the same as {called}",
        statement.text_span,
        (Note(_advice(statement, same, fixed), same.text_span),),
        places=(statement.place, same.place),
    )


def _advice(statement: Statement, same: Statement, fixed: frozenset[Place]) -> str:
    if same.place == THESIS:
        return "a thesis speaks neither for nor against itself; say what does"
    if same.place in fixed or statement.place in fixed:
        return "say it once"
    if same.id:
        return f"type `ref: {same.id}` in its place"
    return "give this one an `id:`, and type `ref:` with it in place of the other"
