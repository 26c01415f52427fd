"""Ids that name statements: resolving `ref`, and checking every other mention when all has been read."""

from dataclasses import replace
from functools import cached_property

from argmap.diagnostics import Fix, Note, TextEdit
from argmap.formats.findings import collapsed, quoted, replacing, short
from argmap.formats.located import located
from argmap.formats.markdown_refs import Link, links
from argmap.formats.near import Near
from argmap.formats.reading import Mention, Name, Prose, Reading, Reuse, normal, slug
from argmap.formats.tree import Mapping, Scalar
from argmap.model import THESIS, Id, Place
from argmap.source import Span


def resolve(reading: Reading) -> None:
    """Give each reuse its statement; a premise that has none is dropped after the report."""
    names = _Names(reading)
    found = {(reuse.step, reuse.premise): _resolved(names, reuse) for reuse in reading.reuses}
    for place in dict.fromkeys(reuse.step for reuse in reading.reuses):
        step = reading.steps[place]
        premises = tuple(
            replace(premise, statement=found.get((place, at), premise.statement))
            for at, premise in enumerate(step.premises)
        )
        reading.steps[place] = replace(step, premises=premises)
    _drop_unread(reading)


def check_mentions(reading: Reading) -> None:
    """Report every id in `expect`, in waivers and in links of commentary that names nothing."""
    names = _Names(reading)
    for mention in reading.mentions:
        _check_mention(names, mention)
    _check_handles(reading)
    for prose in reading.prose:
        if "](" in prose.scalar.text:
            _check_links(names, prose)


def _check_handles(reading: Reading) -> None:
    """Report an id that another statement, which has none, goes by in machine-readable output."""
    for place in (THESIS, *reading.asides):
        name = reading.names.get(place)
        statement = reading.statements.get(place)
        if name and statement and not statement.id and name.place != place:
            what = "the thesis" if place == THESIS else f"aside {place}"
            message = f"`{place}` stands for {what} where that has no id, and cannot be another's"
            reading.findings.error(
                "duplicate-id", message, name.span, f"choose another id, or give {what} one"
            )


