"""The dossier: the briefing, and after it all commentary and the whole essay, with nothing left out."""

import re
from itertools import pairwise

import pytest

from argmap import formats
from argmap.essay import Essay, find
from argmap.evaluate import evaluate
from argmap.model import THESIS
from argmap.report.build import build
from argmap.report.document import Emphasis, Heading, Link, Text, passages, plain
from argmap.source import SourceText
from judged import ALL, essay_of, material, path_of, report, said, stem
from maps import build as make
from reading import read_map

ESSAY = path_of("kazakhstan-civil-society")

every = pytest.mark.parametrize("path", ALL, ids=stem)


@every
def test_the_dossier_is_the_briefing_with_all_commentary_and_the_essay(path):
    briefing, dossier = (report(path, name).blocks for name in ("briefing", "dossier"))
    assert dossier[: len(briefing)] == briefing
    more = [block.anchor for block in dossier[len(briefing) :] if getattr(block, "anchor", "")]
    wanted = {"annex-commentary": bool(beside(read_map(path))), "annex-essay": bool(essay_of(path))}
    assert more == [anchor for anchor, there in wanted.items() if there]


def beside(argument_map):
    """Return all that a map says of its statements and steps beside their words, as (place, kind, words)."""
    every = [*argument_map.statements.values(), *argument_map.steps.values()]
    return [
        (one.place, key, getattr(one, key))
        for one in every
        for key in ("commentary", "extract", "scheme", "weight", "tags")
        if getattr(one, key, None) not in (None, "", ())
    ]


def commentary_part(document):
    """Return the blocks of the annex with all commentary."""
    starts = [n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.level == 1]
    start = next(n for n in starts if document.blocks[n].anchor == "annex-commentary")
    return document.blocks[start : next((n for n in starts if n > start), None)]


def bare(text):
    """Return a text without the signs of Markdown, brackets of citations and all that is no word."""
    return re.findall(r"\w+", re.sub(r"\[@[^]]*\]|\]\([^)]*\)", "", text))


def in_turn(needles, words):
    """Tell whether words come one after the other, whatever stands between them."""
    rest = iter(words)
    return all(needle in rest for needle in needles)


FULL = """
title: A map that says much
thesis:
  claim: The lake is clean.
  commentary: |
    The *whole* of it matters. So does the second sentence.

    And so does a second paragraph.
  tags: [water, fish]
  reasons:
  - evidence: Fish came back.
    source: survey
    extract: Trout were seen in May
    commentary: Counted by hand. Twice.
    weight: 0.8
    scheme: sign
    tags: counted
    undercutters:
    - id: doubt
      claim: They were put there.
      commentary: Nobody saw it. Still.
  - ref: doubtless
    scheme: cause to effect
    weight: 0.5
  - label: Both together
    commentary: A step has words of its own. Here they are.
    scheme: analogy
    weight: 0.25
    tags: [step-tag]
    premises:
    - claim: It is like the other lake.
    - assumption: The other lake is clean.
      commentary: We did not look.
    warrant:
      claim: Lakes of one valley are alike.
      commentary: As a rule. With exceptions.
  objections:
  - claim: The shore is dirty.
    commentary: Seen by a walker. Once.
    replies:
    - id: doubtless
      claim: The walker was wrong.
      commentary: |
        Said by two, with a [link](https://example.org) and `code`:

        - the first,
        - the second.
aside:
- claim: Boats are allowed.
  commentary: This is told beside. It is told in full.
sources:
  survey: "Angler (2025). Survey."
"""


def said_of(blocks):
    """Return the passages under each heading of the annex: (the place that it names, all in lines)."""
    found = []
    for block in blocks[2:]:
        if isinstance(block, Heading):
            found.append((plain(block.children).split(" ", 1)[0], [plain(block.children)]))
        else:
            found[-1][1].extend(said([block]).split("\n"))
    return [(place, "\n".join(lines)) for place, lines in found]


def nothing_is_missing(argument_map, document):
    """Assert that all that a map says beside its statements stands in the annex, under its own place."""
    found = said_of(commentary_part(document))
    for place, key, value in beside(argument_map):
        name = "Conclusion" if place == THESIS else place
        under = [text for at, text in found if at == name]
        assert any(told(key, value, text) for text in under), (place, key, value)


def told(key, value, text):
    if key == "commentary":
        return in_turn(bare(value), bare(text))
    if key == "weight":
        return value in map(float, re.findall(r"^Weight: (.+)$", text, re.MULTILINE))
    lead = {"extract": "Words of the source: “{}”", "scheme": "Scheme: {}", "tags": "Tags: {}"}
    return lead[key].format(", ".join(value) if key == "tags" else value) in text.split("\n")


@every
def test_nothing_of_what_a_map_says_is_missing_from_its_dossier(path):
    if beside(read_map(path)):
        nothing_is_missing(read_map(path), report(path, "dossier"))


