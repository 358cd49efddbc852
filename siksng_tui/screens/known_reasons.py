"""The reasons that a form knows for leaving the list, in words: what one may say when asked why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.editing import Path
from forms.instrument import Instrument
from forms.records import RequestKind, SubjectKind
from siksng_tui import words
from siksng_tui.screens.entry_lines import field_id
from siksng_tui.services.entry import Entry

ROLES: Final[Mapping[SubjectKind, str]] = MappingProxyType(
    {SubjectKind.HOUSEHOLD: "deactivated", SubjectKind.PERSON: "member_deactivated"}
)
"""Role of the question why somebody leaves the list, by who it is."""


def reason_field(entry: Entry) -> str:
    """Return the field that asks why somebody leaves the list; empty on another request."""
    if entry.kind is not RequestKind.DEACTIVATION:
        return ""
    name = entry.instrument.roles[ROLES[entry.subject(entry.chosen).kind]]
    return field_id(entry.chosen, Path(name))


def known_reasons(questions: Instrument, kind: RequestKind, of: SubjectKind) -> tuple[str, ...]:
    """Return the reasons that the form lists for a kind of subject; none for another request."""
    name = questions.roles.get(ROLES.get(of, ""))
    if kind is not RequestKind.DEACTIVATION or name is None:
        return ()
    codes = questions.variable(name).list
    return tuple(own.label(words.language()) for own in codes.items) if codes else ()
