"""Names of authors, as lists of works and citations write them."""

import re

from argmap.essay.vocabulary import OFFICES, PARTICLES, SMALL_WORDS

_JOINT = re.compile(r"\s*(?:[;&/]|(?<=\s)(?:and|und|et|u\.|y|и|и́|және)(?=\s))\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}|(?:[^\W\d_]{1,2}\.[\s-]?){1,4}")
_TRAILING = re.compile(r"(?P<family>[^\W\d_]{2}.*?)\s(?:[A-Z]{1,3}|(?:[A-Z]\.?[\s-]?){1,4})")
_OTHERS = re.compile(
    r",?\s*\b(?:et\.?\s?al\b\.?|u\.\s?a\.(?!\w)|и др\.?|and (?:others|colleagues)|et coll\.)\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"[,(\[]*\s*\(?\b(?:eds?|hrsg|hg|dirs?|trans|übers|comps?|ред|editors?|coords?)\b\.?[)\]]?\s*$",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s*[(\[](?P<short>[^()\[\]]{2,30})[)\]]\s*")
_LEADING = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}(?=[^\W\d_]{2})")
_GIVEN = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,2}")


def authors(head: str) -> tuple[str, ...]:
    """Return the family names, or names of institutions, at the head of an entry in a list of works."""
    head = _OTHERS.sub(" ", _ROLE.sub("", head.strip(" .:,")))
    names: list[str] = []
    for name in _whole_or_split(head):
        names += _in_list(name, first=not names)
    return tuple(name for name in names if name)


def cited(names: str) -> tuple[str, ...]:
    """Return the names that a citation gives, such as `Author, Writer & Editor` or `Ministry of Health`."""
    plain = _OTHERS.sub(" ", names).strip(" ,")
    offices = _whole_or_split(plain)
    parts = [part for name in offices for part in ([name] if is_office(name) else name.split(","))]
    bare = [_LEADING.sub("", part.strip(), count=1).strip(" ,") for part in parts]
    return tuple(part for part in bare if part and (part == bare[0] or not _are_initials(part)))


def is_office(name: str) -> bool:
    """Tell whether a name looks like that of an institution."""
    words = [word.strip(".,()").casefold() for word in name.split()]
    return any(word in OFFICES for word in words) or any(
        word in SMALL_WORDS and word not in PARTICLES for word in words
    )


def _whole_or_split(names: str) -> list[str]:
    """Split names at "and", "&" and the like, unless these stand within the name of one institution."""
    parts = [part for part in _JOINT.split(names) if part.strip(" ,.")]
    if len(parts) < 2 or ";" in names:
        return parts
    first = parts[0].strip(" ,")
    if not is_office(first.partition(",")[0]) and (not is_office(names) or "," in first):
        return parts
    two = len(parts) == 2 and is_office(first) and is_office(parts[1]) and len(parts[1].split()) > 1
    return parts if two else [names]


def _in_list(name: str, *, first: bool) -> list[str]:
    """Return the names in one part of a head: `Family, A., Other, B.` or `Family, Given, Given Other`."""
    short = _SHORT_NAME.search(name)
    name = _SHORT_NAME.sub(" ", name).strip(" .,")
    parts = [part.strip() for part in name.split(",") if part.strip(" .")]
    if not parts:
        return []
    if is_office(name):
        return [parts[0], *([short["short"]] if short else [])]
    if len(parts) == 1:
        whole = first and not _LEADING.match(parts[0]) and not _TRAILING.fullmatch(parts[0])
        return [parts[0] if whole else _family(parts[0])]
    return _walk(parts, first=first)


def _walk(parts: list[str], *, first: bool) -> list[str]:
    names, at = [], 0
    natural = _LEADING.match(parts[0]) or _TRAILING.fullmatch(parts[0])
    while at < len(parts):
        after = parts[at + 1] if at + 1 < len(parts) else ""
        given = at == 0 and (first or len(parts) == 2) and not natural and _GIVEN.fullmatch(after)
        inverted = given or _are_initials(after)
        names.append(parts[at] if inverted else _family(parts[at]))
        at += 2 if inverted else 1
    return [name for name in names if len(name) > 2 or not _are_initials(name)]


def _are_initials(part: str) -> bool:
    return _INITIALS.fullmatch(part) is not None and (part.isupper() or "." in part)


def _family(name: str) -> str:
    """Return the last word of a name in its natural order, with particles; of `Family AB`, the first."""
    trailing = _TRAILING.fullmatch(name)
    if trailing:
        return trailing["family"]
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[at:])
