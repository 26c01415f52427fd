"""Files: read with a diagnostic instead of an exception, replaced whole or not at all."""

import codecs
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.host.temporary import beside, sweep
from argmap.source import NOWHERE, SourceText, Span

MAP_SUFFIXES = (".yaml", ".yml")
LARGEST = 20 * 1024 * 1024
"""Bytes of the largest text that is read."""

LARGEST_OUTPUT = 500 * 1024 * 1024
"""Bytes of the largest file that can be an output."""

_ENCODINGS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_text(path: Path, *, name: str = "", span: Span = NOWHERE) -> Checked[SourceText | None]:
    """Read a text in UTF-8; `name` is how diagnostics call it, `span` where it was asked for.

    A text with a byte that is not UTF-8 comes back beside the error, so that the place can be shown.
    """
    shown = name or str(path)
    span = Span(shown, 0, 0) if span == NOWHERE else span
    try:
        found = content(path)
    except (OSError, ValueError) as error:
        return _unreadable(shown, why(error), span)
    if len(found) > LARGEST:
        return _unreadable(shown, f"it is larger than {LARGEST // 1024 // 1024} MB", span)
    encoding = _other_encoding(found)
    if encoding:
        return _unreadable(shown, f"it is in {encoding}; save it as UTF-8", span)
    return _decoded(found, shown)


def content(path: Path, most: int = LARGEST) -> bytes:
    """Return no more of a file than shows that it has more than `most` bytes. Raises OSError, ValueError."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no file but a device or a pipe")
        return file.read(most + 1)


def _at_once(path: str, flags: int) -> int:
    """Open without waiting: a pipe to which nobody writes would keep us for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _other_encoding(content: bytes) -> str:
    for mark, encoding in _ENCODINGS:
        if content.startswith(mark):
            return encoding
    halves = (content[0:8:2], content[1:8:2])  # Latin letters in UTF-16 have a zero byte each
    zero = [half == bytes(4) for half in halves]
    return "UTF-16" if any(zero) and not all(zero) else ""


