"""The tree of the document as PDF objects, with the tables that lead to it from pages, areas and anchors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from argmap.writers.pdf_strings import printable
from argmap.writers.pdf_structure import Element, Kid, Marked, Structure, Touched


def plant(document: Any, structure: Structure) -> None:
    """Enter the tree among a document's objects; all its pages are there by now."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = document.Reference(root)
    idents = _idents(structure)
    numbers: dict[Element, int] = {}
    for element in structure.elements:
        node = _Node(element, numbers, _number(document, root), idents.get(element, ""))
        numbers[element] = _number(document, node)
    root["K"] = b"[%d 0 R]" % numbers[structure.root]
    root["ParentTree"] = document.Reference(_parents(structure, numbers))
    root["ParentTreeNextKey"] = len(structure.owners)
    if idents:
        root["IDTree"] = document.Reference(_index(idents, numbers))
    document.Catalog.StructTreeRoot = reference
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _number(document: Any, entered: Any) -> int:
    """Return the number of an object, which is entered if it was not yet."""
    name = document.Reference(entered).name
    return int(document.idToObjectNumberAndVersion[name][0])


class _Node(PDFObject):  # type: ignore[misc]
    """An element as it is written; `numbers` are those of all elements' objects, `above` that of the root."""

    def __init__(self, element: Element, numbers: Mapping[Element, int], above: int, ident: str) -> None:
        self.element, self.numbers, self.above, self.ident = element, numbers, above, ident

    def format(self, document: Any) -> bytes:
        element = self.element
        parent = self.above if element.parent is None else self.numbers[element.parent]
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), 0)
        parts = [f"<</S /{element.name} /P {parent} 0 R".encode()]
        if page:
            parts.append(b"/Pg %d 0 R" % _page(document, page))
        if element.kids:
            kids = b" ".join(_kid(kid, page, self.numbers, document) for kid in element.kids)
            parts.append(b"/K [%b]" % kids)
        parts.extend(_attributes(element))
        if self.ident:
            parts.append(b"/ID %b" % _bytes(self.ident))
        parts.extend(b"/%b %b" % (key, PDFString(text).format(document)) for key, text in _texts(element))
        return b" ".join((*parts, b">>"))


def _page(document: Any, page: int) -> int:
    return int(document.idToObjectNumberAndVersion[f"Page{page}"][0])


def _kid(kid: Kid, page: int, numbers: Mapping[Element, int], document: Any) -> bytes:
    """Return a kid: a reference, the number of a stretch on the element's page, or one with its own page."""
    match kid:
        case Element():
            return b"%d 0 R" % numbers[kid]
        case Marked(at, number) if at == page:
            return b"%d" % number
        case Marked(at, number):
            return b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (_page(document, at), number)
        case Touched(at, area):
            return b"<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>" % (_page(document, at), _number(document, area))


def _attributes(element: Element) -> Iterator[bytes]:
    tag = element.tag
    if tag.scope:
        yield f"/A <</O /Table /Scope /{tag.scope}>>".encode()
    if tag.numbering:
        yield f"/A <</O /List /ListNumbering /{tag.numbering}>>".encode()
    if element.box:
        corners = " ".join(f"{corner:.2f}" for corner in element.box)
        yield f"/A <</O /Layout /Placement /Block /BBox [{corners}]>>".encode()


def _texts(element: Element) -> Iterator[tuple[bytes, str]]:
    texts = {b"Alt": element.tag.alt, b"Lang": element.language}
    return ((key, printable(text)) for key, text in texts.items() if text)


def _parents(structure: Structure, numbers: Mapping[Element, int]) -> PDFDictionary:
    """Return whose each area is, and each stretch of a page, by their keys."""
    entries: list[object] = []
    for key, owner in enumerate(structure.owners):
        entries += [key, _references(owner, numbers)]
    return PDFDictionary({"Nums": PDFArray(entries)})


def _references(owner: Element | Sequence[Element], numbers: Mapping[Element, int]) -> bytes:
    if isinstance(owner, Element):
        return b"%d 0 R" % numbers[owner]
    return b"[%b]" % b" ".join(b"%d 0 R" % numbers[element] for element in owner)


def _idents(structure: Structure) -> Mapping[Element, str]:
    """Return the elements that anchors lead to; of several with one anchor, the first has it."""
    holders: dict[str, Element] = {}
    for element in structure.elements:
        if element.tag.ident:
            holders.setdefault(printable(element.tag.ident), element)
    return {element: ident for ident, element in holders.items()}


def _index(idents: Mapping[Element, str], numbers: Mapping[Element, int]) -> PDFDictionary:
    """Return the table of anchors, in the order of their bytes, as readers search it."""
    found = sorted((_bytes(ident), numbers[element]) for element, ident in idents.items())
    entries = (part for ident, number in found for part in (ident, b"%d 0 R" % number))
    return PDFDictionary({"Names": PDFArray(entries), "Limits": PDFArray((found[0][0], found[-1][0]))})


def _bytes(ident: str) -> bytes:
    return b"<%b>" % ident.encode().hex().encode()
