"""Lists of people beside the register: counted, tied to its persons, replaced and taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.audit import audit
from db.fetching import rows
from db.integrity import integrity
from db.keys.wrapping import FLOOR
from db.lists import imports
from db.search import search
from siksng_tui import words
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.services.imports import file_imports, import_undo
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.lists import list_imports, person_lists, programme_lists
from siksng_tui.services.lists.list_counting import Counts
from siksng_tui.services.lists.list_imports import ListKnownError, Meant
from siksng_tui.services.lists.list_reading import NotPeopleListError
from siksng_tui.services.lists.person_lists import (
    Asked,
    ListCarriedError,
    ListState,
    ListUndoneError,
    Match,
    Which,
)
from siksng_tui.services.office import offices
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.practice import CODEBOOKS
from tests.intake.workbooks import CLEAN, SAMPLES, write_workbook
from tests.services.bureau import CITY, PEOPLE, Bureau, a_clock
from tests.services.list_files import sample, written

BNBA = "bnba_23"
POPULATION = "opensid_population_43"
VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office whose register is the one that the sample lists are about."""
    place = tmp_path_factory.mktemp("registered")
    folder = place / "office"
    offices.create_office(folder, CITY, PEOPLE.values(), clock=a_clock(), cost=FLOOR)
    with Bureau(place).at_work("rani") as session:
        importing.import_register(session, CLEAN, codebooks=CODEBOOKS)
    return place


@pytest.fixture
def session(registered: Path, tmp_path: Path) -> Iterator[Session]:
    """The operator at work in a copy of it."""
    place = tmp_path / "bureau"
    shutil.copytree(registered, place)
    with Bureau(place).at_work("rani") as own:
        yield own


def take(session: Session, path: Path, **meant: str) -> list_imports.ImportedList:
    """Return what came in from a list."""
    return list_imports.import_list(session, path, Meant(**meant))


def adds_up(own: Counts) -> bool:
    """Return whether every row that was read is counted once, and every one taken tied or not."""
    taken = own.new + own.changed + own.unchanged + own.doubtful
    tied = own.by_nik + own.by_name + own.several + own.unmatched
    return own.read == taken + own.refused and taken == tied


def somebody(session: Session) -> dict[str, Any]:
    """Return a person of the register whom one household alone has, as a row of BNBA."""
    found = rows(
        session.store,
        "SELECT p.nik, p.name, p.birth FROM person p JOIN household h"
        " ON h.subject_id = p.household_id WHERE h.village = ? AND length(p.nik) = 16"
        " AND length(p.name) > 8 AND p.birth IS NOT NULL"
        " AND (SELECT count(*) FROM person q WHERE q.nik = p.nik OR q.name_key = p.name_key) = 1"
        " ORDER BY p.nik",
        (VILLAGE,),
    )
    nik, name, birth = found[0]
    return {"NIK": nik, "NAMA": name, "TANGGAL LAHIR": birth, "DESA/KELUARAHAN": "BUMIAYU",
            "KECAMATAN": "SELEBAR", "KABUPATEN/KOTA": "KOTA BENGKULU", "PROVINSI": "BENGKULU",
            "BANSOS PKH": "YA"}  # fmt: skip


def first_entry(session: Session, number: int) -> person_lists.Entry:
    """Return the first entry of a list."""
    return person_lists.page(session, Asked(number), 0, 1)[0]


@pytest.mark.parametrize("name", ["clean_bnba", "dirty_bnba"])
def test_the_rows_of_the_ministrys_list_are_all_counted_and_tied(
    session: Session, tmp_path: Path, name: str
) -> None:
    """New, changed, unchanged, doubtful and refused are the rows read; so are the ways of tying."""
    came = take(session, sample(name, "bnba", tmp_path / "bnba.xlsx"))
    assert adds_up(came.counts), came.counts
    assert came.counts.read == came.report.rows_read > 900
    assert came.counts.by_nik > 800
    own = person_lists.get(session, came.number)
    assert (own.entries, own.matched) == (
        came.report.rows_taken,
        came.counts.by_nik + came.counts.by_name,
    )


