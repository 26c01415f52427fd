"""`argmap evaluate`: how well the conclusion stands, what it rests on, what would change it."""

import json
import sys
from pathlib import Path

import click

from argmap.cli.maps import print_found, stop


@click.command()
@click.argument("map", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--without", multiple=True, metavar="SOURCE", help="Suppose that a source is withdrawn.")
@click.option(
    "--if", "conditions", multiple=True, metavar="ID=holds|fails|0.4",
    help="Suppose that a statement holds, fails, or has a strength from 0 to 1.",
)  # fmt: skip
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
def evaluate(map: Path, *, without: tuple[str, ...], conditions: tuple[str, ...], form: str) -> None:
    """Say how well the conclusion of a map stands, and why.

    What it rests on, what is left open, and what would change it. What is supposed changes nothing on disk.

    \b
    argmap evaluate talk.yaml
    argmap evaluate talk.yaml --without smith-2020 --if close=holds
    argmap evaluate talk.yaml --format json
    """
    from argmap import pipeline, printing, verdicts

    outcome = pipeline.check(map)
    if outcome.loaded is None:
        print_found(outcome, err=True)
        sys.exit(1)
    argument_map = outcome.loaded.map
    try:
        judged = verdicts.judge(argument_map, verdicts.wish(argument_map, without, conditions))
    except verdicts.WishError as error:
        stop(str(error))
    if form == "json":
        click.echo(json.dumps(verdicts.structure(judged), ensure_ascii=False, indent=2))
        return
    for line in verdicts.sentences(judged):
        click.echo(printing.one_line(line))
