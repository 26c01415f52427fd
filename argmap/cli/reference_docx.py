"""`argmap reference-docx`: a Word file to restyle, for `argmap build --reference-docx`."""

import sys
from pathlib import Path

import click

from argmap.cli.maps import stop


@click.command("reference-docx")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def reference_docx(file: Path | None) -> None:
    """Write a Word file with every style of a report, to change in Word and to build with.

    Without FILE it goes to where the output is sent.

    \b
    argmap reference-docx house.docx
    argmap build talk.yaml --reference-docx house.docx
    """
    from argmap._version import __version__
    from argmap.host import disk, epoch
    from argmap.printing import one_line
    from argmap.writers.docx import write
    from argmap.writers.docx_sample import sample

    content = write(sample(), figures={}, epoch=epoch.epoch().value, creator=f"argmap {__version__}")
    if file is None:
        _print(content)
        return
    try:
        disk.create(file, content)
    except FileExistsError:
        stop(f"{file} is there already, and is left as it is; name another file")
    except OSError as error:
        stop(f"cannot write {file}: {error.strerror or error}")
    click.echo(f"wrote {one_line(str(file))}")


def _print(content: bytes) -> None:
    if sys.stdout.isatty():
        stop("a Word file is nothing to print here; name a file, such as house.docx")
    sys.stdout.buffer.write(content)
