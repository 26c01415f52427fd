"""Fields of a source that are not what CSL has there: they are not printed, and that is told."""

from collections.abc import Iterator, Mapping

from argmap.formats.findings import Findings
from argmap.formats.schema import CSL_FIELDS
from argmap.formats.tree import Scalar, Sequence, Tree

_NAMES = frozenset(CSL_FIELDS[CSL_FIELDS.index("author") : CSL_FIELDS.index("accessed")])
_DATES = frozenset(CSL_FIELDS[CSL_FIELDS.index("accessed") : CSL_FIELDS.index("abstract")]) - {"container"}
_ANY = frozenset({"custom", "categories", "keyword"})


def check_fields(findings: Findings, values: Mapping[str, Tree]) -> None:
    """Warn of names that are no names, and of keys or lists where text belongs."""
    for name, value in values.items():
        for odd in _odd(name, value):
            found = "a list" if isinstance(odd, Sequence) else "keys"
            be = "is" if isinstance(odd, Sequence) else "are"
            what = "a name" if name in _NAMES else "text"
            message = f"`{name}` of a source is {what}, and {found} {be} not printed"
            note = (
                f"type `{name}: [{{family: Okoye, given: Ada}}]`" if name in _NAMES else f"type `{name}: …`"
            )
            findings.warn("source-field", message, odd.span, note)


def _odd(name: str, value: Tree) -> Iterator[Tree]:
    if name in _NAMES:
        names = value.entries if isinstance(value, Sequence) else [value]
        yield from (one for one in names if isinstance(one, Sequence))
    elif name in CSL_FIELDS and name not in _DATES | _ANY and not isinstance(value, Scalar):
        yield value
