"""A diagram that is drawn in pieces: measured once, and each piece set in the way that suits a page."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from argmap.diagram.boxes import Arrow, Box, Diagram, Flow, Joint, Placed
from argmap.diagram.build import described
from argmap.diagram.fit import GAPS, Engine, lay_out
from argmap.diagram.forest import APART, Forest, Limits, Piece, Way, forest
from argmap.diagram.measure import Measured, Type, measure
from argmap.diagram.pages import Pages
from argmap.diagram.stack import stacked
from argmap.language import Language
from argmap.themes import Theme

HOPE = 1.08
"""How much larger than its room a piece may seem to be before its layout is not even tried."""

SETTINGS = (
    (Flow.RIGHT, Type(8.5, 7.5, 7.5, 140.0, narrowest=1.0, word_width=56.0)),
    (Flow.RIGHT, Type(8.0, 7.0, 7.0, 96.0, narrowest=1.0, word_width=52.0)),
    (Flow.DOWN, Type(8.0, 7.0, 7.0, 104.0)),
)
"""How pieces can be set: with wide boxes, with narrow ones, and downwards."""

_WIDE, _NARROW, _DOWN = range(3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one figure shows: a piece and its ends; `noted` boxes say where they go on.

    A `led` one has a heading and a few words above it.
    """

    piece: Piece
    ends: AbstractSet[str]
    noted: Mapping[str, Box]
    led: bool = False


@dataclass(frozen=True)
class Atlas:
    """A diagram with all that is needed to draw pieces of it; `measured` and `ways` go with the settings."""

    pages: Pages
    engine: Engine
    language: Language
    theme: Theme
    trees: Forest
    measured: tuple[Measured, ...]
    ways: tuple[Way, ...]
    boxes: Mapping[str, Box]
    joints: Mapping[str, Joint]
    arrows: Mapping[str, Arrow]

    def limits(self, boxes: int) -> Limits:
        """Return how large a piece may be that has so many boxes at most."""
        return Limits(boxes, self.pages.own(led=False), self.pages.own(led=True), self.trees.roots[0])

    def fitting(self, sheet: Sheet) -> Placed | None:
        """Return a piece drawn so that a page holds it, if that can be done."""
        if not any(True for _ in self._trials(sheet, self.ways)):
            return None
        measured = [self._measured(sheet, setting) for setting in range(len(SETTINGS))]
        ways = [replace(way, sizes=known.sizes) for way, known in zip(self.ways, measured, strict=True)]
        for setting in self._trials(sheet, ways):
            placed = self._placed(sheet, measured[setting], setting)
            if self.pages.holds(placed, led=sheet.led):
                return placed
        return None

    def natural(self, sheet: Sheet) -> Placed:
        """Return a piece drawn in the way that reads best, however large it is."""
        return self._placed(sheet, self._measured(sheet, _WIDE), _WIDE)

    def _trials(self, sheet: Sheet, ways: Sequence[Way]) -> Iterator[int]:
        """Give the settings that may suit, without asking the engine; what reads best comes first."""
        upright, turned = self.pages.own(led=sheet.led)
        shares = [self.trees.outline(sheet.piece, sheet.ends, way) for way in ways]
        for setting, room in (
            *((_WIDE, upright), (_NARROW, upright), (_WIDE, turned)),
            *((_DOWN, upright), (_NARROW, turned), (_DOWN, turned)),
        ):
            if ways[setting].share(shares[setting], room) <= HOPE:
                yield setting

    def _measured(self, sheet: Sheet, setting: int) -> Measured:
        """Return sizes and words in one of the settings; only what is noted has to be measured anew."""
        noted = Diagram(title="", description="", boxes=tuple(sheet.noted.values()), theme=self.theme)
        known, new = self.measured[setting], measure(noted, SETTINGS[setting][1], language=self.language.tag)
        names = self.trees.parts_of(sheet.piece, sheet.ends)
        return Measured(
            {name: new.sizes.get(name, known.sizes[name]) for name in names},
            {name: new.texts.get(name, known.texts[name]) for name in names},
        )

    def _placed(self, sheet: Sheet, measured: Measured, setting: int) -> Placed:
        """Have each tree of a piece laid out, and set them apart."""
        flow, sizes = SETTINGS[setting]
        parts = []
        for top in sheet.piece:
            names = self.trees.parts_of((top,), sheet.ends)
            tree = Measured({n: measured.sizes[n] for n in names}, {n: measured.texts[n] for n in names})
            diagram = self._diagram(sheet, names)
            parts.append(
                lay_out(
                    *(diagram, tree),
                    flow=flow,
                    engine=self.engine,
                    smallest=sizes.smallest,
                    language=self.language,
                )
            )
        roots = [self.boxes[top.box] for top in sheet.piece]
        return replace(
            stacked(parts, flow=flow, gap=APART),
            title="; ".join(f"{root.number} {root.label}".strip() for root in roots),
            description=" ".join(part.description for part in parts),
        )

    def _diagram(self, sheet: Sheet, names: Sequence[str]) -> Diagram:
        boxes = tuple(sheet.noted.get(name, self.boxes[name]) for name in names if name in self.boxes)
        return Diagram(
            title=self.boxes[names[0]].label,
            description=described(boxes),
            boxes=boxes,
            joints=tuple(self.joints[name] for name in names if name in self.joints),
            arrows=tuple(self.arrows[name] for name in names[1:]),
            theme=self.theme,
        )


def atlas(diagram: Diagram, *, pages: Pages, engine: Engine, language: Language) -> Atlas:
    """Measure a diagram in all settings."""
    measured = tuple(measure(diagram, sizes, language=language.tag) for _, sizes in SETTINGS)
    return Atlas(
        pages=pages,
        engine=engine,
        language=language,
        theme=diagram.theme,
        trees=forest(diagram),
        measured=measured,
        ways=tuple(_way(setting, sizes) for setting, sizes in enumerate(measured)),
        boxes={box.name: box for box in diagram.boxes},
        joints={joint.name: joint for joint in diagram.joints},
        arrows={arrow.tail: arrow for arrow in diagram.arrows},
    )


def _way(setting: int, measured: Measured) -> Way:
    flow, sizes = SETTINGS[setting]
    gap, rank_gap = GAPS[flow]
    return Way(flow, measured.sizes, gap, rank_gap, note=2 + 1.25 * sizes.tag)
