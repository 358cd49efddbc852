"""A plain family of three for the tests of the rules; whatever differs is said where it differs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forms.findings import Finding
from forms.loading import instrument
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind
from forms.rules import check

TODAY: Final = dt.date(2026, 1, 15)
BDT: Final = instrument("bdt")
UNANSWERED: Final = "A03"
"""The note on blocks with gaps: this family answers little more than the rules look at."""

Differing = Mapping[str, Answer | None]
"""Answers that differ from the plain family's; None takes one away."""

NOTHING: Final[Differing] = MappingProxyType({})

HOUSE: Final[Answers] = {
    "nama_krt": "RUSDI",
    "hasil_verivali": "1",
    "tanggal_verivali": "2026-01-10",
}
FAMILY: Final[Answers] = {"nuk_keluarga": 1, "no_kk_keluarga": "1771011708099001"}
SHARED: Final[Answers] = {"nuk": 1, "no_kk": "1771011708099001", "status_keberadaan_art": "1"}
HEAD: Final[Answers] = {
    **SHARED,
    "no_urut_art": 1,
    "nama": "RUSDI",
    "nik": "1771010203859001",
    "hubungan_krt": "1",
    "hubungan_keluarga": "1",
    "jenis_kelamin": "1",
    "tanggal_lahir": "1985-03-02",
    "status_kawin": "2",
}
WIFE: Final[Answers] = {
    **SHARED,
    "no_urut_art": 2,
    "nama": "NURLELA",
    "nik": "1771015505889002",
    "hubungan_krt": "2",
    "hubungan_keluarga": "2",
    "jenis_kelamin": "2",
    "tanggal_lahir": "1988-05-15",
    "status_kawin": "2",
}
CHILD: Final[Answers] = {
    **SHARED,
    "no_urut_art": 3,
    "nama": "FAJAR",
    "nik": "1771012009179003",
    "hubungan_krt": "3",
    "hubungan_keluarga": "3",
    "jenis_kelamin": "1",
    "tanggal_lahir": "2017-09-20",
    "status_kawin": "1",
}


def family(
    *,
    head: Differing = NOTHING,
    wife: Differing = NOTHING,
    child: Differing = NOTHING,
    house: Differing = NOTHING,
    card: Differing = NOTHING,
    **more: Sequence[Differing],
) -> HouseholdRecord:
    """Return the family with some answers changed.

    Args:
        head: what differs in the head's answers.
        wife: what differs in the wife's.
        child: what differs in the child's.
        house: what differs in the household's.
        card: what differs in the answers of its one family.
        more: `families` and `persons` besides; rows of `businesses` of the household and of
            `children` of the head.
    """
    people = [{**HEAD, **head}, {**WIFE, **wife}, {**CHILD, **child}, *more.get("persons", ())]
    cards = [{**FAMILY, **card}, *more.get("families", ())]
    rows = {name: tuple(map(_present, more[name])) for name in more.keys() & {"businesses"}}
    children = {name: tuple(map(_present, more[name])) for name in more.keys() & {"children"}}
    return HouseholdRecord(
        "bdt",
        "2020.1",
        Subject(
            "house",
            SubjectKind.HOUSEHOLD,
            _present({**HOUSE, **house}),
            rows,
            region="17.71.01.1001",
        ),
        tuple(
            Subject(f"family{at}", SubjectKind.FAMILY, _present(one))
            for at, one in enumerate(cards, 1)
        ),
        tuple(
            Subject(f"person{at}", SubjectKind.PERSON, _present(one), children if at == 1 else {})
            for at, one in enumerate(people, 1)
        ),
    )


def found(record: HouseholdRecord, rule: str) -> list[Finding]:
    """Return the findings of one rule of the record's instrument."""
    findings = check(instrument(record.instrument), record, TODAY)
    return [finding for finding in findings if finding.rule == rule]


def rules_found(record: HouseholdRecord) -> list[str]:
    """Return the numbers of all rules that found something, without the note on gaps."""
    numbers = [it.rule for it in check(instrument(record.instrument), record, TODAY)]
    return [number for number in numbers if number != UNANSWERED]


def _present(answers: Differing) -> Answers:
    """Return the answers that are there."""
    return {name: answer for name, answer in answers.items() if answer is not None}
