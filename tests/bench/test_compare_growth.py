"""The cost of comparing a file that came back grows no faster than the file, whatever was done to it."""

import pytest
from test_growth import LINEAR, growth

from argmap.review import Base, Returned, reviewed
from argmap.review.lines import Line, Piece
from tests.maps import build

pytestmark = pytest.mark.slow


def line(words):
    return Line((Piece(words),))


def same(number):
    return f"Paragraph number {number} of the report says this and that."


def changed_here_and_there(size):
    after = [same(n).replace("this", "these") if n % 9 == 0 else same(n) for n in range(size)]
    return [same(n) for n in range(size)], after


def rewritten(size):
    return [same(n) for n in range(size)], [f"Quite another {n} text stands here now." for n in range(size)]


def turned_round(size):
    return [same(n) for n in range(size)], [same(n) for n in reversed(range(size))]


def all_alike(size):
    return ["The same."] * size, ["The same."] * (size + size // 10)


def deleted(size):
    return [same(n) for n in range(size)], [same(n) for n in range(0, size, 3)]


@pytest.mark.parametrize("done", [changed_here_and_there, rewritten, turned_round, deleted])
def test_comparing_is_linear(done):
    argument_map = build({"thesis": "T"})

    def lines(size):
        before, after = done(size)
        return Base([*map(line, before)], argument_map), Returned(tuple(map(line, after)))

    assert growth(lambda pair: reviewed(*pair), lines, 2_000) < LINEAR


def test_lines_that_are_all_alike_are_bounded():
    argument_map = build({"thesis": "T"})
    before, after = all_alike(30_000)
    told = reviewed(Base([*map(line, before)], argument_map), Returned(tuple(map(line, after))))
    assert told.changes
