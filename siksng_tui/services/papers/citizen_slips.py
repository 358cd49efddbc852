"""The slip that a citizen is given for a request, at the office that entered it."""

from typing import Final

from db.office import accounts
from db.requests import requests
from forms import told
from forms.errors import RefusedError
from forms.identity import masked
from forms.records import Request
from reports.page.dates import long_date
from reports.page.words import KINDS
from reports.village.sheet_records import Slip
from siksng_tui.services.entry import entry_state
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, paper_settings, paper_words
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles

SLIP: Final = "slip"
"""The paper's name in the print ledger and on the command line."""


class SlipElsewhereError(RefusedError):
    """Another office entered the request, and it gives the slip; nothing was printed."""

    code = "slip-elsewhere"


def print_slip(session: Session, number: str, goal: Goal) -> Printed:
    """Return the slip of a request as a file.

    Raises:
        RequestNotFoundError, SlipElsewhereError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.village.slip import slip  # noqa: PLC0415 - loads slowly

    request = requests.get(session.store, number, session.office.id)
    if request.owner != session.office.id:
        raise SlipElsewhereError
    name, nik = _head(session, number)
    account, time = requests.entered(session.store, number)
    given = Slip(
        letterhead=paper_words.letterhead(session),
        number=number,
        date=long_date(time.astimezone().date()),
        asked=_asked(request),
        name=name,
        nik=masked(nik),
        received_by=accounts.get(session.store, account).full_name,
        result=result(session, number),
    )
    about = About(SLIP, number)
    return numbered_prints.printed(session, about, goal, lambda of, out: slip(given, of, out))


def _head(session: Session, number: str) -> tuple[str, str]:
    """Return name and NIK of the family's head, as the request has them."""
    entry = entry_state.read_entry(session, number)
    head = told.head(entry.instrument, entry.record)
    nik = told.told(entry.instrument, head.answers if head else told.NOTHING, "nik")
    return told.head_name(entry.instrument, entry.record.household, entry.record.persons), nik


def _asked(request: Request) -> str:
    """Return what was asked for, and why."""
    return f"{KINDS[request.kind]}: {request.reason}" if request.reason else KINDS[request.kind]


def result(session: Session, number: str) -> tuple[str, ...]:
    """Return when and where the result of a request is asked for, as its slip says it."""
    cycle = paper_words.long_cycle(cycles.current(session))
    facts = {"office": session.office.name, "number": number, "cycle": cycle}
    return paper_settings.lines(session, "slip.result", **facts)
