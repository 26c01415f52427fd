"""Hard strings through every writer and back: the words come back, and nothing comes that nobody wrote.

What becomes of words on their way is written down here: white space is one blank; what no font has is printed
as its code; marks that order text, and are not seen, are not extracted; a text from right to left comes back
in another order; compatible forms of letters may come back as the letters; two code points that Unicode keeps
for programs become the sign for what cannot be shown.
"""

import json
import re
import unicodedata
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

import hard
from argmap import pipeline
from argmap.diagnostics import Severity
from argmap.formats.decode import _CONTROL
from argmap.typeset import families, missing
from argmap.typeset.faces import ignorable, mark
from argmap.writers.addresses import web_address
from corpora_files import CORPORA, only_with

LISTED = CORPORA / "unicode" / "blns.json"
KINDS = ("pdf", "docx", "svg", "html", "md")
WRITTEN = ("pdf", "docx", "svg", "html", "markdown")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XLINK = "{http://www.w3.org/1999/xlink}href"
BATCH = 40


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def own():
    return [*hard.MARKUP, *hard.INVISIBLE, *hard.SCRIPTS, *(text for text in hard.YAML if "\n" not in text)]


def listed():
    return json.loads(LISTED.read_text(encoding="utf-8"))


def readable(strings):
    """Return what a map can say: no control characters, and more than white space."""
    return [text for text in dict.fromkeys(strings) if text.strip() and not _CONTROL.search(text)]


def framed(number, text):
    """Put a string between words by which it is found again."""
    return f"begin{number}q {text} q{number}end"


def quoted(text):
    """Return a text in double quotes, as JSON and YAML have them alike."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85")


def a_map(strings, *, again=lambda text: text):
    """Return a map that says each string as claim, label, extract, source, objection, reply and more."""
    said = [quoted(again(framed(number, text))) for number, text in enumerate(strings)]
    lines = [f"title: {said[0]}", f"subtitle: {said[-1]}", f"authors: [{said[0]}]", "sources:"]
    lines += [f"  s{number}: {text}" for number, text in enumerate(said)]
    lines += [f"report: {{to: {said[0]}, marking: {said[-1]}, next: {said[0]}}}", f"bottom-line: {said[-1]}"]
    lines += ["thesis:", f"  claim: {said[0]}", f"  label: {said[0]}", "  reasons:"]
    for number, text in enumerate(said):
        lines += [f"  - evidence: {text}", f"    label: {text}", f"    source: s{number}"]
        lines += [f"    commentary: {text}", f"    extract: {text}"]
    lines += ["  - premises: [The one., The other.]", f"    label: {said[-1]}", "  objections:"]
    for text in said[:5]:
        lines += [f"  - claim: {text}", f"    replies: [{text}]"]
    return "\n".join(lines) + "\n"


def built(text, template="dossier"):
    """Build a map; return its outputs by kind, and what was found."""
    Path("map.yaml").write_text(text, encoding="utf-8")
    options = pipeline.BuildOptions(output=Path("out"), to=WRITTEN, template=template, force=True)
    outcome = pipeline.build(Path("map.yaml"), options)
    assert [found for found in outcome.diagnostics if found.severity is Severity.ERROR] == []
    paths = [written.path for written in outcome.written if "-figure-" not in written.path.name]
    return {path.suffix[1:]: path.read_bytes() for path in paths}


# What comes back.


def bare(text):
    """Leave out what orders text, blanks, and what extraction puts for either."""
    text = text.translate({0xFDD0: 0xFFFD, 0xFDD1: 0xFFFD})
    kept = (c for c in text if not c.isspace() and not ignorable(c) and c not in "\ufffd\ufffe\xad")
    return unicodedata.normalize("NFKC", "".join(kept))


def printed(text):
    """Return a text as it is printed: what no font has as its code."""
    lacking = missing(text, families().serif)
    return "".join(mark(character) if character in lacking else character for character in text)


def from_right(text):
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN", "RLO", "RLE") for character in text)


def in_pdf(content):
    read = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_bounded() for page in read)
    read.close()
    return bare(text)


def in_docx(content):
    with zipfile.ZipFile(BytesIO(content)) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    return bare("".join(text.text or "" for text in root.iter(f"{W}t")))


def in_svg(content):
    root = etree.fromstring(content, etree.XMLParser(huge_tree=True))
    return bare("".join(root.itertext()))


def in_html(content):
    root = html.document_fromstring(content)
    return bare("".join(root.itertext()))


def in_markdown(content):
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(content.decode("utf-8"))
    pieces = [piece for token in tokens for piece in token.children or ()]
    return bare("".join(piece.content for piece in pieces if piece.type in ("text", "code_inline")))


def lost(said, strings):
    """Return the strings that do not come back from a text; letters from right to left come in any order."""
    gone = []
    for number, string in enumerate(strings):
        wanted = bare(printed(framed(number, string)))
        plain = bare(framed(number, string))
        if not any(found in said for found in (wanted, plain)) and not _turned(said, string, wanted):
            gone.append(string)
    return gone


def _turned(said, string, wanted):
    """Tell whether a text from right to left may stand there, whatever the order of its letters."""
    return from_right(string) and set(filter(from_right, wanted)) <= set(said)


READERS = {"pdf": in_pdf, "docx": in_docx, "svg": in_svg, "html": in_html, "md": in_markdown}


def comes_back(strings):
    outputs = built(a_map(strings))
    for kind in KINDS:
        assert lost(READERS[kind](outputs[kind]), strings) == [], kind
    return outputs


# What does not come.


def harmless(text):
    """Say as much in plain words."""
    return re.sub(r"[^\s]", "x", text) + " of no matter"


def parts_of(content):
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def shapes(root):
    """Return the names of all elements and of their attributes."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    return {(element.tag, name) for element in elements for name in ("", *element.attrib)}


