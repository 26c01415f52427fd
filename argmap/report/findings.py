"""What the check found in a map, and what its author waived, as an annex lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic
from argmap.model import Waiver
from argmap.report.slots import Said
from argmap.report.subject import Subject
from argmap.rules.waiving import Part, waivers_of
from argmap.source import SourceText


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding: the line of the map it is about (empty for none), the rule, and what it says."""

    line: str
    rule: str
    words: Said


@dataclass(frozen=True, slots=True)
class Waived:
    """A rule that is not to speak: where, and why."""

    where: str
    rule: str
    because: Said


def remarks(found: Sequence[Diagnostic], text: SourceText) -> tuple[Remark, ...]:
    """Return the findings about a map's text; what stands in other files is told without a line."""
    return tuple(Remark(_line(one, text), one.code, Said(one.message)) for one in found)


def _line(found: Diagnostic, text: SourceText) -> str:
    return str(text.position(found.span.start)[0]) if found.span.source == text.name else ""


def waived(subject: Subject) -> tuple[Waived, ...]:
    """Return what is waived, in the whole map first, then at its parts."""
    return tuple(
        Waived(where or subject.text("the whole map"), waiver.rule, Said(waiver.because))
        for where, waiver in ((_where(*one), one[1]) for one in waivers_of(subject.map))
    )


def _where(part: Part | None, waiver: Waiver) -> str:
    return part.id or part.place if part else waiver.at or waiver.essay
