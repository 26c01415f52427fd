"""`argmap compare`: what reviewers changed in a Word file that argmap wrote."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.maps import print_found, stop

if TYPE_CHECKING:
    from argmap.comparing import Compared

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("edited", metavar="EDITED.docx", type=_FILE)
@click.argument("source", metavar="[MAP]", required=False, type=_FILE)
@click.option("--template", default="", metavar="NAME|FILE", help="The template the report was made with.")
@click.option(
    "--reference-docx", default="", metavar="FILE", help="The Word file in whose styles it was made."
)
@click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(["text", "plain", "json"]),
    help="How changes are told.",
)  # fmt: skip
@click.option("--plain", is_flag=True, help="Short for --format plain: sentences that read well aloud.")
def compare(
    edited: Path, source: Path | None, *, template: str, reference_docx: str, form: str, plain: bool
) -> None:
    """Say what was changed in a Word file since argmap wrote it, statement by statement, with all comments.

    MAP is the map as it is today. It can be left out for a file that was built with --round-trip, which
    brings its own along; with both, what the map has changed since is told apart from what reviewers did.
    Nothing is written. Exits with 0 if nothing was changed, with 1 if anything was.

    \b
    argmap compare exports/talk.docx talk.yaml
    argmap compare mail/talk.docx talk.yaml --format json
    """
    from argmap.comparing import NothingToCompareError, compare
    from argmap.jobs import BuildOptions

    options = BuildOptions(output=Path(), to=("docx",), template=template, reference_docx=reference_docx)
    try:
        compared = compare(edited, source, options)
    except NothingToCompareError as error:
        stop(str(error))
    if compared.review is None:
        print_found(compared.outcome, err=True)
        if source is None:
            stop("the map that the file carries cannot be read here; name the one that lies beside its files")
        sys.exit(2)
    _print(compared, edited, "plain" if plain and form == "text" else form)
    sys.exit(bool(compared.review.changes or compared.review.remarks))


def _print(compared: "Compared", edited: Path, form: str) -> None:
    from argmap.compared import listed, spoken, structure
    from argmap.printing import one_line

    if form == "json":
        click.echo(json.dumps(structure(compared, edited), ensure_ascii=True, indent=2))
        return
    for line in listed(compared, edited) if form == "text" else spoken(compared, edited):
        click.echo(one_line(line))
