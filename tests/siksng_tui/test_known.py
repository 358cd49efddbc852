"""A number that is known already, while somebody types it."""

from pathlib import Path

from siksng_tui.screens.entry.entry import EntryScreen
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import answer, open_form

BORN = "01012000"
"""Day of birth of Luthfi Aditama."""

KNOWN = "1771010101009049"
"""NIK of Luthfi Aditama, of the household of Sarjono Hakim."""


async def _type_nik(own: Sitting, nik: str) -> None:
    """Begin a new household and type the NIK of its first member."""
    await own.unlock()
    await own.press("2", "1", *"bumi", "enter", "enter")
    form = own.app.screen
    assert isinstance(form, EntryScreen)
    (person,) = form._answers.entry.record.persons
    form.turn_to(person.id, f"{person.id}/nik")
    await answer(own, nik)


def _title(own: Sitting) -> str:
    """Return the name of the screen."""
    return own.lines[0].strip().split("  ")[0]


async def test_a_known_nik_is_told_and_ctrl_k_opens_its_family(office: Path) -> None:
    """The form is behind it, at the field after the NIK, and the draft is kept."""
    async with sitting(office) as own:
        await _type_nik(own, KNOWN)
        agreed("known", own.lines[-4:])
        await own.press("ctrl+k")
        assert _title(own) == "Keluarga"
        assert "SARJONO HAKIM" in own.lines[1]
        await own.press("f3")
        assert _title(own) == "Rumah tangga baru"
        assert KNOWN in own.text


async def test_who_types_ahead_is_not_stopped_and_is_asked_at_the_end(office: Path) -> None:
    """Every key goes into the next field; F10 leads to what was passed over."""
    async with sitting(office) as own:
        await _type_nik(own, KNOWN)
        await own.type("1")
        assert "[1" in next(line for line in own.lines if "Kesesuaian dokumen" in line)
        await own.press("enter", "ctrl+k")
        assert own.message == "Isian yang terakhir diketik tidak cocok dengan siapa pun."
        form = own.app.screen
        assert isinstance(form, EntryScreen)
        assert "R01" in {found.rule for found in form._answers.entry.open_findings()}


async def test_a_nik_that_nobody_has_interrupts_nobody(office: Path) -> None:
    """The usual case."""
    async with sitting(office) as own:
        await _type_nik(own, "1771010203809001")
        assert "sudah dikenal" not in own.text


async def test_correcting_a_known_person_asks_nothing(office: Path) -> None:
    """Only whom the request begins may be somebody else."""
    async with sitting(office) as own:
        await open_form(own)
        form = own.app.screen
        assert isinstance(form, EntryScreen)
        person = form._answers.entry.record.persons[0].id
        form.turn_to(person, f"{person}/nik")
        await answer(own, KNOWN)
        assert "sudah dikenal" not in own.text


async def test_the_sentence_fits_the_smallest_screen(office: Path) -> None:
    """Forty columns by twelve lines."""
    async with sitting(office, size=(40, 12)) as own:
        await _type_nik(own, KNOWN)
        assert "LUTHFI ADITAMA" in own.text


async def _type_person(own: Sitting, name: str, birth: str) -> None:
    """Begin a new household and type name and day of birth of its first member, without NIK."""
    await own.unlock()
    await own.press("2", "1", *"bumi", "enter", "enter")
    form = own.app.screen
    assert isinstance(form, EntryScreen)
    (person,) = form._answers.entry.record.persons
    for field, text in (("nama", name), ("tanggal_lahir", birth)):
        form.turn_to(person.id, f"{person.id}/{field}")
        await answer(own, text)


async def test_somebody_of_a_known_name_and_birth_is_told_and_ctrl_k_opens_the_family(
    office: Path,
) -> None:
    """Without NIK no number would ever tell."""
    async with sitting(office) as own:
        await _type_person(own, "LUTHFI ADITAMA", BORN)
        assert await own.shows("Mungkin sudah dikenal:")
        agreed("known_alike", own.lines[-4:])
        await own.press("ctrl+k")
        assert _title(own) == "Keluarga"
        assert "SARJONO HAKIM" in own.lines[1]


async def test_a_namesake_of_another_day_interrupts_nobody(office: Path) -> None:
    """A name alone says little."""
    async with sitting(office) as own:
        await _type_person(own, "LUTHFI ADITAMA", "05051961")
        assert "Mungkin sudah dikenal" not in own.text
