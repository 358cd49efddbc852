"""The order of a questionnaire: what comes before the persons, they, and what comes behind them.

The screen and the paper ask in this order; which blocks those are says the instrument.
"""

from forms.instrument import Block, Instrument, ValueType, Variable
from forms.records import SubjectKind


def of_persons(instrument: Instrument) -> tuple[Block, ...]:
    """Return the blocks that persons answer."""
    return tuple(block for block in instrument.blocks if block.subject is SubjectKind.PERSON)


def around_persons(instrument: Instrument, *, before: bool) -> tuple[Block, ...]:
    """Return the blocks of household and families on one side of the persons on paper."""
    turn = next((block.order for block in of_persons(instrument) if block.paper), 0)
    return tuple(
        block
        for block in instrument.blocks
        if block.subject is not SubjectKind.PERSON and (block.order < turn) is before
    )


def only_shown(variable: Variable) -> bool:
    """Return whether nobody writes the answer here and nothing works it out."""
    return variable.read_only or variable.type is ValueType.PHOTO
