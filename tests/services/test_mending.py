"""An upper office mends answers itself: on top of what was signed, told upward and downward."""

from itertools import pairwise
from pathlib import Path

import pytest

from db.integrity import integrity
from forms.editing import answer_at, read_path
from forms.lifecycle import Step
from forms.records import Flag, State
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import LeftField, NothingChangedError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receiving, verdicts
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import lookup, mending, queues, roads, ruling, triage, workflow
from siksng_tui.services.requests.mending import DecisionWaitingError, NotMendedError
from siksng_tui.services.requests.roads import StopKind
from siksng_tui.services.requests.ruling import MendingOpenError, NotFromBelowError, Outcome, Ruling
from siksng_tui.services.requests.workflow import SamePersonError
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import Realm

WHY = "Diukur ulang oleh kecamatan"
DISTRICT = "Kecamatan Contoh"
CITY = "Dinas Sosial Kota Bengkulu"
FLOOR = read_path("luas_lantai")


def _received(realm: Realm, office: str, path: Path) -> None:
    """Let an office open a parcel."""
    with realm.at(office) as session:
        assert receiving.open_file(session, path).status is Status.OPENED


def _at_district(realm: Realm, count: int = 1) -> tuple[str, ...]:
    """Return the numbers of corrections of the village that the district received."""
    _received(realm, "district", road.sent_up(realm, "village", count))
    with realm.at("district") as session:
        return tuple(sorted(triage.numbers(session)))


def _typed(session: Session, number: str, floor: str) -> None:
    """Type another floor into a request that is open to be mended."""
    filled = entry.open_entry(session, number)
    household = filled.record.household.id
    entry.leave_field(session, filled, LeftField(household, "luas_lantai", floor))


def _mended(session: Session, number: str, floor: str = "77", why: str = WHY) -> State:
    """Return where a request stands after its floor was mended and filed."""
    mending.begin(session, number, why)
    _typed(session, number, floor)
    return entry.file_entry(session, entry.open_entry(session, number)).state


def _floor(session: Session, number: str) -> object:
    """Return the floor that a request proposes."""
    seen = queues.review(session, number)
    return answer_at(seen.after.household, FLOOR)


def _registered(session: Session, number: str) -> object:
    """Return the floor that the register has of a request's household."""
    home = queues.review(session, number).after.household.id
    return answer_at(lookup.household(session, home).record.household, FLOOR)


def _told(session: Session, number: str) -> list[tuple[str, str, list[tuple[str, object, object]]]]:
    """Return who changed a request above, why, and which answers from what to what."""
    return [
        (own.author, own.reason, [(one.variable, one.before, one.after) for one in own.changes])
        for own in queues.review(session, number).mendings
    ]


def _makers(session: Session, number: str) -> list[str]:
    """Return the names of the offices that changed a request above."""
    return [own.office for own in queues.review(session, number).mendings]


def _decided(session: Session, number: str) -> tuple[str, str, str]:
    """Return the last step of a request, under whose account it stands, and who took it."""
    seen = queues.review(session, number)
    return seen.events[-1].step, seen.events[-1].account, seen.takers[-1]


def _stops(session: Session, number: str) -> list[tuple[str, str, str]]:
    """Return the office, the person and the reason of each mending on a request's road."""
    stops = roads.road(session, number).stops
    return [(own.office, own.account, own.reason) for own in stops if own.kind is StopKind.MENDED]


def _sent_up(realm: Realm, office: str) -> Path:
    """Return the parcel in which an office sends all that is checked there."""
    with realm.at(office) as session:
        workflow.finalise_all(session)
    return road.sent(realm, office)


def _down_the_line(realm: Realm, *offices: str) -> None:
    """Let each office tell the next one."""
    for above, below in pairwise(offices):
        _down(realm, above, below)


