"""What the rules about the form of a map find: boxes, words, sizes, dates and grades."""

import pytest

from argmap.formats.schema import SCHEMES
from argmap.formats.schemes import QUESTIONS
from ruling import at, claim, findings, messages, notes, places

TWO, ASKED, DATE = "two-assertions-in-one-box", "question-or-command", "date-not-real"
DEEP, MANY, NEAR = "deep-reasoning", "many-reasons", "near-duplicate-claims"
GRADE, SCHEME = "grade-without-corroboration", "untouched-critical-questions"


# two-assertions-in-one-box


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("Shops will lose trade, and residents will gain quiet.", "and"),
        ("The plan is old, and the council has dropped it.", "and"),
        ("There is a chance, and unless it is taken, the rest will fail.", "and"),
        ("Shops lose their trade; residents gain some quiet.", ";"),
        ("The plan is old. The council dropped it.", "."),
        ("Shops lose trade because the road is closed.", "because"),
        ("The road is closed, therefore shops lose trade.", "therefore"),
        ("The road is closed, so that shops lose trade.", "so that"),
    ],
)
def test_two_assertions_in_a_claim_are_told_at_what_joins_them(text, joint):
    assert at(TWO, claim(text)) == [joint]


@pytest.mark.parametrize(
    "text",
    [
        "Shops, cafés, and markets will lose trade.",
        "The city should close its centre, and should pay for it.",
        "The council has a hall, and the park that is beside it.",
        "It is clear that A is so, and B is so.",
        "If the road is closed, and the bus is full, people will walk.",
        "He said that it is closed, and it was.",
        "The road is closed in April, and the bridge in May.",
        "Shops lost trade only because the road was closed.",
        "Shops lost trade, not because of the road but because they were dear.",
        "Shops lose trade because of noise.",
        "Three things count: price of land; state of roads; number of shops.",
        "Dr. Smith and the U.S. Army agree with Prof. Jones of St. Mary.",
        "The paper says “A is so, and B is so because C is so. So it is.”",
        "The law of 1. January 2020 holds.",
        "Lock the door so that nobody comes in.",
        "It is so.",
    ],
)
def test_one_assertion_is_let_be(text):
    assert at(TWO, claim(text)) == []


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("Die Läden verlieren Kunden. Die Anwohner gewinnen Ruhe.", ["."]),
        ("Die Läden verlieren Kunden; die Anwohner gewinnen Ruhe.", [";"]),
        ("It is so, and this will be so because it is.", []),
        ("Dies gilt nach Abs. Eins der Ordnung von 1990.", []),
        ("図書館は開くべきだ。学生が来る。", ["。"]),
    ],
)
def test_in_other_languages_only_marks_between_sentences_are_told(text, joint):
    assert at(TWO, claim(text, language="de")) == joint


def test_what_is_reported_or_aside_may_say_more():
    text = """
        title: T
        thesis:
          claim: C
          reasons:
          - evidence: Shops will lose trade, and residents will gain quiet.
          - assumption: Shops will lose trade, and residents will gain quiet.
        aside: [Shops lose trade because the road is closed.]
    """
    assert places(TWO, text) == [(7, 40)]


def test_what_to_do_is_said_for_either():
    assert notes(TWO, claim("It is so; that is why.")) == [
        "make two statements of it, under `premises:` if they count only together"
    ]
    assert notes(TWO, claim("It is so because that is so.")) == [
        "put the reason under `reasons:` as a statement of its own"
    ]


# question-or-command


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Should the library open?", "A question is no statement: thesis “Should the library open?”"),
        ("図書館は開くべきか？", "A question is no statement: thesis “図書館は開くべきか？”"),
        ("هل تفتح المكتبة؟", "A question is no statement: thesis “هل تفتح المكتبة؟”"),
        ("Ban the car.", "A command is no statement: thesis “Ban the car.”"),
        ("Do not open the library.", "A command is no statement: thesis “Do not open the library.”"),
        ("Let us open.", "A command is no statement: thesis “Let us open.”"),
        (
            "Use the hall that is empty, as others do.",
            "A command is no statement: thesis “Use the hall that is empty, as others do.”",
        ),
    ],
)
def test_questions_and_commands_are_no_statements(text, said):
    assert messages(ASKED, claim(text)) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "He asked “why?”",
        "Open data helps everybody.",
        "Close cooperation is needed.",
        "Support for the plan is growing.",
        "Open all day is what they want.",
        "Use of force is wrong.",
        "The question is whether to open.",
        "Cut flowers sell.",
        "Letting go is hard.",
    ],
)
def test_statements_that_begin_like_commands_are_let_be(text):
    assert messages(ASKED, claim(text)) == []


