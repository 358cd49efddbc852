"""Somebody who is being entered is found in the register by what is known of them so far."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.entry.likely_known import likely_families
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office.sessions import Session
from tests.services.bureau import copied

VILLAGE = "17.71.01.1004"

LUTHFI = MappingProxyType(
    {"nama": "LUTHFI ADITAMA", "tanggal_lahir": "2000-01-01", "jenis_kelamin": "1"}
)
"""Luthfi Aditama of the practice register, without NIK."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An operator at work on the practice register."""
    with copied(tmp_path).at_work("rani") as session:
        yield session


def _found(session: Session, answers: Mapping[str, str]) -> tuple[Known, ...]:
    """Return the families of whoever is typed into a new household."""
    number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
    filled = entry.open_entry(session, number)
    (person,) = filled.record.persons
    for path, text in answers.items():
        filled = entry.leave_field(session, filled, LeftField(person.id, path, text))
    return likely_families(session, filled, person.id)


def test_name_birth_and_village_are_enough_to_find_a_family(session: Session) -> None:
    """No number would ever tell."""
    (own,) = _found(session, LUTHFI)
    assert (own.name, own.village, own.number) == ("LUTHFI ADITAMA", VILLAGE, "")


def test_another_spelling_is_found_once_the_mother_is_known(session: Session) -> None:
    """The register's own spelling is told."""
    spelled = {**LUTHFI, "nama": "LUTFI ADITAMA"}
    assert _found(session, spelled) == ()
    (own,) = _found(session, {**spelled, "nama_gadis_ibu_kandung": "TRI ZAKIYAH"})
    assert own.name == "LUTHFI ADITAMA"


@pytest.mark.parametrize("missing", ["nama", "tanggal_lahir"])
def test_nobody_is_looked_for_without_a_name_and_a_day_of_birth(
    session: Session, missing: str
) -> None:
    """Half of a village would be shown otherwise."""
    assert _found(session, {path: text for path, text in LUTHFI.items() if path != missing}) == ()


def test_a_stranger_is_nobody(session: Session) -> None:
    """The usual case says nothing."""
    born = {"nama": "ZULFAHMI HARAHAP", "tanggal_lahir": "1951-01-02", "jenis_kelamin": "1"}
    assert _found(session, born) == ()
