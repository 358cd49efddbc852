"""Verification: which answers another person keys again, for how many requests, and what agrees.

Which answers they are says the file `verification.csv`, described in docs/format/verification.md.
How many requests are drawn follows the errors that were found. Source of the rule: judgement of
the project, docs/adr/0063-verification-by-sample.md.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentFileMissingError,
    Place,
    Row,
    read_table,
)
from forms.instrument import Instrument, ValueType, Variable
from forms.records import Answer, Flag

FILE: Final = "verification.csv"
"""Name of the file in the instrument's folder."""

COLUMNS: Final = ("variable", "source")
"""The columns of the file, in this order."""

FLAG: Final = Flag.VERIFY
"""The flag of a request that waits for verification."""

CERTAIN: Final = 10_000
"""The rate at which every request is drawn; rates and drawn numbers are counted in its parts."""

LEAST: Final = 500
"""The lowest rate: of whoever never errs, one request in twenty is still looked at."""

FACTOR: Final = 10
"""The rate is so many times the share of wrong answers: one wrong in ten draws everything."""

FIRST_COMPARED: Final = 100
FIRST_WRONG: Final = 2
"""Answers that everybody begins with, as if they had been compared and found wrong.

So the rate starts at a fifth, and neither the first error nor the first clean form swings it.
"""


@lru_cache(maxsize=8)
def verified(instrument: Instrument) -> frozenset[str]:
    """Return the variables that are keyed again with an instrument shipped with the program."""
    return read_verified(files("forms") / "instruments" / instrument.id, instrument)


def read_verified(folder: Place, instrument: Instrument) -> frozenset[str]:
    """Return the variables that are keyed again; none where the instrument has no such file.

    Raises:
        InstrumentError: the file cannot be understood; facts name it, the line and the word.
    """
    try:
        rows = read_table(folder, FILE, COLUMNS).rows
    except InstrumentFileMissingError:
        return frozenset()
    found: set[str] = set()
    for row in rows:
        name = _variable(row, instrument)
        if name in found:
            raise InstrumentDuplicateError(FILE, row.line, name)
        found.add(name)
    return frozenset(found)


def sample_rate(compared: int, wrong: int) -> int:
    """Return how many of 10,000 requests of a person are drawn.

    Args:
        compared: answers of this person that somebody else keyed again.
        wrong: those of them that the paper did not have so.

    Source: judgement of the project, docs/adr/0063-verification-by-sample.md.

    >>> sample_rate(0, 0)
    2000
    >>> sample_rate(100, 8), sample_rate(300, 0), sample_rate(5000, 0), sample_rate(100, 60)
    (5000, 500, 500, 10000)
    """
    share = FACTOR * CERTAIN * (wrong + FIRST_WRONG) // (compared + FIRST_COMPARED)
    return min(CERTAIN, max(LEAST, share))


def drawn(number: int, rate: int) -> bool:
    """Return whether a request is drawn, by its random number below 10,000 and the rate.

    >>> drawn(1999, 2000), drawn(2000, 2000)
    (True, False)
    """
    return number < rate


def agree(variable: Variable, first: Answer | None, second: Answer | None) -> bool:
    """Return whether two answers say the same; capitals and spaces of a text do not matter."""
    if variable.type is ValueType.TEXT and first is not None and second is not None:
        return _plain(first) == _plain(second)
    return first == second


def _variable(row: Row, instrument: Instrument) -> str:
    """Return the variable of a line: one that is typed, and stands outside of rows."""
    row.needed("source")
    name = row.needed("variable")
    if name not in instrument.variables:
        raise InstrumentDanglingError(FILE, row.line, name)
    variable = instrument.variable(name)
    if variable.computed or variable.read_only or instrument.block(variable.block).rows:
        raise row.wrong("variable")
    return name


def _plain(answer: Answer) -> str:
    """Return a text without what does not matter."""
    return " ".join(str(answer).split()).casefold()
