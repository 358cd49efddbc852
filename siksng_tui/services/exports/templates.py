"""The proposal template by its rules: one file a programme and period, none overwritten unasked.

In SIKS-NG a later upload for the same programme and period makes the earlier one invalid, and so
does one for another programme where it bears the same NIK or family card. So a file holds every
proposal of its programme that no file of another period has.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from db.requests import templates as kept
from db.requests.templates import Template
from forms.canonical import Json
from forms.errors import RefusedError, UsageError
from forms.identity import is_complete
from forms.loading import instrument
from forms.records import Role, State
from siksng_tui import words
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.proposal_rows import PROGRAMME
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.exports import export_lines, exporting
from siksng_tui.services.exports.export_lines import Line
from siksng_tui.services.exports.export_sources import layouts
from siksng_tui.services.exports.exporting import Exported, Source, Told
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording.days import show_day
from siksng_tui.words import N_

__all__ = ["PROGRAMME", "Template"]

QUESTIONS: Final = "proposal"
"""The questionnaire of programme proposals."""

STANDING: Final = (
    State.CHECKED,
    State.FINALISED,
    State.AUTHENTICATED,
    State.SEALED,
    State.COVERED,
    State.SENT,
    State.ACKNOWLEDGED,
    State.ACCEPTED,
)
"""States of proposals that go into a file: filed, and neither sent back nor refused."""

LAST_DAY: Final = 15
"""Day of the month before which a file counts for it; from this day on for the next.

Source: the rules that operators wrote beside the templates of 2021 and 2022.
"""

CLASH: Final = N_(
    "{count} persons bear a NIK or card that stands in another programme's file of this period: "
    "the later upload makes the earlier one invalid for them."
)
"""Said where two files of one period would fight."""

_PERIOD: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


class PeriodUnreadableError(UsageError):
    """A period is a year and a month, 2026-12; nothing was written."""

    code, field = "period-unreadable", "period"


class ProgrammeUnknownError(UsageError):
    """The template has no such programme; nothing was written. Facts: programmes."""

    code, field = "programme-unknown", "programme"


class TemplateWrittenError(RefusedError):
    """A file of this programme and period went out before; nothing was written.

    Facts: programme, period, day, rows.
    """

    code, field = "template-written", "period"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a file would hold, and what it would do to files that went out before.

    Args:
        programme: code of the programme.
        period: year and month.
        numbers: the requests that stand in it.
        earlier: the file that it would overwrite in SIKS-NG, None where there is none.
        missing: requests of that file which this one does not have.
        clashes: persons whose NIK or card stands in the file of another programme of the period.
    """

    programme: str
    period: str
    numbers: tuple[str, ...]
    earlier: Template | None
    missing: int
    clashes: int


def usual_period(today: dt.date) -> str:
    """Return the period that a file of a day counts for.

    >>> usual_period(dt.date(2026, 11, 14)), usual_period(dt.date(2026, 12, 15))
    ('2026-11', '2027-01')
    """
    month = today.replace(day=1)
    if today.day >= LAST_DAY:
        month = (month + dt.timedelta(days=31)).replace(day=1)
    return month.isoformat()[:7]


def is_period(text: str) -> bool:
    """Return whether a text is a year and a month.

    >>> is_period("2026-12"), is_period("2026-13")
    (True, False)
    """
    return _PERIOD.fullmatch(text) is not None


def programmes() -> dict[str, str]:
    """Return the programmes that can be proposed: code and name."""
    codes = instrument(QUESTIONS).variable(PROGRAMME).list
    language = words.language()
    return {own.code: own.label(language) for own in codes.items} if codes else {}


def outlook(session: Session, programme: str, period: str) -> Outlook:
    """Return what a file of a programme and period would hold and overwrite; nothing is written.

    Raises:
        RoleMissingError, PeriodUnreadableError, ProgrammeUnknownError: nothing was looked at.
    """
    session.require(Role.OPERATOR)
    if not is_period(period):
        raise PeriodUnreadableError
    if programme not in programmes():
        raise ProgrammeUnknownError(programmes=", ".join(programmes()))
    office = session.office.id
    found = kept.waiting(session.store, office, QUESTIONS, STANDING, period)
    proposed = [own for own in _proposed(session, found) if own.programme == programme]
    numbers = tuple(own.number for own in proposed)
    before = kept.newest(session.store, programme, period)
    others = _proposed(session, kept.of_others(session.store, programme, period))
    taken = {one for own in others for person in own.persons for one in person}
    persons = [person for own in proposed for person in own.persons]
    return Outlook(
        programme=programme,
        period=period,
        numbers=numbers,
        earlier=before[0] if before else None,
        missing=len({*before[1]} - {*numbers}) if before else 0,
        clashes=sum(not taken.isdisjoint(person) for person in persons),
    )


def write(
    session: Session, looked: Outlook, layout: str, path: Path, progress: Told = exporting.unwatched
) -> Exported:
    """Return how many persons went out in the file of an outlook; it is kept that it was written.

    Who lacks a name or a whole NIK is left out: SIKS-NG would refuse the row. A proposal of which
    nobody went out waits for a later file.

    Raises:
        RoleMissingError, LayoutUnfitError, ExportFileKindError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    went_out: set[str] = set()

    def records(profile: Profile) -> Iterator[Sequence[Line]]:
        for number in looked.numbers:
            for line in export_lines.lines(read_entry(session, number).record, profile):
                is_whole = _is_whole(line, profile)
                went_out.update([number] if is_whole else [])
                yield [line] if is_whole else []

    def keep(rows: int) -> Mapping[str, Json]:
        now, by = session.clock(), session.account.name
        own = Template(looked.programme, looked.period, layout, rows, now, by)
        kept.record(session.store, own, sorted(went_out))
        return {"requests": len(went_out)}

    told = {"of": "template", "programme": looked.programme, "period": looked.period}
    source = Source(told, layouts(Purpose.PROPOSALS), len(looked.numbers), records, keep)
    return exporting.write(session, source, layout, path, progress)


def require_first(looked: Outlook) -> None:
    """Refuse a file that would overwrite an earlier one.

    Raises:
        TemplateWrittenError: there is an earlier one.
    """
    if looked.earlier is not None:
        day = show_day(looked.earlier.time.astimezone().date())
        facts = {"programme": looked.programme, "period": looked.period, "day": day}
        raise TemplateWrittenError(**facts, rows=looked.earlier.rows)


class _Proposed(NamedTuple):
    """A request: the programme, and of each person the NIK and the card number."""

    number: str
    programme: str
    persons: list[frozenset[str]]


def _proposed(session: Session, numbers: Sequence[str]) -> Iterator[_Proposed]:
    """Yield what some requests propose."""
    roles = instrument(QUESTIONS).roles
    (profile, *_others) = layouts(Purpose.PROPOSALS)
    for number in numbers:
        record = read_entry(session, number).record
        persons = [
            frozenset(str(line.answers.get(roles[role], "")) for role in ("nik", "family_card"))
            for line in export_lines.lines(record, profile)
        ]
        programme = str(record.household.answers.get(PROGRAMME, ""))
        yield _Proposed(number, programme, [person - {""} for person in persons])


def _is_whole(line: Line, profile: Profile) -> bool:
    """Return whether a row has what the layout cannot do without, the NIK with all its digits."""
    nik = str(line.answers.get(profile.instrument.roles["nik"], ""))
    return is_complete(nik) and all(line.answers.get(own) for own in profile.needed)
