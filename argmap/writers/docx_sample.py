"""A reference document to start from: every style of a report, each on words that say what it is for."""

from argmap.report.document import (
    Code,
    CodeBlock,
    Document,
    Heading,
    Inline,
    Inlines,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    Paragraph,
    Quote,
    Role,
    Table,
    Text,
    Voice,
)
from argmap.writers.docx_looks import LIST_LEVELS, OUTLINE_LEVELS


def sample() -> Document:
    """Return a report in which every style of a Word file is used."""
    return Document(
        title="Reference document",
        blocks=(*_top(), *_headings(), *_lists(), *_set_apart(), *_outline()),
        marking="Marking: style “Argmap Marking”",
    )


def _said(text: str) -> Text:
    return Text(text, Voice.AUTHOR)


def _line(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((_said(text),), role)


def _top() -> tuple[Paragraph, ...]:
    link: Inline = Link("https://example.org", (_said("Hyperlink"),))
    inner: Inline = Link("#sample", (_said("Argmap Link"),))
    return (
        Paragraph((_said("Title"),), Role.TITLE, "sample"),
        _line("Subtitle", Role.SUBTITLE),
        _line("Argmap Meta: addressee, sender, date", Role.META),
        _line("Body Text: words of the author. Change its style, not this paragraph."),
        Paragraph((Text("Argmap Generated: sentences of the program."),)),
        Paragraph((_said("Links: "), link, _said(", "), inner, _said("; letters: "), Code("HTML Code"))),
        _line("Argmap Small: notes under tables, sources, the colophon", Role.SMALL),
    )


def _headings() -> tuple[Heading | Paragraph, ...]:
    headings = (Heading(level, (_said(f"Heading {level}"),)) for level in range(1, 5))
    return (*headings, _line("Argmap Standing: how a judgement stands", Role.STANDING))


def _lists() -> tuple[Listing, ...]:
    return _listing(LIST_LEVELS, ordered=False), _listing(LIST_LEVELS, ordered=True)


def _listing(depth: int, *, ordered: bool) -> Listing:
    """Return a list with lists in it, `depth` levels deep."""
    level = LIST_LEVELS - depth + 1
    name = f"List {'Number' if ordered else 'Bullet'}{'' if level == 1 else f' {level}'}"
    more = _line(f"List Continue{'' if level == 1 else f' {level}'}")
    deeper = (_listing(depth - 1, ordered=ordered),) if depth > 1 else ()
    return Listing(((_line(name), more, *deeper),), ordered=ordered)


def _set_apart() -> tuple[Quote | CodeBlock | Table, ...]:
    def row(*cells: str) -> tuple[Inlines, ...]:
        return tuple((_said(cell),) for cell in cells)

    table = Table(
        head=row("Argmap Table Head", "Style of the table: Argmap Table"),
        rows=(row("Argmap Table Text", "one"), row("Argmap Table Text", "two")),
        widths=(0.5, 0.5),
        number=1,
        caption=(_said("Caption"),),
    )
    return Quote((_line("Quote"),)), CodeBlock("HTML Preformatted"), table


def _outline() -> tuple[Outline]:
    levels = range(OUTLINE_LEVELS)
    return (
        Outline(
            tuple(
                OutlineEntry(level, str(level or ""), (_said(f"Argmap Outline {level + 1}"),))
                for level in levels
            )
        ),
    )
