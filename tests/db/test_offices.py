"""The offices that this one knows."""

from dataclasses import replace

import pytest

from db.office import offices
from db.office.offices import KnownOffice
from db.store import Store
from forms.records import Level
from tests.db.builders import NOW, OFFICE, PROVINCE


def test_the_own_office_comes_first(store: Store) -> None:
    """Then those it sends to."""
    found = offices.every(store)
    assert [(one.id, one.level, one.own) for one in found] == [
        (OFFICE, Level.CITY, True),
        (PROVINCE, Level.PROVINCE, False),
    ]


def test_a_newer_card_takes_the_place_of_the_old(store: Store) -> None:
    """One office, one card."""
    newer = replace(offices.every(store)[1], card=b"card", name="Dinas Contoh")
    offices.add(store, newer)
    assert offices.every(store)[1] == newer
    assert len(offices.every(store)) == 2


def test_a_store_belongs_to_one_office(store: Store) -> None:
    """A second own office is a mistake of the program, and is stopped."""
    second = KnownOffice("18", Level.PROVINCE, "18", "Kantor Lain", own=True, card=None, added=NOW)
    with pytest.raises(Exception, match="UNIQUE"):
        offices.add(store, second)
    assert len(offices.every(store)) == 2
