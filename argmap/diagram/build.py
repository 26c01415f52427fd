"""Map and evaluation to diagrams: the whole map, and the overview with its parts folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from argmap.diagram.boxes import Arrow, Box, Diagram, Joint
from argmap.evaluate import Evaluation, State, Status
from argmap.evaluate.judgements import Folded, folded, granted_for_thesis, key_judgements
from argmap.evaluate.support import LEFT_OPEN, left_open, support
from argmap.evaluate.words import NOT_ESTABLISHED, state_words, status_words
from argmap.language import ENGLISH, Language, message
from argmap.model import THESIS, ArgumentMap, Direction, Place, Premise, Side, Statement, Step

MOST_BOXES = 9
ASIDE = message("aside: the conclusion does not use it")
BECAUSE, BUT, DOUBTS = message("because"), message("but"), message("doubts the step")
_INSIDE = {
    State.OPEN: message("objection open"),
    State.UNSETTLED: message("objection undecided"),
    State.ANSWERED_WITHOUT_SOURCE: message("answer unsourced"),
}
"""What a folded part says of the worst doubt inside it, the worst first."""


def anchor(statement: Statement) -> str:
    """Return the name by which reports and pictures link to a statement."""
    return f"s-{statement.handle}"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A diagram while it is made: names are given in the order in which parts come.

    A `silent` one does not tell how anything stands.
    """

    argument_map: ArgumentMap
    evaluation: Evaluation
    language: Language
    silent: bool = False
    boxes: dict[Place, Box] = field(default_factory=dict)
    stubs: list[Box] = field(default_factory=list)
    joints: dict[Place, Joint] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    def name(self) -> str:
        return f"n{len(self.boxes) + len(self.stubs) + len(self.joints)}"

    def diagram(self, description: str) -> Diagram:
        return Diagram(
            title=self.argument_map.title,
            description=description,
            boxes=(*self.boxes.values(), *self.stubs),
            joints=tuple(self.joints.values()),
            arrows=tuple(self.arrows),
        )


def whole(
    argument_map: ArgumentMap, evaluation: Evaluation, *, language: Language = ENGLISH, silent: bool = False
) -> Diagram:
    """Return the diagram of the whole map; a statement used again is a stub that points to its box.

    A `silent` one does not tell how anything stands.
    """
    drawing = _Drawing(argument_map, evaluation, language, silent)
    for statement in argument_map.statements.values():
        drawing.boxes[statement.place] = _numbered_box(drawing, statement)
    for step in argument_map.steps.values():
        _draw_step(drawing, step, [_end(drawing, step, premise) for premise in step.all_premises])
    return drawing.diagram(described(drawing.boxes.values()))


def _numbered_box(drawing: _Drawing, statement: Statement) -> Box:
    state = _state_of(drawing, statement.place)
    box = _box(drawing, statement, state)
    number = "" if box.thesis else statement.place
    note = drawing.language.text(ASIDE) if statement.place in drawing.argument_map.asides else ""
    numbered = replace(box, number=number, note=note)
    if state is None:
        return numbered
    return replace(numbered, tag=_objection_tag(drawing, state), note=box.tag)


def _objection_tag(drawing: _Drawing, state: State) -> str:
    return drawing.language.text("Objection, {state}", state=state_words(state, drawing.language))


def _box(drawing: _Drawing, statement: Statement, state: State | None) -> Box:
    return Box(
        name=drawing.name(),
        place=statement.place,
        label=statement.name,
        kind=statement.kind,
        side=statement.side,
        tag=_tag(drawing, statement),
        title=statement.text,
        link=f"#{anchor(statement)}",
        ident=anchor(statement),
        url=_address(drawing.argument_map, statement),
        thesis=statement.place == THESIS,
        dashed=state in LEFT_OPEN,
    )


