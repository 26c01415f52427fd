"""A YAML text becomes a tree of text that knows where everything stands."""

import builtins
from pathlib import Path

import pytest

from argmap.formats.events import parse
from argmap.formats.tree import Broken, Mapping, Scalar, Sequence, Tree

ROOT = Path(__file__).parent.parent.parent
TEXT = """\
a: plain words   # remark
b: |
  two
  lines

c: [1, "two", {d: 'three'}]
e:
- f: g
  h:
- folded
  text
i: "é😀 \\u00e9"
"""


def told(text: str, tree: Tree | None) -> object:
    """Return a tree as what stands at each place of the text."""
    match tree:
        case Scalar(text=words, span=span):
            return (words, text[span.start : span.end])
        case Sequence(entries=entries):
            return [told(text, entry) for entry in entries]
        case Mapping(pairs=pairs):
            return [(told(text, pair.key), told(text, pair.value)) for pair in pairs]
        case _:
            return None


def values(text: str) -> dict[str, Tree]:
    root = parse(text, "t").root
    assert isinstance(root, Mapping)
    return {pair.key.text: pair.value for pair in root.pairs if isinstance(pair.key, Scalar)}


def test_every_scalar_is_text_and_knows_its_place() -> None:
    root = parse(TEXT, "t").root
    assert told(TEXT, root) == [
        (("a", "a"), ("plain words", "plain words")),
        (("b", "b"), ("two\nlines\n", "|\n  two\n  lines")),
        (("c", "c"), [("1", "1"), ("two", '"two"'), [(("d", "d"), ("three", "'three'"))]]),
        (("e", "e"), [[(("f", "f"), ("g", "g")), (("h", "h"), ("", ""))], ("folded text", "folded\n  text")]),
        (("i", "i"), ("é😀 é", '"é😀 \\u00e9"')),
    ]


def test_block_lists_and_mappings_end_where_their_last_child_ends() -> None:
    found = values(TEXT)
    assert TEXT[found["e"].span.start : found["e"].span.end] == "- f: g\n  h:\n- folded\n  text"
    assert TEXT[found["c"].span.start : found["c"].span.end] == "[1, \"two\", {d: 'three'}]"
    inner = found["e"]
    assert isinstance(inner, Sequence)
    assert TEXT[inner.entries[0].span.start : inner.entries[0].span.end] == "f: g\n  h:"


def test_a_byte_order_mark_moves_every_place_by_one() -> None:
    plain, marked = parse(TEXT, "t").root, parse("\ufeff" + TEXT, "t").root
    assert told(TEXT, plain) == told("\ufeff" + TEXT, marked)


def test_styles_and_flow_are_kept() -> None:
    found = values(TEXT)
    assert [one.style for one in found.values() if isinstance(one, Scalar)] == ["", "|", '"']
    assert isinstance(found["c"], Sequence)
    assert found["c"].flow
    assert isinstance(found["e"], Sequence)
    assert not found["e"].flow


def test_anchors_tags_and_aliases_are_noted_and_left_out_of_the_place() -> None:
    text = "a: &x !t text\nb: *x\n"
    parsed = parse(text, "t")
    assert [(one.kind, text[one.mark.start : one.mark.end]) for one in parsed.features] == [
        ("anchor", "&x"),
        ("tag", "!t"),
        ("alias", "*x"),
    ]
    found = values(text)
    assert told(text, found["a"]) == ("text", "text")
    assert isinstance(found["b"], Broken)


def test_only_the_first_document_counts() -> None:
    parsed = parse("a: 1\n---\nb: 2\n", "t")
    assert told("a: 1\n", parsed.root) == [(("a", "a"), ("1", "1"))]
    assert [one.kind for one in parsed.features] == ["document"]


def test_comments_behind_plain_text_are_kept_with_their_key() -> None:
    text = 'a: one #two\nb: "three" # four\nc:\n- five # six\n'
    noted = [
        (one.key, one.scalar.text, text[one.comment.start : one.comment.end])
        for one in parse(text, "t").trailed
    ]
    assert noted == [("a", "one", "#two"), ("c", "five", "# six")]


def test_a_syntax_error_is_a_problem_with_places() -> None:
    text = "a: [1,\nb: 2\n"
    problem = parse(text, "t").problem
    assert problem is not None
    assert text[problem.opened] == "["
    assert text[problem.opened : problem.at] == "[1,\nb: 2\n"


def test_the_reading_stops_at_the_thousand_and_first_level() -> None:
    assert parse("[" * 1_000 + "]" * 1_000, "t").too_deep is None
    deep = parse("[" * 500_000, "t").too_deep
    assert deep is not None
    assert deep.start == 1_000


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "diagnostics").glob("*.yaml")), ids=lambda path: path.stem
)
def test_without_libyaml_the_tree_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8", errors="replace").replace("\0", " ").replace("\a", " ")
    compiled = parse(text, "t")
    real = builtins.__import__

    def refuse(name: str, *args: object, **rest: object) -> object:
        if name == "yaml" and args[2] == ("cyaml",):
            raise ImportError(name)
        return real(name, *args, **rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    pure = parse(text, "t")
    if compiled.problem is None:
        assert pure.problem is None
        assert told(text, pure.root) == told(text, compiled.root)
        assert pure.features == compiled.features
    else:
        assert pure.problem is not None
