"""What makes the file one for archives: what its colours mean, what it says of itself, what it came from."""

from importlib.resources import files
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from argmap.language import tag_of
from argmap.writers.attachments import Attachment
from argmap.writers.pdf_canvas import Colophon
from argmap.writers.pdf_file import deflated
from argmap.writers.pdf_strings import printable
from argmap.writers.pdf_structure import Structure
from argmap.writers.pdf_tree import plant
from argmap.writers.pdf_xmp import packet

_PROFILE = "sRGB.icc"
_COLOURS = "sRGB IEC61966-2.1"
_YAML = "/text#2Fyaml"
_UNNAMED = "map.yaml"


def archive(canvas: Canvas, structure: Structure, colophon: Colophon, attachment: Attachment | None) -> None:
    """Give a canvas on which all is drawn its tree, and what else PDF/UA-1 and PDF/A-3 ask for."""
    document = canvas._doc  # noqa: SLF001
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    plant(document, structure)
    catalog.Metadata = _metadata(colophon)
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    if attachment is not None:
        _attach(document, attachment, colophon.title)


def _metadata(colophon: Colophon) -> PDFStream:
    """Return the metadata, uncompressed, so that those who know nothing of PDF can find them."""
    moment = colophon.moment.isoformat()
    entries = {
        **colophon.entries,
        "CreationDate": moment,
        "ModDate": moment,
        "Language": tag_of(colophon.language),
    }
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, packet(entries))


def _output_intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), files(__package__).joinpath(_PROFILE).read_bytes())
    profile.filters = [PDFZCompress]
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_COLOURS),
            "Info": PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: Any, attachment: Attachment, title: str) -> None:
    """Embed the map as what the document was made from."""
    name = PDFString(printable(attachment.name).strip() or _UNNAMED)
    content = document.Reference(_embedded(document, attachment.content))
    specification = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": name,
                "UF": name,
                "Desc": PDFString(printable(title)),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": content, "UF": content}),
            }
        )
    )
    document.Catalog.AF = PDFArray([specification])
    document.Catalog.Names = PDFDictionary(
        {"EmbeddedFiles": PDFDictionary({"Names": PDFArray([name, specification])})}
    )


def _embedded(document: Any, content: bytes) -> PDFStream:
    filters, packed = deflated(content)
    moment = PDFDate(ts=document._timeStamp)  # noqa: SLF001
    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": _YAML,
        "Params": PDFDictionary({"ModDate": moment, "Size": len(content)}),
        "Filter": filters,
    }
    return PDFStream(PDFDictionary(entries), packed)
