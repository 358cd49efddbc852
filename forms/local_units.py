"""RT and RW of where a household lives, which questionnaires ask apart or as one text."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.instrument import Instrument
from forms.records import Answers
from forms.told import told

DIGITS: Final = 3
"""Digits with which the number of an RT or RW is written."""

_UNITS: Final = MappingProxyType(
    {
        role: re.compile(rf"\b{word}\W*([0-9]{{1,{DIGITS}}})\b", re.ASCII | re.IGNORECASE)
        for role, word in (("rt", "RT"), ("rw", "RW"))
    }
)
"""How a text names each of them, by role."""


def local_unit(instrument: Instrument, answers: Answers) -> str:
    """Return RT, RW or hamlet of a household as one text; empty where none is answered."""
    stated = told(instrument, answers, "local_unit")
    apart = ((role.upper(), told(instrument, answers, role)) for role in _UNITS)
    return stated or " ".join(f"{word} {number}" for word, number in apart if number)


def units_in(text: str) -> Mapping[str, str]:
    """Return the numbers of RT and RW that a text names, by role; one that it lacks is left out.

    >>> units_in("RT 4/RW 02"), units_in("RT.004 RW.012"), units_in("Dusun Krajan, RW 1")
    ({'rt': '004', 'rw': '002'}, {'rt': '004', 'rw': '012'}, {'rw': '001'})
    """
    found = ((role, pattern.search(text)) for role, pattern in _UNITS.items())
    return {role: match[1].zfill(DIGITS) for role, match in found if match}
