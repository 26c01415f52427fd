"""Laws of notes in commentary: what the check finds wrong is what is printed as it stands."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats.markdown_refs import note_marks
from argmap.report.document import Voice, passages, plain
from argmap.report.finish import finished
from argmap.report.markdown import Reader, blocks
from tests.tools import examples

PIECES = (
    "word ", "[^a]", "[^b]", "[^c]", "`[^a]`", "\\[^b]", "\n", "\n\n", "\n- item ", "*so* ", "\n> said ",
    "\n\n[^a]: first ", "\n\n[^a]: first\n\n    more ", "\n\n[^b]: second \n[^c]: third ", "^[on the spot] ",
)  # fmt: skip


def halves(markdown):
    """Return the references that the check finds wrong."""
    marks = note_marks(markdown)
    known = {mark.label for mark in marks if mark.defines}
    return [mark for mark in marks if not mark.defines and (mark.inside or mark.label not in known)]


@settings(max_examples=examples(2_000))
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_reference_that_is_printed_as_it_stands_is_found(markdown):
    as_text = markdown.replace("`[^a]`", "code").replace("\\[^b]", "text")
    read = finished(blocks(as_text, Reader(Voice.AUTHOR)))
    left = [text for text in map(plain, passages(read)) if re.search(r"\[\^[abc]\]", text)]
    assert halves(markdown) or not left
