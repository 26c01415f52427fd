"""Where templates run: they reach values and nothing else, and their faults have a place."""

import re
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from types import BuiltinMethodType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, Undefined, pass_environment
from jinja2.filters import do_round, do_sum, make_attrgetter
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.report.bounds import CALL, Bounded, Budget, bounded, joined, small
from argmap.report.document import Paragraph, Role
from argmap.report.phrases import is_inline
from argmap.report.slots import Slot
from argmap.report.templates import text_of
from argmap.source import SourceText

MOST_SAID = 300
"""Characters of a fault that are told."""

MOST_COUNTED = 100_000
"""How far a template can count, in all its loops together."""

_LESS = (
    "batch",
    "center",
    "format",
    "indent",
    "pprint",
    "replace",
    "slice",
    "striptags",
    "urlize",
    "wordwrap",
)
"""Filters that make long texts of short ones, or take longer than their text is long."""

_METHODS = frozenset(
    (
        *("capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isascii"),
        *("isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip"),
        *("partition", "removeprefix", "removesuffix", "rfind", "rindex", "rpartition", "rsplit", "rstrip"),
        *("split", "splitlines", "startswith", "strip", "swapcase", "title", "upper"),
    )
)
"""The methods of a text that a template may call: those that make nothing longer."""

_FINEST = 20
"""Digits to which a number can be rounded."""

_WIDE = re.compile(r"%(?:\(.*?\))?[^a-zA-Z%]*(?:\d{4,}|\*)", re.DOTALL)
_LONGEST_FORM = 10_000
"""Characters of a text whose `%` signs are filled in; longer ones would take long to be looked through."""


def _unheard(_: int) -> None:
    """Let a template print as much as it has."""


