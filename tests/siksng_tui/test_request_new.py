"""`siksng request new`: every kind from the command line, whole or not at all."""

import json
from pathlib import Path

import pytest

from forms.records import RequestKind, State
from siksng_tui.services.practice import OPERATOR
from siksng_tui.services.requests import lookup, queues
from tests.commands import Done, run_as
from tests.siksng_tui.work import YESTERDAY, at_work

VILLAGE = "17.71.01.1004"

NIK = "1771010101009049"
"""Of Luthfi Aditama, fourth of seven members."""

HEAD = (
    "1:nama=UJANG BARU",
    "1:nik=1771010203809001",
    "1:hubungan_krt=1",
    "1:hubungan_keluarga=1",
    "1:jenis_kelamin=1",
    "1:tanggal_lahir=02-03-1980",
    "1:status_kawin=2",
    "1:status_keberadaan_art=1",
)
WIFE = (
    "2:nama=SITI BARU",
    "2:nik=1771014304829002",
    "2:hubungan_krt=2",
    "2:hubungan_keluarga=2",
    "2:jenis_kelamin=2",
    "2:tanggal_lahir=03-04-1982",
    "2:status_kawin=2",
    "2:status_keberadaan_art=1",
)
REASON = ("--reason", "laporan RT", "--because", "sesuai kertas")


def _new(office: Path, kind: str, *words: str, answers: tuple[str, ...] = ()) -> Done:
    """Run the command as the operator."""
    given = [word for answer in answers for word in ("--set", answer)]
    return run_as(office, OPERATOR, "request", "new", "--kind", kind, *words, *given, *REASON)


def _review(office: Path, done: Done) -> queues.Review:
    """Return the request that a command entered."""
    with at_work(office) as session:
        return queues.review(session, done.said.split()[0])


def _nothing_entered(office: Path) -> bool:
    """Return whether the ledger is as it was."""
    with at_work(office) as session:
        return not queues.page(session, None)


def test_a_correction_that_names_the_newer_form_moves_the_family_to_it(office: Path) -> None:
    """What carries over is answered; the answers given are the newer form's."""
    with at_work(office) as session:
        ids = dict.fromkeys(hit.household_uid for hit in lookup.find(session, "luthfi"))
        home = next(own for own in ids if len(lookup.household(session, own).record.families) == 1)
    words = ("--household", home, "--instrument", "dtsen")
    done = _new(office, "correction", *words, answers=("luas_lantai=44",))
    seen = _review(office, done)
    assert seen.instrument.id == "dtsen"
    assert seen.after.household.answers["luas_lantai"] == 44
    assert seen.after.household.answers["alamat"] == seen.before.household.answers["alamat"]


def test_a_household_of_several_families_is_to_be_split_before_it_moves(office: Path) -> None:
    """Nothing is entered."""
    done = _new(office, "correction", "--household", NIK, "--instrument", "dtsen")
    assert done.status == 5
    assert "Bagi dulu" in done.told
    assert _nothing_entered(office)


def test_a_new_household_begins_its_second_member_by_the_answer(office: Path) -> None:
    """Nobody counts members beforehand."""
    card = ("K1:no_kk_keluarga=1771012304059001",)
    words = ("--village", VILLAGE, "--instrument", "bdt")
    done = _new(office, "new_household", *words, answers=(*card, *HEAD, *WIFE))
    seen = _review(office, done)
    names = [own.answers["nama"] for own in seen.after.persons]
    assert names == ["UJANG BARU", "SITI BARU"], done.told
    assert seen.after.persons[1].answers["no_kk"] == "1771012304059001"
    assert (seen.request.kind, seen.request.state) == (RequestKind.NEW_HOUSEHOLD, State.CHECKED)


def test_a_member_out_of_order_enters_nothing(office: Path) -> None:
    """A mistyped place must not begin eight people."""
    words = ("--village", VILLAGE)
    done = _new(office, "new_household", *words, answers=(*HEAD, "9:nama=SITI BARU"))
    assert done.status == 2
    assert _nothing_entered(office)


def test_a_wrong_answer_at_the_end_enters_nothing(office: Path) -> None:
    """Not even a number of the ledger is spent."""
    done = _new(office, "new_household", "--village", VILLAGE, answers=(*HEAD, "lantai=99"))
    assert done.status != 0
    assert _nothing_entered(office)


