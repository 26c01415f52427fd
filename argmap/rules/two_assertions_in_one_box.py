"""One statement makes two assertions, or holds its own reason.

Why:
Whoever doubts one half of "A, and B" cannot say so in the map: objections, sources and statuses belong to
a statement as a whole, and it stands only if both halves do. A "because" inside a statement hides a reason
where nobody can question it. Write the halves as two statements, under `premises:` where they count only
together, and the reason under `reasons:`. Only claims and assumptions are looked at, asides left out; in
maps that are not in English, only for a second sentence and for semicolons. Where the "because" itself is
what is asserted ("only because", "not because"), nothing is said.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays because students would come.

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from argmap.diagnostics import Note
from argmap.formats.likelihood import unquoted
from argmap.formats.located import located
from argmap.formats.wording import language_of
from argmap.model import Kind, Statement
from argmap.rules.rule import Finding, Reading, named

_Place = tuple[int, int]

# ruff: noqa: SIM905 (words are read more easily without marks)
_FINITE = frozenset(
    """is are was were has have had does do did will would can could may might must should shall
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot
    couldn't mustn't shouldn't
    makes gives takes goes comes says becomes gave took went came fell rose grew began became chose wrote knew
    """.split()
)
"""Words that make a clause of what they stand in, and hardly ever stand in anything else."""
_SUBORDINATING = frozenset(
    """that which who whom whose where when while if unless because although though since as whether than what
    how after before until
    """.split()
)
_NO_SUBJECT = frozenset(
    "so thus then therefore also not never yet still to of in on at by for with from".split()
)
_ABBREVIATIONS = frozenset(
    """prof etc abs art vgl bzw usw approx dept univ corp inc ltd gov gen sen rep col capt hon rev mrs fig vol
    eds nos jan feb mar apr jun jul aug sep sept oct nov dec est min max cit ibid str bsp ggf inkl zzgl mio
    mrd hrsg тыс млн млрд руб обл стр рис см др
    """.split()
)
_WORD = re.compile(r"[\w’'-]+")
_MAY_JOIN = re.compile(r"[,;。]|[.!] |because", re.IGNORECASE)
_AND = re.compile(r", and (?=\w)")
_SEMICOLON = re.compile(r";(?= )")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!](?= [“\"(]?[^\W\d_])|。(?=\w)")
_REASON = re.compile(
    r"(?<![\w-])because(?! of\b)(?= \w)|[,;] (?:therefore|thus|hence)\b|, so that(?= \w)|; so(?= \w)",
    re.IGNORECASE,
)
_STRESSED = re.compile(
    r"(?:\b(?:not|only|just|partly|mainly|largely|chiefly|mostly|precisely|simply|merely|and|or|but|if|is|was"
    r"|are|were)|,) $",
    re.IGNORECASE,
)
_MOST_READ = 1000
_MOST_TRIED = 5
"""So many characters of a statement are read, and so many places in it looked at."""
_WORD_BEFORE = 40
_SPLIT = Note("make two statements of it, under `premises:` if they count only together")
_TAKE_OUT = Note("put the reason under `reasons:` as a statement of its own")


def check(reading: Reading) -> Iterator[Finding]:
    """Find claims and assumptions with two main clauses, or with a reason inside."""
    english, asides = language_of(reading.map) == "en", frozenset(reading.map.asides)
    for statement in reading.map.statements.values():
        looked_at = statement.kind is not Kind.EVIDENCE and statement.place not in asides
        if looked_at and _MAY_JOIN.search(statement.text):
            text = unquoted(statement.text[:_MOST_READ])
            reason = _reason(text) if english else None
            joint = reason or _joint(text, english=english)
            if joint:
                what = "Claim and reason" if reason else "Two assertions"
                advice = _TAKE_OUT if reason else _SPLIT
                yield _finding(reading, statement, joint, what, advice)


def _finding(reading: Reading, statement: Statement, joint: _Place, what: str, advice: Note) -> Finding:
    words = statement.text[slice(*joint)].lstrip(" ,")
    finds = [(joint[1] - len(words), words.rstrip())]
    (span,) = located(reading.text, statement.text, statement.text_span, finds)
    message = f"{what} stand in one statement: {named(statement)}"
    return Finding(message, span, (advice,), places=(statement.place,))


def _reason(text: str) -> _Place | None:
    """Find a word that leads from a claim to its reason, or back, with at least two words on either side."""
    for found in _tried(_REASON, text):
        before, after = text[: found.start()], text[found.end() :]
        if not _STRESSED.search(before[-_WORD_BEFORE:]) and _words(before, 2) and _words(after, 2):
            return found.span()
    return None


def _joint(text: str, *, english: bool) -> _Place | None:
    stops = (found.span() for found in _tried(_STOP, text) if _ends_sentence(text, found.start()))
    semicolons = (
        found.span()
        for found in _tried(_SEMICOLON, text)
        if ":" not in text and _words(text[: found.start()], 3) and _words(text[found.end() :], 3)
    )
    joints = _conjunctions(text) if english else iter(())
    return next(chain(stops, semicolons, joints), None)


def _tried(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(text), _MOST_TRIED)


def _ends_sentence(text: str, at: int) -> bool:
    if text[at] == "。":
        return True
    before, after = text[:at], text[at + 1 :].lstrip(' “"(')
    last = before[-_WORD_BEFORE:].split()[-1].strip("(“\"'")
    abbreviated = last.casefold() in _ABBREVIATIONS or last.isupper() or "." in last
    return not abbreviated and after[:1].isupper() and _words(before, 3) and _words(after, 3)


def _words(text: str, least: int) -> bool:
    return len(text.split(maxsplit=least)) >= least


def _conjunctions(text: str) -> Iterator[_Place]:
    """Find ", and" between main clauses, each with a finite verb of its own."""
    for found in _tried(_AND, text):
        before = text[: found.start()]
        if _is_clause(before) and not _opens_another(before) and _is_clause(_main(text[found.end() :])):
            yield found.span()


def _opens_another(text: str) -> bool:
    """Tell whether a subordinate clause is open, which "and" may go on with."""
    return any(found[0].casefold() in _SUBORDINATING for found in _WORD.finditer(text))


def _main(text: str) -> str:
    """Leave out a subordinate clause at the beginning, up to its comma."""
    first = _WORD.match(text)
    opens = first is not None and first[0].casefold() in _SUBORDINATING
    return text.partition(", ")[2] if opens else text


def _is_clause(text: str) -> bool:
    """Tell whether a subject and then a finite verb come before anything that opens a subordinate clause."""
    words = [found[0].replace("’", "'") for found in _WORD.finditer(text)]
    telling = (at for at, word in enumerate(words) if word in _FINITE or word.casefold() in _SUBORDINATING)
    verb = next(telling, 0)
    return verb > 0 and words[verb] in _FINITE and words[0].casefold() not in _NO_SUBJECT
