"""The works that a map cites, counted by kind."""

from collections.abc import Sequence

from argmap.evaluate.judgements import resolves
from argmap.language import message
from argmap.model import ArgumentMap, SourceKey
from argmap.report.subject import Subject

STUDIES = frozenset(
    [
        "article",
        "article-journal",
        "book",
        "chapter",
        "dataset",
        "entry",
        "entry-encyclopedia",
        "monograph",
        "paper-conference",
        "report",
        "review",
        "review-book",
        "standard",
        "thesis",
    ]
)
PRESS = frozenset(
    [
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "interview",
        "post",
        "post-weblog",
        "speech",
        "webpage",
    ]
)
_STUDY, _REPORT, _OTHER, _WORK = (
    (message("{n} study"), message("{n} studies")),
    (message("{n} press report"), message("{n} press reports")),
    (message("{n} other work"), message("{n} other works")),
    (message("{n} work"), message("{n} works")),
)


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
    counted = [(kind, kinds.count(kind)) for kind in (_STUDY, _REPORT, _OTHER) if kind in kinds]
    return subject.language.listed([subject.language.count(number, *kind) for kind, number in counted])


def _kind(argument_map: ArgumentMap, key: SourceKey) -> tuple[str, str]:
    kind = str(argument_map.sources[key].csl.get("type", ""))
    return _STUDY if kind in STUDIES else _REPORT if kind in PRESS else _OTHER
