"""What commands share: which maps are meant, how findings are printed, how to stop."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from argmap.pipeline import Outcome

MAPS = Path("maps")


def chosen(maps: tuple[Path, ...]) -> list[Path]:
    """Return the maps meant: files as they are, the maps of folders, or all of `maps/`."""
    from argmap.host import disk

    if not maps and not disk.is_folder(MAPS):
        stop("there is no folder maps/ here; name a map, or make one: argmap new map.yaml")
    found: list[Path] = []
    for path in maps or (MAPS,):
        found.extend(_in_folder(path) if disk.is_folder(path) else [path])
    if not found:
        stop(f"there is no map in {', '.join(str(path) for path in maps or (MAPS,))}")
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    from argmap.host import disk

    try:
        return disk.maps_in(folder)
    except OSError as error:
        stop(f"cannot read {folder}: {error.strerror or error}")


def distinct(paths: list[Path]) -> list[Path]:
    """Refuse two maps whose outputs would have one name."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.stem, path)
        if other is not path:
            stop(f"{other} and {path} would be written to files of one name; build them to two folders")
    return paths


def stop(message: str) -> NoReturn:
    """Say why a command cannot run, and end it with the code 2."""
    from argmap.printing import one_line

    click.echo(one_line(f"argmap: {message}"), err=True)
    sys.exit(2)


def print_found(outcome: "Outcome", *, err: bool = False) -> None:
    """Print what was found in a map, with its lines; `err` where errors go."""
    from argmap import printing
    from argmap.printing.teaching import taught

    colour = in_colour(err=err)
    for found in taught(outcome).diagnostics:
        click.echo(printing.as_text(found, outcome.sources, colour=colour), err=err, color=colour)


def in_colour(*, err: bool = False) -> bool:
    """Tell whether what is printed may have colours: on a terminal, unless its owner wants none."""
    stream = sys.stderr if err else sys.stdout
    return bool(stream) and stream.isatty() and not os.environ.get("NO_COLOR")  # a closed stream is None