def test_commands_are_looked_for_in_english_alone():
    assert messages(ASKED, claim("Ban the car.", language="de")) == []
    assert messages(ASKED, claim("Soll die Bibliothek öffnen?", language="de")) != []


# date-not-real

DATED = """
    title: T
    date: {date}
    thesis: C
    sources:
      s:
        title: A work
        issued: {issued}
        accessed: {accessed}
"""


def dated(date="2026-02-28", issued="2020", accessed="2021"):
    return DATED.format(date=date, issued=issued, accessed=accessed)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-02-29", "There is no day 2026-02-29"),
        ("2026-13-01", "There is no day 2026-13-01"),
        ("2026-00", "There is no month 2026-00"),
        ("2026-13", "There is no month 2026-13"),
        ("0000-01-01", "There is no day 0000-01-01"),
    ],
)
def test_a_date_of_no_calendar_is_told(date, said):
    assert messages(DATE, dated(date)) == [said]
    assert at(DATE, dated(date)) == [date]


@pytest.mark.parametrize(
    "date", ["2024-02-29", "2026-2-1", "2012-13", "2019-20", "2020-21", "2026-24", "10/33/2020", "soon"]
)
def test_real_dates_seasons_ranges_and_words_are_let_be(date):
    assert messages(DATE, dated(date)) == []
    assert messages(DATE, dated(issued=date, accessed=date)) == []


def test_dates_of_sources_and_of_the_report_are_looked_at():
    assert messages(DATE, dated(issued="2020-02-30/2020-03-01")) == [
        "There is no day 2020-02-30 of the source `s`"
    ]
    assert at(DATE, dated(accessed="{date-parts: [[2021, 4, 31]]}")) == ["{date-parts: [[2021, 4, 31]]}"]
    assert at(DATE, "title: T\nthesis: C\nreport: {decide-by: 2026-06-31}\n") == ["2026-06-31"]
    assert messages(DATE, dated(issued="{date-parts: [[x, [y]], {}]}", accessed="[1, {raw: 2}]")) == []


@pytest.mark.parametrize(
    ("issued", "accessed", "early"),
    [
        ("2020", "2019", True),
        ("2020", "10/03/2019", True),
        ("2020-05-02", "2020-05-01", True),
        ("2020-05", "2020-04-30", True),
        ("{date-parts: [[2020]]}", "2019-12-31", True),
        ("2020", "10/03/2020", False),
        ("2020-05-02", "2020", False),
        ("2020-05-02", "2020-05", False),
        ("2019 or 2020", "2018", False),
        ("forthcoming", "2018", False),
        ("2020", "2018, again in 2021", False),
        ("2020-04", "2020-02", True),
    ],
)
def test_a_source_cannot_be_read_before_it_is_published(issued, accessed, early):
    said = ["The source `s` was accessed before it was issued"] if early else []
    assert messages(DATE, dated(issued=issued, accessed=accessed)) == said
    assert at(DATE, dated(issued=issued, accessed=accessed)) == ([accessed] if early else [])


def test_of_a_date_that_does_not_exist_only_the_year_is_compared():
    assert messages(DATE, dated(issued="2020-03-01", accessed="2020-02-30")) == [
        "There is no day 2020-02-30 of the source `s`"
    ]


# deep-reasoning, many-reasons


