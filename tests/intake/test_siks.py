"""The clean exports are taken whole, with every answer where it belongs."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from forms.records import HouseholdRecord, SubjectKind
from siksng_tui.intake.errors import ImportCancelledError, SameProfileError
from siksng_tui.intake.siks import RegisterReading, random_id
from siksng_tui.intake.watch import Watch
from siksng_tui.services.practice import CODEBOOKS
from tests.intake.exports import BDT, SECOND, household, member, opened, read, write_exports
from tests.intake.workbooks import CLEAN

HOUSEHOLDS, PERSONS = 246, 922
"""Rows of the clean exports, by the list of the sample."""


def _take(reading: RegisterReading, taken: list[HouseholdRecord]) -> None:
    """Put one record after the other where the watch can count them."""
    for record in reading.records():
        taken.append(record)  # noqa: PERF402 - the list grows while the watch looks at it


def test_the_clean_exports_are_taken_whole_without_a_doubt() -> None:
    """Nothing may be set aside or asked where nothing is wrong."""
    records, report = read(CLEAN, CODEBOOKS)
    assert len(records) == report.households == HOUSEHOLDS
    assert sum(len(record.persons) for record in records) == report.persons == PERSONS
    assert sum(len(record.families) for record in records) == report.families == 263
    assert (report.doubted, report.quarantined) == (0, ())
    assert report.rows_read == report.rows_taken == HOUSEHOLDS + PERSONS


def test_every_answer_stands_where_the_instrument_has_it() -> None:
    """A household of the clean export, compared with what the workbook shows for it."""
    records, _ = read(CLEAN)
    record = next(
        it for it in records if it.household.answers["id_bdt"] == "17710100079000000000003"
    )
    house = record.household.answers
    assert record.household.region == "17.71.01.1004"
    assert (record.instrument, record.version) == (BDT.id, BDT.version)
    assert {name: house[name] for name in ("kode_provinsi", "kode_kabupaten")} == {
        "kode_provinsi": "17",
        "kode_kabupaten": "71",
    }
    assert (house["kode_kecamatan"], house["kode_desa"]) == ("010", "007")
    assert (house["luas_lantai"], house["lantai"], house["jumlah_art"]) == (58, "3", 2)
    assert (house["ada_tabung_gas"], house["ada_lemari_es"], house["ada_tv"]) == ("2", "4", "3")
    assert (house["nomor_pln"], house["status_rumahtangga"]) == ("99406861719", "1")
    assert "kloset" not in house
    first, second = (person.answers for person in record.persons)
    assert (first["nama"], first["nik"], first["umur"]) == ("SUYATNO", "1771031403989536", 27)
    assert (first["status_kawin"], first["ada_kartu_identitas"]) == ("2", 12)
    assert (first["lapangan_usaha"], first["jumlah_jam_kerja"]) == ("12", 41)
    assert (second["tanggal_lahir"], second["status_hamil"]) == ("1998-03-04", "2")
    assert (second["ada_rastra"], second["nama_gadis_ibu_kandung"]) == ("2", "NGATINI")
    assert [person.answers["no_urut_art"] for person in record.persons] == [1, 2]


def test_every_stored_answer_belongs_to_the_subject_and_to_its_list() -> None:
    """A code that slipped into the neighbouring column would most likely not be in its list."""
    records, _ = read(CLEAN)
    for record in records:
        for subject in record.subjects():
            known = {variable.name: variable for variable in BDT.for_subject(subject.kind)}
            assert subject.answers.keys() <= known.keys()
            for name, answer in subject.answers.items():
                codes = known[name].list
                assert codes is None or isinstance(answer, int) or answer in codes


def test_members_are_tied_to_household_and_family(tmp_path: Path) -> None:
    """Families are the numbers of NUK; the card is the head's, whoever stands first."""
    rows = [
        member(NUK=2.0, Hubkel=3.0, NoKK="1771010101129003", Nama="ANAK CONTOH", Hub_KRT=5.0),
        member(NUK=2.0, NoKK="1771010101129002", Nama="KEPALA CONTOH", Hub_KRT=3.0),
        member(),
        member(NUK=3.0, NoKK=None, Nama="TANPA KARTU", Hub_KRT=8.0),
    ]
    (record,), _ = read(write_exports(tmp_path, [household()], rows))
    cards = {it.answers["nuk_keluarga"]: it.answers.get("no_kk_keluarga") for it in record.families}
    assert cards == {1: "1771010101129001", 2: "1771010101129002", 3: None}
    families = {it.id: it.answers["nuk_keluarga"] for it in record.families}
    assert [families[it.links["family"]] for it in record.persons] == [2, 2, 1, 3]
    assert {it.links["household"] for it in (*record.families, *record.persons)} == {
        record.household.id
    }


