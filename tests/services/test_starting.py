"""Beginning requests of each kind: what they begin with, ask, and leave alone."""

import pytest

from db.register import register
from db.requests import accept, proposals
from forms.answer_errors import AnswerNotInListError
from forms.findings import Severity
from forms.records import RequestKind, State
from siksng_tui.services.entry import entry, roster, starting, villages
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services.bureau import Bureau, home

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


def _new(session: Session) -> str:
    """Return the number of a new household's draft."""
    return starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")


def _typed(session: Session, number: str, at: int, **answers: str) -> entry.Entry:
    """Return the entry after answers of a person were typed."""
    filled = entry.open_entry(session, number)
    person = filled.record.persons[at].id
    for variable, text in answers.items():
        filled = entry.leave_field(session, filled, entry.LeftField(person, variable, text))
    return filled


def test_a_new_household_begins_with_its_village_one_family_and_one_person(bureau: Bureau) -> None:
    """Nobody types what the village tells, nor that a first family is number 1."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
    household = filled.record.household
    assert filled.kind is RequestKind.NEW_HOUSEHOLD
    assert household.region == VILLAGE
    codes = [household.answers[f"kode_{part}"] for part in ("provinsi", "kabupaten", "kecamatan")]
    assert codes == ["17", "71", "010"]
    assert filled.record.families[0].answers["nuk_keluarga"] == 1
    (person,) = filled.record.persons
    assert person.answers["nuk"] == 1
    heads = {name: person.answers[name] for name in ("hubungan_krt", "hubungan_keluarga")}
    assert heads == {"hubungan_krt": "1", "hubungan_keluarga": "1"}
    assert person.answers["no_urut_art"] == 1
    assert person.links == {"household": household.id, "family": filled.record.families[0].id}
    assert filled.before.household.answers == {}


def test_a_proposal_begins_with_the_names_of_its_place(bureau: Bureau) -> None:
    """The template has names where the other forms have codes."""
    with bureau.at_work("rani") as session:
        number = starting.new_household(session, VILLAGE, "proposal", "Diusulkan")
        answers = entry.open_entry(session, number).record.household.answers
    names = [answers[name] for name in ("provinsi", "kabupaten", "kecamatan", "kelurahan")]
    assert names == ["BENGKULU", "KOTA BENGKULU", "SELEBAR", "BUMU AYU"]


def test_the_first_letter_answers_where_the_codes_are_words(bureau: Bureau) -> None:
    """Ten questions of yes and no are ten letters; one that begins two words is refused."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(
            session, starting.new_household(session, VILLAGE, "proposal", "Miskin")
        )
        home_id = filled.record.household.id
        for name, text in (("sk0", "y"), ("sk1", "T"), ("program_bansos", "pk")):
            filled = entry.leave_field(session, filled, entry.LeftField(home_id, name, text))
        with pytest.raises(AnswerNotInListError):
            entry.leave_field(session, filled, entry.LeftField(home_id, "program_bansos", "p"))
    told = filled.record.household.answers
    assert [told[name] for name in ("sk0", "sk1", "program_bansos")] == ["YA", "TIDAK", "PKH"]


def test_it_is_found_in_the_queue_by_the_name_of_its_head(bureau: Bureau) -> None:
    """The register does not have it: the list takes the name from the draft."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        _typed(session, number, 0, nama="SITI CONTOH", hubungan_krt="1")
        (line,) = queues.summaries(session, [number])
        assert line.head_name == "SITI CONTOH"
        assert queues.review(session, number).head_name == "SITI CONTOH"


def test_the_next_member_shares_family_and_card_with_the_one_before(bureau: Bureau) -> None:
    """The card number is typed once for the family."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        filled = entry.open_entry(session, number)
        family = filled.record.families[0].id
        card = entry.LeftField(family, "no_kk_keluarga", "1771012304059001")
        filled = entry.leave_field(session, filled, card)
        first = filled.record.persons[0].id
        assert filled.record.persons[0].answers["no_kk"] == "1771012304059001"
        _typed(session, number, 0, ada_di_kk="1", status_keberadaan_art="1")
        added, who = roster.add_person(session, number, first)
    person = added.record.subject(who)
    assert person.answers["no_kk"] == "1771012304059001"
    assert person.answers["ada_di_kk"] == "1"
    assert "nama" not in person.answers
    assert added.record.household.answers["jumlah_art"] == 2


