"""Words in a paragraph: inlines as runs, links and bookmarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from argmap.language import ENGLISH, Language, serves
from argmap.report.document import Code, Emphasis, Inlines, LineBreak, Link, Note, Strong, Text, Voice, plain
from argmap.writers.addresses import web_address
from argmap.writers.docx_language import stretches
from argmap.writers.docx_links import bookmark_name
from argmap.writers.docx_looks import GENERATED_RUN
from argmap.writers.docx_xml import BIDI, right_to_left, run
from argmap.writers.docx_xml import field as word_field
from argmap.writers.labels import LABELS, note_words
from argmap.writers.xml_text import attribute

_RAISED = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_ENGLISH = '<w:lang w:val="en-GB"/>'


@dataclass(slots=True)
class Ledger:
    """What the text refers to outside itself, gathered while the file is written.

    `anchors` are all places that the document has, `pictures` the relations of each figure's
    picture, of points and of lines. `captions`
    tells of anchors which figure or table they lead to. `links` maps addresses to their relations, `lists`
    holds level and first number of each numbered list, `notes` the notes at the foot of pages, which are
    numbered from `first_note`. `listed` tells that there is a list of contents, and
    `headings` counts what stands in it; `controls` that statements stand in content controls, and
    `statements` are their keys and words.
    """

    anchors: frozenset[str]
    pictures: Mapping[int, tuple[str, str]]
    language: Language = ENGLISH
    captions: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    listed: bool = False
    controls: bool = False
    headings: int = 0
    statements: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    lists: list[tuple[int, int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    first_note: int = 1
    serial: int = 0

    def next_serial(self) -> int:
        """Return a number that no bookmark or picture of the file has yet."""
        self.serial += 1
        return self.serial

    def relation(self, address: str) -> str:
        """Return the id of the relation that leads to an address."""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")


@dataclass(frozen=True, slots=True)
class Form:
    """How inlines are set: `marked` gives the program's words their character style."""

    rtl: bool = False
    marked: bool = True
    bold: bool = False
    italic: bool = False
    linked: str = ""  # the style of a link's words


def runs(inlines: Inlines, form: Form, ledger: Ledger) -> str:
    """Return inlines as XML; a link to a place that the document does not have is plain words."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text, voice):
                parts.append(_text(text, voice, form, ledger))
            case Strong(children):
                parts.append(runs(children, replace(form, bold=True), ledger))
            case Emphasis(children):
                parts.append(runs(children, replace(form, italic=not form.italic), ledger))
            case Code(text, voice):
                parts.append(run(text, _properties(form, voice, style="HTMLCode"), rtl=form.rtl))
            case Link(target, children):
                parts.append(_link(target, children, form, ledger))
            case LineBreak():
                parts.append("<w:r><w:br/></w:r>")
            case Note():
                parts.append(_note(inline, ledger))
            case _:
                assert_never(inline)
    return "".join(parts)


def _note(note: Note, ledger: Ledger) -> str:
    """Return what refers to a note, and keep the note for its part of the file."""
    ident = f'w:id="{ledger.first_note + len(ledger.notes)}"'
    words = note_words(note, ledger.language)
    rtl = right_to_left(plain(words))
    own = f'<w:pStyle w:val="FootnoteText"/>{BIDI if rtl else ""}'
    content = run(" ", rtl=rtl) + runs(words, Form(rtl=rtl), ledger)
    line = f"<w:p><w:pPr>{own}</w:pPr>{_RAISED}<w:footnoteRef/></w:r>{content}</w:p>"
    ledger.notes.append(f"<w:footnote {ident}>{line}</w:footnote>")
    return f"{_RAISED}<w:footnoteReference {ident}/></w:r>"


def _text(text: str, voice: Voice, form: Form, ledger: Ledger) -> str:
    """Return words as runs; what no catalogue translates for the program, it says in English."""
    properties = _properties(form, voice)
    own = "" if voice is Voice.AUTHOR or serves(ledger.language) else _ENGLISH
    parts = stretches(text, ledger.language.tag)
    return "".join(run(part, properties, rtl=form.rtl, language=told or own) for part, told in parts)


def speaks_program(inlines: Inlines) -> bool:
    """Tell whether all words are the program's; blanks between them are nobody's."""
    return all(voice is Voice.PROGRAM for voice in _voices(inlines))


def bookmarked(content: str, anchor: str, ledger: Ledger) -> str:
    """Return content inside the bookmark of its anchor, the first time that the anchor occurs."""
    return named(content, bookmark_name(anchor), ledger) if anchor else content


def named(content: str, name: str, ledger: Ledger) -> str:
    """Return content inside a bookmark, unless the name is taken."""
    if name in ledger.marked:
        return content
    ledger.marked.add(name)
    number = ledger.next_serial()
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _voices(inlines: Inlines) -> list[Voice]:
    voices: list[Voice] = []
    for inline in inlines:
        match inline:
            case Text(text, voice) | Code(text, voice):
                voices.extend([voice] if text.strip() else [])
            case Strong(children) | Emphasis(children) | Link(_, children):
                voices.extend(_voices(children))
            case LineBreak() | Note():
                pass
            case _:
                assert_never(inline)
    return voices


def _properties(form: Form, voice: Voice, *, style: str = "") -> str:
    if form.linked:
        style = style or form.linked
    elif form.marked and voice is Voice.PROGRAM:
        style = style or GENERATED_RUN
    return "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if form.bold else "",
            "<w:i/><w:iCs/>" if form.italic else "",
        )
    )


def _link(target: str, children: Inlines, form: Form, ledger: Ledger) -> str:
    leads = "" if form.linked else _leads(target, ledger)
    if not leads:
        return runs(children, form, ledger)
    kind, number = ledger.captions.get(target.removeprefix("#"), ("", 0))
    if kind and plain(children) == caption_label(kind, number, ledger):
        properties = _properties(replace(form, linked="ArgmapLink"), Voice.PROGRAM)
        return word_field(f"REF {caption_bookmark(kind, number)} \\h", plain(children), properties)
    style = "ArgmapLink" if target.startswith("#") else "Hyperlink"
    return linked(runs(children, replace(form, linked=style), ledger), target, ledger)


def linked(words: str, target: str, ledger: Ledger) -> str:
    """Return words as a link, or as they are where it leads nowhere."""
    leads = _leads(target, ledger)
    return f'<w:hyperlink {leads} w:history="1">{words}</w:hyperlink>' if leads else words


def caption_label(kind: str, number: int, ledger: Ledger) -> str:
    """Return what the caption of a "Figure" or "Table" begins with."""
    return ledger.language.text(LABELS[kind], number=str(number))


def caption_bookmark(kind: str, number: int) -> str:
    """Return the name of the bookmark round that."""
    return f"_Ref_{kind}_{number}"


def _leads(target: str, ledger: Ledger) -> str:
    if target.startswith("#"):
        known = target[1:] in ledger.anchors
        return f"w:anchor={attribute(bookmark_name(target[1:]))}" if known else ""
    address = web_address(target)
    return f"r:id={attribute(ledger.relation(address))}" if address else ""
