"""Figures as they are placed: nothing overlaps, sticks out, is cut or too small to read."""

import pytest

import geometry
from argmap.diagram.boxes import Flow
from argmap.diagram.build import MOST_BOXES, overview, whole
from argmap.diagram.fit import draw, draw_overview, draw_whole
from argmap.diagram.measure import Type
from argmap.evaluate import evaluate
from argmap.language import ENGLISH
from argmap.produce import OVERVIEW_ROOM
from maps import build
from reading import ENGINE, MAPS, read_map

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 4
SHAPES = {
    "alone": {"thesis": "Only a thesis"},
    "long words": {"thesis": {"claim": LONG, "reasons": [LONG, {"claim": LONG, "objections": [LONG]}]}},
    "wide": {"thesis": {"claim": "T", "reasons": [f"reason {n}" for n in range(30)]}},
    "doubts": {
        "thesis": {
            "claim": "T",
            "reasons": [
                {
                    "premises": ["a", "b", {"claim": "c", "id": "c"}],
                    "undercutters": [{"claim": "u", "undercutters": [{"ref": "c"}]}],
                }
            ],
            "objections": [{"claim": "o", "replies": [{"ref": "c"}, "r"]}],
        },
        "aside": ["x", {"claim": "y", "reasons": ["z"]}],
    },
    "scripts": {"thesis": {"claim": "Қазақстан ғылымы", "reasons": ["Việt Nam", "ἀρετή", "שלום עולם", "😀"]}},
}


def maps():
    yield from (pytest.param(lambda path=path: read_map(path), id=path.stem) for path in MAPS)
    yield from (pytest.param(lambda shape=shape: build(shape), id=name) for name, shape in SHAPES.items())


@pytest.fixture(params=maps())
def argument_map(request):
    return request.param()


def sound(placed):
    assert geometry.overlapping(placed) == []
    assert geometry.crossed(placed) == []
    for box in placed.boxes:
        assert geometry.sticking_out(box) == []
        rect = geometry.rect(box)
        assert geometry.inside(rect, (0, 0, placed.width, placed.height))


def squeezed(text):
    return "".join(text.split())


def complete(placed, language_marks=("⟨U+",)):
    for box in placed.boxes:
        shown = squeezed(geometry.words_of(box))
        if not any(mark in shown for mark in language_marks):
            assert squeezed(box.box.label) in shown
            assert squeezed(box.box.tag) in shown


def test_the_whole_map_is_sound_and_complete(argument_map):
    placed = draw_whole(argument_map, evaluate(argument_map), engine=ENGINE, language=ENGLISH)
    sound(placed)
    complete(placed)
    assert placed.smallest >= 7
    assert {box.box.place for box in placed.boxes} == set(argument_map.statements)


def test_the_overview_fits_its_room_in_type_of_8_points(argument_map):
    evaluation = evaluate(argument_map)
    placed = draw_overview(argument_map, evaluation, room=OVERVIEW_ROOM, engine=ENGINE, language=ENGLISH)
    sound(placed)
    complete(placed)
    assert placed.smallest >= 8
    assert len(placed.boxes) <= MOST_BOXES
    assert placed.width <= OVERVIEW_ROOM.width
    assert placed.height <= OVERVIEW_ROOM.height


def test_both_directions_keep_the_order_of_the_map():
    argument_map = build({"thesis": {"claim": "T", "reasons": ["first", "second", "third"]}})
    diagram = whole(argument_map, evaluate(argument_map))
    for flow in Flow:
        placed = draw(diagram, Type(9, 8, 8, 120), flow=flow, engine=ENGINE, language=ENGLISH)
        by_label = {box.box.label: (box.x, box.y) for box in placed.boxes}
        axis = 0 if flow is Flow.DOWN else 1
        places = [by_label[label][axis] for label in ("first", "second", "third")]
        assert places == sorted(places)


def test_folded_parts_are_counted():
    beneath = [{"evidence": "e", "source": "s"}, "c", {"claim": "d", "objections": ["o"]}]
    argument_map = build(
        {"thesis": {"claim": "T", "reasons": [{"claim": "J", "reasons": beneath}]}, "sources": ["s"]}
    )
    diagram = overview(argument_map, evaluate(argument_map))
    notes = {box.label: box.note for box in diagram.boxes}
    assert notes["J"] == "+ 4 statements, 1 sourced; objection open"


@pytest.mark.parametrize(
    ("reply", "inside"),
    [
        (None, "; objection open"),
        ("r", "; answer unsourced"),
        ({"evidence": "r", "source": "s"}, ""),
        ({"assumption": "r"}, ""),
    ],
)
def test_a_folded_part_tells_the_worst_doubt_left_open_inside(reply, inside):
    objection = {"claim": "o", "replies": [reply] if reply else []}
    answered = {"claim": "p", "replies": [{"evidence": "a", "source": "s"}]}
    part = {"claim": "J", "reasons": [{"claim": "c", "objections": [answered, objection]}]}
    argument_map = build({"thesis": {"claim": "T", "reasons": [part]}, "sources": ["s"]})
    diagram = overview(argument_map, evaluate(argument_map))
    (note,) = (box.note for box in diagram.boxes if box.label == "J")
    assert note.partition(" sourced")[2] == inside


def test_open_objections_are_dashed_and_answered_ones_are_folded():
    written = {
        "claim": "T",
        "reasons": [{"evidence": "J", "source": "s"}],
        "objections": [
            "open one",
            {"claim": "answered one", "replies": [{"evidence": "r", "source": "s"}]},
        ],
    }
    argument_map = build({"thesis": written, "sources": ["s"]})
    diagram = overview(argument_map, evaluate(argument_map))
    dashed = {box.label: box.dashed for box in diagram.boxes}
    assert dashed == {"T": False, "J": False, "open one": True}


def test_no_words_of_a_user_enter_dot():
    seen = []
    argument_map = build({"thesis": {"claim": 'EVIL"];', "id": "evil", "reasons": ["EVIL</b>"]}})

    def listening(dot):
        seen.append(dot)
        return ENGINE(dot)

    draw_whole(argument_map, evaluate(argument_map), engine=listening, language=ENGLISH)
    assert seen
    assert not any("evil" in dot.lower() for dot in seen)


def test_the_same_map_is_placed_the_same():
    argument_map = build(SHAPES["doubts"])
    first, second = (
        draw_whole(argument_map, evaluate(argument_map), engine=ENGINE, language=ENGLISH) for _ in range(2)
    )
    assert first == second