def chain(length, branches=1):
    """A map with a chain of so many reasons below its thesis, the last of which comes in several."""
    lines = ["title: T", "thesis:", "  claim: C0"]
    for depth in range(1, length + 1):
        lines += [f"{'  ' * depth}reasons:"]
        number = branches if depth == length else 1
        lines += [f"{'  ' * depth}- claim: C{depth} {one}" for one in range(number)]
    return "\n".join(lines) + "\n"


def test_a_chain_of_more_than_six_reasons_is_told_once_with_its_length():
    assert messages(DEEP, chain(6)) == []
    assert messages(DEEP, chain(9)) == [
        f"A chain of reasons is 9 steps deep, 6 are easily followed: {'1.' * 6}1 “C7 0”"
    ]
    assert at(DEEP, chain(9)) == ["C7 0"]
    assert len(messages(DEEP, chain(7, branches=3))) == 1


def test_the_shortest_way_to_a_statement_counts_and_circles_end():
    text = chain(9).replace("- claim: C6 0", "- claim: C6 0\n              id: six")
    near = text.replace("  - claim: C1 0", "  - ref: six\n  - claim: C1 0")
    assert messages(DEEP, near) == []
    circle = text.replace("- claim: C9 0", "- ref: six")
    assert [one.split(" steps")[0] for one in messages(DEEP, circle)] == ["A chain of reasons is 8"]


def test_more_than_seven_reasons_are_many():
    def reasons(number):
        entries = "".join(f"  - R{one}\n" for one in range(number))
        return f"title: T\nthesis:\n  claim: C\n  objections: [A, B]\n  reasons:\n{entries}"

    assert messages(MANY, reasons(7)) == []
    assert messages(MANY, reasons(8)) == [
        "8 reasons stand at once under thesis “C”, 7 are easily kept in mind"
    ]


# near-duplicate-claims

TEN = "Shops north river lost quarter trade during long closure 2019 road works"


def pair(one, other, language="en"):
    head = f"title: T\nlanguage: {language}\nthesis:\n  claim: C\n  reasons:\n"
    return head + f"  - claim: A\n    reasons:\n    - {one}\n  - claim: B\n    reasons:\n    - {other}\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shops lose trade.", "the shops lose trade"),
        ("The shops lose trade.", "Shops lose their trade!"),
        ("The shops lose customers.", "The shops lose custommers."),
        ("Customers leave the shops.", "Custommers leave the shops."),
        ("Prices increase now.", "Prices increased now."),
        ("The traffic harmed residents", "The traffic harms the residents"),
        (TEN, TEN.replace("lost", "really lost")),
        (TEN, TEN.replace("long", "long dusty")),
        (TEN.replace("long", "long dusty"), TEN),
        ("図書館は開くべきだ。", "図書館は開くべきだ"),
    ],
)
def test_nearly_the_same_words_are_told_at_the_later_statement(one, other):
    assert at(NEAR, pair(one, other)) == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shops lose trade.", "Shops do not lose trade."),
        (TEN, TEN.replace("lost", "never lost")),
        (TEN, TEN.replace("lost", "hardly lost")),
        (TEN, TEN.replace("lost", "didn't lost")),
        (TEN, TEN.replace("long", "long 3-week")),
        (TEN, TEN.replace("2019", "2018")),
        (TEN, TEN.replace("north", "south")),
        ("Shops lose trade.", "Shops lose much trade."),
        ("Dogs bite men.", "Men bite dogs."),
        ("It is typical of them", "It is atypical of them"),
        ("Trade rose by 5 %", "Trade rose by 15 %"),
        ("Trade may fall", "Trade will fall"),
        ("Trade fell in 2019-2020 by much", "Trade fell in 2019-2021 by much"),
        ("कि यह है", "का यह है"),
        ("This", "That"),
    ],
)
def test_statements_that_differ_in_what_counts_are_two(one, other):
    assert at(NEAR, pair(one, other)) == []


