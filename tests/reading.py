"""The maps that argmap ships, read for tests, and the engine that lays them out."""

from functools import cache
from pathlib import Path

from argmap import formats
from argmap.host.engines import choose
from argmap.source import SourceText

ROOT = Path(__file__).parent.parent
MAPS = sorted((ROOT / "maps").glob("*.yaml"))
ENGINE = choose("embedded").layout


@cache
def read_map(path):
    """Return the map in a file, which has no errors."""
    read = formats.read(SourceText(path.name, path.read_text(encoding="utf-8")))
    assert read.value is not None, read.diagnostics
    return read.value
