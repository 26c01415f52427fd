"""Places of findings for programs: lines and columns, and files as web addresses."""

from pathlib import Path, PurePath
from urllib.parse import quote

from argmap.source import SourceText, Span


def region(span: Span, source: SourceText) -> dict[str, int]:
    """Return where a span begins and ends: lines and columns from 1 in code points, the end exclusive."""
    (line, column), (end_line, end_column) = source.position(span.start), source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def address(name: str) -> tuple[str, bool]:
    """Return a file's name as a URI, and whether it is one from the working folder down."""
    from argmap.host import disk

    path = PurePath(disk.shown(Path(name)))
    if path.is_absolute():
        return f"file://{_quoted(path)}", False
    return _quoted(path), path.parts[:1] != ("..",)


def _quoted(path: PurePath) -> str:
    return quote(path.as_posix(), errors="surrogatepass")
