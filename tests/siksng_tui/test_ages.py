"""Ages and members on the page of a family: those of the day, not of the last visit."""

import datetime as dt
from pathlib import Path

import pytest

from db.requests import accept
from forms.records import Answers
from siksng_tui import words
from siksng_tui.screens.family import familypage
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.requests import lookup
from siksng_tui.wording import ages
from tests.forms.households import BDT
from tests.siksng_tui.work import at_work

TODAY = dt.date(2026, 8, 16)


@pytest.mark.parametrize(
    ("answers", "told", "short"),
    [
        ({"tanggal_lahir": "1985-08-16", "umur": 40}, "41", "41"),
        ({"tanggal_lahir": "1985-08-17", "umur": 40}, "40", "40"),
        ({"umur": 40}, "40 (tercatat)", "40*"),
        ({"tanggal_lahir": "2027-01-01", "umur": 40}, "40 (tercatat)", "40*"),
        ({}, "", ""),
    ],
)
def test_an_age_is_that_of_the_day_or_marked_as_recorded(
    answers: Answers, told: str, short: str
) -> None:
    """A recorded one may be years old; a birth in the future tells nothing."""
    words.choose("id")
    assert ages.of(BDT, answers, TODAY) == told
    assert ages.short(BDT, answers, TODAY) == short


def test_who_died_is_not_counted_on_the_page_of_the_family_and_says_so(office: Path) -> None:
    """In place of what somebody was to the head."""
    with at_work(office) as session:
        household = lookup.one_household(session, "1771010101009049")
        before = lookup.household(session, household)
        person = before.record.persons[-1]
        number = starting.deactivation(session, household, person.id, "Meninggal")
        filled = entry.open_entry(session, number)
        for name, text in (("alasan", "2"), ("tanggal", "01-11-2026"), ("dokumen", "Akta 1")):
            left = entry.LeftField(person.id, f"art_nonaktif_{name}", text)
            filled = entry.leave_field(session, filled, left)
        entry.file_entry(session, filled)
        accept.apply_proposal(session.store, number)
        page = familypage.page(lookup.household(session, household), lambda _code: "Bumu Ayu")
    lines = ["".join(text for text, __ in line) for line in page]
    assert any("6 orang dalam 2 keluarga" in line for line in lines)
    (row,) = (line for line in lines if line.lstrip().startswith("7 JEKI"))
    assert "Meninggal" in row and "Cucu" not in row
