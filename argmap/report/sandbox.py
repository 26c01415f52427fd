"""Where templates run: they reach values and nothing else, and their faults have a place."""

import re
from collections.abc import Callable
from dataclasses import is_dataclass

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.report.document import Paragraph
from argmap.report.phrases import is_inline
from argmap.report.slots import Slot
from argmap.report.templates import text_of
from argmap.source import SourceText

MOST_SAID = 300
"""Characters of a fault that are told."""

MOST_COUNTED = 100_000
"""How far a template can count, in all its loops together."""

_PADDING = {
    "batch",
    "center",
    "expandtabs",
    "format",
    "indent",
    "ljust",
    "replace",
    "rjust",
    "slice",
    "to_bytes",
    "translate",
    "zfill",
}
"""Filters and methods that make long texts of short ones."""

_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\d{4,}|\*)")


def environment(printed: Callable[[object], object]) -> "Sandbox":
    """Return a sandbox without files, modules or types; `printed` turns each value into what is printed."""
    made = Sandbox(
        finalize=lambda value: printed(_printable(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_built_in),
    )
    del made.globals["lipsum"], made.filters["random"]  # same map, same report
    for padding in _PADDING & made.filters.keys():
        del made.filters[padding]
    made.globals["range"] = _Counting()
    return made


def _printable(value: object) -> object:
    """Return a value that has words; raise TypeError, or what an undefined name raises, for any other."""
    if isinstance(value, Undefined):
        return str(value)
    if callable(value):
        raise TypeError("a function was printed; write () behind its name, with what it needs between")
    if is_dataclass(value) and not isinstance(value, Slot | Paragraph):
        raise TypeError("a part was printed; print one of its fields, such as .text or .label")
    if isinstance(value, list | dict | set) or (isinstance(value, tuple) and not all(map(is_inline, value))):
        raise TypeError("a list was printed; go through it with {% for one in list %}")
    return value


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which no short expression makes a number or a text without end."""

    intercepted_binops = frozenset(("**", "*", "%"))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may use an attribute; what pads a text to any width it may not."""
        return attr not in _PADDING and bool(super().is_safe_attribute(obj, attr, value))

    def wrap_str_format(self, value: object) -> None:
        """Offer no `format` of Jinja's own in the place of the one that is not safe."""

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute where the result is small; raise ValueError else."""
        texts = isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple)
        endless = operator == "**" or (operator == "*" and texts)
        if endless or (operator == "%" and isinstance(left, str) and _WIDE.search(left)):
            raise ValueError(f"`{operator}` is not for templates where its result could be very large")
        return super().call_binop(context, operator, left, right)


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


def _plainly(error: Exception) -> str:
    """Say a fault without the names that the program has for its own functions and values."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}` to include; only built-in ones can be"
    said = re.sub(r"\b\w+\._(?=\w+\(\))", "", str(error))
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
