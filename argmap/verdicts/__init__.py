"""A map's verdict on its own: in sentences for people, in JSON for programs, as it is or on a supposition."""

from argmap.verdicts.judged import Judged, judge
from argmap.verdicts.sentences import sentences
from argmap.verdicts.structure import structure
from argmap.verdicts.wishes import Wish, WishError, wish

__all__ = ["Judged", "Wish", "WishError", "judge", "sentences", "structure", "wish"]
