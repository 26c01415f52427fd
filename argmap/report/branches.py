"""The figures of parts of the map while a report is made: planned once, drawn with the numbers they get."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.diagram.boxes import Placed
from argmap.diagram.branches import Branch, Plan, branch_name, figure_anchor, plan
from argmap.diagram.fit import Engine
from argmap.diagram.pages import pages
from argmap.evaluate import Evaluation
from argmap.language import language
from argmap.model import ArgumentMap
from argmap.report.document import Document, Figure
from argmap.report.parts import annexes, body
from argmap.themes import Theme

SEPARATE = "separate"
"""The wish of a map that its annexes be a file of their own, in which figures count from 1 again."""


@dataclass(slots=True, kw_only=True)
class Branches:
    """Draws a map in figures of a page each when they are asked for, and keeps them.

    `largest` is the longest side, in points, of a figure that anything can hold; `silent` figures do not tell
    how anything stands.
    """

    argument_map: ArgumentMap
    evaluation: Evaluation
    engine: Engine
    theme: Theme
    largest: float
    silent: bool = False
    _plan: Plan | None = None
    _drawn: tuple[Branch, ...] | None = None
    _asked: bool = False

    def __call__(self) -> tuple[Branch, ...] | None:
        """Return the figures, or None where these would be too many. Engines raise their own error."""
        if not self._asked:
            self._asked = True
            self._plan = self._planned()
            self._drawn = self._held(self._plan.branches) if self._plan else None
        return self._drawn

    def renumbered(self, document: Document) -> bool:
        """Draw the figures again where a report has given them other numbers; tell whether it has."""
        numbers = _numbers(document, apart=self._apart)

        def number(branch: int) -> int:
            return numbers.get(figure_anchor(branch_name(branch)), 0)

        drawn = self._drawn or ()
        if self._plan is None or len(drawn) < 2 or all(b.number == number(n) for n, b in enumerate(drawn)):
            return False
        self._drawn = self._held(self._plan.drawn(number))
        return True

    @property
    def _apart(self) -> bool:
        return self.argument_map.report.annex == SEPARATE

    def _planned(self) -> Plan | None:
        first = 1 if self._apart else 2  # the overview stands before them
        return plan(
            self.argument_map,
            self.evaluation,
            pages=pages(self.argument_map.report.paper or self.theme.paper, self.theme.margins),
            engine=self.engine,
            language=language(self.argument_map.language),
            number=lambda branch: first + branch,
            theme=self.theme,
            silent=self.silent,
        )

    def _held(self, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
        return tuple(
            branch if branch.placed and held(branch.placed, self.largest) else replace(branch, placed=None)
            for branch in branches
        )


def held(placed: Placed, largest: float) -> bool:
    """Tell whether anything can hold a figure."""
    return max(placed.width, placed.height) <= largest


def _numbers(document: Document, *, apart: bool) -> Mapping[str, int]:
    """Return the numbers of figures by their anchors, in the files in which they stand."""
    annex = annexes(document) if apart else None
    parts = (body(document), annex) if annex else (document,)
    blocks = (block for part in parts for block in part.blocks if isinstance(block, Figure))
    return {block.anchor: block.number for block in blocks}
