"""The Markdown output as other programs render it: pandoc in three of its readings, and GitHub's own parser.

Obsidian reads what GitHub's parser reads, but for links to places within the text, which it takes for names
of headings.
"""

import re
import subprocess
from collections import Counter
from difflib import SequenceMatcher

import pytest
from lxml import html

from argmap.report.document import (
    CodeBlock,
    Figure,
    Heading,
    Listing,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Table,
    Text,
    notes,
    passages,
    plain,
)
from argmap.report.finish import finished
from argmap.writers import markdown
from hard import MARKUP
from tests.unit.test_links_both_ways import ALL, documents, job
from tests.wordfile import author, everything, paragraph, report
from tools import need

pytestmark = pytest.mark.slow

READERS = {
    "pandoc": ("pandoc", "--from=markdown", "--wrap=none"),
    "pandoc for GitHub": ("pandoc", "--from=gfm", "--wrap=none"),
    "pandoc for CommonMark": ("pandoc", "--from=commonmark_x", "--wrap=none"),
    "GitHub": ("cmark-gfm", "--unsafe", "-e", "table", "-e", "footnotes"),
}


def rendered(text, reader):
    program, *options = READERS[reader]
    asked = [need(program), *options]
    done = subprocess.run(asked, input=text, capture_output=True, text=True, check=True)
    return html.fromstring(f"<div>{done.stdout}</div>")


def parts(blocks):
    """Count what a report consists of, as HTML names it."""
    found = Counter()
    for block in blocks:
        match block:
            case Heading():
                found["heading"] += 1
            case Paragraph(role=Role.TITLE):
                found["heading"] += 1
            case Table(head, rows):
                found["tr"] += 1 + len(rows)
                found["td"] += sum(map(len, rows))
                found["th"] += len(head)
            case Listing(entries):
                found["li"] += len(entries)
                for entry in entries:
                    found += parts(entry)
            case Outline(entries):
                found["li"] += len(entries)
            case Figure():
                found["img"] += 1
            case Quote(inner):
                found["blockquote"] += 1
                found += parts(inner)
            case CodeBlock():
                found["pre"] += 1
            case Paragraph() | PageBreak():
                pass
    return found


def counted(root, wanted):
    levels = [f"h{level}" for level in range(1, 7)]
    found = Counter({tag: len(root.findall(f".//{tag}")) for tag in wanted if tag != "heading"})
    found["heading"] = sum(len(root.findall(f".//{tag}")) for tag in levels)
    found["li"] -= len(root.xpath("//*[contains(@class, 'footnotes')]//li"))
    return +found


def words(text):
    return re.findall(r"\w+", text)


def of_document(document):
    return words(" ".join(plain(passage) for passage in passages(document.blocks)))


def alike(expected, found):
    blocks = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(expected), 1)


def examined(document, reader):
    pictures = {block.number: "p.svg" for block in document.blocks if isinstance(block, Figure)}
    root = rendered(markdown.write(document, pictures=pictures).decode(), reader)
    wanted = +parts(document.blocks)
    assert counted(root, {*wanted, "li"}) == wanted
    assert alike(of_document(document), words(root.text_content())) >= 0.99
    places = set(root.xpath("//@id"))
    inner = {address[1:] for address in root.xpath("//a/@href") if address.startswith("#")}
    assert inner <= places
    return root


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_reports_have_the_same_parts_and_words_everywhere(path, reader):
    [document] = documents(job(path)).value
    examined(document, reader)


@pytest.mark.parametrize("reader", READERS)
def test_every_block_is_what_it_is_everywhere(reader):
    examined(everything(), reader)


def typed(text):
    """Return a text with the quotes and dashes of a keyboard, of which pandoc makes those of print."""
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "---", "–": "--", "…": "..."}
    return " ".join("".join(marks.get(letter, letter) for letter in text).split())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hard", MARKUP)
def test_no_words_become_markup_anywhere(hard, reader):
    document = report(paragraph(author(f"One {hard} two")), paragraph("three"))
    root = rendered(markdown.write(document, pictures={}).decode(), reader)
    assert [child.tag for child in root] == ["p", "p"]
    assert typed(root.text_content()) == typed(f"One {hard} two three")


@pytest.mark.parametrize("reader", READERS)
def test_notes_are_notes_everywhere(reader):
    from argmap.report.document import Note

    blocks = finished(tuple(paragraph(f"Said {n}", Note((Text(f"below {n}"),))) for n in range(3)))
    assert sum(1 for passage in passages(blocks) for _ in notes(passage)) == 3
    root = rendered(markdown.write(report(*blocks), pictures={}).decode(), reader)
    below = root.xpath("//*[contains(@class, 'footnotes')]//li")
    assert [" ".join(words(note.text_content()))[:7] for note in below] == ["below 0", "below 1", "below 2"]
