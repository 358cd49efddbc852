"""The why-sheet of a family: its own answers beside the criteria, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from forms import criteria, programme_answers, rules, told, values
from forms.criteria import Answered, Judged, Weight
from forms.findings import Severity
from forms.identity import masked
from forms.instrument import Instrument, Variable
from forms.records import HouseholdRecord, Level
from reports.village.sheet_records import WhyLine, WhySheet
from siksng_tui.services.lists.programme_lists import Listed
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, paper_rows, paper_settings, paper_words
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import lookup
from siksng_tui.services.requests.lookup import HouseholdView

WHY: Final = "why"
"""The paper's name in the print ledger and on the command line."""

PAPER: Final = "id"
"""Papers are Indonesian whatever language the screen speaks."""

MEANS: Final[Mapping[Weight, str]] = MappingProxyType(
    {
        Weight.SUPPORTS: "mendukung",
        Weight.OPPOSES: "tidak mendukung",
        Weight.OPEN: "tidak menentukan",
        Weight.BLANK: "belum dijawab",
    }
)
"""What an answer says to a criterion, as the sheet says it."""

NOT_ASKED: Final = "tidak ditanyakan"
"""Said of a criterion on which the form has no question."""

SUMS: Final = (
    ("Bukti mendukung", Weight.SUPPORTS),
    ("Bukti tidak mendukung", Weight.OPPOSES),
    ("Belum dijawab", Weight.BLANK),
)
"""What the lines below the list of criteria count."""


def print_why(session: Session, household: str, goal: Goal) -> Printed:
    """Return the why-sheet of a household as the register has it, as a file.

    Raises:
        HouseholdNotFoundError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.village.why_sheet import why_sheet  # noqa: PLC0415 - loads slowly

    view = lookup.household(session, household)
    judged = criteria.judged(view.instrument, view.record, view.today)
    given = replace(
        worded(session),
        facts=tuple(_facts(session, view)),
        lines=tuple(map(_line, judged)),
        summary=tuple(_summary(judged)),
        missing=tuple(missing(view)),
    )
    about = About(WHY, household)
    return numbered_prints.printed(session, about, goal, lambda of, out: why_sheet(given, of, out))


def worded(session: Session) -> WhySheet:
    """Return a sheet with the texts of the office and with the criteria, about no family yet."""
    lines = (WhyLine(own.number, own.label(PAPER), (("-", "-"),)) for own in criteria.criteria())
    return WhySheet(
        letterhead=paper_words.letterhead(session),
        facts=(),
        introduction=paper_settings.lines(session, "why.introduction"),
        lines=tuple(lines),
        summary=(),
        missing=(),
        objection=paper_settings.lines(session, "why.objection", office=session.office.name),
    )


def _facts(session: Session, view: HouseholdView) -> Iterator[tuple[str, str]]:
    """Yield labels with what is known of the family."""
    questions, record, known = view.instrument, view.record, places(session)
    head = told.head(questions, record)
    nik = told.told(questions, head.answers if head else told.NOTHING, "nik")
    village = view.summary.village
    district = known.above(village, Level.DISTRICT)
    yield "Kepala keluarga", told.head_name(questions, record.household, record.persons)
    yield "NIK", masked(nik) or "-"
    yield "Alamat", paper_rows.street(questions, record.household) or "-"
    yield "Desa/Kelurahan", ", ".join(filter(None, (known.name(village), district)))
    yield "ID DTKS", view.summary.id_bdt or "-"
    yield "Formulir", questions.title(PAPER)
    yield "Desil", "-" if view.summary.decile is None else str(view.summary.decile)
    yield "Masih terdaftar", "ya" if view.summary.active else "tidak (nonaktif)"
    yield "Program menurut daftar", _programmes(record, questions, view.listed)
    yield "Program menurut isian", _answered(questions, record)


def _programmes(
    record: HouseholdRecord, questions: Instrument, listed: Sequence[Listed] | None
) -> str:
    """Return what lists say that the family's members receive."""
    if listed is None:
        return "belum ada daftar penerima di kantor ini"
    names = {own.id: told.told(questions, own.answers, "name") for own in record.persons}
    said = [_listed(names.get(own.person, ""), own) for own in listed]
    return "; ".join(filter(None, said)) or "tidak tercatat pada daftar penerima"


def _answered(questions: Instrument, record: HouseholdRecord) -> str:
    """Return what the form itself says that the family receives."""
    found = programme_answers.received(questions, record)
    return "; ".join(map(_asked, found)) or "-"


def _listed(name: str, own: Listed) -> str:
    """Return what a list says of a member."""
    programmes = ", ".join(each.programme for each in own.receives)
    decile = f"desil {own.decile}" if own.decile else ""
    parts = ", ".join(filter(None, (programmes, decile, own.result)))
    return f"{name}: {parts} ({own.period})" if own.period and parts else f"{name}: {parts}"


def _line(own: Judged) -> WhyLine:
    """Return a criterion with its answers."""
    answers = tuple((_told(each), MEANS[each.weight]) for each in own.answers)
    none = ("-", MEANS[Weight.OPEN] if own.asked else NOT_ASKED)
    return WhyLine(own.criterion.number, own.criterion.label(PAPER), answers or (none,))


def _told(own: Answered) -> str:
    """Return a question and its answer in words."""
    said = "-" if own.answer is None else values.label(own.variable, own.answer, PAPER)
    return f"{_asked(own.variable)}: {said}"


def _asked(variable: Variable) -> str:
    """Return a question with its number on the form, where it has one."""
    return " ".join(filter(None, (variable.question, variable.label(PAPER))))


def _summary(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    """Yield of which criteria the evidence says what; nothing is decided by counting them."""
    for label, weight in SUMS:
        yield label, _numbers([own for own in judged if own.has(weight)])
    yield "Tidak ditanyakan", _numbers([own for own in judged if not own.asked])


def _numbers(judged: Sequence[Judged]) -> str:
    """Return the numbers of criteria."""
    if not judged:
        return "-"
    return "kriteria " + ", ".join(str(own.criterion.number) for own in judged)


def missing(view: HouseholdView) -> Iterator[str]:
    """Yield what the rules find blank or doubtful, with the question and whose answer it is."""
    names = {own.id: told.told(view.instrument, own.answers, "name") for own in view.record.persons}
    for found in rules.check(view.instrument, view.record, view.today):
        if found.severity is not Severity.NOTE:
            variable = view.instrument.variable(found.place.variable)
            whose = names.get(found.place.subject, "")
            asked = " - ".join(filter(None, (whose, _asked(variable))))
            yield f"{asked}: {found.message(PAPER)}"
