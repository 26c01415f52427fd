"""Ways to spoil the prose and the web entries of the essays of `planted` in one place."""

from collections.abc import Callable
from random import Random

from planted import HEADING, PLAIN, Planted, listed, put

COUNTRIES = ("Portugal", "Bolivia", "Latvia", "Norway", "Senegal", "Mongolia")
HEADLINES = (
    ("Noise Commission", "Why {} towns keep quiet hours near construction sites", "many", "few"),
    (
        "Stamp Society",
        "Letters from polar stations {} reach their readers after the winter",
        "always",
        "never",
    ),
    ("Chess Federation", "Young players {} tournaments without clocks in large numbers", "prefer", "avoid"),
)
"""Institutions, titles, the word of the title, and another one."""
FIGURES = (
    ("{} towns have done so", ("About 400", "More than 1,200", "Nearly 90")),
    ("{}, the council changed the rules", ("In 2016", "In July 2019", "Since 1998", "By the end of 2004")),
    ("It has grown by {}", ("40 per cent", "12%", "three million")),
    ("This is {} garden of the region", ("the largest", "the oldest", "the second-highest")),
    ("The town has {}", ("60 charities", "2,400 lamps")),
)
HEARSAY = (
    ("{} that it will not last", ("Experts say", "Studies show", "Critics argue", "Many believe")),
    ("{} this will not last", ("It is widely believed that", "It has been said that")),
    ("The mayor {} this will go on", ("vowed that", "assured readers that", "claimed that")),
    ("This {} as a model for others", ("is often described", "is widely seen")),
    ("{}, the plan is older", ("According to sources", "Reportedly")),
)
NOTICES = (
    "Need help with your homework?",
    "Printed by the friends of the reading society, all rights reserved.",
    "This copy is for members only. Ask at the desk for another one.",
)
JOINS = (
    "to expect", "that this", "to those", "should take", "take that", "into account", "have come", "easy to",
    "little to",
)  # fmt: skip
HYPHENED = ("non-profit", "semi-private", "co-operative", "post-war", "self-made", "multi-storey")


def plain(random: Random, essay: str) -> tuple[int, int]:
    """Choose a sentence without a source; return where it begins, and where its stop is."""
    found = random.choice([one for one in PLAIN if f"{one}." in essay])
    start = essay.index(f"{found}.")
    return start, start + len(found)


def instead(random: Random, essay: str, sentence: str, words: str) -> Planted:
    """Put a sentence with some words in it in the place of one without a source."""
    start, end = plain(random, essay)
    at = sentence.index("{}")
    text, start, _ = put(essay, start, end, sentence.replace("{}", words))
    return text, start + at, start + at + len(words)


def of(random: Random, essay: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> Planted:
    sentence, choice = random.choice(table)
    return instead(random, essay, sentence, random.choice(choice))


def address(random: Random) -> str:
    words = random.choice(HEADLINES)[1].format("some").lower().replace(" ", "-")
    return f"https://news.example/{random.randint(2001, 2019)}/{words}"


def bare(random: Random, essay: str) -> Planted:
    words = address(random)
    text, start = listed(random, essay, words)
    return text, start, start + len(words)


def unread(random: Random, essay: str) -> Planted:
    name, title, word, _ = random.choice(HEADLINES)
    words = address(random)
    text, _ = listed(random, essay, f"{name} (2011): {title.format(word)}. {words}")
    return text, text.index(words), text.index(words) + len(words)


def two_ways(random: Random, essay: str) -> Planted:
    first, second = random.sample(range(1, 13), 2)
    mark = random.choice("/-")
    date = f"{first:02}{mark}{second:02}{mark}{random.randint(1998, 2021)}"
    if random.random() < 0.5:
        return instead(random, essay, "On {}, this was still so", date)
    text, _ = listed(
        random, essay, f"Noise Commission (2011): Quiet hours. {address(random)}, accessed {date}."
    )
    return text, text.index(date), text.index(date) + len(date)


def other_word(random: Random, essay: str) -> Planted:
    name, title, word, other = random.choice(HEADLINES)
    slug = title.format(word).lower().replace(" ", "-")
    entry = f"{name} (2011): {title.format(other)}. https://news.example/{slug}, accessed 3 May 2021."
    text, start = listed(random, essay, entry)
    at = text.index(f" {other} ", start) + 1
    return text, at, at + len(other)


def stray(random: Random, essay: str) -> Planted:
    words = address(random)
    if random.random() < 0.5 or "\n1. " not in essay:
        return instead(random, essay, "More of this is on {} for all to read", words)
    return f"{essay}\n{words}\n", len(essay) + 1, len(essay) + 1 + len(words)


def uncited_paragraph(random: Random, essay: str) -> Planted:
    start, words = essay.index(f"{HEADING}\n"), ". ".join(random.sample(PLAIN, 3)) + "."
    text, start, _ = put(essay, start, start, f"{words}\n\n")
    return text, start, start + len(" ".join(words.split()[:5]))


def notice(random: Random, essay: str) -> Planted:
    words = random.choice(NOTICES)
    head = f"{words}\n\n{essay}"
    return f"{head}\n{words}\n", *random.choice(
        ((0, len(words)), (len(head) + 1, len(head) + 1 + len(words)))
    )


def without_apostrophe(random: Random, essay: str) -> Planted:
    name = random.choice(COUNTRIES)
    known = random.choice((f"{name}’s towns know this well", f"In {name} they know this well"))
    noun = random.choice(("government", "policy", "constitution"))
    return instead(random, essay, f"{known}. A part of {{}} {noun} asks for it", f"{name}s")


def years_together(random: Random, essay: str) -> Planted:
    first = random.randint(1950, 2000)
    return instead(
        random, essay, "That was so in {} and is so now", f"{first}{first + random.randint(1, 19)}"
    )


def without_dash(random: Random, essay: str) -> Planted:
    start, end = plain(random, essay)
    at = random.choice([at for at in range(start, end) if essay[at] == " "])
    return put(essay, at, at + 1, random.choice(("  ", "\xa0 ")))


def together(random: Random, essay: str) -> Planted:
    pair = random.choice([one for one in JOINS if f" {one} " in essay])
    start = essay.index(f" {pair} ") + 1
    return put(essay, start, start + len(pair), pair.replace(" ", ""))


def broken(random: Random, essay: str) -> Planted:
    word = random.choice(HYPHENED)
    words = word.replace("-", random.choice(("- ", "- ", " -")))
    return instead(random, essay, "In each town a {} company has tried it", words)


PLANTS: dict[str, Callable[[Random, str], Planted]] = {
    "bare-address": bare,
    "missing-access-date": unread,
    "ambiguous-date": two_ways,
    "title-unlike-address": other_word,
    "stray-address": stray,
    "figure-without-citation": lambda random, essay: of(random, essay, FIGURES),
    "hearsay": lambda random, essay: of(random, essay, HEARSAY),
    "paragraph-without-citation": uncited_paragraph,
    "boilerplate": notice,
    "lost-apostrophe": without_apostrophe,
    "run-on-years": years_together,
    "lost-dash": without_dash,
    "joined-words": together,
    "broken-hyphen": broken,
}
"""What gives an essay one defect of a rule."""
