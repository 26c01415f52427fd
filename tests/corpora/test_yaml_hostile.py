"""Hostile YAML is read without an exception, quickly, and answered in words."""

from pathlib import Path

import pytest

from argmap.formats import read
from argmap.source import SourceText
from corpora_files import CORPORA, only_with

FOLDER = CORPORA / "yaml-hostile"
pytestmark = only_with(FOLDER)

EXPECTED = {
    "billion-laughs": {"anchor", "alias"},
    "colon-space": {"unquoted-text"},
    "complex-keys": {"odd-key"},
    "deep-flow-5000": {"too-deep"},
    "duplicate-keys": {"duplicate-key"},
    "empty": {"empty-map"},
    "invalid-utf8": {"control-character"},
    "lone-surrogate": {"yaml-syntax"},
    "multi-document": {"several-documents"},
    "nfc-nfd-keys": {"duplicate-key"},
    "nul-byte": {"control-character"},
    "only-comment": {"empty-map"},
    "python-object-tag": {"tag"},
    "quadratic-blowup": {"anchor", "alias"},
    "recursive-alias": {"anchor", "alias"},
    "root-scalar": {"not-a-map"},
    "tab-indent": {"tab-indentation"},
    "unclosed-quote": {"unclosed-quote"},
    "undefined-alias": {"alias"},
    "unknown-tag": {"tag"},
    "utf16le-bom": {"control-character"},
}
CALM = {"crlf", "dates", "numbers", "norway", "long-line", "line-separators", "utf8-bom", "block-scalars"}
ABOUT_KEYS = {"missing-key", "unknown-key", "misplaced-key"}


def codes(path: Path) -> set[str]:
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return {found.code for found in read(SourceText(path.name, text)).diagnostics}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_hostile_yaml_is_answered_in_words(path: Path) -> None:
    found = codes(path)
    assert found, "none of these files is a map"
    assert EXPECTED.get(path.stem, set()) <= found
    assert path.stem not in CALM or found <= ABOUT_KEYS
