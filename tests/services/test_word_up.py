"""The owner tells the citizen; every office above hears it with the next submission, once."""

import datetime as dt
from pathlib import Path

import pytest

from db.integrity import integrity
from db.parcels import arrivals, parcels
from db.parcels.arrivals import RecordOutcome
from db.requests.decisions import Outcome
from forms.records import State
from forms.set_records import Cover
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.telling import LONGEST_HOW, CarriedTelling
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.parcels import packing, receiving, verdicts, word_parcels
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.parcels.word_parcels import NothingToldError
from siksng_tui.services.requests import queues, roads, ruling, telling, word_up, workflow
from siksng_tui.services.requests.ledger import Section
from siksng_tui.services.requests.roads import StopKind
from siksng_tui.services.requests.ruling import Ruling
from siksng_tui.services.requests.telling import HowTooLongError
from siksng_tui.services.requests.word_up import TellingForeignError
from siksng_tui.services.trust import trusting
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm
from tests.services.test_ledger import hand_down, owed, sound, standing
from tests.services.test_receiving import carry, pass_on

HOW = "Lewat surat"


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


def rejected_by(realm: Realm, office: str, count: int = 1) -> tuple[str, ...]:
    """Return requests of the village that an office above rejected, as the village knows."""
    carry(realm, road.sent_up(realm, "village", count), "district")
    hand_down(realm, "district", "village")
    if office == "city":
        carry(realm, pass_on(realm, "district"), "city")
        hand_down(realm, "city", "district")
    with realm.at(office) as session:
        numbers = tuple(sorted(queues.numbers(session, State.CHECKED)))
        for number in numbers:
            ruling.propose(session, number, Ruling(Outcome.REJECTED, "Rumah kosong"))
    with realm.at(office, "budi") as session:
        ruling.confirm_all(session)
    _verdicts_down(realm, office)
    return numbers


def _verdicts_down(realm: Realm, office: str) -> None:
    """Let the village hear what an office above decided."""
    with realm.at(office) as session:
        verdicts.make(session, CYCLE)
    if office == "city":
        hand_down(realm, "city", "district")
    hand_down(realm, "district", "village")


def tell(realm: Realm, *numbers: str) -> None:
    """Let the village tell the citizens of some requests."""
    with realm.at("village") as session:
        for number in numbers:
            telling.tell(session, number, HOW)


def word(realm: Realm, office: str) -> Path:
    """Return the only parcel in which an office says which citizens were told."""
    with realm.at(office) as session:
        (path,) = word_parcels.export(session, realm.stick)
    return path


def outcomes(session: Session, parcel_id: str) -> list[tuple[str, str]]:
    """Return what became of the records of a parcel, and why."""
    return [(own.outcome, own.reason) for own in arrivals.outcomes(session.store, parcel_id)]


def problems(session: Session) -> list[str]:
    """Return the codes of what the check of a store finds."""
    return [own.code for own in integrity.check(session.store).problems]


def test_the_word_goes_up_office_by_office_and_each_notes_it(realm: Realm) -> None:
    """Village, district, city: decided and not told, then ended; each side counts the same."""
    (number,) = rejected_by(realm, "city")
    for office in ("district", "city"):
        with realm.at(office) as session:
            assert standing(sound(session)) == {Section.UNTOLD_BY_OWNER: 1}
            assert word_parcels.count(session) == 0
    tell(realm, number)
    for office, above in (("village", "district"), ("district", "city")):
        path = word(realm, office)
        carry(realm, path, above)
        with realm.at(above) as session:
            assert standing(sound(session)) == {Section.ENDED: 1}
            assert road.state(session, number) is State.TOLD
            assert problems(session) == []
        hand_down(realm, above, office)
        with realm.at(office) as session:
            assert word_parcels.count(session) == 0
            assert owed(sound(session)) == {}
            assert problems(session) == []
    with realm.at("city") as session:
        _went(session, number)


def _went(session: Session, number: str) -> None:
    """Test that the city's road of a request says who told whom of what."""
    stops = roads.road(session, number).stops
    (told,) = [own for own in stops if own.kind is StopKind.TOLD]
    (came,) = [own for own in stops if own.kind is StopKind.WORD]
    (heard,) = [own for own in stops if own.kind is StopKind.HEARD]
    assert (told.office, told.account, told.reason) == ("Kelurahan Contoh", "rani", HOW)
    assert dt.date.fromisoformat(told.other) == session.today()
    assert (came.office, heard.word) == ("Kecamatan Contoh", "accepted")


def test_it_goes_with_the_next_set_and_takes_no_request_along(realm: Realm) -> None:
    """A telling beside requests: these are sent, it is told; the receipt speaks of all of them."""
    first, second = rejected_by(realm, "district", 2)
    tell(realm, first, second)
    with realm.at("village") as session:
        home = realms.homes(session)[2]
        fresh = road.filed(session, home, luas_lantai="77")
        workflow.finalise(session, fresh)
    path = road.sent(realm, "village")
    with realm.at("village") as session:
        assert road.state(session, fresh) is State.SENT
    carry(realm, path, "district")
    hand_down(realm, "district", "village")
    with realm.at("village") as session:
        known = {own.number: own.state for own in queues.summaries(session, (first, second, fresh))}
        assert known == {
            first: State.TOLD,
            second: State.TOLD,
            fresh: State.ACKNOWLEDGED,
        }
        assert word_parcels.count(session) == 0
        assert (sound(session).unbalanced, problems(session)) == ((), [])


