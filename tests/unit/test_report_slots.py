"""What people wrote never reaches the template's parser."""

from argmap.report.document import Paragraph, Strong, Text, Voice, plain
from argmap.report.markdown import Reader, blocks
from argmap.report.slots import Said, Slots


def rendered(slots, markdown):
    return blocks(markdown, Reader(Voice.PROGRAM, slots.resolved, stand_in=slots.alone))


def test_words_of_the_author_are_not_markdown():
    slots = Slots()
    hostile = Said("# *not* | a [heading](http://x) ``` <b>\n\n---")
    (paragraph,) = rendered(slots, f"Before {slots.printed(hostile)} after")
    assert paragraph == Paragraph((Text("Before "), Text(str(hostile), Voice.AUTHOR), Text(" after")))


def test_voices_are_told_apart():
    slots = Slots()
    (paragraph,) = rendered(slots, f"**{slots.printed('program')}** {slots.printed(Said('author'))}")
    assert paragraph.children[0] == Strong((Text("program", Voice.PROGRAM),))
    assert paragraph.children[2] == Text("author", Voice.AUTHOR)


def test_a_slot_of_blocks_alone_stands_for_its_blocks():
    slots = Slots()
    inner = (Paragraph((Text("one"),)), Paragraph((Text("two"),)))
    assert rendered(slots, f"{slots.block(inner)}\n\nthree")[:2] == inner


def test_blocks_in_running_text_are_their_words():
    slots = Slots()
    inner = (Paragraph((Text("one"),)), Paragraph((Text("two"),)))
    (paragraph,) = rendered(slots, f"zero {slots.block(inner)}.")
    assert plain(paragraph.children) == "zero one two."


def test_nobody_can_forge_a_slot():
    slots = Slots()
    secret = slots.printed("secret")
    forged = slots.printed(Said(f"{secret}"))
    assert plain(rendered(slots, str(forged))[0].children) == "secret"  # a slot is only ever its own content
    assert "\ufdd0" not in plain(rendered(slots, str(slots.printed(Said("\ufdd0x\ufdd1"))))[0].children)


def test_nothing_to_say_leaves_no_paragraph():
    slots = Slots()
    assert rendered(slots, f"{slots.block(())}") == ()
