"""Questionnaires on paper: blank ones to be filled in by hand, and what a household answered."""

from dataclasses import dataclass, replace
from typing import BinaryIO, Final, cast

from db.register import households
from forms import told
from forms.errors import UsageError
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord
from reports.questionnaire.questionnaire_records import (
    Part,
    Phrases,
    Questionnaire,
    Reference,
    Sheet,
)
from siksng_tui import words
from siksng_tui.services.entry import entry_state
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import (
    print_ledger,
    questionnaire_known,
    questionnaire_sections,
)
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.papers.questionnaire_places import names_of_codes
from siksng_tui.services.papers.questionnaire_sides import ALONE, Side, sides
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal
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
    """Where a form goes, and the name of its sheet, one of SHEETS."""

    goal: Goal
    sheet: str = Sheet.F4.value


def print_blank(instrument_id: str, target: Target, members: int = MEMBERS) -> Printed:
    """Return a blank form that was printed; it needs no store, and no ledger counts it.

    Raises:
        InstrumentFileMissingError: no instrument of this name is shipped; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    asked = instrument(instrument_id)
    parts = (Part(questionnaire_sections.blank(asked, members)),)
    references = (Reference(_("Form number")),)
    with outlets.opened(target.goal) as out:
        pages = _drawn(_form(asked, target, references, parts), cast("BinaryIO", out))
    return Printed(target.goal, pages, copy=0, draft=False)


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
    record = households.household(session.store, household_id)
    asked = instrument(record.instrument)
    number = told.told(asked, record.household.answers, "household_id")
    named = Reference(_("Household"), number or household_id)
    about = _Filled(asked, household_id, named, (_part(session, asked, record),))
    return _printed(session, about, target, instrument_id)


def print_request(
    session: Session, number: str, target: Target, instrument_id: str = ""
) -> Printed:
    """Return the form of the households that a request concerns, as it proposes them.

    Of a split and a merge these are two, of which each says which it is; else as for a household.

    Raises:
        RequestNotFoundError, OtherInstrumentError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    read = entry_state.read_entry(session, number)
    parts = tuple(
        _part(session, read.instrument, home.record, side)
        for home, side in zip(read.homes, sides(read), strict=True)
    )
    about = _Filled(read.instrument, number, Reference(_("Request"), number), parts)
    return _printed(session, about, target, instrument_id)


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a filled form asks and holds, what the ledger calls it, and what its pages say."""

    asked: Instrument
    subject: str
    reference: Reference
    parts: tuple[Part, ...]


def _part(session: Session, asked: Instrument, record: HouseholdRecord, side: Side = ALONE) -> Part:
    """Return a household as a part of a form."""
    known = all_regions(session)
    record = questionnaire_known.completed(known, asked, record, session.today())
    names = names_of_codes(known, asked, record.household.answers)
    sections = questionnaire_sections.filled(asked, record, names)
    if side.whose:
        sections = tuple(replace(own, title=f"{side.whose} - {own.title}") for own in sections)
    return Part(sections, side.title)


def _printed(session: Session, about: _Filled, target: Target, instrument_id: str) -> Printed:
    """Return a filled form that stands in the print ledger, unless it is only looked at."""
    if instrument_id not in ("", about.asked.id):
        raise OtherInstrumentError(instrument=instrument_id, meant=about.asked.id)

    def draw(copy: int, out: BinaryIO) -> int:
        print_no = Reference(_("Print no."), str(copy) if copy else _("preview"))
        return _drawn(_form(about.asked, target, (about.reference, print_no), about.parts), out)

    return print_ledger.counted(session, About(FORM, about.subject), target.goal, draw)


def _drawn(form: Questionnaire, out: BinaryIO) -> int:
    """Draw a form and return how many pages it has; what draws it is loaded for the first one."""
    from reports.questionnaire.questionnaire import questionnaire  # noqa: PLC0415 - it takes long to load

    return questionnaire(form, out).pages


def _form(
    asked: Instrument,
    target: Target,
    references: tuple[Reference, ...],
    parts: tuple[Part, ...],
) -> Questionnaire:
    """Return the form in the language that is spoken."""
    title = asked.title(words.language())
    return Questionnaire(
        sheet=Sheet(target.sheet),
        title=title,
        origin=f"{title}, {asked.id} {asked.version}",
        references=references,
        parts=parts,
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
            "empty. Numbers in square brackets are this program's, not the form's: Ctrl+G takes "
            "both."
        ),
        codes_note=_(
            "Characters that the typefaces lack are printed as their codes in square brackets, for "
            "example [U+0645]."
        ),
        date=_("Date"),
        name=_("Name and signature"),
    )