def test_it_goes_again_until_a_receipt_says_that_it_was_taken(realm: Realm) -> None:
    """The same bytes as long as nothing else was told; then a new parcel with both."""
    first, second = rejected_by(realm, "district", 2)
    tell(realm, first)
    path = word(realm, "village")
    lost = path.read_bytes()
    path.unlink()
    assert word(realm, "village").read_bytes() == lost
    tell(realm, second)
    both = word(realm, "village")
    assert both != path
    with realm.at("district") as session:
        came = receiving.open_file(session, both)
        assert came.parcel is not None
        assert outcomes(session, came.parcel.id) == [("accepted", "")] * 2
        again = receiving.open_file(session, path)
        assert again.status is Status.OPENED
        assert again.parcel is not None
        assert outcomes(session, again.parcel.id) == [("accepted", "")]
        assert standing(sound(session)) == {Section.ENDED: 2}
    hand_down(realm, "district", "village")
    with realm.at("village") as session:
        with pytest.raises(NothingToldError):
            word_parcels.export(session, realm.stick)
        assert problems(session) == []


def test_what_was_told_before_it_was_decided_above_is_refused_and_goes_again(realm: Realm) -> None:
    """The village knew from a paper; the district takes the word once it decided itself."""
    carry(realm, road.sent_up(realm, "village", 1), "district")
    hand_down(realm, "district", "village")
    paper = Cover("460/7", dt.date(2026, 11, 20), "Camat")
    with realm.at("village") as session:
        (number,) = queues.numbers(session, State.ACKNOWLEDGED)
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Pindah", paper=paper))
    with realm.at("village", "budi") as session:
        ruling.confirm(session, number)
    tell(realm, number)
    with realm.at("district") as session:
        came = receiving.open_file(session, word(realm, "village"))
        assert came.parcel is not None
        assert outcomes(session, came.parcel.id) == [("refused", "step-refused")]
        assert road.state(session, number) is State.CHECKED
        assert problems(session) == []
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Pindah"))
    with realm.at("district", "budi") as session:
        ruling.confirm(session, number)
    hand_down(realm, "district", "village")
    with realm.at("village") as session:
        assert word_parcels.count(session) == 1
    carry(realm, word(realm, "village"), "district")
    with realm.at("district") as session:
        assert road.state(session, number) is State.TOLD


def test_a_bad_telling_is_refused_by_itself(realm: Realm) -> None:
    """An unknown number, a foreign one, another word of the same, twice, and one beyond reading."""
    first, second = rejected_by(realm, "district", 2)
    tell(realm, first, second)
    with realm.at("village") as session:
        sent = _with_faults(session, first, second)
        path = packing.write(session, sent, realm.stick)
    with realm.at("district") as session:
        came = receiving.open_file(session, path)
        assert came.parcel is not None
        assert arrivals.outcomes(session.store, came.parcel.id) == (
            RecordOutcome(1, first, "accepted", ""),
            RecordOutcome(2, "1771-2026-000009-X", "refused", "request-not-found"),
            RecordOutcome(3, "", "refused", "request-line-wrong/form"),
            RecordOutcome(4, first, "accepted", ""),
            RecordOutcome(5, first, "refused", "telling-differs"),
            RecordOutcome(6, second, "accepted", ""),
        )
        assert standing(sound(session)) == {Section.ENDED: 2}
        assert problems(session) == []


def _with_faults(session: Session, first: str, second: str) -> parcels.Parcel:
    """Return a parcel of the village in which only some tellings are sound."""
    (told,) = word_up.due(session).values()
    one, two = sorted(told, key=lambda own: own.number)
    good, other = word_up.lines([one, two])
    unknown = good.replace(first.encode(), b"1771-2026-000009-X")
    differs = good.replace(HOW.encode(), b"Di loket")
    records = [good, unknown, good + b" ", good, differs, other]
    load = Load(Kind.SUBMISSION, CYCLE, tellings=[first] * 5 + [second])
    with session.act("parcel.pack") as facts:
        sent = packing.packed(session, trusting.recipient(session), Content(records), load)
        facts["parcel"] = sent.id
    return sent


def test_only_the_office_that_sent_a_request_tells_of_it(realm: Realm) -> None:
    """The city hears it from the district, nobody else; nobody tells of the office's own."""
    (number,) = rejected_by(realm, "city")
    with realm.at("village") as session:
        village = Office(session.office.id, session.office.level, session.office.region)
        carried = CarriedTelling(number, session.today(), HOW, "rani", session.clock())
        with pytest.raises(TellingForeignError):
            word_up.hear(session, village, carried)
    with realm.at("city") as session:
        with pytest.raises(TellingForeignError):
            word_up.hear(session, village, carried)
        assert road.state(session, number) is State.REJECTED


def test_who_tells_must_say_how_in_a_few_words_and_an_operator_sends_it(realm: Realm) -> None:
    """The line of a parcel has a limit, and sending is the operator's part."""
    (number,) = rejected_by(realm, "district")
    with realm.at("village") as session, pytest.raises(HowTooLongError):
        telling.tell(session, number, "x" * (LONGEST_HOW + 1))
    tell(realm, number)
    with realm.at("village", "budi") as session, pytest.raises(RoleMissingError):
        word_parcels.export(session, realm.stick)
