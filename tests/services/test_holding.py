"""The new holder of a card is somebody known as a rule: the NIK alone is typed."""

from collections.abc import Mapping

from forms.records import Answer, State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup
from tests.services.bureau import Bureau, home

STRANGER = "1771014203800001"
"""Of nobody: a woman born on 2 March 1980."""


def _begun(session: Session) -> Entry:
    """Return a new change of the card holder."""
    number = starting.card_holder_change(session, home(), "pengurus meninggal")
    return entry.open_entry(session, number)


def _typed(session: Session, filled: Entry, name: str, text: str) -> Entry:
    """Return the request after an answer of the household was typed."""
    return entry.leave_field(session, filled, LeftField(filled.record.household.id, name, text))


def _member(session: Session, household: str, at: int) -> Mapping[str, Answer]:
    """Return the answers of a member."""
    return lookup.household(session, household).record.persons[at].answers


def test_the_nik_of_a_member_fills_in_the_holder(bureau: Bureau) -> None:
    """Everything else is copied from the person and the household."""
    with bureau.at_work("rani") as session:
        filled = _begun(session)
        member = _member(session, home(), 1)
        filled = _typed(session, filled, "nik_pengurus", str(member["nik"]))
        stated = filled.record.household.answers
        assert stated["nama_pengurus"] == member["nama"]
        assert stated["hubkel_pengurus"] == member["hubungan_keluarga"]
        assert stated["alamat_pengurus"] == stated["alamat"]
        assert entry.file_entry(session, filled).state is State.CHECKED


def test_somebody_of_the_register_is_known_as_well(bureau: Bureau) -> None:
    """Whose household it is does not matter; that the holder is no member is a finding."""
    with bureau.at_work("rani") as session:
        other = _member(session, home(1), 0)
        filled = _typed(session, _begun(session), "nik_pengurus", str(other["nik"]))
        assert filled.record.household.answers["nama_pengurus"] == other["nama"]
        assert "nik_pengurus" in [own.place.variable for own in filled.open_findings()]


def test_a_nik_that_nobody_bears_keeps_nothing_of_the_old_holder(bureau: Bureau) -> None:
    """Their name with another NIK would be filed; with the old NIK all is as it was."""
    with bureau.at_work("rani") as session:
        filled = _begun(session)
        was = filled.record.household.answers
        member = _member(session, home(), 1)
        filled = _typed(session, filled, "nik_pengurus", str(member["nik"]))
        filled = _typed(session, filled, "nik_pengurus", STRANGER)
        assert "nama_pengurus" not in filled.record.household.answers
        filled = _typed(session, filled, "nama_pengurus", "SITI CONTOH")
        filled = _typed(session, filled, "nik_pengurus", str(member["nik"]))
        assert filled.record.household.answers["nama_pengurus"] == "SITI CONTOH"
        filled = _typed(session, filled, "nama_pengurus", "")
        filled = _typed(session, filled, "nik_pengurus", str(was.get("nik_pengurus", "")))
        assert filled.record.household.answers == was
