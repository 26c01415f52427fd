"""How long a report may be: what is said where it is longer, and annexes in files of their own."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from argmap import formats, pipeline
from argmap.diagnostics import Severity
from argmap.evaluate import evaluate
from argmap.produce import Job, produce
from argmap.report.build import Material, build
from argmap.report.document import Heading, Link, Role, Table, anchors, passages
from argmap.report.parts import annexes, body
from argmap.report.templates import text_of
from argmap.source import SourceText
from argmap.writers.pdf_extent import overrun
from judged import JUDGED, path_of, report, said, sections, stem, words
from reading import ENGINE, read_map
from tests.pdffile import pages_of_words
from tests.wordfile import W, part
from tests.wordfile import words as words_of

LONG = "This is a sentence of seven words. "


def source(path, *changes, more=""):
    """Return the text of a map with words of it changed, and more after its end."""
    text = path.read_text(encoding="utf-8") + more
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return SourceText(path.name, text)


def job(text, template="briefing"):
    argument_map = formats.read(text).value
    return Job(
        source=text,
        map=argument_map,
        evaluation=evaluate(argument_map),
        essay=None,
        template=SourceText("a template", text_of(template) or template),
        to=("pdf",),
        epoch=946_684_800,
        engine=ENGINE,
    )


def found(text, template="briefing"):
    """Return what is said of a map's report, without drawing anything: by code, with the words it shows."""
    made = build(
        Material(
            map=formats.read(text).value,
            evaluation=evaluate(formats.read(text).value),
            template=SourceText(template, text_of(template)),
        )
    )
    return [(one.code, one.message, text.text[one.span.start : one.span.end]) for one in made.diagnostics]


# Too many pages.

TOO_LONG = re.compile(r"the report fills (\d+) pages of (\d+): (\d+) words too many; they begin in “(.+)”")


@pytest.fixture(scope="module")
def too_long():
    """A map that allows one page less than it needs, the finding, and the pages of its PDF."""
    text = source(path_of("holds"), ("pages: 5", "pages: 3"))
    made = produce(job(text))
    (finding,) = (one for one in made.diagnostics if one.code == "too-many-pages")
    return text, finding, pages_of_words(made.value[0].content)


def test_the_finding_tells_pages_and_words_and_where_they_begin(too_long):
    text, finding, pages = too_long
    fills, most, over, section = TOO_LONG.fullmatch(finding.message).groups()
    assert (finding.severity, text.text[finding.span.start : finding.span.end]) == (Severity.WARNING, "3")
    assert (int(fills), int(most)) == (len(pages), 3) == (4, 3)
    assert int(over) == len(" ".join(pages[3]).removeprefix("Objection Against Answer State ").split())
    assert section == "Objections and answers"


def test_the_finding_names_the_longest_texts_of_the_author(too_long):
    text, finding, _ = too_long
    assert [note.message for note in finding.notes] == [
        "the bottom line has 53 words",
        "the commentary on too-little-sleep has 32 words",
        "the commentary on fewer-late has 26 words",
    ]
    for note in finding.notes:
        number = int(re.search(r"has (\d+) words", note.message)[1])
        assert len(text.text[note.span.start : note.span.end].replace("|", "").split()) == number


def too_many(text, template):
    """Return the finding of a report that is too long."""
    return next(one for one in produce(job(text, template)).diagnostics if one.code == "too-many-pages")


OVERFULL = (("  Begin the first", f"  {LONG * 90}\n  Begin the first"),)
"""What makes the bottom line of a map longer than a page."""


def report_on(text, template):
    """Return the report on a map, without figures."""
    argument_map = formats.read(text).value
    written = SourceText(template, text_of(template))
    return build(Material(map=argument_map, evaluation=evaluate(argument_map), template=written)).value


def test_only_texts_that_the_report_prints_are_named_as_cuts():
    text = source(path_of("holds"), *OVERFULL)
    names = [note.message for note in too_many(text, "one-page").notes]
    assert names
    assert not any("commentary" in name for name in names)
    assert names[0] == f"the bottom line has {len(formats.read(text).value.bottom_line.split())} words"
    printed = said(report_on(text, "one-page").blocks)
    for note in too_many(text, "one-page").notes:
        shown = text.text[note.span.start : note.span.end].replace("|", " ").split()
        assert " ".join(shown[:5]) in " ".join(printed.split())


