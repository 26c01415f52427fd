"""Maps as nested values, changed at random: keys renamed, moved and lost, values of other types and forms."""

import json

from argmap.formats import schema
from argmap.formats.block import lines

NAMES = (*sorted(schema.KEY_NAMES), "claims", "reason", "colour", "x y", "12", "<<", "")
TEXTS = (
    *(
        "",
        " ",
        None,
        "x",
        "x y",
        "a,b",
        "@a",
        "ref: b",
        "a\nb",
        "\u00a0",
        "\u2028",
        "claim",
        "no",
        "true",
        "maybe",
    ),
    *(
        "0",
        "1",
        "2",
        "-1",
        "0.5",
        "1.5",
        "1e3",
        "1e-1",
        "5e-1",
        "+.5",
        "1.",
        "00",
        "-0",
        "2.0",
        "007",
        "1000000",
    ),
    *(
        "B2",
        "G7",
        "B 2",
        "high",
        "holds",
        " holds",
        "off",
        "hint",
        "own",
        "separate",
        "A4",
        "icd-203",
        "1st",
        "é",
    ),
)
FORMS = ([], {}, ["x"], [None], {"claim": "c"}, {"ref": "s0"}, {"premises": ["p"]}, [{"claim": "c"}, "d"])


def changed(made, random, times):
    """Return a copy of nested values in which something is changed, so many times."""
    made = _copy(made)
    for _ in range(times):
        _change(made, random)
    return made


def _change(made, random):
    """Change one thing in nested values, which are a dictionary and stay one."""
    places = list(_places(made))
    records = [made, *(value for *_, value in places if isinstance(value, dict))]
    if not places:
        return
    around, key, value = random.choice(places)
    record, name = random.choice(records), random.choice(NAMES)
    match random.randrange(7):
        case 0:
            around[key] = _anything(random)
        case 1:
            del around[key]
        case 2 if isinstance(around, dict):
            _rename(around, key, name)
        case 3:  # moved, or said twice
            record[key if isinstance(key, str) else name] = _copy(value)
        case 4:
            record[name] = _anything(random)
        case 5:
            around[key] = [_copy(value)]
        case _ if isinstance(value, list) and value:
            around[key] = value[0]


def _places(made):
    """Give each value within nested values, with what holds it and where."""
    waiting = [made]
    while waiting:
        around = waiting.pop()
        for key, value in around.items() if isinstance(around, dict) else enumerate(around):
            yield around, key, value
            waiting += [value] if isinstance(value, dict | list) else []


def _anything(random):
    if random.randrange(2):
        return random.choice(TEXTS)
    return random.choice([_copy(random.choice(FORMS)), {random.choice(NAMES): random.choice(TEXTS)}])


def _rename(record, old, new):
    pairs = [
        (new if key == old else key, value)
        for key, value in record.items()
        if key in (old, *record.keys() - {new})
    ]
    record.clear()
    record.update(pairs)


def _copy(value):
    return json.loads(json.dumps(value))


_NOTHING = "\ue000"


def text_of(made):
    """Return nested values as YAML, where None is written as nothing at all and everything else as text."""
    return "\n".join(lines(_marked(made))).replace(f" {_NOTHING}", "")


def _marked(value):
    if isinstance(value, dict):
        return {key: _marked(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_marked(below) for below in value]
    return _NOTHING if value is None else value
