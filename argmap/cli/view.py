"""`argmap view`: the diagram of a map, as a page in the browser."""

import sys
from pathlib import Path

import click

from argmap.cli.build import built, open_first


@click.command()
@click.argument("path", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="exports", show_default=True, metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False), help="Where to put the page.",
)  # fmt: skip
@click.option(
    "--engine", default="embedded", show_default=True,
    type=click.Choice(["embedded", "native", "auto"]), help="What lays out the diagram.",
)  # fmt: skip
@click.option("--no-open", is_flag=True, help="Only write the page.")
def view(path: Path, *, output: Path, engine: str, no_open: bool) -> None:
    """Show the diagram of a map as a page in the browser.

    The page is one file, NAME-diagram.html: the whole map, whose boxes lead to the outline below it. It can
    be sent to others as it is.

    \b
    argmap view talk.yaml
    """
    from argmap import pipeline

    options = pipeline.BuildOptions(
        output=output, to=("html",), template="diagram", engine=engine, force=False, added="-diagram"
    )
    outcome = built(path, options)
    if not no_open:
        open_first([outcome], ".html")
    sys.exit(outcome.failed)
