"""The plain family of three on the DTSEN form; whatever differs is said where it differs."""

from collections.abc import Sequence
from typing import Final

from forms.loading import instrument
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from tests.forms.households import NOTHING, Differing

DTSEN: Final = instrument("dtsen")

HOUSE: Final[Answers] = {
    "nama_kepala_keluarga": "RUSDI",
    "kd_hasil_pendataan_keluarga": "1",
    "tanggal_pendataan": "2026-01-10",
}
CARD: Final[Answers] = {"no_kk": "1771011708099001"}
HEAD: Final[Answers] = {
    "kd_ket_keberadaan_art": "1",
    "nama": "RUSDI",
    "nik": "1771010203859001",
    "kd_hubungan_dg_kk": "1",
    "jenis_kelamin": "1",
    "tanggal_lahir": "1985-03-02",
    "kd_stat_perkawinan": "2",
}
WIFE: Final[Answers] = {
    "kd_ket_keberadaan_art": "1",
    "nama": "NURLELA",
    "nik": "1771015505889002",
    "kd_hubungan_dg_kk": "2",
    "jenis_kelamin": "2",
    "tanggal_lahir": "1988-05-15",
    "kd_stat_perkawinan": "2",
}
CHILD: Final[Answers] = {
    "kd_ket_keberadaan_art": "1",
    "nama": "FAJAR",
    "nik": "1771012009179003",
    "kd_hubungan_dg_kk": "3",
    "jenis_kelamin": "1",
    "tanggal_lahir": "2017-09-20",
    "kd_stat_perkawinan": "1",
}


def card_family(
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
        house: what differs in the answers of the family as a whole.
        card: what differs in those of its card.
        more: `cards` and `persons` besides.
    """
    people = [{**HEAD, **head}, {**WIFE, **wife}, {**CHILD, **child}, *more.get("persons", ())]
    return HouseholdRecord(
        DTSEN.id,
        DTSEN.version,
        _subject("house", SubjectKind.HOUSEHOLD, {**HOUSE, **house}),
        tuple(
            _subject(f"family{at}", SubjectKind.FAMILY, one)
            for at, one in enumerate([{**CARD, **card}, *more.get("cards", ())], 1)
        ),
        tuple(_subject(f"person{at}", SubjectKind.PERSON, one) for at, one in enumerate(people, 1)),
    )


def _subject(subject_id: str, kind: SubjectKind, answers: Differing) -> Subject:
    """Return a subject with the answers that are there."""
    present = {name: answer for name, answer in answers.items() if answer is not None}
    region = "17.71.01.1001" if kind is SubjectKind.HOUSEHOLD else ""
    return Subject(subject_id, kind, present, region=region)