def test_which_file_is_which_does_not_depend_on_order_or_name() -> None:
    """The operator may name both in any order."""
    assert read(CLEAN) == read((CLEAN[1], CLEAN[0]))


def test_the_bytes_that_were_read_are_handed_on_with_their_hashes() -> None:
    """The original stays provable, whatever became of its rows and of the stick."""
    _, report = read(CLEAN)
    with opened(CLEAN) as reading:
        kept = [source.content for source in reading.sources]
    assert kept == [path.read_bytes() for path in CLEAN]
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in CLEAN]
    assert [file.sha256 for file in report.files] == hashes
    assert [file.rows for file in report.files] == [HOUSEHOLDS, PERSONS]
    assert report.passed_over["kepesertaan PBI"] == 719
    assert "KOLOM11" not in report.passed_over


def test_rows_need_not_be_sorted(tmp_path: Path) -> None:
    """Operators sort exports by name before they send them."""
    houses = [household(), household(IDBDT=SECOND)]
    rows = [member(IDBDT=SECOND), member(), member(IDBDT=SECOND, Nama="SITI CONTOH")]
    records, report = read(write_exports(tmp_path, houses, rows))
    assert [len(record.persons) for record in records] == [1, 2]
    assert report.quarantined == ()


def test_ids_are_new_and_none_is_given_twice() -> None:
    """A record of the register is told from every other by its id alone."""
    records, _ = read(CLEAN)
    ids = Counter(subject.id for record in records for subject in record.subjects())
    assert max(ids.values()) == 1
    assert len(random_id()) == 32
    assert random_id() != random_id()


def test_two_files_of_one_kind_are_refused() -> None:
    """The likely slip is to choose the same file twice."""
    with pytest.raises(SameProfileError), opened((CLEAN[0], CLEAN[0])):
        pass


def test_progress_ends_with_all_rows() -> None:
    """A bar that stops short would make the operator wait for nothing."""
    seen: list[tuple[int, int]] = []
    watch = Watch(progress=lambda done, total: seen.append((done, total)))
    with opened(CLEAN, watch) as reading:
        assert {total for _, total in seen} == {0}
        assert {HOUSEHOLDS, PERSONS} <= {done for done, _ in seen}
        seen.clear()
        list(reading.records())
    assert seen[0] == (0, HOUSEHOLDS + PERSONS)
    assert seen[-1] == (HOUSEHOLDS + PERSONS, HOUSEHOLDS + PERSONS)
    assert seen == sorted(seen)


def test_an_import_can_be_stopped_at_the_start_and_on_the_way() -> None:
    """Nothing was stored: who consumes the records rolls back on this error."""
    with pytest.raises(ImportCancelledError), opened(CLEAN, Watch(cancelled=lambda: True)):
        pass
    taken: list[HouseholdRecord] = []
    stopping = Watch(cancelled=lambda: len(taken) >= 150)
    with opened(CLEAN, stopping) as reading, pytest.raises(ImportCancelledError):
        _take(reading, taken)
    assert 150 <= len(taken) < HOUSEHOLDS


def test_the_same_files_give_the_same_records() -> None:
    """With given ids, a reading is a pure function of its files."""
    assert read(CLEAN) == read(CLEAN)


def test_a_household_has_the_kinds_of_subjects_it_should() -> None:
    """The store keeps the three kinds in three tables."""
    records, _ = read(CLEAN)
    kinds = Counter(subject.kind for record in records for subject in record.subjects())
    assert kinds == {
        SubjectKind.HOUSEHOLD: HOUSEHOLDS,
        SubjectKind.FAMILY: 263,
        SubjectKind.PERSON: PERSONS,
    }