def links_of_svg(content):
    root = etree.fromstring(content, etree.XMLParser(huge_tree=True))
    return {element.get(XLINK) or element.get("href") for element in root.iter("{*}a")}


def links_of_docx(content):
    relations = [part for name, part in parts_of(content).items() if name.endswith(".rels")]
    rows = [row for part in relations for row in etree.fromstring(part)]
    return {row.get("Target") for row in rows if row.get("TargetMode") == "External"}


def links_of_pdf(content):
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as read:
        actions = [note["data"].get("A") or {} for page in read.pages for note in page.annots]
    assert {bytes(str(action.get("S", "/'URI'")), "ascii") for action in actions} <= {b"/'URI'", b"/'GoTo'"}
    return {action["URI"].decode() for action in actions if "URI" in action}


def links_of_html(content):
    root = html.document_fromstring(content)
    return {value for element in root.iter() for name in ADDRESSED if (value := element.get(name))}


ADDRESSED = ("href", "src", "action", "data", "srcset", "poster", XLINK)


def links_of_markdown(content):
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(content.decode("utf-8"))
    pieces = [*tokens, *(piece for token in tokens for piece in token.children or ())]
    return {str(piece.attrs.get("href") or piece.attrs.get("src") or "") for piece in pieces}


def leads_out(content, kind):
    """Return the addresses outside of the document to which an output leads."""
    found = LINKS[kind](content)
    ours = ("#", "map-figure-")
    return {link for link in found if link and not link.startswith(ours)}


LINKS = {
    "svg": links_of_svg,
    "docx": links_of_docx,
    "pdf": links_of_pdf,
    "html": links_of_html,
    "md": links_of_markdown,
}


def fields_of(content):
    root = etree.fromstring(parts_of(content)["word/document.xml"])
    return {
        (field.text or "").split()[0] for field in root.iter(f"{W}instrText") if (field.text or "").strip()
    }


@cache
def twin_outputs():
    """Return the outputs of such a map in plain words, long and short ones."""
    return built(a_map(readable(own())[::3], again=harmless))


def nothing_is_injected(outputs):
    """Compare the form of outputs with that of such a map in plain words."""
    twin = twin_outputs()
    svg, plain = (etree.fromstring(one["svg"], etree.XMLParser(huge_tree=True)) for one in (outputs, twin))
    assert shapes(svg) <= shapes(plain) | FROM_RIGHT
    parts, plain_parts = parts_of(outputs["docx"]), parts_of(twin["docx"])
    assert {name for name in parts if "media" not in name} <= {n for n in plain_parts if "media" not in n}
    document, other = (etree.fromstring(one["word/document.xml"]) for one in (parts, plain_parts))
    assert shapes(document) <= shapes(other) | MARKDOWN_SHAPES
    assert fields_of(outputs["docx"]) <= fields_of(twin["docx"])
    page, plain_page = (html.document_fromstring(one["html"]) for one in (outputs, twin))
    assert shapes(page) <= shapes(plain_page) | MARKDOWN_IN_HTML | FROM_RIGHT_IN_HTML
    assert html_in(outputs["md"]) <= html_in(twin["md"])
    assert not re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|GoToR|RichMedia)\b", outputs["pdf"])


