"""Imported files."""

from db.lists import imports
from db.store import Store
from tests.db.builders import NOW
from tests.db.stores import sql


def test_a_file_is_known_by_its_content_whatever_its_name(store: Store) -> None:
    """The same prelist arrives again under another name."""
    file = imports.ImportedFile("a.xlsx", "ab" * 32, "siks", 300, b"PK", "siti", NOW, {})
    assert not imports.known(store, file.sha256)
    imports.record(store, file)
    assert imports.known(store, "ab" * 32)
    assert not imports.known(store, "cd" * 32)


def test_the_original_file_stays_in_the_sealed_store(store: Store) -> None:
    """What was read can be read again; nobody needs the copy on the stick."""
    imports.record(
        store,
        imports.ImportedFile("a.xlsx", "ab" * 32, "siks", 300, b"PK\x03\x04", "siti", NOW, {}),
    )
    assert sql(store, "SELECT name, rows, content, account FROM import_file") == [
        ("a.xlsx", 300, b"PK\x03\x04", "siti")
    ]
