"""Small maps as a report looks at them, built from nested values; works are cited by their short names."""

from dataclasses import replace

from argmap.evaluate import evaluate
from argmap.model import Source
from argmap.report import cite
from argmap.report.subject import Subject
from maps import build


def evidence(text, *works, **rest):
    """Write evidence that cites works."""
    return {"evidence": text, "source": list(works), **rest}


def claim(text, *reasons, **rest):
    """Write a claim with reasons."""
    return {"claim": text, "reasons": list(reasons), **rest}


def judged(thesis, **origins):
    """Return a small map as a report looks at it; `origins` has the works of each origin."""
    shared = {work: origin for origin, works in origins.items() for work in works}
    sources = {key: Source(key=key, short=key, origin=shared.get(key, "")) for key in cited(thesis)}
    argument_map = replace(build({"thesis": thesis}), sources=sources)
    return Subject(argument_map, evaluate(argument_map), dict(cite.names(argument_map)))


def cited(written):
    """Walk the works that nested values cite, as they come."""
    if isinstance(written, dict):
        yield from written.get("source", ())
        written = [inner for key, inner in written.items() if key != "source"]
    for inner in written if isinstance(written, list) else ():
        yield from cited(inner)
