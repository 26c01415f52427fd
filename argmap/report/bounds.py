"""What a template may do before it is stopped: so many steps, and so much text; no clock has a say.

Whatever goes round or grows spends from one budget: each round of a loop and each call of a macro, and each
operation the size of what it is given; for a list may hold another a thousand times and cost nothing until it
is compared. The tree of a template is changed for this before it becomes code: Jinja lets an environment
intercept calls, filters, tests and operators, but neither loops nor comparisons nor `~`.
"""

from collections.abc import Callable, Iterable, Sized
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import Namespace

if TYPE_CHECKING:
    from jinja2.compiler import Frame

MOST_STEPS = 1_000_000
"""Rounds of loops, calls of macros, and entries and tens of letters of what is worked on, all together."""

LONGEST = 1_000_000
"""Characters of the longest text that a template can be, or make."""

LARGEST = 4_000
"""Bits of the numbers that can be multiplied."""

CALL = 20
"""Steps that a call takes, for Jinja makes much of one."""

_LETTERS, _NODES = 10, 10
"""Letters of a text, and pieces of a template, that count as one step."""


class Budget:
    """The steps that one template has left."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        """Begin with all steps."""
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps away; raise OverflowError where there are none left."""
        self.left -= steps
        if self.left < 0:
            raise OverflowError("the template goes on too long; let it go through fewer or shorter values")

    def weighed(self, value: object) -> Any:
        """Return a value after spending its size: its entries, theirs, and the letters of texts."""
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                self.spend(1 + len(one) // _LETTERS)
            elif isinstance(one, Namespace):
                raise TypeError("a namespace is no value; name one of the values in it")
            elif isinstance(one, Sized):
                self.spend(1 + len(one))
                waiting.extend(_entries(one))
            else:
                self.spend(1)
        return value

    def charged(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter or a test that spends the size of what it is given."""

        @wraps(function)  # Jinja's marks on a function are kept too
        def spending(*values: Any, **named: Any) -> Any:
            for value in (*values, *named.values()):
                if not isinstance(value, _JINJAS):
                    self.weighed(value)
            return function(*values, **named)

        return spending


def _entries(one: Sized) -> Iterable[object]:
    if isinstance(one, dict):
        return (*one.keys(), *one.values())
    counted = isinstance(one, range)  # numbers cost no more than that they are there
    return one if isinstance(one, Iterable) and not counted else ()


def joined(texts: Iterable[object], between: str = "") -> str:
    """Return texts as one. Raises OverflowError where it would be too long."""
    pieces = [str(text) for text in texts]
    bounded(sum(map(len, pieces)) + len(between) * len(pieces))
    return between.join(pieces)


def bounded(length: int) -> None:
    """Raise OverflowError where a text of this length would be too long."""
    if length > LONGEST:
        raise OverflowError(f"a text of {length} characters is too large for a template")


def small(*numbers: object) -> None:
    """Raise OverflowError where whole numbers are too large to be multiplied."""
    if sum(number.bit_length() for number in numbers if isinstance(number, int)) > LARGEST:
        raise OverflowError("a number is too large for a template")


_JINJAS = (Context, EvalContext, Environment)
"""What Jinja itself passes to some filters and tests."""

_GOES_ROUND = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


class Bounded(CodeGenerator):
    """Turns a template into code that spends: what goes round says so, and what is compared is weighed."""

    def visit_Template(self, node: nodes.Template, frame: "Frame | None" = None) -> None:  # noqa: N802
        """Change the tree of a template, and go on with it."""
        rounds: list[Any] = [node, *node.find_all(_GOES_ROUND)]
        for found in rounds:
            found.body.insert(0, _round(found))
        for concat in node.find_all(nodes.Concat):
            texts = nodes.List([*map(_weighed, concat.nodes)], lineno=concat.lineno)
            concat.nodes = [_call("joined", texts)]
        for compared in node.find_all(nodes.Compare):
            compared.expr = _weighed(compared.expr)
        for operand in node.find_all(nodes.Operand):
            operand.expr = _weighed(operand.expr)
        for kept in node.find_all(nodes.Tuple):  # what can be a key costs its size wherever it is looked up
            kept.items = [*map(_weighed, kept.items)] if kept.ctx == "load" else kept.items
        for item in node.find_all(nodes.Getitem):
            item.node = _weighed(item.node) if isinstance(item.arg, nodes.Slice) else item.node
        node.set_environment(self.environment)
        super().visit_Template(node, frame)

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: "Frame",
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Call what was put in here at once; Jinja's way of calling takes longer than a round of a loop."""
        if not isinstance(node.node, nodes.EnvironmentAttribute):  # no template can write one
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.{node.node.name}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _weighed(value: nodes.Expr) -> nodes.Expr:
    return value if isinstance(value, nodes.Const) else _call("weighed", value)


def _call(name: str, *values: nodes.Expr) -> nodes.Expr:
    line = values[0].lineno
    return nodes.Call(nodes.EnvironmentAttribute(name, lineno=line), [*values], [], None, None, lineno=line)


def _round(found: Any) -> nodes.Node:
    """Return what stands before the body of a loop: how many steps a round takes, and how many letters."""
    pieces = sum(1 for _ in found.find_all(nodes.Node))
    letters = sum(len(text.data) for text in found.find_all(nodes.TemplateData))
    steps = (1 if isinstance(found, nodes.For) else CALL) + pieces // _NODES
    counts = [nodes.Const(count, lineno=found.lineno) for count in (steps, letters)]
    return nodes.ExprStmt(_call("round", *counts), lineno=found.lineno)
