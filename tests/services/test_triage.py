"""Triage at an upper office: what is doubtful comes first, and a person decides about it."""

from pathlib import Path

import pytest

from forms.records import Flag, State
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receiving
from siksng_tui.services.requests import lookup, queues, rulable, ruling, triage, workflow
from siksng_tui.services.requests.ruling import KeptUnknownError, Outcome, Ruling, SameProposerError
from siksng_tui.services.requests.triage import NotDoubtfulError
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import Realm


def _double(session: Session) -> str:
    """Return the number of a correction that gives a head the NIK of another family's."""
    home, other = realms.homes(session)[4:6]
    head, known = (lookup.household(session, own).record.persons[0] for own in (home, other))
    number = road.draft(session, home, luas_lantai="47")
    filled = entry.open_entry(session, number)
    nik = LeftField(head.id, "nik", str(known.answers["nik"]))
    filled = entry.leave_field(session, filled, nik)
    for found in filled.open_findings():
        filled = entry.give_reason(session, filled, found.key, "Sesuai KTP")
    assert entry.file_entry(session, filled).state is State.CHECKED
    return number


def _came(realm: Realm) -> str:
    """Return the number of a doubtful request that the district received beside a clean one."""
    with realm.at("village") as session:
        doubtful = _double(session)
        workflow.finalise(session, doubtful)
    path = road.sent_up(realm, "village", 1)
    with realm.at("district") as session:
        receiving.open_file(session, path)
    return doubtful


def test_the_doubtful_come_first_and_each_is_decided_by_a_person(tmp_path: Path) -> None:
    """Laid aside it stands last; passed with a reason it is judged anew."""
    realm = realms.copied(tmp_path)
    doubtful = _came(realm)
    with realm.at("district") as session:
        first, clean = triage.numbers(session)
        assert first == doubtful
        (seen,) = queues.summaries(session, [doubtful])
        assert triage.gravest(seen.flags) is Flag.DUPLICATE
        assert len(triage.others(session, doubtful)) == 1
        with pytest.raises(KeptUnknownError):
            triage.same(session, doubtful, doubtful, "Sama")
        triage.lay_aside(session, doubtful, "Menunggu surat")
        assert triage.numbers(session) == (clean, doubtful)
        triage.take_up(session, doubtful)
        assert triage.numbers(session) == (doubtful, clean)
        assert triage.pass_doubt(session, doubtful, "Sudah dilihat KTP").state is State.CHECKED
        with pytest.raises(NotDoubtfulError):
            triage.pass_doubt(session, clean, "Tidak perlu")


def test_reasons_of_the_sender_are_read_before_a_request_is_taken_for_a_clean_one(
    tmp_path: Path,
) -> None:
    """It is checked at once, but nobody finalises it together with what is clean."""
    realm = realms.copied(tmp_path)
    explained = _came(realm)
    with realm.at("district") as session:
        triage.pass_doubt(session, explained, "Sudah dilihat KTP")
        (seen,) = queues.summaries(session, [explained])
        assert seen.flags == (Flag.EXPLAINED,)
        (clean,) = triage.clean(session)
        assert triage.numbers(session) == (explained, clean)
        assert [own.number for own in triage.accept_clean(session)] == [clean]
        triage.pass_doubt(session, explained, "Alasannya benar")
        assert [own.state for own in triage.accept_clean(session)] == [State.FINALISED]


def test_two_requests_do_not_absorb_each_other(tmp_path: Path) -> None:
    """Both would be lost, and the family with them; nor does one that was rejected keep another."""
    realm = realms.copied(tmp_path)
    first = _came(realm)
    with realm.at("district", "tuti") as session:
        second = triage.clean(session)[0]
        triage.same(session, first, second, "Keluarga yang sama")
        with pytest.raises(KeptUnknownError):
            triage.same(session, second, first, "Keluarga yang sama")
        ruling.propose(session, second, Ruling(Outcome.REJECTED, "Ganda"))
    with realm.at("district", "budi") as session:
        ruling.confirm(session, second)
        with pytest.raises(KeptUnknownError):
            ruling.confirm(session, first)
        assert [own.state for own in queues.summaries(session, [first, second])] == [
            State.RECEIVED,
            State.REJECTED,
        ]


def test_a_request_that_is_the_same_as_another_is_absorbed_by_two_people(tmp_path: Path) -> None:
    """What waits to be confirmed stands in no other queue of decisions."""
    realm = realms.copied(tmp_path)
    doubtful = _came(realm)
    with realm.at("district", "tuti") as session:
        kept = triage.clean(session)[0]
        triage.same(session, doubtful, kept, "Keluarga yang sama")
        assert triage.numbers(session) == (kept,)
        assert rulable.numbers(session) == (kept,)
        with pytest.raises(SameProposerError):
            ruling.confirm(session, doubtful)
        (own,) = rulable.sets(session).items()
        outcomes = rulable.propose_set(session, own[0], Ruling(Outcome.REJECTED, "Ganda"))
        assert [one.number for one in outcomes] == [kept]
    with realm.at("district", "budi") as session:
        assert len(rulable.to_confirm(session)) == 2
        states = {own.number: own.state for own in ruling.confirm_all(session)}
        assert states == {doubtful: State.ABSORBED, kept: State.REJECTED}
