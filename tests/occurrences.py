"""What occurs in a map as YAML text: keys by place, and the forms of what stands under them.

Counted on the plain values that a YAML parser gives, without the reader of maps.
"""

from collections import Counter

from argmap.evaluate import circles
from argmap.formats import schema
from argmap.model import Direction
from generated import values_of

RELATIONS = ("reasons", "objections", "replies", "undercutters")
ONE_OR_MORE = ("authors", "bibliography", "fonts", "quote", "tags", "source", "next", "waive")
"""Keys under which one text stands, or a list of texts; and the map's `waive`."""


def every_key():
    """Return all that the tables of the format allow, as `key of place`, sides taken into account."""
    tables = {
        "the map": (schema.MAP, ()),
        "the thesis": (schema.THESIS, ("replies",)),
        "an aside": (schema.ASIDE, ("replies",)),
        "a warrant": (schema.WARRANT, ()),
        "a member": (schema.MEMBER, ()),
        "a reuse in premises": (schema.MEMBER_REUSE, ()),
        "report": (schema.REPORT, ()),
        "a source": (schema.SOURCE, ()),
        "a waiver": (schema.WAIVER, ()),
        **dict(_steps()),
    }
    return {
        f"{key} of {place}" for place, (keys, never) in tables.items() for key in keys.table.keys() - never
    }


def _steps():
    forms = {"statement": schema.STATEMENT_STEP, "group": schema.GROUP, "reuse": schema.REUSE}
    # Only what speaks against is outweighed; what speaks against an objection is a reply, and back.
    never = {"reasons": ("outweighed",), "objections": ("objections",), "replies": ("replies",)}
    for relation in RELATIONS:
        for form, keys in forms.items():
            yield f"a {form} in {relation}", (keys, never.get(relation, ()))


def every_form():
    """Return the forms that values have where several are possible, and what a map as a whole can have."""
    forms = ("a text", "one entry", "a list", "a list with a text")
    return {
        *(f"{key} as {form}" for key in schema.LISTS for form in forms),
        *(f"{key} as {form}" for key in ONE_OR_MORE for form in ("one", "a list")),
        *("the thesis as a text", "a warrant as a text", "a source as a text"),
        *("a ref backward", "a ref forward", "a waiver for the whole map"),
        *("a circle of support", "a circle of attack", "an undercutter of an undercutter"),
    }


def occurrences(text):
    """Count what `every_key` and `every_form` name, as far as the text alone shows it."""
    counter = _Counter()
    counter.map(values_of(text))
    return counter.found


class _Counter:
    def __init__(self):
        self.found = Counter()
        self.ids = set()
        self.refs = []

    def map(self, made):
        self.keys(made, "the map")
        for entry in self.entries(made, "waive"):
            self.keys(entry, "a waiver")
            self.found["a waiver for the whole map"] += entry.keys().isdisjoint(("at", "essay"))
        self.keys(made.get("report", {}), "report")
        for source in made.get("sources", {}).values():
            self.keys({} if isinstance(source, str) else source, "a source")
            self.found["a source as a text"] += isinstance(source, str)
        self.statement(made["thesis"], "the thesis")
        for aside in self.entries(made, "aside"):
            self.statement(aside, "an aside")
        self.found["a ref forward"] += sum(ref in self.ids for ref in self.refs)

    def keys(self, made, place):
        for key in made:
            self.found[f"{key} of {place}"] += 1
            if key in ONE_OR_MORE:
                self.found[f"{key} as {'a list' if isinstance(made[key], list) else 'one'}"] += 1

    def entries(self, made, key):
        """Return what stands under a key as a list, and count in which form it stood."""
        value = made.get(key, [])
        entries = value if isinstance(value, list) else [value]
        if entries:
            form = (
                "a text" if isinstance(value, str) else "one entry" if isinstance(value, dict) else "a list"
            )
            self.found[f"{key} as {form}"] += 1
            with_text = form == "a list" and any(isinstance(entry, str) for entry in entries)
            self.found[f"{key} as a list with a text"] += with_text
        return entries

    def statement(self, made, place):
        """Count at a statement, a group or a reuse; `place` says where it stands."""
        if isinstance(made, str):
            self.found[f"{place} as a text"] += 1
            return
        self.keys(made, place)
        for key, value in made.items():
            if key in RELATIONS:
                for entry in self.entries(made, key):
                    self.statement(entry, f"a {_form(entry)} in {key}")
            elif key == "premises":
                for member in self.entries(made, key):
                    self.statement(member, "a reuse in premises" if "ref" in member else "a member")
            elif key == "warrant":
                self.statement(value, "a warrant")
            elif key == "id":
                self.ids.add(value)
            elif key == "ref":
                self.found["a ref backward"] += value in self.ids
                self.refs += [] if value in self.ids else [value]


def _form(entry):
    if isinstance(entry, str):
        return "statement"
    return "group" if "premises" in entry else "reuse" if "ref" in entry else "statement"


def circular(argument_map):
    """Count circles of support, and of attack, and undercutters of undercutters, in a map that was read."""
    steps = argument_map.steps.values()
    against = [step for step in steps if step.direction is Direction.AGAINST]
    twice = [step for step in steps if step.undercuts and argument_map.steps[step.target].undercuts]
    return Counter(
        {
            "a circle of support": len(circles(argument_map)),
            "a circle of attack": sum(_comes_back(argument_map, step) for step in against),
            "an undercutter of an undercutter": len(twice),
        }
    )


def _comes_back(argument_map, step):
    """Tell whether what a step speaks against leads, by whatever steps, to a premise of it."""
    premises = {premise.statement for premise in step.all_premises}
    seen, waiting = set(), [(step.undercuts, step.target)]
    while waiting:
        is_step, place = here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if not is_step and place in premises:
            return True
        if is_step:
            waiting.append((argument_map.steps[place].undercuts, argument_map.steps[place].target))
        else:
            waiting += [(True, used.place) for used in argument_map.uses(place)]
    return False
