"""Whose number is typed: the register's people and those of undecided requests, in any village."""

from siksng_tui.services import entry, lookup, recognising, starting, workflow
from siksng_tui.services.sessions import Session
from tests.services.bureau import Bureau, home
from tests.services.test_starting import NEW_HEAD, VILLAGE

ELSEWHERE = "17.71.01.1005"
"""Betungan."""

NIK = dict(NEW_HEAD)["nik"]
"""Whom nobody knows yet."""


def _begun(session: Session, village: str = VILLAGE) -> entry.Entry:
    """Return the entry of a new household's draft."""
    number = starting.new_household(session, village, "bdt", "Pendaftaran baru")
    return entry.open_entry(session, number)


def _with_head(session: Session, filled: entry.Entry) -> entry.Entry:
    """Return the entry after the only member's answers were typed."""
    person = filled.record.persons[0].id
    for variable, text in NEW_HEAD:
        filled = entry.leave_field(session, filled, entry.LeftField(person, variable, text))
    return filled


def test_a_person_of_the_register_is_recognised_by_the_nik_and_by_the_card(bureau: Bureau) -> None:
    """With name, village and household."""
    with bureau.at_work("rani") as session:
        record = lookup.household(session, home()).record
        person = record.persons[0]
        filled = _begun(session)
        (by_nik,) = recognising.known(session, filled, str(person.answers["nik"]))
        (by_card,) = recognising.known(session, filled, str(person.answers["no_kk"]))
    assert (by_nik.household, by_nik.name) == (home(), person.answers["nama"])
    assert by_nik.village == record.household.region
    assert by_nik.state is None
    assert by_card.household == home()


def test_an_undecided_draft_of_the_same_nik_counts_too(bureau: Bureau) -> None:
    """Two clerks must not enter one family in two villages."""
    with bureau.at_work("rani") as session:
        first = _with_head(session, _begun(session))
    with bureau.at_work("tuti") as session:
        (own,) = recognising.known(session, _begun(session, ELSEWHERE), NIK)
    assert (own.number, own.name, own.village) == (first.number, "UJANG BARU", VILLAGE)


def test_a_filed_request_counts_until_it_is_withdrawn(bureau: Bureau) -> None:
    """Its answers stand in revisions then, no longer in the draft."""
    with bureau.at_work("rani") as session:
        filled = _with_head(session, _begun(session))
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        entry.file_entry(session, filled)
        other = _begun(session, ELSEWHERE)
        assert [own.number for own in recognising.known(session, other, NIK)] == [filled.number]
        workflow.withdraw(session, filled.number, "salah ketik")
        assert recognising.known(session, other, NIK) == ()


def test_the_own_household_and_the_own_draft_are_not_told(bureau: Bureau) -> None:
    """Who corrects a family knows that it is there."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Anak lahir")
        filled = entry.open_entry(session, number)
        nik = str(filled.record.persons[0].answers["nik"])
        assert recognising.known(session, filled, nik) == ()
        own = _with_head(session, _begun(session))
        assert recognising.known(session, own, NIK) == ()


def test_half_a_number_is_nobodys(bureau: Bureau) -> None:
    """It would mean whole villages."""
    with bureau.at_work("rani") as session:
        filled = _begun(session)
        assert recognising.known(session, filled, "177101") == ()
        assert recognising.known(session, filled, "1771010101O09049") == ()
