"""The essay a map is about: paragraphs, sentences, and where the words that a map quotes stand in it."""

from argmap.essay.addresses import Address
from argmap.essay.folding import LONGEST_CLUSTER, folded
from argmap.essay.name_citations import NameCitation
from argmap.essay.sentences import Sentence
from argmap.essay.text import Essay, Paragraph, Passage, find
from argmap.essay.works import Work

__all__ = [
    "LONGEST_CLUSTER",
    "Address",
    "Essay",
    "NameCitation",
    "Paragraph",
    "Passage",
    "Sentence",
    "Work",
    "find",
    "folded",
]
