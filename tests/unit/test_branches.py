"""The whole map in figures of a page each: nothing lost, both ends of a cut named, all of it readable."""

from collections import Counter
from dataclasses import replace

import pytest

import geometry
from argmap.diagram.branches import MOST_BOXES, MOST_FIGURES, branch_name, figure_anchor, plan
from argmap.diagram.build import anchor
from argmap.diagram.pages import pages
from argmap.evaluate import evaluate
from argmap.language import LANGUAGES, language
from argmap.model import THESIS
from argmap.report.branches import Branches
from argmap.report.build import Material, build
from argmap.report.document import Figure, Link, Paragraph, anchors, passages, plain
from argmap.report.figures import LONGEST_ALT
from argmap.report.templates import text_of
from argmap.source import SourceText
from argmap.themes import PLAIN
from argmap.writers.docx_figures import scale
from argmap.writers.docx_pages import sections, sheets
from judged import ALL
from maps import build as make
from reading import ENGINE, read_map

A4 = pages("A4")


def group(*premises, **rest):
    return {"premises": list(premises), **rest}


def chain(length):
    thesis = below = {"claim": "T"}
    for number in range(length):
        below["reasons"] = [{"claim": f"Link {number} of the chain is as firm as the last."}]
        (below,) = below["reasons"]
    return thesis


def wide(number, *under):
    named = "Reason {} speaks for it in a way of its own"
    return {
        "claim": "T",
        "reasons": [{"claim": named.format(n), "reasons": list(under)} for n in range(number)],
    }


def bushy(levels):
    claim = f"A statement {levels} levels above the ground, which says a good deal"
    reasons = [bushy(levels - 1) for _ in range(3)] if levels else []
    return {"claim": claim, "reasons": reasons, "objections": ["But it is not so"] * bool(levels)}


def tangled(width):
    doubt = {"claim": "u", "undercutters": ["v", {"claim": "w", "reasons": ["x", {"ref": "shared"}]}]}
    parts = [
        group({"claim": f"a{n}", "reasons": ["r"] * 3}, {"ref": "shared"}, f"c{n}", undercutters=[doubt, "y"])
        for n in range(width)
    ]
    return {"claim": "T", "reasons": [{"claim": "s", "id": "shared", "reasons": ["p", "q"]}, *parts]}


SHAPES = {
    "alone": {"thesis": "T"},
    "deep": {"thesis": chain(25)},
    "wide": {"thesis": wide(30)},
    "wide and deep": {"thesis": wide(9, "a", {"claim": "b", "objections": ["c", "d"]}, "e")},
    "bushy": {"thesis": bushy(3)},
    "tangled": {"thesis": tangled(4)},
    "asides": {"thesis": wide(3, "a", "b"), "aside": [wide(12, "e"), "x", "y"]},
}
EVERY_DAY = ("kazakhstan-civil-society", "car-free-centre", "contested", "asides", "tangled")
"""Maps that have all there is; the others are tried where there is time."""


def named(name, value):
    return pytest.param(value, id=name, marks=() if name in EVERY_DAY else pytest.mark.slow)


MAPS = [
    *(named(path.stem, lambda path=path: read_map(path)) for path in ALL),
    *(named(name, lambda shape=shape: make(shape)) for name, shape in SHAPES.items()),
]
every = pytest.mark.parametrize("path", [named(path.stem, path) for path in ALL])


@pytest.fixture(scope="module", params=MAPS)
def drawn(request):
    argument_map = request.param()
    return argument_map, planned(argument_map).branches


def planned(argument_map, *, first=2, **rest):
    return plan(
        argument_map,
        evaluate(argument_map),
        **{"pages": A4, "engine": ENGINE, "language": language(argument_map.language), **rest},
        number=lambda branch: branch + first,
    )


def in_full(branches):
    """The boxes that stand for statements, without stubs and without those shown elsewhere in full."""
    for here, branch in enumerate(branches):
        ends = {place for place, _ in branch.onward if place not in branch.roots}
        again = {
            root
            for root, source in zip(branch.roots, branch.sources, strict=True)
            if source is not None and root in branches[source].roots
        }
        for box in branch.placed.boxes:
            if not box.box.reuse and box.box.place not in ends | again:
                yield here, box.box


def test_every_statement_stands_in_full_once(drawn):
    argument_map, branches = drawn
    assert Counter(box.place for _, box in in_full(branches)) == dict.fromkeys(argument_map.statements, 1)


