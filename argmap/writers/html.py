"""The report as one page for a browser: no script, nothing fetched, figures as vectors in the text."""

from collections.abc import Iterator
from importlib.resources import files

from argmap.language import language
from argmap.report.document import Document, Heading, Paragraph, Role, anchors, notes, passages, plain
from argmap.typeset.bidi import right_to_left
from argmap.writers.html_blocks import Scribe
from argmap.writers.html_inlines import marked_up
from argmap.writers.html_theme import logo, styles
from argmap.writers.labels import note_name, note_words, reference_name
from argmap.writers.xml_text import attribute, escape

LONG = 12
"""A report with more headings of the first level than this has a list of contents."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"


def write(document: Document, *, creator: str, seal: str = "") -> bytes:
    """Return the report as HTML in UTF-8; `seal` stands in a comment, for a fingerprint of the file."""
    known = frozenset(anchors(document.blocks))
    scribe = Scribe(known, language(document.language), rtl=right_to_left(document.title))
    title = [block for block in document.blocks if _is_title(block)]
    rest = [block for block in document.blocks if not _is_title(block)]
    parts = [
        "<!DOCTYPE html>",
        f"<html lang={attribute(document.language or 'en')}{_direction(document)}>",
        *_head(document, creator, seal),
        "<body>",
        f'<a class="skip" href="#content">{escape(scribe.language.text("To the content"))}</a>',
        "<header>",
        *_marking(document),
        *logo(document.theme),
        *(scribe.block(block) for block in title),
        "</header>",
        *_contents(document, scribe),
        '<main id="content">',
        *(scribe.block(block) for block in rest),
        *_notes(document, scribe),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _is_title(block: object) -> bool:
    return isinstance(block, Paragraph) and block.role in (Role.TITLE, Role.SUBTITLE)


def _direction(document: Document) -> str:
    return ' dir="rtl"' if right_to_left(document.title) else ""


def _head(document: Document, creator: str, seal: str) -> Iterator[str]:
    style = files("argmap.writers").joinpath("page.css").read_text(encoding="utf-8")
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(document.title)}</title>"
    described = (
        ("author", ", ".join(document.authors)),
        ("description", document.subject),
        ("generator", creator),
    )
    yield from (f'<meta name="{name}" content={attribute(text)}>' for name, text in described if text)
    yield f"<style>\n{style}{styles(document)}</style>"
    yield f"<!-- {seal} -->" if seal else ""
    yield "</head>"


def _marking(document: Document) -> Iterator[str]:
    if document.marking.strip():
        yield f'<p class="marking">{escape(" ".join(document.marking.split()))}</p>'


def _notes(document: Document, scribe: Scribe) -> Iterator[str]:
    """List the notes at the end, each with a link back."""
    found = [note for passage in passages(document.blocks) for note in notes(passage)]
    if not found:
        return
    name = escape(scribe.language.text("Notes"))
    back = attribute(scribe.language.text("Back to the text"))
    yield f'<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">{name}</h2><ol>'
    for note in found:
        words = marked_up(note_words(note, scribe.language), scribe.anchors)
        link = f'<a href="#{reference_name(note.number)}" role="doc-backlink" aria-label={back}>\u21a9</a>'
        yield f'<li id="{note_name(note.number)}">{words} {link}</li>'
    yield "</ol></section>"


def _contents(document: Document, scribe: Scribe) -> Iterator[str]:
    """List the sections of a long report."""
    chapters = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    linked = [chapter for chapter in chapters if chapter.anchor]
    if len(chapters) <= LONG or not linked:
        return
    name = escape(scribe.language.text("Contents"))
    yield f'<nav aria-label="{name}"><details><summary>{name}</summary><ul>'
    for chapter in linked:
        words = escape(plain(chapter.children))
        yield f"<li><a href={attribute('#' + chapter.anchor)}>{words}</a></li>"
    yield "</ul></details></nav>"
