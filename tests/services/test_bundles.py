"""Stacks of paper: what goes into them, what is missing, and when they may be closed."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from forms.errors import SiksngError
from siksng_tui.services.entry import bundles, starting
from siksng_tui.services.entry.bundles import Header
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import lookup, workflow
from tests.db.stores import sql
from tests.services.bureau import Bureau, home
from tests.services.road import WHY, filed

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""

HEADER = Header(VILLAGE, "bdt", 2, dt.date(2026, 11, 20), "RT 03 RW 01", 2, "Pak Toni")
"""What stands on a stack of two forms."""


def _of_home(session: Session, number: int = 0) -> Header:
    """Return the header of a stack from the village of a household."""
    view = lookup.household(session, home(number))
    members = len(view.record.persons)
    return replace(HEADER, village=view.record.household.region, forms=1, members=members)


def test_a_stack_is_numbered_in_the_ledger_and_lies_on_the_desk(bureau: Bureau) -> None:
    """Nothing of it is entered yet."""
    with bureau.at_work("rani") as session:
        first, second = (bundles.begin(session, HEADER) for __ in range(2))
        assert first.startswith("1771-2026T-001-")
        assert bundles.on_desk(session) == second
        own = bundles.get(session, second)
    assert own.bundle.header == HEADER
    assert (own.bundle.entered, own.bundle.filed, own.bundle.missing, own.members) == (0, 0, 2, 0)
    assert not own.agrees


def test_new_forms_go_into_the_stack_on_the_desk_until_it_is_complete(bureau: Bureau) -> None:
    """Drafts are entered, but not filed."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, HEADER)
        one = bundles.new_form(session, number, "Pendaftaran baru")
        two = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
        own = bundles.get(session, number)
        assert [line.number for line in own.requests] == [one, two]
        assert (own.bundle.entered, own.bundle.filed, own.bundle.missing) == (2, 0, 0)
        assert own.members == 2
        workflow.withdraw(session, two, "salah orang")
        own = bundles.get(session, number)
    assert (own.bundle.entered, own.bundle.missing, own.members) == (1, 1, 1)


def test_somebody_at_the_counter_is_not_of_the_stack(bureau: Bureau) -> None:
    """Another village, another questionnaire, or no stack on the desk."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, HEADER)
        starting.new_household(session, "17.71.03.1001", "bdt", "Baru")
        other = bundles.begin(session, replace(HEADER, instrument="dtsen"))
        starting.new_household(session, VILLAGE, "bdt", "Baru")
        bundles.clear_desk(session)
        starting.new_household(session, VILLAGE, "bdt", "Baru")
        assert bundles.get(session, number).requests == ()
        assert bundles.get(session, other).requests == ()
    with bureau.at_work("tuti") as session:
        starting.new_household(session, VILLAGE, "bdt", "Baru")
        assert bundles.get(session, number).requests == ()


def test_the_stack_still_lies_there_after_a_lock(bureau: Bureau) -> None:
    """The paper does too."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, HEADER)
    with bureau.at_work("rani") as session:
        assert bundles.on_desk(session) == number
        begun = starting.new_household(session, VILLAGE, "bdt", "Baru")
        assert [own.number for own in bundles.get(session, number).requests] == [begun]


def test_a_stack_whose_totals_agree_is_closed_without_a_reason(bureau: Bureau) -> None:
    """Forms and members; it lies on no desk any more and takes nothing more."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, _of_home(session))
        filed(session, home(), luas_lantai="61")
        assert bundles.get(session, number).agrees
        closed = bundles.close(session, number)
        assert closed.closed
        assert closed.closed_by == "rani"
        assert bundles.on_desk(session) == ""
        with pytest.raises(bundles.BundleClosedError):
            bundles.new_form(session, number, "Baru")
        with pytest.raises(bundles.BundleClosedError):
            bundles.close(session, number)


def test_a_closed_stack_is_reopened_with_a_reason_and_takes_forms_again(bureau: Bureau) -> None:
    """A form was found behind the cupboard; whoever reopened the stack says so."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, replace(_of_home(session), forms=2))
        with pytest.raises(bundles.BundleStillOpenError):
            bundles.reopen(session, number, "belum ditutup")
        bundles.close(session, number, "satu formulir hilang")
        with pytest.raises(bundles.ReopeningUnexplainedError):
            bundles.reopen(session, number, "  ")
        assert bundles.get(session, number).bundle.closed
        bundles.reopen(session, number, "formulirnya ditemukan")
        bundles.new_form(session, number, "Baru")
        found = bundles.get(session, number)
        assert (found.bundle.closed, found.bundle.entered) == (None, 1)
        assert found.bundle.reason == "formulirnya ditemukan"
        assert bundles.on_desk(session) == number


