"""The PDF as a file to be kept: what it says of itself, the map in it, and how it is packed."""

import re
import zlib
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from lxml import etree

from argmap.evaluate import evaluate
from argmap.produce import Job, produce
from argmap.report.document import Figure, Heading, Link, Paragraph
from argmap.report.templates import text_of
from argmap.source import SourceText
from argmap.writers import pdf
from argmap.writers.attachments import Attachment
from argmap.writers.pdf_file import deflated
from argmap.writers.seal import MARK, PLACEHOLDER, Seal, examine, seal
from maps import build
from reading import ENGINE
from tests.pdffile import SENTENCE, body, document, every_block, placed, text

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
SAME = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
}
MAP = Attachment("map.yaml", "thesis: Қала\n".encode())


def written(*blocks, attachment=MAP, seal="", epoch=86_400, **rest):
    return pdf.write(
        document(*blocks, **rest), epoch=epoch, creator="argmap test", seal=seal, attachment=attachment
    )


def opened(*blocks, **rest):
    return pikepdf.open(BytesIO(written(*blocks, **rest)))


def metadata(file):
    return etree.fromstring(file.Root.Metadata.read_bytes())


def said(meta, name):
    return "".join(meta.find(f".//{name}", NAMESPACES).itertext()).strip()


TITLES = [
    "Қала (\\) ж",
    "<a> & ]]> 'b' \"c\"",
    "a\x00b\ufffe\ud800 c",
    "{0} {properties}",
    SENTENCE * 400,
    "😀" * 9_000,
]


@pytest.mark.parametrize("title", TITLES)
def test_both_descriptions_of_the_file_say_the_same(title):
    with opened(body(), title=title, authors=(title, "B"), subject=title, keywords=("k", title)) as file:
        meta = metadata(file)
        for key, name in SAME.items():
            assert said(meta, name) == str(file.docinfo[f"/{key}"]).strip()
        assert "\x00" not in str(file.docinfo["/Title"])


def test_what_is_not_known_of_the_file_is_not_said():
    with opened(body(), title=" ") as file:
        assert set(file.docinfo) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
        assert metadata(file).find(".//dc:creator", NAMESPACES) is None
        assert said(metadata(file), "dc:title") == "—"


