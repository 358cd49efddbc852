"""For each rule of the programme proposal: what it finds, and what just passes."""

from typing import Final

from forms.records import Answer, HouseholdRecord
from tests.forms.household_cases import Case
from tests.forms.proposals import CHILD, MOTHER, proposal


def _at_house(rule: str, doubtful: HouseholdRecord, variable: str, plain: HouseholdRecord) -> Case:
    """Return a case at the household."""
    return Case(rule, doubtful, "house", variable, plain)


def _at_mother(rule: str, variable: str, doubtful: Answer | None, plain: Answer | None) -> Case:
    """Return a case of one answer of the mother."""
    return Case(
        rule,
        proposal(mother={variable: doubtful}),
        "person1",
        variable,
        proposal(mother={variable: plain}),
    )


def _pregnant(**answers: Answer | None) -> HouseholdRecord:
    """Return the proposal with a pregnant mother."""
    return proposal(mother={"status_hamil": "YA", "tgl_mulai_hamil": "2025-09-01", **answers})


def _disabled(**answers: Answer | None) -> HouseholdRecord:
    """Return the proposal with a mother who has a disability."""
    kind = {"status_disabilitas": "YA", "kode_jenis_disabilitas": "PDFSK"}
    return proposal(mother={**kind, **answers})


def _nik(rule: str, doubtful: str, plain: str = str(MOTHER["nik"])) -> Case:
    """Return a case of the mother's NIK."""
    return _at_mother(rule, "nik", doubtful, plain)


def _card(rule: str, doubtful: str, plain: str = "1771011708099001") -> Case:
    """Return a case of the card number."""
    return Case(
        rule, proposal(card={"nokk": doubtful}), "family", "nokk", proposal(card={"nokk": plain})
    )


_FATHER: Final = {"jenis_kelamin": "L", "nik": "1771011505889002"}
"""What makes a father of the mother."""

HOUSEHOLD_CASES: Final = [
    _at_mother("A01", "status_hamil", "HAMIL", "TIDAK"),
    Case(
        "A02",
        proposal(mother={"kode_jenis_disabilitas": "PDINT"}),
        "person1",
        "kode_jenis_disabilitas",
        _disabled(),
    ),
    _at_house(
        "H01",
        proposal(house={"program_bansos": None}),
        "program_bansos",
        proposal(house={"program_bansos": "NONBANSOS"}),
    ),
    _at_house("H02", proposal(house={"rt": None}), "rt", proposal(house={"rt": "1"})),
    Case("H03", proposal(card={"nokk": None}), "family", "nokk", proposal()),
    Case(
        "H04",
        proposal(house={"program_bansos": "BPNT"}, mother=_FATHER),
        "person1",
        "jenis_kelamin",
        proposal(house={"program_bansos": "PBI"}, mother=_FATHER),
    ),
    Case(
        "H05",
        proposal(mother={"hubungan_keluarga": "1"}, child={"hubungan_keluarga": "1"}),
        "person2",
        "hubungan_keluarga",
        proposal(mother={"hubungan_keluarga": "1"}, child={"hubungan_keluarga": "3"}),
    ),
    Case(
        "H06",
        proposal(mother={"hubungan_keluarga": "2"}, child={"hubungan_keluarga": "2"}),
        "person2",
        "hubungan_keluarga",
        proposal(mother={"hubungan_keluarga": "2"}, child={"hubungan_keluarga": "3"}),
    ),
]

PERSON_CASES: Final = [
    _at_mother("M01", "nama", None, "NURLELA"),
    _at_mother("M02", "nik", None, MOTHER["nik"]),
    Case(
        "M03",
        proposal(child={"tanggal_lahir": "2026-01-16", "nik": None}),
        "person2",
        "tanggal_lahir",
        proposal(child={"tanggal_lahir": "2026-01-15", "nik": None}),
    ),
    _at_mother("M04", "tempat_lahir", None, "CURUP"),
    _at_mother("M05", "ibu_kandung", None, "ROHAYA"),
    Case(
        "M06",
        _pregnant(jenis_kelamin="L", nik=None),
        "person1",
        "status_hamil",
        _pregnant(),
    ),
    Case(
        "M07",
        _disabled(status_disabilitas="TIDAK"),
        "person1",
        "kode_jenis_disabilitas",
        proposal(mother={"status_disabilitas": "TIDAK"}),
    ),
    Case(
        "M08",
        _disabled(kode_jenis_disabilitas=None),
        "person1",
        "kode_jenis_disabilitas",
        _disabled(),
    ),
    Case(
        "M09",
        _pregnant(status_hamil="TIDAK"),
        "person1",
        "tgl_mulai_hamil",
        proposal(mother={"status_hamil": "TIDAK"}),
    ),
    Case("M10", _pregnant(tgl_mulai_hamil=None), "person1", "tgl_mulai_hamil", _pregnant()),
    Case(
        "M11",
        _pregnant(tgl_mulai_hamil="2026-01-16"),
        "person1",
        "tgl_mulai_hamil",
        _pregnant(tgl_mulai_hamil="2026-01-15"),
    ),
    Case(
        "M12",
        _pregnant(tgl_mulai_hamil="2025-03-14"),
        "person1",
        "tgl_mulai_hamil",
        _pregnant(tgl_mulai_hamil="2025-03-15"),
    ),
    _at_mother("M13", "nama", "SITI NUR'AINI", "SITI NURAINI"),
    _at_mother("M14", "nama", "NURL3LA", "IN"),
    _at_mother("M15", "ibu_kandung", "Nurlela", "ROHAYA"),
    Case("M16", proposal(child={"nik": MOTHER["nik"]}), "person2", "nik", proposal()),
    Case(
        "M17",
        proposal(persons=[{**CHILD, "nik": None}]),
        "person3",
        "nama",
        proposal(persons=[{**CHILD, "nik": None, "nama": "DINDA"}]),
    ),
    Case(
        "M18",
        proposal(
            mother={"hubungan_keluarga": "2"},
            persons=[{**MOTHER, "nik": None, "nama": "SALMAH", "hubungan_keluarga": "1"}],
        ),
        "person1",
        "jenis_kelamin",
        proposal(
            mother={"hubungan_keluarga": "2"},
            persons=[{**CHILD, "nik": None, "nama": "RUSDI", "hubungan_keluarga": "1"}],
        ),
    ),
]

NUMBER_CASES: Final = [
    _nik("N01", "177101550588900"),
    _nik("N02", "0000000000000000"),
    _nik("N03", "1771017205889002"),
    _nik("N04", "9771015505889002", "6501015505889002"),
    _nik("N05", "1771015505880000"),
    _nik("N06", "1771011505889002"),
    _nik("N07", "1771015605889002"),
    _nik("N08", "1772015505889002", "1771995505889002"),
    _card("N09", "17710117080990"),
    _card("N10", "1111111111111111"),
    _card("N11", "1771015708099001"),
    _card("N12", "1771013112039001", "1771010101049001"),
    _card("N13", "9771011708099001"),
    _card("N14", "1771011708090000"),
    _card("N15", str(MOTHER["nik"])),
]
