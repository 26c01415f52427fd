"""Templates of strangers: counting and repeating are bounded, nothing is reached, faults have their line."""

import pytest

from argmap.evaluate import evaluate
from argmap.report.build import Material, build
from argmap.source import SourceText
from maps import build as make


def fault(text):
    """Return the one diagnostic of a template, its message and the line it is shown at."""
    argument_map = make({"thesis": "T"})
    template = SourceText("mine.md", text)
    made = build(Material(map=argument_map, evaluation=evaluate(argument_map), template=template))
    (found,) = made.diagnostics
    assert (made.value, found.code, found.span.source) == (None, "template-error", "mine.md")
    return found.message, template.position(found.span.start)[0]


@pytest.mark.parametrize(
    "endless",
    [
        "{{ 10**10**10 }}",
        '{{ "a" * 1000000000 }}',
        "{{ [1] * 1000000000 }}",
        '{{ "%999999999d" % 1 }}',
        '{{ "%*d" % (999999999, 1) }}',
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{{ range(1000000000)|list }}",
    ],
)
def test_counting_powers_repeated_texts_and_wide_signs_are_bounded(endless):
    message, line = fault(f"fine\n\n{endless}\n")
    assert "large" in message or "counts to 100000 at most" in message
    assert line == 3


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ outline }}", "write () behind its name"),
        ("{{ thesis }}", "print one of its fields"),
        ("{{ heading(1) }}", "heading() missing"),
        ("{{ thesis.nothing }}", "has no attribute 'nothing'"),
        ("{% if %}", "Expected an expression"),
        ("{{ commentary(thesis) }}", "needs the place of a statement"),
        ("{% call figure('all') %}x{% endcall %}", "expected overview or whole"),
        ("{{ ''.__class__ }}", "unsafe"),
        ('{% include "/etc/passwd" %}', "there is no template `/etc/passwd` to include"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        ("{{ [1, 2]|random }}", "No filter named 'random'"),
    ],
)
def test_a_fault_is_told_in_plain_words_at_its_line(written, words):
    message, line = fault(f"fine\n{written}\n")
    assert words in message
    assert line == 2
    assert "Scribe" not in message
    assert "argmap." not in message


def test_no_text_is_padded_by_its_format():
    argument_map = make({"thesis": "T"})
    template = SourceText("mine.md", "{{ '{:9}'.format(1) }}")
    made = build(Material(map=argument_map, evaluation=evaluate(argument_map), template=template))
    assert [found.code for found in made.diagnostics] == ["template-error"]


@pytest.mark.parametrize("padding", ["center(9)", "format(9)", "indent(9)", "replace('a', 'b')"])
def test_no_filter_pads_a_text(padding):
    message, line = fault(f"fine\n{{{{ title|{padding} }}}}\n")
    assert f"No filter named '{padding.split('(')[0]}'" in message
    assert line == 2


@pytest.mark.parametrize(
    "call",
    [
        *("center(9)", "ljust(9)", "rjust(9)", "zfill(9)", "expandtabs(9)"),
        *("replace('a', 'b')", "translate({97: 'b'})"),
    ],
)
@pytest.mark.parametrize("text", ["title", "'abc'"])
def test_no_method_pads_a_text(text, call):
    method = call.split("(")[0]
    for written in (f"{text}.{call}", f"({text}|attr('{method}'))({call.partition('(')[2]}"):
        message, line = fault(f"fine\n{{{{ {written} }}}}\n")
        assert f"'{method}'" in message
        assert "unsafe" in message
        assert line == 2


def test_what_a_template_needs_still_works():
    argument_map = make({"thesis": "T"})
    text = '{{ 2 * 3 }} {{ "%d of %s" % (1, "two") }} {% for n in range(3) %}{{ n }}{% endfor %}'
    made = build(
        Material(map=argument_map, evaluation=evaluate(argument_map), template=SourceText("t", text))
    )
    assert made.diagnostics == ()