def _decoded(content: bytes, shown: str) -> Checked[SourceText | None]:
    try:
        return Checked(SourceText(shown, content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        unmarked = error.object  # without the byte order mark, which takes no part in positions
        at = len(unmarked[: error.start].decode("utf-8"))
        source = SourceText(shown, unmarked.decode("utf-8", "replace"))
        found = Diagnostic(
            code="not-utf-8",
            severity=Severity.ERROR,
            message=f"expected text in UTF-8, found the byte 0x{unmarked[error.start]:02X}",
            span=source.span(at, at + 1),
            notes=(Note("save the file as UTF-8"),),
        )
        return Checked(source, (found,))


def _unreadable(shown: str, why: str, span: Span) -> Checked[SourceText | None]:
    message = f"cannot read {shown}: {why}"
    found = Diagnostic(code="cannot-read", severity=Severity.ERROR, message=message, span=span)
    return Checked(None, (found,))


def why(error: Exception) -> str:
    """Return what kept a file from being read, in words that follow on a colon."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "you are not allowed to"
    return (getattr(error, "strerror", None) or str(error)).lower()


def real(path: Path) -> Path:
    """Return a path with its links followed; of links that lead in a circle, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def root_of(path: Path) -> Path:
    """Return the folder that a map's paths stay in: the working folder if it holds the map, else its own."""
    here, map_folder = real(Path.cwd()), real(path).parent
    return here if map_folder.is_relative_to(here) else map_folder


def upwards(path: Path, names: Sequence[str]) -> Iterator[Path]:
    """Give the files of these names that there are, from the folder of a map up to its root."""
    root = root_of(path)
    folder = real(path).parent
    folders = [folder, *(above for above in folder.parents if above.is_relative_to(root))]
    for place in folders:
        yield from (place / name for name in names if is_file(place / name))


def inside(root: Path, folder: Path, written: str) -> Path | None:
    """Return the file that a path in a map means, links followed; None if it leads out of the root."""
    try:
        meant = real(folder / written)
    except (OSError, ValueError):
        return None
    return meant if meant.is_relative_to(real(root)) else None


def shown(path: Path) -> str:
    """Return how messages call a file that nobody named: from the working folder where that holds it."""
    whole = Path(os.path.normpath(path if path.is_absolute() else Path.cwd() / path))
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else os.path.normpath(path)


def is_file(path: Path) -> bool:
    """Tell whether there is a file at a path, whatever was written as a path."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at a path, whatever was written as a path."""
    try:
        return path.is_dir()
    except OSError:
        return False


def maps_in(folder: Path) -> list[Path]:
    """Return the maps of a folder, by name. Raises OSError."""
    return sorted(path for path in folder.iterdir() if path.suffix in MAP_SUFFIXES and path.is_file())


@dataclass(frozen=True, slots=True)
class Written:
    """An output and whether its bytes are new."""

    path: Path
    changed: bool


def existing(path: Path) -> bytes | None:
    """Return what is at a path, None if there is nothing. Raises OSError, also where it is not a file.

    What is larger than anything that argmap writes is not looked into, and nothing is returned of it.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EEXIST, "something that is not a file is there")
        return path.read_bytes() if state.st_size <= LARGEST_OUTPUT else b""
    except FileNotFoundError:
        return None


def replace(path: Path, content: bytes) -> Written:
    """Put content at a path, whole or not at all; the same content leaves the file untouched. Raises OSError.

    A link is not followed: what it leads to might be anything. An interrupted write leaves nothing behind;
    what a killed one left is cleared away. A file that is replaced keeps its permissions.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, "it is a link, and argmap does not write through links")
    _make_folder(path.parent)
    sweep(path.parent)
    if existing(path) == content:
        return Written(path, changed=False)
    with beside(path, content) as temporary:
        os.replace(temporary, path)
    return Written(path, changed=True)


def rewrite(path: Path, before: str, after: str) -> Written:
    """Put a text in the place of the one that was read there, whole or not at all.

    A link is followed, for the text was read through it; a byte order mark stays. Raises OSError, also where
    the file may not be written to or is no longer what was read.
    """
    meant = real(path)
    content = existing(meant)
    mark = codecs.BOM_UTF8 if content and content.startswith(codecs.BOM_UTF8) else b""
    if content != mark + before.encode("utf-8"):
        raise OSError(errno.EAGAIN, "it was changed since it was read")
    if not os.access(meant, os.W_OK):
        raise PermissionError(errno.EACCES, "you are not allowed to")
    return replace(meant, mark + after.encode("utf-8"))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, f"{folder} is not a folder") from None


def create(path: Path, text: str | bytes) -> None:
    """Write a new file, whole or not at all; a text is written in UTF-8.

    Raises FileExistsError if there is one, OSError if it cannot be written.
    """
    _make_folder(path.parent)
    sweep(path.parent)
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    with beside(path, content) as temporary:
        try:
            os.link(temporary, path)  # unlike a change of name, it takes nobody's place
        except FileExistsError:
            raise
        except OSError:  # not every disk has a second name for a file
            _written_there(path, content)


def _written_there(path: Path, content: bytes) -> None:
    with open(path, "xb") as file:
        try:
            file.write(content)
            file.flush()
        except BaseException:
            path.unlink()
            raise


def show(path: Path) -> None:
    """Open a document with the program that the machine has for it, through no shell. Raises OSError."""
    import subprocess
    import sys
    from threading import Thread

    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    silent = subprocess.DEVNULL
    try:
        viewer = subprocess.Popen(  # noqa: S603
            [opener, str(real(path))], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except FileNotFoundError:
        raise FileNotFoundError(errno.ENOENT, f"this machine has no program `{opener}`") from None
    Thread(target=viewer.wait, daemon=True).start()  # nobody waits for a reader, but somebody must ask for it
