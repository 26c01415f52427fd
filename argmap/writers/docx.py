"""The report as a Word file that looks made in Word: real styles, lists, captions, fields and links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.language import language, tag_of
from argmap.report.contents import listed, own_page, parted
from argmap.report.document import Block, Document, Figure, Listing, Quote, Table, anchors
from argmap.writers.attachments import Attachment
from argmap.writers.docx_blocks import pieces
from argmap.writers.docx_contents import contents
from argmap.writers.docx_controls import map_xml, store_xml
from argmap.writers.docx_dress import LOGO_RELATION, dressed, named, restyled
from argmap.writers.docx_embedded import embedded
from argmap.writers.docx_flow import NewPage, Piece, section_body
from argmap.writers.docx_fonts import font_table_xml
from argmap.writers.docx_inlines import Ledger
from argmap.writers.docx_notes import PART as NOTES
from argmap.writers.docx_notes import add_notes, first_free
from argmap.writers.docx_numbering import numbering_xml
from argmap.writers.docx_package import REFERENCES, Bundle, image, package, picture_relations
from argmap.writers.docx_pages import Section, section_xml, sections, sheets
from argmap.writers.docx_parts import (
    application_xml,
    core_xml,
    footer_xml,
    header_xml,
    settings_xml,
)
from argmap.writers.docx_styles import styles_xml
from argmap.writers.docx_svg import outlined
from argmap.writers.docx_theme import theme_xml
from argmap.writers.docx_xml import DECLARATION, NAMESPACES

if TYPE_CHECKING:
    from argmap.writers.docx_reference import Reference


def write(  # noqa: PLR0913  all that a file is to carry
    document: Document,
    *,
    figures: Mapping[int, bytes],
    epoch: int,
    creator: str,
    pages: Sequence[int] = (),
    origin: Attachment | None = None,
    reference: "Reference | None" = None,
    made_from: str = "",
) -> bytes:
    """Return the report as a sealed .docx file, the same for the same input.

    `figures` maps the numbers of figures to PNG files; their size on paper is that of `Placed`, in points.
    `epoch` is the time that the file claims, in seconds since 1970, and `creator` names the program. `pages`
    are those on which its headings are thought to stand: given any, the report has a list of contents.
    `origin` is the map, for a file that is to find its way back: it goes with the file, and the statements
    stand in content controls. `reference` is the file of a house, in whose styles and on whose pages the
    report stands. `made_from` is the fingerprint of inputs.
    """
    ledger = _ledger(document, figures, origin, pages, reference)
    text, bundle = _housed(document, ledger, pages, reference) if reference else _own(document, ledger, pages)
    bundle.add("docProps/core.xml", core_xml(document, epoch=epoch, creator=creator))
    bundle.add("docProps/app.xml", application_xml(creator))
    bundle.add_figures(_pictures(document, figures))
    bundle.add_links(ledger.links)
    add_notes(bundle, ledger.notes, ledger.links)
    if origin is not None:
        words = origin.content.decode("utf-8", "replace")
        bundle.add_store(map_xml(origin.name, words, ledger.statements), store_xml())
    return package(text, bundle, epoch=epoch, made_from=made_from)


def _ledger(
    document: Document,
    figures: Mapping[int, bytes],
    origin: Attachment | None,
    pages: Sequence[int],
    reference: "Reference | None",
) -> Ledger:
    return Ledger(
        anchors=frozenset(anchors(document.blocks)),
        pictures={number: picture_relations(number) for number in figures},
        language=language(document.language),
        captions=dict(_captions(document.blocks)),
        listed=bool(pages),
        controls=origin is not None,
        serial=reference.serial if reference else 0,
        first_note=first_free(reference.part(NOTES) if reference else b""),
    )


def _captions(blocks: Iterable[Block]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Walk the figures and tables that have a number, by the anchors that lead to them."""
    for block in blocks:
        match block:
            case Figure(number=number, anchor=anchor) if number and anchor:
                yield anchor, ("Figure", number)
            case Table(number=number, anchor=anchor) if number and anchor:
                yield anchor, ("Table", number)
            case Listing(entries):
                for entry in entries:
                    yield from _captions(entry)
            case Quote(inner):
                yield from _captions(inner)