def test_a_new_person_needs_no_place(office: Path) -> None:
    """There is only one whom the request begins."""
    answers = tuple(own.partition(":")[2] for own in WIFE)
    seen = _review(office, _new(office, "new_person", "--household", NIK, answers=answers))
    assert seen.after.persons[-1].answers["nama"] == "SITI BARU"
    assert len(seen.after.persons) == len(seen.before.persons) + 1


def test_a_transfer_moves_to_a_village(office: Path) -> None:
    """Its codes follow, its address is told anew."""
    words = ("--household", NIK, "--village", "17.71.01.1005")
    answers = ("nama_sls=RT 001 RW 009", "alamat=JALAN BARU 9")
    seen = _review(office, _new(office, "transfer", *words, answers=answers))
    assert seen.after.household.region == "17.71.01.1005"
    assert seen.request.state is State.CHECKED


@pytest.mark.parametrize("who", ["4", NIK])
def test_a_member_leaves_the_list_by_place_or_nik(office: Path, who: str) -> None:
    """Reason, date and document are of that member."""
    answers = (
        "art_nonaktif_alasan=2",
        "art_nonaktif_tanggal=01-11-2026",
        "art_nonaktif_dokumen=Akta kematian 12/2026",
    )
    words = ("--household", NIK, "--member", who)
    seen = _review(office, _new(office, "deactivation", *words, answers=answers))
    assert seen.request.state is State.CHECKED
    assert seen.request.subject == seen.after.persons[3].id


def test_a_family_leaves_the_list_without_naming_a_member(office: Path) -> None:
    """The household is meant."""
    answers = (
        "nonaktif_alasan=4",
        "nonaktif_tanggal=01-11-2026",
        "nonaktif_dokumen=Surat pindah 3/2026",
    )
    seen = _review(office, _new(office, "deactivation", "--household", NIK, answers=answers))
    assert seen.request.subject == seen.request.household


def test_a_card_holder_is_changed(office: Path) -> None:
    """Only the block of the card is asked."""
    done = _new(
        office,
        "card_holder_change",
        "--household",
        NIK,
        answers=("nama_pengurus=MUJIATI HIDAYATI",),
    )
    assert _review(office, done).request.kind is RequestKind.CARD_HOLDER_CHANGE


def test_a_programme_is_proposed_with_its_own_form(office: Path) -> None:
    """No questionnaire need be named: only one serves it."""
    done = _new(office, "proposal", "--village", VILLAGE, answers=("program_bansos=PKH",))
    with at_work(office) as session:
        (line,) = queues.page(session, None)
        seen = queues.review(session, line.number)
    assert (line.kind, seen.instrument.id) == (RequestKind.PROPOSAL, "proposal")
    assert done.status != 0


def test_a_known_family_is_proposed_by_its_head(office: Path) -> None:
    """Sex and relation are spelled as the programme's form spells them."""
    words = ("--household", NIK)
    _new(office, "proposal", *words, answers=("program_bansos=PKH",))
    with at_work(office) as session:
        (line,) = queues.page(session, None)
        seen = queues.review(session, line.number)
    (person,) = seen.after.persons
    assert (person.answers["nama"], person.answers["jenis_kelamin"]) == ("SARJONO HAKIM", "L")
    assert person.answers["hubungan_keluarga"] == "1"
    assert seen.after.families[0].answers["nokk"]
    assert seen.after.household.answers["alamat"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("new_household", ()),
        ("transfer", ("--household", NIK)),
        ("correction", ()),
        ("correction", ("--household", NIK, "--village", VILLAGE)),
        ("new_person", ("--household", NIK, "--member", "1")),
        ("new_household", ("--village", VILLAGE, "--household", NIK)),
        ("new_household", ("--village", VILLAGE, "--instrument", "sensus")),
        ("new_household", ("--village", VILLAGE, "--instrument", "proposal")),
        ("new_household", ("--village", "31.71.01.1001")),
        ("deactivation", ("--household", NIK, "--member", "8")),
    ],
)
def test_what_a_kind_lacks_or_cannot_have_is_refused(
    office: Path, kind: str, words: tuple[str, ...]
) -> None:
    """Nothing is entered, and the sentence names what to do."""
    done = _new(office, kind, *words)
    assert done.status in (2, 5)
    assert done.told
    assert _nothing_entered(office)


def test_the_practice_family_has_the_member_that_is_meant(office: Path) -> None:
    """The tests above name the fourth by NIK."""
    with at_work(office, time=YESTERDAY) as session:
        (hit,) = lookup.find(session, NIK)
        record = lookup.household(session, hit.household_uid).record
    assert record.persons[3].answers["nik"] == NIK