def _typed_address(realm: Realm, number: str) -> None:
    """Let the village mend another answer of a request that came back."""
    with realm.at("village") as session:
        filled = entry.open_entry(session, number)
        field = LeftField(filled.record.household.id, "alamat", "JL. MELATI 9")
        entry.leave_field(session, filled, field)
        entry.file_entry(session, entry.open_entry(session, number))


def _down(realm: Realm, above: str, below: str) -> None:
    """Let an office tell the one below what it took and what was decided."""
    with realm.at(above) as session:
        verdicts.make(session, road.CYCLE)
        waiting = packing.going_down(session)
        paths = [packing.hand_down(session, own, realm.stick) for own in waiting]
    for path in paths:
        with realm.at(below) as session:
            receiving.attempt(session, path)


def _why_back(realm: Realm, number: str) -> str:
    """Return why a request came back, as the village reads it on its page."""
    with realm.at("village") as session:
        back = queues.review(session, number).sent_back
        return back.reason if back else ""


def test_a_mended_request_goes_up_with_both_and_its_owner_reads_who_changed_what(
    tmp_path: Path,
) -> None:
    """The village's signature goes on under the district's; accepted is what the district said."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district") as session:
        assert _mended(session, number) is State.CHECKED
        said = [("rani", WHY, [("luas_lantai", 41, 77)])]
        assert _told(session, number) == said
    _received(realm, "city", _sent_up(realm, "district"))
    with realm.at("city") as session:
        assert _floor(session, number) == 77
        assert _told(session, number) == said
        assert _mended(session, number, "79", "Diukur lagi oleh kota") is State.CHECKED
        both = [*said, ("rani", "Diukur lagi oleh kota", [("luas_lantai", 77, 79)])]
        assert _told(session, number) == both
    _received(realm, "province", _sent_up(realm, "city"))
    with realm.at("province") as session:
        ruling.propose(session, number, Ruling(Outcome.ACCEPTED))
    with realm.at("province", "budi") as session:
        ruling.confirm(session, number)
    _down_the_line(realm, "province", "city", "district", "village")
    with realm.at("village") as session:
        assert queues.review(session, number).request.state is State.ACCEPTED
        assert _registered(session, number) == 79
        assert _told(session, number) == both
        assert integrity.check(session.store).problems == ()


def test_what_was_mended_is_not_lost_when_the_request_goes_back(tmp_path: Path) -> None:
    """Its owner goes on from the mended answer, and what comes again is taken as a whole."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district") as session:
        _mended(session, number)
    _received(realm, "city", _sent_up(realm, "district"))
    with realm.at("city") as session:
        ruling.send_back(session, number, "Alamat kurang lengkap")
    _down_the_line(realm, "city", "district", "village")
    with realm.at("village") as session:
        assert _told(session, number) == [("rani", WHY, [("luas_lantai", 41, 77)])]
        assert _floor(session, number) == 41
        workflow.rework(session, number)
        assert _floor(session, number) == 77
    _typed_address(realm, number)
    assert _why_back(realm, number) == "Alamat kurang lengkap"
    _received(realm, "district", _sent_up(realm, "village"))
    assert _why_back(realm, number) == ""
    with realm.at("district") as session:
        assert _floor(session, number) == 77
        assert queues.review(session, number).request.state is State.CHECKED
    _received(realm, "city", _sent_up(realm, "district"))
    with realm.at("city") as session:
        assert _floor(session, number) == 77
        assert integrity.check(session.store).problems == ()


