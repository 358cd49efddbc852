"""Keeping work: a field as it is left, and a record that is filed, against the bare commit.

The same statements run on plain SQLite with the same rows right after ours, in as many commits and
as durable. What ours takes more is the seal, the rules, the revisions' hashes and the audit.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from benchmarks.bare import Twin, twin_of
from benchmarks.figures import Figure
from benchmarks.register import PERSON, office
from benchmarks.scale import Scale
from benchmarks.timing import Bars, Turns, settled
from benchmarks.typed import Typist
from db.requests import drafts, proposals
from db.requests.drafts import DraftChange
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office.sessions import Session

DURABLE: Final = Bars(times=1.5)
"""What a durable save has to hold."""

NONE: Final = Bars()

REST: Final = 20
"""Records after which the write-ahead logs are emptied, as when the operator rests."""

AREA: Final = "luas_lantai"
"""The field that is changed."""


class Desk:
    """An operator who corrects one record after the other."""

    def __init__(self, session: Session, twin: Twin) -> None:
        """Sit down with nothing measured."""
        self._session, self._twin = session, twin
        self.started, self.opened, self.saved = Turns(), Turns(), Turns()
        self.left, self.filed = Turns(), Turns()

    def correct(self, home: str) -> None:
        """Start a correction, fill in one field and file it, each act measured.

        A record that has open findings already cannot be filed and is left as a draft.
        """
        session, do = self._session, self._twin.in_turn
        number = do(self.started, partial(starting.correction, session, home, "Pengukuran"))
        opened = do(self.opened, partial(entry.open_entry, session, number))
        area = int(opened.record.household.answers[AREA]) + 1
        do(self.saved, partial(self._save, number, DraftChange(home, AREA, area)))
        field = LeftField(home, AREA, str(area), cursor=AREA)
        filled = do(self.left, partial(entry.leave_field, session, opened, field))
        if not filled.open_findings():
            do(self.filed, partial(entry.file_entry, session, filled))

    def _save(self, number: str, change: DraftChange) -> None:
        """Keep one field durably, without a rule being asked."""
        store = self._session.store
        with store.transaction():
            proposals.touch(store, number, PERSON.name)
            drafts.save(store, number, [change])
            drafts.save_cursor(store, number, AREA, PERSON.name)


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what each step of a correction takes until it is on the disk."""
    with office(scale) as session, twin_of(session.store) as twin, settled():
        desk = Desk(session, twin)
        for count, home in enumerate(Typist(session.store).homes(scale.samples)):
            desk.correct(home)
            if not count % REST:
                twin.rest()
    yield from desk.started.figures("start a correction, durable", DURABLE)
    yield from desk.opened.figures("open its record", NONE)
    yield from desk.saved.figures("save a field, durable", DURABLE)
    yield from desk.left.figures("leave a field: rules, durable save", NONE)
    yield from desk.filed.figures("file a record, durable", DURABLE)