def test_the_head_named_on_the_first_page_is_not_typed_again(bureau: Bureau) -> None:
    """Name, NIK and sex stand with the household on paper, before its members."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        home_id = filled.record.household.id
        for variable, text in (("nama_krt", "UJANG"), ("nik_krt", "1771010203809001")):
            filled = entry.leave_field(session, filled, entry.LeftField(home_id, variable, text))
    told = filled.record.persons[0].answers
    assert (told["nama"], told["nik"]) == ("UJANG", "1771010203809001")


def test_a_head_corrected_on_the_first_page_is_corrected_in_the_member(bureau: Bureau) -> None:
    """Until the member's own answer says otherwise: what was typed there stays."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        home_id, person = filled.record.household.id, filled.record.persons[0].id
        steps = (
            (home_id, "nama_krt", "UJANK"),
            (home_id, "nik_krt", "1771010203809001"),
            (person, "nama", "UJANG"),
            (home_id, "nik_krt", "1771010203809002"),
            (home_id, "nama_krt", "UJANG S"),
        )
        for subject, variable, text in steps:
            filled = entry.leave_field(session, filled, entry.LeftField(subject, variable, text))
    told = filled.record.persons[0].answers
    assert (told["nama"], told["nik"]) == ("UJANG", "1771010203809002")


def test_a_member_is_put_between_two_and_stays_there_after_a_restart(bureau: Bureau) -> None:
    """Paper has the order of the card."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        first = entry.open_entry(session, number).record.persons[0].id
        _, last = roster.add_person(session, number)
        _, middle = roster.add_person(session, number, first)
    with bureau.at_work("rani") as session:
        again = entry.open_entry(session, number)
        assert [own.id for own in again.record.persons] == [first, middle, last]
        moved = roster.move(session, number, last, -1)
        assert [own.id for own in moved.record.persons] == [first, last, middle]
        assert [own.answers["no_urut_art"] for own in moved.record.persons] == [1, 2, 3]
        left = roster.remove(session, number, last)
        assert [own.id for own in left.record.persons] == [first, middle]


def test_sorting_puts_the_head_first_then_spouse_then_children_by_age(bureau: Bureau) -> None:
    """As the paper asks for them."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        for _ in range(3):
            roster.add_person(session, number)
        for at, (code, born) in enumerate(
            [("3", "01-02-2015"), ("1", "01-02-1980"), ("3", "01-02-2010"), ("2", "01-02-1982")]
        ):
            _typed(session, number, at, hubungan_krt=code, tanggal_lahir=born)
        order = roster.sort(session, number).record.persons
    told = [(own.answers["hubungan_krt"], str(own.answers["tanggal_lahir"])[:4]) for own in order]
    assert told == [("1", "1980"), ("2", "1982"), ("3", "2010"), ("3", "2015")]


