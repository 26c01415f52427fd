"""Argument maps for tests, built from nested Python values that look like the YAML of a map.

`build({"thesis": {"claim": "T", "reasons": ["r", {"evidence": "e", "source": "s"}]}, "sources": ["s"]})`.
"""

from argmap.model import (
    THESIS,
    ArgumentMap,
    Citation,
    Direction,
    Expectation,
    Kind,
    Premise,
    Side,
    Source,
    Statement,
    Step,
    Waiver,
    Words,
)

AGAINST = ("objections", "replies")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def build(written, **rest):
    """Return the map that nested values describe; `rest` goes to ArgumentMap as it is."""
    builder = _Builder()
    builder.statement(written["thesis"], THESIS, Side.OURS)
    asides = [f"x{number}" for number, _ in enumerate(_listed(written.get("aside")), start=1)]
    for place, aside in zip(asides, _listed(written.get("aside")), strict=True):
        builder.statement(aside, place, Side.OURS)
    ids = {s.id: place for place, s in builder.statements.items() if s.id}
    return ArgumentMap(
        title=written.get("title", "A map"),
        statements=builder.statements,
        steps={place: _resolved(step, ids) for place, step in builder.steps.items()},
        sources={key: Source(key=key) for key in written.get("sources", ())},
        asides=tuple(asides),
        expect=tuple(Expectation(id, status) for id, status in written.get("expect", {}).items()),
        rules=written.get("rules", {}),
        waivers=tuple(Waiver(**waiver) for waiver in written.get("waive", ())),
        bottom_line=written.get("bottom-line", ""),
        **rest,
    )


def _resolved(step, ids):
    premises = tuple(Premise(ids[p.ref], p.ref) if p.ref else p for p in step.premises)
    fields = {name: getattr(step, name) for name in step.__dataclass_fields__}
    return Step(**{**fields, "premises": premises})


def _listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _other(side):
    return Side.THEIRS if side is Side.OURS else Side.OURS


def _waivers(written):
    return tuple(Waiver(rule, because) for rule, because in written.get("waive", {}).items())


class _Builder:
    def __init__(self):
        self.statements = {}
        self.steps = {}

    def statement(self, written, place, side):
        written = {"claim": written} if isinstance(written, str) else written
        kind = next(kind for kind in Kind if kind in written)
        self.statements[place] = Statement(
            place=place,
            kind=kind,
            text=written[kind],
            side=side,
            id=written.get("id", ""),
            label=written.get("label", ""),
            commentary=written.get("commentary", ""),
            quotes=tuple(Words(quote) for quote in _listed(written.get("quote"))),
            citations=tuple(Citation(key) for key in _listed(written.get("source"))),
            waivers=_waivers(written),
        )
        number = 0
        for relation in [key for key in written if key in ("reasons", *AGAINST)]:
            for child in _listed(written[relation]):
                number += 1
                inner = str(number) if place == THESIS else f"{place}.{number}"
                self.step(child, inner, place, relation, side)

    def step(self, written, place, target, relation, side):
        written = {"claim": written} if isinstance(written, str) else written
        speaking = side if relation == "reasons" else _other(side)
        self.steps[place] = None  # keeps its turn in the order of the file
        premises = self.premises(written, place, speaking)
        warrant = written.get("warrant", "")
        if isinstance(warrant, dict):
            self.statement(warrant, f"{place}w", speaking)
        grouped = "premises" in written
        self.steps[place] = Step(
            place=place,
            direction=Direction.FOR if relation == "reasons" else Direction.AGAINST,
            target=target,
            undercuts=relation == "undercutters",
            premises=premises,
            grouped=grouped,
            id=written.get("id", "") if grouped else "",
            label=written.get("label", "") if grouped else "",
            commentary=written.get("commentary", "") if grouped else "",
            warrant=warrant if isinstance(warrant, str) else "",
            warrant_premise=Premise(f"{place}w") if isinstance(warrant, dict) else None,
            outweighed=written.get("outweighed", ""),
            waivers=_waivers(written) if grouped else (),
        )
        for number, undercutter in enumerate(_listed(written.get("undercutters")), start=1):
            self.step(undercutter, f"{place}u{number}", place, "undercutters", speaking)

    def premises(self, written, place, side):
        if "premises" not in written:
            return (self.premise(written, place, side),)
        members = zip(LETTERS, _listed(written["premises"]), strict=False)
        return tuple(self.premise(member, f"{place}{letter}", side) for letter, member in members)

    def premise(self, written, place, side):
        if isinstance(written, dict) and "ref" in written:
            return Premise("", written["ref"])
        self.statement(written, place, side)
        return Premise(place)


def row_of_circles(count):
    """Build circles of support that fall one after the other, each by the fall of the one before."""
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    steps = {}

    def state(place, kind):
        statements[place] = Statement(place=place, kind=kind, text=place, citations=(Citation("s"),))

    def lead(place, target, premise, **rest):
        steps[place] = Step(place=place, target=target, premises=(Premise(premise),), **rest)

    for k in range(count):
        for name, kind in {"a": Kind.CLAIM, "b": Kind.CLAIM, "e": Kind.EVIDENCE, "w": Kind.EVIDENCE}.items():
            state(f"{name}{k}", kind)
        lead(f"a{k}", f"b{k}", f"a{k}", direction=Direction.FOR)
        lead(f"b{k}", f"a{k}", f"b{k}", direction=Direction.FOR)
        lead(f"e{k}", f"a{k}", f"e{k}", direction=Direction.FOR)
        lead(f"w{k}", f"e{k}", f"w{k}", direction=Direction.AGAINST, undercuts=True)
        if k:
            lead(f"v{k}", f"w{k}", f"a{k - 1}", direction=Direction.AGAINST)
    return ArgumentMap(title="", statements=statements, steps=steps, sources={"s": Source(key="s")})
