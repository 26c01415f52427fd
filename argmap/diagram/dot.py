"""A diagram as DOT text: boxes of fixed size named `n0` to `nk` and nothing that a user wrote."""

from collections.abc import Mapping, Sequence

from argmap.diagram.boxes import Arrow, Flow

POINTS_PER_INCH = 72.0

Size = tuple[float, float]


def text(
    sizes: Mapping[str, Size], arrows: Sequence[Arrow], *, flow: Flow, gap: float, rank_gap: float
) -> str:
    """Return the DOT text of boxes (width and height in points, by name) and the lines between them.

    `gap` separates neighbours and `rank_gap` levels, in points. Edges run from what is borne on to what bears
    on it, so that the order of edges is the order of the map (`ordering=out`).
    """
    import graphviz

    graph = graphviz.Digraph(engine="dot")
    graph.attr(
        rankdir="TB" if flow is Flow.DOWN else "LR",
        nodesep=_inches(gap),
        ranksep=_inches(rank_gap),
        ordering="out",
        splines="spline",
    )
    graph.attr("node", shape="box", fixedsize="true", label="", margin="0")
    graph.attr("edge", dir="none")
    for name, (width, height) in sizes.items():
        graph.node(name, width=_inches(width), height=_inches(height))
    for arrow in arrows:
        graph.edge(arrow.head, arrow.tail, **_ports(arrow, flow))
    return str(graph.source)


def _ports(arrow: Arrow, flow: Flow) -> dict[str, str]:
    """Say at which sides a line leaves and arrives: linked premises meet in the middle of their bar.

    From left to right all lines arrive at the left, which looks calm; downwards, where levels are close and
    neighbours far apart, it would make lines swing that have no bar to come from.
    """
    far, near = ("s", "n") if flow is Flow.DOWN else ("e", "w")
    if flow is Flow.DOWN and (arrow.tipped or not arrow.joint.linked):
        return {}
    return {"headport": near} if arrow.tipped else {"tailport": far, "headport": near}


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"
