"""The report as a Word file that looks made in Word: real styles, lists, captions, fields and links."""

from collections.abc import Mapping

from argmap.language import language
from argmap.report.document import Document, anchors
from argmap.writers.docx_blocks import pieces
from argmap.writers.docx_dress import dressed, named, restyled
from argmap.writers.docx_flow import section_body
from argmap.writers.docx_fonts import font_table_xml
from argmap.writers.docx_inlines import Ledger
from argmap.writers.docx_numbering import numbering_xml
from argmap.writers.docx_package import REFERENCES, package, picture_relation
from argmap.writers.docx_pages import section_xml, sections
from argmap.writers.docx_parts import (
    application_xml,
    core_xml,
    footer_xml,
    header_xml,
    language_tag,
    settings_xml,
)
from argmap.writers.docx_styles import styles_xml
from argmap.writers.docx_theme import theme_xml
from argmap.writers.docx_xml import DECLARATION, NAMESPACES


def write(document: Document, *, figures: Mapping[int, bytes], epoch: int, creator: str) -> bytes:
    """Return the report as a sealed .docx file, the same for the same input.

    `figures` maps the numbers of figures to PNG files; their size on paper is that of `Placed`, in points.
    `epoch` is the time that the file claims, in seconds since 1970, and `creator` names the program.
    """
    ledger = Ledger(
        anchors=frozenset(anchors(document.blocks)),
        pictures={number: picture_relation(number) for number in figures},
        language=language(document.language),
    )
    text = _text(document, ledger)
    parts = _parts(document, ledger, epoch=epoch, creator=creator)
    return package(
        {"word/document.xml": text, **parts},
        figures=figures,
        links=ledger.links,
        epoch=epoch,
        logo=_logo(document),
    )


def _text(document: Document, ledger: Ledger) -> str:
    found = sections(document.blocks, document.paper, document.theme.margins)
    last = len(found) - 1
    content: list[str] = []
    for index, section in enumerate(found):
        first = index == 0
        ending = section_xml(section.page, references=REFERENCES if first else "", first_differs=first)
        written = pieces(section.blocks, section.room, ledger)
        content.append(section_body(written, ending) if index < last else section_body(written) + ending)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"


def _parts(document: Document, ledger: Ledger, *, epoch: int, creator: str) -> dict[str, str]:
    tag, theme = language_tag(document.language), document.theme
    return {
        "word/styles.xml": dressed(styles_xml(tag), theme),
        "word/numbering.xml": restyled(numbering_xml(ledger.lists), theme),
        "word/settings.xml": settings_xml(tag),
        "word/fontTable.xml": font_table_xml(),
        "word/theme/theme1.xml": named(theme_xml(tag), theme),
        "word/header1.xml": header_xml(document, titled=False),
        "word/header2.xml": header_xml(document, titled=True),
        "word/footer1.xml": footer_xml(document),
        "word/footer2.xml": footer_xml(document),
        "docProps/core.xml": core_xml(document, epoch=epoch, creator=creator),
        "docProps/app.xml": application_xml(creator),
    }


def _logo(document: Document) -> bytes:
    return document.theme.logo.png if document.theme.logo else b""
