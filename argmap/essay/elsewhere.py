"""Note numbers that point to an entry whose words are about something else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.essay.fitting import CLEARLY, Fit, Fits
from argmap.essay.marks import Note

_BACK = 3
"""How many sentences before its own a note may vouch for besides."""
_FLOOR = 1.15
"""The least score that is no accident, as a multiple of that of one word that no other sentence has."""
_DISTRUSTED = 5
"""One sure find among so many notes, and the numbers of the list are not to be trusted."""


_Written = tuple[int, tuple[int, ...], Note | None]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A note whose entry does not fit its sentence.

    `entry` is the one it points to. `fitting` is an entry that fits the sentence, or `home` the sentence
    which the entry fits, each where there is one.
    """

    note: Note
    entry: int
    fitting: Fit | None = None
    home: Fit | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note, or a citation by name, in its sentence, and the entries it may mean."""

    sentence: int
    entries: tuple[int, ...]
    note: Note | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note in its sentence, which it may vouch for together with some before.

    `shared` are the words that its entry shares with all these, `own` is how well it fits them, and `named`
    tells that they name its author. `beside` are the entries that the sentence points to.
    """

    note: Note
    entry: int
    sentence: int
    own: float
    shared: frozenset[str]
    named: bool
    beside: frozenset[int]


def elsewhere(
    fits: Fits, pointing: Mapping[Note, int], cited: Sequence[tuple[int, tuple[int, ...]]] = ()
) -> tuple[Elsewhere, ...]:
    """Find the notes that point to an entry about something else.

    `pointing` tells the entry of each note, and `cited` offset and entries of each citation by name. A find
    is sure where the sentence has this one mark, shares two words more with another entry, fits it clearly
    better, and where that entry is not cited in a place of its own. Where that is so of one note in five, the
    numbers of this list are not to be trusted: for the others a single word, or none that is shared, is
    enough, or a sentence that the entry fits better.
    """
    placed = tuple(_placed(fits, _marks(fits, pointing, cited)))
    served = frozenset(one.entry for one in placed if one.own >= fits.rare)
    sure = {one.note: found for one in placed if (found := _sure(fits, one, served))}
    if not sure or len(sure) * _DISTRUSTED < len(placed):
        return tuple(sure.values())
    weak = (_weak(fits, one, served) or sure.get(one.note) for one in placed)
    return tuple(one for one in weak if one)


def _marks(
    fits: Fits, pointing: Mapping[Note, int], cited: Sequence[tuple[int, tuple[int, ...]]]
) -> list[_Mark]:
    """Return notes and citations that stand in a sentence, in their order."""
    marks: list[_Written] = [(note.start, (entry,), note) for note, entry in pointing.items()]
    marks += [(offset, entries, None) for offset, entries in cited]
    places = (
        (fits.sentence_at(offset), entries, note) for offset, entries, note in sorted(marks, key=_offset)
    )
    return [_Mark(at, entries, note) for at, entries, note in places if at is not None]


def _offset(mark: _Written) -> int:
    return mark[0]


def _placed(fits: Fits, marks: Sequence[_Mark]) -> Iterator[_Placed]:
    beside: dict[int, frozenset[int]] = {}
    for mark in marks:
        beside[mark.sentence] = beside.get(mark.sentence, frozenset()).union(mark.entries)
    before = -1
    for mark in marks:
        if mark.note:
            entry, first = mark.entries[0], _first(fits, mark.sentence, before)
            shared = fits.shared(entry, first, mark.sentence)
            named = fits.names(entry, first, mark.sentence)
            own = fits.sum(shared)
            yield _Placed(mark.note, entry, mark.sentence, own, shared, named, beside[mark.sentence])
        before = mark.sentence


def _first(fits: Fits, sentence: int, before: int) -> int:
    """Return the first sentence that a note may vouch for: of its paragraph, after the last with a mark."""
    first = min(sentence, max(before + 1, sentence - _BACK))
    while fits.sentences[first].paragraph != fits.sentences[sentence].paragraph:
        first += 1
    return first


def _sure(fits: Fits, one: _Placed, served: frozenset[int]) -> Elsewhere | None:
    """Return what is sure of a note that is alone in its sentence."""
    if one.named or len(one.shared) > 1 or len(one.beside) > 1:
        return None
    other = _fitting(fits, one, _FLOOR)
    sure = other and other.entry not in served and len(set(other.words) - one.shared) > 1
    return Elsewhere(one.note, one.entry, other) if sure else None


def _weak(fits: Fits, one: _Placed, served: frozenset[int]) -> Elsewhere | None:
    if one.named:
        return None
    alone = replace(one, own=fits.score(one.entry, one.sentence))
    other = _fitting(fits, alone, 1)
    home = None if other else _home(fits, one, served)
    shares = alone.own > 0 or one.entry in served
    return Elsewhere(one.note, one.entry, other, home) if other or home or not shares else None


def _fitting(fits: Fits, one: _Placed, floor: float) -> Fit | None:
    """Return the entry that fits a note's sentence clearly better, and fits no other sentence better yet."""
    other = fits.best_entry(one.sentence, one.beside)
    if other is None or other.score < max(floor * fits.rare, CLEARLY * one.own):
        return None
    home = fits.best_sentence(other.entry)
    return other if home is None or home.score < CLEARLY * other.score else None


def _home(fits: Fits, one: _Placed, served: frozenset[int]) -> Fit | None:
    """Return the sentence that a note's entry fits clearly better, by two words or more."""
    home = fits.best_sentence(one.entry) if one.entry not in served else None
    if home is None or home.sentence == one.sentence or len(home.words) < 2:
        return None
    return home if home.score >= max(_FLOOR * fits.rare, CLEARLY * one.own) else None
