"""Every language has all words of the package, in its own grammar, and none that nobody says."""

import re
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from babel import Locale

import argmap.report.build as report_build
from argmap.diagnostics import Severity
from argmap.diagram.build import overview, whole
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.language import ENGLISH, LANGUAGES, language, serves
from argmap.report.build import Material, build
from argmap.report.document import Code, Emphasis, Link, Strong, Text, Voice, passages
from argmap.report.templates import text_of
from argmap.source import SourceText
from maps import build as make
from messages import catalogue, entries, lacking, messages, said_in_code, said_in_template, written
from reading import ROOT, read_map

FOREIGN = [code for code in LANGUAGES if code != "en"]
PIECE = re.compile(r"\{(\w+)\}")
NARROW, WIDE = "\u202f", "\u00a0"
OPTIONAL = {"{rest} and {last}"}
"""What a catalogue may say where the tables of the locales would not do."""

MANY_WAYS = {
    "title": "Ways to stand",
    "sources": ["s1", "s2", "s3", "s4"],
    "thesis": {
        "claim": "Thesis",
        "reasons": [
            {"claim": "Held", "reasons": [{"evidence": "E1", "source": ["s1", "s2"]}]},
            {
                "claim": "Challenged",
                "reasons": [{"evidence": "E2", "source": ["s3", "s4"]}],
                "objections": ["Objection A", "Objection B", "Objection C"],
            },
            "Asserted",
            {"claim": "Contested", "objections": [{"evidence": "E3", "source": "s1"}]},
            {"claim": "Granted", "reasons": [{"assumption": "Assumed"}]},
            {
                "label": "Together",
                "warrant": "Licence",
                "premises": ["Left", {"assumption": "Right"}],
                "undercutters": [{"claim": "Doubt", "replies": ["A reply"]}],
            },
        ],
        "objections": [
            "Against it",
            {"claim": "Answered", "replies": [{"evidence": "E4", "source": "s2"}]},
            {"claim": "Promised", "replies": [{"assumption": "We shall see"}]},
            {"claim": "Accepted", "outweighed": "It is small"},
        ],
    },
    "aside": ["Beside"],
    "waive": [{"rule": "unused-source", "because": "Later"}],
}

ROUND_IN_CIRCLES = {
    "thesis": {
        "claim": "Thesis",
        "reasons": [{"id": "a", "claim": "One", "objections": [{"claim": "Two", "replies": [{"ref": "a"}]}]}],
    }
}


def test_every_kind_of_call_is_searched_for_messages():
    said = said_in_code(
        'ONE = message("one")\n'
        'TWO, THREE = message("two"), message("three")\n'
        'TABLE = {1: (message("{n} hen"), message("{n} hens"))}\n'
        "def f(self, flag):\n"
        '    self.text("yes" if flag else "no")\n'
        '    subject.say("{n} said", n=1)\n'
        '    language.count(2, "{n} cow", "{n} cows")\n'
        '    subject.say_count(2, "{n} pig", "{n} pigs")\n'
        '    other.count("not a message")\n'
    )
    assert said == [
        ("one",),
        ("two",),
        ("three",),
        ("{n} hen", "{n} hens"),
        ("yes",),
        ("no",),
        ("{n} said",),
        ("{n} cow", "{n} cows"),
        ("{n} pig", "{n} pigs"),
    ]
    assert said_in_template('{{ _("A {b}", b=1) }}{% if x %}{{ _("C") }}{% endif %}') == ["A {b}", "C"]


def test_the_messages_are_those_that_reports_ask_for(monkeypatch):
    asked = Asked(language("de").words)
    monkeypatch.setattr(report_build, "language", lambda _: replace(language("de"), words=asked))
    for argument_map, essay in subjects():
        for template in ("one-page", "dossier"):
            report(argument_map, template, essay)
    lists = {key for key in asked.keys_asked if key.startswith("{p0}")}
    assert asked.keys_asked - lists - OPTIONAL - set(messages()) == set()
    assert len(asked.keys_asked - lists) > 150


class Asked(dict):
    """Words that remember which messages they were asked for."""

    def __init__(self, words):
        super().__init__(words)
        self.keys_asked = set()

    def get(self, key, default=None):
        self.keys_asked.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("code", FOREIGN)
def test_a_catalogue_has_every_message_and_no_other(code):
    assert lacking(code) == []
    assert written(code) == ""
    assert set(entries(code)) - OPTIONAL - set(messages()) == set()


@pytest.mark.parametrize("code", FOREIGN)
def test_a_catalogue_has_nothing_half_done(code):
    found = catalogue(code)
    assert not found.obsolete
    assert [entry.id for entry in found if entry.id and entry.fuzzy] == []
    for entry in found:
        words = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert all(words), entry.id
        assert len(words) == (found.num_plurals if isinstance(entry.id, tuple) else 1), entry.id


