"""`argmap template`: a built-in template to copy and change."""

import click

from argmap.cli.maps import stop


@click.command()
@click.argument("name")
def template(name: str) -> None:
    """Print a template of the report, to copy and change.

    NAME is briefing, one-page, dossier, diagram, worksheet or worksheet-key.

    \b
    argmap template one-page > mine.md
    argmap build talk.yaml --template mine.md
    """
    from argmap.report.templates import TEMPLATES, text_of

    text = text_of(name)
    if text is None:
        stop(f"there is no template `{name}`; expected {', '.join(TEMPLATES)}")
    click.echo(text, nl=False)
