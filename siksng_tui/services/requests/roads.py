"""The road of a request: who had it when, at which office, in which parcel, and what was said."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from db.agenda import agenda_parcels
from db.agenda.agenda_parcels import Carried
from db.requests import decisions, proposals, requests, tellings
from forms.records import Request
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ledger, mended, taken_by


class StopKind(StrEnum):
    """What is known of a request at one moment."""

    STEP = "step"
    """This office did something with it: `word` is the step, `state` where it stood then."""

    ENTERED = "entered"
    """Another office entered it."""

    SIGNED = "signed"
    """A person of another office authenticated it."""

    PARCEL = "parcel"
    """It went in a parcel to or from this office: `word` is its kind, `other` the recipient."""

    RECEIPT = "receipt"
    """A receipt said what became of it: `word` is the outcome."""

    TOLD = "told"
    """The owner, another office, told the citizen: `other` is the day."""

    WORD = "word"
    """Word that the citizen was told went to or from this office: `other` is the recipient."""

    HEARD = "heard"
    """A receipt said whether the office above took that word: `word` is the outcome."""

    MENDED = "mended"
    """A person of an office above the owner changed answers; `office` is empty if unknown."""

    DECIDED = "decided"
    """An office decided: `word` is the outcome, `other` the paper or the request that is kept."""


_KINDS: Final = {
    False: (StopKind.PARCEL, StopKind.RECEIPT),
    True: (StopKind.WORD, StopKind.HEARD),
}
"""Whether a parcel only told of the citizen, to the stop of its way and of its receipt."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the road; `office` is the name of the office that had it, `file` of a parcel.

    `account` is who was at work, `by` who took a step: empty where it was the program.
    """

    time: dt.datetime
    kind: StopKind
    office: str
    account: str = ""
    word: str = ""
    state: str = ""
    other: str = ""
    file: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """A request and its stops, the oldest first; `owner` is the name of its office."""

    request: Request
    owner: str
    stops: tuple[Stop, ...]


class _Reader:
    """Reads one request's road."""

    def __init__(self, session: Session, number: str) -> None:
        """Know the names of the offices."""
        self._session, self._number = session, number
        self._names = ledger.names(session)
        self._here = session.office.name

    def name(self, office: str) -> str:
        """Return the name of an office, its id where nobody knows its name."""
        return self._names.get(office, office)

    def stops(self, request: Request) -> Iterator[Stop]:
        """Yield what is known, in no order of time."""
        store = self._session.store
        if request.owner != self._session.office.id:
            account, time = requests.entered(store, self._number)
            yield Stop(time, StopKind.ENTERED, self.name(request.owner), account)
        yield from self._taken()
        yield from self._mended()
        yield from self._signed()
        for _, receipts in groupby(agenda_parcels.carried(store, self._number), _file):
            yield from self._carried(tuple(receipts))
        yield from self._decided()
        yield from self._told(request)

    def _taken(self) -> Iterator[Stop]:
        """Yield the steps that were taken here, and who took each."""
        events = requests.events(self._session.store, self._number)
        takers = taken_by.takers(self._session, self._number)
        for event, by in zip(events, takers, strict=True):
            yield Stop(
                event.time, StopKind.STEP, self._here, event.account, event.step.value,
                event.after.value, reason=event.reason, by=by,
            )  # fmt: skip

    def _mended(self) -> Iterator[Stop]:
        """Yield who changed answers above the owner, and why."""
        for own in mended.mendings(self._session, read_entry(self._session, self._number)):
            yield Stop(own.time, StopKind.MENDED, own.office, own.author, reason=own.reason)

    def _signed(self) -> Iterator[Stop]:
        """Yield who authenticated it in other offices."""
        for signature in proposals.signatures(self._session.store, self._number):
            if signature.office != self._session.office.id:
                office = self.name(signature.office)
                yield Stop(signature.time, StopKind.SIGNED, office, signature.account)

    def _carried(self, receipts: Sequence[Carried]) -> Iterator[Stop]:
        """Yield a parcel, and each receipt that says what became of the request in it."""
        own = receipts[0]
        sender, recipient = self.name(own.sender), self.name(own.recipient)
        went, answered = _KINDS[own.telling]
        yield Stop(
            own.time, went, sender, own.account, own.kind, other=recipient, file=own.file_name,
        )  # fmt: skip
        for said in receipts:
            if said.outcome and said.kind == "submission":
                yield Stop(
                    said.receipted or said.time, answered, recipient, "", said.outcome,
                    file=said.receipt, reason=said.reason,
                )  # fmt: skip

    def _told(self, request: Request) -> Iterator[Stop]:
        """Yield when the office that entered it told the citizen, and how."""
        told = tellings.find(self._session.store, self._number)
        if told and request.owner != self._session.office.id:
            yield Stop(
                told.time, StopKind.TOLD, self.name(request.owner), told.account,
                other=told.date.isoformat(), reason=told.how,
            )  # fmt: skip

    def _decided(self) -> Iterator[Stop]:
        """Yield what was decided, and by which paper."""
        for own in decisions.of_request(self._session.store, self._number):
            paper = own.decision.paper
            yield Stop(
                own.time, StopKind.DECIDED, self.name(own.decision.office), "",
                own.decision.outcome.value, other=paper.number if paper else own.decision.kept,
                reason=own.decision.reason,
            )  # fmt: skip


def road(session: Session, number: str) -> Road:
    """Return the road of a request as far as this office knows it, the oldest stop first.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    request = requests.get(session.store, number, session.office.id)
    reader = _Reader(session, number)
    return Road(request, reader.name(request.owner), tuple(_in_order(reader.stops(request))))


def _file(own: Carried) -> tuple[str, bool]:
    """Return what the receipts of one parcel have in common: its file, and what it told."""
    return own.file_name, own.telling


def _in_order(stops: Iterable[Stop]) -> Iterator[Stop]:
    """Yield stops by time; this office's steps in their own order, whatever its clock did."""
    latest = dt.datetime.min.replace(tzinfo=dt.UTC)
    timed: list[tuple[dt.datetime, Stop]] = []
    for own in stops:
        if own.kind is StopKind.STEP:
            latest = max(latest, own.time)
        timed.append((latest if own.kind is StopKind.STEP else own.time, own))
    return (own for _, own in sorted(timed, key=lambda own: own[0]))
