"""`argmap check`: what is wrong with maps."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.maps import chosen, print_found

if TYPE_CHECKING:
    from argmap.pipeline import Outcome


@click.command()
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

    outcomes = [pipeline.check(path) for path in chosen(maps)]
    if form == "json":
        found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
        sources = {name: source for outcome in outcomes for name, source in outcome.sources.items()}
        click.echo(printing.as_json(found, sources))
    else:
        for outcome in outcomes:
            print_found(outcome, plain=plain)
        _print_summary(outcomes)
    sys.exit(any(outcome.failed or (strict and outcome.warned) for outcome in outcomes))


def _print_summary(outcomes: list["Outcome"]) -> None:
    from argmap import printing

    found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    maps = f"{len(outcomes)} map{'' if len(outcomes) == 1 else 's'}"
    click.echo(f"{maps}: {printing.summary(found) or 'nothing to say'}")