def test_a_reuse_is_no_duplicate_and_is_what_is_advised():
    head = "title: T\nthesis:\n  claim: C\n  reasons:\n  - claim: A\n    id: a\n"
    assert messages(NEAR, head + "  - claim: B\n    reasons:\n    - ref: a\n") == []
    assert notes(NEAR, head + "  - claim: B\n    reasons:\n    - a.\n") == ["type `ref: a` in its place"]
    assert notes(NEAR, head + "  - claim: B\n    reasons:\n    - b.\n") == [
        "give this one an `id:`, and type `ref:` with it in place of the other"
    ]
    assert notes(NEAR, head + "aside: [A]\n") == ["say it once"]
    assert notes(NEAR, head + "  - claim: B\n    reasons:\n    - C.\n") == [
        "a thesis speaks neither for nor against itself; say what does"
    ]


def test_the_same_words_twice_on_one_target_are_left_to_another_rule():
    head = "title: T\nthesis:\n  claim: C\n  reasons:\n"
    assert messages(NEAR, head + "  - The shops lose trade.\n  - the shops lose trade\n") == []
    assert messages(NEAR, head + "  - The shops lose trade.\n  - Shops lose trade.\n") != []


# grade-without-corroboration

GRADED = """
    title: T
    sources:
      a: {{title: A, origin: agency}}
      b: {{title: B, origin: {origin}}}
    thesis:
      claim: C
      reasons:
      - claim: D
        reasons:
        - evidence: E
          source: a
          grade: {grade}
        - evidence: F
          source: {beside}
"""


@pytest.mark.parametrize(
    ("grade", "beside", "origin", "told"),
    [
        ("A1", "a", "other", True),
        ("F1", "b", "agency", True),
        ("A1", "b", "other", False),
        ("A1", "lost", "other", True),
        ("A2", "a", "other", False),
        ("1", "a", "other", False),
        ("0.1", "a", "other", False),
    ],
)
def test_credibility_1_wants_a_second_origin(grade, beside, origin, told):
    text = GRADED.format(grade=grade, beside=beside, origin=origin)
    assert at(GRADE, text) == ([grade] if told else [])


def test_evidence_may_be_confirmed_by_its_own_sources_or_reasons():
    text = GRADED.format(grade="A1", beside="a", origin="other")
    assert at(GRADE, text.replace("source: a\n", "source: a; b\n", 1)) == []
    confirmed = text.replace("grade: A1", "grade: A1\n          reasons: [{evidence: G, source: b}]")
    assert at(GRADE, confirmed) == []


def test_evidence_against_a_claim_is_not_confirmed_by_what_speaks_for_it():
    text = GRADED.format(grade="A2", beside="b", origin="other")
    assert at(GRADE, text + "        objections: [{evidence: O, source: a, grade: B1}]\n") == ["B1"]


def test_a_lower_grade_is_advised():
    assert notes(GRADE, GRADED.format(grade="B1", beside="a", origin="other")) == [
        "cite what confirms it, or grade it B2, “probably true”"
    ]


# untouched-critical-questions


def test_every_scheme_has_two_questions_or_more():
    assert set(QUESTIONS) == set(SCHEMES)
    assert all(len(set(questions)) > 1 for questions in QUESTIONS.values())
    assert all(question.endswith("?") for questions in QUESTIONS.values() for question in questions)


STEP = """
    title: T
    thesis:
      claim: C
      reasons:
      - scheme: argument from sign
        premises:
        - claim: A
        - claim: B
"""


def test_the_questions_of_an_unexamined_scheme_are_listed_at_its_name():
    _, (found,) = findings(SCHEME, STEP)
    assert found.message == "The critical questions of “sign” are not asked of 1a “A”"
    assert tuple(note.message for note in found.notes) == QUESTIONS["sign"]
    assert at(SCHEME, STEP) == ["argument from sign"]


@pytest.mark.parametrize(
    "touch",
    [
        "        - {claim: D, objections: [O]}\n",
        "        warrant: W\n",
        "        warrant: {claim: W}\n",
        "        undercutters: [U]\n",
    ],
)
def test_a_warrant_an_undercutter_or_an_objection_touches_them(touch):
    assert at(SCHEME, STEP.rstrip(" ") + touch) == []


def test_a_step_without_a_scheme_has_no_questions():
    assert at(SCHEME, STEP.replace("scheme: argument from sign", "label: L")) == []