def test_wordings_are_named_as_cuts_as_well():
    written = LONG_CLAIM[1] + LONG * 60
    text = source(path_of("unsettled"), (LONG_CLAIM[0], written), ("report:\n", "report:\n  pages: 1\n"))
    first = too_many(text, "briefing").notes[0]
    shown = text.text[first.span.start : first.span.end]
    assert first.message == f"the wording of bridge-1756 has {len(shown.split())} words"
    assert shown.startswith("The bridge was built in 1756. This is")


@pytest.mark.parametrize(("pages", "shown"), [(3, ""), (1, "1")])
def test_the_place_is_the_line_of_pages_only_where_that_is_the_limit(pages, shown):
    text = source(path_of("holds"), *OVERFULL, ("pages: 5", f"pages: {pages}"))
    found = too_many(text, "one-page")
    assert "pages of 1:" in found.message
    assert text.text[found.span.start : found.span.end] == shown
    assert shown or text.position(found.span.start)[0] == 1


@pytest.mark.parametrize("path", JUDGED, ids=stem)
def test_the_words_over_are_those_on_the_pages_beyond(path):
    document = body(report(path))
    pages = pages_of_words(written(document))
    heads = ["Objection Against Answer State", "Statement Source, place How good Remark"]
    for most in {1, len(pages) - 1}:
        beyond = [" ".join(page) for page in pages[most:]]
        counted = [
            repeated.removeprefix(head) for repeated in beyond for head in heads if repeated.startswith(head)
        ]
        rest = [page for page in beyond if not page.startswith(tuple(heads))]
        over = overrun(document, most)
        assert over.pages == len(pages)
        assert over.words == len(" ".join(rest + counted).split())
        assert over.section in sections(document)
        assert over.section in all_words(pages[: most + 1])
    assert overrun(document, len(pages)) is None


def all_words(pages):
    return " ".join(" ".join(page) for page in pages)


def written(document):
    from argmap.writers import WRITERS, Imprint, Work

    return WRITERS["pdf"].write(Work(document, None), Imprint(946_684_800, "argmap test"))


def test_annexes_stay_in_the_file_unasked_and_are_no_pages_of_the_body():
    made = produce(job(source(path_of("unsettled"), ("report:\n", "report:\n  pages: 4\n"))))
    pages = pages_of_words(made.value[0].content)
    assert made.diagnostics == ()
    assert [product.added for product in made.value] == [""]
    assert len(pages) > 4
    assert "Annex A. The whole map" in all_words(pages[4:])


def test_a_briefing_has_six_pages_unless_the_map_says_otherwise():
    assert report(path_of("unsettled")).most_pages == 6
    assert report(path_of("holds")).most_pages == 5


SMALL = """{{ limit_pages(report_pages or 6) }}
{% call budget("The first", 20, judgements[0].place) %}{{ judgements[0].text }}{% endcall %}


---

The second page.
"""


def told(more, *changes):
    """Return what is said of a small map's report, with more after its end."""
    made = produce(job(source(path_of("first"), *changes, more=more), SMALL))
    assert [product.writer for product in made.value] == ["pdf"]
    return [(one.code, str(one.severity)) for one in made.diagnostics]


def test_the_map_says_how_much_too_many_pages_matter():
    one = "report: {pages: 1}\n"
    assert told(one) == [("too-many-pages", "warning")]
    assert told(f"{one}rules: {{too-many-pages: error}}\n") == [("too-many-pages", "error")]
    assert told(f"{one}rules: {{too-many-pages: off}}\n") == []
    assert told(f"{one}waive: [{{too-many-pages: We know.}}]\n") == []


# Too many words in one part.


def test_a_bottom_line_that_is_too_long_is_told_with_its_words_and_place():
    text = source(path_of("unsettled"), ("  Leave the order off", f"  {LONG * 8}\n  Leave the order off"))
    ((code, message, shown),) = found(text)
    before = words(report_of(text))
    assert (code, message) == (
        "over-budget",
        f"The bottom line takes {before} words, {before - 90} more than there is room for",
    )
    assert "Leave the order off the plaque." in shown


def report_of(text):
    """Return the blocks of the bottom line as the report has them."""
    blocks = report_on(text, "briefing").blocks
    end = next(n for n, block in enumerate(blocks) if isinstance(block, Heading))
    start = next(n for n, block in enumerate(blocks) if said([block]).startswith("Bottom line."))
    return blocks[start:end]


