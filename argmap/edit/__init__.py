"""Changes to the text of a map that leave every other character as it is."""

from argmap.edit.accepting import Acceptance, accepting
from argmap.edit.applying import applied
from argmap.edit.fixing import Mended, mending

__all__ = ["Acceptance", "Mended", "accepting", "applied", "mending"]
