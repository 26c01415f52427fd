"""From an evaluated map to sealed bytes, with what cannot be shown named."""

import pytest

from argmap import produce
from argmap.diagnostics import Severity
from argmap.evaluate import evaluate
from argmap.report.templates import text_of
from argmap.source import SourceText, fingerprint
from argmap.writers import WRITERS
from argmap.writers.seal import Seal
from maps import build
from reading import ENGINE

TITLE = "title: 😀 Қазақ"


def job(written, to=("pdf", "docx", "svg"), template=None):
    argument_map = build(written)
    return produce.Job(
        source=SourceText("map.yaml", TITLE),
        map=argument_map,
        evaluation=evaluate(argument_map),
        essay=None,
        template=SourceText("briefing", template or text_of("briefing")),
        to=to,
        epoch=946_684_800,
        engine=ENGINE,
    )


def test_every_output_is_sealed_and_the_same_again():
    first, second = (produce.produce(job({"thesis": "T"}, tuple(WRITERS))).value for _ in range(2))
    assert first == second
    assert [product.writer for product in first if not product.added] == list(WRITERS)
    assert [product.writer for product in first if product.added] == ["svg"] * 2  # what Markdown shows
    for product in first:
        assert WRITERS[product.writer].examine(product.content) is Seal.INTACT


@pytest.mark.parametrize("to", [("svg",), ("pdf",), ("docx", "svg")])
def test_only_what_was_asked_for_is_made(to):
    assert [product.writer for product in produce.produce(job({"thesis": "T"}, to)).value] == list(to)


def test_a_character_that_no_font_has_is_named_at_its_place():
    made = produce.produce(job({"title": "😀 Қазақ", "thesis": "Қ ồ ἀ is fine, 😀 is not"}, ("svg",)))
    (found,) = made.diagnostics
    assert (found.code, found.severity) == ("missing-glyph", Severity.WARNING)
    assert "U+1F600 (grinning face)" in found.message
    assert TITLE[found.span.start : found.span.end] == "😀"


def test_a_broken_template_makes_nothing():
    made = produce.produce(job({"thesis": "T"}, template="{{ nothing.at_all }}"))
    assert made.value == ()
    assert [found.code for found in made.diagnostics] == ["template-error"]


def test_a_map_too_large_for_a_page_is_left_to_the_svg_with_a_warning(monkeypatch):
    monkeypatch.setattr(produce, "LARGEST_FIGURE", 100.0)
    made = produce.produce(job({"thesis": {"claim": "T", "reasons": ["a", "b"]}}))
    assert [found.code for found in made.diagnostics] == ["figure-too-large"]
    assert {product.writer for product in made.value} == {"pdf", "docx", "svg"}


WHOLE = "{% call figure('whole') %}The whole map.{% endcall %}\n"


@pytest.mark.parametrize(
    ("template", "largest", "warned"),
    [
        (text_of("briefing"), 100.0, True),
        (text_of("one-page"), 100.0, False),
        (WHOLE.replace("whole", "overview", 1), 100.0, False),
        (WHOLE, 100.0, True),
        (WHOLE * 2, 100.0, True),
        (WHOLE, produce.LARGEST_FIGURE, False),
    ],
    ids=["briefing", "one-page", "overview", "whole", "twice", "small enough"],
)
def test_a_map_too_large_is_told_once_and_only_where_the_report_asks_for_all_of_it(
    monkeypatch, template, largest, warned
):
    monkeypatch.setattr(produce, "LARGEST_FIGURE", largest)
    made = produce.produce(job({"thesis": {"claim": "T", "reasons": ["a", "b"]}}, ("pdf",), template))
    assert [found.code for found in made.diagnostics] == ["figure-too-large"] * warned


def test_an_unknown_figure_is_an_error_of_the_template():
    made = produce.produce(job({"thesis": "T"}, template=WHOLE.replace("whole", "whol", 1)))
    assert made.value == ()
    (found,) = made.diagnostics
    assert (found.code, found.severity) == ("template-error", Severity.ERROR)
    assert "there is no figure `whol`; expected overview or whole" in found.message


def test_the_fingerprint_tells_texts_apart():
    assert fingerprint("a") != fingerprint("b")
    assert len(fingerprint("\ud800")) == 12