def test_every_step_is_drawn_once_with_its_premises_and_what_undercuts_it(drawn):
    argument_map, branches = drawn
    home = {joint.joint.place: branch for branch in branches for joint in branch.placed.joints}
    assert sum(len(branch.placed.joints) for branch in branches) == len(argument_map.steps)
    for step in argument_map.steps.values():
        places = [box.box.place for box in home[step.place].placed.boxes]
        assert {premise.statement for premise in step.all_premises} <= set(places)
        if step.undercuts:
            assert home[step.place] is home[step.target]
        else:
            assert step.target in places


def test_both_ends_of_a_cut_name_each_other_and_lead_there(drawn):
    _, branches = drawn
    for here, branch in enumerate(branches):
        boxes = {box.box.place: box.box for box in branch.placed.boxes if not box.box.reuse}
        for place, to in branch.onward:
            assert f"continued in Figure {branches[to].number}" in boxes[place].onward
            if place not in branch.roots:
                assert boxes[place].link == f"#{figure_anchor(branch_name(to))}"
            assert dict(zip(branches[to].roots, branches[to].sources, strict=True))[place] == here
        for root, source in zip(branch.roots, branch.sources, strict=True):
            if source is not None:
                assert f"from Figure {branches[source].number}" in boxes[root].onward
                assert boxes[root].link == f"#{figure_anchor(branch_name(source))}"
                assert (root, here) in branches[source].onward


def test_only_what_was_cut_says_so(drawn):
    argument_map, branches = drawn
    for branch in branches:
        told = {box.box.place for box in branch.placed.boxes if box.box.onward}
        cut = {root for root, source in zip(branch.roots, branch.sources, strict=True) if source is not None}
        assert told == cut | {place for place, _ in branch.onward}
    loose = {root for b in branches for root, s in zip(b.roots, b.sources, strict=True) if s is None}
    assert loose == {THESIS, *argument_map.asides}
    assert branches[0].roots[0] == THESIS


def test_every_figure_fits_a_page_and_can_be_read(drawn):
    _, branches = drawn
    for number, branch in enumerate(branches):
        placed = branch.placed
        rooms = (A4.upright, A4.turned) if number else A4.led
        assert branch.fits
        assert placed.smallest >= 7
        assert any(placed.width <= room.width and placed.height <= room.height for room in rooms)
        assert branch.own_page or A4.in_column(placed)
        assert len(branches) == 1 or len(placed.boxes) <= MOST_BOXES


def test_every_figure_is_sound(drawn):
    _, branches = drawn
    for branch in branches:
        assert geometry.overlapping(branch.placed) == []
        assert geometry.crossed(branch.placed) == []
        parts = len(branch.placed.boxes) + len(branch.placed.joints)
        assert len(branch.placed.arrows) == parts - len(branch.roots)
        for box in branch.placed.boxes:
            assert geometry.sticking_out(box) == []
            whole = (0, 0, branch.placed.width, branch.placed.height)
            assert geometry.inside(geometry.rect(box), whole)


def test_no_figure_is_nearly_empty(drawn):
    argument_map, branches = drawn
    assert len(branches) == 1 or min(len(branch.placed.boxes) for branch in branches) >= 4
    assert sum(len(branch.placed.boxes) for branch in branches) <= 1.6 * len(argument_map.statements) + 4


def test_small_branches_share_a_figure():
    many = [{"claim": f"Premise {n} of several", "reasons": ["Because", "And because"]} for n in range(9)]
    branches = planned(make({"thesis": {"claim": "T", "reasons": [group(*many)]}})).branches
    assert [len(branch.roots) for branch in branches] == [1, 5, 4]


def test_trees_in_one_figure_stand_apart_in_the_order_of_the_map():
    branches = planned(make({"thesis": "T", "aside": ["x", {"claim": "y", "reasons": ["z"]}]})).branches
    (placed,) = (branch.placed for branch in branches)
    tops = {box.box.place: (box.y, box.y + box.height) for box in placed.boxes}
    assert tops[THESIS][1] < tops["x1"][0] < tops["x1"][1] < tops["x2"][0]


def test_the_same_map_is_cut_and_drawn_the_same():
    argument_map = make(SHAPES["wide and deep"])
    assert planned(argument_map).branches == planned(argument_map).branches


def test_a_map_of_very_many_figures_is_left_alone():
    assert planned(make({"thesis": wide(MOST_BOXES * MOST_FIGURES)})) is None


def test_letter_has_other_rooms():
    letter = pages("letter")
    for branch in planned(make(SHAPES["wide and deep"]), pages=letter).branches:
        assert branch.own_page or letter.in_column(branch.placed)
        assert branch.placed.height <= letter.upright.height


# In the report.


