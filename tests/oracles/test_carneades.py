"""Labels of evaluation against those that Carneades 4 expects of its own argument graphs (MPL-2.0).

Each graph that a map can express is written as one, and read: a statement is a reason of a thesis that says
nothing; what the graph assumes is an assumption, or evidence with a source; an argument is a step, with its
undercutter; a convergent one is a step for each premise. The positions of an issue exclude one another:
each argument for one speaks against the others, outweighed where its weight is the smaller. Where all weigh
the same that is the standard of proof in these files: something for it applies, and nothing against.

Carneades grants what is assumed and judges both sides alike. *Believed* grants more, all that is said; and
*holds* grants as much to what speaks against. What the readings share is their labelling, so the graph is
labelled by it with what is assumed granted, and must come out as expected. The statuses must fit: what holds
is expected in, for it withstands more; what is expected in is backed, for that leaves attacks aside.

On circles of support the two differ by intent: Carneades leaves them undecided, and here they are out.
"""

import pytest

from argmap.evaluate import Status, circles, evaluate
from argmap.evaluate.framework import frame
from argmap.evaluate.labelling import Network, label
from argmap.model import Kind
from corpora_files import CORPORA, only_with
from drawn import understood
from generated import text_of, values_of

FOLDER = CORPORA / "carneades" / "yaml"
pytestmark = only_with(FOLDER)

EXPRESSED = (
    "bachelor",
    "caminada1",
    "dung-attack-cycle",
    "dung-reinstatement",
    "frisian",
    "linked-convergent",
    "pollock-red-light",
    "prakken-sartor-murder",
    "rebuttal",
    "risky-operation",
    "toulmin",
    "trivial",
    "tweety",
    "unsupported",
)
CIRCLES_OF_SUPPORT = ("even-loop", "odd-loop", "support-loop")
SCHEMES = "its arguments or issues are made from schemes with variables"
SHARES = "an argument weighs by the share that it has of its issue's premises"
ITSELF = "a statement is a premise against itself, which no map can say"
NOT_EXPRESSED = {
    "basic_event_calculus": SCHEMES,
    "jogging": SHARES,
    "mcda-porsche": SCHEMES,
    "reinstatement": SHARES,
    "self-defeat": SCHEMES,
    "unsupported2": ITSELF,
}


