"""Templates of strangers: counting and repeating are bounded, nothing is reached, faults have their line."""

import pytest

from argmap.evaluate import evaluate
from argmap.report import build as build_
from argmap.report import sandbox
from argmap.report.bounds import Budget
from argmap.report.build import Material, build
from argmap.source import SourceText
from maps import build as make


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Stop templates sooner than a user's: what is endless gets there all the same."""
    monkeypatch.setattr(sandbox, "Budget", lambda: Budget(20_000))
    monkeypatch.setattr(build_, "ROOM", 20_000)


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
        "{{ '%(a)999999999d' % {'a': 1} }}",
        "{{ '%(a(b)c)999999999d' % {'a(b)c': 1} }}",
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
        ("{{ heading(1) }}", "`heading` takes a block: {% call heading(…) %} before its words"),
        ("{% call outline() %}x{% endcall %}", "`outline` takes no block: type {{ outline() }}"),
        ("{{ limit_pages('many') }}", "expected a number, found 'many'"),
        (
            "{% call style('nope') %}x{% endcall %}",
            "there is no style `nope`; expected body, title, subtitle",
        ),
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


STOPPED = (
    *("too long", "too much", "too large", "within itself", "sum is for numbers", "can be rounded to"),
    "a namespace is no value",
)

GROWING = """\
{{% set n = namespace(s={begun}, t={begun}) %}}
{{% for i in range(60) %}}{{% set n.s = {grown} %}}{{% set n.t = {grown} %}}{{% endfor %}}
{{{{ {used} }}}}
"""

DOUBLED = {
    "joined": ("'ab'", "n.s ~ n.s", "n.s", 2),
    "added": ("'ab'", "n.s + n.s", "n.s", 2),
    "filled in": ("'ab'", "'%s%s' % (n.s, n.s)", "n.s", 2),
    "filled in by name": ("'ab'", "'%(a)s%(a)s' % {'a': n.s}", "n.s", 2),
    "joined by a filter": ("'ab'", "[n.s, n.s]|join", "n.s", 2),
    "multiplied": ("3", "n.s * n.s", "n.s > 1", 2),
    "added as lists": ("[1]", "n.s + n.s", "n.s|length", 2),
    "compared": ("[1]", "[n.s, n.s]", "n.s == n.t", 3),
    "compared by a test": ("[1]", "[n.s, n.s]", "n.s is eq n.t", 3),
    "looked up": ("[1]", "[n.s, n.s]", "n.s in [n.t]", 3),
    "looked up by a method": ("[1]", "[n.s, n.s]", "[n.s].index(n.t)", 3),
    "told": ("[1]", "[n.s, n.s]", "n.s ~ ''", 3),
    "told by a filter": ("[1]", "[n.s, n.s]", "n.s|string|length", 3),
    "told by a sign": ("[1]", "[n.s, n.s]", "'%s' % (n.s,)", 3),
    "told with its names": ("[1]", "[n.s, n.s]", "n ~ ''", 3),
    "told as values": ("{'a': 1}", "{'a': n.s, 'b': n.s}", "n.s.values()|string", 3),
    "a key": ("(1,)", "(n.s, n.s)", "{n.s: 1}|length", 2),
}


@pytest.mark.parametrize("how", DOUBLED)
def test_what_doubles_again_and_again_is_stopped_where_it_does(how):
    begun, grown, used, at = DOUBLED[how]
    message, line = fault(GROWING.format(begun=begun, grown=grown, used=used))
    assert any(words in message for words in STOPPED)
    assert line == at


ENDLESS = {
    "a list gone through in itself": "{% set r = range(1000) %}"
    + "{% for a in r %}" * 9
    + "{% endfor %}" * 9,
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{% set a = m(n - 1) %}{% set b = m(n - 1) %}{% endif %}{% endmacro %}"
        "{{ m(60) }}"
    ),
    "a loop that calls itself": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "a block that prints itself": "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}",
    "texts that are printed in texts": (
        "{% set n = namespace(s='ab') %}{% for i in range(60) %}{% set x %}{{ n.s }}{{ n.s }}{% endset %}"
        "{% set n.s = x %}{% endfor %}{{ n.s }}"
    ),
    "many words of its own": "{% for a in range(90000) %}" + "word " * 100 + "{% endfor %}",
    "the outline again and again": "{% for a in range(90000) %}{{ outline() }}{% endfor %}",
    "an outline kept and printed": "{% set o = outline() %}{% for a in range(90000) %}{{ o }}{% endfor %}",
    "templates in a template": (
        "{% for a in range(90000) %}{% set x %}{% include 'one-page' %}{% endset %}{% endfor %}"
    ),
    "blocks of text": "{% for a in range(90000) %}{% call style('small') %}x{% endcall %}{% endfor %}",
    "a range made a list": "{% set r = range(99999) %}{% for a in r %}{% set x = r|list %}{% endfor %}",
    "a text looked through": (
        "{% set n = namespace(s='ab') %}{% for i in range(18) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
        "{{ range(90000)|map('string')|select('in', n.s)|list|length }}"
    ),
    "a text cut": (
        "{% set n = namespace(s='ab') %}{% for i in range(18) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
        "{% for a in range(90000) %}{% set x = n.s[1:] %}{% endfor %}"
    ),
    "a long text put between": (
        "{% set n = namespace(s='ab') %}{% for i in range(18) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
        "{{ range(90000)|join(n.s) }}"
    ),
    "lists that are summed": "{{ [[1], [2]]|sum(start=[]) }}",
    "a number rounded far": "{{ 1|round(999999999, 'ceil') }}",
    "a template without end": "x" * 1_000_001,
}


@pytest.mark.parametrize("how", ENDLESS)
def test_what_goes_on_without_end_is_stopped(how):
    message, line = fault(ENDLESS[how])
    assert any(words in message for words in STOPPED)
    assert line == 1


def test_a_method_that_formats_reaches_nothing():
    for written in (
        "{{ '{a.__class__}'.format_map({'a': title}) }}",
        "{{ '{a:9999}'.format_map({'a': 1}) }}",
    ):
        assert "unsafe" in fault(written)[0]


def test_what_a_template_needs_still_works():
    argument_map = make({"thesis": "T"})
    text = '{{ 2 * 3 }} {{ "%d of %s" % (1, "two") }} {% for n in range(3) %}{{ n }}{% endfor %}'
    made = build(
        Material(map=argument_map, evaluation=evaluate(argument_map), template=SourceText("t", text))
    )
    assert made.diagnostics == ()
