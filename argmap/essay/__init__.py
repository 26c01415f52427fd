"""The essay a map is about: paragraphs, sentences, and where the words that a map quotes stand in it."""

from argmap.essay.folding import LONGEST_CLUSTER, folded
from argmap.essay.text import Essay, Paragraph, Passage, find

__all__ = ["LONGEST_CLUSTER", "Essay", "Paragraph", "Passage", "find", "folded"]
