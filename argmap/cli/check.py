"""`argmap check`: what is wrong with maps, and what of it can be mended."""

import sys
from pathlib import Path

import click

from argmap.cli.maps import chosen, in_colour, print_found
from argmap.printing import FORMS

PROFILES = ("default", "strict", "teaching")
"""Those of `argmap.rules.house`, which is read only when maps are."""

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("maps", nargs=-1, metavar="[MAP|FOLDER]...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--profile", type=click.Choice(PROFILES), callback=lambda _, __, name: name or "",
    help="How much each rule matters.",
)  # fmt: skip
@click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(list(FORMS)),
    help="How findings are told.",
)  # fmt: skip
@click.option("--plain", is_flag=True, help="Short for --format plain: sentences that read well aloud.")
@click.option("--fix", is_flag=True, help="First mend in the maps what can only be meant in one way.")
@click.option("--baseline", type=_FILE, help="Keep back the findings that are in this file.")
@click.option("--write-baseline", type=_FILE, help="Write all findings but errors to this file.")
def check(
    maps: tuple[Path, ...],
    *,
    strict: bool,
    profile: str,
    form: str,
    plain: bool,
    fix: bool,
    baseline: Path | None,
    write_baseline: Path | None,
) -> None:
    """Say what is wrong with maps.

    Without MAP, with every map in maps/. Exits with 1 if there is an error, or if a status is not the
    expected one.

    \b
    argmap check talk.yaml
    argmap check talk.yaml --fix
    argmap check --strict --format sarif > argmap.sarif
    argmap check class/ --format csv > class.csv
    """
    from argmap import checking, printing

    options = checking.CheckOptions(
        profile=profile, fix=fix, baseline=baseline, write_baseline=write_baseline
    )
    examined = checking.examine(chosen(maps), options)
    if examined.refusal:
        print_found(examined.refusal, err=True)
        sys.exit(2)
    form = "plain" if plain and form == "text" else form
    aside = form not in ("text", "plain")
    _say(examined.before, err=aside)
    for piece in printing.printed(form, examined.outcomes, colour=in_colour()):
        click.echo(piece, color=in_colour())
    _say(examined.after, err=aside)
    outcomes = examined.outcomes.values()
    sys.exit(any(outcome.failed or (strict and outcome.warned) for outcome in outcomes))


def _say(lines: tuple[str, ...], *, err: bool) -> None:
    """Print what is not about a finding, where it does not get between those for a program."""
    from argmap.printing import one_line

    for line in lines:
        click.echo(one_line(line), err=err)
