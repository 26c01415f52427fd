"""Changes to the text of a map that leave every other character as it is."""

from argmap.edit.accepting import Acceptance, accepting
from argmap.edit.applying import applied

__all__ = ["Acceptance", "accepting", "applied"]
