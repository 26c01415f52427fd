"""Files that a map or a theme names: found within the root, or shown where they were named as missing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from argmap.diagnostics import Checked, Diagnostic, Note, Severity
from argmap.host import disk
from argmap.model import Words
from argmap.source import SourceText

PLAIN_LOOK = "plain"
"""The name of argmap's own look, for a map that wants neither theme nor Word file of its folder."""


def meant(path: Path, words: Words) -> Path | None:
    """Return the file that a map at `path` means by words; None if it lies outside of the map's root."""
    return disk.inside(disk.root_of(path), path.parent, words.text)


def meant_by_house(path: Path, words: Words) -> Path | None:
    """Return the file that a folder means by words; None if it lies outside of the root of the map."""
    return disk.inside(disk.root_of(path), Path.cwd(), words.text)


def house_text(words: Words) -> Mapping[str, SourceText]:
    """Return the text in which a folder names a file, so that the place can be shown."""
    read = disk.read_text(Path(words.span.source)).value if words.span.source.endswith(".toml") else None
    return {words.span.source: SourceText(words.span.source, read.text)} if read else {}


def text_at(place: Path | None, words: Words) -> Checked[SourceText | None]:
    """Read a file that was named by `words`; what is wrong with it is shown where it was named."""
    if place is None:
        return Checked(None, (outside(words),))
    read = disk.read_text(place, name=words.text, span=words.span)
    elsewhere = [found for found in read.diagnostics if found.span.source == words.text]
    if not elsewhere:
        return read
    found = elsewhere[0]
    message = found.message if words.text in found.message else f"{found.message} in {words.text}"
    return Checked(None, (fault(words, found.code, message),))


def content_at(place: Path | None, words: Words, most: int) -> Checked[bytes | None]:
    """Read a file that was named by `words`: `most` bytes, and one more where it is larger."""
    if place is None:
        return Checked(None, (outside(words),))
    try:
        return Checked(disk.content(place, most))
    except (OSError, ValueError) as error:
        return Checked(None, (fault(words, "cannot-read", f"cannot read {words.text}: {disk.why(error)}"),))


def missing(path: Path, words: Words) -> Iterator[Diagnostic]:
    """Tell that a file which a map names is not there."""
    place = meant(path, words)
    if place is None:
        yield outside(words)
    elif not disk.is_file(place):
        yield fault(words, "cannot-read", f"cannot read {words.text}: there is no such file")


def outside(words: Words) -> Diagnostic:
    """Return that a path leads out of the root."""
    return Diagnostic(
        code="outside-root",
        severity=Severity.ERROR,
        message=f"expected a file beside the map or in the working folder, found `{words.text}`",
        span=words.span,
        notes=(
            Note("copy the file there, and write its path relative to the file that names it"),
            Note("or run argmap in a folder that holds both"),
        ),
    )


def fault(words: Words, code: str, message: str) -> Diagnostic:
    """Return what is wrong with a file, where it was named."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=words.span)