def test_the_file_claims_to_keep_both_standards():
    with opened(body()) as file:
        meta = metadata(file)
        claims = [said(meta, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        assert claims == ["3", "A", "1"]
        assert "/Filter" not in file.Root.Metadata


@pytest.mark.parametrize(
    ("epoch", "date"), [(0, "1970-01-01T00:00:00+00:00"), (1_700_000_001, "2023-11-14T22:13:21+00:00")]
)
def test_all_dates_are_the_one_that_was_given(epoch, date):
    with opened(body(), epoch=epoch) as file:
        meta = metadata(file)
        assert said(meta, "xmp:CreateDate") == said(meta, "xmp:ModifyDate") == date
        short = "D:" + "".join(re.findall(r"\d+", date))[:14] + "+00'00'"
        params = file.Root.AF[0].EF.F.Params
        dates = [file.docinfo["/CreationDate"], file.docinfo["/ModDate"], params.ModDate]
        assert [str(one) for one in dates] == [short] * 3


def test_colours_are_those_of_screens():
    with opened(body()) as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        profile = intent.DestOutputProfile.read_bytes()
        assert (len(profile), profile[16:20], profile[24:36]) == (
            588,
            b"RGB ",
            bytes([7, 208, 0, 1, 0, 1]) + bytes(6),
        )


# The map.


def test_the_map_is_in_the_file_as_what_it_was_made_from():
    with opened(body(), title="Title") as file:
        (named, entry) = file.Root.Names.EmbeddedFiles.Names
        assert entry.objgen == file.Root.AF[0].objgen
        assert [str(named), str(entry.F), str(entry.UF), str(entry.Desc)] == [*["map.yaml"] * 3, "Title"]
        assert str(entry.AFRelationship) == "/Source"
        assert entry.EF.F.read_bytes() == MAP.content
        assert str(entry.EF.F.Subtype) == "/text/yaml"
        assert entry.EF.F.Params.Size == len(MAP.content)


@pytest.mark.parametrize(
    ("name", "kept"), [("Карта.yaml", "Карта.yaml"), (" ", "map.yaml"), ("a\nb(.yaml", "a b(.yaml")]
)
def test_the_map_keeps_its_name(name, kept):
    with opened(body(), attachment=Attachment(name, b"x")) as file:
        assert str(file.Root.AF[0].UF) == kept


def test_without_a_map_there_is_no_attachment():
    with opened(body(), attachment=None) as file:
        assert "/AF" not in file.Root
        assert "/Names" not in file.Root


def test_a_build_puts_the_text_of_the_map_into_the_file():
    argument_map = build({"thesis": "T"})
    job = Job(
        source=SourceText("folder/Карта.yaml", "title: Қала\r\n"),
        map=argument_map,
        evaluation=evaluate(argument_map),
        essay=None,
        template=SourceText("one-page", text_of("one-page")),
        to=("pdf",),
        epoch=0,
        engine=ENGINE,
    )
    (product,) = produce(job).value
    with pikepdf.open(BytesIO(product.content)) as file:
        (attached,) = file.Root.AF
        assert str(attached.UF) == "Карта.yaml"
        assert attached.EF.F.read_bytes() == "title: Қала\r\n".encode()


# The file.


def bodies(content):
    """The objects that stand in the open, by number."""
    return {
        int(number): body
        for number, body in re.findall(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj\n", content, re.DOTALL)
    }


def test_only_streams_and_the_information_stand_in_the_open():
    content = written(*every_block())
    plain = [body for body in bodies(content).values() if not body.endswith(b"endstream")]
    assert len(plain) == 1
    assert b"/Producer" in plain[0]


def test_nothing_is_wrong_with_the_file():
    with opened(*every_block()) as file:
        assert file.check_pdf_syntax() == []


def test_every_stream_has_the_length_that_it_says_and_then_a_line_end():
    half = next(bytes([n]) for n in range(256) if deflated(bytes([n]))[1].endswith(b"\r"))
    for attached, end in ((b"x", b"\n"), (half, b"\r\n")):
        streams = list(raw_streams(written(body(), attachment=Attachment("m", attached))))
        assert (deflated(attached)[1], end) in streams
        assert len(streams) > 9
        for stream, line_end in streams:
            assert line_end == (b"\r\n" if stream.endswith(b"\r") else b"\n")


def raw_streams(content):
    """Yield the streams as they stand in the file, of the length that they say, and what ends them."""
    for start in re.finditer(rb"obj\n(<<.*?)\nstream\n", content, re.DOTALL):
        length = int(re.search(rb"/Length (\d+)", start[1])[1])
        end = start.end() + length
        yield content[start.end() : end], content[end:].partition(b"endstream\nendobj\n")[0]


def test_no_string_is_longer_than_archives_allow():
    long = "😀" * 9_000
    blocks = (
        Heading(1, text("x" * 9_000)),
        Figure(placed(), 1, text("c"), long),
        Paragraph((Link("https://example.org/", text("words " * 1_400)),)),
        body(anchor="x" * 40_000),
    )
    with opened(*blocks, title=long, subject=long) as file:
        lengths = [len(bytes(string)) for thing in file.objects for string in strings(thing)]
        assert 30_000 < max(lengths) < 32_768


def strings(thing):
    if isinstance(thing, pikepdf.String):
        yield thing
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        inner = thing if isinstance(thing, pikepdf.Array) else (value for _, value in thing.items())
        for one in inner:
            if isinstance(one, pikepdf.Object) and not one.is_indirect:
                yield from strings(one)


# The seal.

NOISE = bytes(range(144, 256))
"""Bytes that zlib cannot make smaller, and so keeps as they are."""

LOOKS = [f"<!-- {MARK}{sha256().hexdigest()} -->", f"/ArgmapSeal ({MARK}{sha256().hexdigest()})"]


def test_nothing_that_looks_like_a_seal_is_seen_in_what_is_compressed():
    content = NOISE + MARK.encode()
    assert MARK.encode() in zlib.compress(content, 9)
    filters, packed = deflated(content)
    assert MARK.encode() not in packed
    assert filters == "[/ASCIIHexDecode /FlateDecode]"
    assert zlib.decompress(bytes.fromhex(packed[:-1].decode())) == content


@pytest.mark.parametrize("words", LOOKS)
def test_a_file_full_of_words_that_look_like_a_seal_can_be_sealed(words):
    noise = Attachment("m.yaml", NOISE + words.encode())
    texts = {"title": words, "authors": (words,), "subject": words, "keywords": (words,)}
    content = seal(written(body(words), **texts, attachment=noise, seal=PLACEHOLDER))
    assert examine(content) is Seal.INTACT
    with pikepdf.open(BytesIO(content)) as file:
        assert file.Root.AF[0].EF.F.read_bytes() == noise.content
        assert str(file.docinfo["/Title"]) == said(metadata(file), "dc:title") == words
