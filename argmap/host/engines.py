"""The engines that can lay out a diagram: a row each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.host import embedded, native
from argmap.host.failure import EngineError


@dataclass(frozen=True, slots=True)
class Engine:
    """DOT text to Graphviz's JSON (`json0`); `layout` raises EngineError when there is no answer."""

    name: str
    version: Callable[[], str]
    layout: Callable[[str], str]


ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine("embedded", embedded.version, embedded.layout),
        Engine("native", native.version, native.layout),
    )
}

CHOICES = (*ENGINES, "auto")


def choose(name: str) -> Engine:
    """Return an engine by name; `auto` takes the machine's `dot` where it draws the same pictures."""
    if name == "auto":
        return ENGINES["native" if native.recent() else "embedded"]
    if name not in ENGINES:
        raise EngineError(f"there is no engine `{name}`; expected one of {', '.join(CHOICES)}")
    return ENGINES[name]
