"""`python -m argmap`, and the command `argmap`."""

import sys


def main() -> None:
    """Run the command line; who changes their mind while it is being read gets no traceback either."""
    try:
        from argmap.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("interrupted before it began\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
