"""`argmap build`: the diagram and the briefings of maps."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.maps import chosen, distinct, print_found

if TYPE_CHECKING:
    from argmap.pipeline import BuildOptions, Outcome


def _outputs(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    from argmap.writers import WRITERS

    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in WRITERS]
    if unknown or not names:
        raise click.BadParameter(f"expected some of {', '.join(WRITERS)}, found `{value}`")
    return names


@click.command()
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
@click.option("--theme", default="", metavar="FILE", help="The look: colours, fonts, margins, logo.")
@click.option(
    "--reference-docx", default="", metavar="FILE",
    help="A Word file whose styles, pages, heads and feet the Word output takes.",
)  # fmt: skip
@click.option(
    "--round-trip", is_flag=True, help="Put the map into the Word file, and each statement into a field."
)
@click.option(
    "--engine", default="embedded", show_default=True,
    type=click.Choice(["embedded", "native", "auto"]), help="What lays out the diagram.",
)  # fmt: skip
@click.option(
    "--dpi", metavar="NUMBER", type=click.IntRange(30, 1200),
    help="Dots to the inch of a PNG [default: 192].",
)  # fmt: skip
@click.option("--check", is_flag=True, help="Write nothing; tell which outputs are stale or missing.")
@click.option("--force", is_flag=True, help="Overwrite outputs that somebody changed.")
@click.option("--open", "open_it", is_flag=True, help="Open the first PDF when it is made.")
def build(
    maps: tuple[Path, ...],
    *,
    output: Path,
    to: tuple[str, ...],
    template: str,
    theme: str,
    reference_docx: str,
    round_trip: bool,
    engine: str,
    dpi: int | None,
    check: bool,
    force: bool,
    open_it: bool,
) -> None:
    """Make the diagram and the briefings of maps.

    Without MAP, of every map in maps/.

    \b
    argmap build                           every map in maps/
    argmap build talk.yaml --to pdf --open
    argmap build talk.yaml -o drafts
    argmap build --check                   are all outputs of today's maps?
    """
    from argmap import pipeline

    options = pipeline.BuildOptions(
        output=output,
        to=to,
        template=template,
        engine=engine,
        force=force,
        dots_per_inch=dpi or 0,
        theme=theme,
        reference_docx=reference_docx,
        round_trip=round_trip,
    )
    paths = distinct(chosen(maps))
    if check:
        stand = [_stands(path, options) for path in paths]
        sys.exit(not all(stand))
    outcomes = [built(path, options) for path in paths]
    if open_it:
        open_first(outcomes)
    sys.exit(any(outcome.failed for outcome in outcomes))


def _stands(path: Path, options: "BuildOptions") -> bool:
    """Tell of each output of a map how it stands, and whether all are as a build would make them."""
    from argmap import printing, staleness

    outcome, found = staleness.standings(path, options)
    print_found(_parted(outcome)[0], err=True)
    for one in found:
        click.echo(f"{one.state} {printing.one_line(str(one.path))}")
    return bool(found) and all(one.state is staleness.State.CURRENT for one in found)


def built(path: Path, options: "BuildOptions") -> "Outcome":
    """Build one map, and say what was found and what was written."""
    from argmap import pipeline, printing

    outcome = pipeline.build(path, options)
    loud, quiet = _parted(outcome)
    print_found(loud, err=True)
    if quiet:
        more = f"{quiet} more finding{'' if quiet == 1 else 's'}"
        click.echo(printing.one_line(f"{path}: {more}, which argmap check tells"), err=True)
    for written in outcome.written:
        click.echo(f"{'wrote' if written.changed else 'unchanged'} {printing.one_line(str(written.path))}")
    return outcome


def _parted(outcome: "Outcome") -> tuple["Outcome", int]:
    """Leave out hints of rules and what is about the essay, which keep nobody from building; count them."""
    from argmap.diagnostics import Severity
    from argmap.rules import RULES

    essay = outcome.loaded.essay.name if outcome.loaded and outcome.loaded.essay else ""
    rules = {rule.code for rule in RULES}
    loud = tuple(
        found
        for found in outcome.diagnostics
        if not (found.severity is Severity.HINT and found.code in rules)
        and (found.span.source or " ") != essay
    )
    return replace(outcome, diagnostics=loud), len(outcome.diagnostics) - len(loud)


def open_first(outcomes: Iterable["Outcome"], suffix: str = ".pdf") -> None:
    """Open the first output with a suffix, or else the first of all."""
    from argmap import printing
    from argmap.host import disk

    paths = [written.path for outcome in outcomes for written in outcome.written]
    path = next((path for path in paths if path.suffix == suffix), paths[0] if paths else None)
    if path is None:
        return
    try:
        disk.show(path)
    except OSError as error:
        click.echo(printing.one_line(f"cannot open {path}: {error.strerror or error}"), err=True)
