"""Programme proposals for families that the register has: nobody is counted twice."""

from db.register import households, register
from db.requests import accept
from forms.records import RequestKind, State
from siksng_tui.services.entry import entry, proposing, roster, starting
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues
from tests.services import moves
from tests.services.bureau import Bureau
from tests.services.test_recognising import bearers

WHY = "Diusulkan untuk bantuan"
VILLAGE = "17.71.01.1004"
FORM = "proposal"

NEW = {
    "nik": "1771011203859001",
    "nama": "BUDI CONTOH",
    "tanggal_lahir": "12-03-1985",
    "jenis_kelamin": "L",
    "hubungan_keluarga": "1",
}
"""What is typed of somebody whom nobody has yet."""

WIFE = {
    "nik": "1771015203879002",
    "nama": "SITI CONTOH",
    "tanggal_lahir": "12-03-1987",
    "jenis_kelamin": "P",
    "hubungan_keluarga": "2",
}
"""What is typed of his wife."""


def _typed(session: Session, filled: Entry, subject: str, answers: dict[str, str]) -> Entry:
    """Return the entry after fields were left."""
    for name, text in answers.items():
        filled = entry.leave_field(session, filled, LeftField(subject, name, text))
    return filled


def _begun(session: Session) -> str:
    """Return the id of a household that came in by a proposal and was accepted."""
    number = starting.new_household(session, VILLAGE, FORM, WHY)
    filled = entry.open_entry(session, number)
    filled = _typed(session, filled, filled.record.persons[0].id, NEW)
    filled = _typed(session, filled, filled.record.household.id, {"program_bansos": "PKH"})
    _filed(session, filled)
    return filled.record.household.id


def _filed(session: Session, filled: Entry) -> None:
    """File an entry, whatever is doubtful about it, and accept it."""
    for finding in filled.open_findings():
        filled = entry.give_reason(session, filled, finding.key, "sesuai dokumen")
    assert entry.file_entry(session, filled).state is State.CHECKED
    accept.apply_proposal(session.store, filled.number)


def test_an_accepted_proposal_for_a_known_family_adds_no_household(bureau: Bureau) -> None:
    """Once, and once more for another programme."""
    with bureau.at_work("rani") as session:
        known, before = moves.small(session), register.counts(session.store)
        was = households.household(session.store, known)
        for programme in ("PKH", "BPNT"):
            number = proposing.programme_proposal(session, known, WHY)
            filled = entry.open_entry(session, number)
            home = filled.record.household.id
            _filed(session, _typed(session, filled, home, {"program_bansos": programme}))
        assert register.counts(session.store) == before
        assert households.household(session.store, known) == was


def test_the_family_shows_what_is_proposed_for_it_and_the_draft_is_gone_on_with(
    bureau: Bureau,
) -> None:
    """It is not recognised as another family in its own proposal."""
    with bureau.at_work("rani") as session:
        known = moves.small(session)
        number = proposing.programme_proposal(session, known, WHY)
        seen = lookup.household(session, known)
        filled = entry.open_entry(session, number)
        nik = str(filled.record.persons[0].answers["nik"])
        assert [own.number for own in seen.own_drafts] == [number]
        assert (seen.own_drafts[0].kind, seen.own_drafts[0].subject) == (
            RequestKind.PROPOSAL,
            known,
        )
        assert bearers(session, filled, nik) == ()


def test_a_draft_of_a_proposal_stands_under_its_heads_name(bureau: Bureau) -> None:
    """Before anything was typed; and of somebody who is no head, under that name."""
    with bureau.at_work("rani") as session:
        known = moves.small(session)
        first = proposing.programme_proposal(session, known, WHY)
        second = starting.new_household(session, VILLAGE, FORM, WHY)
        filled = entry.open_entry(session, second)
        person = filled.record.persons[0].id
        _typed(session, filled, person, {**NEW, "hubungan_keluarga": "3"})
        names = [own.head_name for own in queues.summaries(session, [first, second])]
        assert names == [register.summary(session.store, known).head_name, "BUDI CONTOH"]


def test_who_is_proposed_besides_becomes_a_person_of_the_family_that_is_there(
    bureau: Bureau,
) -> None:
    """A family that came in by a proposal is proposed on its own record."""
    with bureau.at_work("rani") as session:
        known = _begun(session)
        before = register.counts(session.store)
        number = proposing.programme_proposal(session, known, WHY)
        filled, person = roster.add_person(session, number)
        assert filled.record.household.id == known
        filled = _typed(session, filled, person, WIFE)
        _filed(session, _typed(session, filled, known, {"program_bansos": "BPNT"}))
        after = households.household(session.store, known)
        assert [own.answers["nama"] for own in after.persons] == ["BUDI CONTOH", "SITI CONTOH"]
        assert after.household.answers["program_bansos"] == "BPNT"
        assert register.counts(session.store).households == before.households