def _address(argument_map: ArgumentMap, statement: Statement) -> str:
    known = (argument_map.sources.get(citation.source) for citation in statement.citations)
    addresses = (source.csl.get("URL", "") for source in known if source)
    return next((a for a in addresses if isinstance(a, str) and a.startswith(("http://", "https://"))), "")


def _tag(drawing: _Drawing, statement: Statement) -> str:
    if drawing.silent:
        return ""
    standing = drawing.evaluation.standings[statement.place]
    if statement.place == THESIS and standing.status is not Status.HOLDS:
        return drawing.language.text(NOT_ESTABLISHED)
    return status_words(standing, drawing.language)


def _state_of(drawing: _Drawing, place: Place) -> State | None:
    """What has become of the objection that this statement is; None where it is on the thesis's side."""
    if drawing.silent or drawing.argument_map.statements[place].side is Side.OURS:
        return None
    states = (drawing.evaluation.states.get(step.place) for step in drawing.argument_map.uses(place))
    return next((state for state in states if state), None)


def _end(drawing: _Drawing, step: Step, premise: Premise) -> Box:
    """Return the box of a premise, or a new stub where the statement stands elsewhere."""
    original = drawing.boxes[premise.statement]
    if not premise.ref:
        return original
    stub = Box(
        name=drawing.name(),
        place=premise.statement,
        label=drawing.language.text("see {number}: {words}", number=original.number, words=original.label),
        kind=original.kind,
        side=drawing.argument_map.statements[premise.statement].side,
        title=original.title,
        link=original.link,
        ident=f"{original.ident}-at-{step.place}",
        reuse=True,
    )
    drawing.stubs.append(stub)
    return stub


def _draw_step(drawing: _Drawing, step: Step, ends: Iterable[Box]) -> None:
    head = drawing.joints[step.target].name if step.undercuts else drawing.boxes[step.target].name
    tails = tuple(ends)
    state = None if drawing.silent else drawing.evaluation.states.get(step.place)
    joint = Joint(
        name=drawing.name(),
        place=step.place,
        word=_word(drawing.language, step, linked=len(tails) > 1),
        direction=step.direction,
        undercuts=step.undercuts,
        linked=len(tails) > 1,
        dashed=state in LEFT_OPEN,
    )
    drawing.joints[step.place] = joint
    drawing.arrows.append(Arrow(head, joint.name, joint, tipped=True))
    drawing.arrows.extend(Arrow(joint.name, tail.name, joint, tipped=False) for tail in tails)


def _word(language: Language, step: Step, *, linked: bool) -> str:
    word = DOUBTS if step.undercuts else BECAUSE if step.direction is Direction.FOR else BUT
    words = language.text(word)
    return language.text("{word} (only together)", word=words) if linked else words


def overview(
    argument_map: ArgumentMap,
    evaluation: Evaluation,
    *,
    most: int = MOST_BOXES,
    language: Language = ENGLISH,
) -> Diagram:
    """Return the diagram of thesis, key judgements, what is granted with them, and open objections.

    It has at most `most` boxes (2 at least); what does not fit is counted in the box it bears on.
    """
    drawing = _Drawing(argument_map, evaluation, language)
    shown = _chosen(argument_map, evaluation, most)
    places = frozenset(shown)
    for place in shown:
        drawing.boxes[place] = _folded_box(drawing, argument_map.statements[place], places)
    for step in argument_map.steps.values():
        _draw_if_shown(drawing, step)
    return drawing.diagram(described(drawing.boxes.values()))


def _draw_if_shown(drawing: _Drawing, step: Step) -> None:
    targets = drawing.joints if step.undercuts else drawing.boxes
    ends = [drawing.boxes[p.statement] for p in step.all_premises if p.statement in drawing.boxes]
    if step.target in targets and ends and _belongs(drawing, step):
        _draw_step(drawing, step, ends)


def _belongs(drawing: _Drawing, step: Step) -> bool:
    """Only the thesis's own reasons and what speaks against a shown part are drawn in the overview."""
    reason_for_thesis = step.target == THESIS and not step.undercuts
    return reason_for_thesis or step.direction is Direction.AGAINST


