"""A plain proposal of a mother and her child; whatever differs is said where it differs."""

from collections.abc import Sequence
from typing import Final

from forms.loading import instrument
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from tests.forms.households import NOTHING, Differing

PROPOSAL: Final = instrument("proposal")
HOUSE: Final[Answers] = {
    "program_bansos": "PKH",
    "alamat": "JALAN MERAPI 4",
    "rt": "004",
    "rw": "002",
    "provinsi": "BENGKULU",
    "kabupaten": "KOTA BENGKULU",
    "kecamatan": "GADING CEMPAKA",
    "kelurahan": "PANORAMA",
}
CARD: Final[Answers] = {"nokk": "1771011708099001"}
MOTHER: Final[Answers] = {
    "nik": "1771015505889002",
    "nama": "NURLELA",
    "tempat_lahir": "BENGKULU",
    "tanggal_lahir": "1988-05-15",
    "ibu_kandung": "ROHAYA",
    "jenis_kelamin": "P",
    "jenis_pekerjaan": "MENGURUS RUMAH TANGGA",
    "status_kawin": "CERAI MATI",
}
CHILD: Final[Answers] = {
    "nik": "1771012009179003",
    "nama": "FAJAR",
    "tempat_lahir": "BENGKULU",
    "tanggal_lahir": "2017-09-20",
    "ibu_kandung": "NURLELA",
    "jenis_kelamin": "L",
    "jenis_pekerjaan": "BELUM/TIDAK BEKERJA",
    "status_kawin": "BELUM KAWIN",
}


def proposal(
    *,
    house: Differing = NOTHING,
    card: Differing = NOTHING,
    mother: Differing = NOTHING,
    child: Differing = NOTHING,
    persons: Sequence[Differing] = (),
) -> HouseholdRecord:
    """Return the proposal with some answers changed, and with more persons.

    All that a template of 2021 holds is answered, and nothing else.
    """
    people = [{**MOTHER, **mother}, {**CHILD, **child}, *persons]
    return HouseholdRecord(
        PROPOSAL.id,
        PROPOSAL.version,
        Subject("house", SubjectKind.HOUSEHOLD, _present(HOUSE, house), region="17.71.01.1001"),
        (Subject("family", SubjectKind.FAMILY, _present(CARD, card)),),
        tuple(
            Subject(f"person{at}", SubjectKind.PERSON, _present(one))
            for at, one in enumerate(people, 1)
        ),
    )


def _present(*layers: Differing) -> Answers:
    """Return the answers that are there, later ones before earlier ones."""
    merged = {name: answer for layer in layers for name, answer in layer.items()}
    return {name: answer for name, answer in merged.items() if answer is not None}
