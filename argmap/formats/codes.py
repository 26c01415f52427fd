"""Every code that reading may report, with its meaning in a line: for the manual, `explain` and SARIF."""

from collections.abc import Mapping
from types import MappingProxyType

ERRORS: Mapping[str, str] = MappingProxyType(
    {
        "unknown-format": "the file's suffix is that of no map",
        "too-large": "the file has more than 20 MB",
        "too-deep": "lists and keys are nested more than 1,000 levels deep",
        "control-character": "the text holds a character that YAML does not allow",
        "empty-map": "nothing is written in the file",
        "not-a-map": "the file is YAML but has no keys",
        "unsupported-format": "`format:` is not 1",
        "yaml-syntax": "a line is not YAML",
        "tab-indentation": "tabs stand where YAML wants spaces",
        "wrong-indentation": "a key stands deeper than its fellow above",
        "unquoted-text": "text that needs quotes has none",
        "unclosed-quote": "a quotation mark opens and none closes",
        "unclosed-bracket": "a bracket or brace opens and none closes",
        "no-space-after-colon": "a key is glued to its text",
        "sentence-as-key": "the beginning of a sentence with a colon was read as a key",
        "anchor": "a value has a YAML anchor",
        "alias": "a YAML alias stands for a value",
        "tag": "a value has a YAML tag",
        "merge-key": "`<<` merges keys",
        "several-documents": "the file holds a second document",
        "odd-key": "a key is a list, a mapping, or missing",
        "duplicate-key": "a key stands twice in one place",
        "unknown-key": "no such key exists here",
        "misplaced-key": "a key stands where it has no meaning",
        "missing-key": "a key is required and missing",
        "missing-text": "a key is there and its text is not",
        "wrong-type": "text, a list or keys stand where something else is meant",
        "wrong-value": "a number or word is none of those that are possible",
        "wrong-form": "a group or a reuse stands where a statement must",
        "wrong-side": "`objections` and `replies` are mixed up",
        "two-kinds": "a statement is a claim and evidence, or an assumption too",
        "malformed-id": "an id does not have the form of one",
        "duplicate-id": "an id is taken",
        "unknown-id": "nothing has the id that is named",
        "forbidden-ref": "what a `ref` names cannot be used again there",
    }
)
WARNINGS: Mapping[str, str] = MappingProxyType(
    {
        "lost-text": "text after ` #` was taken for a comment; an error where no text is left",
        "swallowed-entry": "a list entry was read as part of the text above",
        "split-by-comma": "a comma in brackets cut a text in two; an error where it made a key",
        "id-not-normalised": "an id is written with letters taken apart",
        "source-on-claim": "a source stands on a claim or an assumption, which it does not back",
        "unknown-source": "a citation names no source",
        "source-field": "a field of a source is a list or has keys where text or a name belongs",
        "citation-form": "a source is cited in a form that commentary does not have",
        "unknown-scheme": "no argumentation scheme has this name",
        "raw-html": "commentary holds HTML",
        "heading": "commentary holds a heading",
        "unknown-note": "commentary refers to a note that it does not have",
        "unused-note": "nothing in commentary refers to a note that it has",
        "note-in-note": "a note refers to another",
    }
)
BUILDING: Mapping[str, str] = MappingProxyType(
    {
        "too-many-pages": "the body of the report fills more pages than it may",
        "over-budget": "a text is longer than its place in the report allows",
        "figure-too-large": "a figure does not fit, or only with very small text",
        "missing-glyph": "no font has a character",
        "low-contrast": "a colour of the theme is hard to read",
        "no-language": "the map names a language by something that is no code of one",
        "no-words": "the report has no words of its own in the language of the map",
    }
)
"""What building a report may warn of."""

FILES: Mapping[str, str] = MappingProxyType(
    {
        "cannot-read": "a file is missing, or may not be read",
        "not-utf-8": "the text is not in UTF-8",
        "outside-root": "a path leads out of the folder that the map's files stay in",
        "not-a-font": "a file is no font that can be put into a document",
        "not-a-picture": "a file is no PNG or JPEG, or too large",
        "not-a-reference-docx": "a file is no Word file in whose styles a report can stand",
        "unknown-font": "a theme names a family of type that none of its fonts has",
        "cannot-write": "a file cannot be written",
        "output-changed": "an output was changed by somebody else, and is left as it is",
        "unknown-template": "no template has the name",
        "template-error": "the template cannot be filled in",
        "no-layout": "Graphviz could not lay out the map",
        "toml-syntax": "a file of wishes is not TOML",
        "broken-baseline": "a baseline is not what `check --write-baseline` writes",
        "bad-epoch": "`SOURCE_DATE_EPOCH` is no number of seconds",
        "edit-refused": "a change would have altered something else, and was not made",
    }
)
"""What may be wrong with files and programs, whatever the map says."""
