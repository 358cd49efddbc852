"""Printing what is numbered: the paper has its name only once the print ledger has the print."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from forms.durable import durable
from reports.records import PageCount, Print
from siksng_tui.services import print_ledger
from siksng_tui.services.papers import long_date
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.sessions import Session

Draws = Callable[[Print, BinaryIO], PageCount]
"""Draws a paper, told which print it is."""


@dataclass(frozen=True, slots=True)
class About:
    """What the print ledger calls a paper, and the number of what it is about."""

    paper: str
    subject: str


def printed(session: Session, about: About, path: Path, draws: Draws) -> Printed:
    """Return a paper that stands in the print ledger.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    copy = print_ledger.next_copy(session, about.paper, about.subject)
    office = session.office
    of = Print(office.name, long_date(session.today()), copy, office.practice)
    with durable(path) as out:
        drawn = draws(of, cast("BinaryIO", out))
        done = Printed(path, drawn.pages, copy, draft=False)
        print_ledger.enter(session, about.paper, about.subject, done, out.sha256)
    return done
