"""What the rules about essays find in short texts that others wrote with care, and without sources.

The texts are those of the Potsdam microtext corpus, in the folder that `corpora_files` names; they are read
where they lie. This prints a table for the page on quality:

    PYTHONPATH=tests python tests/corpora/false_alarms.py
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import RULES, House, Reading
from argmap.rules.house import severity_of
from argmap.rules.manual import page
from argmap.source import SourceText
from corpora_files import CORPORA

MICROTEXTS = CORPORA / "microtexts"
FOLDERS = {"en": ("part1/en", "part2"), "de": ("part1/de",)}
ABOUT_ESSAYS = tuple(rule for rule in RULES if page(rule).wrong_essay)
"""The rules that look at nothing but the essay."""
STRICT = House(profile="strict")


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Give name and words of each text in a language."""
    for folder in FOLDERS[language]:
        for path in sorted((MICROTEXTS / folder).glob("*.xml")):
            yield path.stem, " ".join(units(path))


def units(path: Path) -> Iterator[str]:
    for unit in ElementTree.parse(path).iter("edu"):  # noqa: S314 a file of the corpus
        yield "".join(unit.itertext()).strip()


@cache
def found(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return code, text and words of each finding in the texts of a language, in the profile `strict`."""
    return tuple(_found(language))


def _found(language: str) -> Iterator[tuple[str, str, str]]:
    source = SourceText("map.yaml", f"title: T\nlanguage: {language}\nthesis: T.\n")
    argument_map = read(source).value
    assert argument_map is not None
    evaluation = evaluate(argument_map)
    for name, text in texts(language):
        reading = Reading(argument_map, source, evaluation, Essay(text, name), STRICT)
        for rule in ABOUT_ESSAYS:
            if severity_of(rule.code, rule.severity, argument_map, STRICT):
                for one in rule.check(reading):
                    yield rule.code, name, text[one.span.start : one.span.end]


def table() -> str:
    """Return the number of findings by rule and language, in Markdown."""
    counts = {language: Counter(code for code, _, _ in found(language)) for language in FOLDERS}
    sizes = {language: [len(text.split()) for _, text in texts(language)] for language in FOLDERS}
    heads = [f"{language} ({len(each)} texts, {sum(each):,} words)" for language, each in sizes.items()]
    rows = [f"| rule | severity | {' | '.join(heads)} |", "|---|---|" + "---:|" * len(heads)]
    for rule in ABOUT_ESSAYS:
        cells = " | ".join(str(counts[language][rule.code]) for language in FOLDERS)
        rows.append(f"| `{rule.code}` | {rule.severity or 'off'} | {cells} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
