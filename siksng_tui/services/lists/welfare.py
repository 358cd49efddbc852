"""PPKS and PSKS: records that this office enters, corrects and closes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from db.lists import list_matches
from db.lists import welfare as kept
from db.lists.list_matches import Looked, Match, Matched
from db.lists.welfare import (
    WelfareAsked,
    WelfareFigure,
    WelfareNotFoundError,
    WelfareRecord,
    WelfareSaid,
)
from forms import values
from forms.errors import RefusedError, UsageError
from forms.instrument import Instrument
from forms.names import name_key
from forms.records import Answer, Role
from forms.text import clean
from forms.welfare import WelfareClass, endings, kinds
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.profile_file import listing
from siksng_tui.services.entry import villages
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Match",
    "WelfareAsked",
    "WelfareClass",
    "WelfareFigure",
    "WelfareNotFoundError",
    "WelfareRecord",
    "WelfareSaid",
]

KIND_OF: Final = {
    Purpose.WELFARE_CASES: (WelfareClass.CASE, "jenis_ppks"),
    Purpose.WELFARE_RESOURCES: (WelfareClass.RESOURCE, "jenis_psks"),
}
"""What the rows of a list of welfare are, and the variable that holds their kind."""

ASKED: Final = (
    "nama",
    "nik",
    "nokk",
    "jenis_kelamin",
    "tempat_lahir",
    "tanggal_lahir",
    "alamat",
    "telepon",
    "status_bantuan",
    "status_panti",
    "keterangan",
)
"""Variables that a record answers, in the order of the form."""

PRESENCE: Final = "status_keberadaan"
PRESENT: Final = "AKTIF"
"""The variable that says whether somebody is still there, and what it says then."""


class WelfareIncompleteError(UsageError):
    """A record has a name and a kind at least; nothing was kept."""

    code, field = "welfare-incomplete", "name"


class WelfareKindError(UsageError):
    """There is no such kind, or no such reason for closing; nothing was kept. Facts: kind."""

    code, field = "welfare-kind", "kind"


class WelfareKnownError(RefusedError):
    """The same person has an open record of this kind; nothing was kept. Facts: number."""

    code, field = "welfare-known", "number"


class WelfareClosedError(RefusedError):
    """The record is closed; nothing was changed. Facts: number."""

    code, field = "welfare-closed", "number"


class WelfareLaterError(UsageError):
    """The day of closing has not come yet; nothing was changed. Facts: date."""

    code, field = "welfare-later", "date"


def questions() -> Instrument:
    """Return the words in which a record is asked."""
    return listing()


def read(variables: Mapping[str, str]) -> dict[str, Answer]:
    """Return typed answers as they are stored, without those that are blank.

    Raises:
        AnswerError: one cannot stand there.
        KeyError: a record has no such variable.
    """
    asked = questions()
    return {
        name: values.read_answer(asked.variable(name), text.strip())
        for name, text in variables.items()
        if text.strip() and name in ASKED
    }


def add(session: Session, said: WelfareSaid) -> int:
    """Return the number of a new record, tied to the person of the register whom it is about.

    Raises:
        RoleMissingError, WelfareIncompleteError, WelfareKindError, WelfareKnownError,
            VillageUnknownError: nothing was kept.
    """
    own = _checked(session, said)
    known = kept.like(session.store, own)
    if known is not None:
        raise WelfareKnownError(number=known)
    with session.act("welfare.add", welfare=own.of.value, kind=own.kind) as facts:
        number = kept.add(session.store, own, tied(session, own), _by(session))
        facts["record"] = number
    return number


def change(session: Session, number: int, said: WelfareSaid) -> None:
    """Correct what an open record says.

    Raises:
        RoleMissingError, WelfareIncompleteError, WelfareKindError, WelfareKnownError,
            VillageUnknownError, WelfareNotFoundError, WelfareClosedError: nothing was changed.
    """
    own = _checked(session, said)
    _open(session, number)
    known = kept.like(session.store, own)
    if known not in (None, number):
        raise WelfareKnownError(number=known)
    with session.act("welfare.change", record=number):
        kept.change(session.store, number, own, tied(session, own), _by(session))


def close(session: Session, number: int, day: dt.date, ending: str) -> None:
    """Close a record from a day on, for a reason of the list of endings.

    Raises:
        RoleMissingError, WelfareKindError, WelfareLaterError, WelfareNotFoundError,
            WelfareClosedError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    _open(session, number)
    if ending not in endings():
        raise WelfareKindError(kind=ending)
    if day > session.today():
        raise WelfareLaterError(date=day.isoformat())
    with session.act("welfare.close", record=number, ending=ending):
        kept.close(session.store, number, (day, ending), _by(session))


def get(session: Session, number: int) -> WelfareRecord:
    """Return a record.

    Raises:
        WelfareNotFoundError: there is no such record.
    """
    return kept.get(session.store, number)


def count(session: Session, asked: WelfareAsked) -> int:
    """Return how many records are meant."""
    return kept.count(session.store, asked)


def page(
    session: Session, asked: WelfareAsked, first: int, limit: int
) -> tuple[WelfareRecord, ...]:
    """Return some of the records that are meant, in the order of their names."""
    return kept.page(session.store, asked, first, limit)


def figures(session: Session, of: WelfareClass) -> tuple[WelfareFigure, ...]:
    """Return how many records there are of each kind in each village."""
    return kept.figures(session.store, of)


def _checked(session: Session, said: WelfareSaid) -> WelfareSaid:
    """Return what a record says as it is stored.

    Raises:
        RoleMissingError, WelfareIncompleteError, WelfareKindError, VillageUnknownError: nothing
            was kept.
    """
    session.require(Role.OPERATOR)
    cleaned = {
        name: clean(answer).strip() if isinstance(answer, str) else answer
        for name, answer in said.answers.items()
    }
    own = replace(said, answers={name: answer for name, answer in cleaned.items() if answer != ""})
    if not own.text("nama") or not own.kind:
        raise WelfareIncompleteError
    if own.kind not in kinds(own.of):
        raise WelfareKindError(kind=own.kind)
    if own.village:
        villages.village_of(session, own.village)
    return own


def _open(session: Session, number: int) -> None:
    """Refuse a record that is closed.

    Raises:
        WelfareNotFoundError, WelfareClosedError: nothing was changed.
    """
    if kept.get(session.store, number).closed is not None:
        raise WelfareClosedError(number=number)


def tied(session: Session, said: WelfareSaid) -> Matched:
    """Return who of the register a record is about."""
    key = name_key(said.text("nama"))
    looked = Looked(said.text("nik"), key, said.text("tanggal_lahir"), said.village)
    return list_matches.matched(session.store, [looked])[0]


def _by(session: Session) -> tuple[str, dt.datetime]:
    """Return who does something now."""
    return session.account.name, session.clock()
