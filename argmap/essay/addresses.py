"""Web addresses in a text, and what is the same about two of them that are written differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|(?<![\w.@/-])www\.)[^\s<>\"“”„«»|]+"
    r"|(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}/[^\s<>\"“”„«»|]*"
    r"|(?<![\w/])doi:\s?10\.\d{4,9}/[^\s<>\"“”„«»|]+",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "([{", ")]}"
_AFTER = ".,;:!?…'’‘*_"
_SCHEME = re.compile(r"(?:https?://|ftp://)+", re.IGNORECASE)
_DOI = re.compile(r"(?:dx\.)?doi\.org/|doi:\s?", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid", re.IGNORECASE
)
_PORT = re.compile(r":(?:80|443)?$")
_FILE_ENDING = re.compile(r"\.(?:[a-z]?html?|php\d?|aspx?|jsp|pdf|docx?|stm|cms)$", re.IGNORECASE)
_SLUG_WORD = re.compile(r"[^\W_]+")
_DATE_OR_ID = re.compile(r"\d{5,}|(?=\w*\d)(?=\w*[a-z])\w{8,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address from `start` up to `end`.

    `plain` is the same for two ways of writing one address: without scheme, `www.`, fragment, tracking and
    the last slash, the host in small letters. `slug` are the words of the last part of its path that has
    any, in small letters, without dates and identifiers.
    """

    start: int
    end: int
    text: str
    plain: str
    slug: tuple[str, ...]


def addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Give the web addresses between two offsets; what ends the sentence around one is not part of it."""
    for found in _ADDRESS.finditer(text, start, len(text) if end is None else end):
        words = _without_rest(found[0])
        plain = _plain(words)
        if "." in plain:
            yield Address(found.start(), found.start() + len(words), words, plain, _slug(plain))


def _without_rest(words: str) -> str:
    """Cut an address at the bracket that was opened before it, and leave out the sentence's punctuation."""
    opened = 0
    for offset, letter in enumerate(words):
        if letter in _OPENING:
            opened += 1
        elif letter in _CLOSING:
            opened -= 1
            if opened < 0:
                words = words[:offset]
                break
    return words.rstrip(_AFTER)


def _plain(words: str) -> str:
    from urllib.parse import unquote

    words = _SCHEME.sub("", words, count=1).partition("#")[0]
    path, _, query = words.partition("?")
    host, _, rest = path.partition("/")
    host = _PORT.sub("", host.lower()).removeprefix("www.").rstrip(".")
    asked = "&".join(part for part in query.split("&") if part and not _is_tracking(part))
    plain = f"{host}/{unquote(rest)}".rstrip("/") + (f"?{asked}" if asked else "")
    doi = _DOI.match(plain)
    return f"doi.org/{plain[doi.end() :].casefold()}" if doi else plain


def _is_tracking(part: str) -> bool:
    return _TRACKING.fullmatch(part.partition("=")[0]) is not None


def _slug(plain: str) -> tuple[str, ...]:
    """Return the words of the last part of a path with two words; failing that, with one."""
    host, *path = plain.partition("?")[0].split("/")
    if host == "doi.org":
        return ()
    parts = [_words(_FILE_ENDING.sub("", part)) for part in reversed(path)]
    some = [words for words in parts if any(len(word) > 2 for word in words)]
    return next((words for words in some if len(words) > 1), some[0] if some else ())


def _words(part: str) -> tuple[str, ...]:
    words = _SLUG_WORD.findall(part.casefold())
    kept = tuple(word for word in words if not _DATE_OR_ID.fullmatch(word))
    return kept if any(not word.isdecimal() for word in kept) else ()
