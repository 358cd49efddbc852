"""A split among other requests: kept together, taken back as one, and over nobody else's work."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.register import households, register
from db.register.households import HouseholdNotFoundError
from db.requests import accept, proposals
from db.store import Store
from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.standing import BuiltUponError, HouseholdBusyError
from siksng_tui.services.entry.starting import SubjectElsewhereError
from siksng_tui.services.office import keeping
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services import moves, road
from tests.services.bureau import Bureau

ROOT = Path(__file__).parents[2]
"""Where the program and its tests are."""

KILLED = """
import os, signal, sys
from pathlib import Path
from db.requests import drafts, proposals
from siksng_tui.services import entry
from tests.services import moves
from tests.services.bureau import Bureau

def die(*_told, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

place, module, name, number = sys.argv[1:]
with Bureau(Path(place)).at_work("rani") as session:
    filled = moves.answered(session, number) if number else None
    setattr({"drafts": drafts, "proposals": proposals}[module], name, die)
    moves.filed(session, number) if number else moves.split(session, 3)
"""
"""A program that is killed at a statement: while a split is begun, or filed by its number."""


def test_accepted_it_gives_both_households_and_the_search_their_people(bureau: Bureau) -> None:
    """Counts, heads and numbers follow, and the store agrees with itself."""
    with bureau.at_work("rani") as session:
        people = moves.persons(session)
        number = moves.finalised(session, moves.split(session, 1, 3, head=3, left_head=2))
        request = queues.review(session, number).request
        homes = (request.household, request.other)
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        accept.apply_proposal(session.store, number)
        new, left = (households.household(session.store, own) for own in homes)
        told = [register.summary(session.store, own) for own in homes]
        assert keeping.check_store(session).sound
    assert {own.id for own in new.persons} == {people[0].id, people[2].id}
    assert {own.id for own in left.persons} == {own.id for own in (people[1], *people[3:])}
    assert [own.person_count for own in told] == [2, len(people) - 2]
    names = [people[2].answers["nama"], people[1].answers["nama"]]
    assert [own.head_name for own in told] == names


def test_reopened_it_has_the_same_people_and_is_filed_again(bureau: Bureau) -> None:
    """The draft is gone; what was proposed stands in its place."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.split(session, 1, 3, head=3, left_head=2))
        where = moves.moved(session, number)
        workflow.reopen(session, number, "Nomor KK salah ketik")
        filled = entry.open_entry(session, number)
        assert moves.moved(session, number) == where
        family = filled.record.families[0].id
        filled = moves.typed(session, filled, family, {"no_kk_keluarga": "1771012304269003"})
        assert {own.answers["no_kk"] for own in filled.record.persons} == {"1771012304269003"}
        assert entry.file_entry(session, filled).state is State.CHECKED


def test_withdrawn_it_leaves_everybody_where_they_were(bureau: Bureau) -> None:
    """And the family is free for another request."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3)
        moves.filed(session, number)
        workflow.withdraw(session, number, "Warga membatalkan")
        again = entry.open_entry(
            session, starting.correction(session, moves.large(session), road.WHY)
        )
        assert len(again.record.persons) == len(moves.persons(session))


def test_what_is_filed_of_the_family_is_started_from_and_cannot_be_taken_back(
    bureau: Bureau,
) -> None:
    """Somebody else's correction is kept, as under a second correction."""
    with bureau.at_work("tuti") as session:
        first = road.filed(session, moves.large(session), luas_lantai="41")
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3)
        moves.filed(session, number)
        new, left = queues.review(session, number).records
        assert new.household.answers["luas_lantai"] == 41
        assert left.household.answers["luas_lantai"] == 41
        with pytest.raises(BuiltUponError):
            workflow.withdraw(session, first, "Warga membatalkan")


