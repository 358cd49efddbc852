"""On which answers depends what is seen of some others.

A question is asked or not by the answers to others, an age follows from two dates, and who does not
live in the household is passed over by most rules.
"""

from collections.abc import Iterable

from forms.instrument import Instrument
from forms.presence import counting


def read_with(instrument: Instrument, names: Iterable[str]) -> frozenset[str]:
    """Return these variables, and all on which their answers, and who is looked at, depend."""
    counted = counting(instrument)
    waiting = [*names, *(counted.names if counted else ())]
    read: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in read:
            read.add(name)
            variable = instrument.variable(name)
            for own in (variable.applies_if, variable.formula):
                waiting.extend(own.names if own else ())
    return frozenset(read)