def test_a_commentary_that_is_too_long_is_told_at_the_commentary():
    text = source(path_of("holds"), ("The trial ran for", f"{LONG * 34}\n        The trial ran for"))
    ((code, message, shown),) = found(text)
    assert (code, message) == (
        "over-budget",
        "The commentary of section 2 takes 268 words, 28 more than there is room for",
    )
    assert "The trial ran for two years" in shown


LONG_CLAIM = ("claim: The bridge was built in 1756.", f"claim: The bridge was built in 1756. {LONG * 5}")


def test_a_key_judgement_that_is_too_long_is_told_with_its_words():
    ((code, message, _),) = found(source(path_of("unsettled"), LONG_CLAIM))
    assert code == "over-budget"
    assert message == "Key judgement 2 takes 55 words, 5 more than there is room for"


def test_a_key_judgement_that_is_too_long_is_told_at_its_words():
    ((_, _, shown),) = found(source(path_of("unsettled"), LONG_CLAIM))
    assert shown.startswith("The bridge was built in 1756.")


@pytest.mark.parametrize(
    ("key", "shown"),
    [("label", "A word that is long"), ("commentary", LONG_CLAIM[1].removeprefix("claim: "))],
    ids=["a key that it has", "a key that it lacks"],
)
def test_a_budget_names_the_key_of_a_statement_at_which_it_is_told(key, shown):
    label = ("label: The bridge is of 1756", "label: A word that is long")
    remark = ("      commentary: The stone over", "      extract: The stone over")
    text = source(path_of("unsettled"), LONG_CLAIM, label, remark)
    call = f'{{% call budget("It", 5, judgements[1].place, "{key}") %}}'
    made = produce(job(text, f"{call}{{{{ judgements[1].text }}}}{{% endcall %}}\n"))
    (one,) = (one for one in made.diagnostics if one.code == "over-budget")
    assert text.text[one.span.start : one.span.end].strip() == shown.strip()


LONG_REASON = ("- Everyone is in the office", f"- id: long\n    claim: {LONG * 8} Everyone is in the office")


def test_the_map_says_how_much_a_budget_matters():
    assert told("", LONG_REASON) == [("over-budget", "hint")]
    assert told("rules: {over-budget: warning}\n", LONG_REASON) == [("over-budget", "warning")]
    assert told("rules: {over-budget: off}\n", LONG_REASON) == []


@pytest.mark.parametrize(
    ("more", "change"),
    [
        ("waive: [{over-budget: It is needed.}]\n", ""),
        ("waive: [{over-budget: It is needed., at: long}]\n", ""),
        ("", "    waive: {over-budget: It is needed.}\n"),
    ],
    ids=["for the whole map", "at an id", "on the statement"],
)
def test_a_budget_can_be_waived(more, change):
    assert told(more, LONG_REASON, ("    claim: This", f"{change}    claim: This")) == []


def test_a_waiver_elsewhere_leaves_the_hint():
    waiver = ("- claim: Holidays", "- waive: {over-budget: It is needed.}\n    claim: Holidays")
    assert told("", LONG_REASON, waiver) == [("over-budget", "hint")]


# Annexes in files of their own.


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """What the map with `annex: separate` is built to."""
    with pytest.MonkeyPatch.context() as patch:
        here = tmp_path_factory.mktemp("apart")
        patch.chdir(here)
        (here / "talk.yaml").write_bytes(path_of("holds").read_bytes())
        options = pipeline.BuildOptions(output=Path("out"), to=("pdf", "docx", "svg"))
        outcome = pipeline.build(Path("talk.yaml"), options)
        assert [file.path.name for file in outcome.written] == [
            "talk.pdf", "talk-annex.pdf", "talk.docx", "talk-annex.docx", "talk.svg",
        ]  # fmt: skip
        return {file.path.name: file.path.read_bytes() for file in outcome.written}


@pytest.mark.slow
def test_body_and_annexes_are_in_files_of_their_own(apart):
    text = {name: all_words(pages_of_words(apart[name])) for name in apart if name.endswith("pdf")}
    text |= {name: words_of(part(apart[name])) for name in apart if name.endswith("docx")}
    for ending in ("pdf", "docx"):
        for annex in ("Annex A. The whole map", "Annex B. How the statuses came about"):
            assert annex not in text[f"talk.{ending}"]
            assert annex in text[f"talk-annex.{ending}"]
        assert "Key judgements" in text[f"talk.{ending}"]
        assert "Key judgements" not in text[f"talk-annex.{ending}"]


