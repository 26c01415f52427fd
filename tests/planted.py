"""Sound short essays with lists of works, and ways to spoil them in one place.

`clean_essay` makes an essay in which nothing is to be found, `plant` gives it one defect of a rule. To add a
rule: a function `(random, essay) -> (text, start, end)` and a row in `PLANTS`; where it needs essays of a
certain style, a row in `STYLES`.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

Planted = tuple[str, int, int]

WORKS = (
    ("Rail Board", "Night trains in the north", "Night trains in the north are full from spring to autumn"),
    ("Port Office", "Ferries and their harbours", "Ferries leave their harbours before dawn"),
    ("Town Library", "Reading rooms on Sundays", "Families use the reading rooms on Sundays"),
    ("Health Agency", "Sugar in school meals", "Sugar has gone from school meals in many towns"),
    ("Parks Department", "Old oaks in city gardens", "Gardens with old oaks stay cool in summer"),
    ("Weather Service", "Fog over mountain valleys", "Fog lies over the mountain valleys for weeks"),
    ("Water Company", "Leaks in iron pipes", "Iron pipes lose water through small leaks"),
    ("Museum Association", "Free entry for pupils", "Pupils come back when entry was free for them"),
    ("Tourist Bureau", "Campsites beside the lakes", "Campsites beside lakes need more shade"),
    ("Bicycle Union", "Helmets and bicycle lanes", "Cyclists in separate lanes wear helmets less"),
    ("Market Inspectorate", "Cheese at weekly markets", "Cheese sells well at weekly markets"),
    ("Housing Council", "Lifts for tall buildings", "Tall buildings without lifts stand empty"),
    ("Bakery Guild", "Rye bread and wheat bread", "Rye bread keeps longer than wheat bread"),
    ("Fire Brigade", "Smoke alarms at home", "Smoke alarms wake people at home in time"),
)
"""Institutions, titles of their works, and sentences that these back."""

OTHERS = (
    ("Noise Commission", "Quiet hours for construction sites"),
    ("Stamp Society", "Letters from polar stations"),
    ("Chess Federation", "Tournaments without clocks"),
)
"""Works that nothing in an essay is about."""

PLAIN = (
    "Nobody doubts that this matters to those who live there",
    "Those who plan for a town should take that into account",
    "It is easy to see why",
    "This would be worth a try elsewhere",
    "People have come to expect it",
    "There is little to be said against it",
)
OPENINGS = ("What makes a town a good place?", "A few remarks on everyday life", "Small things that count")
PUBLISHERS = ("City Press", "Hill Press", "Lantern Books")
MARKS = (".[{}]", ".{}", " [{}].")
NOTE = re.compile(r"(?<=\.\[)\d+(?=\])|(?<= \[)\d+(?=\])|(?<=[a-z]\.)\d+")
NAMED = re.compile(r"\((?P<name>[A-Z][\w ]+), (?P<year>\d{4})(?P<page>(?:, p\. |: )\d+)?\)")
HEADING = "References"


def clean_essay(random: Random, style: str = "") -> str:
    """Write an essay `numbered`, by `names`, or by names and `pages`; any of these, unless told."""
    style = style or random.choice(("numbered", "names", "pages"))
    works = random.sample(WORKS, random.randint(6, 8))
    years = [str(year) for year in random.sample(range(2001, 2020), len(works))]
    numbered = style == "numbered"
    mark = random.choice(MARKS) if numbered else ""
    page = random.choice((", p. {}", ": {}")) if style == "pages" else ""
    sentences = [
        told + (mark.format(at) if numbered else f" ({name}, {year}{page.format(random.randint(2, 90))}).")
        for at, ((name, _, told), year) in enumerate(zip(works, years, strict=True), 1)
    ]
    entries = entry_style(random, style)
    listed = [entries(name, year, title) for (name, title, _), year in zip(works, years, strict=True)]
    if numbered:
        listed = [f"{at}. {entry}" for at, entry in enumerate(listed, 1)]
    else:
        listed.sort()
    joint = random.choice(("\n", "\n\n")) if numbered else "\n\n"
    body = "\n\n".join(paragraphs(random, sentences))
    return f"{random.choice(OPENINGS)}\n\n{body}\n\n{HEADING}\n\n{joint.join(listed)}\n"


def entry_style(random: Random, style: str) -> Callable[[str, str, str], str]:
    """Choose how an essay writes its entries; with pages, none is on the web, which has no pages."""
    pattern = random.choice(("{} ({}): {}.", "{}. ({}). {}.", "{} ({}). {}."))
    printed = style == "pages"

    def entry(name: str, year: str, title: str) -> str:
        words = pattern.format(name, year, title)
        if not printed and random.random() < 0.6:
            host = name.split(maxsplit=1)[0].lower()
            return f"{words} https://{host}.example/{title.lower().replace(' ', '-')}, accessed 3 May 2021."
        return f"{words} {random.choice(PUBLISHERS)}."

    return entry


def paragraphs(random: Random, sentences: list[str]) -> list[str]:
    """Put two sentences with sources, and others between them, into each paragraph."""
    written = []
    for at in range(0, len(sentences), 2):
        plain = [f"{one}." for one in random.sample(PLAIN, 2)]
        pair = sentences[at : at + 2]
        written.append(" ".join((plain[0], pair[0], plain[1], *pair[1:])))
    return written


def plant(code: str, random: Random, essay: str) -> Planted:
    """Give an essay one defect of a rule; return the text, and where the words meant begin and end."""
    return PLANTS[code](random, essay)


def style(code: str) -> str:
    """Return the style that an essay needs to have the defect of a rule, or nothing."""
    return STYLES.get(code, "")


def split(essay: str) -> tuple[str, list[str], str]:
    """Return body and heading, entries, and what stands between these."""
    body, _, rest = essay.partition(f"\n{HEADING}\n\n")
    joint = "\n\n" if "\n\n" in rest else "\n"
    return f"{body}\n{HEADING}\n\n", rest.rstrip("\n").split(joint), joint


def joined(head: str, entries: list[str], joint: str) -> str:
    return head + joint.join(entries) + "\n"


def put(essay: str, start: int, end: int, words: str) -> Planted:
    """Write words in place of others, and say where they are."""
    return essay[:start] + words + essay[end:], start, start + len(words)


def listed(random: Random, essay: str, work: str) -> tuple[str, int]:
    """Add an entry at its place in the list: its number's, or the alphabet's. Say where its words begin."""
    head, entries, joint = split(essay)
    if entries[0].startswith("1."):
        entry = f"{len(entries) + 1}. {work}"
        entries.append(entry)
    else:
        entry = work
        entries = sorted([*entries, work])
    text = joined(head, entries, joint)
    return text, text.rindex(entry) + len(entry) - len(work)


def own_notes(essay: str) -> list[re.Match[str]]:
    return list(NOTE.finditer(essay, 0, essay.index(f"\n{HEADING}\n")))


def own_names(essay: str) -> list[re.Match[str]]:
    return list(NAMED.finditer(essay, 0, essay.index(f"\n{HEADING}\n")))


def foreign_author(random: Random, essay: str) -> Planted:
    found = random.choice(own_names(essay))
    at = random.randint(1, 2)
    name = random.choice((random.choice(OTHERS)[0], found["name"][:at] + found["name"][at + 1 :]))
    return put(essay, *found.span("name"), name)


def other_year(random: Random, essay: str) -> Planted:
    found = random.choice(own_names(essay))
    return put(essay, *found.span("year"), str(int(found["year"]) + random.choice((-30, -10, 1, 10))))


def entry_too_many(random: Random, essay: str) -> Planted:
    name, title = random.choice(OTHERS)
    work = f"{name} ({random.randint(2001, 2019)}): {title}. City Press."
    text, start = listed(random, essay, work)
    return text, start, start + len(work)


def number_too_high(random: Random, essay: str) -> Planted:
    notes = own_notes(essay)
    found = random.choice(notes)
    return put(essay, *found.span(), str(len(notes) + random.randint(1, 9)))


def lost_note(random: Random, essay: str) -> Planted:
    notes = own_notes(essay)
    at = random.randrange(len(notes) - 1)
    lost, after = notes[at], notes[at + 1]
    start, end = lost.span()
    if essay[start - 1] == "[":
        start, end = start - 1, end + 1
    start -= essay[start - 1] == " "
    text = essay[:start] + essay[end:]
    return text, after.start() - (end - start), after.end() - (end - start)


def wrong_number(random: Random, essay: str) -> Planted:
    notes = own_notes(essay)
    found = random.choice(notes)
    others = [note[0] for note in notes if note[0] != found[0]]
    return put(essay, *found.span(), random.choice(others))


ADDRESS = re.compile(r"https://\S+(?=,)")


def address_again(random: Random, essay: str) -> Planted:
    found = ADDRESS.search(essay)
    address = found[0] if found else "https://noise.example/quiet-hours/report"
    if not found:
        essay, _ = listed(random, essay, f"Noise Commission (2011): Quiet hours. {address}")
    changed = random.choice(
        (address, address.replace("https://", "http://www."), f"{address}/", f"{address}?utm_source=x")
    )
    text = f"{essay}\n{changed}\n"
    return text, len(text) - 1 - len(changed), len(text) - 1


def title_again(random: Random, essay: str) -> Planted:
    head, entries, joint = split(essay)
    entry = random.choice(entries)
    title = next(title for _, title, _ in WORKS if title in entry)
    changed = random.choice((title, title.upper(), title.replace("s", "", 1), f"{title[:-1]}"))
    work = re.sub(r"^\d+\. |https?://.*", "", entry).replace(title, changed).strip()
    if entries[0].startswith("1."):
        entries.append(f"{len(entries) + 1}. {work}")
        at = len(entries) - 1
    else:
        at = entries.index(entry) + 1
        entries.insert(at, work)
    text = joined(head, entries, joint)
    start = len(joined(head, entries[:at], joint)) - 1 + len(joint) + entries[at].index(changed)
    return text, start, start + len(changed)


def name_among_numbers(random: Random, essay: str) -> Planted:
    _, entries, _ = split(essay)
    found = random.choice(own_notes(essay))
    entry = entries[int(found[0]) - 1]
    name = next(name for name, _, _ in WORKS if name in entry)
    year = re.search(r"\((\d{4})\)", entry)
    words = f"{name}, {year[1] if year else ''}"
    start, end = found.span()
    before = essay[:start].rstrip(" .[")
    text = f"{before} ({words}).{essay[end:].lstrip('].')}"
    return text, len(before) + 2, len(before) + 2 + len(words)


def in_no_order(random: Random, essay: str) -> Planted:
    head, entries, joint = split(essay)
    names = {entry: next(name for name, _, _ in WORKS if name in entry) for entry in entries}
    cited = {entry: head.index(f"({names[entry]}, ") for entry in entries}
    years = {entry: re.findall(r"\d{4}", entry)[0] for entry in entries}
    while True:
        random.shuffle(entries)
        by_name, by_place, by_year = ([key[one] for one in entries] for key in (names, cited, years))
        falls = sum(one > other for one, other in pairwise(by_place))
        if by_name != sorted(by_name) and falls and by_year not in (sorted(by_year), sorted(by_year)[::-1]):
            break
    at = next(at for at in range(1, len(entries)) if names[entries[at]] < names[entries[at - 1]])
    text = joined(head, entries, joint)
    start = len(joined(head, entries[:at], joint)) - 1 + len(joint)
    return text, start, start + len(names[entries[at]])


def lost_page(random: Random, essay: str) -> Planted:
    found = random.choice(own_names(essay))
    text, start, _ = put(essay, *found.span("page"), "")
    return text, found.start() + 1, start


PLANTS: dict[str, Callable[[Random, str], Planted]] = {
    "author-not-in-list": foreign_author,
    "year-clash": other_year,
    "entry-never-cited": entry_too_many,
    "note-out-of-list": number_too_high,
    "gap-in-notes": lost_note,
    "note-points-elsewhere": wrong_number,
    "repeated-address": address_again,
    "repeated-title": title_again,
    "two-citation-systems": name_among_numbers,
    "unordered-list": in_no_order,
    "missing-page": lost_page,
}
"""What gives an essay one defect of a rule."""

STYLES = {
    "author-not-in-list": "names",
    "year-clash": "names",
    "note-out-of-list": "numbered",
    "gap-in-notes": "numbered",
    "note-points-elsewhere": "numbered",
    "two-citation-systems": "numbered",
    "unordered-list": "names",
    "missing-page": "pages",
}
"""The style that an essay needs to have the defect; others may have it in any."""