def test_who_stands_in_the_register_is_not_taken_away(bureau: Bureau) -> None:
    """A death or a move is told by a deactivation, with its paper."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Anak lahir")
        known = entry.open_entry(session, number).record.persons[0].id
        with pytest.raises(roster.NotBegunHereError):
            roster.remove(session, number, known)
        _, more = roster.add_person(session, number)
        left = roster.remove(session, number, more).record.persons[-1].id
        with pytest.raises(roster.LastOfItsKindError):
            roster.remove(session, number, left)


def test_a_request_is_filed_after_a_member_begun_by_mistake_was_taken_away(bureau: Bureau) -> None:
    """What was kept of a member who is gone stands in no entry, and in nobody's way."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Anak lahir")
        relations = {"hubungan_krt": "3", "hubungan_keluarga": "3"}
        own = {"nama": "AISYAH", "nik": "1771015001269009", "jenis_kelamin": "2"}
        filled = _typed(session, number, -1, **own, **relations, nama_gadis_ibu_kandung="SITI")
        known = [own.id for own in filled.record.persons]
        _, mistaken = roster.add_person(session, number)
        left = roster.remove(session, number, mistaken)
        filed = entry.file_entry(session, left)
    assert (filed.state, filed.open_findings) == (State.CHECKED, ())
    assert [own.id for own in left.record.persons] == known


def test_the_last_person_of_a_new_household_is_not_taken_away(bureau: Bureau) -> None:
    """A household without people is none."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        only = entry.open_entry(session, number).record.persons[0].id
        with pytest.raises(roster.LastOfItsKindError):
            roster.remove(session, number, only)


def test_the_next_form_of_a_village_keeps_officer_and_date(bureau: Bureau) -> None:
    """A stack of forms was filled in by one officer."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        for variable, text in (("petugas_verivali", "TONI"), ("tanggal_verivali", "20-11-2026")):
            place = entry.LeftField(filled.record.household.id, variable, text)
            filled = entry.leave_field(session, filled, place)
        following = entry.open_entry(session, _new(session)).record.household.answers
        elsewhere = starting.new_household(session, "17.71.01.1001", "bdt", "Baru")
        other = entry.open_entry(session, elsewhere).record.household.answers
    assert following["petugas_verivali"] == "TONI"
    assert following["tanggal_verivali"] == "2026-11-20"
    assert "petugas_verivali" not in other