def environment(printed: Callable[[object], object], prints: Callable[[int], None] = _unheard) -> "Sandbox":
    """Return a sandbox without files, modules or types.

    `printed` turns each value into what is printed; `prints` is told how many characters of its own a
    template prints, and may raise OverflowError.
    """
    made = Sandbox(
        finalize=lambda value: printed(_printable(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_built_in),
    )
    made.prints = prints
    del made.globals["lipsum"], made.filters["random"]  # same map, same report
    for less in _LESS:
        del made.filters[less]
    made.filters.update(join=_joined, round=_rounded, sum=_summed)
    tables: tuple[dict[str, Any], ...] = (made.filters, made.tests)
    for table in tables:
        spending = {name: made.budget.charged(function) for name, function in table.items()}
        table.update(spending)
    made.globals["range"] = _Counting()
    return made


@pass_environment
def _joined(
    sandbox: "Sandbox", texts: Iterable[object], between: str = "", attribute: str | int | None = None
) -> str:
    """Jinja's `join`, as long as the text does not get too long."""
    return joined(map(make_attrgetter(sandbox, attribute), texts) if attribute else texts, str(between))


def _rounded(number: float, digits: int = 0, method: str = "common") -> float:
    """Jinja's `round`, to so many digits that the power of ten is none to wait for."""
    if abs(digits) > _FINEST:
        raise OverflowError(f"a number can be rounded to {_FINEST} digits")
    return do_round(number, digits, method)  # type: ignore[arg-type]


@pass_environment
def _summed(sandbox: "Sandbox", numbers: Any, attribute: str | int | None = None, start: object = 0) -> Any:
    """Jinja's `sum`, of numbers alone: lists take the longer, the more there are."""
    if not isinstance(start, int | float):
        raise TypeError("sum is for numbers")
    return do_sum(sandbox, numbers, attribute, start)


def _printable(value: object) -> object:
    """Return a value that has words; raise TypeError, or what an undefined name raises, for any other."""
    if isinstance(value, Undefined):
        return str(value)
    if callable(value):
        raise TypeError("a function was printed; write () behind its name, with what it needs between")
    if is_dataclass(value) and not isinstance(value, Slot | Paragraph):
        raise TypeError("a part was printed; print one of its fields, such as .text or .label")
    if isinstance(value, list | dict | set | Namespace) or (
        isinstance(value, tuple) and not all(map(is_inline, value))
    ):
        raise TypeError("a list was printed; go through it with {% for one in list %}")
    return value


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a template spends what it does, and nothing goes on or grows without end."""

    intercepted_binops = frozenset(("**", "*", "%", "+"))
    code_generator_class = Bounded
    joined = staticmethod(joined)

    def __init__(self, **rest: Any) -> None:
        """Make a sandbox with a budget of its own."""
        super().__init__(**rest)
        self.budget = Budget()
        self.weighed = self.budget.weighed
        self.prints: Callable[[int], None] = _unheard

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Return a template that is short enough to be read."""
        bounded(len(source))
        return super().preprocess(source, name, filename)

    def round(self, steps: int, letters: int) -> None:
        """Spend what one round of a loop takes."""
        self.budget.spend(steps)
        self.prints(letters)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may use an attribute; of a text, only what makes it no longer."""
        longer = attr not in _METHODS if isinstance(obj, str) else attr == "to_bytes"
        return not longer and bool(super().is_safe_attribute(obj, attr, value))

    def is_safe_callable(self, obj: object) -> bool:
        """Tell whether a template may call something; a method of a value spends the value's size."""
        self.budget.spend(CALL)
        if isinstance(obj, BuiltinMethodType):
            self.weighed(obj.__self__)
        return bool(super().is_safe_callable(obj))

    def wrap_str_format(self, value: object) -> None:
        """Offer no `format` of Jinja's own in the place of the one that is not safe."""

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute where the result is small; raise ValueError or OverflowError else."""
        texts = isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple)
        if operator == "**" or (operator == "*" and texts):
            raise ValueError(f"`{operator}` is not for templates where its result could be very large")
        if operator == "*":
            small(left, right)
        elif texts:
            self.weighed((left, right))
            bounded(_length(operator, left, right))
        return super().call_binop(context, operator, left, right)


def _length(operator: str, left: object, right: object) -> int:
    """Return how long the sum of two texts is, or a text with its signs filled in, at most."""
    if not isinstance(left, str):
        return 0
    if operator == "+":
        return len(left) + len(str(right))
    if len(left) > _LONGEST_FORM or _WIDE.search(left):
        raise ValueError("`%` is not for templates where its result could be very large")
    filled = right.values() if isinstance(right, dict) else right if isinstance(right, tuple) else (right,)
    return len(left) + left.count("%") * max((len(str(value)) + 1_000 for value in filled), default=0)


class _Counting:
    """`range` that gives out so many numbers in all, however often it is called."""

    def __init__(self) -> None:
        self._left = MOST_COUNTED

    def __call__(self, *bounds: int) -> range:
        counted = range(*bounds)
        self._left -= len(counted)
        if self._left < 0:
            raise OverflowError(f"a template counts to {MOST_COUNTED} at most, all its loops together")
        return counted


def _built_in(name: str) -> tuple[str, str, None] | None:
    """Return what a template may include, under a file name of its own: its lines are not the template's."""
    text = text_of(name)
    return None if text is None else (text, f"<template {name}>", None)


_SAID = (
    (
        r"(\w+)\(\) missing \d+ required positional arguments?: .*'caller'",
        r"`\1` takes a block: {% call \1(…) %} before its words, and {% endcall %} behind",
    ),
    (r"(\w+)\(\) got an unexpected keyword argument 'caller'", r"`\1` takes no block: type {{ \1() }}"),
    (r"invalid literal for int\(\) with base 10: (.*)", r"expected a number, found \1"),
    (r"maximum recursion depth exceeded.*", "a part of it stands within itself without end, or too deep"),
    (r"'(.*)' is not a valid Role", rf"there is no style `\1`; expected {', '.join(Role)}"),
)
"""What Python says of some faults, and what that is in a template."""


def _plainly(error: Exception) -> str:
    """Say a fault without the names that the program has for its own functions and values."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}` to include; only built-in ones can be"
    said = re.sub(r"\b\w+\._(?=\w+\(\))", "", str(error))
    for pattern, plainly in _SAID:
        said = re.sub(f"^{pattern}$", plainly, said)
    return re.sub(r"'?argmap\.[\w.]+ object'?", "this value", said)[:MOST_SAID] or type(error).__name__


def fault(template: SourceText, error: Exception) -> Diagnostic:
    """Return the diagnostic of what a template's rendering raised, at its line."""
    of_python = isinstance(error, SyntaxError)  # its line is one of the code that the template became
    line = (None if of_python else getattr(error, "lineno", None)) or _line_in_template(error)
    start = template.line_starts[min(line, len(template.line_starts)) - 1]
    end = start + len(template.line(min(line, len(template.line_starts))))
    return Diagnostic(
        code="template-error",
        severity=Severity.ERROR,
        message=f"the template cannot be rendered: {_plainly(error)}",
        span=template.span(start, end),
        notes=(Note("correct the template, or build with --template briefing"),),
    )


def _line_in_template(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
