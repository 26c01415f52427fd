"""In which language single words are, so that Word checks their spelling by the right dictionary.

The report names its own language once. A word in another script cannot be in it; which language it is in, its
letters tell well enough for a dictionary to be chosen.
"""

import re
from collections.abc import Iterator
from functools import cache

_CYRILLIC = "\u0400-\u052f"
_SCRIPTS = {
    "Latn": "A-Za-zªº\u00c0-\u024f\u1e00-\u1eff",
    "Cyrl": _CYRILLIC,
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Jpan": "\u3040-\u30ff",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
}
# Word keeps three languages of a run, for three kinds of script.
_TOLD = {
    "Latn": ("val", "en-GB"),
    "Grek": ("val", "el-GR"),
    "Armn": ("val", "hy-AM"),
    "Geor": ("val", "ka-GE"),
    "Hebr": ("bidi", "he-IL"),
    "Arab": ("bidi", "ar-SA"),
    "Deva": ("bidi", "hi-IN"),
    "Thai": ("bidi", "th-TH"),
    "Hang": ("eastAsia", "ko-KR"),
    "Jpan": ("eastAsia", "ja-JP"),
    "Hani": ("eastAsia", "zh-CN"),
}
_HOME = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), ("Cyrl",)),
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), ("Arab",)),
    **dict.fromkeys(("he", "yi"), ("Hebr",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("Deva",)),
    "el": ("Grek",),
    "hy": ("Armn",),
    "ja": ("Jpan", "Hani"),
    "ka": ("Geor",),
    "ko": ("Hang", "Hani"),
    "th": ("Thai",),
    "zh": ("Hani",),
}
_ASIAN = frozenset(("Hang", "Jpan", "Hani"))
_KAZAKH, _UKRAINIAN = re.compile("[ҒғҚқҢңӨөҰұҮүҺһӘә]"), re.compile("[ЄєЇїҐґ]")


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Cut a text where its script changes; with each part goes its `w:lang`, empty in the report's own."""
    home = _home(language)
    if text.isascii() and "Latn" in home:
        yield text, ""
        return
    end = 0
    for found in _foreign(home).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], ""
        yield found[0], _told(found.lastgroup or "", found[0])
        end = found.end()
    if end < len(text):
        yield text[end:], ""


def _home(language: str) -> tuple[str, ...]:
    """Return the scripts of a language; Asian and right-to-left texts have Latin words everywhere."""
    parts = language.replace("_", "-").split("-")
    named = next((part.title() for part in parts[1:] if part.title() in _SCRIPTS), "")
    scripts = (named,) if named else _HOME.get(parts[0].lower(), ("Latn",))
    return scripts if scripts in (("Cyrl",), ("Grek",), ("Latn",)) else (*scripts, "Latn")


@cache
def _foreign(home: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds letters of one other script, with all between and behind them that is no letter."""
    others = {name: letters for name, letters in _SCRIPTS.items() if name not in home}
    every = "".join(_SCRIPTS.values())
    forms = (
        f"(?P<{name}>[{own}]+(?:[^{every}\n\t]+[{own}]+)*[^{every}\n\t]*)" for name, own in others.items()
    )
    return re.compile("|".join(forms))


def _told(script: str, words: str) -> str:
    if script == "Cyrl":
        tag = "kk-KZ" if _KAZAKH.search(words) else "uk-UA" if _UKRAINIAN.search(words) else "ru-RU"
        kind = "val"
    else:
        kind, tag = _TOLD[script]
    return f'<w:lang w:{kind}="{tag}"/>'
