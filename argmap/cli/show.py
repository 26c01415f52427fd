"""`argmap show`: maps as numbered outlines."""

import sys
from pathlib import Path

import click

from argmap.cli.maps import chosen, print_found


@click.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
def show(maps: tuple[Path, ...]) -> None:
    """Print maps as numbered outlines, with what becomes of every part.

    \b
    argmap show talk.yaml
    """
    from argmap import pipeline, printing
    from argmap.listing import listing

    outcomes = [pipeline.check(path) for path in chosen(maps)]
    for outcome in outcomes:
        if outcome.loaded is None:
            print_found(outcome, err=True)
            continue
        for line in listing(outcome.loaded.map, outcome.loaded.evaluation):
            click.echo(printing.visible(line))
    sys.exit(any(outcome.loaded is None for outcome in outcomes))
