"""The command line: arguments, exit codes, printing."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from argmap._version import __version__

if TYPE_CHECKING:
    from argmap.pipeline import Outcome

MAPS = Path("maps")
INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: argmap new meeting.yaml, then argmap build meeting.yaml",
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Write an argument once; get its diagram, its Word and PDF briefing, and a verdict with reasons."""


def _outputs(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    from argmap.writers import WRITERS

    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in WRITERS]
    if unknown or not names:
        raise click.BadParameter(f"expected some of {', '.join(WRITERS)}, found `{value}`")
    return names


@cli.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="exports", show_default=True, metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False), help="Where to put what is made.",
)  # fmt: skip
@click.option(
    "--to", default="pdf,docx,svg", show_default=True, metavar="KINDS", callback=_outputs,
    help="What to make, with commas between.",
)  # fmt: skip
@click.option(
    "--template", default="", metavar="NAME|FILE", help="The report's template [default: briefing]."
)
@click.option(
    "--engine", default="embedded", show_default=True,
    type=click.Choice(["embedded", "native", "auto"]), help="What lays out the diagram.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite outputs that somebody changed.")
@click.option("--open", "open_it", is_flag=True, help="Open the first PDF when it is made.")
def build(
    maps: tuple[Path, ...],
    *,
    output: Path,
    to: tuple[str, ...],
    template: str,
    engine: str,
    force: bool,
    open_it: bool,
) -> None:
    """Make the diagram and the briefings of maps.

    Without MAP, of every map in maps/.

    \b
    argmap build                           every map in maps/
    argmap build talk.yaml --to pdf --open
    argmap build talk.yaml -o drafts
    """
    from argmap import pipeline

    options = pipeline.BuildOptions(output=output, to=to, template=template, engine=engine, force=force)
    outcomes = [_built(path, options) for path in _distinct(_chosen(maps))]
    if open_it:
        _open_first(outcomes)
    sys.exit(any(outcome.failed for outcome in outcomes))


def _built(path: Path, options: object) -> "Outcome":
    from argmap import pipeline, printing

    outcome = pipeline.build(path, options)  # type: ignore[arg-type]
    _print_found(outcome, err=True)
    for written in outcome.written:
        click.echo(f"{'wrote' if written.changed else 'unchanged'} {printing.one_line(str(written.path))}")
    return outcome


def _open_first(outcomes: Iterable["Outcome"]) -> None:
    from argmap import printing
    from argmap.host import disk

    paths = [written.path for outcome in outcomes for written in outcome.written]
    path = next((path for path in paths if path.suffix == ".pdf"), paths[0] if paths else None)
    if path is None:
        return
    try:
        disk.show(path)
    except OSError as error:
        click.echo(printing.one_line(f"cannot open {path}: {error.strerror or error}"), err=True)


@cli.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
@click.option("--plain", is_flag=True, help="Sentences that read well aloud, no underlines.")
def check(maps: tuple[Path, ...], *, strict: bool, form: str, plain: bool) -> None:
    """Say what is wrong with maps.

    Without MAP, with every map in maps/. Exits with 1 if there is an error, or if a status is not the
    expected one.

    \b
    argmap check talk.yaml
    argmap check --strict --format json
    """
    from argmap import pipeline, printing

    outcomes = [pipeline.check(path) for path in _chosen(maps)]
    if form == "json":
        found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
        sources = {name: source for outcome in outcomes for name, source in outcome.sources.items()}
        click.echo(printing.as_json(found, sources))
    else:
        for outcome in outcomes:
            _print_found(outcome, plain=plain)
        _print_summary(outcomes)
    sys.exit(any(outcome.failed or (strict and outcome.warned) for outcome in outcomes))


def _print_summary(outcomes: list["Outcome"]) -> None:
    from argmap import printing

    found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    maps = f"{len(outcomes)} map{'' if len(outcomes) == 1 else 's'}"
    click.echo(f"{maps}: {printing.summary(found) or 'nothing to say'}")


