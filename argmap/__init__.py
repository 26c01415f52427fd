"""Write an argument once; get its diagram, its Word and PDF briefing, and a verdict that can be explained."""

from argmap._version import __version__

__all__ = ["__version__"]
