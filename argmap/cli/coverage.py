"""`argmap coverage`: which sentences of an essay its map leaves out."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.maps import chosen, print_found

if TYPE_CHECKING:
    from argmap.coverage import Covered
    from argmap.pipeline import Loaded
    from argmap.source import SourceText


@click.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Show the sentences that are spoken for too.")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
def coverage(maps: tuple[Path, ...], *, everything: bool, form: str) -> None:
    """Say which sentences of an essay no statement of its map speaks for.

    A statement speaks for the sentences that it quotes words of. Those that need none are waived in the map.

    \b
    argmap coverage talk.yaml
    argmap coverage --all --format json
    """
    from argmap import pipeline

    outcomes = [pipeline.check(path) for path in chosen(maps)]
    for outcome in outcomes:
        if outcome.loaded is None:
            print_found(outcome, err=True)
    loaded = [outcome.loaded for outcome in outcomes if outcome.loaded]
    if form == "json":
        _print_json(loaded)
    else:
        for one in loaded:
            _print_lines(one, everything=everything, named=len(outcomes) > 1)
    sys.exit(any(outcome.loaded is None for outcome in outcomes))


def _print_json(loaded: "list[Loaded]") -> None:
    from argmap.covering import structure

    maps = [structure(str(one.path), *_covered(one)) for one in loaded]
    click.echo(json.dumps({"maps": maps}, ensure_ascii=True, indent=2))


def _print_lines(loaded: "Loaded", *, everything: bool, named: bool) -> None:
    from argmap import covering
    from argmap.printing import one_line

    covered, essay = _covered(loaded)
    name = f"{loaded.path}: " if named or not essay else ""
    if not essay:
        click.echo(one_line(f"{name}the map names no essay"))
        return
    for line in covering.listed(covered, essay, everything=everything):
        click.echo(one_line(line))
    click.echo(one_line(name + covering.summary(covered)))


def _covered(loaded: "Loaded") -> "tuple[tuple[Covered, ...], SourceText | None]":
    from argmap.rules.uncovered_sentence import with_waivers
    from argmap.source import SourceText

    if loaded.essay is None:
        return (), None
    return with_waivers(loaded.map, loaded.essay), SourceText(loaded.essay.name, loaded.essay.text)