def test_a_draft_of_the_family_is_filed_or_withdrawn_before_people_move(bureau: Bureau) -> None:
    """It would be filed later, on people who have gone."""
    with bureau.at_work("tuti") as session:
        draft = road.draft(session, moves.large(session), luas_lantai="41")
    with bureau.at_work("rani") as session:
        with pytest.raises(HouseholdBusyError) as refusal:
            moves.split(session, 3)
        assert refusal.value.facts == {"kind": "correction", "other": draft}
    with bureau.at_work("tuti") as session:
        workflow.withdraw(session, draft, "Warga membatalkan")
    with bureau.at_work("rani") as session:
        split = moves.split(session, 3)
        with pytest.raises(HouseholdBusyError) as refusal:
            starting.correction(session, moves.large(session), road.WHY)
        assert refusal.value.facts == {"kind": "split", "other": split}


def test_who_has_moved_is_not_taken_off_the_list_of_the_family_that_was_left(
    bureau: Bureau,
) -> None:
    """The register still has the person there; the request that moves them is filed already."""
    with bureau.at_work("rani") as session:
        gone = moves.persons(session)[2].id
        household = moves.large(session)
        number = moves.split(session, 3)
        moves.filed(session, number)
        with pytest.raises(SubjectElsewhereError):
            starting.deactivation(session, household, gone, "Meninggal")
        assert [own.number for own in queues.page(session, None)] == [number]


def test_an_older_request_is_not_filed_again_over_people_who_moved(bureau: Bureau) -> None:
    """It starts from before the move, and would bring somebody back."""
    with bureau.at_work("rani") as session:
        first = starting.correction(session, moves.large(session), road.WHY)
        who = moves.persons(session)[4].id
        filled = entry.open_entry(session, first)
        filled = moves.typed(session, filled, who, {"tempat_lahir": "KEPAHIANG"})
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        entry.file_entry(session, filled)
        moves.filed(session, moves.split(session, 3))
        workflow.reopen(session, first, "Salah ketik")
        filled = entry.open_entry(session, first)
        filled = moves.typed(session, filled, who, {"tempat_lahir": "MANNA"})
        filled = moves.typed(
            session, filled, moves.persons(session)[2].id, {"tempat_lahir": "KEPAHIANG"}
        )
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        with pytest.raises(HouseholdBusyError):
            entry.file_entry(session, filled)


def test_an_acceptance_that_is_broken_off_leaves_everybody_where_they_were(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All revisions of the request, or none."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.split(session, 3))
        before = lookup.household(session, moves.large(session)).record
        apply, left = accept.apply_revision, iter(range(3))

        def breaks_off(store: Store, revision_hash: str) -> None:
            """Apply three revisions, and no fourth."""
            if next(left, None) is None:
                raise HouseholdNotFoundError
            apply(store, revision_hash)

        monkeypatch.setattr(accept, "apply_revision", breaks_off)
        with pytest.raises(HouseholdNotFoundError):
            accept.apply_proposal(session.store, number)
        assert lookup.household(session, moves.large(session)).record == before
        assert keeping.check_store(session).sound


@pytest.mark.parametrize("statement", ["drafts.save_subjects", "drafts.save"])
def test_a_program_killed_while_a_split_begins_leaves_nothing_of_it(
    bureau: Bureau, statement: str
) -> None:
    """Not a number in the ledger, and nobody between two households."""
    _killed(bureau, statement)
    with bureau.at_work("rani") as session:
        assert queues.page(session, None) == ()
        assert keeping.check_store(session).sound


@pytest.mark.parametrize("statement", ["proposals.propose", "drafts.clear"])
def test_a_program_killed_while_a_split_is_filed_leaves_the_draft_with_every_answer(
    bureau: Bureau, statement: str
) -> None:
    """Both households are proposed, or neither."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3, 4, head=3)
        moves.answered(session, number)
        where = moves.moved(session, number)
    _killed(bureau, statement, number)
    with bureau.at_work("rani") as session:
        assert road.state(session, number) is State.DRAFT
        assert proposals.proposal(session.store, number) == ()
        assert moves.moved(session, number) == where
        assert moves.filed(session, number).state is State.CHECKED
        assert keeping.check_store(session).sound


def _killed(bureau: Bureau, statement: str, number: str = "") -> None:
    """Let a program begin or file a split, and be killed at a statement."""
    words = [str(bureau.place), *statement.split("."), number]
    done = subprocess.run([sys.executable, "-c", KILLED, *words], cwd=ROOT, check=False)
    assert done.returncode < 0