def test_a_clean_list_of_the_same_people_is_tied_to_the_right_ones(
    session: Session, tmp_path: Path
) -> None:
    """Whoever is tied by the NIK bears it in the register."""
    number = take(session, sample("clean_bnba", "bnba", tmp_path / "bnba.xlsx")).number
    tied = person_lists.page(session, Asked(number, which=Which.MATCHED), 0, 2000)
    by_nik = [own for own in tied if own.match is Match.NIK]
    assert len(by_nik) > 800
    for own in by_nik[::40]:
        assert own.person in {hit.person_uid for hit in search.find(session.store, own.nik or "")}


def test_a_dry_run_counts_the_same_and_stores_nothing(session: Session, tmp_path: Path) -> None:
    """What would happen is told before it does."""
    path = sample("dirty_bnba", "bnba", tmp_path / "bnba.xlsx")
    tried = list_imports.import_list(session, path, Meant(), keep=False)
    assert (tried.number, person_lists.every(session)) == (0, ())
    assert rows(session.store, "SELECT count(*) FROM list_entry") == [(0,)]
    assert take(session, path).counts == tried.counts


def test_a_later_list_of_the_kind_replaces_the_one_before_and_says_what_changed(
    session: Session, tmp_path: Path
) -> None:
    """The earlier one stays, and says by which it was replaced."""
    one = somebody(session)
    two, three = one | {"NIK": "1771014101019001"}, one | {"NIK": "1771014101019002"}
    first = take(session, written(BNBA, [one, two], tmp_path / "1.xlsx"))
    later = take(
        session, written(BNBA, [one | {"BANSOS PKH": "TIDAK"}, three], tmp_path / "2.xlsx")
    )
    assert (later.counts.changed, later.counts.new, later.counts.gone) == (1, 1, 1)
    before = person_lists.get(session, first.number)
    assert (before.state, before.replaced_by) == (ListState.REPLACED, later.number)
    again = take(session, written(BNBA, [three], tmp_path / "3.xlsx"))
    assert (again.counts.unchanged, again.counts.gone) == (1, 1)


def test_a_file_that_is_added_leaves_who_is_not_in_it_where_they_are(
    session: Session, tmp_path: Path
) -> None:
    """Each in the row of its own file; who is in both is as the new one says."""
    one = somebody(session)
    two, three = one | {"NIK": "1771014101019001"}, one | {"NIK": "1771014101019002"}
    first = take(session, written(BNBA, [one, two], tmp_path / "1.xlsx")).number
    later = take(
        session,
        written(BNBA, [three, two | {"BANSOS PKH": "TIDAK"}], tmp_path / "2.xlsx"),
        edition="add",
    )
    assert (later.counts.new, later.counts.changed, later.counts.gone) == (1, 1, 1)
    entries = person_lists.page(session, Asked(later.number), 0, 9)
    assert {(own.nik, own.file, own.row) for own in entries} == {
        (one["NIK"], "1.xlsx", 2), (two["NIK"], "2.xlsx", 3), (three["NIK"], "2.xlsx", 2)
    }  # fmt: skip
    assert person_lists.count(session, Asked(later.number, programme="PKH")) == 2
    assert not integrity.check(session.store).problems
    with pytest.raises(ListCarriedError) as caught:
        person_lists.undo(session, first, "Salah bulan")
    assert caught.value.facts == {"number": later.number}
    person_lists.undo(session, later.number, "Salah bulan")
    assert person_lists.get(session, first).state is ListState.STANDS
    assert person_lists.undo(session, first, "Salah bulan").entries == 0