class _Names:
    """The names of a map, with those that are almost the same; made when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.findings = reading.findings

    @cached_property
    def near(self) -> Near:
        return Near(self.reading.names)

    def get(self, id_: Id) -> Name | None:
        return self.reading.names.get(id_)


def _drop_unread(reading: Reading) -> None:
    """Leave out premises whose statement could not be read, so that every place named exists."""
    for place, step in reading.steps.items():
        warrant = step.warrant_premise
        lost = warrant is not None and warrant.statement not in reading.statements
        if lost or any(premise.statement not in reading.statements for premise in step.premises):
            kept = tuple(premise for premise in step.premises if premise.statement in reading.statements)
            reading.steps[place] = replace(step, premises=kept, warrant_premise=None if lost else warrant)


def _resolved(names: _Names, reuse: Reuse) -> Place:
    name = names.get(reuse.id)
    if name is None:
        _report_unknown(names, reuse.id, reuse.span, "`ref`")
        return ""
    why = _refusal(names.reading, reuse, name)
    if why:
        message, note = why
        names.findings.error("forbidden-ref", message, reuse.span, note, Note("it stands here", name.span))
        return ""
    return name.place


def _refusal(reading: Reading, reuse: Reuse, name: Name) -> tuple[str, str] | None:
    id_ = short(reuse.id)
    if name.step:
        return f"`{id_}` names a group, and only a statement can be used again", "name one of its premises"
    if name.place == THESIS:
        return f"`{id_}` is the thesis, which cannot be a premise", "name another statement"
    if name.place in reading.asides:
        return (
            f"`{id_}` is an aside, which no step uses",
            "move the statement from `aside` to where it is used",
        )
    if name.place in reading.warrants:
        return f"`{id_}` is a warrant, which cannot be used again", "write the statement out as a premise"
    if reading.steps[reuse.step].target == name.place:
        return f"`{id_}` is used directly under itself", "name another statement, or move this entry"
    return None


def _check_mention(names: _Names, mention: Mention) -> None:
    name = names.get(mention.id)
    if name is None:
        _report_unknown(names, mention.id, mention.span, mention.what)
    elif name.step and mention.statement_only:
        message = f"`{short(mention.id)}` names a group, and only statements have a status"
        names.findings.error("wrong-value", message, mention.span, "name one of its premises, or its target")


def _check_links(names: _Names, prose: Prose) -> None:
    text, span = prose.scalar.text, prose.scalar.span
    unknown = [link for link in links(text) if names.get(normal(link.id)) is None]
    finds = [(_hash(text, link), f"#{link.id}") for link in unknown]
    for link, place in zip(unknown, located(names.findings.source, text, span, finds), strict=True):
        exact = names.findings.raw(place) == f"#{link.id}"
        here = Span(place.source, place.start + 1, place.end) if exact and link.id else place
        _report_unknown(names, normal(link.id), here, "a link")


def _hash(text: str, link: Link) -> int:
    return text.index("#", text.index("](", link.start))


def _report_unknown(names: _Names, id_: Id, span: Span, what: str) -> None:
    """Report an id that names nothing; answer a place number with the id its statement could have."""
    statement = names.reading.statements.get(id_)
    exact = normal(names.findings.raw(span).strip("'\"")) == id_
    if statement is not None:
        _report_place(names, id_, span, exact=exact)
        return
    near = names.near.find(id_)
    message = f"Nothing has the id `{short(id_)}`, which {what} names"
    if near:
        fix = replacing(f"Write `{near}`", span, near) if exact else None
        names.findings.error(
            "unknown-id", f"{message}; did you mean `{near}`?", span, f"type `{near}`", fix=fix
        )
    else:
        note = (
            "give the statement that is meant an id"
            if not id_
            else f"give the statement that is meant `id: {short(id_)}`"
        )
        names.findings.error("unknown-id", message, span, note)


def _report_place(names: _Names, place: Place, span: Span, *, exact: bool) -> None:
    statement = names.reading.statements[place]
    id_ = statement.id or _free_id(names, statement.label or statement.text)
    edits = () if statement.id else _naming(names, place, id_)
    fix = None
    if exact and (edits or statement.id):
        fix = Fix(f"Name the statement `{id_}`", (*edits, TextEdit(span, id_)))
    state = f"has the id `{id_}`" if statement.id else "has no id"
    message = f"Statement {place} (“{short(statement.text)}”) {state}; place numbers change and name nothing"
    if place == THESIS:
        message = f"The thesis {state}; `{THESIS}` is not its name"
    names.findings.error(
        "unknown-id",
        message,
        span,
        f"type `{id_}`" if statement.id else f"give it an id, for instance `id: {id_}`, and name that",
        fix=fix,
    )


def _free_id(names: _Names, text: str) -> Id:
    base = slug(text) or "statement"
    taken, count = base, 1
    while names.get(taken) is not None:
        count += 1
        taken = f"{base}-{count}"
    return taken


def _naming(names: _Names, place: Place, id_: Id) -> tuple[TextEdit, ...]:
    """Make the edit that gives the statement at a place an id."""
    tree, source = names.reading.trees.get(place), names.findings.source
    if isinstance(tree, Mapping):
        start = tree.span.start + tree.flow
        column = source.position(tree.span.start)[1] - 1
        text = f"id: {id_}, " if tree.flow else f"id: {id_}{names.findings.source.line_end}{' ' * column}"
        return (TextEdit(source.span(start, start), text),)
    if isinstance(tree, Scalar):
        words = quoted(collapsed(tree.text))
        return (TextEdit(tree.span, f"{{id: {id_}, claim: {words}}}"),)
    return ()
