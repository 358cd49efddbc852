"""The rows of a paper's annex: a family each, and what its request changes, but no answer of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from db.requests import overlay, requests
from db.sets import sealed_states
from forms import differing, merge, told
from forms.identity import masked as masked_number
from forms.instrument import Instrument
from forms.loading import instrument
from forms.local_units import local_unit
from forms.presence import lives_here
from forms.records import HouseholdRecord, Level, Request, RequestKind, Subject
from forms.regions import is_rural
from reports.page import records as paper
from reports.page.decisions import said
from siksng_tui.services.office.places import Places, places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import meeting_decisions

PARTED: Final = MappingProxyType(
    {
        RequestKind.SPLIT: "Pecah dari keluarga {head}",
        RequestKind.MERGE: "Digabung dengan keluarga {head}",
    }
)
"""How the annex names the other family, by the kind of the request."""

LEAVES: Final = "Anggota {number} {name}: "
"""How the annex names the member whom a deactivation takes off the list."""

VISITS: Final = MappingProxyType(
    {
        "deactivated.moved": paper.Visit.MOVED,
        "deactivated.duplicate": paper.Visit.DOUBLE,
        "deactivated.not_found": paper.Visit.NOT_FOUND,
        "deactivated.refused": paper.Visit.REFUSED,
        "visit_result.moved": paper.Visit.MOVED,
        "visit_result.part": paper.Visit.DOUBLE,
        "visit_result.duplicate": paper.Visit.DOUBLE,
        "visit_result.not_found": paper.Visit.NOT_FOUND,
        "visit_result.refused": paper.Visit.REFUSED,
        "visit_result.completed": paper.Visit.COMPLETED,
        "visit_result.partly": paper.Visit.COMPLETED,
    }
)
"""Which answers result minutes count as what; why a family leaves goes before an older visit."""


class Rows:
    """The families of some requests by district and village; read anew at each call."""

    def __init__(
        self,
        session: Session,
        numbers: Sequence[str],
        *,
        masked: bool,
        decided: bool = False,
        of_set: str = "",
    ) -> None:
        """Keep which requests, in the order of their villages.

        Args:
            session: the unlocked office.
            numbers: of the requests.
            masked: hide NIK and card.
            decided: begin each note with what a village meeting decided.
            of_set: number of the set in which they are sealed, whose paper shows what was sealed.
        """
        self._session = session
        self._set = of_set
        self._masked = masked
        self._decided = decided
        self._places = places(session)
        of_office = session.office.id
        self._requests = sorted(
            (requests.get(session.store, number, of_office) for number in numbers),
            key=lambda request: (request.region, request.number),
        )

    def _other(self, request: Request) -> str:
        """Return by whose head the other household of a request is known; empty without one."""
        if not request.other:
            return ""
        before, _after = self._around(request, request.other)
        return told.head_name(instrument(before.instrument), before.household, before.persons)

    def _district(self, village: str) -> str:
        """Return the name of a village's district; where it may have a namesake, with its city."""
        district = self._places.above(village, Level.DISTRICT)
        if self._session.office.level in (Level.PROVINCE, Level.MINISTRY):
            return f"{district}, {self._places.above(village, Level.CITY)}"
        return district

    def _around(
        self, request: Request, household: str = ""
    ) -> tuple[HouseholdRecord, HouseholdRecord]:
        """Return a household of a request before and after it: as sealed, else as of today."""
        store = self._session.store
        if self._set:
            return sealed_states.household_sealed(store, self._set, request.number, household)
        return overlay.household_around(store, request.number, household)

    def __call__(self) -> Iterator[paper.AnnexRow]:
        """Yield one row a request."""
        for request in self._requests:
            before, record = self._around(request)
            note = _note(request, before, record, self._other(request))
            row = _row(record, self._places, request, note, masked=self._masked)
            own = "; ".join(filter(None, (self._decision(row), note)))
            yield replace(row, district=self._district(request.region), note=own)

    def _decision(self, row: paper.AnnexRow) -> str:
        """Return what a meeting decided about a family, where the paper says it."""
        return said(row.decision) if self._decided else ""


