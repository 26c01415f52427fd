"""Templates: the three that argmap brings, one of a user's own with all its faults, and their manual."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from jinja2.filters import FILTERS

from argmap import formats, pipeline
from argmap.diagnostics import Severity
from argmap.printing import as_text
from argmap.produce import Job, produce
from argmap.report import (
    audit,
    figures,
    findings,
    grounds,
    objections,
    offers,
    sandbox,
    scribe,
    views,
    worksheet,
)
from argmap.report.build import build
from argmap.report.document import Heading, Link, plain
from argmap.report.phrases import is_inline
from argmap.report.slots import Slots
from argmap.report.templates import TEMPLATES, text_of
from argmap.report.unknown import unknown
from argmap.report.verdict import verdict
from argmap.source import SourceText
from argmap.writers.pdf_extent import overrun
from judged import ALL, JUDGED, essay_of, material, path_of, report, said, stem, subject
from reading import ENGINE, ROOT, read_map

ESSAY = path_of("kazakhstan-civil-society")
MANUAL = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```jinja\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)

every = pytest.mark.parametrize("path", ALL, ids=stem)


def job(path, template, **rest):
    """Return what is needed to make a PDF of a map as it is in its file."""
    return Job(
        source=SourceText(path.name, path.read_text(encoding="utf-8")),
        map=rest.get("map", read_map(path)),
        evaluation=subject(path).evaluation,
        essay=essay_of(path),
        template=SourceText("mine.md", template),
        to=("pdf",),
        epoch=946_684_800,
        engine=ENGINE,
    )


def fault(template, path=JUDGED[0]):
    """Return the one diagnostic of a template that cannot be rendered, with its line and words."""
    made = build(material(path, template))
    (found,) = made.diagnostics
    text = SourceText("mine.md", template)
    assert made.value is None
    assert (found.code, found.severity, found.span.source) == ("template-error", Severity.ERROR, "mine.md")
    assert found.message.startswith("the template cannot be rendered: ")
    return text.position(found.span.start)[0], template[found.span.start : found.span.end], found.message


# The three.


@every
@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_is_built_for_every_map(path, name):
    document = report(path, name)
    assert subject(path).map.title in said(document.blocks)
    assert document.most_pages == {"briefing": read_map(path).report.pages or 6, "one-page": 1}.get(name, 0)


@pytest.mark.parametrize("path", [*JUDGED, ESSAY], ids=stem)
def test_one_page_fits_one_page(path):
    document = report(path, "one-page")
    assert overrun(document, 1) is None
    for part in (*subject(path).map.report.next, subject(path).map.title):
        assert part in said(document.blocks)


def test_one_page_that_does_not_fit_says_what_to_cut():
    longer = replace(read_map(ESSAY), bottom_line="One more word. " * 120)
    made = produce(job(ESSAY, text_of("one-page"), map=longer))
    (found,) = (one for one in made.diagnostics if one.code == "too-many-pages")
    assert "pages of 1" in found.message
    assert found.notes[0].message == "the bottom line has 360 words"
    assert all(re.search(r"has \d+ words", note.message) for note in found.notes)


# A template of one's own.


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a small map in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "talk.yaml").write_bytes(path_of("first").read_bytes())
    return tmp_path


def built(output, **rest):
    options = pipeline.BuildOptions(output=Path(output), to=("docx",), **rest)
    return pipeline.build(Path("talk.yaml"), options)


def test_a_copy_of_the_briefing_makes_the_same_document(folder):
    (folder / "mine.md").write_text(text_of("briefing"), encoding="utf-8")
    built("theirs")
    built("ours", template="mine.md")
    assert (folder / "theirs/talk.docx").read_bytes() == (folder / "ours/talk.docx").read_bytes()


def test_a_map_can_name_a_template_beside_it_and_the_command_line_another(folder):
    written = (folder / "talk.yaml").read_text(encoding="utf-8")
    (folder / "talk.yaml").write_text(f"{written}report: {{template: mine.md}}\n", encoding="utf-8")
    (folder / "mine.md").write_text("{{ nobody }}\n", encoding="utf-8")
    assert [found.code for found in built("a").diagnostics if found.severity is not Severity.HINT] == [
        "template-error"
    ]
    assert all(found.severity is Severity.HINT for found in built("b", template="one-page").diagnostics)


FAULTS = {
    "an undefined name": ("# {{ title }}\n\n{{ thessis }}\n", 3),
    "an undefined field": ("{% for j in judgements %}\n{{ j.colour }}\n{% endfor %}\n", 2),
    "a fault inside a block": ("{% call style('small') %}\nfine\n{{ nothing }}\n{% endcall %}\n", 3),
    "a syntax error": ("fine\n\n{% for x of judgements %}\n", 3),
    "a bracket that is not closed": ("fine\n{{ title\n", 2),
    "an unknown tag": ("fine\n{% do title %}\n", 2),
    "an unknown filter": ("fine\n{{ title | shout }}\n", 2),
    "a wrong role": ("fine\n{% call style('nonsense') %}x{% endcall %}\n", 2),
    "a wrong level": ("fine\n{% call heading('one', 'x') %}x{% endcall %}\n", 2),
    "a missing argument": ("fine\n{% call budget('x') %}x{% endcall %}\n", 2),
    "one argument too many": ("fine\n\n{{ essay_text(1) }}\n", 3),
    "a block without its text": ("fine\n{{ heading(1, 'x') }}\n", 2),
    "a place that is not there": ("fine\n{{ commentary('9.9') }}\n", 2),
    "a part for a place": ("fine\n{{ commentary(thesis) }}\n", 2),
    "a figure that is not there": ("fine\n{% call figure('whol') %}x{% endcall %}\n", 2),
    "a number without end": ("fine\n{% set n = 1e400 %}{{ n + 1 }}\n", 2),
    "pages that are no number": ("fine\n{{ limit_pages('many') }}\n", 2),
    "a huge loop": ("fine\n\n\n{% for n in range(10 ** 9) %}x{% endfor %}\n", 4),
    "a macro that calls itself": ("fine\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}\n", 2),
    "a huge text": ("fine\n{{ 'a' * 10 ** 18 }}\n", 2),
    "a circle of nothing": ("fine\n{{ cycler() }}\n", 2),
    "a text cut to nothing": ("fine\n{{ title | truncate(2) }}\n", 2),
    "a division by zero": ("fine\n\n{{ 1 / 0 }}\n", 3),
    "a type": ("fine\n{{ title.__class__.__mro__ }}\n", 2),
    "a type by a filter": ("fine\n{{ title | attr('__class__') }}\n", 2),
    "a type by a format": ("fine\n{{ '{0.__class__}'.format(title) }}\n", 2),
    "the map behind a function": ("fine\n{{ budget.__self__ }}\n", 2),
    "globals": ("fine\n{{ _.__globals__ }}\n", 2),
    "a change of the map": ("fine\n{% set x = next.append(1) %}\n", 2),
    "an include of a file": ("fine\n\n{% include 'mine.md' %}\n", 3),
    "an include of a path": ("fine\n\n{% include '../../etc/passwd' %}\n", 3),
    "an import": ("fine\n{% import '/etc/passwd' as x %}\n", 2),
    "an extends": ("{% extends 'nowhere' %}\n", 1),
    "a fault in what is included": ("fine\n\n{% set judgements = 3 %}\n{% include 'briefing' %}\nfine\n", 4),
    "line ends of Windows": ("fine\r\n\r\n{{ nothing }}\r\n", 3),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_a_diagnostic_at_its_line(kind):
    template, line = FAULTS[kind]
    at, words, _ = fault(template)
    assert (at, words) == (line, template.splitlines()[line - 1])


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in judgements %}" * 25 + "x" + "{% endfor %}" * 25,
        "{% if title %}" * 120 + "x" + "{% endif %}" * 120,
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    ],
    ids=["loops", "conditions", "brackets"],
)
def test_what_is_nested_too_deeply_is_a_fault_of_the_template(template):
    assert fault(template)[0] == 1


@pytest.mark.parametrize("function", ["_", "outline", "essay_text", "heading", "budget", "grounds", "loads"])
def test_a_function_that_is_printed_without_brackets_is_a_fault_in_plain_words(function):
    at, _, message = fault(f"fine\n{{{{ {function} }}}}\n")
    assert at == 2
    assert message.endswith("a function was printed; write () behind its name, with what it needs between")


PARTS = ["thesis", "judgements[0]", "objections[0]", "judgements[0].offered[0]", "grounds()[0]", "loads()"]
LISTS = ["judgements", "objections", "unknown", "judgements[1].granted", "judgements[0].offered", "grounds()"]


@pytest.mark.parametrize("value", PARTS)
def test_a_part_that_is_printed_whole_is_a_fault_in_plain_words(value):
    at, _, message = fault(f"fine\n{{{{ {value} }}}}\n")
    assert at == 2
    assert message.endswith("a part was printed; print one of its fields, such as .text or .label")


@pytest.mark.parametrize("value", [*LISTS, "{'a': 1}", "[1, 2]"])
def test_a_list_that_is_printed_whole_is_a_fault_in_plain_words(value):
    at, _, message = fault(f"fine\n{{{{ {value} }}}}\n", path_of("holds"))
    assert at == 2
    assert message.endswith("a list was printed; go through it with {% for one in list %}")


def test_a_fault_is_told_in_the_text_of_the_template_and_nothing_is_written(folder):
    (folder / "mine.md").write_text("# {{ title }}\n\n{{ nothing }}\n", encoding="utf-8")
    outcome = built("out", template="mine.md")
    (found,) = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    text = outcome.sources["mine.md"]
    assert text.text[found.span.start : found.span.end] == "{{ nothing }}"
    assert outcome.written == ()


PLAIN = {
    "{{ verdict | upper }}": lambda found: plain(verdict(found)).upper(),
    "{{ judgements | join(', ') }}": lambda found: ", ".join(part.text for part in views.judgements(found)),
    "{{ thesis.because ~ ' x' }}": lambda found: f"{plain(views.conclusion(found).because)} x",
    "{{ thesis.weakest | lower }}": lambda found: plain(views.conclusion(found).weakest).lower(),
    "{{ unknown | join(' / ') }}": lambda found: " / ".join(map(plain, unknown(found))),
    "{{ grounds() | join(' / ') }}": lambda found: " / ".join(plain(g.name) for g in grounds.grounds(found)),
}


@pytest.mark.parametrize("path", JUDGED, ids=stem)
@pytest.mark.parametrize("written", PLAIN)
def test_to_filters_sentences_and_parts_are_their_words(written, path):
    made = build(material(path, written))
    assert said(made.value.blocks) == PLAIN[written](subject(path))


@every
def test_every_field_of_a_part_is_its_words_to_filters(path):
    found = subject(path)
    parts = (views.conclusion(found), *views.judgements(found))
    every_part = [*parts, *(offer for part in parts for offer in part.offered), *objections.objections(found)]
    for part in every_part:
        values = [getattr(part, field.name) for field in fields(part)]
        for value in [value for value in values if value and isinstance(value, tuple)]:
            if all(map(is_inline, value)):
                assert str(value) == plain(value)
        assert str(part) == (part.text if isinstance(part.text, str) else plain(part.text))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{{ commentary(thesis) }}", "commentary() needs the place of a statement, such as judgement.place"),
        ("{% call figure('whol') %}x{% endcall %}", "no figure `whol`; expected overview or whole"),
        ("{% include 'mine.md' %}", "there is no template `mine.md` to include; only built-in ones can be"),
        ("{% set n = 1e400 %}{{ n + 1 }}", "inf"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(written, words):
    message = fault(f"fine\n{written}\n")[2]
    assert words in message
    assert "argmap." not in message


def test_a_template_draws_no_lots():
    assert "lipsum" in fault("{{ lipsum() }}")[2]
    assert "random" in fault("{{ [1, 2, 3] | random }}")[2]


# The manual.

OF_JINJA = ("range", "dict", "cycler", "joiner", "namespace")
TABLES = {
    "A part": (views.Part, "has_section"),
    "An offer": (offers.Offered,),
    "An objection": (objections.Objection,),
    "A gap;": (worksheet.Gap,),
    "A remark": (findings.Remark,),
    "A defect of the essay": (audit.Defect,),
    "A waiver": (findings.Waived,),
    "A ground": (grounds.Ground,),
    "Loads": (grounds.Loads,),
    "A figure of a part": (figures.BranchFigure,),
    "A load": (grounds.Load,),
}


def table(lead):
    """Return the names in the first column of the table after a line that begins so."""
    after = re.split(rf"^{lead}", MANUAL, maxsplit=1, flags=re.MULTILINE)[1]
    lines = after.split("\n|", 1)[1].split("\n\n", 1)[0].split("\n|")
    return [re.match(r" `([\w-]+)[`(]", line)[1] for line in lines[2:]]


@pytest.fixture(scope="module")
def names():
    """What a template can read and call, as the one that renders is given it."""
    given = {}

    class Recorder:
        def from_string(self, text):
            return self

        def render(self, words):
            given.update(words)
            return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "environment", lambda *_: Recorder())
        build(material(ALL[0]))
    return set(given)


def test_the_manual_has_every_name_and_no_other(names):
    assert (
        set(
            table("Of the map:")
            + table("Of the verdict;")
            + table("For worksheets:")
            + table("Functions that take")
        )
        == names
    )


@pytest.mark.parametrize("lead", TABLES)
def test_the_manual_has_every_field_and_no_other(lead):
    kind, *properties = TABLES[lead]
    assert set(table(lead)) == {*(field.name for field in fields(kind)), *properties}


def test_the_manual_names_the_filters_that_are_gone_and_no_other():
    gone = set(FILTERS) - set(sandbox.environment(Slots().printed).filters)
    (listed,) = re.findall(r"its filters except\n(.+?)\. Nothing draws lots", MANUAL, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", listed)) == gone


def test_the_manual_names_what_jinja_adds():
    environment = sandbox.environment(Slots().printed)
    assert set(environment.globals) == set(OF_JINJA)
    assert all(f"`{name}`" in MANUAL for name in OF_JINJA)


def test_the_manual_lists_the_templates_and_all_roles_and_figures():
    assert tuple(table("## Which one")) == TEMPLATES
    for role in scribe.Role:
        assert f"`{role}`" in MANUAL
    used = set(re.findall(r'call figure\("(\w+)"\)', "".join(map(text_of, TEMPLATES))))
    assert all(f"`{name}`" in MANUAL for name in used)


@pytest.mark.parametrize("path", JUDGED, ids=stem)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_example_of_the_manual_renders(example, path):
    made = build(material(path, example))
    assert made.value is not None
    assert made.value.blocks
    assert {found.code for found in made.diagnostics} <= {"over-budget"}


def test_the_map_in_the_manual_names_a_template():
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    found = formats.read(SourceText("talk.yaml", example))
    assert found.diagnostics == ()
    assert found.value.report.template in TEMPLATES


def test_the_fault_in_the_manual_looks_like_that():
    (template,) = re.findall(r"^```jinja-fault\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    (shown,) = re.findall(r"^```text\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    text = SourceText("mine.md", template)
    (found,) = build(material(JUDGED[0], template)).diagnostics
    assert as_text(found, {"mine.md": text}) == shown.rstrip("\n")


def test_what_the_manual_says_of_reading():
    blocks = build(material(path_of("holds"), EXAMPLES[1])).value.blocks
    (table_of_reasons,) = (block for block in blocks if hasattr(block, "widths"))
    assert table_of_reasons.widths == pytest.approx((2 / 3, 1 / 3))
    assert plain(table_of_reasons.caption) == "What speaks for it, and how that stands."
    assert table_of_reasons.number == 1
    assert "Nobody has offered" not in said(blocks)


def test_what_the_manual_says_of_annexes():
    last = build(material(path_of("holds"), EXAMPLES[-1])).value.blocks
    heading = next(block for block in last if isinstance(block, Heading))
    assert (heading.anchor, heading.new_page) == ("annex-outline", True)
    (lead,) = (i for i in last[0].children if isinstance(i, Link))
    assert (lead.target, plain(lead.children)) == ("#annex-outline", "outline")
