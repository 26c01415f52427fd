"""Fingerprints of what an author looked at: the verdict for a bottom line, words for the commentary on them.

They tell that something changed since, not what. White space, numbers of places and the order in which a map
says things do not count, so that a map can be laid out anew and nothing is called changed.
"""

from argmap.evaluate import Evaluation
from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.support import left_open, support
from argmap.model import THESIS, ArgumentMap, Statement, Step
from argmap.source import fingerprint


def of_verdict(argument_map: ArgumentMap, evaluation: Evaluation) -> str:
    """Return the fingerprint of what a bottom line speaks of.

    That is the thesis and the key judgements, of each its words, its status and whether it is sourced, and
    the words of every objection left open to the thesis or to anything that supports it.
    """
    judgements = key_judgements(argument_map)
    unmet = left_open(argument_map, evaluation, support(argument_map, THESIS))
    lines = (
        f"thesis {_judged(argument_map.thesis, evaluation)}",
        *sorted(f"judgement {_judged(statement, evaluation)}" for statement in judgements),
        *sorted(f"left open: {_words(argument_map, step)}" for step in unmet),
    )
    return fingerprint("\n".join(lines))


def of_wording(argument_map: ArgumentMap, part: Statement | Step) -> str:
    """Return the fingerprint of the words that commentary is about.

    They are a statement's own, or those of all premises of a step, its warrant left aside.
    """
    return fingerprint(_words(argument_map, part))


def _judged(statement: Statement, evaluation: Evaluation) -> str:
    standing = evaluation.standings[statement.place]
    sourced = "sourced" if standing.sourced else "not sourced"
    return f"{standing.status}, {sourced}: {_bare(statement.text)}"


def _words(argument_map: ArgumentMap, part: Statement | Step) -> str:
    if isinstance(part, Statement):
        return _bare(part.text)
    return "\t".join(sorted(_bare(argument_map.statements[one.statement].text) for one in part.premises))


def _bare(text: str) -> str:
    return " ".join(text.split())