def test_it_is_known_beforehand_into_which_stack_a_form_goes(bureau: Bureau) -> None:
    """Only into one of the same village and questionnaire."""
    with bureau.at_work("rani") as session:
        header = _of_home(session)
        number = bundles.begin(session, header)
        assert bundles.takes_in(session, header.village, header.instrument) == number
        assert bundles.takes_in(session, header.village, "dtsen") == ""
        assert bundles.takes_in(session, "17.71.99.9999", header.instrument) == ""


@pytest.mark.parametrize("wrong", [{"forms": 2}, {"members": 99}])
def test_totals_that_differ_ask_for_a_reason(bureau: Bureau, wrong: dict[str, Any]) -> None:
    """A form that fell behind the cupboard is noticed here."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, replace(_of_home(session), **wrong))
        filed(session, home(), luas_lantai="61")
        with pytest.raises(bundles.BundleDiffersError):
            bundles.close(session, number, "  ")
        closed = bundles.close(session, number, "satu formulir kosong")
    assert closed.reason == "satu formulir kosong"


def test_without_a_count_of_members_only_forms_are_compared(bureau: Bureau) -> None:
    """Not every office counts them."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, replace(_of_home(session), members=None))
        filed(session, home(), luas_lantai="61")
        assert bundles.get(session, number).agrees


def test_a_form_that_was_begun_before_the_stack_is_put_in_later(bureau: Bureau) -> None:
    """Somebody forgot to open the stack; one of another village is refused."""
    with bureau.at_work("rani") as session:
        request = starting.correction(session, home(), WHY)
        number = bundles.begin(session, _of_home(session))
        foreign = bundles.begin(session, replace(HEADER, village="17.71.03.1001"))
        bundles.put_in(session, number, request)
        other = starting.new_household(session, VILLAGE, "bdt", "Baru")
        with pytest.raises(bundles.BundleForeignError):
            bundles.put_in(session, foreign, other)
        assert [own.number for own in bundles.get(session, number).requests] == [request]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"village": "17.71.01"}, VillageUnknownError),
        ({"forms": 0}, bundles.BundleCountError),
        ({"members": 0}, bundles.BundleCountError),
        ({"area": "1771010203809001"}, bundles.BundleNamesCitizenError),
        ({"instrument": "tiada"}, SiksngError),
    ],
)
def test_a_header_that_cannot_be_one_is_refused(
    bureau: Bureau, change: dict[str, Any], refusal: type[SiksngError]
) -> None:
    """Nothing is numbered."""
    with bureau.at_work("rani") as session:
        with pytest.raises(refusal):
            bundles.begin(session, replace(HEADER, **change))
        assert bundles.every(session) == ()


def test_who_is_no_operator_looks_on(bureau: Bureau) -> None:
    """The stack stays on the operator's desk."""
    with bureau.at_work("rani") as session:
        number = bundles.begin(session, HEADER)
    with bureau.at_work("budi") as session:
        assert bundles.open_stack(session, number).bundle.number == number
        assert bundles.on_desk(session) == ""
        with pytest.raises(RoleMissingError):
            bundles.close(session, number, "tidak perlu")
        with pytest.raises(bundles.BundleNotFoundError):
            bundles.get(session, "1771-2026T-009-X")


def test_the_check_of_the_store_knows_the_numbers_of_stacks(bureau: Bureau) -> None:
    """A number that was changed by hand has another check character."""
    with bureau.at_work("rani") as session:
        bundles.begin(session, HEADER)
        assert not keeping.check_store(session).problems
        sql(session.store, "UPDATE bundle SET number = '1771-2026T-002-A'")
        (problem,) = keeping.check_store(session).problems
    assert problem.code == "check-number"


def test_the_open_stacks_stand_first(bureau: Bureau) -> None:
    """The newest of them on top."""
    with bureau.at_work("rani") as session:
        numbers = [bundles.begin(session, HEADER) for __ in range(3)]
        bundles.close(session, numbers[2], "dikembalikan")
        found = [own.number for own in bundles.every(session)]
    assert found == [numbers[1], numbers[0], numbers[2]]