def _chosen(argument_map: ArgumentMap, evaluation: Evaluation, most: int) -> tuple[Place, ...]:
    judgements = [statement.place for statement in key_judgements(argument_map)]
    granted = [statement.place for statement in granted_for_thesis(argument_map)]
    objections = _open_objections(argument_map, evaluation, frozenset((THESIS, *judgements, *granted)))
    return tuple(dict.fromkeys((THESIS, *judgements, *granted, *objections)))[:most]


def _open_objections(
    argument_map: ArgumentMap, evaluation: Evaluation, shown: frozenset[Place]
) -> Iterator[Place]:
    own_steps = {step.place for step in argument_map.reasons(THESIS)}
    for step in argument_map.steps.values():
        bites = step.target in own_steps if step.undercuts else step.target in shown
        state = evaluation.states.get(step.place)
        if bites and step.direction is Direction.AGAINST and state in LEFT_OPEN:
            yield from (premise.statement for premise in step.all_premises)


def _folded_box(drawing: _Drawing, statement: Statement, shown: frozenset[Place]) -> Box:
    state = _state_of(drawing, statement.place) or _state_as_objection(drawing, statement.place)
    box = _box(drawing, statement, state)
    if state:  # what the overview shows for speaking against is an objection there, whoever says it
        box = replace(box, side=Side.THEIRS)
    tag = _objection_tag(drawing, state) if state else box.tag
    notes = () if statement.place == THESIS else _folded_notes(drawing, statement.place, shown)
    return replace(box, tag=tag, note=drawing.language.text("; ").join(notes))


def _state_as_objection(drawing: _Drawing, place: Place) -> State | None:
    """Return how a statement of our own side, which speaks against a part as well, is answered there."""
    argument_map, evaluation = drawing.argument_map, drawing.evaluation
    judgements = {statement.place for statement in key_judgements(argument_map)}
    granted = {statement.place for statement in granted_for_thesis(argument_map)}
    if place in {THESIS} | judgements | granted:
        return None
    uses = (step for step in argument_map.uses(place) if step.direction is Direction.AGAINST)
    return next((state for step in uses if (state := evaluation.states.get(step.place)) in LEFT_OPEN), None)


def _folded_notes(drawing: _Drawing, place: Place, shown: frozenset[Place]) -> Iterator[str]:
    """Say what is folded into a box: how much, with how many sources, and the worst doubt left open in it."""
    language = drawing.language
    beneath = folded(drawing.argument_map, place, shown=shown)
    if beneath.statements:
        yield more_beneath(beneath, language)
    worst = _worst_doubt(drawing, place, shown)
    if worst is not None:
        yield language.text(_INSIDE[worst])


def more_beneath(beneath: Folded, language: Language) -> str:
    """Say how many statements are folded into a box, and how many of them have a source."""
    return language.count(
        beneath.statements,
        "+ {number} statement, {sourced} sourced",
        "+ {number} statements, {sourced} sourced",
        number=beneath.statements,
        sourced=str(beneath.sourced) if beneath.sourced else language.text("none"),
    )


def _worst_doubt(drawing: _Drawing, place: Place, shown: frozenset[Place]) -> State | None:
    argument_map, evaluation = drawing.argument_map, drawing.evaluation
    if argument_map.statements[place].side is Side.THEIRS:  # what speaks against it speaks for us
        return None
    inside = left_open(argument_map, evaluation, support(argument_map, place))
    hidden = [s for s in inside if shown.isdisjoint(premise.statement for premise in s.all_premises)]
    states = {evaluation.states[step.place] for step in hidden}
    return next((state for state in _INSIDE if state in states), None)


def described(boxes: Iterable[Box]) -> str:
    """Return what boxes say, in sentences."""
    said = (f"{box.number} {box.label.rstrip('.')}{': ' if box.tag else ''}{box.tag}." for box in boxes)
    return " ".join(map(str.lstrip, said))
