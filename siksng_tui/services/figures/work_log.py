"""The operator log: how long and how fast somebody worked, without a value of any citizen.

It is written in the transaction of each field that is left, and at the lock; so it costs no write
of its own while somebody types, and a kill loses no more than the field under the cursor.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from db.audit import work_log
from db.audit.work_log import WorkSession
from forms.records import Role, State
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry, Filed, LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.tally import Tally

__all__ = ["Rates", "WorkLog", "WorkSession", "by_account", "rates", "sittings"]

HOUR = 3600
"""Seconds of an hour."""


class WorkLog:
    """Counts what one person does from unlock to lock, around the services of entry."""

    def __init__(self, session: Session, tally: Tally) -> None:
        """Begin a sitting; nothing is written before there is something to count."""
        tally.begin()
        now = session.clock()
        self.session, self._tally = session, tally
        self._now = WorkSession(session.account.name, now, now)
        self._row: int | None = None
        self._keys_of_fields = 0
        self._answered: set[tuple[str, str, str]] = set()

    def leave(self, before: Entry, field: LeftField) -> Entry:
        """Return the entry after a field was left, counted in the same transaction.

        What the program fills in by itself follows a field without a key; it is not counted.

        Raises:
            SiksngError: as `entry.leave_field`; nothing was stored or counted.
        """
        place = (before.number, field.subject, field.path)
        with self.session.store.transaction():
            after = entry.leave_field(self.session, before, field)
            if after is before or self._tally.keys == self._keys_of_fields:
                return after
            again = place in self._answered
            counted = replace(
                self._now,
                fields=self._now.fields + 1,
                own_corrections=self._now.own_corrections + again,
            )
            written = self._write(counted)
        self._keep(written)
        self._answered.add(place)
        self._keys_of_fields = self._tally.keys
        return after

    def give_reason(self, before: Entry, finding_key: str, reason: str) -> Entry:
        """Return the entry with a flag's reason, counted in the same transaction.

        Raises:
            SiksngError: as `entry.give_reason`; nothing was stored or counted.
        """
        with self.session.store.transaction():
            after = entry.give_reason(self.session, before, finding_key, reason)
            first = finding_key not in before.reasons
            written = self._write(replace(self._now, overridden=self._now.overridden + first))
        self._keep(written)
        return after

    def file(self, filled: Entry) -> Filed:
        """Return what came of filing; a record that was filed is counted with it.

        Raises:
            SiksngError: as `entry.file_entry`; nothing was filed or counted.
        """
        with self.session.store.transaction():
            filed = entry.file_entry(self.session, filled)
            if filed.state is State.DRAFT:
                return filed
            kind = filled.kind.value
            records = {**self._now.records, kind: self._now.records.get(kind, 0) + 1}
            written = self._write(replace(self._now, records=records))
        self._keep(written)
        return filed

    def close(self) -> None:
        """Write the sitting for the last time, before the lock.

        Raises:
            SiksngError: the store could not keep it.
        """
        self._keep(self._write(self._now))

    def _write(self, counted: WorkSession) -> tuple[int, WorkSession]:
        """Return the row and what it holds, written with the keyboard's counts of this moment."""
        whole = replace(
            counted,
            ended=self.session.clock(),
            seconds=self._tally.seconds,
            pauses=self._tally.pauses,
            keys=self._tally.keys,
            rubbed_out=self._tally.rubbed_out,
        )
        if self._row is None:
            return work_log.begin(self.session.store, whole), whole
        work_log.keep(self.session.store, self._row, whole)
        return self._row, whole

    def _keep(self, written: tuple[int, WorkSession]) -> None:
        """Go on from what the disk has."""
        self._row, self._now = written


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast and how surely somebody worked; None where nothing was counted to divide by."""

    fields_an_hour: float | None
    keys_a_record: float | None
    corrections_a_hundred_fields: float | None


def rates(own: WorkSession) -> Rates:
    """Return the rates of a sitting, or of several that were added up.

    >>> import datetime as dt
    >>> now = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    >>> rates(WorkSession("rani", now, now, seconds=1800, fields=50, own_corrections=2))
    Rates(fields_an_hour=100.0, keys_a_record=None, corrections_a_hundred_fields=4.0)
    """
    return Rates(
        fields_an_hour=_rate(own.fields * HOUR, own.seconds),
        keys_a_record=_rate(own.keys, sum(own.records.values())),
        corrections_a_hundred_fields=_rate(own.own_corrections * 100, own.fields),
    )


def sittings(session: Session) -> tuple[WorkSession, ...]:
    """Return one's own sittings, the newest first; an authenticator sees everybody's."""
    own = session.account
    everybody = Role.AUTHENTICATOR in own.roles
    return work_log.sittings(session.store, None if everybody else own.name)


def by_account(found: Iterable[WorkSession]) -> tuple[WorkSession, ...]:
    """Return what each person did in several sittings, by the names of the accounts."""
    whole: dict[str, WorkSession] = {}
    for own in found:
        known = whole.get(own.account)
        whole[own.account] = _together(known, own) if known else own
    return tuple(whole[account] for account in sorted(whole))


def _together(one: WorkSession, other: WorkSession) -> WorkSession:
    """Return two sittings of a person as one."""
    return WorkSession(
        account=one.account,
        started=min(one.started, other.started),
        ended=max(one.ended, other.ended),
        seconds=one.seconds + other.seconds,
        pauses=one.pauses + other.pauses,
        fields=one.fields + other.fields,
        keys=one.keys + other.keys,
        rubbed_out=one.rubbed_out + other.rubbed_out,
        own_corrections=one.own_corrections + other.own_corrections,
        overridden=one.overridden + other.overridden,
        records=_added(one.records, other.records),
    )


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    """Return counts by kind of two sittings."""
    return {kind: one.get(kind, 0) + other.get(kind, 0) for kind in {**one, **other}}


def _rate(count: int, of: int) -> float | None:
    """Return so many for each, rounded as far as anybody reads; None for nothing."""
    return round(count / of, 1) if of else None