def test_while_it_is_mended_a_request_stays_where_it_is(tmp_path: Path) -> None:
    """Nothing else is done to it; every field is kept; given up, it is what it was."""
    realm = realms.copied(tmp_path)
    number, other = _at_district(realm, 2)
    with realm.at("district") as session:
        mending.begin(session, number, WHY)
        _typed(session, number, "77")
    with realm.at("district", "tuti") as session:
        assert _floor(session, number) == 77
        (seen,) = queues.summaries(session, [number])
        assert (seen.state, seen.flags) == (State.RECEIVED, (Flag.MENDING,))
        assert triage.gravest(seen.flags) is Flag.MENDING
        assert triage.clean(session) == (other,)
        with pytest.raises(MendingOpenError):
            ruling.propose(session, number, Ruling(Outcome.REJECTED, "Tidak layak"))
        with pytest.raises(MendingOpenError):
            ruling.send_back(session, number, "Perbaiki")
        assert mending.give_up(session, number).state is State.CHECKED
        assert _floor(session, number) == 41
        assert triage.clean(session) == (number, other)
        assert _told(session, number) == []
        with pytest.raises(NotMendedError):
            mending.give_up(session, number)


def test_the_owner_reads_which_office_mended_where_only_one_can_have(tmp_path: Path) -> None:
    """The verdict names the office that decided, to which the owner sent the request itself."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district") as session:
        _mended(session, number)
        ruling.send_back(session, number, "Alamat kurang lengkap")
        assert _decided(session, number) == (Step.SEND_BACK, "rani", "rani")
    _down(realm, "district", "village")
    with realm.at("village") as session:
        assert _makers(session, number) == [DISTRICT]
        assert _stops(session, number) == [(DISTRICT, "rani", WHY)]
        assert _decided(session, number) == (Step.RETURN, "rani", DISTRICT)


def test_two_offices_that_mended_are_told_apart_above_and_not_at_the_owner(tmp_path: Path) -> None:
    """Signatures of upper offices do not come down; only the deciding office is known there."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district") as session:
        _mended(session, number)
    _received(realm, "city", _sent_up(realm, "district"))
    with realm.at("city") as session:
        _mended(session, number, "79", "Diukur lagi")
        assert _stops(session, number) == [(DISTRICT, "rani", WHY), (CITY, "rani", "Diukur lagi")]
        ruling.send_back(session, number, "Alamat kurang lengkap")
        assert _decided(session, number) == (Step.SEND_BACK, "rani", "rani")
    _down_the_line(realm, "city", "district", "village")
    with realm.at("village") as session:
        assert _decided(session, number) == (Step.RETURN, "rani", CITY)
        assert _makers(session, number) == ["", ""]


def test_who_mended_is_no_second_person(tmp_path: Path) -> None:
    """Another one authenticates; and nothing is filed where nothing was changed."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district", "tuti") as session:
        mending.begin(session, number, WHY)
        with pytest.raises(NothingChangedError):
            entry.file_entry(session, entry.open_entry(session, number))
        _typed(session, number, "77")
        entry.file_entry(session, entry.open_entry(session, number))
    with realm.at("district") as session:
        workflow.finalise(session, number)
    with realm.at("district", "tuti") as session, pytest.raises(SamePersonError):
        workflow.authenticate(session, number)


def test_only_what_came_from_below_is_mended_and_not_under_a_decision(tmp_path: Path) -> None:
    """An own request is reopened; what two people decide on does not change in between."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("village") as session, pytest.raises(NotFromBelowError):
        mending.begin(session, number, WHY)
    with realm.at("district") as session:
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Tidak layak"))
        with pytest.raises(DecisionWaitingError):
            mending.begin(session, number, WHY)


def test_a_finalised_request_is_opened_again_and_judged_once_more(tmp_path: Path) -> None:
    """Reopened without a change, it is checked again by the same key as ever."""
    realm = realms.copied(tmp_path)
    (number,) = _at_district(realm)
    with realm.at("district") as session:
        workflow.finalise(session, number)
        assert mending.begin(session, number, WHY).state is State.RECEIVED
        _typed(session, number, "77")
        filed = entry.file_entry(session, entry.open_entry(session, number))
        assert filed.state is State.CHECKED
        workflow.finalise(session, number)
        assert workflow.reopen(session, number, "Dilihat lagi").state is State.RECEIVED
        assert workflow.check_draft(session, number).state is State.CHECKED
        assert _floor(session, number) == 77