def test_the_annexes_say_to_which_report_they_belong(apart):
    head = "Should the school day begin at nine? Annexes Annex A. The whole map"
    assert head in " ".join(pages_of_words(apart["talk-annex.pdf"])[0])
    assert "Should the school day begin at nine?" in words_of(part(apart["talk-annex.docx"]))


def test_the_body_says_that_the_annexes_stand_apart_where_they_do(apart):
    pointer = "The annexes stand in a file of their own, whose name ends in -annex."
    assert pointer in all_words(pages_of_words(apart["talk.pdf"]))
    assert pointer not in said(report(path_of("unsettled")).blocks)


def test_no_link_of_either_leads_nowhere(apart):
    for name in ("talk.docx", "talk-annex.docx"):
        root = part(apart[name])
        marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
        used = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
        assert used <= marks
        assert used or name == "talk-annex.docx"
    for name in ("talk.pdf", "talk-annex.pdf"):
        read = pypdfium2.PdfDocument(apart[name])
        pages = len(read)
        for page in read:
            assert all(0 <= where < pages for where in destinations(read, page))
        read.close()


def destinations(read, page):
    """Yield the numbers of the pages to which a page's own links lead; -1 for nowhere."""
    from ctypes import byref, c_int

    start, link = c_int(0), pypdfium2.raw.FPDF_LINK()
    while pypdfium2.raw.FPDFLink_Enumerate(page, byref(start), byref(link)):
        if pypdfium2.raw.FPDFAction_GetType(pypdfium2.raw.FPDFLink_GetAction(link)) != URI:
            where = pypdfium2.raw.FPDFLink_GetDest(read, link)
            yield pypdfium2.raw.FPDFDest_GetDestPageIndex(read, where)


URI = pypdfium2.raw.PDFACTION_URI


def test_the_two_halves_are_the_whole_and_tables_are_numbered_in_each():
    whole = report(path_of("holds"))
    first, second = body(whole), annexes(whole)
    texts = [said([block]) for block in whole.blocks]
    title, opening, *rest = second.blocks
    assert [said([block]) for block in (*first.blocks, *rest)] == [text for text in texts if text]
    assert [(said([block]), block.role) for block in (title, opening)] == [
        ("Should the school day begin at nine?", Role.TITLE),
        ("Annexes", Role.SUBTITLE),
    ]
    for half in (first, second):
        numbers = [block.number for block in half.blocks if isinstance(block, Table) and block.caption]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {link[1:] for link in inner_links(half)} <= set(anchors(half.blocks))
    assert not any("annex" in link for link in inner_links(first))
    assert (first.title, second.title) == (whole.title, whole.title)
    assert (second.marking, second.most_pages) == ("For the board only", 0)


def inner_links(document):
    """Return where the links of a document lead, as far as they lead into it."""
    waiting = [inline for inlines in passages(document.blocks) for inline in inlines]
    found = set()
    while waiting:
        inline = waiting.pop()
        waiting.extend(getattr(inline, "children", ()))
        if isinstance(inline, Link) and inline.target.startswith("#"):
            found.add(inline.target)
    return found


def test_a_report_without_annexes_has_no_file_for_them():
    assert annexes(report(path_of("holds"), "one-page")) is None
    separate = replace(read_map(path_of("holds")).report, annex="separate")
    assert separate.annex == read_map(path_of("holds")).report.annex
    made = produce(job(source(path_of("holds")), "one-page"))
    assert [product.added for product in made.value] == [""]


@pytest.mark.parametrize("value", ["seperate", "yes", "own"])
def test_a_wrong_value_of_annex_is_an_error_with_a_fix(value):
    text = source(path_of("holds"), ("annex: separate", f"annex: {value}"))
    read = formats.read(text)
    (error,) = (one for one in read.diagnostics if one.severity is Severity.ERROR)
    assert error.code == "wrong-value"
    assert text.text[error.span.start : error.span.end] == value
    assert "separate" in " ".join([error.message, *(note.message for note in error.notes)])
    if value == "seperate":
        assert fixed(text.text, error.fix) == path_of("holds").read_text(encoding="utf-8")


def fixed(text, fix):
    for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
