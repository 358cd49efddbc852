"""Merging two families: who comes, what is asked, what becomes of the second one."""

import pytest

from db.register import households, register
from db.register.households import HouseholdNotFoundError
from db.requests import accept, proposals
from forms.errors import SiksngError
from forms.findings import Severity
from forms.records import State
from siksng_tui.services.entry import entry, merging, starting
from siksng_tui.services.entry.merging import HouseholdClosedError, SameHouseholdError
from siksng_tui.services.entry.standing import BuiltUponError, HouseholdBusyError
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services import moves, road
from tests.services.bureau import Bureau


def test_everybody_of_the_second_family_is_in_the_first_and_the_second_is_empty(
    bureau: Bureau,
) -> None:
    """Nobody is lost, and nobody is counted twice."""
    with bureau.at_work("rani") as session:
        stay = [own.id for own in moves.persons(session)]
        come = [own.id for own in moves.persons(session, moves.small(session))]
        here, there = queues.review(session, moves.merge(session)).records
    assert [own.id for own in here.persons] == [*stay, *come]
    assert there.persons == ()
    assert here.household.answers["jumlah_art"] == len(stay) + len(come)
    family = here.persons[0].links["family"]
    assert {own.links["family"] for own in here.persons} == {family}
    assert there.household.answers["nonaktif_alasan"] == "4"


def test_the_relations_of_those_who_come_are_all_that_is_asked(bureau: Bureau) -> None:
    """Card and number follow from the family that they join."""
    with bureau.at_work("rani") as session:
        come = moves.persons(session, moves.small(session))
        filled = entry.open_entry(session, moves.merge(session))
    asked = {
        (person.id, variable.name)
        for person in filled.record.persons
        for variable in filled.instrument.in_block("IV_MEMBER")
        if filled.asks_of(person.id, variable)
    }
    names = ("hubungan_krt", "hubungan_keluarga")
    assert asked == {(own.id, name) for own in come for name in names}
    before = len(filled.record.persons) - len(come)
    card = filled.record.families[0].answers["no_kk_keluarga"]
    for at, own in enumerate(filled.record.persons[before:], start=before + 1):
        assert own.answers["no_kk"] == card
        assert own.answers["no_urut_art"] == at
        assert not set(names) & own.answers.keys()


def test_a_second_head_keeps_it_a_draft(bureau: Bureau) -> None:
    """Who was the head of the second family is not that of both."""
    with bureau.at_work("rani") as session:
        filled = moves.answered(session, moves.merge(session))
        last = filled.record.persons[-1].id
        filled = moves.typed(session, filled, last, {"hubungan_krt": "1"})
        kept = entry.file_entry(session, filled)
    assert kept.state is State.DRAFT
    assert any(own.severity is Severity.BLOCK for own in kept.open_findings)


def test_accepted_the_second_family_is_closed_and_its_people_are_found_in_the_first(
    bureau: Bureau,
) -> None:
    """Its card still leads to it, which says that it is not active."""
    with bureau.at_work("rani") as session:
        come = moves.persons(session, moves.small(session))
        number = moves.finalised(session, moves.merge(session))
        request = queues.review(session, number).request
        assert {request.household, request.other} <= {
            own.revision.subject.id for own in proposals.proposal(session.store, number)
        }
        accept.apply_proposal(session.store, number)
        closed = register.summary(session.store, request.other)
        nik = str(come[0].answers["nik"])
        assert {own.household_uid for own in lookup.find(session, nik)} == {request.household}
        assert households.household(session.store, request.household).has(come[0].id)
    assert (closed.active, closed.person_count) == (False, 0)


@pytest.mark.parametrize(
    ("other", "error"), [("same", SameHouseholdError), ("0" * 32, HouseholdNotFoundError)]
)
def test_a_family_is_merged_with_another_one_that_is_known(
    bureau: Bureau, other: str, error: type[SiksngError]
) -> None:
    """Anything else enters nothing."""
    with bureau.at_work("rani") as session:
        here = moves.large(session)
        with pytest.raises(error):
            merging.merge(session, here, here if other == "same" else other, moves.TOGETHER)
        assert queues.page(session, None) == ()


def test_a_closed_family_takes_part_in_no_merge(bureau: Bureau) -> None:
    """Its people live elsewhere already."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.merge(session))
        accept.apply_proposal(session.store, number)
        closed = queues.review(session, number).request.other
        with pytest.raises(HouseholdClosedError):
            merging.merge(session, closed, moves.small(session), moves.TOGETHER)


def test_a_draft_of_either_family_stands_in_the_way(bureau: Bureau) -> None:
    """And while the merge is a draft, nothing else is begun for them."""
    for which in (moves.large, moves.small):
        with bureau.at_work("tuti") as session:
            draft = road.draft(session, which(session), luas_lantai="41")
        with bureau.at_work("rani") as session:
            with pytest.raises(HouseholdBusyError) as refusal:
                moves.merge(session)
            assert refusal.value.facts == {"kind": "correction", "other": draft}
            workflow.withdraw(session, draft, "Warga membatalkan")
    with bureau.at_work("rani") as session:
        number = moves.merge(session)
        with pytest.raises(HouseholdBusyError) as refusal:
            starting.correction(session, moves.small(session), road.WHY)
        assert refusal.value.facts == {"kind": "merge", "other": number}


def test_a_correction_of_the_second_family_is_kept_and_not_taken_back_beneath_the_merge(
    bureau: Bureau,
) -> None:
    """Whoever comes, comes as corrected."""
    with bureau.at_work("rani") as session:
        small = moves.small(session)
        first = road.filed(session, small, luas_lantai="41")
        number = moves.merge(session)
        moves.filed(session, number)
        assert queues.review(session, number).records[1].household.answers["luas_lantai"] == 41
        with pytest.raises(BuiltUponError):
            workflow.reopen(session, first, "Salah ketik")
        workflow.withdraw(session, number, "Warga membatalkan")
        workflow.reopen(session, first, "Salah ketik")


def test_reopened_it_is_filed_again_with_another_relation(bureau: Bureau) -> None:
    """What was proposed is where it goes on."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.merge(session))
        where = moves.moved(session, number)
        workflow.reopen(session, number, "Hubungan salah")
        assert moves.moved(session, number) == where
        filled = entry.open_entry(session, number)
        last = filled.record.persons[-1].id
        relation = {"hubungan_krt": "5", "hubungan_keluarga": "5"}
        filled = moves.typed(session, filled, last, relation)
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kartu keluarga")
        assert entry.file_entry(session, filled).state is State.CHECKED
