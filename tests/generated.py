"""Maps as YAML text, made at random: between them they use all that the format has, wherever it may stand.

`written(random)` makes a map out of the texts, lists and keys of YAML, and `text_of` writes these down in one
of YAML's styles. Every draw comes from `random`: one seed, one map; and `maps()` is a strategy that lets
hypothesis draw, and so find the least map that breaks a law. The reader finds no errors in any of them;
warnings it may have. The words of each statement hold a number that no other has.
"""

from typing import ClassVar

import yaml
from hypothesis import strategies as st

from argmap.formats.schema import CSL_FIELDS, SCHEMES, SEVERITIES, STATUSES
from vocabulary import CITED, CSL_VALUES, KINDS, PROSE, REPORT, RULES, SETTINGS, SOURCES, STYLES, WORDS

OURS, THEIRS = "ours", "theirs"
OTHER = {OURS: THEIRS, THEIRS: OURS}
AGAINST = {OURS: "objections", THEIRS: "replies"}


def maps():
    """Give maps as YAML text; hypothesis makes a failing one small."""
    return st.randoms(use_true_random=False).map(lambda random: text_of(written(random), random))


def written(random):
    """Return a map as nested texts, lists and dictionaries, all of them new."""
    return _Author(random).map()


def text_of(value, random=None):
    """Return nested values as YAML; `random` chooses the style, which is plain without it."""
    return yaml.dump(
        value,
        Dumper=_Calm,
        sort_keys=False,
        allow_unicode=True,
        default_style=random.choice(STYLES) if random else None,
        default_flow_style=random.choice((False, None, True)) if random else False,
        width=random.choice((80, 30, 1000)) if random else 80,
    )