@pytest.mark.parametrize("code", FOREIGN)
def test_every_form_has_the_pieces_of_its_message(code):
    """Only a form that serves no number but one may say it in its own words."""
    plural = language(code).plural
    first_is_for_one_alone = all(plural(number) for number in range(2, 200))
    for one, (many, words) in entries(code).items():
        for number, form in enumerate(words):
            if many is None:
                assert pieces(form) == pieces(one), one
            elif number == 0 and first_is_for_one_alone:
                assert pieces(one) - {"n"} <= pieces(form) <= pieces(one) | pieces(many), one
            else:
                assert pieces(form) == pieces(many), one


def pieces(form):
    return set(PIECE.findall(form))


@pytest.mark.parametrize("code", FOREIGN)
def test_two_numbers_have_one_form_only_where_the_language_says_so(code):
    spoken, known = language(code), Locale.parse(code).plural_form
    assert {spoken.plural(number) for number in range(200)} == set(range(catalogue(code).num_plurals))
    for a, b in combinations(range(130), 2):
        assert (spoken.plural(a) == spoken.plural(b)) == (known(a) == known(b)), (a, b)
    assert spoken.plural(1) == 0


@pytest.mark.parametrize("code", FOREIGN)
def test_words_are_set_with_the_marks_of_print(code):
    for one, (_, words) in entries(code).items():
        for form in words:
            assert set("\"'").isdisjoint(form), one
            assert "..." not in form, one
            assert "  " not in form, one
            assert one.count("*") == form.count("*"), one
            assert one.endswith(":") == form.endswith(":"), one


def test_french_puts_spaces_before_its_marks():
    for one, (_, words) in entries("fr").items():
        for form in words:
            assert not re.search(f"(^|[^{WIDE}]):", form), one
            assert not re.search(f"(^|[^{NARROW}])[;?!»]", form), one
            assert not re.search(f"«[^{NARROW}]", form), one


@cache
def subjects():
    essay = Essay((ROOT / "seeds" / "000_3ce85f26f9bfe38c.txt").read_text(encoding="utf-8"))
    return (
        (read_map(ROOT / "maps" / "kazakhstan-civil-society.yaml"), essay),
        (read_map(ROOT / "maps" / "car-free-centre.yaml"), None),
        (make(MANY_WAYS), None),
        (make(ROUND_IN_CIRCLES), None),
        (make({"thesis": {"claim": "Held", "reasons": [{"assumption": "Assumed"}]}}), None),
        (make({"thesis": {"claim": "Alone"}}), None),
    )


def report(argument_map, template, essay=None):
    made = build(
        Material(
            map=argument_map,
            evaluation=evaluate(argument_map),
            template=SourceText("template", text_of(template) or template),
            essay=essay,
            origin="map.yaml",
            fingerprint="0123456789ab",
            version="1.2.3",
        )
    )
    assert made.value is not None, made.diagnostics
    return made


@pytest.mark.parametrize("code", FOREIGN)
def test_a_report_says_nothing_of_its_own_in_english(code):
    english = {fragment for one in messages() for fragment in fragments(one)}
    english |= {fragment for many in messages().pairs.values() for fragment in fragments(many)}
    for argument_map, essay in subjects():
        spoken = replace(argument_map, language=code)
        made = report(spoken, "dossier", essay)
        assert {found.code for found in made.diagnostics} <= {"over-budget"}
        said = "\n".join([*program_words(made.value), *drawn_words(spoken, code)])
        assert [fragment for fragment in english if fragment in said] == []


def fragments(message):
    """Yield what a message has between its pieces and emphases, where that is three words or more."""
    for part in re.split(r"\{\w+\}|\*", message):
        if len(re.findall(r"[a-zA-Z]{2,}", part)) >= 3:
            yield part.strip()


def program_words(document):
    for inlines in passages(document.blocks):
        yield "".join(text if voice is Voice.PROGRAM else "\n" for text, voice in texts(inlines))


def texts(inlines):
    for inline in inlines:
        match inline:
            case Text(text, voice) | Code(text, voice):
                yield text, voice
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from texts(children)


def drawn_words(argument_map, code):
    found, spoken = evaluate(argument_map), language(code)
    for picture in (overview, whole):
        diagram = picture(argument_map, found, language=spoken)
        for box in diagram.boxes:
            yield from (box.tag, box.note)
        yield from (joint.word for joint in diagram.joints)


def test_a_report_in_english_has_english_fragments():
    """The search for English words finds them where they are."""
    said = "\n".join(program_words(report(subjects()[0][0], "dossier", subjects()[0][1]).value))
    assert sum(fragment in said for one in messages() for fragment in fragments(one)) > 40


