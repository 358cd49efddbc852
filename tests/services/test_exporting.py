"""Records go out whole, in the layout of who takes them, and the audit says that they did."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from db.audit import audit
from db.register import households
from db.requests import rounds
from forms.canonical import Json
from forms.records import HouseholdRecord
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS
from siksng_tui.services.entry import starting
from siksng_tui.services.exports import export_files, export_sources, exporting
from siksng_tui.services.exports.exporting import Exported, LayoutUnfitError, Source
from siksng_tui.services.lists import list_imports, welfare, welfare_taking
from siksng_tui.services.lists.list_imports import Meant
from siksng_tui.services.lists.person_lists import Asked
from siksng_tui.services.lists.welfare import WelfareAsked, WelfareClass, WelfareSaid
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.practice import CODEBOOKS
from siksng_tui.services.requests import lookup
from siksng_tui.widgets.progress import StoppedError
from tests.intake.exports import read
from tests.services.bureau import Bureau, home
from tests.services.list_files import LISTS, written

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a workbook by the names of its columns."""
    header, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("DATA").to_python()
    return [dict(zip(map(str, header), map(str, row), strict=True)) for row in rows]


def texts(path: Path, separator: str) -> list[dict[str, str]]:
    """Return the rows of a text by the names of its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=separator))


def known(records: Sequence[HouseholdRecord]) -> dict[str, object]:
    """Return what records say by the number of each household: ids are new with every import."""
    return {
        str(own.household.answers["id_bdt"]): (
            own.household.region,
            [dict(one.answers) for one in own.subjects()],
        )
        for own in records
    }


def both(session: Session, source: Source, folder: Path, ending: str) -> tuple[Path, Path]:
    """Return the two files of SIKS-NG that a source becomes."""
    paths = (folder / f"rumah{ending}", folder / f"anggota{ending}")
    for layout, path in zip((HOUSEHOLDS, MEMBERS), paths, strict=True):
        assert exporting.write(session, source, layout, path).left_out == 0
    return paths


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_register_goes_out_and_comes_in_again_unchanged(bureau: Bureau, ending: str) -> None:
    """By the program's own reader, from workbook and from text; nothing is doubted or mended."""
    with bureau.at_work("rani") as session:
        source = export_sources.of_register(session)
        paths = both(session, source, bureau.stick, ending)
        stops = chain.from_iterable(rounds.households(session.store, "", 500))
        homes = [households.household(session.store, own.household) for own in stops]
    records, report = read(paths, CODEBOOKS)
    assert known(records) == known(homes)
    assert (len(report.doubts), len(report.repairs), len(report.quarantined)) == (0, 0, 0)


def test_a_village_and_what_a_search_found_go_out_alone(bureau: Bureau) -> None:
    """Nobody gets more than was asked for."""
    with bureau.at_work("rani") as session:
        source = export_sources.of_register(session, VILLAGE)
        path = bureau.stick / "desa.csv"
        done = exporting.write(session, source, HOUSEHOLDS, path)
        found = export_sources.of_homes(session, [home()])
        one = exporting.write(session, found, HOUSEHOLDS, bureau.stick / "satu.csv")
    assert {row["DESA"] for row in texts(path, ",")} == {"BUMIAYU"}
    assert 0 < done.rows == source.total
    assert one == Exported(1, 0)


def test_people_of_the_register_stand_in_bnba_by_what_is_known_of_them(bureau: Bureau) -> None:
    """Sex in its letters, places by its spelling; who receives what the register does not know."""
    with bureau.at_work("rani") as session:
        view = lookup.household(session, home())
        path = bureau.stick / "bnba.csv"
        exporting.write(session, export_sources.of_homes(session, [home()]), "bnba_23", path)
    first = view.record.persons[0].answers
    row = texts(path, "|")[0]
    assert (row["NIK"], row["NAMA"]) == (first["nik"], first["nama"])
    assert row["JENIS KELAMIN"] == {"1": "L", "2": "P"}[str(first["jenis_kelamin"])]
    assert (row["ID DTKS"], row["BANSOS PKH"]) == (view.summary.id_bdt, "")