def values_of(text):
    """Return the nested texts, lists and dictionaries of a YAML text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (this loader makes nothing but these)


class _Calm(yaml.CSafeDumper):
    """Writes text as text: no value of a map needs quotes for what YAML would take it to be."""

    yaml_implicit_resolvers: ClassVar = {}

    def ignore_aliases(self, data):
        return True


class _Author:
    """Writes one map: `room` is left for so many statements; `later` waits for all ids to be known."""

    def __init__(self, random):
        self.random = random
        self.room = random.randint(1, 14)
        self.number = 0
        self.names = []
        self.shared = []
        self.statements = []
        self.later = []

    def chance(self, of):
        return self.random.randint(1, of) == of

    def pick(self, options):
        return self.random.choice(options)

    def map(self):
        made = {"title": self.words(), "thesis": self.statement(OURS, (), "thesis")}
        if self.chance(3):
            made["aside"] = self.listed(lambda: self.statement(OURS, (), "aside"))
        for task in self.later:
            task()
        made.update({key: self.pick(options) for key, options in SETTINGS.items() if self.chance(5)})
        made.update(self.optional(4, self.about_map()))
        made.update({} if self.chance(9) else {"sources": self.sources()})
        return self.mixed(made)

    def about_map(self):
        return {
            "bottom-line": lambda: self.pick(PROSE[:2]),
            "expect": lambda: {name: self.pick(STATUSES) for name in self.statements if self.chance(2)},
            "waive": lambda: self.listed(self.waiver),
            "rules": lambda: {rule: self.pick(SEVERITIES) for rule in RULES if self.chance(2)},
            "report": lambda: {key: self.pick(options) for key, options in REPORT.items() if self.chance(3)},
        }

    def optional(self, of, table):
        return {key: make() for key, make in table.items() if self.chance(of)}

    def sources(self):
        return {key: self.source() for key in SOURCES if not self.chance(4)}

    def source(self):
        if self.chance(3):
            return "Kessel et al. (2020). Title: subtitle."
        made = {key: self.pick(CSL_VALUES) for key in self.random.sample(CSL_FIELDS, self.pick((1, 2, 9)))}
        own = {"short": ("Kessel",), "origin": ("one", "other"), "grade": ("B2", "0.7")}
        made.update({key: self.pick(options) for key, options in own.items() if self.chance(2)})
        return self.mixed(made)

    def waiver(self):
        made = self.waivers()
        place = self.pick(("", "essay", "at"))
        if place == "essay":
            made["essay"] = "words of the essay"
        elif place and self.names:
            made["at"] = self.pick(self.names)
        return made

    def waivers(self):
        return {self.pick(RULES): "because", "bare-assertion": "as well"}

    def words(self):
        self.number += 1
        return self.pick(WORDS).format(self.number)

    def statement(self, side, above, use="", *, bare=True):
        """Write a statement; `use` names one that no `ref` may name, `above` holds the ids over it."""
        self.room -= 1
        if bare and self.chance(8 if use == "thesis" else 3):
            return self.words()
        made = {self.pick(KINDS): self.words()}
        made.update(self.optional(6, self.about_statement(made)))
        if not self.chance(3):
            made["id"] = self.name()
            self.statements.append(made["id"])
            self.shared += [] if use else [made["id"]]
        self.beneath(made, side, (*above, made.get("id", "")), use)
        return self.mixed(made)

    def about_statement(self, made):
        return {
            **self.about_any(made),
            "quote": lambda: self.pick(("some words", ["some", "other words"])),
            "source": lambda: self.pick(CITED),
            "extract": lambda: "words: of the source",
            "grade": lambda: self.pick(("B2", "0.7")),
            "key": lambda: self.pick(("true", "no")),
        }

    def about_any(self, made):
        """Give what statements and groups have alike."""
        return {
            "label": lambda: "Label " + self.words(),
            "commentary": lambda: self.commentary(made),
            "tags": lambda: self.pick(("one", ["one", "two"])),
            "waive": self.waivers,
            "accepted": lambda: "3f9a0c",
        }

    def commentary(self, made):
        text = self.pick(PROSE)
        self.later.append(lambda: made.update(commentary=self.linked(text)))
        return text

    def linked(self, text):
        return text.format(self.pick(self.names)) if self.names else PROSE[0]

    def name(self):
        self.names.append(f"{self.pick(('s', 'Ж_', 'é-'))}{len(self.names)}")
        return self.names[-1]

    def beneath(self, made, side, above, use):
        if "evidence" in made and "source" not in made and self.chance(2):
            made["source"] = self.pick(CITED)
        for key, other in self.shuffled((("reasons", side), (AGAINST[side], OTHER[side]))):
            if key == "reasons" and any(above[1:-1]) and self.chance(2):
                made[key] = self.reuse(other, above)
            elif self.room > 0 and self.chance(1 if use == "thesis" else 2):
                made[key] = self.listed(lambda key=key, other=other: self.entry(key, other, above))

    def entry(self, relation, side, above):
        """Write a step: its premises are on `side`, and the last of `above` may not be used again here."""
        make = self.pick((*[self.statement] * 4, *[self.group] * 2, *[self.reuse] * 2, self.circle))
        made = make(side, above)
        if isinstance(made, dict):
            made.update(self.optional(5, self.about_step(made, relation, side, above)))
            self.mixed(made)
        return made

    def circle(self, side, above):
        """Write a claim that rests on one that rests on it, and on nothing else."""
        made = {"claim": self.words(), "id": self.name()}
        self.statements.append(made["id"])
        self.shared.append(made["id"])
        self.room -= 2
        return {**made, "reasons": {"claim": self.words(), "reasons": {"ref": made["id"]}}}

    def about_step(self, made, relation, side, above):
        own = made.get("id", "") if "premises" not in made else _only_member(made)
        table = {
            "weight": lambda: self.pick(("0", "0.5", "1", "1e-1")),
            "warrant": lambda: self.warrant(side, above),
            "scheme": lambda: self.pick(("", "argument from ", "from ")) + self.pick(SCHEMES),
            "undercutters": lambda: self.listed(
                lambda: self.entry("undercutters", OTHER[side], (*above, own))
            ),
        }
        return table if relation == "reasons" else {**table, "outweighed": lambda: "it weighs less"}

    def warrant(self, side, above):
        return self.statement(side, above, "warrant", bare=False) if self.chance(2) else self.words()

    def group(self, side, above):
        made = {"premises": self.listed(lambda: self.member(side, above), most=3)}
        made.update(self.optional(4, self.about_any(made)))
        if self.chance(3):
            made["id"] = self.name()
        return made

    def member(self, side, above):
        return self.reuse(side, above) if self.chance(4) else self.statement(side, above)

    def reuse(self, side, above):
        made = {"ref": ""}
        self.later.append(lambda: self.refer(made, above))
        return made

    def refer(self, made, above):
        """Choose what is used again, often something above, so that circles come about."""
        free = [name for name in self.shared if name != above[-1]]
        over = [name for name in above if name in free]
        if free:
            made["ref"] = self.pick(over if over and self.chance(2) else free)
        else:
            del made["ref"]
            made["claim"] = self.words()

    def listed(self, make, most=2):
        entries = [make()]
        while len(entries) < most and self.room > 0 and self.chance(2):
            entries.append(make())
        return entries[0] if len(entries) == 1 and self.chance(2) else entries

    def shuffled(self, entries):
        return self.random.sample(list(entries), len(entries))

    def mixed(self, made):
        """Put keys in another order, now and then."""
        if self.chance(4):
            pairs = self.shuffled(made.items())
            made.clear()
            made.update(pairs)
        return made


def _only_member(group):
    """Return the id of the premise that a group of one is, for then both have one place."""
    members = group["premises"] if isinstance(group["premises"], list) else [group["premises"]]
    only = members[0] if len(members) == 1 else ""
    return only.get("id", "") if isinstance(only, dict) else ""
