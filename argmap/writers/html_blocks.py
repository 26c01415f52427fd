"""Blocks of the report as HTML that can be walked by headings, lists and tables."""

from collections.abc import Sequence
from itertools import islice
from typing import assert_never

from argmap.diagram.boxes import PlacedBox
from argmap.language import Language
from argmap.report.document import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Table,
    passages,
    plain,
)
from argmap.typeset.bidi import has_direction, right_to_left
from argmap.writers import svg
from argmap.writers.addresses import destination
from argmap.writers.html_inlines import marked_up
from argmap.writers.labels import LABELS
from argmap.writers.xml_text import attribute, escape

_DEEPEST = 6


class Scribe:
    """Writes the blocks of one report, whose links may lead to these anchors.

    `rtl` tells that the page runs from right to left, so that entries that do not say so.
    """

    def __init__(self, anchors: frozenset[str], language: Language, *, rtl: bool = False) -> None:
        self.anchors = anchors
        self.rtl = rtl
        self.language = language
        self._levels: list[int] = []

    def block(self, block: Block) -> str:
        """Return a block as an element, or as nothing where a page needs none."""
        written = ""
        match block:
            case Paragraph():
                written = self._paragraph(block)
            case Heading():
                written = self._heading(block)
            case Listing():
                written = self._listing(block)
            case Outline(entries):
                written = self._outline(entries)
            case Quote(blocks):
                written = f"<blockquote>{self._blocks(blocks)}</blockquote>"
            case CodeBlock(text):
                written = f'<pre tabindex="0"><code>{escape(text)}</code></pre>'
            case Table():
                written = self._table(block)
            case Figure():
                written = self._figure(block)
            case PageBreak():
                pass
            case _:
                assert_never(block)
        return written

    def _blocks(self, blocks: Blocks) -> str:
        return "\n".join(filter(None, map(self.block, blocks)))

    def _words(self, inlines: Inlines) -> str:
        return marked_up(inlines, self.anchors)

    def _paragraph(self, block: Paragraph) -> str:
        words = self._words(block.children)
        if not words and not block.anchor:
            return ""
        element = "h1" if block.role is Role.TITLE else "p"
        plain = block.role in (Role.TITLE, Role.BODY)
        kind = "" if plain else f' class="{block.role}"'
        return f"<{element}{_name(block.anchor)}{kind}>{words}</{element}>"

    def _heading(self, block: Heading) -> str:
        element = f"h{min(self._rank(block.level) + 1, _DEEPEST)}"
        kind = ' class="new-page"' if block.new_page else ""
        return f"<{element}{_name(block.anchor)}{kind}>{self._words(block.children)}</{element}>"

    def _rank(self, level: int) -> int:
        """Return how deep a heading stands: one below the nearest that ranks above it."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels)

    def _listing(self, block: Listing) -> str:
        element = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        entries = "".join(f"<li{self._direction(entry)}>{self._entry(entry)}</li>" for entry in block.entries)
        return f"<{element}{start}>{entries}</{element}>"

    def _direction(self, entry: Blocks) -> str:
        """Say in which direction an entry runs, where it is not that of the page: its mark goes with it."""
        said = "".join(map(plain, islice(passages(entry), 1)))
        if not has_direction(said) or right_to_left(said) is self.rtl:
            return ""
        return ' dir="ltr"' if self.rtl else ' dir="rtl"'

    def _entry(self, entry: Blocks) -> str:
        """A single paragraph stands in its entry without an element of its own."""
        only = entry[0] if len(entry) == 1 else None
        return self._words(only.children) if isinstance(only, Paragraph) else self._blocks(entry)

    def _outline(self, entries: Sequence[OutlineEntry]) -> str:
        """Nest lists by level, however levels jump."""
        parts: list[str] = []
        depth = 0
        for entry in entries:
            level = entry.level + 1
            if level > depth:
                parts.append('<ul class="outline"><li>' * (level - depth))
            else:
                parts.append("</li></ul>" * (depth - level) + "</li><li>")
            depth = level
            label = f"{self._label(entry)} " if entry.label else ""
            parts.append(f"<span{_name(entry.anchor)}>{label}{self._words(entry.children)}</span>")
        return "".join(parts) + "</li></ul>" * depth

    def _label(self, entry: OutlineEntry) -> str:
        address = destination(f"#{entry.shown}", self.anchors) if entry.shown else ""
        label = f"<strong>{escape(entry.label)}</strong>"
        return f"<a href={attribute(address)}>{label}</a>" if address else label

    def _table(self, table: Table) -> str:
        columns = max((len(row) for row in (table.head, *table.rows)), default=0)
        caption = self._caption("Table", table.number, table.caption)
        if not columns:
            return f"<p{_name(table.anchor)}>{caption}</p>" if caption else ""
        head = "".join(f'<th scope="col">{self._words(cell)}</th>' for cell in _padded(table.head, columns))
        rows = "".join(self._row(_padded(row, columns)) for row in table.rows)
        name = f"table-{table.number}" if table.number else ""
        labelled = f' role="region" aria-labelledby="{name}"' if name and caption else ""
        return (
            f'<div class="wide" tabindex="0"{labelled}><table{_name(table.anchor)}>'
            + (f"<caption{_name(name)}>{caption}</caption>" if caption else "")
            + (f"<thead><tr>{head}</tr></thead>" if any(table.head) else "")
            + f"<tbody>{rows}</tbody></table></div>"
        )

    def _row(self, row: Sequence[Inlines]) -> str:
        first, *rest = (self._words(cell) for cell in row)
        cells = "".join(f"<td>{words}</td>" for words in rest)
        return f'<tr><th scope="row">{first}</th>{cells}</tr>'

    def _figure(self, figure: Figure) -> str:
        drawn = svg.inline(figure.placed, self._reached, f"figure-{figure.number}-")
        caption = self._caption("Figure", figure.number, figure.caption)
        label = f"<figcaption>{caption}</figcaption>" if caption else ""
        described = f'<p class="unseen">{escape(figure.alt)}</p>' if figure.alt else ""
        shown = f'<div class="drawing" tabindex="0">{drawn}</div>{described}{label}'
        return f"<figure{_name(figure.anchor)}>{shown}</figure>"

    def _reached(self, placed: PlacedBox) -> str:
        own = destination(placed.box.link, self.anchors)
        return own or destination(placed.box.url, self.anchors)

    def _caption(self, kind: str, number: int, caption: Inlines) -> str:
        label = (
            f"<strong>{escape(self.language.text(LABELS[kind], number=number))}.</strong> " if number else ""
        )
        return label + self._words(caption)


def _name(anchor: str) -> str:
    return f" id={attribute(anchor)}" if anchor else ""


def _padded(row: Sequence[Inlines], columns: int) -> Sequence[Inlines]:
    return (*row, *((),) * (columns - len(row)))
