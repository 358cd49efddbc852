"""Splitting a family: who leaves, who stays, what is asked, and that all of it is one request."""

import pytest

from db.requests import proposals
from forms.errors import SiksngError
from forms.findings import Severity
from forms.records import HouseholdRecord, RequestKind, State, Subject
from siksng_tui.services.entry import entry, splitting
from siksng_tui.services.entry.parting import (
    HeadMissingError,
    HeadStaysError,
    Leaving,
    LeftHeadMissingError,
    MovingEverybodyError,
    MovingNobodyError,
)
from siksng_tui.services.entry.starting import SubjectElsewhereError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import lookup, queues
from tests.services import moves
from tests.services.bureau import SEARCHED, Bureau


def test_everybody_is_in_exactly_one_household_afterwards(bureau: Bureau) -> None:
    """Nobody is lost, and nobody is counted twice."""
    with bureau.at_work("rani") as session:
        before = [own.id for own in moves.persons(session)]
        number = moves.split(session, 3, 4, head=3)
        seen = queues.review(session, number)
    new, left = seen.records
    assert [own.id for own in new.persons] == before[2:4]
    assert [own.id for own in left.persons] == [*before[:2], *before[4:]]
    assert seen.request.kind is RequestKind.SPLIT
    assert (seen.request.household, seen.request.other) == (new.household.id, left.household.id)
    counts = [record.household.answers["jumlah_art"] for record in seen.records]
    assert counts == [2, len(before) - 2]


def test_the_same_persons_go_with_all_that_was_answered_of_them(bureau: Bureau) -> None:
    """Only number, card and relations are another's business now."""
    with bureau.at_work("rani") as session:
        before = moves.persons(session)[2]
        number = moves.split(session, 3)
        after = entry.open_entry(session, number).record.persons[0]
    changing = {"no_urut_art", "no_kk", "hubungan_krt", "hubungan_keluarga", "umur"}
    assert after.id == before.id
    assert {name: own for name, own in after.answers.items() if name not in changing} == {
        name: own for name, own in before.answers.items() if name not in changing
    }
    assert after.rows == before.rows


def test_place_and_dwelling_go_along_and_what_the_centre_numbered_does_not(bureau: Bureau) -> None:
    """A second household with the same ID DTKS would be a double."""
    with bureau.at_work("rani") as session:
        before = lookup.household(session, moves.large(session)).record.household
        after = entry.open_entry(session, moves.split(session, 3)).record.household
    for name in ("alamat", "nama_sls", "kode_desa", "lantai", "luas_lantai"):
        assert after.answers[name] == before.answers[name]
    assert after.region == before.region
    assert {"id_bdt", "no_kks", "sta_pkh", "ada_motor"}.isdisjoint(after.answers)
    assert after.answers["nama_krt"] != before.answers["nama_krt"]


def test_the_card_and_the_relations_are_all_that_is_asked(bureau: Bureau) -> None:
    """No answer is typed twice."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, moves.split(session, 3, 4, head=3))
    asked = {
        (subject.id, variable.name)
        for subject in filled.subjects()
        for variable in filled.instrument.variables.values()
        if filled.instrument.block(variable.block).subject is subject.kind
        if filled.asks_of(subject.id, variable)
    }
    people = {own.id for own in filled.record.persons}
    relations = {(own, name) for own in people for name in ("hubungan_krt", "hubungan_keluarga")}
    assert asked == relations | {(filled.record.families[0].id, "no_kk_keluarga")}
    assert filled.record.persons[0].answers["hubungan_krt"] == "1"
    assert "hubungan_krt" not in filled.record.persons[1].answers


def test_the_new_card_reaches_everybody_who_left_and_a_mended_one_too(bureau: Bureau) -> None:
    """It is typed once."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3, 4, head=3)
        filled = entry.open_entry(session, number)
        family = filled.record.families[0].id
        for card in ("1771012304269002", moves.CARD):
            filled = moves.typed(session, filled, family, {"no_kk_keluarga": card})
            assert [own.answers["no_kk"] for own in filled.record.persons] == [card, card]


