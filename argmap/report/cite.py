"""Author and date: how sources are named in the text and listed at the end."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from argmap.formats.markdown_refs import citations
from argmap.language import ENGLISH, Language, message
from argmap.model import ArgumentMap, Citation, Source, SourceKey
from argmap.report.document import Emphasis, Inline, Inlines, Link, Strong, Text, Voice
from argmap.report.phrases import inlines

_PLAIN = re.compile(r"^\s*(?P<author>.{1,80}?)[\s,.]*\((?P<year>[^()]{1,20})\)")
_YEAR = re.compile(r"-?\d{1,4}")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_MOST_PLAIN = 40

UNDATED = message("undated")


def names(argument_map: ArgumentMap, language: Language = ENGLISH) -> Mapping[SourceKey, str]:
    """Return the short name of every source, such as `Okoye and Lindqvist 2023`, each different.

    Sources of one author and year are told apart by letters, in the order of the map.
    """
    plain = {key: short_name(source, language) for key, source in argument_map.sources.items()}
    sharing: dict[str, list[SourceKey]] = {}
    for key, name in plain.items():
        sharing.setdefault(name, []).append(key)
    letters = {
        key: _letters(number) if len(keys) > 1 else ""
        for keys in sharing.values()
        for number, key in enumerate(keys)
    }
    return {key: name + letters[key] for key, name in plain.items()}


def cited(argument_map: ArgumentMap) -> tuple[SourceKey, ...]:
    """Return the known sources that a statement, a commentary or the bottom line cites, as they come."""
    keys = [citation.source for s in argument_map.statements.values() for citation in s.citations]
    texts = [argument_map.bottom_line, *(s.commentary for s in argument_map.statements.values())]
    texts += [step.commentary for step in argument_map.steps.values()]
    keys += [c.source for text in texts for group in citations(text) for c in group.citations]
    return tuple(key for key in dict.fromkeys(keys) if key in argument_map.sources)


def _letters(number: int) -> str:
    """Return `a` for 0, `z` for 25, `aa` for 26 and so on."""
    more, last = divmod(number, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[last]


def short_name(source: Source, language: Language = ENGLISH) -> str:
    """Return the name of one source: its `short`, or author and year, or the first words of its text."""
    if source.short:
        return source.short
    if source.text:
        found = _PLAIN.match(source.text)
        return f"{found['author']} {found['year']}" if found else _beginning(source.text)
    author = _family_names(source, language) or _text(source, "title") or source.key
    return f"{_beginning(author)} {year(source) or language.text(UNDATED)}"


def _beginning(text: str) -> str:
    return text if len(text) <= _MOST_PLAIN else text[: _MOST_PLAIN - 1].rsplit(" ", 1)[0] + "…"


def _family_names(source: Source, language: Language) -> str:
    families = [_family(author) for author in _authors(source)]
    if len(families) > 2:
        return language.text("{author} et al.", author=families[0])
    return language.listed(families)


def _authors(source: Source) -> list[object]:
    for role in ("author", "editor"):
        value = source.csl.get(role)
        entries = value if isinstance(value, list) else [value]
        named = [one for one in entries if one and not isinstance(one, list)]
        if named:
            return named
    return []


def _family(author: object) -> str:
    if not isinstance(author, Mapping):
        return str(author)
    particle = str(author.get("non-dropping-particle", ""))
    family = str(author.get("family") or author.get("literal") or author.get("given") or "")
    return f"{particle} {family}".strip()


def _full(author: object) -> str:
    if isinstance(author, Mapping) and author.get("given") and author.get("family"):
        return f"{_family(author)}, {author['given']}"
    return _family(author)


def _text(source: Source, key: str) -> str:
    value = source.csl.get(key, "")
    return value if isinstance(value, str) else ""


def year(source: Source) -> str:
    """Return the year in which a source was issued, or an empty string."""
    issued = source.csl.get("issued", "")
    while isinstance(issued, list | Mapping):
        parts = issued.get("date-parts") or issued.get("raw", "") if isinstance(issued, Mapping) else issued
        issued = parts[0] if isinstance(parts, list) and parts else parts if isinstance(parts, str) else ""
    found = _YEAR.match(str(issued).strip())
    return found[0] if found else str(issued).strip()


def in_text(
    citations: Iterable[Citation],
    named: Mapping[SourceKey, str],
    language: Language = ENGLISH,
    *,
    brackets: bool = True,
) -> Inlines:
    """Return citations as they stand in the text: `(Hinkle 2017, p. 23; Pierobon 2016)`, linked to the list.

    A key that no source has is printed in bold, so that nobody takes it for a citation.
    """
    parts: list[Inline] = [Text("(", Voice.AUTHOR)] if brackets else []
    for number, citation in enumerate(citations):
        if number:
            parts.append(Text(language.text("; "), Voice.AUTHOR))
        parts.extend(_one(citation, named, language))
    return inlines(*parts, Text(")", Voice.AUTHOR)) if brackets else inlines(*parts)


def _one(citation: Citation, named: Mapping[SourceKey, str], language: Language) -> Iterator[Inline]:
    name = named.get(citation.source)
    if name is None:
        words = language.text("unknown source “{key}”", key=citation.source)
        yield Strong((Text(words, Voice.PROGRAM),))
    else:
        yield Link(f"#{anchor(citation.source)}", (Text(name, Voice.AUTHOR),))
    if citation.locator:
        yield Text(f", {citation.locator}", Voice.AUTHOR)


def anchor(key: SourceKey) -> str:
    """Return the name by which a citation links to its source in the list."""
    return f"source-{key}"


def entry(source: Source, name: str, language: Language = ENGLISH, *, back: str = "") -> Inlines:
    """Return a source as the list of sources prints it; `name` is its short name, which leads the entry.

    Its first words lead to `back`, the anchor of a statement that cites it.
    """
    if source.text:
        return _led_back(_lead(source, name, source.text), back)
    parts: list[Inline] = []
    for inline in _entry_parts(source, name, language):
        parts.extend((Text(" ", Voice.AUTHOR), inline) if parts else (inline,))
    return _led_back((*_lead(source, name, ""), *parts), back)


def _led_back(entry: Inlines, back: str) -> Inlines:
    """Make a link of what an entry begins with: a short name, author and year, or else its first word."""
    first, *rest = entry
    if not back or isinstance(first, Link):
        return entry
    if isinstance(first, Text) and not rest:
        head, blank, tail = first.text.partition(" ")
        return (Link(f"#{back}", (Text(head, first.voice),)), Text(blank + tail, first.voice))
    return (Link(f"#{back}", (first,)), *rest)


def _lead(source: Source, name: str, text: str) -> Inlines:
    """Begin an entry with the short name where the entry itself would not lead the reader to it."""
    shown = source.short or (text and not text.startswith(name.rsplit(" ", 1)[0]))
    lead: Inlines = (
        (Strong((Text(name, Voice.AUTHOR),)), Text(" " if name.endswith(".") else ". ", Voice.AUTHOR))
        if shown
        else ()
    )
    return (*lead, Text(text, Voice.AUTHOR)) if text else lead


def _entry_parts(source: Source, name: str, language: Language) -> Iterator[Inline]:
    authors = language.text("; ").join(_full(author) for author in _authors(source))
    date = (year(source) or language.text(UNDATED)) + name.removeprefix(short_name(source, language))
    yield Text(f"{authors} ({date})." if authors else f"({date}).", Voice.AUTHOR)
    title = _text(source, "title")
    if title:
        yield Emphasis((Text(_stopped(title), Voice.AUTHOR),))
    for detail in _details(source):
        yield Text(_stopped(detail), Voice.AUTHOR)
    address = _address(source)
    if address:
        yield address
    accessed = _text(source, "accessed")
    if accessed:
        yield Text(language.text("(accessed {date}).", date=language.date(accessed)), Voice.AUTHOR)


def _details(source: Source) -> Iterator[str]:
    container = _text(source, "container-title")
    volume = _text(source, "volume") + (f"({_text(source, 'issue')})" if _text(source, "issue") else "")
    pages = _RANGE.sub("–", _text(source, "page"))
    where = ", ".join(part for part in (container, volume, pages) if part)
    yield from (part for part in (where, _text(source, "genre"), _published(source)) if part)


def _published(source: Source) -> str:
    parts = (_text(source, "publisher"), _text(source, "publisher-place"))
    return ", ".join(part for part in parts if part)


def _address(source: Source) -> Inline | None:
    doi, url = _text(source, "DOI"), _text(source, "URL")
    address = url or (f"https://doi.org/{doi}" if doi else "")
    if address.startswith(("http://", "https://")):
        return Link(address, (Text(address, Voice.AUTHOR),))
    return Text(address, Voice.AUTHOR) if address else None


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
