"""Numbers that a request brings and another household bears already: each is a doubt."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from forms.findings import Finding, Place
from forms.identity import is_complete, is_placeholder
from forms.instrument import Instrument
from forms.records import Answer, Subject, SubjectKind
from forms.register_rules import Shared, register_rules
from siksng_tui.services.entry.homes import Home

BORNE: Final[Mapping[SubjectKind, tuple[str, Shared]]] = MappingProxyType(
    {
        SubjectKind.PERSON: ("nik", Shared.NIK),
        SubjectKind.FAMILY: ("family_card", Shared.FAMILY_CARD),
    }
)
"""Kind of a subject to the role of the number that it bears alone, and the rule that says so."""


def findings(
    questions: Instrument, homes: Iterable[Home], is_shared: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield a finding for each number that a request brings and another household bears, too.

    What stood there before the request is for the check of the register to tell.

    Args:
        questions: of the request.
        homes: the households that it concerns, as they were and as they are.
        is_shared: tells whether another household bears a number.
    """
    for home in homes:
        for subject in home.record.subjects():
            role, shared = BORNE.get(subject.kind, ("", Shared.HOUSEHOLD_ID))
            name = questions.roles.get(role, "")
            number = str(subject.answers.get(name) or "")
            if number == str(_before(home, subject, name) or "") or not _tells(number):
                continue
            if is_shared(number):
                yield register_rules()[shared].finding(Place(subject.id, name), number)


def _before(home: Home, subject: Subject, name: str) -> Answer | None:
    """Return what a subject answered before the request."""
    if not home.before.has(subject.id):
        return None
    return home.before.subject(subject.id).answers.get(name)


def _tells(number: str) -> bool:
    """Return whether a number tells people apart."""
    return is_complete(number) and not is_placeholder(number)
