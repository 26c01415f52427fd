"""The works that a map cites, counted by kind."""

from collections.abc import Sequence

from argmap.evaluate.judgements import resolves
from argmap.language import message
from argmap.model import ArgumentMap, SourceKey
from argmap.report.subject import Subject

_STUDY = (message("{n} study"), message("{n} studies"))
_REPORT = (message("{n} report"), message("{n} reports"))
_BOOK = (message("{n} book"), message("{n} books"))
_PRESS = (message("{n} press report"), message("{n} press reports"))
_OTHER = (message("{n} other work"), message("{n} other works"))
_WORK = (message("{n} work"), message("{n} works"))
_KINDS = {
    _STUDY: ("article", "article-journal", "chapter", "dataset", "paper-conference", "review", "thesis"),
    _REPORT: ("report", "standard"),
    _BOOK: ("book", "monograph"),
    _PRESS: (
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "interview",
        "post",
        "post-weblog",
        "webpage",
    ),
}
"""What CSL's types are called in a count of works."""


def cited_works(argument_map: ArgumentMap) -> tuple[SourceKey, ...]:
    """Return the sources that evidence cites and the map knows, in order of appearance."""
    keys = (
        citation.source
        for statement in argument_map.statements.values()
        if resolves(argument_map, statement)
        for citation in statement.citations
    )
    return tuple(key for key in dict.fromkeys(keys) if key in argument_map.sources)


def works_in_words(subject: Subject, keys: Sequence[SourceKey]) -> str:
    """Count works by kind: `two studies and one press report`; of unknown kinds, they are just works."""
    kinds = [_kind(subject.map, key) for key in keys]
    if set(kinds) == {_OTHER}:
        return subject.language.count(len(kinds), *_WORK)
    counted = [(kind, kinds.count(kind)) for kind in (*_KINDS, _OTHER) if kind in kinds]
    return subject.language.listed([subject.language.count(number, *kind) for kind, number in counted])


def _kind(argument_map: ArgumentMap, key: SourceKey) -> tuple[str, str]:
    written = argument_map.sources[key].csl.get("type", "")
    return next((kind for kind, types in _KINDS.items() if written in types), _OTHER)