@pytest.mark.parametrize(
    ("code", "day", "month", "both", "either", "quoted"),
    [
        ("en", "10 March 2026", "March 2026", "a and b", "a or b", "“a”"),
        ("de", "10. März 2026", "März 2026", "a und b", "a oder b", "„a“"),
        ("fr", "10 mars 2026", "mars 2026", "a et b", "a ou b", f"«{NARROW}a{NARROW}»"),
        ("ru", f"10 марта 2026{NARROW}г.", f"март 2026{NARROW}г.", "a и b", "a или b", "«a»"),
        ("kk", f"2026{NARROW}ж. 10 наурыз", f"2026{NARROW}ж. наурыз", "a және b", "a не b", "«a»"),
    ],
)
def test_dates_lists_and_quotation_marks_are_the_language_s_own(code, day, month, both, either, quoted):
    spoken = language(code)
    assert spaced(spoken.date("2026-03-10")) == spaced(day)
    assert spaced(spoken.date(" 2026-03 ")) == spaced(month)
    assert spoken.listed(["a", "b"]) == both
    assert spoken.listed(["a", "b"], style="or") == either
    assert spoken.listed(["a", "b", "c"]).startswith("a, b")
    assert spoken.listed(["a"]) == "a"
    assert spoken.listed([]) == ""
    assert "".join(map(str, spoken.quoted("a"))) == quoted


def spaced(date):
    """Return a date with plain spaces: which ones stand in it changes with the tables of the locales."""
    return " ".join(date.split())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("written", ["soon", "", "2026", "2026-13", "2026-02-30", "10/03/2026"])
def test_what_is_no_date_stays_as_it_was_written(code, written):
    assert language(code).date(written) == written


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_are_written_as_the_language_does(code):
    spoken = language(code)
    comma = "." if code == "en" else ","
    assert spoken.decimal(0.5) == f"0{comma}50"
    assert spoken.decimal(-0.25) == f"−0{comma}25"
    assert spoken.decimal(-0.001) == f"0{comma}00"
    assert spoken.number(13) == "13"
    assert len({spoken.number(number) for number in range(13)}) == 13


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_count_says_its_number(code):
    spoken = language(code)
    for one, many in messages().pairs.items():
        for number in (2, 5, 13, 21, 101) if "n" in pieces(many) else ():
            said = spoken.count(number, one, many)
            assert spoken.number(number) in said, (number, said)
            assert "{n}" not in said


@pytest.mark.parametrize(
    "tag", ["de-AT", "de_AT", "en-US", "en", "xx", "", "!!", "-", "zh-Hans-CN", "de-", "fr-x-y"]
)
def test_no_tag_is_too_odd_to_speak(tag):
    spoken = language(tag)
    assert spoken.code in LANGUAGES
    assert "2026" in spoken.date("2026-03-10")
    assert spoken.decimal(0.5) in ("0.50", "0,50")
    assert spoken.listed(["a", "b", "c"]).startswith("a, b")
    assert spoken.text("Key judgements") in ("Key judgements", language(spoken.code).text("Key judgements"))


def test_a_country_has_its_own_dates_and_the_words_of_its_language():
    assert language("de-AT").date("2026-01-10") == "10. Jänner 2026"
    assert language("de-AT").words == language("de").words
    assert language("en-US").date("2026-03-10") == "March 10, 2026"
    assert language("fr").date("2026-04-01") == "1er avril 2026"
    assert language("fr").date("2026-04-11") == "11 avril 2026"
    assert serves(language("de-AT"))
    assert serves(language("en-US"))
    assert serves(ENGLISH)
    assert not serves(language("xx"))


def test_an_unknown_language_is_told_and_spoken_in_english():
    made = report(replace(make(MANY_WAYS), language="sw"), "briefing")
    (hint,) = (found for found in made.diagnostics if found.code == "no-words")
    assert hint.severity is Severity.HINT
    assert "`sw`" in hint.message
    assert "Key judgements" in "\n".join(program_words(made.value))
    assert made.value.language == "sw"


def test_a_message_of_a_template_without_words_is_told_and_printed_as_it_stands():
    template = "# {{ _('Our own heading for {who}', who='us') }}\n\n{{ _('Key judgements') }}\n"
    made = report(replace(make(MANY_WAYS), language="de"), template)
    (hint,) = made.diagnostics
    assert (hint.code, hint.severity) == ("no-words", Severity.HINT)
    assert "Our own heading for {who}" in hint.message
    said = "\n".join(program_words(made.value))
    assert "Our own heading for us" in said
    assert "Kernaussagen" in said
    assert report(replace(make(MANY_WAYS), language="en"), template).diagnostics == ()
