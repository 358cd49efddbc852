"""A second correction of a family whose first one is still on its way."""

from functools import partial

import pytest

from db.register import revisions
from db.requests import proposals
from forms.records import RequestKind, State
from siksng_tui.services.entry import beginning, correcting, entry
from siksng_tui.services.entry.answering import FieldClosedError
from siksng_tui.services.entry.entry import Entry, LeftField, NothingChangedError
from siksng_tui.services.entry.standing import BuiltUponError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues, workflow
from siksng_tui.services.sets import sealing
from tests.services import road
from tests.services.bureau import Bureau, home


def test_it_starts_from_the_first_one_and_names_it_as_parent(bureau: Bureau) -> None:
    """So that it never takes back what the first one mends."""
    with bureau.at_work("rani") as session:
        first = road.filed(session, home(), luas_lantai="41")
        second = road.filed(session, home(), alamat="JL. MAWAR 2")
        (before,) = proposals.proposal(session.store, first)
        (after,) = proposals.proposal(session.store, second)
        accepted = revisions.accepted(session.store, home())
    assert before.revision.parent == before.base == accepted
    assert after.revision.parent == after.base == before.hash
    assert after.revision.subject.answers["luas_lantai"] == 41


def test_it_shows_only_its_own_changes(bureau: Bureau) -> None:
    """The mayor signs for each change once."""
    with bureau.at_work("rani") as session:
        road.filed(session, home(), luas_lantai="41")
        second = road.filed(session, home(), alamat="JL. MAWAR 2")
        seen = queues.review(session, second)
    assert [change.variable for change in seen.changes] == ["alamat"]
    assert seen.before.household.answers["luas_lantai"] == 41


def test_what_was_explained_in_the_first_is_not_asked_again(bureau: Bureau) -> None:
    """As long as the answer is the same; another one is another doubt."""
    with bureau.at_work("rani") as session:
        wish = beginning.Wish(RequestKind.CORRECTION, "Diukur lagi", household=home())
        first = beginning.begin(session, wish)
        filled = _left(session, first, "nama_krt", "X1")
        for doubt in filled.open_findings():
            filled = entry.give_reason(session, filled, doubt.key, "tertulis begitu di KTP")
        assert entry.file_entry(session, filled).state is State.CHECKED
        second = beginning.begin(session, wish)
        filled = entry.open_entry(session, second)
        assert set(filled.reasons.values()) == {"tertulis begitu di KTP"}
        assert filled.open_findings() == ()
        assert _left(session, second, "nama_krt", "X2").open_findings() != ()


def _left(session: Session, number: str, name: str, text: str) -> Entry:
    """Return a request after an answer of the household was typed."""
    filled = entry.open_entry(session, number)
    return entry.leave_field(session, filled, LeftField(home(), name, text))


def test_both_stand_beside_the_family_until_they_are_decided(bureau: Bureau) -> None:
    """Whoever opens the family sees that somebody is at it already."""
    with bureau.at_work("rani") as session:
        numbers = [road.filed(session, home(), luas_lantai=area) for area in ("41", "42")]
        view = lookup.household(session, home())
        assert [request.number for request in view.under_way] == numbers[::-1]
        assert view.record.household.answers["luas_lantai"] not in (41, 42)
        workflow.withdraw(session, numbers[1], "Warga membatalkan")
        assert len(lookup.household(session, home()).under_way) == 1


def test_the_first_is_neither_withdrawn_nor_reopened_under_the_second(bureau: Bureau) -> None:
    """The second states the whole household: it would send what was withdrawn all the same."""
    with bureau.at_work("rani") as session:
        first = road.filed(session, home(), luas_lantai="41")
        second = road.filed(session, home(), alamat="JL. MAWAR 2")
        for refused in (workflow.withdraw, workflow.reopen):
            with pytest.raises(BuiltUponError) as refusal:
                refused(session, first, "Warga membatalkan")
            assert refusal.value.facts == {"number": first, "other": second}
        assert road.state(session, first) is State.CHECKED
        workflow.withdraw(session, second, "Warga membatalkan")
        assert workflow.withdraw(session, first, "Warga membatalkan").state is State.WITHDRAWN


def test_a_reopened_first_one_is_not_filed_anew_under_a_second(bureau: Bureau) -> None:
    """What the second started from must not change behind it."""
    with bureau.at_work("rani") as session:
        first = road.filed(session, home(), luas_lantai="41")
        workflow.reopen(session, first, "Alamat keliru")
        second = road.filed(session, home(), alamat="JL. MAWAR 2")
        filled = entry.open_entry(session, first)
        filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "43"))
        with pytest.raises(BuiltUponError):
            entry.file_entry(session, filled)
        assert entry.open_entry(session, first).record.household.answers["luas_lantai"] == 43
        workflow.withdraw(session, second, "Warga membatalkan")
        assert entry.file_entry(session, entry.open_entry(session, first)).state is State.CHECKED


def test_each_can_be_in_a_set_of_its_own(bureau: Bureau) -> None:
    """The first waits for the mayor; the second must not wait with it."""
    first = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), alamat="JL. MAWAR 2")
        workflow.finalise(session, number)
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        second = sealing.seal(session, road.CYCLE)
        assert sealing.get(session, first.number).requests != second.requests == (number,)


def test_a_correction_in_one_step_is_entered_and_filed(bureau: Bureau) -> None:
    """The command line's way."""
    with bureau.at_work("rani") as session:
        fill_in = partial(_typed, session, "luas_lantai", "41")
        filed = correcting.correct(session, home(), road.WHY, fill_in)
        assert filed.state is State.CHECKED
        assert queues.review(session, filed.number).changes[0].after == 41


@pytest.mark.parametrize(
    ("variable", "text", "error"),
    [("umur", "3", FieldClosedError), ("luas_lantai", "", NothingChangedError)],
    ids=["refused-answer", "no-change"],
)
def test_a_correction_in_one_step_that_is_refused_leaves_nothing(
    bureau: Bureau, variable: str, text: str, error: type[Exception]
) -> None:
    """Not even its number: the ledger has no gap that nobody can explain."""
    with bureau.at_work("rani") as session:

        def fill_in(filled: Entry) -> Entry:
            """Answer one question, and put its answer back where nothing is to change."""
            if text:
                return _typed(session, variable, text, filled)
            before = str(filled.before.household.answers[variable])
            return _typed(session, variable, before, _typed(session, variable, "77", filled))

        with pytest.raises(error):
            correcting.correct(session, home(), road.WHY, fill_in)
        assert queues.page(session, None) == ()
        assert road.draft(session, home())[:17] == "1771-2026-000001-"


def test_a_correction_in_one_step_with_an_open_finding_stays_a_draft(bureau: Bureau) -> None:
    """What was typed is kept, to be mended or explained."""
    with bureau.at_work("rani") as session:
        fill_in = partial(_typed, session, "luas_lantai", "990")
        filed = correcting.correct(session, home(), road.WHY, fill_in)
        assert filed.open_findings
        kept = entry.open_entry(session, filed.number)
        assert kept.record.household.answers["luas_lantai"] == 990


def _typed(session: Session, variable: str, text: str, filled: Entry) -> Entry:
    """Return the entry after one field of the household."""
    return entry.leave_field(session, filled, LeftField(home(), variable, text))
