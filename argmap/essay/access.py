"""What entries of a list say about the reading of web pages: when, and that it is one."""

import re

from argmap.essay.phrases import any_of
from argmap.essay.works import Work

_READ = any_of("""
    accessed, access date, date of access, last access, retrieved, downloaded, viewed, visited, consulted,
    checked, last seen, last read, abgerufen, aufgerufen, abruf, zugriff, zugegriffen, besucht,
    eingesehen, stand, consultée?, consultation, accès, visitée?, vérifiée?, дата обращения, дата доступа,
    обращение, просмотрено, қаралған күні, жүгінген күні, consultado, consulta, acceso, consultato,
    geraadpleegd
""")
_FOUND_AT = any_of("""
    available (?:at|from|online), online, url, link, web, website, internet, from, at, on, last, verfügbar
    unter, unter, am, disponible (?:à|sur), en ligne, le, la, dernière, режим доступа, электронный ресурс
""")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d\b|\b20\d\d-\d\d?-\d\d?\b|\b20\d\d\b")
_SAYS_WHEN = re.compile(rf"\b{_READ}\b", re.IGNORECASE)
_SAYS_WHERE = re.compile(rf"\b(?:{_READ}|{_FOUND_AT})\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|янв|фев|апр|ию[нл]|сен|окт|дек)\w*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LASTING = ("doi.org/", "hdl.handle.net/", "web.archive.org/", "archive.org/", "arxiv.org/", "perma.cc/")


def tells_when(work: Work) -> bool:
    """Tell whether an entry says when its address was read, in words or by a date behind the address."""
    behind = work.text[work.addresses[-1].end - work.start :] if work.addresses else ""
    return _SAYS_WHEN.search(_without_addresses(work)) is not None or _DATE.search(behind) is not None


def is_bare(work: Work) -> bool:
    """Tell whether an entry has nothing but an address, and perhaps the day on which it was read."""
    if work.bare or not work.addresses:
        return work.bare
    rest = _MONTH.sub("", _SAYS_WHERE.sub("", _without_addresses(work)))
    return _LETTER.search(rest) is None


def lasts(work: Work) -> bool:
    """Tell whether an address of an entry always leads to the same text, so that no date is needed."""
    return any(address.plain.startswith(_LASTING) for address in work.addresses)


def _without_addresses(work: Work) -> str:
    pieces, behind = [], 0
    for address in work.addresses:
        pieces.append(work.text[behind : address.start - work.start])
        behind = address.end - work.start
    return " ".join((*pieces, work.text[behind:]))
