"""The tree of the document: which words on which page belong to which element, in reading order.

Drawing only records: an element is made when its tag is first met, and every stretch of a page that is
marked as its content gets the next number on that page. `pdf_tree` writes the tree when all is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.report.document import Voice
from argmap.typeset import Run
from argmap.typeset.hyphens import SOFT_HYPHEN
from argmap.writers.pdf_runs import CODE
from argmap.writers.pdf_tags import Role, Tag

Area = tuple[float, float, float, float]
"""Left, bottom, right and top on the page, in points from its lower left corner."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Content of an element: the page, from 1, and the number of the stretch on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Touched:
    """An area of a page that can be clicked; `area` is reportlab's object for it."""

    page: int
    area: object


Kid: TypeAlias = "Element | Marked | Touched"


@dataclass(slots=True, eq=False)
class Element:
    """An element of the tree. `words` are those of a link, `key` what it has in common with its next part."""

    name: str
    parent: "Element | None" = None
    tag: Tag = Tag(Role.SPAN)
    key: str = ""
    language: str = ""
    box: Area | None = None
    kids: list[Kid] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def description(self) -> str:
        """What an area of the link says when it is read alone."""
        return self.tag.alt or " ".join("".join(self.words).replace(SOFT_HYPHEN, "").split()) or self.key


@dataclass(slots=True)
class Structure:
    """The tree so far. `foreign` is the language of the program's own words where the document has another.

    `elements` are all elements, each after the one it stands in; `owners` are, for every key of the table of
    parents, the element of an area, or those of the marked stretches of a page.
    """

    foreign: str = ""
    root: Element = field(default_factory=lambda: Element(Role.DOCUMENT))
    elements: list[Element] = field(default_factory=list)
    owners: list[Element | list[Element]] = field(default_factory=list)
    page: int = 1
    _known: dict[Tag, Element] = field(default_factory=dict)
    _levels: list[int] = field(default_factory=list)
    _marked: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the document itself."""
        self.elements.append(self.root)

    def element(self, tag: Tag) -> Element:
        """Return the element of a tag; it is made when the tag is met for the first time."""
        above, here = [], tag
        while here not in self._known:
            above.append(here)
            if here.within is None:
                break
            here = here.within
        for new in reversed(above):
            parent = self.root if new.within is None else self._known[new.within]
            self._known[new] = self._added(Element(self._name(new), parent, new))
        return self._known[tag]

    def _added(self, element: Element) -> Element:
        self.elements.append(element)
        if element.parent is not None:
            element.parent.kids.append(element)
        return element

    def _name(self, tag: Tag) -> str:
        """Return the name of a tag's role; a heading is one level below the nearest that ranks above it."""
        if tag.role is not Role.HEADING:
            return tag.role
        while self._levels and self._levels[-1] >= tag.level:
            self._levels.pop()
        self._levels.append(tag.level)
        return f"{Role.HEADING}{len(self._levels)}"

    def inline(self, element: Element, run: Run) -> Element:
        """Return the element of words in a paragraph: a link, code, words of another language, or itself."""
        for role, key in self._wrappings(run):
            element = self._continued(element, role, key)
        return element

    def _wrappings(self, run: Run) -> Iterator[tuple[Role, str]]:
        if run.link:
            yield Role.LINK, run.link
        if run.voice == CODE:
            yield Role.CODE, ""
        elif run.voice == Voice.PROGRAM and self.foreign:
            yield Role.SPAN, self.foreign

    def _continued(self, parent: Element, role: Role, key: str) -> Element:
        """Return the last kid if it is of the same kind: so a link over several lines is one element."""
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and (last.name, last.key) == (role, key):
            return last
        return self._added(Element(role, parent, key=key, language=key if role is Role.SPAN else ""))

    def part(self, parent: Element, tag: Tag) -> Element:
        """Return a new element within one that is being drawn."""
        return self._added(Element(self._name(tag), parent, tag))

    def mark(self, element: Element) -> int:
        """Return the number of the next stretch on this page, which is content of an element."""
        number = len(self._marked)
        self._marked.append(element)
        element.kids.append(Marked(self.page, number))
        return number

    def claim(self, element: Element) -> int:
        """Return the key of a new area that belongs to an element."""
        self.owners.append(element)
        return len(self.owners) - 1

    def touch(self, element: Element, area: object) -> None:
        """Record an area of this page as an element's."""
        element.kids.append(Touched(self.page, area))

    def turn(self) -> int:
        """End the page; return its key in the table of parents."""
        self.owners.append(self._marked)
        self._marked = []
        self.page += 1
        return len(self.owners) - 1


def link_over(element: Element) -> Element | None:
    """Return the link that an element within a paragraph is or stands in."""
    here: Element | None = element
    while here is not None and here.name in (Role.CODE, Role.SPAN):
        here = here.parent
    return here if here is not None and here.name == Role.LINK else None
