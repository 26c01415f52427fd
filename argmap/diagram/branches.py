"""The whole map in figures that each fit a page: cut into branches, and every branch drawn.

A box at which the map was cut stands in two figures, and each tells of the other: “continued in Figure 4”,
“from Figure 2”. The numbers are those of the document, which are known only when it is made; so a `Plan` says
what goes into each figure, and can be drawn with any numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from argmap.diagram.atlas import Atlas, Sheet, atlas
from argmap.diagram.boxes import Box, Placed
from argmap.diagram.build import more_beneath, whole
from argmap.diagram.cut import Cutting, cut
from argmap.diagram.fit import Engine
from argmap.diagram.forest import Limits, Piece
from argmap.diagram.pages import Pages
from argmap.evaluate import Evaluation
from argmap.evaluate.judgements import folded
from argmap.language import Language
from argmap.model import ArgumentMap, Place
from argmap.themes import PLAIN, Theme

MOST_BOXES = 15
"""Boxes in a figure, where the map has more than fit one page."""

MOST_FIGURES = 100
"""Figures of one map; who wants to see more of it looks at the drawing of the whole."""

SLACK = 0.97
"""The share of a room that is planned for: a layout may need a little more than was guessed."""

TIGHTER = 0.9
ROUNDS = 4
"""By how much figures that turn out too large are cut smaller, and how often."""

Number = Callable[[int], int]
"""The number of a figure in the document, by its place among the branches from 0; 0 where it is not there."""


def branch_name(branch: int) -> str:
    """Return the name of a figure, by which templates print it."""
    return f"branch-{branch + 1}"


def figure_anchor(name: str) -> str:
    """Return the name by which links lead to a figure."""
    return f"figure-{name}"


@dataclass(frozen=True, slots=True)
class Branch:
    """One figure, and its number in the document or 0. Branches are counted from 0.

    `roots` are the statements at its roots, and `sources` has for each the branch that it comes from, if any.
    `onward` has the statements that go on elsewhere, and in which branch. `placed` is None where nothing can
    hold the figure; `fits` tells that a page holds it as large as it is, `own_page` that it needs one.
    """

    number: int
    roots: tuple[Place, ...]
    sources: tuple[int | None, ...]
    onward: tuple[tuple[Place, int], ...]
    placed: Placed | None
    fits: bool
    own_page: bool


@dataclass(frozen=True)
class Plan:
    """What goes into each figure; `branches` are drawn with the numbers that were expected."""

    argument_map: ArgumentMap
    atlas: Atlas
    cutting: Cutting
    branches: tuple[Branch, ...] = ()

    def drawn(self, number: Number) -> tuple[Branch, ...]:
        """Draw the figures with their numbers in a document. Engines raise their own error."""
        routes = _Routes(self.atlas, self.cutting)
        return tuple(self._branch(routes, here, number) for here in range(len(self.cutting.pieces)))

    def _branch(self, routes: "_Routes", here: int, number: Number) -> Branch:
        piece = self.cutting.pieces[here]
        noted = {box.name: box for box in self._noted(routes, here, number)}
        sheet = Sheet(piece, self.cutting.ends, noted, led=here == 0)
        fitting = self.atlas.fitting(sheet)
        placed = fitting or self.atlas.natural(sheet)
        tops = tuple(top.box for top in piece)
        return Branch(
            number=number(here),
            roots=tuple(self.atlas.boxes[top].place for top in tops),
            sources=tuple(routes.source(top, here) for top in tops),
            onward=tuple((self.atlas.boxes[name].place, to) for name, to in routes.onward(here)),
            placed=placed,
            fits=fitting is not None,
            own_page=not self.atlas.pages.in_column(placed),
        )

    def _noted(self, routes: "_Routes", here: int, number: Number) -> Iterator[Box]:
        """Give the boxes that say where they go on or come from; their links lead there."""
        told: dict[str, list[str]] = {}
        links: dict[str, str] = {}
        language = self.atlas.language
        for top in self.cutting.pieces[here]:
            source = routes.source(top.box, here)
            if source is not None and number(source):
                told[top.box] = [language.text("from Figure {number}", number=number(source))]
                links[top.box] = f"#{figure_anchor(branch_name(source))}"
        for name, to in routes.onward(here):
            told.setdefault(name, []).append(self._onward(name, number(to)))
            if number(to):
                links.setdefault(name, f"#{figure_anchor(branch_name(to))}")
        for name, words in told.items():
            box = self.atlas.boxes[name]
            onward = language.text("; ").join(filter(None, words))
            yield replace(box, onward=onward, link=links.get(name, box.link))

    def _onward(self, name: str, number: int) -> str:
        language = self.atlas.language
        if number:
            return language.text("continued in Figure {number}", number=number)
        beneath = folded(self.argument_map, self.atlas.boxes[name].place)
        return more_beneath(beneath, language) if beneath.statements else ""


class _Routes:
    """Where a cut box goes on and comes from: `pieces` has those with it at a root, `ends` the one above."""

    def __init__(self, atlas: Atlas, cutting: Cutting) -> None:
        self._pieces: dict[str, list[int]] = {}
        self._above: dict[str, int] = {}
        self._ends: list[list[str]] = []
        for here, piece in enumerate(cutting.pieces):
            for top in piece:
                self._pieces.setdefault(top.box, []).append(here)
            ends = [name for name in atlas.trees.walk(piece, cutting.ends) if name in cutting.ends]
            self._above.update(dict.fromkeys(ends, here))
            self._ends.append(ends)
        self._tops = [[top.box for top in piece] for piece in cutting.pieces]

    def source(self, root: str, here: int) -> int | None:
        """Return the piece before this one among those of a root, or else the one above."""
        pieces = self._pieces[root]
        earlier = pieces.index(here)
        return pieces[earlier - 1] if earlier else self._above.get(root)

    def onward(self, here: int) -> Iterator[tuple[str, int]]:
        """Give the boxes of a piece that go on elsewhere, and in which piece."""
        for root in self._tops[here]:
            pieces = self._pieces[root]
            later = pieces.index(here) + 1
            if later < len(pieces):
                yield root, pieces[later]
        yield from ((end, self._pieces[end][0]) for end in self._ends[here])


def plan(  # noqa: PLR0913  all that figures depend on
    argument_map: ArgumentMap,
    evaluation: Evaluation,
    *,
    pages: Pages,
    engine: Engine,
    language: Language,
    number: Number,
    theme: Theme = PLAIN,
    silent: bool = False,
) -> Plan | None:
    """Cut a map into figures of which each fits a page, if it can be cut so; one figure where all of it fits.

    `number` gives the numbers that are expected. Return None where it would take too many figures. Engines
    raise their own error. Figures that are `silent` do not tell how anything stands.
    """
    diagram = replace(whole(argument_map, evaluation, language=language, silent=silent), theme=theme)
    if len(diagram.boxes) > MOST_FIGURES * MOST_BOXES:
        return None
    made = atlas(diagram, pages=pages, engine=engine, language=language)
    uncut = Plan(argument_map, made, Cutting((made.trees.all(),), frozenset()))
    if made.fitting(Sheet(made.trees.all(), frozenset(), {}, led=True)):
        return replace(uncut, branches=uncut.drawn(number))
    return _cut_up(uncut, number)


def _cut_up(uncut: Plan, number: Number) -> Plan | None:
    made = uncut.atlas
    limits = made.limits(MOST_BOXES).times(SLACK)
    found = replace(uncut, cutting=cut(made.trees, made.ways, made.trees.all(), frozenset(), limits))
    for _ in range(ROUNDS):
        if len(found.cutting.pieces) > MOST_FIGURES:
            return None
        found = replace(found, branches=found.drawn(number))
        limits = limits.times(TIGHTER)
        finer = _finer(found, limits)
        if len(finer.pieces) == len(found.cutting.pieces):
            return found
        found = replace(found, cutting=finer)
    return replace(found, branches=found.drawn(number)) if len(finer.pieces) <= MOST_FIGURES else None


def _finer(rough: Plan, limits: Limits) -> Cutting:
    """Cut the figures once more that do not fit."""
    made, pieces, ends = rough.atlas, list[Piece](), rough.cutting.ends
    for piece, branch in zip(rough.cutting.pieces, rough.branches, strict=True):
        if branch.fits:
            pieces.append(piece)
        else:
            again = cut(made.trees, made.ways, piece, ends, limits)
            pieces.extend(again.pieces)
            ends = again.ends
    return Cutting(tuple(pieces), ends)
