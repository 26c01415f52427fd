"""A slightly wrong word is traced to the one that was meant."""

import pytest

from argmap.formats.near import Near

WORDS = ("claim", "reasons", "objections", "commentary", "ref", "id", "bottom-line")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("clam", "claim"),
        ("cliam", "claim"),
        ("Claim", "claim"),
        ("reason", "reasons"),
        ("resons", "reasons"),
        ("comentry", "commentary"),
        ("bottom_line", "bottom-line"),
        ("bottom line", "bottom-line"),
        ("reff", "ref"),
        ("ID", "id"),
        ("ib", ""),
        ("because", ""),
        ("", ""),
        ("claim" * 20, ""),
    ],
)
def test_the_word_that_was_meant(wrong: str, meant: str) -> None:
    assert Near(WORDS, reach=2).find(wrong) == meant


def test_one_edit_is_enough_for_ids() -> None:
    near = Near(("smith-2020", "smith-2021"))
    assert near.find("smith-1999") == ""
    assert near.find("smiht-2020") == "smith-2020"
    assert near.find("smith-2012") == "smith-2021"
