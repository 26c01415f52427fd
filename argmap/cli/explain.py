"""`argmap explain`: what a finding means, and why it matters."""

import json

import click

from argmap.cli.maps import stop


@click.command()
@click.argument("name", default="", metavar="[NAME]")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
def explain(name: str, *, form: str) -> None:
    """Explain a finding: why it matters, with a wrong example and a right one.

    NAME is what stands in brackets before a finding. Without it, all names are listed.

    \b
    argmap explain
    argmap explain evidence-without-source
    """
    from argmap.printing import explained

    known = explained.by_code()
    if name and name not in known:
        meant = explained.near(name)
        hint = f"did you mean `{meant}`?" if meant else "`argmap explain` lists all names"
        stop(f"there is no finding called `{name[:60]}`; {hint}")
    if form == "json":
        told = explained.structure(known[name]) if name else [*map(explained.structure, known.values())]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in explained.sentences(known[name]) if name else explained.listing():
        click.echo(line)
