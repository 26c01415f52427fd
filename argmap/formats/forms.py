"""What an entry is: a sentence, a statement, a group or a reuse; and what to say where it is none of them."""

from argmap.diagnostics import Fix
from argmap.formats import decode
from argmap.formats.findings import Findings, listing, replacing
from argmap.formats.joins import joining
from argmap.formats.keys import Record
from argmap.formats.near import Near
from argmap.formats.schema import KEY_NAMES, KINDS, Keys
from argmap.formats.tree import Broken, Mapping, Pair, Scalar, Tree
from argmap.source import Span

_FORMS = ("premises", "ref")
_SAYS_WHAT = frozenset((*KINDS, *_FORMS))
_WORD_FOR = {"premises": "a group", "ref": "a reuse"}


def form_of(mapping: Mapping) -> str:
    """Return `premises` for a group, `ref` for a reuse, nothing for a statement; a slip of the pen counts."""
    names = {pair.key.text for pair in mapping.pairs if isinstance(pair.key, Scalar)}
    for form in _FORMS:
        if form in names:
            return form
    if names.isdisjoint(KINDS):
        near = Near(_FORMS, reach=2)
        return next((form for name in sorted(names - KEY_NAMES) if (form := near.find(name))), "")
    return ""


def whole_sentence(findings: Findings, tree: Tree, keys: Keys) -> Tree:
    """Report and mend an entry whose sentence was split at its colon; return any other as it is."""
    if not isinstance(tree, Mapping) or tree.flow:
        return tree
    split = _split_sentence(tree, keys)
    if split is None:
        return tree
    at, key, whole, text = split
    alone = len(tree.pairs) == 1
    decode.report_sentence(findings, key, whole, "" if alone else "claim: ")
    if alone:
        return Scalar(text, whole)
    pair = Pair(Scalar("claim", key.span), Scalar(text, whole))
    return Mapping((*tree.pairs[:at], pair, *tree.pairs[at + 1 :]), tree.span, tree.flow)


def _split_sentence(mapping: Mapping, keys: Keys) -> tuple[int, Scalar, Span, str] | None:
    """Find the pair that is a sentence, if the mapping says nowhere else what it is."""
    names = {pair.key.text for pair in mapping.pairs if isinstance(pair.key, Scalar)}
    if not names.isdisjoint(_SAYS_WHAT) or any(_meant(keys, name) in KINDS for name in names):
        return None
    if form_of(mapping):
        return None
    for at, pair in enumerate(mapping.pairs):
        key, value = pair.key, pair.value
        if not isinstance(key, Scalar) or not isinstance(value, Scalar) or value.style in ("|", ">"):
            continue
        odd = key.text and not key.style and key.text not in KEY_NAMES and not _meant(keys, key.text)
        if odd and (at == 0 or " " in key.text):
            return at, key, key.span.cover(value.span), f"{key.text}: {value.text}"
    return None


def _meant(keys: Keys, name: str) -> str:
    """Return the key a word stands for; a capital begins a sentence sooner than another tool's key."""
    return keys.near(name) if name.islower() else keys.misspelt(name)


def report_form(findings: Findings, mapping: Mapping, form: str, keys: Keys) -> None:
    """Report a group or a reuse where only a statement of its own may stand."""
    key = next(
        (pair.key for pair in mapping.pairs if isinstance(pair.key, Scalar) and pair.key.text == form), None
    )
    span = key.span if key else mapping.span
    message = f"{keys.place[:1].upper()}{keys.place[1:]} cannot be {_WORD_FOR[form]}"
    note = "type `claim:` with the words of a statement"
    if form == "premises":
        note += "; premises stand in an entry of `reasons`, `objections`, `replies` or `undercutters`"
    findings.error("wrong-form", message, span, note)


def report_no_statement(findings: Findings, tree: Tree, place: str) -> None:
    """Report an entry that is a list, where a statement must stand."""
    if isinstance(tree, Broken):
        return
    subject = place[:1].upper() + place[1:]
    findings.error(
        "wrong-type",
        f"{subject} is {decode.kind_of(tree)}, and a statement was expected",
        tree.span,
        "type one text, or `claim: text`; premises that count only together stand under `premises:`",
    )


def report_wrong_side(findings: Findings, record: Record, wrong: str, right: str) -> None:
    """Report `objections` on the other side, or `replies` on the thesis's own."""
    span = record.fields[wrong].key
    side = "the thesis's side" if right == "objections" else "the other side"
    one = "an objection" if right == "objections" else "a reply"
    free = right not in record.fields
    findings.error(
        "wrong-side",
        f"`{wrong}` stands under a statement of {side}; what speaks against it is {one}",
        span,
        f"type `{right}:`, or indent it as deep as what it was meant to speak against"
        if free
        else f"join the entries with those of {listing([right])}",
        fix=replacing(f"Write `{right}`", span, right) if free else _joining(findings, record, wrong, right),
    )


def _joining(findings: Findings, record: Record, wrong: str, right: str) -> Fix | None:
    values, span = record.values, record.fields[wrong].key
    return joining(findings, span, values[wrong], values[right], right) if right in values else None