def test_what_was_looked_at_is_kept_though_another_file_has_its_name_by_then(
    session: Session, tmp_path: Path
) -> None:
    """The sticks were changed while somebody thought about the counts."""
    one = somebody(session)
    path = written(BNBA, [one], tmp_path / "1.xlsx")
    looked = file_imports.look(session, path)
    written(BNBA, [one | {"NIK": f"17710141010190{at:02}"} for at in range(9)], path)
    looked.take("2026", UNWATCHED)
    (own,) = person_lists.every(session)
    assert (own.entries, first_entry(session, own.id).nik) == (1, one["NIK"])


def test_a_list_is_taken_back_among_the_imports_by_the_same_rules(
    session: Session, tmp_path: Path
) -> None:
    """Not while another one stands on it; afterwards the store proves whole."""
    one = somebody(session)
    first = take(session, written(BNBA, [one], tmp_path / "1.xlsx")).number
    file = person_lists.get(session, first).import_id
    another = written(BNBA, [one | {"NIK": "1771014101019001"}], tmp_path / "2.xlsx")
    later = take(session, another, edition="add").number
    with pytest.raises(ListCarriedError):
        import_undo.undo(session, file, "Salah bulan")
    for number in (later, first):
        own = person_lists.get(session, number)
        assert import_undo.undo(session, own.import_id, "Salah bulan") == 0
        assert person_lists.get(session, number).state is ListState.UNDONE
        assert imports.get(session.store, own.import_id).undone_why == "Salah bulan"
    assert not integrity.check(session.store).problems


def test_a_person_with_several_entries_keeps_them_all_where_a_file_is_added(
    session: Session, tmp_path: Path
) -> None:
    """A list may have a row a programme of one person: none of them is lost."""
    one = somebody(session)
    rows_of = [one, one | {"BANSOS PKH": "TIDAK", "BANSOS BPNT": "YA"}]
    take(session, written(BNBA, rows_of, tmp_path / "1.xlsx"))
    another = one | {"NIK": "1771014101019001"}
    later = take(session, written(BNBA, [another], tmp_path / "2.xlsx"), edition="add")
    assert person_lists.count(session, Asked(later.number)) == len(rows_of) + 1
    assert [own.name for own in programme_lists.every(session)] == ["BPNT", "PKH"]


def test_refused_rows_that_were_mended_are_added_to_their_list(
    session: Session, tmp_path: Path
) -> None:
    """Whoever mends four rows of nine hundred does not mean that the others count no more."""
    one = somebody(session)
    take(session, written(BNBA, [one], tmp_path / "1.xlsx"))
    names = [own.name for own in profile(BNBA).columns]
    mended = one | {"NIK": "1771014101019001", "NAMA": "SITI CONTOH"}
    cells = [*(mended.get(name) for name in names), "Nama kosong", "3"]
    book = write_workbook(tmp_path / "refused.xlsx", [[*names, "ALASAN", "BARIS"], cells])
    later = take(session, book)
    assert (later.counts.new, later.counts.gone) == (1, 1)
    assert person_lists.get(session, later.number).entries == 2


def test_refused_rows_that_were_mended_come_in_without_a_question(
    session: Session, tmp_path: Path
) -> None:
    """Of a whole file it is asked; either way it is said what the rows were added to."""
    one, names = somebody(session), [own.name for own in profile(BNBA).columns]
    take(session, written(BNBA, [one], tmp_path / "1.xlsx"))
    other = one | {"NIK": "1771014101019001", "NAMA": "SITI CONTOH"}
    whole = file_imports.look(session, written(BNBA, [other], tmp_path / "2.xlsx"))
    assert [own.needed for own in whole.asks] == [True]
    cells = [*(other.get(name) for name in names), "Nama kosong", "3"]
    book = write_workbook(tmp_path / "refused.xlsx", [[*names, "ALASAN", "BARIS"], cells])
    mended = file_imports.look(session, book)
    assert mended.asks == ()
    words.choose("id")
    _number, said = mended.take("", UNWATCHED)
    assert said.endswith("Ditambahkan ke isi daftar 1.")


