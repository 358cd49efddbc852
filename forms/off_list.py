"""The question why somebody leaves the list, by who it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.instrument import Instrument
from forms.records import SubjectKind

ROLES: Final[Mapping[SubjectKind, str]] = MappingProxyType(
    {SubjectKind.HOUSEHOLD: "deactivated", SubjectKind.PERSON: "member_deactivated"}
)
"""Role of the question, by the kind of the subject that leaves."""


def question(instrument: Instrument, of: SubjectKind) -> str:
    """Return the question why a kind of subject leaves; empty where the instrument asks none."""
    return instrument.roles.get(ROLES.get(of, ""), "")
