"""What is said of figures: captions of those that show a part of the map, and words for who sees none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.diagram.boxes import Placed
from argmap.diagram.branches import Branch, branch_name, figure_anchor
from argmap.diagram.build import anchor
from argmap.evaluate.support import LEFT_OPEN, speaks_for
from argmap.formats.findings import collapsed
from argmap.model import THESIS, Direction, Place, Side
from argmap.report.document import Blocks, Figure, Inlines, Link, Outline
from argmap.report.phrases import inlines, sentence
from argmap.report.subject import Subject, tag

LONGEST_ALT = 250
"""Characters of what a screen reader says of a figure: it is heard in one breath, with no way to go back."""

_LABEL, _PLACE = 90, 30
"""Characters of a statement and of its number in a caption."""

_LABELS_HEARD = (90, 60, 40, 24)
"""Characters of a statement in the words for a figure, as many as there is room for."""

_MOST_NAMED = 6
"""Statements of which a caption says in which figure each goes on."""


@dataclass(frozen=True, slots=True)
class BranchFigure:
    """A figure of a part of the map, as a template prints it."""

    name: str
    number: int
    caption: Inlines

    def __str__(self) -> str:
        return str(self.caption)


def branch_figures(subject: Subject, branches: Sequence[Branch]) -> tuple[BranchFigure, ...]:
    """Return the figures of all parts, in the order of the map."""
    return tuple(
        BranchFigure(branch_name(n), branch.number, _caption(subject, branches, branch))
        for n, branch in enumerate(branches)
    )


def _caption(subject: Subject, branches: Sequence[Branch], branch: Branch) -> Inlines:
    """Name the statements at the roots, what the figure continues, what goes on where, and the outline."""
    roots = subject.listed([_root(subject, place) for place in branch.roots])
    known = (source for source in branch.sources if source is not None and branches[source].number)
    sources = tuple(dict.fromkeys(known))
    known_onward = ((to, place) for place, to in branch.onward if branches[to].number)
    onward = [(place, to) for to, place in sorted(known_onward)]
    parts = [inlines(roots, ".")]
    if sources:
        figures = subject.listed([_figure(subject, branches, source) for source in sources])
        parts.append(subject.say("From: {figures}.", figures=figures))
    if onward:
        parts.append(_onward(subject, branches, onward))
    parts.append(subject.say("In words: {outline}.", outline=outline_link(subject, branch.roots[0])))
    return inlines(parts[0], *((" ", part) for part in parts[1:]))


def _root(subject: Subject, place: Place) -> Inlines:
    label = subject.quoted(_shortened(subject.map.statements[place].name, _LABEL))
    if place == THESIS:
        return subject.say("The conclusion, {words}", words=label)
    return inlines(f"{_number(place)} ", label)


def _number(place: Place) -> str:
    return place if len(place) <= _PLACE else f"…{place[-_PLACE:]}"


def _figure(subject: Subject, branches: Sequence[Branch], branch: int) -> Inlines:
    """Return the number of a figure as a link to it."""
    words = subject.say("Figure {number}", number=branches[branch].number)
    return inlines(Link(f"#{figure_anchor(branch_name(branch))}", words))


def _onward(subject: Subject, branches: Sequence[Branch], onward: Sequence[tuple[Place, int]]) -> Inlines:
    if len(onward) > _MOST_NAMED:
        return subject.say("Boxes that go on in another figure say in which.")
    places: dict[int, list[str]] = {}
    for place, to in onward:
        places.setdefault(to, []).append(_place(subject, place))
    shown = [(some, _figure(subject, branches, to)) for to, some in places.items()]
    parts = [
        subject.say("{place} in {figure}", place=subject.language.listed(some), figure=figure)
        for some, figure in shown
    ]
    between = subject.text("; ")
    return subject.say("Continued: {places}.", places=(parts[0], *((between, part) for part in parts[1:])))


def _place(subject: Subject, place: Place) -> str:
    return subject.text("the conclusion") if place == THESIS else _number(place)


def outline_link(subject: Subject, place: Place) -> Inlines:
    """Return a link to where the outline has a statement with all that bears on it."""
    words = subject.say("the outline")
    if place != THESIS:
        words = subject.say("the outline from {place}", place=_number(place))
    return inlines(Link(f"#{anchor(subject.map.statements[place])}", words))


def in_words(subject: Subject, placed: Placed, roots: Sequence[Place]) -> str:
    """Say what a diagram shows, how what stands at its roots stands, and what is left open in it."""
    shown = sum(not box.box.reuse for box in placed.boxes)
    count = subject.language.count
    opening = count(shown, "Argument diagram with {n} statement.", "Argument diagram with {n} statements.")
    if subject.silent:
        return opening
    left = sum(_left_open(subject, joint.joint.place) for joint in placed.joints)
    objections = (
        count(left, "{n} objection in it is left open.", "{n} objections in it are left open.")
        if left
        else subject.text("No objection in it is left open.")
    )
    room = LONGEST_ALT - len(opening) - len(objections) - len(_every_statement(subject)) - 3
    middle = next((said for said in _roots_heard(subject, roots) if len(said) <= room), "")
    return " ".join(filter(None, (opening, middle, sentence(objections))))


def _left_open(subject: Subject, place: Place) -> bool:
    """Tell whether a step is an objection to our side that is left open."""
    step = subject.map.steps[place]
    if step.direction is Direction.FOR or speaks_for(subject.map, step) is Side.OURS:
        return False
    return subject.evaluation.states.get(place) in LEFT_OPEN


def _roots_heard(subject: Subject, roots: Sequence[Place]) -> Iterator[str]:
    """Name the statements at the roots, all of them or else the first, at length or else shortly."""
    for some in (roots, roots[:1]):
        for length in _LABELS_HEARD:
            labels = (_shortened(subject.map.statements[place].name.rstrip("."), length) for place in some)
            quoted = ["".join(map(str, subject.language.quoted(label))) for label in labels]
            said = [f"{words} ({tag(subject, place)})" for words, place in zip(quoted, some, strict=True)]
            yield subject.text("At the root: {statements}.", statements=subject.language.listed(said))


def _every_statement(subject: Subject) -> str:
    return subject.text("The outline has every statement in words.")


def leading_to_the_outline(subject: Subject, blocks: Blocks) -> Blocks:
    """Let the words for figures end by naming the outline, if there is one."""
    if not any(isinstance(block, Outline) for block in blocks):
        return blocks
    end = _every_statement(subject)
    return tuple(
        replace(block, alt=f"{block.alt} {end}") if isinstance(block, Figure) else block for block in blocks
    )


def _shortened(text: str, most: int) -> str:
    """Return the beginning of a text, of whole words where they are not too long."""
    line = collapsed(text[: 4 * most])
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{(cut.rpartition(' ')[0] if ' ' in cut[most // 2 :] else cut).rstrip(' .,;:')}…"
