"""One walk lists every statement once, in the order of the map, with its number."""

from argmap.formats.steps import member_letters
from argmap.outline import outline
from maps import build

MAP = {
    "thesis": {
        "claim": "T",
        "reasons": [
            {"claim": "a", "id": "a", "reasons": ["a1"], "undercutters": ["doubt"]},
            {"premises": [{"claim": "b", "objections": ["o"]}, {"ref": "a"}], "warrant": {"claim": "w"}},
        ],
        "objections": [{"claim": "c", "replies": [{"ref": "a"}]}],
    },
    "aside": ["x"],
}


def test_lines_come_in_order_with_numbers_and_levels():
    lines = [
        (line.level, line.place, line.statement.text if line.statement else None, line.reused)
        for line in outline(build(MAP))
    ]
    assert lines == [
        (0, "thesis", "T", False),
        (1, "1", "a", False),
        (2, "1.1", "a1", False),
        (2, "1u1", "doubt", False),
        (1, "2", None, False),
        (2, "2a", "b", False),
        (3, "2a.1", "o", False),
        (2, "2b", "a", True),
        (2, "2w", "w", False),
        (1, "3", "c", False),
        (2, "3.1", "a", True),
        (0, "x1", "x", False),
    ]


def test_depth_does_not_matter():
    deep = {"claim": "end"}
    for _ in range(3):
        deep = {"claim": "c", "reasons": [deep]}
    assert [line.level for line in outline(build({"thesis": deep}))] == [0, 1, 2, 3]


def test_letters_go_on_after_z_and_leave_w_to_the_warrant():
    letters = member_letters(703, skip_w=False)
    chosen = [letters[number] for number in (0, 25, 26, 27, 51, 52, 701, 702)]
    assert chosen == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]
    assert member_letters(23, skip_w=True)[-2:] == ["v", "x"]
