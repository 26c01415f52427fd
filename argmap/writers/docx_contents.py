"""The list of contents: a field that Word can make anew, with its entries as they stand now."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from argmap.report.contents import LEVELS
from argmap.report.document import Heading, plain
from argmap.writers.docx_flow import Contents
from argmap.writers.docx_inlines import Ledger
from argmap.writers.docx_xml import BIDI, Line, field, field_begins, field_ends, right_to_left, run, twips

_FIRST_NAME = 100_000_001  # Word's own have nine digits too


def contents_bookmark(number: int) -> str:
    """Return the name of the bookmark round a listed heading, counted from 0."""
    return f"_Toc{_FIRST_NAME + number}"


def contents(
    headings: Sequence[Heading], pages: Sequence[int], width: float, ledger: Ledger
) -> Iterator[Contents]:
    """Yield the list of contents, its lines `width` points wide; `pages` are those of the headings."""
    words = ledger.language.text("Contents")
    title = Line("TOCHeading", run(words), (BIDI,) if right_to_left(words) else ())
    known = chain(pages, repeat(pages[-1] if pages else 1))
    entries = [_entry(heading, next(known), number, width) for number, heading in enumerate(headings)]
    if not entries:
        return
    opening = field_begins(f'TOC \\o "1-{LEVELS}" \\h \\z \\u')
    entries[0] = Line(entries[0].style, opening + entries[0].content, entries[0].properties)
    last = entries[-1]
    entries[-1] = Line(last.style, last.content + field_ends(), last.properties)
    yield Contents((title, *entries), ledger.next_serial())


def _entry(heading: Heading, page: int, number: int, width: float) -> Line:
    """Return an entry: the words of a heading, dots, and the number of its page."""
    name = contents_bookmark(number)
    words = " ".join(plain(heading.children).split())
    rtl = right_to_left(words)
    content = run(words, rtl=rtl) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {name} \\h", str(page))
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>'
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'
    return Line(f"TOC{max(heading.level, 1)}", link, (tab, BIDI) if rtl else (tab,))
