"""The machine's own Graphviz, through the `graphviz` package."""

from subprocess import TimeoutExpired

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


def layout(dot: str, *, deadline: float = 60.0) -> str:
    """Lay out DOT text and return Graphviz's JSON; `deadline` is in seconds. Raises EngineError."""
    import graphviz

    used = version()
    try:
        answer = _answer(dot, deadline)
    except TimeoutExpired:
        raise EngineError(f"`dot` was stopped after {deadline:g} seconds", version=used) from None
    except (graphviz.ExecutableNotFound, graphviz.CalledProcessError, OSError) as error:
        said = str(getattr(error, "stderr", "") or error).strip()
        raise EngineError("`dot` failed", said, used) from None
    if not answer.strip():
        raise EngineError("`dot` gave no layout", version=used)
    return answer


def _answer(dot: str, deadline: float) -> str:
    """Run `dot` as the package's own `pipe` does, which knows no deadline."""
    from graphviz.backend import DOT_BINARY
    from graphviz.backend.execute import run_check

    command = [DOT_BINARY, "-Kdot", "-Tjson0"]
    done = run_check(command, input=dot, encoding="utf-8", capture_output=True, quiet=True, timeout=deadline)
    return str(done.stdout)
