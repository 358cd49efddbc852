"""What the screen of the office shows, and what it can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.screen import Screen

from forms.records import Role
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.trust.validity import Below, OwnCertificate


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office as the screen shows it; `taken_back` counts the certificates of the own list."""

    id: str
    name: str
    level: str
    region: str
    fingerprint: str
    certificate: OwnCertificate
    below: Sequence[Below]
    taken_back: int


Met = Callable[[], Screen[str]] | str
"""What a file leads to: a screen to compare it on, or the sentence that says what came of it."""


@dataclass(frozen=True, slots=True)
class OfficeWork:
    """What can be done here; all but `where` in a thread.

    Args:
        roles: of the person.
        read: gives the office.
        where: gives the folder that is offered.
        request: writes the request for a certificate; returns what is to be said.
        files: gives the files that a person means by a file or a folder.
        take: takes a file in, or leads to the screen on which it is compared.
        sheet: gives how the fingerprint of a file is printed.
        card: writes the card of an office below once more; returns what is to be said.
        revoke: takes a certificate back, with a reason; returns what is to be said.
        revocations: writes the own list; returns what is to be said.
        own_card: writes the card of this office; returns what is to be said.
        limits: gives the screen of how large a file may be that is imported.
        papers: gives the screen of what the papers of this office say.
    """

    roles: frozenset[Role]
    read: Callable[[], OfficeView]
    where: Callable[[], Path]
    request: Callable[[str], str]
    files: Callable[[str], Sequence[Path]]
    take: Callable[[Path], Met]
    sheet: Callable[[Path], Printing]
    card: Callable[[str, str], str]
    revoke: Callable[[str, str], str]
    revocations: Callable[[str], str]
    own_card: Callable[[str], str]
    limits: Callable[[], Screen[None]]
    papers: Callable[[], Screen[None]]
