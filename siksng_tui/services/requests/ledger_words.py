"""The words of the ledger: what waits, what is owed, and the stops of a request's road."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from forms.lifecycle import Step
from forms.records import State
from siksng_tui.services.requests.ledger import Ledger, Owed, Section
from siksng_tui.services.requests.roads import Stop, StopKind
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

SECTIONS: Final[Mapping[Section, str]] = MappingProxyType(
    {
        Section.IN_HAND: N_("Our own, not sent yet"),
        Section.UNDECIDED: N_("Received, not decided"),
        Section.UNACKNOWLEDGED: N_("Sent, no receipt yet"),
        Section.ABOVE: N_("With the office above"),
        Section.UNTOLD_BELOW: N_("Decided, office below not told"),
        Section.UNTOLD_CITIZEN: N_("Decided, citizen not told"),
        Section.UNTOLD_BY_OWNER: N_("Decided, owner did not tell yet"),
        Section.ENDED: N_("Ended here"),
        Section.CARRIED_OVER: N_("Missed the closing date"),
    }
)
"""What a request waits for."""

OWED: Final[Mapping[Owed, str]] = MappingProxyType(
    {
        Owed.SET_ASIDE: N_("Parcels that wait to be let in"),
        Owed.NO_RECEIPT_MADE: N_("Parcels opened without a receipt"),
        Owed.NO_RECEIPT_CAME: N_("Parcels sent without a receipt"),
        Owed.UNWRITTEN: N_("Parcels not on a stick yet"),
        Owed.REFUSED: N_("Parcels with refused records"),
    }
)
"""What is owed for a parcel."""

OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {"accepted": N_("taken for work"), "refused": N_("refused"), "waiting": N_("laid aside")}
)
"""What a receipt says of a record."""

HEARD: Final[Mapping[str, str]] = MappingProxyType(
    {"accepted": N_("noted"), "refused": N_("refused")}
)
"""What a receipt says of the word that a citizen was told."""

WAYS: Final[Mapping[str, str]] = MappingProxyType({"out": N_("sent"), "in": N_("came")})
"""Which way a parcel went."""


def office_above(name: str) -> str:
    """Return the name of an office above, or that it is one, where its name is not known."""
    return name or _("an office above")


def taker(by: str) -> str:
    """Return who took a step: a person, an office, or the program where nobody is named."""
    return by or _("program")


def who(of: Stop) -> str:
    """Return who did what happened at a stop, nothing where nobody is known."""
    return taker(of.by) if of.kind is StopKind.STEP else of.account


def stop(of: Stop) -> str:
    """Return what happened at a stop, without its reason."""
    return _SAID[of.kind](of)


def _step(of: Stop) -> str:
    """Return what this office did, and where the request stood then."""
    return f"{_(terms.STEPS[Step(of.word)])} -> {terms.state(State(of.state))}"


def _parcel(of: Stop) -> str:
    """Return in which parcel it went, and to whom."""
    kind = _(terms.PARCEL_KINDS[of.word])
    return _("{kind} to {office}: {file}").format(kind=kind, office=of.other, file=of.file)


def _receipt(of: Stop) -> str:
    """Return what became of the request, or of the word that its citizen was told."""
    said = HEARD if of.kind is StopKind.HEARD else OUTCOMES
    return _("receipt: {outcome}").format(outcome=_(said[of.word]))


def _word(of: Stop) -> str:
    """Return in which parcel the word went that the citizen was told, and to whom."""
    return _("word of telling to {office}: {file}").format(office=of.other, file=of.file)


def _told(of: Stop) -> str:
    """Return when the citizen was told."""
    day = dt.date.fromisoformat(of.other)
    return _("citizen told on {day}").format(day=f"{day:%d-%m-%Y}")


def _decision(of: Stop) -> str:
    """Return what was decided, and by which paper."""
    outcome = terms.state(State(of.word))
    return _("decision: {outcome} {paper}").format(outcome=outcome, paper=of.other).rstrip()


_SAID: Final[Mapping[StopKind, Callable[[Stop], str]]] = MappingProxyType(
    {
        StopKind.STEP: _step,
        StopKind.ENTERED: lambda _of: _("entered there"),
        StopKind.SIGNED: lambda _of: _("authenticated there"),
        StopKind.PARCEL: _parcel,
        StopKind.RECEIPT: _receipt,
        StopKind.TOLD: _told,
        StopKind.WORD: _word,
        StopKind.HEARD: _receipt,
        StopKind.MENDED: lambda _of: _("mended there"),
        StopKind.DECIDED: _decision,
    }
)
"""Kind of a stop to what is said of it."""


def verdict(of: Ledger) -> str:
    """Return whether everything adds up, in one sentence."""
    if of.sound:
        said = _("All {total} requests stand in one place each; no number is missing.")
        return said.format(total=terms.number(of.total))
    return _("Something does not add up: look at the lines marked with !.")


def holes(of: Ledger) -> Mapping[str, int]:
    """Return how many things are missing, by what is missing, in words of the catalogue."""
    numbers = sum(own.last - own.first + 1 for own in of.gaps)
    return {
        N_("Requests that stand nowhere, or twice"): abs(of.unplaced),
        N_("Numbers of requests that are missing"): numbers,
        N_("Parcels that never came"): len(of.missing),
        N_("Parcels made here that are gone"): len(of.lost),
        N_("Links whose records do not add up"): len(of.unbalanced),
    }
