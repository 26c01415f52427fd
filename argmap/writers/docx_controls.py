"""Statements that can find their way back into the map: bookmarks round their words, and content controls.

The bookmark is always there. The control only shows an editor of a copy for the round trip what is the map's
own; nothing is locked and nothing bound, so whoever deletes a statement deletes it.
"""

from hashlib import sha256

from argmap.report.document import Inlines, Text, Voice
from argmap.writers.docx_inlines import Form, Ledger, bookmarked, named, runs
from argmap.writers.docx_links import STATEMENT, bookmark_name
from argmap.writers.docx_xml import DECLARATION
from argmap.writers.xml_text import attribute, exact

NAMESPACE = "urn:argmap:round-trip:1"
TAG = "argmap:"
"""How the tags of content controls begin; the key of the statement follows, where it is long its bookmark."""

STORE = "{7B5A6C0E-2D5F-4E0B-9A51-3C6D3B1F8A42}"
"""The number by which Word knows the part with the map."""

_LONGEST = 64  # letters that Word takes in a tag or a title


def statement(inlines: Inlines, anchor: str, form: Form, ledger: Ledger) -> str:
    """Return a line of the outline, the words of its statement inside the statement's bookmark."""
    at = next((index for index, inline in enumerate(inlines) if _is_authors(inline)), None)
    if not anchor.startswith(STATEMENT) or at is None:
        return bookmarked(runs(inlines, form, ledger), anchor, ledger)
    before, own, after = inlines[:at], inlines[at : at + 1], inlines[at + 1 :]
    words = runs(own, form, ledger)
    key, name = anchor.removeprefix(STATEMENT), bookmark_name(anchor)
    if name not in ledger.marked and words:
        ledger.statements[key] = "".join(inline.text for inline in own if isinstance(inline, Text))
        words = _control(words, key, name, ledger) if ledger.controls else words
    return runs(before, form, ledger) + named(words, name, ledger) + runs(after, form, ledger)


def _is_authors(inline: object) -> bool:
    return isinstance(inline, Text) and inline.voice is Voice.AUTHOR and bool(inline.text.strip())


def _control(words: str, key: str, bookmark: str, ledger: Ledger) -> str:
    """Return words inside a control for plain text."""
    tag = f"{TAG}{key}" if len(TAG + key) <= _LONGEST else f"{TAG}{bookmark}"
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={attribute(key[:_LONGEST])}/><w:tag w:val={attribute(tag)}/>"
        f'<w:id w:val="{ledger.next_serial()}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{words}</w:sdtContent></w:sdt>"
    )


def map_xml(name: str, text: str, statements: dict[str, str]) -> str:
    """Return the part that goes with the file: the map it was made from, and a table of its statements.

    A hash is the SHA-256 of a text in UTF-8: of the map as it is on disk, of a statement as it is printed.
    """
    rows = "".join(
        f"<statement key={attribute(key)} bookmark={attribute(bookmark_name(STATEMENT + key))}"
        f" sha256={attribute(_hash(words))}/>"
        for key, words in statements.items()
    )
    return (
        f"{DECLARATION}<map xmlns={attribute(NAMESPACE)} name={attribute(name)}"
        f" sha256={attribute(_hash(text))}>"
        f'<text xml:space="preserve">{exact(text)}</text><statements>{rows}</statements></map>'
    )


def store_xml() -> str:
    """Return the part that gives the part with the map its number."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f"{DECLARATION}<ds:datastoreItem ds:itemID={attribute(STORE)} xmlns:ds={attribute(kind)}>"
        f"<ds:schemaRefs><ds:schemaRef ds:uri={attribute(NAMESPACE)}/></ds:schemaRefs></ds:datastoreItem>"
    )


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
