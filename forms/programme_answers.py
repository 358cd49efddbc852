"""Which programmes a family says that it receives, by the answers of its form."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from forms.instrument import Instrument, Variable
from forms.records import HouseholdRecord
from forms.shipped import shipped_rows


def received(instrument: Instrument, record: HouseholdRecord) -> tuple[Variable, ...]:
    """Return the questions on programmes that a household answered with yes, in their order."""
    answers = record.household.answers
    return tuple(
        instrument.variable(name)
        for name, yes in questions(instrument.id).items()
        if str(answers.get(name, "")) == yes
    )


@cache
def questions(instrument_id: str) -> Mapping[str, str]:
    """Return the variables of an instrument that ask for a programme, each with the code for yes.

    >>> questions("bdt")["sta_kip"], dict(questions("proposal"))
    ('3', {})
    """
    rows = shipped_rows("criteria/programmes.csv", "instrument", "variable", "yes")
    own = (row for row in rows if row.needed("instrument") == instrument_id)
    return MappingProxyType({row.needed("variable"): row.needed("yes") for row in own})