def test_lists_of_two_programmes_or_two_villages_stand_side_by_side(
    session: Session, tmp_path: Path
) -> None:
    """Neither takes the place of the other."""
    row = {"Peserta": "x", "NIK": "1771014101019001", "Nama": "SITI CONTOH"}
    for at, meant in enumerate(
        ({"programme": "kube"}, {"programme": "BLT DD"}, {"programme": "kube", "village": VILLAGE})
    ):
        path = written(
            "opensid_participants_7", [row | {"No. Peserta": str(at)}], tmp_path / f"{at}.xlsx"
        )
        take(session, path, **meant)
    assert {own.state for own in person_lists.every(session)} == {ListState.STANDS}
    assert [own.name for own in programme_lists.every(session)] == ["BLT-DD", "KUBE"]


def test_participants_of_one_programme_take_nothing_from_the_list_of_all(
    session: Session, tmp_path: Path
) -> None:
    """BPJS sends PBI-JK, the ministry everything: who gets PKH is in the second one alone."""
    one = somebody(session)
    take(session, written(BNBA, [one], tmp_path / "1.xlsx"))
    row = {"nama": "SITI CONTOH", "nik": "1771014101019001", "tgllhr": "2001-01-01"}
    came = take(session, written("pbi_jkn_16", [row], tmp_path / "2.xlsx"))
    assert (came.counts.new, came.counts.gone, came.before) == (1, 0, None)
    assert {own.state for own in person_lists.every(session)} == {ListState.STANDS}
    assert [own.name for own in programme_lists.every(session)] == ["PBI-JK", "PKH"]


def test_the_same_file_again_is_refused_until_it_is_taken_back(
    session: Session, tmp_path: Path
) -> None:
    """Nothing is doubled; whoever took it back may bring it again."""
    path = written(BNBA, [somebody(session)], tmp_path / "1.xlsx")
    number = take(session, path).number
    with pytest.raises(ListKnownError):
        take(session, path)
    person_lists.undo(session, number, "Salah bulan")
    assert take(session, path).counts.new == 1


def test_taking_a_list_back_lets_the_one_before_count_again(
    session: Session, tmp_path: Path
) -> None:
    """One act: entries and programmes are gone, the file stays, the register is as it was."""
    one = somebody(session)
    first = take(session, written(BNBA, [one], tmp_path / "1.xlsx")).number
    later = take(session, written(BNBA, [one | {"BANSOS BPNT": "YA"}], tmp_path / "2.xlsx")).number
    undone = person_lists.undo(session, later, "Salah bulan")
    assert (undone.state, undone.entries) == (ListState.UNDONE, 0)
    assert person_lists.get(session, first).state is ListState.STANDS
    assert [own.name for own in programme_lists.every(session)] == ["PKH"]
    assert audit.newest_action(session.store, "rani", "list.undo") == "list.undo"
    with pytest.raises(ListUndoneError):
        person_lists.undo(session, later, "Salah bulan")


def test_taking_a_replaced_list_back_leaves_the_newest_one_standing(
    session: Session, tmp_path: Path
) -> None:
    """The one before it is replaced by the newest then."""
    one = somebody(session)
    numbers = [
        take(
            session, written(BNBA, [one | {"ALAMAT": f"JL. {at}"}], tmp_path / f"{at}.xlsx")
        ).number
        for at in range(3)
    ]
    person_lists.undo(session, numbers[1], "Salah bulan")
    first = person_lists.get(session, numbers[0])
    assert (first.state, first.replaced_by) == (ListState.REPLACED, numbers[2])
    assert person_lists.get(session, numbers[2]).state is ListState.STANDS


