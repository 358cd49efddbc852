"""Whose number is typed: the register's people and those of undecided requests, in any village."""

from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.matching import recognising
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services.bureau import Bureau, home
from tests.services.test_starting import NEW_HEAD, VILLAGE

ELSEWHERE = "17.71.01.1005"
"""Betungan."""

NIK = dict(NEW_HEAD)["nik"]
"""Whom nobody knows yet."""


def bearers(session: Session, filled: entry.Entry, number: str) -> tuple[Known, ...]:
    """Return the other households that bear a number which is typed into a request."""
    return recognising.known(session, number, filled.besides, filled.number)


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
        (by_nik,) = bearers(session, filled, str(person.answers["nik"]))
        (by_card,) = bearers(session, filled, str(person.answers["no_kk"]))
    assert (by_nik.household, by_nik.name) == (home(), person.answers["nama"])
    assert by_nik.village == record.household.region
    assert by_nik.state is None
    assert by_card.household == home()


def test_an_undecided_draft_of_the_same_nik_counts_too(bureau: Bureau) -> None:
    """Two clerks must not enter one family in two villages."""
    with bureau.at_work("rani") as session:
        first = _with_head(session, _begun(session))
    with bureau.at_work("tuti") as session:
        (own,) = bearers(session, _begun(session, ELSEWHERE), NIK)
    assert (own.number, own.name, own.village) == (first.number, "UJANG BARU", VILLAGE)


def test_a_filed_request_counts_until_it_is_withdrawn(bureau: Bureau) -> None:
    """Its answers stand in revisions then, no longer in the draft."""
    with bureau.at_work("rani") as session:
        filled = _with_head(session, _begun(session))
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        entry.file_entry(session, filled)
        other = _begun(session, ELSEWHERE)
        assert [own.number for own in bearers(session, other, NIK)] == [filled.number]
        workflow.withdraw(session, filled.number, "salah ketik")
        assert bearers(session, other, NIK) == ()


def test_the_own_household_and_the_own_draft_are_not_told(bureau: Bureau) -> None:
    """Who corrects a family knows that it is there."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Anak lahir")
        filled = entry.open_entry(session, number)
        nik = str(filled.record.persons[0].answers["nik"])
        assert bearers(session, filled, nik) == ()
        own = _with_head(session, _begun(session))
        assert bearers(session, own, NIK) == ()


def test_half_a_number_is_nobodys(bureau: Bureau) -> None:
    """It would mean whole villages."""
    with bureau.at_work("rani") as session:
        filled = _begun(session)
        assert bearers(session, filled, "177101") == ()
        assert bearers(session, filled, "1771010101O09049") == ()


def test_a_number_that_another_household_bears_asks_for_a_reason(bureau: Bureau) -> None:
    """Also the second person sees it; another number asks anew; the own family's asks nothing."""
    with bureau.at_work("rani") as session:
        person = lookup.household(session, home()).record.persons[0]
        filled = _with_head(session, _begun(session))
        head = filled.record.persons[0].id
        nik = entry.LeftField(head, "nik", str(person.answers["nik"]))
        filled = entry.leave_field(session, filled, nik)
        (found,) = (own for own in filled.open_findings() if own.rule == "R01")
        assert (found.place.subject, found.place.variable) == (head, "nik")
        for own in filled.open_findings():
            filled = entry.give_reason(session, filled, own.key, "sesuai KTP")
        assert "R01" not in {own.rule for own in filled.open_findings()}
        assert entry.file_entry(session, filled).state is State.CHECKED
        seen = queues.review(session, filled.number)
        (found,) = (own for own in seen.findings if own.rule == "R01")
        assert seen.reasons[found.key] == "sesuai KTP"
        corrected = entry.open_entry(session, starting.correction(session, home(), "salah"))
        assert not [own for own in corrected.findings if own.rule.startswith("R")]


def test_a_card_of_another_family_and_what_was_entered_since_then_are_doubted(
    bureau: Bureau,
) -> None:
    """Filing looks once more: a colleague may have entered the same people meanwhile."""
    with bureau.at_work("rani") as session:
        record = lookup.household(session, home()).record
        first = _with_head(session, _begun(session))
        card = entry.LeftField(
            first.record.families[0].id,
            "no_kk_keluarga",
            str(record.families[0].answers["no_kk_keluarga"]),
        )
        first = entry.leave_field(session, first, card)
        assert [own.rule for own in first.findings if own.rule.startswith("R")] == ["R02"]
        for own in first.open_findings():
            first = entry.give_reason(session, first, own.key, "sesuai kartu")
        assert first.open_findings() == ()
        _with_head(session, _begun(session, ELSEWHERE))
        filed = entry.file_entry(session, first)
        assert [own.rule for own in filed.open_findings] == ["R01"]
