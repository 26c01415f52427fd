"""The command line: arguments, exit codes, printing. A command is a file here and a name in `COMMANDS`."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

import click

from argmap._version import __version__

COMMANDS = (
    "new",
    "build",
    "check",
    "explain",
    "show",
    "view",
    "evaluate",
    "coverage",
    "compare",
    "accept",
    "template",
    "reference-docx",
    "schema",
)
"""All commands, in the order of the help."""

INTERRUPTED = 130


class _Commands(click.Group):
    """Commands whose files are read when they are called for: that is what keeps the start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"argmap.cli.{name}"), name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: argmap new meeting.yaml, then argmap build meeting.yaml",
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Write an argument once; get its diagram, its Word and PDF briefing, and a verdict with reasons."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; an interrupt ends it with a word and the code 130."""
    _forgiving(sys.stdout, sys.stderr)
    _guarded(lambda: cli.main(args=arguments, prog_name="argmap", standalone_mode=False))


def _forgiving(*streams: object) -> None:
    """Let a terminal that cannot show a letter show a question mark instead."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _guarded(run: Callable[[], object]) -> None:
    try:
        run()
    except click.ClickException as error:
        with suppress(OSError):  # nobody listens
            error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        with suppress(OSError):
            click.echo("interrupted; what was not finished was not written", err=True)
        _give_up_output()
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _give_up_output()
        sys.exit(1)
    except OSError as error:  # the working folder is gone, or the disk behind the output is full
        _give_up_output()
        from argmap.cli.maps import stop

        stop(f"cannot go on: {error.strerror or error}")


def _give_up_output() -> None:
    """Forget what cannot be printed, or Python tries once more on its way out and complains."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # a stream that was closed before we came is None
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):  # what stands in for a stream may have no number
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
