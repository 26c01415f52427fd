"""Maps made at random for validators: of many scripts and languages, wide, deep, or hardly there."""

from random import Random

from generated import text_of as as_yaml
from generated import written as made_up
from hard import INVISIBLE, MARKUP, SCRIPTS

LANGUAGES = ("en", "de", "fr", "ru", "kk", "el", "ar", "zh-Hant", "en_GB", "no language at all")


def drawn_up(seed):
    """Return a map made at random, as text: of many scripts and languages, wide, deep, or hardly there."""
    random = Random(seed)
    kind = seed % 10
    if kind == 8:
        return as_yaml(tall(seed, 40)) if seed % 20 == 8 else as_yaml(broad(seed, 60))
    value = {"title": "T", "thesis": "T"} if kind == 9 else made_up(random)
    hard = (*SCRIPTS, *(() if seed % 3 else (*MARKUP, *INVISIBLE)))
    value["title"] = f"On {random.choice(hard)}"
    value["language"] = random.choice(LANGUAGES)
    for key in ("essay", "bibliography", "fonts"):  # files that are not there
        value.pop(key, None)
    for key in ("template", "theme", "reference-docx"):  # nor are these
        (value.get("report") or {}).pop(key, None)
    return in_scripts(as_yaml(value), random)


def in_scripts(text, random):
    """Put words of other scripts in the place of some."""
    words = [word for line in SCRIPTS for word in line.split() if word.isalnum()]
    return "".join(
        random.choice(words) if part == "Claim" and random.random() < 0.7 else part
        for part in text.replace("Claim", "\0Claim\0").split("\0")
    )


def tall(seed, levels):
    reason = {"claim": "The last"}
    for level in range(levels):
        reason = {"claim": f"Level {level} " + SCRIPTS[seed % len(SCRIPTS)], "reasons": [reason]}
    return {"title": "Tall", "thesis": reason}


def broad(seed, width):
    reasons = [
        {"claim": f"Reason {n}", "objections": [SCRIPTS[(seed + n) % len(SCRIPTS)]]} for n in range(width)
    ]
    return {"title": "Broad", "thesis": {"claim": "T", "reasons": reasons}}
