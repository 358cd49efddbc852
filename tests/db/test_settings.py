"""Settings are kept as they were given."""

from pathlib import Path

import pytest

from db import settings
from forms.canonical import Json
from tests.db.stores import new_store, reopened


@pytest.mark.parametrize("value", [None, True, 0, "Kota Bengkulu", [1, "a"], {"b": {"c": []}}])
def test_a_setting_is_read_back_as_it_was_put(tmp_path: Path, value: Json) -> None:
    """After opening the store again, and over a former value."""
    store = new_store(tmp_path)
    settings.put(store, "name", "before")
    settings.put(store, "name", value)
    store = reopened(store)
    assert settings.get(store, "name", "default") == value
    store.close()


def test_a_setting_that_was_never_put_has_its_default(tmp_path: Path) -> None:
    """Which is None unless the caller says otherwise."""
    store = new_store(tmp_path)
    assert settings.get(store, "name") is None
    assert settings.get(store, "name", 5) == 5
    store.close()
