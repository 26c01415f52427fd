"""Notes in Markdown: `[^label]` with `[^label]: words` elsewhere in the text, and `^[words]` on the spot.

Blocks and notes on the spot are read by markdown-it's plugin. What refers to a note is read here, where a
label has so many letters at most: the plugin looks for its end through all of a text, at every bracket anew.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.formats.markdown_refs import NOTE_LABEL

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

REFERENCE = "footnote_ref"
"""The kind of node that refers to a note; one for a note on the spot has the words of it as its children."""

DEFINITION = "footnote_reference"
"""The kind of node that holds the words of a note."""


def enable_notes(parser: "MarkdownIt") -> "MarkdownIt":
    """Return the parser, which reads notes from now on and leaves them where they stand."""
    from mdit_py_plugins.footnote import footnote_plugin

    parser.use(footnote_plugin).disable("footnote_tail")
    parser.inline.ruler.at(REFERENCE, _reference)
    parser.core.ruler.push("notes_on_the_spot", _gather)
    return parser


def _reference(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  a rule is called so
    found = NOTE_LABEL.match(state.src, state.pos)
    known = state.env.get("footnotes", {}).get("refs", {})
    if found is None or f":{found[1]}" not in known:
        return False
    if not silent:
        state.push(REFERENCE, "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


def _gather(state: object) -> None:
    """Give each note on the spot its words, which the plugin keeps elsewhere."""
    kept = state.env.get("footnotes", {}).get("list", {})  # type: ignore[attr-defined]
    for token in state.tokens:  # type: ignore[attr-defined]
        _fill(token.children or [], kept)


def _fill(tokens: "list[Token]", kept: dict[int, dict[str, object]]) -> None:
    for token in tokens:
        if token.type == REFERENCE and "label" not in token.meta:
            token.children = kept[token.meta["id"]]["tokens"]  # type: ignore[assignment]
            _fill(token.children or [], kept)


def label_of(node: "SyntaxTreeNode") -> str:
    """Return the label of a note, empty for one on the spot."""
    return str(node.meta.get("label", ""))


def definitions(root: "SyntaxTreeNode") -> dict[str, list["SyntaxTreeNode"]]:
    """Return the paragraphs of the notes that a text refers to, by their labels."""
    found: dict[str, list[SyntaxTreeNode]] = {label: [] for label in _used(root)}
    for node in root.walk():
        if node.type == DEFINITION and label_of(node) in found:
            found[label_of(node)].extend(node.children)
    return found


def _used(node: "SyntaxTreeNode") -> Iterator[str]:
    """Walk the labels that are referred to outside of notes."""
    for child in node.children:
        if child.type == REFERENCE:
            yield label_of(child)
        elif child.type != DEFINITION:
            yield from _used(child)
