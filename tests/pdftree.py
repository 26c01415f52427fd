"""The tree of a written PDF, read again by programs that know nothing of ours."""

from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO

import pdfplumber
import pikepdf


@dataclass(frozen=True)
class Area:
    """An area that can be clicked, and what it says of itself."""

    contents: str


@dataclass
class Element:
    """An element: its name, and its kids in reading order, each a text, an area or an element.

    `pages` are those on which its own texts stand, from 0; `entries` are its other entries in the file.
    """

    name: str
    entries: dict
    kids: list = field(default_factory=list)
    pages: list = field(default_factory=list)

    @property
    def elements(self):
        """The elements right in this one."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def below(self, *names):
        """Yield the elements of some names in this one, in reading order."""
        for element in self.elements:
            if element.name in names:
                yield element
            yield from element.below(*names)

    def one(self, name):
        """Return the only element of a name in this one."""
        (found,) = self.below(name)
        return found

    @property
    def text(self):
        """The words of the element and all in it."""
        return "".join(getattr(kid, "text", kid if isinstance(kid, str) else "") for kid in self.kids)

    @property
    def areas(self):
        """The areas of the element."""
        return [kid.contents for kid in self.kids if isinstance(kid, Area)]


def read(content):
    """Return the tree of a file, from the element for the document on."""
    with pikepdf.open(BytesIO(content)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        return _Reader(pages, _texts(content)).element(file.Root.StructTreeRoot.K[0])


def lines(element, depth=0):
    """Yield the tree as lines: an element's name, further in the deeper it stands, and its own words."""
    own = "".join(kid for kid in element.kids if isinstance(kid, str))
    yield " ".join(filter(None, ("  " * depth + element.name, own.strip())))
    for kid in element.elements:
        yield from lines(kid, depth + 1)


def _texts(content):
    """Return the text of each marked stretch: of a page, by number."""
    found = defaultdict(str)
    with pdfplumber.open(BytesIO(content)) as file:
        for number, page in enumerate(file.pages):
            for char in page.chars:
                found[number, char["mcid"]] += char["text"]
    return found


@dataclass(frozen=True)
class _Reader:
    pages: dict
    texts: dict

    def element(self, entries):
        made = Element(str(entries.S)[1:], dict(_entries(entries)))
        page = self.pages[entries.Pg.objgen] if "/Pg" in entries else None
        for kid in entries.get("/K", ()):
            if isinstance(kid, int):
                self.add(made, page, kid)
            elif "/MCID" in kid:
                self.add(made, self.pages[kid.Pg.objgen], int(kid.MCID))
            elif "/Obj" in kid:
                made.kids.append(Area(str(kid.Obj.Contents)))
            else:
                made.kids.append(self.element(kid))
        return made

    def add(self, made, page, number):
        made.kids.append(self.texts[page, number])
        made.pages.append(page)


def _entries(entries):
    """Yield an element's texts and attributes, by name."""
    for name in ("Alt", "Lang"):
        yield name, str(entries.get(f"/{name}", ""))
    yield "ID", bytes(entries.ID) if "/ID" in entries else b""
    for name, value in entries.get("/A", {}).items():
        yield name[1:], [float(edge) for edge in value] if name == "/BBox" else str(value)[1:]
