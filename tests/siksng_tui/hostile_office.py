"""An office in which every text is one that a terminal, a list or a markup might obey.

Its register holds the texts raw, as no import would leave them: whoever draws them must not rely on
that. Because the rules let nothing raw be filed, there is a clean one too, for what lies behind.
What is typed and given as a reason goes the way of every operator.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db.keys.wrapping import FLOOR
from db.register.baseline import insert_baseline
from db.requests import drafts
from forms.findings import Severity
from forms.instrument import ValueType
from forms.loading import instrument
from forms.records import Answer, HouseholdRecord, Level, Subject, SubjectKind
from forms.text import clean
from forms.values import TEXT_LIMIT
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office import offices
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup
from tests.db.builders import VILLAGE, household_record, uid
from tests.siksng_tui.seats import FIRST_DAY
from tests.siksng_tui.work import at_work
from tests.terminal import HOSTILE

TEXTS: Final = tuple(HOSTILE.values())
"""The texts, each of which is the name of somebody.

What else is said of that person, or of the request, is the text before: whoever looks at every
second person has seen them all.
"""

NAME: Final = "Dinas \x1b]0;JUDUL PALSU\x07\x9b2J[/] Sosial"
"""Name of the office and of the second person."""

Spelled = Callable[[str, int], str]
"""Gives a text as the register holds it, where a limit of characters binds."""

HALVES: Final = ("17710601", "17710602")
"""How the NIK of the small households begin: one search finds one half of them."""

CROWD: Final = "17710701"
"""How every NIK of the great household begins."""

BDT: Final = instrument("bdt")


def reason_with(text: str) -> str:
    """Return a reason that holds a text: some of them have not the letters that a reason needs."""
    return f"ada {text}"


def marker(number: int) -> str:
    """Return what stands before the text in the address of a small household."""
    return f"RT{number:02}"


def typed(text: str) -> str:
    """Return as much of a text as a field takes."""
    return text[:TEXT_LIMIT]


def small_home(number: int) -> str:
    """Return the id of a small household."""
    return uid(f"household {number}")


def raw(text: str, limit: int) -> str:  # noqa: ARG001 - the other spelling's
    """Return a text as nothing but damage or malice leaves it in a store."""
    return text


def stored(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return a text as the text boundary lets it be stored."""
    return clean(text[:limit]).strip()


def found(folder: Path, spelled: Spelled) -> Path:
    """Return a new office with a register of hostile texts, and a draft of each household."""
    folder.mkdir()
    new = offices.NewOffice(Level.CITY, "17.71", NAME)
    people = (OPERATOR, replace(AUTHENTICATOR, full_name=NAME))
    offices.found_office(folder, new, people, clock=lambda: FIRST_DAY, cost=FLOOR)
    _fill(folder, spelled)
    _start_small(folder)
    _start_crowd(folder)
    return folder


def _fill(office: Path, spelled: Spelled) -> None:
    """Put the households into the register of an office."""
    with at_work(office) as session:
        small = (_small(number, spelled) for number in range(len(TEXTS)))
        insert_baseline(
            session.store,
            itertools.chain([_crowd()], small),
            author="rani",
            time=FIRST_DAY,
            origin="import:2",
        )


def _start_small(office: Path) -> None:
    """Begin a draft for each small household: typed and reasoned with its text."""
    with at_work(office) as session:
        for number, text in enumerate(TEXTS):
            _draft(session, number, text)


def _start_crowd(office: Path) -> None:
    """Begin a draft in which every member of the great household was born elsewhere."""
    with at_work(office) as session:
        home = lookup.find(session, CROWD)[0].household_uid
        number = starting.correction(session, home, "semua tempat lahir")
        persons = entry.open_entry(session, number).record.persons
        born = [
            drafts.DraftChange(person.id, "tempat_lahir", TEXTS[at])
            for at, person in enumerate(persons)
        ]
        drafts.save(session.store, number, born)


