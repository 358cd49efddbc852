"""The head of a household dies or leaves the list: who is counted, and who is the next head."""

import pytest

from db.requests import accept
from forms.records import State
from siksng_tui.services.entry import entry, heading, starting
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.entry.heading import NoSuccessorError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.paper_rows import Rows
from siksng_tui.services.requests import lookup, queues
from tests.services import moves
from tests.services.bureau import Bureau

DIED = {
    "art_nonaktif_alasan": "2",
    "art_nonaktif_tanggal": "01-11-2026",
    "art_nonaktif_dokumen": "Akta kematian 12/2026",
}
"""What a deactivation of who died is answered with."""


def _corrected(session: Session) -> Entry:
    """Return a correction of the large household."""
    number = starting.correction(session, moves.large(session), "Kepala meninggal")
    return entry.open_entry(session, number)


def _leaving(session: Session, at: int, reason: str) -> Entry:
    """Return a deactivation of a member, by the place from 0, with its reason answered."""
    person = moves.persons(session)[at].id
    number = starting.deactivation(session, moves.large(session), person, "Keluar")
    filled = entry.open_entry(session, number)
    return moves.typed(session, filled, person, {"art_nonaktif_alasan": reason})


def _present(filled: Entry, at: int = 0) -> object:
    """Return the presence of a member."""
    return filled.record.persons[at].answers["status_keberadaan_art"]


@pytest.mark.parametrize(
    ("reason", "presence"), [("2", "2"), ("3", "5"), ("4", "3"), ("5", "6"), ("6", "1")]
)
def test_who_leaves_the_list_is_counted_only_while_living_in_the_household(
    bureau: Bureau, reason: str, presence: str
) -> None:
    """Who died, moved or was not found is no member; who is well-off lives on there."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 1, reason)
        count = len(filled.record.persons)
    assert _present(filled, 1) == presence
    assert filled.record.household.answers["jumlah_art"] == count - (presence != "1")


def test_another_reason_gives_the_presence_back_that_was_there(bureau: Bureau) -> None:
    """A mistyped death must not leave anybody dead."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 1, "2")
        person = filled.record.persons[1].id
        filled = moves.typed(session, filled, person, {"art_nonaktif_alasan": "7"})
        assert _present(filled, 1) == "1"


def test_a_correction_in_which_the_head_died_offers_the_grown_up_members(bureau: Bureau) -> None:
    """Children can head a household only where nobody else is left."""
    with bureau.at_work("rani") as session:
        filled = _corrected(session)
        head, *others = filled.record.persons
        assert heading.successors(session, filled) == ()
        filled = moves.typed(session, filled, head.id, {"status_keberadaan_art": "2"})
        offered = {own.id for own in heading.successors(session, filled)}
        born_until = session.today().replace(year=session.today().year - 17).isoformat()
        assert offered == {
            own.id for own in others if str(own.answers["tanggal_lahir"]) <= born_until
        }
        assert others[0].id in offered


def test_another_head_is_named_by_the_household_and_the_others_are_asked_anew(
    bureau: Bureau,
) -> None:
    """A child of the one need not be a child of the other: nothing is taken for granted."""
    with bureau.at_work("rani") as session:
        filled = _corrected(session)
        head, wife, *children = filled.record.persons
        filled = moves.typed(session, filled, head.id, {"status_keberadaan_art": "2"})
        filled = heading.succeed(session, filled, wife.id)
        again = entry.open_entry(session, filled.number)
        household = again.record.household.answers
        assert household["nama_krt"] == wife.answers["nama"]
        told = {own.id: own.answers.get("hubungan_krt") for own in again.record.persons}
        assert told.pop(wife.id) == "1"
        assert set(told.values()) == {None}
        missing = {own.place.subject for own in again.open_findings() if own.rule == "M01"}
        assert missing == {own.id for own in children}


def test_who_lives_there_no_more_becomes_no_head(bureau: Bureau) -> None:
    """And nobody does while the household has its head."""
    with bureau.at_work("rani") as session:
        filled = _corrected(session)
        head, wife = filled.record.persons[:2]
        with pytest.raises(NoSuccessorError):
            heading.succeed(session, filled, wife.id)
        filled = moves.typed(session, filled, wife.id, {"status_keberadaan_art": "3"})
        filled = moves.typed(session, filled, head.id, {"status_keberadaan_art": "2"})
        with pytest.raises(NoSuccessorError):
            heading.succeed(session, filled, wife.id)


def test_a_deactivation_of_the_head_waits_until_everybody_is_something_to_the_next(
    bureau: Bureau,
) -> None:
    """It is one request: the register never has a family without a head."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 0, "2")
        head, wife, *children = filled.record.persons
        filled = moves.typed(session, filled, head.id, DIED)
        assert not filled.asks(head.id, "IV_CHILD_OUTSIDE")
        assert entry.file_entry(session, filled).open_findings
        filled = heading.succeed(session, filled, wife.id)
        for own in children:
            codes = {"hubungan_krt": "3", "hubungan_keluarga": "3"}
            filled = moves.typed(session, filled, own.id, codes)
        assert entry.file_entry(session, filled).state is State.CHECKED
        changed = {own.subject for own in queues.review(session, filled.number).changes}
        assert {filled.record.household.id, head.id, wife.id} <= changed
        accept.apply_proposal(session.store, filled.number)
        known = lookup.household(session, filled.record.household.id)
    assert known.summary.head_name == wife.answers["nama"]


def test_a_deactivation_of_another_member_asks_nobody_else(bureau: Bureau) -> None:
    """Only who is left behind by a head is something else to somebody."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 1, "2")
        asked = {own.id for own in filled.record.persons if filled.scopes(own.id)}
    assert asked == {filled.chosen}


def test_a_head_who_lives_on_is_something_to_the_next_head(bureau: Bureau) -> None:
    """Who refuses help leaves the list, not the house."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 0, "7")
        head, wife = filled.record.persons[:2]
        assert not filled.asks_of(head.id, filled.instrument.variable("hubungan_krt"))
        filled = heading.succeed(session, filled, wife.id)
        assert filled.asks_of(head.id, filled.instrument.variable("hubungan_krt"))
        places = {own.place.subject for own in filled.open_findings() if own.rule == "M01"}
    assert head.id in places


def test_the_annex_names_who_leaves_and_counts_who_lives_there(bureau: Bureau) -> None:
    """Its row bears the name of the next head, who must not be taken for the dead."""
    with bureau.at_work("rani") as session:
        filled = _leaving(session, 0, "2")
        head, wife, *children = filled.record.persons
        filled = moves.typed(session, filled, head.id, DIED)
        filled = heading.succeed(session, filled, wife.id)
        for own in children:
            codes = {"hubungan_krt": "3", "hubungan_keluarga": "3"}
            filled = moves.typed(session, filled, own.id, codes)
        entry.file_entry(session, filled)
        (row,) = Rows(session, [filled.number], masked=False)()
    assert (row.name, row.persons) == (wife.answers["nama"], len(children) + 1)
    assert row.note == f"Anggota 1 {head.answers['nama']}: Keluar"