def html_in(content):
    """Return the pieces of Markdown that pass for HTML, comments aside."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(content.decode("utf-8"))
    pieces = [*tokens, *(piece for token in tokens for piece in token.children or ())]
    found = {piece.content.strip() for piece in pieces if piece.type.startswith("html_")}
    return {re.sub(r"[\w:-]+(?=\\?\")", "", text)[:6] for text in found}


MARKDOWN_IN_HTML = {(name, "") for name in ("em", "strong", "code", "br", "ul", "ol", "li", "pre", "a")}

FROM_RIGHT_IN_HTML = {
    *(("text", name) for name in ("direction", "text-anchor")),
    *((name, "") for name in ("bdi", "span")),
    *((name, "dir") for name in ("span", "li", "html")),
}
FROM_RIGHT = {("{http://www.w3.org/2000/svg}text", name) for name in ("direction", "text-anchor")}
"""What letters from right to left ask for."""

MARKDOWN_SHAPES = {
    *((f"{W}{name}", "") for name in ("hyperlink", "i", "b", "numPr", "ilvl", "numId", "br", "iCs", "bCs")),
    *((f"{W}{name}", f"{W}val") for name in ("ilvl", "numId", "rtl", "cs")),
    (f"{W}softHyphen", ""),
    (f"{W}pgSz", f"{W}orient"),
    *((f"{W}{name}", "") for name in ("rtl", "cs", "bidi", "rFonts", "lang")),
    *((f"{W}lang", f"{W}{name}") for name in ("val", "eastAsia", "bidi")),
    *((f"{W}footnoteReference", name) for name in ("", f"{W}id")),
}
"""What commentary may mean by its Markdown, what letters ask for, and what the size of a drawing does."""


@pytest.mark.slow
def test_some_hard_strings_come_back():
    comes_back(readable(own())[::20])


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 80, 20))
def test_own_hard_strings_come_back_and_bring_nothing(start):
    strings = readable(own())[start : start + 20]
    nothing_is_injected(comes_back(strings))


@pytest.mark.slow
@only_with(CORPORA / "unicode")
@pytest.mark.parametrize("number", range(14))
def test_listed_hard_strings_come_back_and_bring_nothing(number):
    strings = readable(listed())[number::14]
    assert strings
    nothing_is_injected(comes_back(strings))


@only_with(CORPORA / "unicode")
def test_what_the_reader_refuses_it_refuses_in_words():
    refused = [text for text in [*listed(), *CONTROLS] if _CONTROL.search(text)]
    assert refused
    for text in refused:
        Path("map.yaml").write_text(f"title: {quoted(text)}\nthesis: T\n", encoding="utf-8")
        codes = {found.code for found in pipeline.check(Path("map.yaml")).diagnostics}
        assert codes & {"control-character", "yaml-syntax"}, text


CONTROLS = ["\0", "a\x07b", "\x1b[31mred", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]


@pytest.mark.parametrize("text", ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\U00110000"])
def test_half_a_character_is_refused_in_words(text):
    Path("map.yaml").write_text(f'title: "{text}"\nthesis: T\n', encoding="utf-8")
    assert pipeline.check(Path("map.yaml")).failed


ADDRESSES = [
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"),
    *(
        "//host/x",
        "/etc/passwd",
        "..\\x",
        "ftp://host/x",
        "smb://host/x",
        "\\\\host\\x",
        "about:blank",
        "x:y",
    ),
    *("java&#115;cript:alert(1)", "java\\script:alert(1)", "%6aavascript:alert(1)", "http:javascript:x"),
    *("https://user:secret@host/", "http://[::1", "http://", "mailto:", "mailto:x", "\u202ehttp://x"),
]


def test_links_lead_to_the_web_to_mail_and_into_the_document_and_nowhere_else():
    good = ["https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org"]
    prose = " ".join(f"[x]({address}) <{address}> ![x]({address})" for address in (*ADDRESSES, *good))
    text = f"title: T\nbottom-line: {quoted(prose)}\nthesis:\n  claim: T\n  commentary: {quoted(prose)}\n"
    text += f"  reasons:\n  - claim: R\n    commentary: {quoted(prose)}\n    reasons: [S]\n"
    text += f"sources: {{a: {{title: T, URL: {quoted(ADDRESSES[0])}, DOI: {quoted(ADDRESSES[0])}}}}}\n"
    outputs = built(text, "briefing")
    for kind in KINDS:
        for link in leads_out(outputs[kind], kind):
            assert link.startswith(("https://example.org", "http://example.org", "mailto:a@example.org")), (
                kind
            )
    assert leads_out(outputs["docx"], "docx") == {web_address(address) for address in good}
    assert leads_out(outputs["pdf"], "pdf") >= {"https://example.org/a?b=c#d", "mailto:a@example.org"}


@pytest.mark.slow
@pytest.mark.parametrize("text", [text for text in hard.MARKUP if "<!-- argmap-sha256" in text], ids=len)
def test_words_like_a_seal_do_no_harm_to_the_seal(text):
    from argmap.writers import WRITERS
    from argmap.writers.seal import Seal

    outputs = built(a_map([text]))
    for kind, name in zip(KINDS, WRITTEN, strict=True):
        assert WRITERS[name].examine(outputs[kind]) is Seal.INTACT, kind


def test_a_picture_of_hard_strings_is_a_picture():
    from argmap.writers import WRITERS

    Path("map.yaml").write_text(a_map(readable(own())[:8]), encoding="utf-8")
    kind = "png" if "png" in WRITERS else "docx"
    outcome = pipeline.build(Path("map.yaml"), pipeline.BuildOptions(output=Path("out"), to=(kind,)))
    content = outcome.written[0].path.read_bytes()
    pictures = [content] if kind == "png" else [p for n, p in parts_of(content).items() if n.endswith(".png")]
    assert pictures
    assert all(picture.startswith(b"\x89PNG") and len(picture) > 1_000 for picture in pictures)