@cli.command()
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

    text = files("argmap").joinpath("starter", "map.yaml").read_text(encoding="utf-8")
    try:
        disk.create(file, text)
    except FileExistsError:
        _stop(f"{file} is there already, and is left as it is; name another file")
    except OSError as error:
        _stop(f"cannot write {file}: {error.strerror or error}")
    end_of_options = "-- " if str(file).startswith("-") else ""
    click.echo(f"wrote {one_line(str(file))}")
    click.echo(one_line(f"now type: argmap build {end_of_options}{quote(str(file))}"))


@cli.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
def show(maps: tuple[Path, ...]) -> None:
    """Print maps as numbered outlines, with what becomes of every part.

    \b
    argmap show talk.yaml
    """
    from argmap import pipeline, printing
    from argmap.listing import listing

    outcomes = [pipeline.check(path) for path in _chosen(maps)]
    for outcome in outcomes:
        if outcome.loaded is None:
            _print_found(outcome, err=True)
            continue
        for line in listing(outcome.loaded.map, outcome.loaded.evaluation):
            click.echo(printing.visible(line))
    sys.exit(any(outcome.loaded is None for outcome in outcomes))


def _chosen(maps: tuple[Path, ...]) -> list[Path]:
    """Return the maps meant: files as they are, the maps of folders, or all of `maps/`."""
    from argmap.host import disk

    if not maps and not disk.is_folder(MAPS):
        _stop("there is no folder maps/ here; name a map, or make one: argmap new map.yaml")
    chosen: list[Path] = []
    for path in maps or (MAPS,):
        chosen.extend(_in_folder(path) if disk.is_folder(path) else [path])
    if not chosen:
        _stop(f"there is no map in {', '.join(str(path) for path in maps or (MAPS,))}")
    return list(dict.fromkeys(chosen))


def _in_folder(folder: Path) -> list[Path]:
    from argmap.host import disk

    try:
        return disk.maps_in(folder)
    except OSError as error:
        _stop(f"cannot read {folder}: {error.strerror or error}")


def _distinct(paths: list[Path]) -> list[Path]:
    """Refuse two maps whose outputs would have one name."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.stem, path)
        if other is not path:
            _stop(f"{other} and {path} would be written to files of one name; build them to two folders")
    return paths


def _stop(message: str) -> NoReturn:
    from argmap.printing import one_line

    click.echo(one_line(f"argmap: {message}"), err=True)
    sys.exit(2)


def _print_found(outcome: "Outcome", *, plain: bool = False, err: bool = False) -> None:
    from argmap import printing

    stream = sys.stderr if err else sys.stdout
    colour = bool(stream) and stream.isatty() and not os.environ.get("NO_COLOR")  # a closed stream is None
    for found in outcome.diagnostics:
        if plain:
            text = printing.as_plain(found, outcome.sources)
        else:
            text = printing.as_text(found, outcome.sources, colour=colour)
        click.echo(text, err=err, color=colour)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; an interrupt ends it with a word and the code 130."""
    _forgiving(sys.stdout, sys.stderr)
    _guarded(lambda: cli.main(args=arguments, prog_name="argmap", standalone_mode=False))


def _forgiving(*streams: object) -> None:
    """Let a terminal that cannot show a letter show a question mark instead."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _guarded(run: Callable[[], object]) -> None:
    try:
        run()
    except click.ClickException as error:
        with suppress(OSError):  # nobody listens
            error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        with suppress(OSError):
            click.echo("interrupted; what was not finished was not written", err=True)
        _give_up_output()
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _give_up_output()
        sys.exit(1)
    except OSError as error:  # the working folder is gone, or the disk behind the output is full
        _give_up_output()
        _stop(f"cannot go on: {error.strerror or error}")


def _give_up_output() -> None:
    """Forget what cannot be printed, or Python tries once more on its way out and complains."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # a stream that was closed before we came is None
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):  # what stands in for a stream may have no number
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
