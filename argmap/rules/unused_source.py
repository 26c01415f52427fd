"""A source of the map is cited nowhere.

Why:
The briefing lists only what is cited. A source left over in the map is either a citation that was
forgotten, often one with a slip in its key, or work that has gone out of the argument. Sources in files
that `bibliography:` names are not meant, for such files serve many maps.

Wrong:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - evidence: Eight in ten students would come on Sundays.
        source: survey

Right:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      commentary: The cost is within the budget [@budget, p. 2].
      reasons:
      - evidence: Eight in ten students would come on Sundays.
        source: survey
"""

from collections.abc import Iterator

from argmap.formats.findings import short
from argmap.formats.markdown_refs import citations
from argmap.model import ArgumentMap, SourceKey
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find sources that neither a statement nor a text in Markdown cites."""
    left = {s.key: s for s in reading.map.sources.values() if s.span.source in ("", reading.text.name)}
    for key in _cited(reading.map):
        left.pop(key, None)
    for key, source in left.items():
        yield Finding(f"The source `{short(key)}` is cited nowhere", source.span)


def _cited(argument_map: ArgumentMap) -> Iterator[SourceKey]:
    for statement in argument_map.statements.values():
        yield from (citation.source for citation in statement.citations)
    for text in _texts(argument_map):
        for group in citations(text):
            yield from (citation.source for citation in group.citations)


def _texts(argument_map: ArgumentMap) -> Iterator[str]:
    yield argument_map.bottom_line
    for statement in argument_map.statements.values():
        yield statement.commentary
    for step in argument_map.steps.values():
        yield step.commentary
