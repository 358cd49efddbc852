"""A certificate and its card in one go: issued, then written to a stick that may be full."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from db.office import certificates
from db.office.certificates import Issued
from forms.errors import StorageError
from siksng_tui.services.enrolment import issuing
from siksng_tui.services.enrolment.issuing import Asking
from siksng_tui.services.office.sessions import Session

Step = Callable[[Session, Asking, str], Issued]
"""One of the two ways to certify: `issuing.issue`, `issuing.replace_pc`."""


class CardKeptError(StorageError):
    """The card was issued and is kept, but the medium did not take it. Facts: file, office."""

    code, field = "card-kept", "file"


class Known(StrEnum):
    """What an office that asks had from here before."""

    NOTHING = "nothing"
    SAME_KEY = "same-key"
    OTHER_KEY = "other-key"


def known(session: Session, asking: Asking) -> Known:
    """Return what the office that asks was certified here before."""
    office = asking.request.office.id
    had = {one.key for one in certificates.every(session.store) if one.office == office}
    if not had:
        return Known.NOTHING
    return Known.SAME_KEY if asking.key in had else Known.OTHER_KEY


def give_out(session: Session, step: Step, asking: Asking, typed: str, path: Path) -> Issued:
    """Return the certificate of an office whose card was written.

    Args:
        session: the unlocked office above.
        step: which of the two ways.
        asking: what was read from the file.
        typed: the request's fingerprint, from paper.
        path: where the card is written.

    Raises:
        TargetExistsError: nothing was issued.
        CardKeptError: the card is written again by `issuing.write_issued_card`.
        SiksngError: what the step refuses; nothing was issued.
    """
    issuing.require_free(path)
    issued = step(session, asking, typed)
    try:
        return issuing.write_issued_card(session, issued.office, path)
    except StorageError as reason:
        raise CardKeptError(file=path.name, office=issued.office) from reason