def test_members_leave_with_a_card_of_their_own_and_the_rest_stays(office: Path) -> None:
    """Places count through the new family first; its head needs no relation."""
    answers = ("K1:no_kk_keluarga=1771012304059001", "2:hubungan_krt=2", "3:hubungan_krt=3")
    words = ("--household", NIK, "--members", "4,5,6,7", "--head", NIK)
    done = _new(office, "split", *words, answers=(*answers, "4:hubungan_krt=3"))
    assert done.status == 0, done.told
    seen = _review(office, done)
    assert (seen.request.kind, seen.request.state) == (RequestKind.SPLIT, State.CHECKED)
    assert [len(own.persons) for own in seen.records] == [4, 3]
    assert seen.after.persons[0].answers["nik"] == NIK


def test_who_is_left_behind_by_the_head_is_answered_behind_the_new_family(office: Path) -> None:
    """Two leave, so the third member is the first who stays."""
    answers = ("2:hubungan_krt=2", "2:hubungan_keluarga=2", "4:hubungan_krt=5")
    behind = ("5:hubungan_krt=5", "6:hubungan_krt=6", "7:hubungan_krt=6")
    words = ("--household", NIK, "--members", "1,2", "--head", "1", "--left-head", "3")
    done = _new(office, "split", *words, answers=(*answers, *behind))
    assert done.status == 0, done.told
    seen = _review(office, done)
    assert seen.beside is not None
    assert [own.answers["hubungan_krt"] for own in seen.beside.persons] == ["1", "5", "5", "6", "6"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("split", ()),
        ("split", ("--members", "4,5")),
        ("split", ("--members", "1,2", "--head", "1")),
        ("split", ("--members", "9")),
        ("split", ("--members", "4", "--other", NIK)),
        ("merge", ()),
        ("merge", ("--other", NIK)),
        ("merge", ("--other", "1771010101009999")),
        ("correction", ("--members", "4")),
    ],
)
def test_a_move_without_people_head_or_other_family_enters_nothing(
    office: Path, kind: str, words: tuple[str, ...]
) -> None:
    """Each is a request of nobody, or of a family without a head."""
    assert _new(office, kind, "--household", NIK, *words).status != 0
    assert _nothing_entered(office)


def test_two_families_become_one_and_the_second_is_closed(office: Path) -> None:
    """`show --json` names the other household too."""
    other = _household_of(office, "heru saputra")
    places = range(8, 8 + other.summary.person_count)
    relations = ("hubungan_krt=7", "hubungan_keluarga=7")
    answers = tuple(f"{at}:{relation}" for at in places for relation in relations)
    words = ("--household", NIK, "--other", other.summary.uid)
    done = _new(office, "merge", *words, answers=answers)
    assert done.status == 0, done.told
    seen = _review(office, done)
    assert len(seen.after.persons) == 7 + other.summary.person_count
    shown = run_as(office, OPERATOR, "request", "show", seen.request.number, "--json")
    assert json.loads(shown.said)["other_household"] == other.summary.uid
    lines = run_as(office, OPERATOR, "request", "show", seen.request.number).said
    assert f"{other.summary.head_name} -> " in lines


def _household_of(office: Path, name: str) -> lookup.HouseholdView:
    """Return the first household that a name finds."""
    with at_work(office) as session:
        return lookup.household(session, lookup.find(session, name)[0].household_uid)


def test_the_next_head_is_named_where_the_head_leaves_the_list(office: Path) -> None:
    """The others' relations stand behind the answer that takes the head away."""
    answers = (
        "art_nonaktif_alasan=2",
        "art_nonaktif_tanggal=01-11-2026",
        "art_nonaktif_dokumen=Akta kematian 12/2026",
    )
    words = ("--household", NIK, "--member", "1", "--left-head", "2")
    done = _new(office, "deactivation", *words, answers=answers)
    assert "hubungan" in done.told.casefold()
    seen = _review(office, done)
    head, follower = seen.after.persons[:2]
    assert "hubungan_krt" not in head.answers
    assert follower.answers["hubungan_krt"] == "1"


def test_nobody_becomes_head_while_the_head_stays(office: Path) -> None:
    """The request would say what it does not do."""
    words = ("--household", NIK, "--left-head", "2")
    done = _new(office, "correction", *words, answers=("luas_lantai=40",))
    assert done.status != 0
    assert _nothing_entered(office)
