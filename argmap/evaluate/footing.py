"""On what statements stand: reasons, a source, or that they are openly taken for granted."""

from argmap.model import THESIS, ArgumentMap, Kind, Side, Statement, Step


def has_footing(argument_map: ArgumentMap, statement: Statement) -> bool:
    """Tell whether a statement has reasons, is evidence with a source, or an assumption."""
    if statement.kind is Kind.ASSUMPTION or argument_map.reasons(statement.place):
        return True
    return statement.kind is Kind.EVIDENCE and bool(statement.citations)


def is_bare(argument_map: ArgumentMap, statement: Statement) -> bool:
    """Tell whether a statement is a claim of the thesis's side that stands on nothing; the thesis is not."""
    ours = statement.side is Side.OURS and statement.place != THESIS
    return ours and statement.kind is Kind.CLAIM and not argument_map.reasons(statement.place)


def joint_steps(argument_map: ArgumentMap, statement: Statement) -> tuple[Step, ...]:
    """Return the steps in which a statement counts only together with others, a warrant among them."""
    return tuple(step for step in argument_map.uses(statement.place) if len(step.all_premises) > 1)


def premises_with_footing(argument_map: ArgumentMap, step: Step) -> tuple[Statement, ...]:
    """Return the premises of a step that stand on something."""
    premises = (argument_map.statements[premise.statement] for premise in step.all_premises)
    return tuple(statement for statement in premises if has_footing(argument_map, statement))