PIECES = """{% for part in branches() %}
{% call figure(part.name) %}{{ part.caption }}{% endcall %}


{% else %}
{% call figure("whole") %}The whole map.{% endcall %}


{% endfor %}
"""
ANNEX = "{% call heading(1, 'annex-a') %}Annex{% endcall %}\n\n\n" + PIECES + "{{ outline() }}\n"


def report(argument_map, template=ANNEX, **rest):
    """Return what was found and the report with its figures, as they are produced."""
    branches = Branches(
        argument_map=argument_map,
        evaluation=evaluate(argument_map),
        engine=ENGINE,
        theme=PLAIN,
        largest=14_200.0,
    )
    text = SourceText("template", text_of(template) or template)
    asked = Material(
        map=argument_map, evaluation=branches.evaluation, template=text, branches=branches, **rest
    )
    made = build(asked)
    return build(asked) if made.value and branches.renumbered(made.value) else made


def figures(document):
    return [block for block in document.blocks if isinstance(block, Figure)]


ESSAY, SMALL = (
    next(path for path in ALL if path.stem.startswith(name)) for name in ("kazakhstan", "contested")
)


@every
def test_the_annex_has_the_whole_map_before_its_outline(path):
    document = report(read_map(path), "briefing").value
    shown = figures(document)
    argument_map = read_map(path)
    assert {b.box.place for f in shown for b in f.placed.boxes} == set(argument_map.statements)
    texts = [plain(block.children) for block in document.blocks if isinstance(block, Paragraph)]
    between = "and" if len(shown) == 2 else "to"
    said = f"The whole map in Figures {shown[0].number} {between} {shown[-1].number}: "
    assert any(text.startswith(said) for text in texts) == (len(shown) > 1)


@every
def test_captions_name_the_root_and_lead_to_other_figures_and_to_the_outline(path):
    argument_map = read_map(path)
    document = report(argument_map).value
    shown = figures(document)
    numbers = {f"#{figure.anchor}": f"Figure {figure.number}" for figure in shown}
    for figure, branch in zip(shown, planned(argument_map).branches, strict=True):
        root = argument_map.statements[branch.roots[0]]
        links = {
            inline.target: plain(inline.children) for inline in figure.caption if isinstance(inline, Link)
        }
        assert set(links) <= {f"#{name}" for name in anchors(document.blocks)}
        if len(shown) > 1:
            assert f"“{root.name.rstrip('.')}”" in plain(figure.caption)
            assert f"#{anchor(root)}" in links
            others = {*branch.sources, *(to for _, to in branch.onward)} - {None}
            wanted = {f"#{figure_anchor(branch_name(other))}" for other in others}
            assert {target for target in links if target in numbers} == wanted
            assert all(links[target] == numbers[target] for target in wanted)


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_for_who_cannot_see_are_short_and_end_with_the_outline(code):
    spoken = language(code)
    for figure in figures(report(replace(read_map(SMALL), language=code)).value):
        assert len(figure.alt) <= LONGEST_ALT
        assert figure.alt.endswith(spoken.text("The outline has every statement in words."))


def test_words_for_who_cannot_see_stay_short_whatever_the_map_says():
    argument_map = make({"thesis": {"claim": "Long " * 400, "objections": ["W" * 900]}})
    (figure,) = figures(report(argument_map).value)
    assert len(figure.alt) <= LONGEST_ALT
    assert figure.alt.startswith("Argument diagram with two statements. At the root: “Long Long")
    assert "… One objection in it" not in figure.alt


def test_words_for_who_cannot_see_name_as_many_roots_as_there_is_room_for():
    many = [
        {"claim": f"{n} {'is a premise of several ' * 3}", "reasons": ["Because", "And because"]}
        for n in range(9)
    ]
    *_, last = figures(report(make({"thesis": {"claim": "T", "reasons": [group(*many)]}})).value)
    assert len(last.alt) <= LONGEST_ALT
    assert last.alt.count("is a premise") >= 1


def test_words_for_who_cannot_see_say_how_it_stands_and_what_is_left_open():
    answered = {"claim": "answered", "replies": [{"evidence": "r", "source": "s"}]}
    thesis = {"claim": "It is so.", "objections": [answered, "one", "two"]}
    (figure,) = figures(report(make({"thesis": thesis, "sources": ["s"]})).value)
    assert figure.alt == (
        "Argument diagram with five statements. At the root: “It is so” (Not established). "
        "Two objections in it are left open. The outline has every statement in words."
    )


def test_a_report_without_an_outline_does_not_promise_one():
    (figure,) = figures(report(make({"thesis": "T"}), "{% call figure('whole') %}x{% endcall %}").value)
    assert figure.alt.endswith("No objection in it is left open.")


BEFORE = "{% call figure('overview') %}before{% endcall %}\n\n\n"
TURNED = "{% for n in (2, 1) %}{% call figure('branch-%d' % n) %}x{% endcall %}\n\n\n{% endfor %}"