def _pictures(document: Document, figures: Mapping[int, bytes]) -> dict[int, tuple[bytes, bytes]]:
    """Return each figure as points and as lines."""
    shown = {block.number: block for block in _figures(document.blocks)}
    return {
        number: (png, outlined(shown[number].placed)) for number, png in figures.items() if number in shown
    }


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Listing(entries):
                for entry in entries:
                    yield from _figures(entry)
            case Quote(inner):
                yield from _figures(inner)


def _own(document: Document, ledger: Ledger, pages: Sequence[int]) -> tuple[bytes, Bundle]:
    """Return the text of the report as argmap sets it, and its other parts."""
    found = sections(document.blocks, sheets(document.paper, document.theme.margins))
    last = len(found) - 1
    content: list[str] = []
    for index, section in enumerate(found):
        first = index == 0
        ending = section_xml(section.page, references=REFERENCES if first else "", first_differs=first)
        written = _pieces(section, document, ledger, pages if first else ())
        content.append(section_body(written, ending) if index < last else section_body(written) + ending)
    text = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"
    return text.encode(), _parts(document, ledger)


def _housed(
    document: Document, ledger: Ledger, pages: Sequence[int], reference: "Reference"
) -> tuple[bytes, Bundle]:
    """Return the text of a house's file with the report in it, and the file's other parts."""
    from argmap.writers.docx_house import ENDING, house_sheets, housed

    found = sections(document.blocks, house_sheets(reference))
    last = len(found) - 1
    written = (
        section_body(
            _pieces(section, document, ledger, () if index else pages), "" if index == last else ENDING
        )
        for index, section in enumerate(found)
    )
    shown = [section.page if section.own else None for section in found]
    return housed(document, reference, ledger, "".join(written), shown)


def _pieces(section: Section, document: Document, ledger: Ledger, pages: Sequence[int]) -> Iterator[Piece]:
    """Write a section, with the list of contents in it where pages are given."""
    if not pages:
        yield from pieces(section.blocks, section.room, ledger)
        return
    before, after = parted(section.blocks)
    alone = own_page(after)
    headings = [*listed(document.blocks)]
    yield from pieces(before, section.room, ledger)
    yield from (NewPage(),) if alone else ()
    yield from contents(headings, pages, section.room.width, ledger)
    yield from pieces(after, section.room, ledger)


def _parts(document: Document, ledger: Ledger) -> Bundle:
    tag, theme = tag_of(document.language), document.theme
    bundle, fonts = Bundle([], [], []), embedded(theme)
    bundle.add("word/styles.xml", dressed(styles_xml(tag), theme))
    bundle.add("word/numbering.xml", restyled(numbering_xml(ledger.lists), theme))
    with_fonts = bool(fonts.members)
    bundle.add("word/settings.xml", settings_xml(tag, hyphenated=theme.justify, with_fonts=with_fonts))
    bundle.add("word/fontTable.xml", font_table_xml(fonts.names), *fonts.relations)
    bundle.members.extend(fonts.members)
    bundle.add("word/theme/theme1.xml", named(theme_xml(tag), theme))
    logo = image("word/media/logo.png", theme.logo.png, LOGO_RELATION) if theme.logo else None
    bundle.members.extend(logo[:1] if logo else ())
    bundle.add("word/header1.xml", header_xml(document, titled=False), *(logo[1:] if logo else ()))
    bundle.add("word/header2.xml", header_xml(document, titled=True))
    bundle.add("word/footer1.xml", footer_xml(document))
    bundle.add("word/footer2.xml", footer_xml(document))
    return bundle
