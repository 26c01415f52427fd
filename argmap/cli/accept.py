"""`argmap accept`: bottom line and commentary are marked as read again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.maps import chosen, print_found

if TYPE_CHECKING:
    from argmap.accepting import Accepted
    from argmap.edit import Acceptance
    from argmap.pipeline import Loaded


@click.command()
@click.argument("maps", nargs=-1, required=True, metavar="MAP|FOLDER...", type=click.Path(path_type=Path))
def accept(maps: tuple[Path, ...]) -> None:
    """Say that what was written about maps fits them as they now stand.

    Read the bottom line and the commentary first. The verdict, and the words under each piece of commentary,
    are then marked under `accepted:` in the map; nothing else in it is changed. When they change later,
    `argmap check` warns.

    \b
    argmap accept talk.yaml
    """
    results = [_accepted(path) for path in chosen(maps)]
    sys.exit(any(result.acceptance is None for result in results))


def _accepted(path: Path) -> "Accepted":
    from argmap import accepting, printing

    result = accepting.accept(path)
    if result.acceptance is None or result.outcome.loaded is None:
        print_found(result.outcome, err=True)
    else:
        click.echo(printing.one_line(_said(result.acceptance, result.outcome.loaded)))
    return result


def _said(acceptance: "Acceptance", loaded: "Loaded") -> str:
    """Say in a sentence what was accepted in a map."""
    from argmap.evaluate.words import status_words
    from argmap.model import THESIS

    if not acceptance.texts:
        return f"nothing to accept: {loaded.path} has neither a bottom line nor commentary"
    if not acceptance.edits:
        return f"nothing to accept: {loaded.path} is accepted as it stands"
    number = acceptance.commentaries
    wording = f"the wording of {number} commentar{'y' if number == 1 else 'ies'} in {loaded.path}"
    if not acceptance.verdict:
        return f"accepted {wording}"
    verdict = status_words(loaded.evaluation.standings[THESIS])
    if not number:
        return f"accepted the verdict of {loaded.path}: {verdict}"
    return f"accepted the verdict: {verdict}; and {wording}"