def test_a_new_person_asks_only_of_the_new_person(bureau: Bureau) -> None:
    """Findings of the others are not this request's to mend."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Anak lahir")
        filled = entry.open_entry(session, number)
        begun = filled.record.persons[-1].id
    assert filled.record.persons[-1].answers["status_keberadaan_art"] == "4"
    assert filled.asks(begun, "IV_MEMBER")
    assert not filled.asks(filled.record.persons[0].id, "IV_MEMBER")
    assert not filled.asks(filled.record.household.id, "III_HOUSING")
    assert {own.place.subject for own in filled.open_findings()} <= {begun}


def test_a_deactivation_asks_reason_date_and_document_of_the_chosen_one(bureau: Bureau) -> None:
    """And is filed with these alone."""
    with bureau.at_work("rani") as session:
        chosen = lookup.household(session, home()).record.persons[-1].id
        number = starting.deactivation(session, home(), chosen, "Meninggal")
        filled = entry.open_entry(session, number)
        assert filled.asks(chosen, "IX_DEACTIVATION_MEMBER")
        assert not filled.asks(home(), "IX_DEACTIVATION")
        for variable, text in (
            ("art_nonaktif_alasan", "2"),
            ("art_nonaktif_tanggal", "01-11-2026"),
            ("art_nonaktif_dokumen", "Akta kematian 12/2026"),
        ):
            filled = entry.leave_field(session, filled, entry.LeftField(chosen, variable, text))
        assert entry.file_entry(session, filled).state is State.CHECKED
        changed = {own.variable for own in queues.review(session, number).changes}
        besides = {own for own in changed if not own.startswith("art_nonaktif")}
        assert besides - {"umur"} == {"status_keberadaan_art", "jumlah_art"}


def test_nobody_of_another_household_is_deactivated(bureau: Bureau) -> None:
    """A mistyped id hits nobody."""
    with bureau.at_work("rani") as session:
        stranger = lookup.household(session, home(1)).record.persons[0].id
        with pytest.raises(starting.SubjectElsewhereError):
            starting.deactivation(session, home(0), stranger, "Pindah")


def test_a_transfer_moves_the_household_and_its_codes(bureau: Bureau) -> None:
    """The village is chosen once; its BPS codes follow."""
    with bureau.at_work("rani") as session:
        before = lookup.household(session, home()).record.household.region
        target = "17.71.03.1001" if before != "17.71.03.1001" else VILLAGE
        number = starting.transfer(session, home(), target, "Pindah rumah")
        filled = entry.open_entry(session, number)
        assert filled.record.household.region == target
        for variable, text in (("nama_sls", "RT 001 RW 009"), ("alamat", "JALAN BARU 9")):
            left = entry.LeftField(home(), variable, text)
            filled = entry.leave_field(session, filled, left)
        assert entry.file_entry(session, filled).state is State.CHECKED
        changed = {own.variable for own in queues.review(session, number).changes}
    assert {"@region", "kode_desa"} <= changed


def test_a_transfer_is_not_filed_with_the_old_address_unless_somebody_says_why(
    bureau: Bureau,
) -> None:
    """It is empty at first; what is typed as it was takes a reason like an empty one."""
    with bureau.at_work("rani") as session:
        before = lookup.household(session, home()).record.household
        target = "17.71.03.1001" if before.region != "17.71.03.1001" else VILLAGE
        filled = entry.open_entry(session, starting.transfer(session, home(), target, "Pindah"))
        assert not {"nama_sls", "alamat"} & filled.record.household.answers.keys()
        assert _open_at(filled) == ["nama_sls", "alamat"]
        old = entry.LeftField(home(), "alamat", str(before.answers["alamat"]))
        filled = entry.leave_field(session, filled, old)
        assert _open_at(filled) == ["nama_sls", "alamat"]
        new = entry.LeftField(home(), "nama_sls", "RT 001 RW 009")
        filled = entry.leave_field(session, filled, new)
        (finding,) = filled.open_findings()
        filled = entry.give_reason(session, filled, finding.key, "nama jalan sama")
        assert entry.file_entry(session, filled).state is State.CHECKED


def _open_at(filled: entry.Entry) -> list[str]:
    """Return at which questions something stands in the way of filing."""
    return [own.place.variable for own in filled.open_findings()]


@pytest.mark.parametrize("village", ["17.71.01", "17.71.99.1001", "31.71.01.1001", ""])
def test_a_village_that_is_none_or_anothers_is_refused(bureau: Bureau, village: str) -> None:
    """An office speaks only for its own region."""
    with bureau.at_work("rani") as session, pytest.raises(villages.VillageUnknownError):
        starting.new_household(session, village, "bdt", "Baru")


def test_a_new_household_goes_its_whole_road_and_becomes_one_of_the_register(
    bureau: Bureau,
) -> None:
    """Accepted, it is found by name and number like every other."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        for variable, text in NEW_HEAD:
            filled = _typed(session, number, 0, **{variable: text})
        for finding in filled.open_findings():
            assert finding.severity is Severity.FLAG, finding
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        assert entry.file_entry(session, filled).state is State.CHECKED
        workflow.finalise(session, number)
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        for proposed in proposals.proposal(session.store, number):
            accept.apply_revision(session.store, proposed.hash)
        (hit,) = lookup.find(session, "1771010203809001")
        summary = register.summary(session.store, hit.household_uid)
    assert (summary.head_name, summary.person_count, summary.village) == ("UJANG BARU", 1, VILLAGE)


def test_a_person_who_is_no_operator_begins_nothing(bureau: Bureau) -> None:
    """The authenticator looks at what others entered."""
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        _new(session)


NEW_HEAD = (
    ("nama", "UJANG BARU"),
    ("nik", "1771010203809001"),
    ("hubungan_krt", "1"),
    ("hubungan_keluarga", "1"),
    ("jenis_kelamin", "1"),
    ("tanggal_lahir", "02-03-1980"),
    ("status_kawin", "1"),
    ("status_keberadaan_art", "1"),
)
"""Answers of the only member."""