def _row(
    record: HouseholdRecord, known: Places, request: Request, note: str, *, masked: bool
) -> paper.AnnexRow:
    """Return the row of a family; only the sealed original shows whole numbers."""
    questions = instrument(record.instrument)
    head = told.head(questions, record)

    def of_head(role: str) -> str:
        return told.told(questions, head.answers if head else told.NOTHING, role)

    card, nik = of_head("card") or told.card(questions, record), of_head("nik")
    return paper.AnnexRow(
        id_dtks=told.told(questions, record.household.answers, "household_id"),
        kk=masked_number(card) if masked else card,
        nik=masked_number(nik) if masked else nik,
        name=of_head("name") or told.told(questions, record.household.answers, "head_name"),
        sex=sex_letter(questions, head),
        birth_place=of_head("birth_place"),
        birth_date=_short_date(of_head("birth")),
        address=street(questions, record.household),
        village=known.name(request.region),
        district=known.above(request.region, Level.DISTRICT),
        persons=sum(lives_here(questions, own) for own in record.persons),
        kind=request.kind,
        note=note,
        rural=is_rural(request.region),
        programme=told.told(questions, record.household.answers, "programme"),
        visit=visit(questions, record.household),
        decision=meeting_decisions.decision(questions, record.household, request.kind),
    )


def visit(questions: Instrument, household: Subject) -> paper.Visit:
    """Return what came of the visit, as result minutes tell it apart."""
    known = (
        own for meaning, own in VISITS.items() if told.means(questions, household.answers, meaning)
    )
    return next(known, paper.Visit.UNKNOWN)


def _note(request: Request, before: HouseholdRecord, after: HouseholdRecord, other: str) -> str:
    """Return which questions a correction answers otherwise; of another kind, why it is wished.

    A split and a merge name the other family, and a deactivation the member who leaves, on whom the
    row would otherwise be silent: it bears the name of the head.
    """
    if request.kind in PARTED:
        return f"{PARTED[request.kind].format(head=other)}; {request.reason}"
    questions = instrument(after.instrument)
    if request.kind is RequestKind.DEACTIVATION:
        return f"{_leaving(questions, request, before)}{request.reason}"
    if request.kind is not RequestKind.CORRECTION:
        return request.reason
    found = differing.differences(questions, before, after)
    return changed_questions(questions, after, found) or request.reason


def _leaving(questions: Instrument, request: Request, before: HouseholdRecord) -> str:
    """Return which member leaves the list, to stand before the reason; empty for a household."""
    for at, own in enumerate(before.persons, start=1):
        if own.id == request.subject:
            name = told.told(questions, own.answers, "name")
            return LEAVES.format(number=at, name=name)
    return ""


def changed_questions(
    questions: Instrument, record: HouseholdRecord, changes: Iterable[merge.Change]
) -> str:
    """Return which questions were answered otherwise: "III.2, III.3; anggota 2: IV.4".

    Args:
        questions: the questionnaire.
        record: the household after the changes.
        changes: what differs, in the order of the paper.
    """
    persons = {own.id: f"anggota {at}: " for at, own in enumerate(record.persons, start=1)}
    parts = []
    for subject, some in groupby(changes, key=lambda own: own.subject):
        asked = dict.fromkeys(_asked(questions, some))
        if asked:
            parts.append(persons.get(subject, "") + ", ".join(asked))
    return "; ".join(parts)


def _asked(questions: Instrument, changes: Iterable[merge.Change]) -> Iterator[str]:
    """Yield the number of each question that a person answered, its words where it has none."""
    for own in changes:
        variable = questions.variables.get(own.variable)
        if own.variable == merge.REGION:
            yield "desa/kelurahan"
        elif variable is not None and not variable.computed:
            yield variable.question or variable.label_id


def sex_letter(questions: Instrument, person: Subject | None) -> str:
    """Return the letter that papers write for a person's sex; empty where it is not known."""
    letters = (("L", "sex.male"), ("P", "sex.female"))
    known = person.answers if person else told.NOTHING
    return next((own for own, sex in letters if told.means(questions, known, sex)), "")


def street(questions: Instrument, household: Subject) -> str:
    """Return street and local unit."""
    answers = household.answers
    parts = (told.told(questions, answers, "address"), local_unit(questions, answers))
    return ", ".join(part for part in parts if part)


def _short_date(day: str) -> str:
    """Return a stored date as dd-mm-yyyy; what is no date stays as it is."""
    parts = day.split("-")
    return "-".join(reversed(parts))
