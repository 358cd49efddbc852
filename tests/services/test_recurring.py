"""Texts that come again: kept as they are typed, for who typed them."""

from siksng_tui.services.entry import entry, recurring, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office.sessions import Session
from tests.services.bureau import Bureau

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""

PLACE = "tempat_lahir"


def _type(session: Session, variable: str, *texts: str) -> None:
    """Leave a field of a new person with one text after the other."""
    number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
    filled = entry.open_entry(session, number)
    person = filled.record.persons[0].id
    for text in texts:
        filled = entry.leave_field(session, filled, LeftField(person, variable, text))


def _known(session: Session, variable: str = PLACE) -> tuple[str, ...]:
    """Return what is offered of a question."""
    number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
    return recurring.texts(session, entry.open_entry(session, number).instrument, variable)


def test_places_are_offered_again_the_newest_first_and_each_once(bureau: Bureau) -> None:
    """Also after the office was locked; an emptied field is no place."""
    with bureau.at_work("rani") as session:
        _type(session, PLACE, "BENGKULU", "CURUP", "BENGKULU", "")
    with bureau.at_work("rani") as session:
        assert _known(session) == ("BENGKULU", "CURUP")


def test_no_name_of_anybody_is_kept(bureau: Bureau) -> None:
    """Only what the instrument names comes again."""
    with bureau.at_work("rani") as session:
        _type(session, "nama", "SITI CONTOH")
        assert _known(session, "nama") == ()


def test_the_place_not_typed_for_longest_is_forgotten(bureau: Bureau) -> None:
    """What is offered stays short."""
    with bureau.at_work("rani") as session:
        _type(session, PLACE, *(f"KOTA {own}" for own in range(recurring.MOST + 1)))
        known = _known(session)
    assert len(known) == recurring.MOST
    assert (known[0], known[-1]) == (f"KOTA {recurring.MOST}", "KOTA 1")


def test_the_numbers_of_rt_and_rw_are_written_out(bureau: Bureau) -> None:
    """Any other name of a neighbourhood is kept as it was typed."""
    with bureau.at_work("rani") as session:
        number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
        filled = entry.open_entry(session, number)
        home = filled.record.household.id
        kept = []
        for text in ("4/2", "012003", "DUSUN II"):
            filled = entry.leave_field(session, filled, LeftField(home, "nama_sls", text))
            kept.append(filled.record.household.answers["nama_sls"])
    assert kept == ["RT 004 RW 002", "RT 012 RW 003", "DUSUN II"]