def test_an_equal_nik_under_another_name_is_nobodys(session: Session, tmp_path: Path) -> None:
    """A number that was typed wrong is somebody else's."""
    other = somebody(session) | {"NAMA": "XAVERIUS ZZ QUIRINO", "TANGGAL LAHIR": "1950-01-01"}
    number = take(session, written(BNBA, [other], tmp_path / "1.xlsx")).number
    assert first_entry(session, number).match is Match.NONE


def test_without_a_nik_name_birth_and_village_tie_and_only_all_three(
    session: Session, tmp_path: Path
) -> None:
    """A name alone is many people's."""
    whole = somebody(session) | {"NIK": None}
    path = written(BNBA, [whole, whole | {"TANGGAL LAHIR": "1901-01-01"}], tmp_path / "1.xlsx")
    came = take(session, path)
    assert (came.counts.by_name, came.counts.unmatched) == (1, 1)


@pytest.mark.parametrize("nik", ["0", "9999999999999999", "1771", "TT"])
def test_a_number_that_is_none_ties_nobody(session: Session, tmp_path: Path, nik: str) -> None:
    """Not even where the register has the same stopgap."""
    with session.store.transaction():
        session.store.database.execute_sql("UPDATE person SET nik = ?", (nik,))
    row = somebody_else() | {"NIK": nik}
    number = take(session, written(BNBA, [row], tmp_path / "1.xlsx")).number
    assert first_entry(session, number).match is Match.NONE


def somebody_else() -> dict[str, Any]:
    """Return a row whose name fits everybody a little, without birth or village."""
    return {"NAMA": "SITI AMINAH", "BANSOS PKH": "YA"}


def test_two_persons_of_one_nik_leave_the_entry_untied_and_flagged(
    session: Session, tmp_path: Path
) -> None:
    """Whoever looks decides; the program does not guess."""
    one = somebody(session)
    with session.store.transaction():
        session.store.database.execute_sql(
            "UPDATE person SET nik = ?1, name_key = (SELECT name_key FROM person WHERE nik = ?1)"
            " WHERE subject_id = (SELECT min(subject_id) FROM person WHERE nik <> ?1)",
            (one["NIK"],),
        )
    came = take(session, written(BNBA, [one], tmp_path / "1.xlsx"))
    assert (came.counts.several, came.counts.doubtful) == (1, 1)
    assert [(own.cell.row, own.reason) for own in came.report.doubts] == [(2, Reason.SEVERAL_FIT)]
    own = first_entry(session, came.number)
    assert (own.match, own.person) == (Match.SEVERAL, "")


def test_a_list_without_places_takes_the_village_that_is_said(
    session: Session, tmp_path: Path
) -> None:
    """OpenSID's population is of one village, and does not say which."""
    one = somebody(session)
    row = {"nama": one["NAMA"], "tanggallahir": one["TANGGAL LAHIR"]}
    path = written(POPULATION, [row], tmp_path / "1.xlsx")
    assert take(session, path, village=VILLAGE).counts.by_name == 1
    with pytest.raises(VillageUnknownError):
        take(session, path, village="99.99.99.9999")


def test_entries_are_found_by_parts_of_a_name_or_of_a_nik(session: Session, tmp_path: Path) -> None:
    """In any order of words, as they are typed."""
    number = take(session, sample("clean_bnba", "bnba", tmp_path / "bnba.xlsx")).number
    asked = Asked(number, text="salsabila jan")
    (found,) = person_lists.page(session, asked, 0, 10)
    assert found.name == "JANIAH SALSABILA"
    assert person_lists.count(session, Asked(number, text="1771014505649233")) == 1
    assert person_lists.count(session, Asked(number, text="'); DROP TABLE list_entry; --")) == 0


def test_a_file_that_is_no_list_of_people_is_refused(session: Session) -> None:
    """Exports of SIKS-NG and answers of the registry are taken elsewhere."""
    for name in ("clean_dukcapil_jawaban", "clean_usulan_v4"):
        with pytest.raises(NotPeopleListError):
            take(session, SAMPLES / "lists" / f"{name}.xlsx")