def test_the_dossier_of_a_map_with_all_of_these_prints_all_of_these():
    argument_map = formats.read(SourceText("full.yaml", FULL)).value
    made = build(
        material(ALL[0], "dossier", map=argument_map, evaluation=evaluate(argument_map), essay=None)
    ).value
    assert len(beside(argument_map)) == 19
    nothing_is_missing(argument_map, made)
    titles = [text.split("\n")[0] for _, text in said_of(commentary_part(made))]
    assert titles[0] == "Conclusion The lake is clean"
    assert "3 the step from “Both together”" in titles
    assert len(titles) == len(set(titles))
    for _, key, words in beside(argument_map):
        last = words.strip().split("\n")[-1].removeprefix("- ") if key == "commentary" else ""
        assert not last or said(commentary_part(made)).count(last) == 1


def test_a_map_that_says_no_more_than_its_statements_has_no_such_annex():
    argument_map = make({"thesis": {"claim": "T", "reasons": ["r"]}})
    made = build(
        material(ALL[0], "dossier", map=argument_map, evaluation=evaluate(argument_map), essay=None)
    ).value
    assert "Commentary in full" not in said(made.blocks)


def test_the_dossier_has_the_whole_text_of_the_essay():
    text = "\n".join(
        plain(tuple(unnumbered(inlines))) for inlines in passages(essay_part(report(ESSAY, "dossier")))
    )
    numbered = re.sub(r"(?m)^\d+\u2002", "", text).replace(" []", "")
    assert " ".join(essay_of(ESSAY).text.split()) in " ".join(numbered.split())


def unnumbered(inlines):
    """Leave out the numbers of statements, which are links."""
    return [inline for inline in inlines if not isinstance(inline, Link)]


def essay_part(document):
    start = next(n for n, b in enumerate(document.blocks) if getattr(b, "anchor", "") == "annex-essay")
    return document.blocks[start:]


def test_the_dossier_marks_every_quote_with_the_number_of_its_statement():
    essay = essay_of(ESSAY)
    marks = [mark for inlines in passages(essay_part(report(ESSAY, "dossier"))) for mark in quoted(inlines)]
    for place, statement in read_map(ESSAY).statements.items():
        number = "conclusion" if place == THESIS else place
        for quote in statement.quotes:
            passage = find(essay, quote.text)
            words = " ".join(essay.text[passage.start : passage.end].split())
            assert any(words in marked and number in numbers for marked, numbers in marks), place


def quoted(inlines):
    """Yield what is in italics, with the numbers in the brackets behind it."""
    for at, (inline, following) in enumerate(pairwise(inlines)):
        if isinstance(inline, Emphasis) and isinstance(following, Text) and following.text == " [":
            end = next(n for n, later in enumerate(inlines) if n > at and plain((later,)) == "]")
            yield plain((inline,)), plain(inlines[at + 2 : end]).split(", ")


def test_the_dossier_lists_quotes_that_the_essay_does_not_have():
    thesis = {"claim": "T", "quote": ["words that are there", "words that are not"]}
    argument_map = make({"thesis": {**thesis, "reasons": [{"claim": "r", "quote": "neither"}]}})
    essay = Essay("These are words that are there. They end here.\n")
    made = build(
        material(ALL[0], "dossier", map=argument_map, evaluation=evaluate(argument_map), essay=essay)
    )
    lost = said(made.value.blocks).partition("Quotes that the essay does not have\n")[2]
    assert lost.split("\n") == ["“words that are not” (conclusion)", "“neither” (1)"]
    assert "Quotes that the essay" not in said(report(ESSAY, "dossier").blocks)


def test_quotes_one_within_another_are_marked_once_with_both_numbers():
    essay = Essay("These are words that stand there. They end here, and nobody adds to them.\n")
    thesis = {
        "claim": "T",
        "quote": "words that stand there. They end",
        "reasons": [{"claim": "r", "quote": "stand"}],
    }
    argument_map = make({"thesis": thesis})
    made = build(
        material(ALL[0], "dossier", map=argument_map, evaluation=evaluate(argument_map), essay=essay)
    )
    (paragraph,) = passages(essay_part(made.value)[2:])
    assert list(quoted(paragraph)) == [("words that stand there. They end", ["conclusion", "1"])]
    assert plain(tuple(unnumbered(paragraph))).endswith("They end [, ] here, and nobody adds to them.")


def test_a_quote_over_two_paragraphs_is_printed_once():
    essay = Essay("One sentence here. It ends so.\n\nAnother begins. It goes on.\n")
    argument_map = make({"thesis": {"claim": "T", "quote": "It ends so. Another begins."}})
    made = build(
        material(ALL[0], "dossier", map=argument_map, evaluation=evaluate(argument_map), essay=essay)
    )
    assert said(made.value.blocks).count("Another begins.") == 1


@every
def test_what_a_map_says_of_its_sources_is_in_its_dossier(path):
    text = " ".join(said(report(path, "dossier").blocks).split())
    for source in read_map(path).sources.values():
        for words in (source.origin, source.csl.get("note", ""), source.grade):
            assert words in text
