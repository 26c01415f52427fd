"""Maps made wrong in every way that can be thought of, each from a seed: bytes, lines, values, structure.

`scene(seed)` gives the files of a working folder by name: `map.yaml`, the essay and the template that it may
name, now and then the wishes of its folder. Half of the mutants stay maps that can be read, for what is
wrong in them is a value and not the YAML; the others are for the reader. One seed, one scene.
"""

import random
from functools import cache
from pathlib import Path

import yaml

import generated
import hard
from argmap.formats.schema import CODES, KEY_NAMES, KINDS, PLACES, SEVERITIES, STATUSES
from argmap.report.templates import TEMPLATES, text_of
from reading import MAPS, ROOT

_GOOD = [
    *MAPS,
    *(
        path
        for folder in ("tests/judged", "argmap/starter")
        for path in sorted((ROOT / folder).glob("*.yaml"))
    ),
]
_BAD = sorted((ROOT / "tests" / "diagnostics").glob("*.yaml"))
_MAP, _REPORT = ({key.name for key in PLACES[place]} for place in ("map", "report"))
_KINDS = frozenset(KINDS)
_ESSAYS = sorted((ROOT / "seeds").glob("*.txt"))
_SIZES = (1, 1, 1, 1, 2, 2, 3, 5)
"""How many mutations one mutant gets."""


@cache
def _text(path):
    return path.read_text(encoding="utf-8")


def base(chance):
    """Return the text that a mutant is made of: a shipped map, one of the tests, or a generated one."""
    kind = chance.randrange(20)
    if kind < 10:
        return _text(chance.choice(_GOOD))
    return _text(chance.choice(_BAD)) if kind < 12 else generated.text_of(generated.written(chance))


def scene(seed):
    """Return the content of each file of a working folder, by name."""
    chance = random.Random(seed)
    files = {"map.yaml": mutant(chance), "essay.md": essay(chance), "mine.md": template(chance)}
    if chance.randrange(12) == 0:
        files["argmap.toml"] = house(chance)
    return files


def mutant(chance):
    """Return a map as bytes, mutated some times."""
    text, times, kind = base(chance), chance.choice(_SIZES), chance.randrange(8)
    if kind < 6:
        text = _of_values(text, chance, times)
    return text.encode("utf-8") if kind < 5 else _of_bytes(text, chance, times)


def _of_values(text, chance, times):
    """Mutate what stands in a map; it stays YAML."""
    try:
        made = generated.values_of(text)
    except (yaml.YAMLError, ValueError, RecursionError):  # of PyYAML's own loader
        return text
    for _ in range(times if isinstance(made, dict) and made else 0):
        chance.choice(VALUES)(made, chance)
    return generated.text_of(made, chance)


def _of_bytes(text, chance, times):
    """Mutate how a text is written: as lines, or as bytes."""
    lines = text.splitlines(keepends=True)
    for _ in range(times):
        chance.choice(LINES)(lines, chance)
    made = bytearray("".join(lines).encode("utf-8", "surrogatepass"))
    for _ in range(times if chance.randrange(2) else 0):
        chance.choice(BYTES)(made, chance)
    encoding = chance.choice(("", "", "", "", "", "", "", "utf-16", "utf-16-le", "utf-32-be", "cp1252"))
    return made.decode("utf-8", "replace").encode(encoding, "replace") if encoding else bytes(made)


# Bytes.


def _place(made, chance):
    return chance.randrange(len(made) + 1)


def flip(made, chance):
    """Turn one bit."""
    if made:
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)


def delete(made, chance):
    """Take out a few bytes."""
    at = _place(made, chance)
    del made[at : at + chance.choice((1, 2, 20, 400))]


def insert(made, chance):
    """Put in what is no text, or what YAML understands in its own way."""
    at = _place(made, chance)
    made[at:at] = chance.choice(hard.BYTES)


def truncate(made, chance):
    """Break off anywhere, in the middle of a letter too."""
    del made[_place(made, chance) :]


def repeat(made, chance):
    """Write a piece many times."""
    at, length = _place(made, chance), chance.choice((1, 3, 30))
    made[at:at] = made[at : at + length] * chance.choice((2, 50, 1000))