def test_where_the_head_leaves_another_one_is_named_and_the_relations_are_asked_anew(
    bureau: Bureau,
) -> None:
    """Whoever was a child of the one who left may be nothing of the kind to the next."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, moves.split(session, 1, 3, head=1, left_head=2))
        _, left = filled.records
        name = left.persons[0].answers["nama"]
    assert left.household.answers["nama_krt"] == name
    assert left.persons[0].answers["hubungan_krt"] == "1"
    assert all("hubungan_krt" not in own.answers for own in left.persons[1:])
    assert all(filled.asks(own.id, "IV_MEMBER") for own in left.persons)
    waiting = {own.place.subject for own in filled.open_findings()}
    assert {own.id for own in left.persons[1:]} <= waiting


@pytest.mark.parametrize(
    ("places", "head", "left_head", "error"),
    [
        ((), 0, 0, MovingNobodyError),
        ((3, 4), 0, 0, HeadMissingError),
        ((3, 4), 5, 0, SubjectElsewhereError),
        ((1, 3), 1, 0, LeftHeadMissingError),
        ((1, 3), 1, 3, SubjectElsewhereError),
        ((3,), 0, 2, HeadStaysError),
    ],
)
def test_a_split_that_is_none_or_leaves_a_family_without_a_head_enters_nothing(
    bureau: Bureau, places: tuple[int, ...], head: int, left_head: int, error: type[SiksngError]
) -> None:
    """Nobody, everybody, a head who is missing or on the other side."""
    with bureau.at_work("rani") as session:
        with pytest.raises(error):
            moves.split(session, *places, head=head, left_head=left_head)
        assert queues.page(session, None) == ()


def test_not_everybody_leaves(bureau: Bureau) -> None:
    """A family that moves as a whole is no split: its card or its village is corrected."""
    with bureau.at_work("rani") as session:
        everybody = range(1, len(moves.persons(session)) + 1)
        with pytest.raises(MovingEverybodyError):
            moves.split(session, *everybody, head=1)


def test_nobody_of_another_family_leaves_with_them(bureau: Bureau) -> None:
    """A mistyped id moves nobody."""
    with bureau.at_work("rani") as session:
        stranger = moves.persons(session, moves.small(session))[0].id
        with pytest.raises(SubjectElsewhereError):
            splitting.split(
                session, moves.large(session), Leaving(frozenset({stranger})), moves.WHY
            )


def test_who_is_no_operator_splits_nothing(bureau: Bureau) -> None:
    """The authenticator looks at what others entered."""
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        moves.split(session, 3)


def test_a_block_or_a_flag_of_either_household_keeps_the_whole_request_a_draft(
    bureau: Bureau,
) -> None:
    """Two heads in the family that is left, and a child as the head of the new one."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 1, 3, head=3, left_head=2)
        filled = moves.answered(session, number)
        left = filled.records[1].persons
        doubled = {"hubungan_krt": "1", "hubungan_keluarga": "1"}
        filled = moves.typed(session, filled, left[1].id, doubled)
        kept = entry.file_entry(session, filled)
    found = {(own.place.subject, own.severity) for own in kept.open_findings}
    assert kept.state is State.DRAFT
    assert (left[1].id, Severity.BLOCK) in found or (left[0].id, Severity.BLOCK) in found
    assert any(severity is Severity.FLAG for _, severity in found)


def test_it_proposes_a_revision_of_both_households_and_goes_its_road_as_one(
    bureau: Bureau,
) -> None:
    """Two rows that pass each other could leave a person in neither."""
    with bureau.at_work("rani") as session:
        people = moves.persons(session)
        number = moves.finalised(session, moves.split(session, 3, 4, head=3))
        proposed = {
            own.revision.subject.id: own for own in proposals.proposal(session.store, number)
        }
        request = queues.review(session, number).request
    assert {request.household, request.other} <= proposed.keys()
    assert {own.id for own in people[2:4]} <= proposed.keys()
    assert proposed[request.household].base is None
    assert proposed[people[2].id].base == proposed[people[2].id].revision.parent is not None


def test_it_stands_beside_both_the_old_family_and_the_queue_under_the_new_head(
    bureau: Bureau,
) -> None:
    """Whoever opens the family sees who is leaving it."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3)
        name = moves.persons(session)[2].answers["nama"]
        assert [
            own.number for own in lookup.household(session, moves.large(session)).under_way
        ] == [number]
        assert queues.summaries(session, [number])[0].head_name == name


def test_a_family_that_leaves_whole_goes_along_with_its_relations(bureau: Bureau) -> None:
    """In a household of two cards the second one moves out: its members stay what they are."""
    with bureau.at_work("rani") as session:
        known, second = _second_family(session)
        going = [own for own in known.persons if own.links.get("family") == second]
        ids = frozenset(own.id for own in going)
        leaving = Leaving(ids, next(own.id for own in going if _heads_family(own)))
        number = splitting.split(session, known.household.id, leaving, moves.WHY)
        new, left = queues.review(session, number).records
    assert [own.id for own in new.families] == [second]
    assert second not in {own.id for own in left.families}
    assert new.families[0].answers["nuk_keluarga"] == 1
    assert {own.id for own in new.persons} == ids
    for own in going:
        relation = new.subject(own.id).answers["hubungan_keluarga"]
        assert relation == own.answers["hubungan_keluarga"]


def _second_family(session: Session) -> tuple[HouseholdRecord, str]:
    """Return a household of two families and the id of the second one, which has a head."""
    for hit in lookup.find(session, SEARCHED):
        record = lookup.household(session, hit.household_uid).record
        for family in record.families[1:]:
            own = [each for each in record.persons if each.links.get("family") == family.id]
            if any(map(_heads_family, own)) and all(
                each.answers["hubungan_krt"] != "1" for each in own
            ):
                return record, family.id
    raise AssertionError


def _heads_family(person: Subject) -> bool:
    """Return whether somebody is the head of the own family."""
    return person.answers.get("hubungan_keluarga") == "1"
