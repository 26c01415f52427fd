"""Phrases by which a text says what others say, or everybody knows, without telling who."""

import re
from collections.abc import Iterator

from argmap.essay.phrases import any_of

_OFTEN = any_of("""
    often, widely, commonly, generally, frequently, sometimes, usually, increasingly, universally,
    routinely, popularly, largely, broadly, regularly
""")
_SAID = any_of("""
    said, believed, known, thought, claimed, alleged, reported, rumou?red, argued, assumed, accepted,
    acknowledged, agreed
""")
_SEEN = any_of("""
    described, seen, viewed, regarded, perceived, considered, portrayed, depicted, cited, hailed,
    criticised, criticized
""")
_SAID_TO = any_of("said, believed, thought, rumou?red, alleged, reported, reputed")
_SEEN_BY = any_of("viewed, seen, regarded, perceived, portrayed, depicted")
_PEOPLE = any_of("""
    experts?, critics, observers, analysts, scholars, scientists, researchers, historians, economists,
    commentators, opponents, supporters, proponents, activists, officials, sources, insiders, witnesses,
    many, many people, some, some people, most, most people, others
""")
_SAY = any_of("""
    say, said, argued?, claim, claimed, believed?, think, thought, agreed?, warn, warned, suggest,
    suggested, point out, maintain, contend, fear, feared, insist, insisted, assert, allege, complain,
    complained, estimated?
""")
_STUDIES = any_of("studies, research, surveys?, polls?, statistics, science, evidence, investigations")
_SHOWS = any_of("""
    shown, shows?, showed, suggests?, finds?, found, indicates?, proves?, proved, confirms?, confirmed,
    demonstrates?
""")
_UNNAMED = any_of("""
    sources, experts, observers, analysts, critics, reports, rumou?rs, studies, some, many
""")
_OF_OTHERS = any_of(r"""
    bekanntlich, angeblich, (?:experten|kritiker|beobachter|viele|manche)
    (?:sagen|meinen|glauben|warnen), studien (?:zeigen|belegen), es ist (?:allgemein )?bekannt, on dit
    que, il est (?:bien )?connu que, (?:des|les) études (?:montrent|prouvent), (?:certains|les)
    (?:experts|critiques|observateurs) (?:disent|affirment|estiment), selon (?:des|les|certains)
    (?:experts|sources|observateurs), как известно, якобы, (?:эксперты|критики|многие)
    (?:считают|говорят|утверждают), по мнению (?:экспертов|многих), исследования показывают
""")
_IS = "(?:is|are|was|were)"
_PHRASES = re.compile(
    rf"\b(?:(?:{_IS}|been)\s{_OFTEN}\s(?:\w+\s)?{_SEEN}\b|{_OFTEN}\s{_SEEN}\s(?:as|to)\b"
    rf"|{_IS}\s{_SEEN_BY}\sby\s(?:\w+[\s-]){{1,5}}as\b"
    rf"|it\s(?:is|was|has been)\s(?:{_OFTEN}\s|well\s)?{_SAID}\s(?:that|how)\b"
    rf"|{_IS}\s(?:{_OFTEN}\s|well\s)?{_SAID_TO}\sto\b"
    rf"|{_PEOPLE}\s(?:\w+ly\s|also\s|often\s|have\s)?{_SAY}\b(?!\s(?:of|about|like)\b)"
    rf"|{_STUDIES}\s(?:has\s|have\s)?(?:\w+ly\s|also\s|often\s)?{_SHOWS}\b"
    rf"|according\sto\s(?:\w+\s)?{_UNNAMED}\b|(?:reportedly|allegedly|purportedly)\b"
    rf"|as\s(?:is|everyone|everybody)\s(?:(?:\w+\s)?known|knows)\b|(?:everybody|everyone)\sknows\b"
    rf"|{_OF_OTHERS}\b)",
    re.IGNORECASE,
)
_SPOKE = any_of("""
    claim(?:s|ed), announce[sd], promise[sd], vow(?:s|ed), pledge[sd], admit(?:s|ted), denie[sd],
    insist(?:s|ed), assure[sd], reassure[sd], professe[sd], declare[sd], warn(?:s|ed), allege[sd],
    boast(?:s|ed), concede[sd], state[sd], confesse[sd], testifie[sd], said
""")
_PROMISED = any_of("""
    professe[sd], vow(?:s|ed), pledge[sd], promise[sd], claim(?:s|ed), swore, threatened
""")
_HEARERS = any_of(
    "me, us, him, her, them, you, people, readers, reporters, journalists, again, once, today, \\w+ly"
)
_REPORTED = re.compile(rf"\b(?:{_SPOKE}\s(?:{_HEARERS}\s){{0,2}}that|{_PROMISED}\sto)\b", re.IGNORECASE)
_NO_SPEAKER = re.compile(
    r"\b(?:i|we|you|it|this|that|which|one|having|be|to|is|are|was|were|been|being|have|not|as|what|so|the|an?)\s\Z",
    re.IGNORECASE,
)
_REACH = 8


def hearsay(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places between two offsets of words that report what others say or think, in their order."""
    found = [one.span() for one in _PHRASES.finditer(text, start, end)]
    found += [
        one.span()
        for one in _REPORTED.finditer(text, start, end)
        if not _NO_SPEAKER.search(text, max(start, one.start() - _REACH), one.start())
    ]
    return iter(sorted(found))
