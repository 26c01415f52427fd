"""Words that stand on pages beside the report: the labels of captions, and page numbers."""

from argmap.language import message

LABELS = {"Figure": message("Figure {number}"), "Table": message("Table {number}")}
"""What a caption begins with, before a full stop, by the kind of what it stands under."""

PAGE = message("Page {number} of {total}")
