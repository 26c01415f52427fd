"""Temporary files beside what they will be: written, locked, and cleared away when their writer is gone.

Each is locked while it is written. A process that is killed loses its locks, so that the next one can tell
what was left behind from what another build is just writing; no clock and no process number has a say in it.
"""

import contextlib
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":  # there, what was left behind stays
    import fcntl

_PREFIX, _SUFFIX = ".argmap-", ".tmp"
_OURS = re.compile(r"\.argmap-[a-z0-9_]{8}\.tmp")


@contextlib.contextmanager
def beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a file in the folder of a path that holds some content; it is gone when its time is over.

    It has the permissions of what is at the path, or those of a new file. Raises OSError.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    file, name = _locked(path.parent)
    try:
        with file:
            os.chmod(name, mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform == "win32":  # what is open cannot get another name there
                file.close()
            yield Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


def _locked(folder: Path) -> tuple[BinaryIO, str]:
    """Make a file and lock it; one that was taken for left behind in between is made anew."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # some disks know no locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        if _is_at(descriptor, name):
            return os.fdopen(descriptor, "wb"), name
        os.close(descriptor)


def _is_at(descriptor: int, name: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(name))
    except FileNotFoundError:
        return False


def sweep(folder: Path) -> None:
    """Clear away the temporary files in a folder whose writers are gone."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if _OURS.fullmatch(name):
                _clear(folder / name)


def _clear(path: Path) -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # it is somebody else's, or just being written
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and _is_at(descriptor, str(path)):
                os.unlink(path)
        finally:
            os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
