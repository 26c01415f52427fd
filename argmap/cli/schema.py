"""`argmap schema`: the format for editors."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of maps, for editors.

    \b
    argmap schema > argmap.schema.json
    """
    import json

    from argmap.formats.json_schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2))