@pytest.mark.parametrize(
    ("template", "numbers"),
    [
        (PIECES, [1, 2]),
        (BEFORE + PIECES, [2, 3]),
        (TURNED, [2, 1]),
    ],
    ids=["first", "second", "turned round"],
)
def test_boxes_and_captions_have_the_numbers_of_the_report(template, numbers):
    argument_map = make(SHAPES["wide and deep"])
    other = planned(make({"thesis": "T"})).branches[0].placed
    document = report(argument_map, template, figures={"overview": other}).value
    shown = {f.anchor: f for f in figures(document)}
    first, second = (shown[figure_anchor(branch_name(n))] for n in range(2))
    assert [first.number, second.number] == numbers
    told = [box.box.onward for figure in (first, second) for box in figure.placed.boxes if box.box.onward]
    assert told[0].endswith(f"continued in Figure {numbers[1]}")
    assert told[1].startswith(f"from Figure {numbers[0]}")


def test_in_a_file_of_their_own_annexes_count_from_1():
    argument_map = read_map(ESSAY)
    apart = replace(argument_map, report=replace(argument_map.report, annex="separate"))
    boxes = [box.box for figure in figures(report(apart).value) for box in figure.placed.boxes]
    assert {"continued in Figure 2", "from Figure 1; continued in Figure 3"} <= {box.onward for box in boxes}


ONE = "{{% call figure('branch-{0}') %}}{{{{ branches()[{0} - 1].caption }}}}{{% endcall %}}"


def test_what_the_report_does_not_print_is_counted_in_the_box():
    (figure,) = figures(report(read_map(ESSAY), ONE.format(1)).value)
    told = {box.box.place: box.box.onward for box in figure.placed.boxes if box.box.onward}
    assert told["1c"] == "+ 8 statements, none sourced"
    assert "Figure" not in " ".join(told.values()) + plain(figure.caption)


def test_what_stands_above_is_not_named_where_the_report_does_not_print_it():
    (figure,) = figures(report(make(SHAPES["wide and deep"]), ONE.format(2)).value)
    assert "Figure" not in " ".join(box.box.onward for box in figure.placed.boxes) + plain(figure.caption)


def found(argument_map, template=ANNEX):
    return [one for one in report(argument_map, template).diagnostics if one.code == "figure-too-large"]


def test_a_figure_that_cannot_be_cut_to_fit_is_printed_and_told_at_its_root():
    crowd = group(*(f"One of thirty premises, number {n}" for n in range(30)))
    argument_map = make(
        {"thesis": {"claim": "T", "reasons": [{"claim": "J", "id": "crowded", "reasons": [crowd]}]}}
    )
    (one,) = found(argument_map)
    assert "bears on crowded" in one.message
    boxes = [box.box.place for f in figures(report(argument_map).value) for box in f.placed.boxes]
    assert set(boxes) == set(argument_map.statements)


@pytest.mark.slow
def test_a_map_of_too_many_figures_is_told_where_figures_are_asked_for():
    argument_map = make({"thesis": wide(MOST_BOXES * MOST_FIGURES)})
    (one,) = found(argument_map, PIECES)
    assert one.message == f"the whole map would take more than {MOST_FIGURES} figures of a page each"
    assert found(argument_map, "{{ thesis.text }}") == []


@pytest.mark.parametrize("name", ["branch-1", "branch-0", "branch-99", "branch-", "branch-1.0"])
def test_a_figure_of_a_part_that_is_not_there_is_a_fault(name):
    made = report(make({"thesis": "T"}), f"{{% call figure('{name}') %}}x{{% endcall %}}")
    assert made.value is None
    assert f"there is no figure `{name}`" in made.diagnostics[0].message


@every
def test_word_shows_every_figure_unshrunk(path):
    for section in sections(report(read_map(path)).value.blocks, sheets("A4")):
        for block in section.blocks:
            if isinstance(block, Figure):
                assert scale(block, section.room.width, section.room.height) == 1
                assert max(section.page.width, section.page.height) < 843


def test_hostile_words_change_no_caption():
    hostile = "# x | y [z](javascript:1) {{ 7*7 }} ``` <b> **s** \\ ---"
    premises = [{"claim": f"{hostile} {n}", "reasons": [hostile, hostile]} for n in range(12)]
    document = report(make({"thesis": {"claim": hostile, "reasons": premises}})).value
    assert len(figures(document)) > 1
    for inlines in passages(figures(document)):
        assert "“# x | y [z](javascript:1) {{ 7*7 }} ``` <b> **s** \\ ---" in plain(inlines)
