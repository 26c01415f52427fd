"""Steps: reasons and what speaks against, groups, reuses, warrants and undercutters.

Each function enters what it reads and returns the tasks for what stands beneath, in file order, so that depth
costs no recursion. Place numbers are given here.
"""

from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from argmap.formats import decode, schema, statements
from argmap.formats.findings import Findings
from argmap.formats.forms import form_of, report_form, report_no_statement, report_wrong_side, whole_sentence
from argmap.formats.keys import Record, record
from argmap.formats.reading import Reading, Reuse, Task, name, normal
from argmap.formats.schema import AGAINST, Keys
from argmap.formats.statements import COMMON, Getter
from argmap.formats.tree import Mapping, Scalar, Sequence, Tree
from argmap.model import THESIS, Direction, Place, Premise, Side, Step


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a step is to stand; `side` is that of its premises."""

    place: Place
    target: Place
    direction: Direction
    side: Side
    undercuts: bool = False


_STEP: Dict[str, tuple[str, Getter]] = MappingProxyType(
    {
        "weight": ("weight", decode.share),
        "scheme": ("scheme", decode.scheme),
        "outweighed": ("outweighed", decode.line),
    }
)
_GROUP: Dict[str, tuple[str, Getter]] = MappingProxyType({**COMMON, **_STEP})


def read_statement(reading: Reading, tree: Tree, place: Place, side: Side, keys: Keys) -> list[Task]:
    """Read a statement that is no step of its own: the thesis, a member, a warrant or an aside."""
    tree = whole_sentence(reading.findings, tree, keys)
    if isinstance(tree, Scalar):
        statements.add_bare(reading, tree, place, side)
        return []
    if not isinstance(tree, Mapping):
        report_no_statement(reading.findings, tree, keys.place)
        return []
    form = form_of(tree)
    if form:
        report_form(reading.findings, tree, form, keys)
        return []
    found = record(reading.findings, tree, keys, against=_against(side))
    statements.add(reading, found, tree, place, side)
    return _beneath(reading, found, place, side)


def read_step(reading: Reading, tree: Tree, spot: Spot) -> list[Task]:
    """Read one entry of `reasons`, of what speaks against, or of `undercutters`."""
    tree = whole_sentence(reading.findings, tree, schema.STATEMENT_STEP)
    match tree:
        case Scalar():
            _enter(reading, spot, (Premise(spot.place, span=tree.span),), span=tree.span)
            statements.add_bare(reading, tree, spot.place, spot.side)
            return []
        case Mapping():
            form = form_of(tree)
            read = _read_group if form == "premises" else _read_reuse if form == "ref" else _read_reason
            return read(reading, tree, spot)
        case _:
            report_no_statement(reading.findings, tree, "this entry")
            return []


def _read_reason(reading: Reading, tree: Mapping, spot: Spot) -> list[Task]:
    """Read a step with one premise: statement and step share their place."""
    found = record(reading.findings, tree, schema.STATEMENT_STEP, against=_against(spot.side))
    premises = (Premise(spot.place, span=tree.span),)
    values = statements.read_fields(reading.findings, found, _STEP)
    _enter_record(reading, spot, found, premises, values)
    statements.add(reading, found, tree, spot.place, spot.side)
    return _beneath(reading, found, spot.place, spot.side, spot)


def _read_reuse(reading: Reading, tree: Mapping, spot: Spot) -> list[Task]:
    """Read a step whose premise is a statement from elsewhere."""
    found = record(reading.findings, tree, schema.REUSE)
    premise = _reused(reading, found, spot.place, 0)
    values = statements.read_fields(reading.findings, found, _STEP)
    _enter_record(reading, spot, found, (premise,), values)
    return _beneath(reading, found, "", spot.side, spot)


def _read_group(reading: Reading, tree: Mapping, spot: Spot) -> list[Task]:
    """Read premises that count only together; one without a name of its own is no group."""
    found = record(reading.findings, tree, schema.GROUP)
    members = decode.listed(found.values.get("premises", Sequence((), tree.span, flow=False)))
    if not members:
        field = found.fields.get("premises")
        message = "`premises` is empty"
        reading.findings.error(
            "missing-text", message, field.key if field else tree.span, "type one or more statements"
        )
    values = statements.common_values(reading, found, _GROUP)
    if "id" in found.values:
        values["id"] = name(reading, found, spot.place, step=True)
    grouped = len(members) > 1 or not values.keys().isdisjoint(("id", "label", "commentary"))
    letters = member_letters(len(members), skip_w=isinstance(found.values.get("warrant"), Mapping))
    places = [f"{spot.place}{letter}" for letter in letters] if grouped else [spot.place] * len(members)
    premises, tasks = _members(reading, members, places, spot)
    _enter_record(reading, spot, found, premises, {**values, "grouped": grouped})
    return _beneath(reading, found, "", spot.side, spot, tasks)


def _members(
    reading: Reading, members: tuple[Tree, ...], places: list[Place], spot: Spot
) -> tuple[tuple[Premise, ...], list[Task]]:
    """Read what is known of members at once: their places, and those that are reuses."""
    premises: list[Premise] = []
    tasks: list[Task] = []
    for member, place in zip(members, places, strict=True):
        if isinstance(member, Mapping) and form_of(member) == "ref":
            found = record(reading.findings, member, schema.MEMBER_REUSE)
            premises.append(_reused(reading, found, spot.place, len(premises)))
        elif isinstance(member, Scalar | Mapping) and not (isinstance(member, Mapping) and form_of(member)):
            premises.append(Premise(place, span=member.span))
            tasks.append(partial(read_statement, reading, member, place, spot.side, schema.MEMBER))
        else:
            read_statement(reading, member, place, spot.side, schema.MEMBER)
    return tuple(premises), tasks


def _reused(reading: Reading, found: Record, step: Place, premise: int) -> Premise:
    """Note a reuse; its statement is found when all have been read."""
    ref = decode.scalar(reading.findings, "ref", found.values["ref"]) if "ref" in found.values else None
    if ref is None:
        return Premise("", "", found.span)
    if not ref.text.strip():
        span = found.fields["ref"].key
        reading.findings.error("missing-text", "`ref` is empty", span, "type the id of a statement")
        return Premise("", "", found.span)
    reading.reuses.append(Reuse(normal(ref.text), ref.span, step, premise))
    return Premise("", normal(ref.text), found.span)


def _enter_record(
    reading: Reading, spot: Spot, found: Record, premises: tuple[Premise, ...], values: dict[str, Any]
) -> None:
    """Enter a step that has keys, its warrant among them."""
    warrant = found.values.get("warrant")
    if isinstance(warrant, Mapping) and decode.sentence(warrant) is None:
        form = form_of(warrant)
        if form:
            report_form(reading.findings, warrant, form, schema.WARRANT)
        else:
            values["warrant_premise"] = Premise(f"{spot.place}w", span=warrant.span)
    elif warrant is not None:
        values["warrant"] = decode.line(reading.findings, "warrant", warrant)
    _check_outweighed(reading.findings, spot, found, values)
    _enter(reading, spot, premises, span=found.span, fields=found.fields, **values)


def _enter(reading: Reading, spot: Spot, premises: tuple[Premise, ...], **values: Any) -> None:
    reading.steps[spot.place] = Step(
        place=spot.place,
        direction=spot.direction,
        target=spot.target,
        undercuts=spot.undercuts,
        premises=premises,
        **values,
    )


def _check_outweighed(findings: Findings, spot: Spot, found: Record, values: dict[str, Any]) -> None:
    if "outweighed" not in found.values:
        return
    span = found.fields["outweighed"].key
    if spot.direction is Direction.FOR:
        values.pop("outweighed", None)
        message = "`outweighed` stands on a reason, and only what speaks against can be outweighed"
        findings.error(
            "misplaced-key", message, span, "take it out, or put the entry under what it speaks against"
        )
    elif not values.get("outweighed") and isinstance(found.values["outweighed"], Scalar):
        message = "`outweighed` gives no reason"
        findings.error("missing-text", message, span, "type why it does not defeat what it speaks against")


def _beneath(
    reading: Reading,
    found: Record,
    place: Place,
    side: Side,
    spot: Spot | None = None,
    members: Iterable[Task] = (),
) -> list[Task]:
    """List what stands beneath a statement at `place` and, where it is one, beneath the step at `spot`."""
    tasks: list[Task] = []
    number = 0
    prefix = "" if place == THESIS else f"{place}."
    for key, tree in found.values.items():
        if key == "reasons" or key in AGAINST:
            direction, premise_side = _relation(reading.findings, found, key, side)
            for entry in decode.listed(tree):
                number += 1
                below = Spot(f"{prefix}{number}", place, direction, premise_side)
                tasks.append(partial(read_step, reading, entry, below))
        elif key == "premises":
            tasks += members
        elif spot is not None and key in ("undercutters", "warrant"):
            tasks += _about_step(reading, key, tree, spot)
    return tasks


def _relation(findings: Findings, found: Record, key: str, side: Side) -> tuple[Direction, Side]:
    if key == "reasons":
        return Direction.FOR, side
    right = _against(side)
    if key != right:
        report_wrong_side(findings, found, key, right)
    return Direction.AGAINST, _other(side)


def _about_step(reading: Reading, key: str, tree: Tree, spot: Spot) -> list[Task]:
    if key == "undercutters":
        return [
            partial(read_step, reading, entry, _undercutting(spot, number))
            for number, entry in enumerate(decode.listed(tree), 1)
        ]
    place = f"{spot.place}w"
    if reading.steps[spot.place].warrant_premise is None:
        return []
    reading.warrants.add(place)
    return [partial(read_statement, reading, tree, place, spot.side, schema.WARRANT)]


def _undercutting(spot: Spot, number: int) -> Spot:
    place = f"{spot.place}u{number}"
    return Spot(place, spot.place, Direction.AGAINST, _other(spot.side), undercuts=True)


def _other(side: Side) -> Side:
    return Side.THEIRS if side is Side.OURS else Side.OURS


def _against(side: Side) -> str:
    """Return the word for what speaks against a statement of this side."""
    return AGAINST[0] if side is Side.OURS else AGAINST[1]


def member_letters(number: int, *, skip_w: bool) -> list[str]:
    """Return a, b, ..., z, aa, ab ...; without w where a warrant has that place."""
    letters: list[str] = []
    count = 0
    while len(letters) < number:
        count += 1
        rest, word = count, ""
        while rest:
            rest, digit = divmod(rest - 1, 26)
            word = chr(ord("a") + digit) + word
        if word != "w" or not skip_w:
            letters.append(word)
    return letters