class Graph:
    """An argument graph of Carneades, as far as its evaluation depends on it."""

    def __init__(self, name):
        written = values_of((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
        self.expected = {key: label for label, keys in written.get("tests", {}).items() for key in keys}
        self.has_schemes = not written.keys().isdisjoint({"language", "issue_schemes"})
        self.statements = dict(written.get("statements", {}))
        self.assumed = {
            key for key, said in self.statements.items() if isinstance(said, dict) and "assumed" in said
        }
        self.assumed |= {*written.get("assumptions", ())}
        self.arguments = [Argument(key, said) for key, said in written.get("arguments", {}).items()]
        self.issues = [issue["positions"] for issue in written.get("issues", {}).values()]
        self.schemes = {scheme["id"]: scheme for scheme in written.get("argument_schemes", ())}

    def obstacle(self):
        """Say why no map can express the graph, or nothing."""
        if self.has_schemes:
            return SCHEMES
        if any(argument.scheme == "factorized" for argument in self.arguments):
            return SHARES
        return ITSELF if any(key in a.premises for key in self.statements for a in self.against(key)) else ""

    def reasons(self, key):
        return [argument for argument in self.arguments if argument.conclusion == key]

    def against(self, key):
        others = {other for positions in self.issues if key in positions for other in positions} - {key}
        return [argument for argument in self.arguments if argument.conclusion in others]

    def weight(self, argument):
        return float(self.schemes.get(argument.scheme, {}).get("weight", {}).get("constant", 1))


class Argument:
    def __init__(self, key, said):
        premises = said.get("premises", [])
        self.key, self.conclusion = key, said["conclusion"]
        self.premises = [*(premises.values() if isinstance(premises, dict) else premises)]
        self.undercutter, self.scheme = said.get("undercutter", ""), said.get("scheme", "linked")


def written(found, grant):
    """Write a graph as the nested values of a map; `grant` gives the keys of a statement that is assumed."""
    ids = {key: f"s{number}" for number, key in enumerate(found.statements)}
    reasons = [statement(found, key, ids, grant) for key in ids]
    return {
        "title": "A graph",
        "thesis": {"claim": "All of it", "reasons": reasons},
        "sources": {"somebody": "Somebody (2020). Something."},
    }


def statement(found, key, ids, grant):
    entry = {"id": ids[key], **(grant(key) if key in found.assumed else {"claim": key})}
    entry["reasons"] = [step for argument in found.reasons(key) for step in steps(argument, ids, grant)]
    most = max(map(found.weight, found.reasons(key)), default=0)
    entry["objections"] = [
        step | ({"outweighed": "it weighs less"} if found.weight(argument) < most else {})
        for argument in found.against(key)
        for step in steps(argument, ids, grant)
    ]
    return entry


def steps(argument, ids, grant):
    """Write an argument as a step, a convergent one as several; what needs no premise is granted one."""
    premises = [{"ref": ids[key]} for key in argument.premises] or [grant(f"what {argument.key} needs")]
    joint = [[premise] for premise in premises] if argument.scheme == "convergent" else [premises]
    undercutters = [{"ref": ids[argument.undercutter]}] if argument.undercutter else []
    return [{"premises": together, "undercutters": undercutters} for together in joint]


def an_assumption(words):
    return {"assumption": words}


def sourced_evidence(words):
    return {"evidence": words, "source": "somebody"}


def labelled(argument_map):
    """Label a map with what its own grounds are granted, and both sides judged alike."""
    framework = frame(argument_map)
    numbers, statements = framework.statements, argument_map.statements
    granted = frozenset(numbers[place] for place in numbers if statements[place].kind is not Kind.CLAIM)
    found = label(Network(framework.supporters, framework.attackers, framework.needs(granted)))
    return {statements[place].text: found[number].value for place, number in numbers.items()}


every_grant = pytest.mark.parametrize("grant", [an_assumption, sourced_evidence])


@every_grant
@pytest.mark.parametrize("name", EXPRESSED)
def test_labels_are_those_that_carneades_expects(name, grant):
    found = Graph(name)
    labels = labelled(understood(text_of(written(found, grant))))
    assert found.expected.items() <= labels.items()


@every_grant
@pytest.mark.parametrize("name", CIRCLES_OF_SUPPORT)
def test_what_carneades_leaves_undecided_in_a_circle_of_support_is_out(name, grant):
    found = Graph(name)
    argument_map = understood(text_of(written(found, grant)))
    labels = labelled(argument_map)
    assert {(label, labels[key]) for key, label in found.expected.items()} == {("undecided", "out")}
    (circle,) = circles(argument_map)
    assert {argument_map.statements[place].text for place in circle} == set(found.expected)


@every_grant
@pytest.mark.parametrize("name", [*EXPRESSED, *CIRCLES_OF_SUPPORT])
def test_statuses_fit_what_carneades_expects(name, grant):
    found = Graph(name)
    argument_map = understood(text_of(written(found, grant)))
    for place, standing in evaluate(argument_map).standings.items():
        expected = found.expected.get(argument_map.statements[place].text)
        assert expected in ("in", None) or standing.status is not Status.HOLDS, place
        assert expected != "in" or standing.backed, place


def test_every_graph_with_expected_labels_is_expressed_or_the_obstacle_is_named():
    graphs = {path.stem: Graph(path.stem) for path in FOLDER.glob("*.yml")}
    obstacles = {name: found.obstacle() for name, found in graphs.items() if found.expected}
    assert obstacles == NOT_EXPRESSED | dict.fromkeys((*EXPRESSED, *CIRCLES_OF_SUPPORT), "")