def test_a_draft_goes_out_as_it_is_filled_in(bureau: Bureau) -> None:
    """A request that began as the register has it is written as that household."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), "Atap bocor")
        path = bureau.stick / "permohonan.xlsx"
        source = export_sources.of_requests(session, [number])
        assert exporting.write(session, source, HOUSEHOLDS, path) == Exported(1, 0)
        id_bdt = lookup.household(session, home()).summary.id_bdt
    assert rows_of(path)[0]["IDBDT"] == id_bdt


def test_a_list_goes_out_as_it_came_and_as_another_program_wants_it(bureau: Bureau) -> None:
    """Its own layout is offered first; a layout of other records is refused."""
    bnba = bureau.stick / "masuk.csv"
    bnba.write_bytes((LISTS / "clean_bnba.csv").read_bytes())
    with bureau.at_work("rani") as session:
        number = list_imports.import_list(session, bnba, Meant()).number
        source = export_sources.of_entries(session, Asked(number))
        assert source.layouts[0].id == "bnba_23"
        done = exporting.write(session, source, "bnba_23", bureau.stick / "keluar.csv")
        exporting.write(session, source, "pbi_jkn_16", bureau.stick / "pbi.xlsx")
        with pytest.raises(LayoutUnfitError):
            exporting.write(session, source, HOUSEHOLDS, bureau.stick / "salah.xlsx")
    came, went = texts(bnba, "|"), texts(bureau.stick / "keluar.csv", "|")
    assert done.rows == len(came) == len(went)
    assert {row["NIK"]: row["PBI JKN"] for row in came} == {
        row["NIK"]: row["PBI JKN"] for row in went
    }
    assert {row["nik"] for row in rows_of(bureau.stick / "pbi.xlsx")} == {
        row["NIK"] for row in came
    }
    assert not (bureau.stick / "salah.xlsx").exists()


def test_records_of_ppks_go_out_with_their_kind_and_come_in_as_the_same(bureau: Bureau) -> None:
    """A list of them that is taken over makes no second record of anybody."""
    said = WelfareSaid(WelfareClass.CASE, "08", "", {"nama": "SITI CONTOH", "alamat": "=1+1"})
    path = bureau.stick / "ppks.xlsx"
    with bureau.at_work("rani") as session:
        welfare.add(session, said)
        source = export_sources.of_welfare(session, WelfareAsked(WelfareClass.CASE))
        exporting.write(session, source, "welfare_cases_13", path)
        number = list_imports.import_list(session, path, Meant()).number
        assert welfare_taking.take_over(session, number) == (0, {welfare_taking.Left.KNOWN: 1})
    (row,) = rows_of(path)
    assert (row["ppkskategori_id"], row["status_keberadaan"]) == ("08", "AKTIF")
    assert row["alamat"] == "=1+1"


def test_the_audit_says_what_went_out_and_names_nobody(bureau: Bureau) -> None:
    """Layout, kind of records and counts: personal data left the office."""
    with bureau.at_work("rani") as session:
        source = export_sources.of_homes(session, [home()])
        exporting.write(session, source, MEMBERS, bureau.stick / "anggota.csv")
        (newest,) = audit.entries(session.store, audit.head(session.store).count - 1)
    assert newest.action == "export.write"
    told = json.loads(newest.detail)
    members = len(texts(bureau.stick / "anggota.csv", ","))
    assert told == {"layout": MEMBERS, "of": "search", "rows": members, "left_out": 0}


def test_who_is_no_operator_and_who_stops_leave_no_file(bureau: Bureau) -> None:
    """What was begun is gone, too."""

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    path = bureau.stick / "tidak.csv"
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        exporting.write(session, export_sources.of_register(session), HOUSEHOLDS, path)
    with bureau.at_work("rani") as session, pytest.raises(StoppedError):
        exporting.write(session, export_sources.of_register(session), HOUSEHOLDS, path, stop)
    assert list(bureau.stick.iterdir()) == []


@pytest.mark.parametrize("ending", export_files.ENDINGS)
def test_an_export_that_is_stopped_halfway_leaves_no_half_and_no_entry(
    bureau: Bureau, ending: str
) -> None:
    """Neither under its name nor under another; the next one has every row."""
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.append(done)
        if done > total / 2:
            raise StoppedError

    path = bureau.stick / f"rumah{ending}"
    with bureau.at_work("rani") as session:
        source, before = export_sources.of_register(session), audit.head(session.store)
        with pytest.raises(StoppedError):
            exporting.write(session, source, HOUSEHOLDS, path, stop)
        assert source.total / 2 < seen[-1] < source.total
        assert audit.head(session.store) == before
        assert list(bureau.stick.iterdir()) == []
        assert exporting.write(session, source, HOUSEHOLDS, path).rows == source.total
    assert list(bureau.stick.iterdir()) == [path]


def test_no_file_leaves_without_its_entry_in_the_audit(bureau: Bureau) -> None:
    """What is kept with the entry fails: neither the file nor the entry is there."""

    def fail(_rows: int) -> Mapping[str, Json]:
        raise StoppedError

    with bureau.at_work("rani") as session:
        source = replace(export_sources.of_homes(session, [home()]), keep=fail)
        before = audit.head(session.store)
        with pytest.raises(StoppedError):
            exporting.write(session, source, HOUSEHOLDS, bureau.stick / "rumah.xlsx")
        assert audit.head(session.store) == before
    assert list(bureau.stick.iterdir()) == []


def test_a_list_of_another_layout_is_read_as_the_one_that_was_written(bureau: Bureau) -> None:
    """Participants of a programme become recipients of it in the ministry's columns."""
    rows = [{"Peserta": "PKH", "NIK": "1771014101019001", "Nama": "SITI CONTOH"}]
    path = written("opensid_participants_7", rows, bureau.stick / "peserta.xlsx")
    with bureau.at_work("rani") as session:
        number = list_imports.import_list(session, path, Meant()).number
        source = export_sources.of_entries(session, Asked(number))
        exporting.write(session, source, "bnba_23", bureau.stick / "bnba.xlsx")
    (row,) = rows_of(bureau.stick / "bnba.xlsx")
    assert (row["NIK"], row["NAMA"]) == ("1771014101019001", "SITI CONTOH")
    assert (row["BANSOS PKH"], row["BANSOS BPNT"]) == ("YA", "")
