"""What a request changes, as it is read beside the sheet of paper."""

from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.papers.paper_rows import changed_questions
from tests.services import road
from tests.services.bureau import Bureau, home


def test_changes_stand_in_the_order_of_the_paper_however_they_were_typed(bureau: Bureau) -> None:
    """Housing, then the members, then what comes behind them on the sheet."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        person = filled.record.persons[0].id
        typed = (
            (home(), "ada_lemari_es", _other(filled, "ada_lemari_es")),
            (person, "nama", "NAMA BARU"),
            (home(), "lantai", _other(filled, "lantai")),
            (home(), "luas_lantai", "77"),
        )
        for subject, variable, text in typed:
            filled = entry.leave_field(session, filled, LeftField(subject, variable, text))
        found = [own for own in filled.changes() if own.variable in {of for _, of, _ in typed}]
        assert [own.variable for own in found] == ["luas_lantai", "lantai", "nama", "ada_lemari_es"]
        said = changed_questions(filled.instrument, filled.record, found)
        fridge = filled.instrument.variable("ada_lemari_es").label_id
        assert said == f"III.2, III.3; anggota 1: IV.1; {fridge}"


def test_an_age_that_follows_from_a_birthday_is_not_named_on_paper(bureau: Bureau) -> None:
    """Nobody answered it."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, road.draft(session, home()))
        person = filled.record.persons[0].id
        left = LeftField(person, "tanggal_lahir", "01021950")
        filled = entry.leave_field(session, filled, left)
        asked = {"tanggal_lahir", "umur"}
        typed = [own for own in filled.changes() if own.variable in asked]
        assert {own.variable for own in typed} == asked
        said = changed_questions(filled.instrument, filled.record, typed)
        assert said == "anggota 1: Tanggal lahir"


def _other(filled: entry.Entry, variable: str) -> str:
    """Return a code that is not the household's answer."""
    codes = filled.instrument.variable(variable).list
    assert codes is not None
    given = str(filled.record.household.answers.get(variable))
    return next(own.code for own in codes.items if own.code != given)
