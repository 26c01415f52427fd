"""`argmap new`: a small map to start from."""

from pathlib import Path

import click

from argmap.cli.maps import stop


@click.command()
@click.argument("file", default="map.yaml", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write a small map to start from.

    FILE is map.yaml unless you say otherwise; the map builds as it is.

    \b
    argmap new meeting.yaml
    """
    from importlib.resources import files
    from shlex import quote

    from argmap.host import disk
    from argmap.printing import one_line

    if file.suffix not in disk.MAP_SUFFIXES:
        stop(f"a map is a file ending in .yaml; name it {one_line(str(file.with_suffix('.yaml')))}")
    text = files("argmap").joinpath("starter", "map.yaml").read_text(encoding="utf-8")
    try:
        disk.create(file, text)
    except FileExistsError:
        stop(f"{file} is there already, and is left as it is; name another file")
    except OSError as error:
        stop(f"cannot write {file}: {error.strerror or error}")
    end_of_options = "-- " if str(file).startswith("-") else ""
    click.echo(f"wrote {one_line(str(file))}")
    click.echo(one_line(f"now type: argmap build {end_of_options}{quote(str(file))}"))