def _draft(session: Session, at: int, text: str) -> None:
    """Begin a draft; of a text that is too long to be typed its beginning."""
    number = starting.correction(session, small_home(at), reason_with(TEXTS[at - 1]))
    filled = entry.open_entry(session, number)
    person = filled.record.persons[0].id
    for variable in ("tempat_lahir", "nama_gadis_ibu_kandung"):
        field = entry.LeftField(person, variable, typed(text))
        filled = entry.leave_field(session, filled, field)
    for finding in filled.open_findings():
        if finding.severity is Severity.FLAG:
            filled = entry.give_reason(session, filled, finding.key, reason_with(text))


def _small(number: int, spelled: Spelled) -> HouseholdRecord:
    """Return a household of one person, nothing of which is doubtful but its texts."""
    text, other = spelled(TEXTS[number], TEXT_LIMIT), TEXTS[number - 1]
    home = household_record(number, names=(text,), village=VILLAGE)
    half = HALVES[number % len(HALVES)]
    address = spelled(f"{marker(number)} {TEXTS[number]}", TEXT_LIMIT)
    own = {"id_bdt": f"{number:03}{text}", "alamat": address}
    household = _with(
        home.household,
        {**_texts(SubjectKind.HOUSEHOLD, other, spelled), **own},
        businesses=[_texts(SubjectKind.HOUSEHOLD, other, spelled, "businesses")],
        planning=[_texts(SubjectKind.HOUSEHOLD, other, spelled, "planning")],
    )
    person: dict[str, Answer] = {
        "nama": text,
        "nik": f"{half}0190{9000 + number}",
        "nuk": 1,
        "hubungan_keluarga": "1",
    }
    return replace(home, household=household, persons=(_with(home.persons[0], person),))


def _crowd() -> HouseholdRecord:
    """Return a household of as many members as there are texts, each made of its text alone."""
    home = household_record(len(TEXTS), names=TEXTS)
    persons = tuple(
        _with(
            person,
            {**_told(number), **_member(number), "nama": text},
            children=[_texts(SubjectKind.PERSON, text, raw, "children")],
        )
        for number, (person, text) in enumerate(zip(home.persons, TEXTS, strict=True))
    )
    return replace(home, persons=persons)


def _told(number: int) -> dict[str, Answer]:
    """Return texts for a member's questions; of what the centre alone answers, every fourth."""
    told = _texts(SubjectKind.PERSON, TEXTS[number - 1], raw)
    shown = [name for name in told if BDT.variable(name).read_only]
    left_out = {name for at, name in enumerate(shown) if (at + number) % 4}
    return {name: text for name, text in told.items() if name not in left_out}


def _member(number: int) -> dict[str, Answer]:
    """Return what a member of the great household answers with a code or a number."""
    place: dict[str, Answer] = {
        "nuk": 1,
        "no_urut_art": number + 1,
        "nik": f"{CROWD}0190{9000 + number}",
    }
    return {**place, "hubungan_keluarga": "1" if number == 0 else "8", "anak_diluar_rt": "1"}


def _with(
    subject: Subject, answers: Mapping[str, Answer], **rows: Sequence[Mapping[str, Answer]]
) -> Subject:
    """Return a subject with further answers, and with rows in its repeated blocks."""
    frozen = {key: tuple(MappingProxyType(dict(row)) for row in own) for key, own in rows.items()}
    return replace(
        subject,
        answers=MappingProxyType({**subject.answers, **answers}),
        rows=MappingProxyType(frozen),
    )


def _texts(kind: SubjectKind, text: str, spelled: Spelled, rows: str = "") -> dict[str, Answer]:
    """Return an answer to every question that a text answers."""
    asked = (own for own in BDT.for_subject(kind, rows) if own.type is ValueType.TEXT)
    return {own.name: spelled(text, own.length or TEXT_LIMIT) for own in asked}