def mark(made, chance):
    """Put a byte order mark in front, of whatever encoding."""
    made[0:0] = chance.choice((b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe", b"\xfe\xff", b"\x00"))


BYTES = (flip, delete, insert, insert, truncate, repeat, mark)


# Lines.


def _line(lines, chance):
    return chance.randrange(len(lines)) if lines else 0


def double(lines, chance):
    """Write some lines twice."""
    at = _line(lines, chance)
    lines[at:at] = lines[at : at + chance.choice((1, 2, 8))] * chance.choice((1, 1, 1, 100))


def swap(lines, chance):
    """Let two lines change places."""
    if lines:
        one, other = _line(lines, chance), _line(lines, chance)
        lines[one], lines[other] = lines[other], lines[one]


def indent(lines, chance):
    """Let some lines begin in another column."""
    at = _line(lines, chance)
    by = chance.choice(("", " ", "  ", "    ", "\t", "\u00a0", " " * 3000))
    for number in range(at, min(at + chance.choice((1, 1, 3, 20)), len(lines))):
        lines[number] = by + (lines[number].lstrip(" ") if chance.randrange(2) else lines[number])


def drop(lines, chance):
    """Leave lines out."""
    at = _line(lines, chance)
    del lines[at : at + chance.choice((1, 1, 2, 10))]


def end(lines, chance):
    """End lines in another way."""
    by = chance.choice(("\r\n", "\r", "\u2028", "\x85", "\n\n", "\r\r\n", " \n", ""))
    for number in range(len(lines)):
        if chance.randrange(3):
            lines[number] = lines[number].rstrip("\r\n") + by


def write(lines, chance):
    """Put hard text somewhere into a line, or in the place of what stands behind its key."""
    if not lines:
        return
    at = _line(lines, chance)
    line = lines[at].rstrip("\n")
    key, colon, rest = line.partition(":")
    column = chance.randrange(len(line) + 1)
    text = hard.text(chance)
    whole = f"{key}{colon} {text}" if colon and rest and chance.randrange(2) else ""
    lines[at] = f"{whole or line[:column] + text + line[column:]}\n"


def own(lines, chance):
    """Put in a line that YAML understands in its own way."""
    column = " " * chance.choice((0, 0, 2, 4))
    lines.insert(_line(lines, chance), f"{column}{chance.choice(hard.YAML)}\n")


def escape(lines, chance):
    """Quote what stands behind a key, with an escape in it."""
    at = _line(lines, chance)
    key, colon, rest = (lines[at] if lines else "").partition(": ")
    if colon:
        said = rest.strip().replace("\\", "").replace('"', "")
        lines[at] = f'{key}: "{chance.choice(hard.ESCAPES)}{said}{chance.choice(hard.ESCAPES)}"\n'


def descend(lines, chance):
    """Add an aside with a chain of reasons under it, rarely deeper than can be read."""
    levels = chance.choice((3, 30, 100, 300, 1200))
    lines.append("aside:\n")
    for level in range(levels):
        lines.append(f"{'  ' * level}- claim: Claim of level {level}\n{'  ' * level}  reasons:\n")
    lines.append(f"{'  ' * levels}- The last.\n")


LINES = (double, swap, indent, drop, end, write, write, own, escape, escape, descend)


# Values and structure.


def _spots(made):
    """Give every place of nested texts, lists and mappings: what holds it, and its key or number."""
    waiting = [made]
    while waiting:
        here = waiting.pop()
        for key in here if isinstance(here, dict) else range(len(here)):
            yield here, key
            if isinstance(here[key], dict | list):
                waiting.append(here[key])


def _spot(made, chance):
    return chance.choice(list(_spots(made)))


def _words(made, chance):
    """Choose a text, now and then one that is a code to the program."""
    texts = [(holder, key) for holder, key in _spots(made) if isinstance(holder[key], str)]
    prose = [(holder, key) for holder, key in texts if key not in CODES]
    return chance.choice((prose if chance.randrange(5) else texts) or list(_spots(made)))


def _keys(made, chance, key):
    """Choose where a key may stand, the map or the report or a statement; sometimes where it may not."""
    found = [made, *(holder[key] for holder, key in _spots(made) if isinstance(holder[key], dict))]
    if chance.randrange(6) == 0:
        return chance.choice(found)
    report = made.setdefault("report", {})
    if key in _REPORT and isinstance(report, dict):
        return report
    statements = [keys for keys in found if not _KINDS.isdisjoint(keys)]
    return made if key in _MAP or not statements else chance.choice(statements)


def say(made, chance):
    """Say something hard in the place of a text."""
    holder, key = _words(made, chance)
    holder[key] = hard.text(chance)


def add(made, chance):
    """Add something hard to a text."""
    holder, key = _words(made, chance)
    said = str(holder[key])[:2000]
    at = chance.randrange(len(said) + 1)
    holder[key] = said[:at] + hard.text(chance) + said[at:]


def reshape(made, chance):
    """Let a value be of another shape: nothing, a list, keys, or itself within these."""
    holder, key = _spot(made, chance)
    here = holder[key]
    shapes = ("", [], {}, [here], {"claim": here}, {"premises": [here]}, [[here]], [here] * 3, {"": here})
    holder[key] = chance.choice(shapes)


def rename(made, chance):
    """Give a value another key: one of the format's own, or none of them."""
    holder, key = _spot(made, chance)
    if isinstance(holder, dict):
        other = chance.choice((*sorted(KEY_NAMES), hard.text(chance)[:3000]))
        holder[other] = holder.pop(key)


def move(made, chance):
    """Put a value in the place of another."""
    (source, one), (target, other) = _spot(made, chance), _spot(made, chance)
    target[other] = _copied(source[one])


def tell(made, chance):
    """Say something that a key has a meaning for, right or wrong."""
    key = chance.choice(sorted(TOLD))
    _keys(made, chance, key)[key] = _copied(chance.choice(TOLD[key]))


def mean(made, chance):
    """Say something hard under a key that means something."""
    key = chance.choice(
        ("title", "label", "commentary", "bottom-line", "extract", "to", "marking", "next", "authors")
    )
    _keys(made, chance, key)[key] = hard.text(chance)


def name(made, chance):
    """Name statements alike, and refer to whatever there is."""
    ids = [holder[key] for holder, key in _spots(made) if key == "id" and isinstance(holder[key], str)]
    holder, key = _spot(made, chance)
    if isinstance(holder, dict):
        holder[chance.choice(("id", "ref"))] = chance.choice([*ids, "thesis", hard.text(chance)[:3000]])
    else:
        holder[key] = {"ref": chance.choice([*ids, "nobody"])}


def deepen(made, chance):
    """Let a chain of reasons, premises, lists or doubts stand in the place of a value."""
    holder, key = _spot(made, chance)
    levels = chance.choice((3, 3, 10, 10, 40))
    step = chance.choice((_reasoned, _premised, _listed, _doubted))
    here = "deep"
    for level in range(levels):
        here = step(here, level)
    holder[key] = here


def _reasoned(here, level):
    return {"claim": f"Claim of level {level}", "reasons": here}


def _premised(here, level):
    return {"premises": [f"Premise of level {level}", here]}


def _listed(here, _):
    return [here]


def _doubted(here, level):
    return {"claim": f"Doubt of level {level}", "undercutters": here}


def widen(made, chance):
    """Write an entry many times; rarely five thousand times."""
    holder, key = _spot(made, chance)
    number = chance.choice((3, 10, 10, 50, 50, 50, 300, 5000))
    one = chance.choice(("Sibling {}", "It is so {}", {"ref": "s0"}, {"claim": "Claim", "id": "s{}"}))
    holder[key] = [_numbered(one, count) for count in range(number)]


def _numbered(one, count):
    if isinstance(one, str):
        return one.format(count)
    return {key: said.format(count) for key, said in one.items()}


def _copied(value):
    """Return a copy of nested values; yaml would write what stands twice as often as it is reached."""
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


VALUES = (
    say,
    say,
    say,
    add,
    add,
    add,
    reshape,
    rename,
    move,
    tell,
    tell,
    tell,
    mean,
    mean,
    mean,
    name,
    deepen,
    widen,
)

PATHS = (
    *(
        "essay.md",
        "mine.md",
        "../essay.md",
        "../../../../etc/passwd",
        "/etc/passwd",
        "/dev/zero",
        "/dev/full",
    ),
    *("fifo.md", "folder", ".", "..", "", "map.yaml", "out.md", "loop.md", "/proc/self/mem", "a" * 5000),
    *(
        "folder/../essay.md",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "~/x",
        "C:\\x",
        "\\\\host\\x",
        "x\ny",
    ),
)
TOLD = {
    **dict.fromkeys(("essay", "bibliography", "fonts", "template", "reference-docx", "style"), PATHS),
    "template": (*TEMPLATES, *PATHS, "mine.md", "mine.md", "mine.md"),
    "style": (*PATHS, "apa.csl", "ieee"),
    "date": ("2026-02-30", "0000-00-00", "2026", "99999-1-1", "1e9", "2026-11-26", "-1", "12:30"),
    "decide-by": ("2026-02-30", "soon", "9999-12-31", "10000-01-01"),
    "language": (
        "en-GB",
        "de",
        "fr",
        "ru",
        "kk",
        "ar",
        "he",
        "zh-Hant",
        "x-none",
        "a" * 500,
        "en_GB",
        "..",
        "1",
    ),
    "pages": ("0", "1", "-1", "1e9", "999999", "1.5", "²", "٣"),
    "weight": ("0", "1", "-0", "1e-400", "1e400", "nan", "inf", "0x1", "1_0", ".5", "١"),
    "grade": ("A1", "F6", "G7", "a1", "0", "1", "1e-999", "99%", "B 2", ["B2"]),
    "stance": ("own", "appraisal", "none"),
    "annex": ("separate", "included", "x"),
    "paper": ("A4", "Letter", "letter", "A0", "x" * 300),
    "theme": ("default", "dark", "../x"),
    "key": ("true", "false", "yes", "maybe"),
    "scheme": ("sign", "argument from sign", "argument from ", "x" * 2000),
    "format": ("1", "2", "1.0"),
    "expect": tuple({"close": status, "thesis": status} for status in STATUSES),
    "rules": tuple({"label-too-long": severity, "no-rule": severity} for severity in SEVERITIES),
    "waive": ({"label-too-long": "x"}, [{"unused-source": "x", "at": "y"}, {"essay": "a", "x": "y"}], "x"),
    "accepted": ("3f9a0c", "x" * 3000),
    "source": ("a", "a, p. 4; b", "@a", "[@a, p. 4]", "[@a; @b", "a" * 3000, ";;;,,,", ["a", "b"], "@"),
    "quote": ("words", ["a", "b"], " ", "the", "." * 5000),
    "outweighed": ("because",),
    "warrant": ("because", {"claim": "x", "reasons": ["y"]}, {"ref": "x"}),
    "undercutters": ("but", ["but", {"ref": "x"}], {"premises": ["a", "b"]}),
    "objections": ("but", ["but", {"claim": "x", "replies": "y"}]),
    "replies": ("but", ["but", {"claim": "x", "objections": "y"}]),
    "sources": (
        {"a": "A (2019)."},
        {"a": {"issued": {"date-parts": [["2019"]]}, "URL": "javascript:a"}},
        "x",
    ),
    "commentary": tuple(hard.MARKDOWN),
    "bottom-line": tuple(hard.MARKDOWN),
}
"""What may be said under keys that mean something to the program, right and wrong."""


# The other files of a map.


@cache
def _essays():
    return [*map(_text, _ESSAYS), "It was seen. It was said.\n\nBoth.\n"]


def essay(chance):
    """Return the bytes of an essay, whole or mutated as lines and bytes."""
    text = chance.choice(_essays())
    return (
        text.encode("utf-8") if chance.randrange(3) == 0 else _of_bytes(text, chance, chance.choice(_SIZES))
    )


def template(chance):
    """Return a template: a built-in one with hard pieces of Jinja in it."""
    lines = (text_of(chance.choice(TEMPLATES)) or "").splitlines(keepends=True)
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(hard.JINJA) + "\n")
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        chance.choice((double, swap, drop, write))(lines, chance)
    return "".join(lines).encode("utf-8", "surrogatepass")


def house(chance):
    """Return a file of wishes, right or wrong."""
    lines = [
        'profile = "strict"\n',
        'baseline = "../../baseline.json"\n',
        "[rules]\n",
        'label-too-long = "error"\n',
        'quote-not-found = "off"\n',
    ]
    for _ in range(chance.choice((0, 0, 1, 3))):
        chance.choice((double, swap, drop, write))(lines, chance)
    return "".join(lines).encode("utf-8", "surrogatepass")


def laid(folder, seed):
    """Lay the scene of a seed in a folder, among things that no map may reach; return the map's path."""
    for name, content in scene(seed).items():
        (Path(folder) / name).write_bytes(content)
    return Path(folder) / "map.yaml"
