"""What the tests of the register and of the requests begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.office import offices
from db.register import households
from db.store import Store
from forms.records import HouseholdRecord, Level
from tests.db.builders import NOW, OFFICE, PROVINCE, household_record, insert
from tests.db.stores import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A sealed store of a city's office, which knows the province's."""
    store = new_store(tmp_path / "office")
    for uid, level, region in ((OFFICE, Level.CITY, "17.71"), (PROVINCE, Level.PROVINCE, "17")):
        offices.add(
            store,
            offices.KnownOffice(uid, level, region, "Kantor Contoh", uid == OFFICE, None, NOW),
        )
    yield store
    store.close()


@pytest.fixture
def record(store: Store) -> HouseholdRecord:
    """The register's only household."""
    insert(store, household_record())
    return households.household(store, household_record().household.id)
