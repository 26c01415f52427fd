"""Statements that can be looked up: numbers, dates and superlatives, each of which has a source somewhere."""

import re
from collections.abc import Iterator

from argmap.essay.phrases import any_of, words_of
from argmap.essay.vocabulary import FUNCTION_WORDS

_NUMBER = r"(?:\d{1,3}(?:[,.\xa0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = any_of("""
    January, February, March, April, May, June, July, August, September, October, November, December,
    Januar, Jänner, Februar, März, Mai, Juni, Juli, Oktober, Dezember, janvier, février, mars, avril, mai,
    juin, juillet, août, septembre, octobre, novembre, décembre, январ[яе], феврал[яе], март[ае]?,
    апрел[яе], ма[яе], июн[яе], июл[яе], август[ае], сентябр[яе], октябр[яе], ноябр[яе], декабр[яе]
""")
_SCALE = any_of("""
    hundred, thousand, million, billion, trillion, Tausend, Million, Millionen, Milliarde, Milliarden,
    mille, millions, milliard, milliards, тысяч, тысячи, тысяча, миллион, миллиона, миллионов, миллиард,
    миллиарда, миллиардов
""")
_COUNT = any_of("""
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty,
    forty, fifty, sixty, seventy, eighty, ninety, several, zwei, drei, vier, fünf, sechs, sieben, acht,
    neun, zehn, deux, trois, quatre, cinq, sept, huit, neuf, dix, два, две, три, четыре, пять, десять
""")
_NEAR = any_of("""
    about, around, approximately, roughly, nearly, almost, over, more than, less than, fewer than, at
    least, up to, an estimated, some, etwa, rund, ungefähr, fast, beinahe, über, mehr als, weniger als,
    mindestens, bis zu, environ, près de, plus de, moins de, au moins, около, примерно, почти, более,
    свыше, менее, не менее
""")
_PERCENT = any_of(r"%, ‰, per\s?cent, percentage points?, Prozent, pour cent, процент\w*")
_STATISTIC = re.compile(
    rf"(?<![\w.,/-])(?:{_NUMBER}[\s-]?{_PERCENT}"
    rf"|[$€£¥]\s?{_NUMBER}(?:\s?{_SCALE}\b|\s?(?:m|bn|k)\b)?"
    rf"|(?:{_NEAR}\s)?(?:{_NUMBER}|{_COUNT}|(?:tens|hundreds|scores) of)\s{_SCALE}s?\b"
    rf"|{_NEAR}\s{_NUMBER}(?!\w|[.,:/]\d)(?:[\s-]?{_PERCENT}|-year\b)?"
    r"|(?:one|two|three|four|five)[\s-](?:half|halves|thirds?|quarters?|fifths?)\sof\b"
    r"|one in (?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b"
    r"|the (?:vast|overwhelming|great) majority of\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\w.,:/$€£#-])(?P<count>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{1,8})\s(?P<what>[^\W\d_A-Z]{3,30})\b"
)
_BEFORE_DATES = any_of("""
    in, since, by, until, from, after, before, during, im Jahre?, im, seit, bis, ab, vor, nach, en,
    depuis, jusqu['’]en, avant, après, dès, в, с, до, после, к
""")
_PART_OF_YEAR = any_of("early, late, mid, end of, beginning of, spring, summer, autumn, winter")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s)"
_DATED = re.compile(
    rf"\b{_BEFORE_DATES}\s(?:the\s)?(?:{_PART_OF_YEAR}[\s-])?{_DAY}?(?:{_MONTH},?\s)?{_DAY}?(?:(?:of|de)\s)?"
    rf"{_YEAR}s?(?!\w|[./:-]\d)",
    re.IGNORECASE,
)
_HIGHEST = any_of("""
    larg, bigg, high, low, small, old, young, fast, slow, rich, poor, long, short, strong, weak, heavi,
    deadli, busi, steep, tall, deep, clean, safe, cheap, dens, wealthi, warm, cold, hott, dri, wett
""")
_SUPERLATIVE = re.compile(
    rf"\b[Tt]he\s(?:(?:world|country|nation|continent|region)['’]s\s|second[\s-])?{_HIGHEST}est\b"
)
_NOT_COUNTED = words_of("""
    january february march april may june july august september october november december januar märz mai
    juni juli oktober dezember janvier février mars avril juin juillet août octobre décembre years year
    months month weeks week days day hours hour minutes minute seconds decades century centuries and or to
    the of in for und oder bis der die das et ou de la le les times per
""")
_NUMBERED = any_of("""
    pages?, pp?, figures?, figs?, tables?, chapters?, sections?, articles?, art, paragraphs?, nos?, nr,
    notes?, rules?, steps?, aged?, vol, lines?, part, question, version, type, room, route, highway,
    Seite, Kapitel, Abschnitt, Artikel, chapitre, глава, статья, the
""")
_LABEL = re.compile(rf"(?:\b(?i:{_NUMBERED})\.?\s*|[-–—]|\w\s[^\W\d_a-zа-яё][\w.-]{{0,12}}\s)\Z")
_LABEL_REACH = 16
_ONE_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def figures(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places between two offsets of what can be looked up, in their order; none overlaps another."""
    found = [one.span() for one in _STATISTIC.finditer(text, start, end)]
    found += [one.span() for one in _DATED.finditer(text, start, end)]
    found += [one.span() for one in _SUPERLATIVE.finditer(text, start, end)]
    found += _counted(text, start, end)
    behind = start
    for first, last in sorted(found):
        if first >= behind:
            yield first, last
            behind = last


def latest_year(text: str, start: int, end: int) -> int:
    """Return the latest year that is named between two offsets, 0 if none is."""
    return max((int(found[0]) for found in _ONE_YEAR.finditer(text, start, end)), default=0)


def _counted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give counts such as "60 charities"; no years, days, durations, numbers of pages or of versions."""
    for found in _COUNTED.finditer(text, start, end):
        label = _LABEL.search(text, max(start, found.start() - _LABEL_REACH), found.start())
        year = _ONE_YEAR.fullmatch(found["count"])
        if not label and not year and found["what"].casefold() not in _NOT_COUNTED | FUNCTION_WORDS:
            yield found.span()