def test_only_an_operator_brings_lists_in_and_takes_them_back(
    registered: Path, tmp_path: Path
) -> None:
    """Nothing is changed."""
    place = tmp_path / "bureau"
    shutil.copytree(registered, place)
    with Bureau(place).at_work("budi") as own:
        with pytest.raises(RoleMissingError):
            take(own, tmp_path / "none.xlsx")
        with pytest.raises(RoleMissingError):
            person_lists.undo(own, 1, "Salah bulan")


def test_the_audit_holds_nothing_of_a_citizen_and_the_store_is_sound(
    session: Session, tmp_path: Path
) -> None:
    """Numbers, counts and codes only."""
    one = somebody(session)
    number = take(session, written(BNBA, [one], tmp_path / "1.xlsx")).number
    person_lists.undo(session, number, "Salah bulan")
    said = " ".join(text for (text,) in rows(session.store, "SELECT detail FROM audit"))
    assert one["NIK"] not in said
    assert one["NAMA"] not in said
    assert integrity.check(session.store).sound


def test_programmes_count_who_receives_and_who_is_outside(session: Session, tmp_path: Path) -> None:
    """A family of which one person receives something is not among those without."""
    one = somebody(session)
    before = programme_lists.count_without(session)
    stranger = {
        "NAMA": "ORANG LUAR",
        "NIK": "1702014101019001",
        "BANSOS PKH": "YA",
        "PBI JKN": "YA",
    }
    take(session, written(BNBA, [one, stranger], tmp_path / "1.xlsx"))
    counted = {own.name: own for own in programme_lists.every(session)}
    assert (counted["PKH"].entries, counted["PKH"].matched, counted["PKH"].outside) == (2, 1, 1)
    assert counted["PBI-JK"].households == 0
    assert programme_lists.count_without(session) == before - 1
    outside = Asked(programme="PKH", which=Which.UNMATCHED)
    assert [own.name for own in person_lists.page(session, outside, 0, 9)] == ["ORANG LUAR"]
    household = person_lists.page(session, Asked(which=Which.MATCHED), 0, 9)[0].household
    said = programme_lists.of_household(session, household)
    assert said is not None
    assert [own.programme for each in said for own in each.receives] == ["PKH"]
    left = programme_lists.without(session, VILLAGE, 0, 5000)
    assert household not in {own.household for own in left}
    assert {own.village for own in left} == {VILLAGE}


DAMAGES = {
    "a lost entry": ("DELETE FROM list_entry WHERE row = 2", "check-list"),
    "another NIK": ("UPDATE list_entry SET nik = '1702014101019009'", "check-list-entry"),
    "another name": ("UPDATE list_entry SET name = 'X'", "check-list-entry"),
    "a list that came back": ("UPDATE person_list SET state = 'stands'", "check-list"),
    "a list that counts no more": (
        "UPDATE import_file SET undone = time, undone_by = '', undone_why = ''",
        "check-list",
    ),
    "a person who is none": (
        "UPDATE list_entry SET match = 'nik', person_uid = 'x'",
        "check-references",
    ),
}


@pytest.mark.parametrize("name", list(DAMAGES))
def test_damage_to_a_list_is_found(session: Session, tmp_path: Path, name: str) -> None:
    """By the audit, by the answers, or by the references."""
    statement, code = DAMAGES[name]
    one = somebody(session)
    later = written(BNBA, [one | {"ALAMAT": "JL. LAIN"}], tmp_path / "2.xlsx")
    take(session, written(BNBA, [one], tmp_path / "1.xlsx"))
    person_lists.undo(session, take(session, later).number, "Salah bulan")
    assert integrity.check(session.store).sound
    session.store.database.execute_sql("PRAGMA foreign_keys = OFF")
    with session.store.transaction():
        session.store.database.execute_sql(statement)
    assert code in {own.code for own in integrity.check(session.store).problems}
