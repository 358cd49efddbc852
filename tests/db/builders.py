"""Synthetic households for the tests of the store; no person in them exists."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain

from db.register.baseline import insert_baseline
from db.store import Store
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind

OFFICE = "1771"
"""Id of the office that works in the tests."""

PROVINCE = "17"
"""Id of the office above it."""

VILLAGE = "17.71.01.1001"
"""Where households live unless a test says otherwise."""

NOW = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
"""When everything happens unless a test says otherwise."""

NAMES = ("SITI CONTOH", "BUDI CONTOH", "MUHAMMAD TELADAN", "AMINAH PERCOBAAN", "JOKO UMPAMA")
"""Names of the members, in turn."""


def uid(text: str) -> str:
    """Return the id of a subject, the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def nik(number: int) -> str:
    """Return a NIK whose sequence is one that no office has given out."""
    return f"177101{1 + number % 28:02d}0190{9000 + number % 1000}"


def kk(number: int) -> str:
    """Return a card number."""
    return f"17710101{number % 10_000:04d}{9000 + number // 10_000:04d}"


def household_record(
    number: int = 1,
    *,
    names: Sequence[str] = NAMES[:3],
    families: int = 1,
    village: str = VILLAGE,
) -> HouseholdRecord:
    """Return a household of some members, the first of whom is the head."""
    home = uid(f"household {number}")
    clans = tuple(_family(number, seq, home) for seq in range(families))
    return HouseholdRecord(
        instrument="bdt",
        version="2020.1",
        household=Subject(
            id=home,
            kind=SubjectKind.HOUSEHOLD,
            answers={
                "id_bdt": f"BDT{number:020d}",
                "nama_krt": names[0],
                "alamat": f"JL. CONTOH NO. {number}",
                "lantai": "6",
                "luas_lantai": 36,
                "status_kesejahteraan": 1 + number % 4,
            },
            rows={"businesses": ({"lapangan_usaha_usaha": "12", "jumlah_pekerja": 1},)},
            region=village,
        ),
        families=clans,
        persons=tuple(
            _person(number, seq, name, clans[seq % families]) for seq, name in enumerate(names)
        ),
    )


def _family(number: int, seq: int, home: str) -> Subject:
    """Return a family of a household."""
    return Subject(
        id=uid(f"family {number} {seq}"),
        kind=SubjectKind.FAMILY,
        answers={"nuk_keluarga": seq + 1, "no_kk_keluarga": kk(number * 10 + seq)},
        links={"household": home},
    )


def _person(number: int, seq: int, name: str, family: Subject) -> Subject:
    """Return a member of a family."""
    answers: dict[str, Answer] = {
        "nama": name,
        "nik": nik(number * 10 + seq),
        "hubungan_krt": str(min(seq + 1, 8)),
        "jenis_kelamin": str(1 + seq % 2),
        "tanggal_lahir": f"{1980 + seq}-01-{1 + number % 28:02d}",
        "status_keberadaan_art": "1",
    }
    return Subject(
        id=uid(f"person {number} {seq}"),
        kind=SubjectKind.PERSON,
        answers=answers,
        links={"household": family.links["household"], "family": family.id},
    )


def insert(store: Store, *records: HouseholdRecord, more: Iterable[HouseholdRecord] = ()) -> None:
    """Put households into the register as its first state."""
    insert_baseline(store, chain(records, more), author="siti", time=NOW, origin="import:1")
