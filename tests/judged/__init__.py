"""Three maps written for tests, about ordinary things that nobody has to look up, and their reports.

The thesis of one holds, that of one is asserted and challenged, that of one cannot be settled.
"""

from functools import cache
from pathlib import Path

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.report import cite
from argmap.report.build import Material, build
from argmap.report.document import Heading, Listing, Paragraph, Role, Table, passages, plain
from argmap.report.subject import Subject
from argmap.report.templates import text_of
from argmap.source import SourceText
from reading import MAPS, read_map

JUDGED = sorted(Path(__file__).parent.glob("*.yaml"))
ALL = [*JUDGED, *MAPS]
"""The paths of the three maps, and of these and the shipped ones."""


def path_of(name):
    """Return the path of one of the maps, by its name."""
    return next(path for path in ALL if path.stem == name)


def stem(value):
    """Name a path in the list of tests."""
    return getattr(value, "stem", None)


def essay_of(path):
    """Return the essay that a map is about, or None."""
    named = read_map(path).essay
    return Essay((path.parent / named).read_text(encoding="utf-8")) if named else None


@cache
def subject(path):
    """Return a map as the report looks at it."""
    argument_map = read_map(path)
    return Subject(argument_map, evaluate(argument_map), dict(cite.names(argument_map)), essay_of(path))


def material(path, template="briefing", **rest):
    """Return what a report on a map is made from; `template` is the name of a built-in one, or a text."""
    built_in = text_of(template)
    return Material(
        **{
            "map": read_map(path),
            "evaluation": subject(path).evaluation,
            "template": SourceText("mine.md" if built_in is None else template, built_in or template),
            "essay": essay_of(path),
            "origin": path.name,
            "fingerprint": "0123456789ab",
            "version": "1.2.3",
            **rest,
        }
    )


@cache
def report(path, template="briefing"):
    """Return the report on a map, without figures."""
    made = build(material(path, template))
    assert made.value is not None, made.diagnostics
    return made.value


def said(blocks):
    """Return the words of blocks, a passage a line."""
    return "\n".join(plain(inlines) for inlines in passages(blocks))


def words(blocks):
    """Count the words of blocks."""
    return len(said(blocks).split())


def sections(document):
    """Return the blocks under each heading of level 1, by its words; those before the first by none."""
    found = {"": []}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[plain(block.children)] = []
        else:
            list(found.values())[-1].append(block)
    return found


def bottom_line(document):
    """Return the paragraphs of the bottom line."""
    return [b for b in sections(document)[""] if isinstance(b, Paragraph) and b.role is Role.BODY]


def first_page(document):
    """Return the blocks of page 1 below the title block."""
    start = document.blocks.index(bottom_line(document)[0])
    breaks = (n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.new_page)
    return document.blocks[start : next(breaks)]


def key_judgement_entries(document):
    """Return the entries of the list of key judgements."""
    blocks = sections(document).get("Key judgements", [])
    return next((block.entries for block in blocks if isinstance(block, Listing)), ())


def rows(document, caption):
    """Return the words in the cells of the table whose caption begins so."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    found = next(table for table in tables if plain(table.caption).startswith(caption))
    return [[plain(cell) for cell in row] for row in found.rows]
