"""The machine's own Graphviz, through the `graphviz` package."""

from argmap.host.failure import EngineError

ENOUGH = (14, 1)
"""From this version on, boxes of fixed size are placed as the embedded engine places them."""


def version() -> str:
    """Return the version of the machine's `dot`. Raises EngineError where there is none."""
    return "dot " + ".".join(str(part) for part in _version())


def _version() -> tuple[int, ...]:
    import graphviz

    try:
        return tuple(graphviz.version())
    except (graphviz.ExecutableNotFound, graphviz.CalledProcessError, RuntimeError, OSError) as error:
        raise EngineError("this machine has no working `dot`; use --engine embedded", str(error)) from None


def recent() -> bool:
    """Tell whether the machine's `dot` draws what the embedded engine draws."""
    try:
        return _version()[:2] >= ENOUGH
    except EngineError:
        return False


def layout(dot: str) -> str:
    """Lay out DOT text and return Graphviz's JSON. Raises EngineError."""
    import graphviz

    _version()
    try:
        answer = graphviz.Source(dot).pipe(format="json0", encoding="utf-8", quiet=True)
    except (graphviz.CalledProcessError, OSError) as error:
        raise EngineError("`dot` failed", str(getattr(error, "stderr", "") or error)) from None
    return str(answer)
