"""Questionnaires on paper: blank ones to be filled in by hand, and what a household answered."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from db import overlay, register
from forms import told
from forms.durable import durable
from forms.errors import UsageError
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord
from reports.questionnaire_records import Phrases, Questionnaire, Reference, Section, Sheet
from siksng_tui import words
from siksng_tui.services import print_ledger, questionnaire_sections
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.sessions import Session
from siksng_tui.words import _

FORM: Final = "form"
"""The paper's name in the print ledger and on the command line."""

MEMBERS: Final = 6
"""Members that a blank form has room for, where nobody says how many."""

SHEETS: Final = tuple(sheet.value for sheet in Sheet)
"""Names of the sheets that a form is printed on."""


class OtherInstrumentError(UsageError):
    """The household answers another instrument than was named. Facts: instrument, meant."""

    code, field = "other-instrument", "instrument"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a form goes: its file, and the name of the sheet, one of SHEETS."""

    path: Path
    sheet: str = Sheet.F4.value


def print_blank(instrument_id: str, target: Target, members: int = MEMBERS) -> int:
    """Return how many pages a blank form has that was written into a file; it needs no store.

    Raises:
        InstrumentFileMissingError: no instrument of this name is shipped; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    asked = instrument(instrument_id)
    sections = questionnaire_sections.blank(asked, members)
    references = (Reference(_("Form number")),)
    with durable(target.path) as out:
        return _drawn(_form(asked, target, references, sections), cast("BinaryIO", out))


def print_household(
    session: Session, household_id: str, target: Target, instrument_id: str = ""
) -> Printed:
    """Return the form of a household as the register has it, as a file.

    Args:
        session: who prints, and where.
        household_id: the household's own id.
        target: the file and the sheet.
        instrument_id: the instrument that the household must answer; empty for any.

    Raises:
        HouseholdNotFoundError, OtherInstrumentError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    record = register.household(session.store, household_id)
    number = told.told(instrument(record.instrument), record.household.answers, "household_id")
    about = _About(record, household_id, Reference(_("Household"), number or household_id))
    return _printed(session, about, target, instrument_id)


def print_request(
    session: Session, number: str, target: Target, instrument_id: str = ""
) -> Printed:
    """Return the form of a household as a request proposes it; else as for a household.

    Raises:
        RequestNotFoundError, OtherInstrumentError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    record = overlay.household_as_proposed(session.store, number)
    about = _About(record, number, Reference(_("Request"), number))
    return _printed(session, about, target, instrument_id)


@dataclass(frozen=True, slots=True)
class _About:
    """What a filled form holds, what the ledger calls it, and what its pages say."""

    record: HouseholdRecord
    subject: str
    reference: Reference


def _printed(session: Session, about: _About, target: Target, instrument_id: str) -> Printed:
    """Return a filled form that stands in the print ledger."""
    answered = about.record.instrument
    if instrument_id not in ("", answered):
        raise OtherInstrumentError(instrument=instrument_id, meant=answered)
    asked = instrument(answered)
    copy = print_ledger.next_copy(session, FORM, about.subject)
    references = (about.reference, Reference(_("Print no."), str(copy)))
    form = _form(asked, target, references, questionnaire_sections.filled(asked, about.record))
    with durable(target.path) as out:
        pages = _drawn(form, cast("BinaryIO", out))
        printed = Printed(target.path, pages, copy, draft=False)
        print_ledger.enter(session, FORM, about.subject, printed, out.sha256)
    return printed


def _drawn(form: Questionnaire, out: BinaryIO) -> int:
    """Draw a form and return how many pages it has; what draws it is loaded for the first one."""
    from reports.questionnaire import questionnaire  # noqa: PLC0415 - it takes long to load

    return questionnaire(form, out).pages


def _form(
    asked: Instrument,
    target: Target,
    references: tuple[Reference, ...],
    sections: tuple[Section, ...],
) -> Questionnaire:
    """Return the form in the language that is spoken."""
    title = asked.title(words.language())
    return Questionnaire(
        sheet=Sheet(target.sheet),
        title=title,
        origin=f"{title}, {asked.id} {asked.version}",
        references=references,
        sections=sections,
        signers=(_("Enumerator"), _("Respondent")),
        phrases=_phrases(),
        language=words.language(),
    )


def _phrases() -> Phrases:
    """Return the paper's own words."""
    return Phrases(
        page=_("Page {page} of {pages}"),
        continued=_("(continued)"),
        guide=_(
            "Write one digit or letter in each box, codes and numbers as far right as they go; "
            "write words in capitals, dates as day, month, year. What need not be asked stays "
            "empty."
        ),
        codes_note=_(
            "Characters that the typefaces lack are printed as their codes in square brackets, for "
            "example [U+0645]."
        ),
        date=_("Date"),
        name=_("Name and signature"),
    )
