"""The chain notices what was done to it; the anchor notices what was done to the store."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.audit import audit
from db.audit.audit import AuditRolledBackError, AuditUnanchoredError
from db.file.chain import AuditBrokenError, AuditEntry, AuditHead, entry_hash
from db.store import Store, open_store
from forms.canonical import Json, digest
from tests.db.stores import KEY, NOW, file_of, new_store, note, reopened, sql

ANCHOR = "audit.anchor"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store with ten entries."""
    store = new_store(tmp_path / "office")
    for number in range(10):
        note(store, number)
    yield store
    store.close()


def test_the_example_of_the_format_has_its_hash(store: Store) -> None:
    """docs/format/store-1.md shows this entry."""
    sql(store, "DROP TRIGGER audit_entry_stays")
    sql(store, "DELETE FROM audit")
    entry = audit.Entry("unlock", "siti", NOW, {"failures": 0})
    assert audit.append(store, entry) == AuditHead(
        1, "4217538486eacb6f46755969ee400cf78eab63859281d9e6f0fed8c44dcb7e0c"
    )


@given(
    account=st.text(max_size=20),
    action=st.text(max_size=20),
    detail=st.dictionaries(st.text(max_size=5), st.integers(-9, 9) | st.text(max_size=5)),
)
def test_an_entrys_hash_is_that_of_its_canonical_json(
    account: str, action: str, detail: dict[str, str | int]
) -> None:
    """However it is spelled for speed."""
    text = json.dumps(detail, ensure_ascii=False, separators=(",", ":"))
    entry = AuditEntry(7, "2026", account, action, text, b"p" * 32, b"")
    value: dict[str, Json] = {
        "account": account,
        "action": action,
        "detail": dict(detail),
        "prev": (b"p" * 32).hex(),
        "seq": 7,
        "time": "2026",
    }
    if list(detail) == sorted(detail, key=lambda key: key.encode("utf-16-be")):
        assert entry_hash(entry).hex() == digest(value)


def test_a_sound_chain_is_proven_and_its_head_told(store: Store) -> None:
    """After opening again as well."""
    assert audit.verify(store) == audit.head(store)
    assert audit.verify(reopened(store)).count == 10


def test_an_entry_says_who_when_what_and_why(store: Store) -> None:
    """In the order in which things happened, from any number on."""
    (entry,) = audit.entries(store, after=3, limit=1)
    assert entry[:5] == (4, "2026-01-02T03:04:05+00:00", "siti", "test", '{"number":3}')
    assert [one.seq for one in audit.entries(store, after=8)] == [9, 10]


def test_a_failed_step_leaves_no_entry_and_no_anchor_ahead(store: Store) -> None:
    """The anchor follows commits only."""
    with pytest.raises(KeyError):
        _fail_inside(store)
    assert audit.verify(store).count == 10
    with store.transaction():
        with pytest.raises(KeyError):
            _fail_inside(store)
        note(store)
    assert audit.verify(reopened(store)).count == 11


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET account = 'budi' WHERE seq = 5",
        "DELETE FROM audit WHERE seq = 10",
        "INSERT INTO audit SELECT 12, time, account, action, detail, prev, hash FROM audit LIMIT 1",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 5",
    ],
)
def test_the_table_refuses_changing_and_deleting(store: Store, statement: str) -> None:
    """Against accidents; a person with a tool can drop the triggers."""
    with pytest.raises(peewee.IntegrityError):
        sql(store, statement)
    assert audit.verify(store).count == 10


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE audit SET account = 'budi' WHERE seq = 5", 5),
        ("UPDATE audit SET time = '2026-01-02T03:04:06+00:00' WHERE seq = 1", 1),
        ("UPDATE audit SET detail = '{\"number\": 9}' WHERE seq = 10", 10),
        ("UPDATE audit SET detail = '{ \"number\":9}' WHERE seq = 10", 10),
        ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 7", 7),
        ("UPDATE audit SET prev = zeroblob(32) WHERE seq = 7", 7),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 5", 5),
        ("UPDATE audit SET seq = seq + 1 WHERE seq = 10", 10),
        (
            "UPDATE audit SET seq = 99 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5",
            4,
        ),
        (
            "INSERT INTO audit SELECT 11, '', '', '', '{}', prev, hash FROM audit WHERE seq = 10",
            11,
        ),
    ],
)
def test_the_first_wrong_entry_is_named(store: Store, statement: str, number: int) -> None:
    """Changed, removed, moved or added, with the triggers out of the way."""
    _without_triggers(store)
    store.database.connection().execute(statement)
    with pytest.raises(AuditBrokenError) as refused:
        audit.verify(store)
    assert refused.value.facts == {"number": number}


@pytest.mark.parametrize("removed", range(1, 11))
def test_removed_last_entries_are_noticed(store: Store, removed: int) -> None:
    """By the counter; with the counter mended, by the anchor beside the store."""
    _without_triggers(store)
    left = 10 - removed
    sql(store, "DELETE FROM audit WHERE seq > ?", (left,))
    for _ in range(2):
        with pytest.raises(AuditRolledBackError) as refused:
            audit.verify(store)
        assert refused.value.facts == {"found": left, "seen": 10}
        sql(store, "UPDATE counter SET value = ? WHERE name = 'audit'", (left,))


def test_a_rewritten_end_of_the_same_length_is_noticed(store: Store) -> None:
    """All hashes valid; only the anchor knows another last one."""
    _without_triggers(store)
    sql(store, "DELETE FROM audit WHERE seq = 10")
    anchor = (store.folder / ANCHOR).read_bytes()
    note(store, 999)
    (store.folder / ANCHOR).write_bytes(anchor)
    with pytest.raises(AuditRolledBackError):
        audit.verify(store)


def test_yesterdays_file_is_noticed(store: Store) -> None:
    """The file alone was put back; the folder's anchor is today's."""
    store.close()
    yesterday = store.folder.parent / "yesterday.db"
    shutil.copy(file_of(store.folder), yesterday)
    store = open_store(store.folder, KEY)
    note(store)
    store.close()
    shutil.copy(yesterday, file_of(store.folder))
    store = open_store(store.folder, KEY)
    with pytest.raises(AuditRolledBackError) as refused:
        audit.verify(store)
    assert refused.value.facts == {"found": 10, "seen": 11}


def test_work_after_a_rollback_does_not_cover_it_up(store: Store) -> None:
    """The anchor is not written again until a person accepts the store as it is."""
    _without_triggers(store)
    sql(store, "DELETE FROM audit WHERE seq = 10")
    sql(store, "UPDATE counter SET value = 9 WHERE name = 'audit'")
    store = reopened(store)
    for number in range(5):
        note(store, 100 + number)
    with pytest.raises(AuditRolledBackError):
        audit.verify(store)
    audit.accept(store, audit.Entry("accept-store", "budi", NOW, {"reason": "restored by hand"}))
    store = reopened(store)
    assert audit.verify(store).count == 15
    (entry,) = audit.entries(store, after=14)
    assert json.loads(entry.detail) == {"found": 14, "reason": "restored by hand", "seen": 10}


@pytest.mark.parametrize("line", [b"", b"x", b"siksng-anchor-1 0 0 0\n"])
def test_a_spoilt_anchor_is_noticed(store: Store, line: bytes) -> None:
    """So is one of another office, or one whose number was lowered."""
    (store.folder / ANCHOR).write_bytes(line)
    with pytest.raises(AuditUnanchoredError):
        audit.verify(store)


def test_a_lowered_or_removed_anchor_is_noticed(store: Store) -> None:
    """Its key stands in the sealed store."""
    anchor = store.folder / ANCHOR
    anchor.write_bytes(anchor.read_bytes().replace(b"0010 ", b"0009 "))
    with pytest.raises(AuditUnanchoredError):
        audit.verify(store)
    store.close()
    anchor.unlink()
    store = open_store(store.folder, KEY)
    note(store)
    with pytest.raises(AuditUnanchoredError):
        audit.verify(store)
    assert not anchor.exists()
    audit.accept(store, audit.Entry("accept-store", "budi", NOW, {}))
    assert audit.verify(reopened(store)).count == 12


def test_an_anchor_that_lags_behind_is_sound(store: Store) -> None:
    """After a power cut it may be older than the chain."""
    before = (store.folder / ANCHOR).read_bytes()
    note(store)
    (store.folder / ANCHOR).write_bytes(before)
    assert audit.verify(store).count == 11


def test_a_head_seen_elsewhere_is_found_again(store: Store) -> None:
    """Receipts name the head that the office above has seen."""
    past = audit.head(store)
    note(store)
    assert audit.holds(store, past)
    assert not audit.holds(store, AuditHead(past.count, "0" * 64))
    assert not audit.holds(store, AuditHead(99, past.hash))


@pytest.mark.parametrize("number", ["1771012345678901", "NIK 1771012345678901."])
def test_a_citizens_number_is_refused(store: Store, number: str) -> None:
    """An entry holds ids, counts and codes."""
    with pytest.raises(ValueError, match="detail"):
        audit.append(store, audit.Entry("x", "siti", NOW, {"what": number}))
    assert audit.head(store).count == 10


def test_an_id_of_hexadecimal_digits_is_no_citizens_number(store: Store) -> None:
    """Even when many of them are decimal."""
    entry = audit.Entry("x", "siti", NOW, {"subject": "1234567890123456789012345678901a"})
    assert audit.append(store, entry).count == 11


def test_progress_is_told_and_can_stop_the_proof(store: Store) -> None:
    """Anything over a second can be cancelled."""
    told: list[int] = []
    audit.verify(store, told.append)
    assert told == [10]

    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit.verify(store, stop)


@pytest.mark.parametrize("year", [1, 1970, 2038, 2099, 9999])
def test_a_wrong_clock_changes_no_order(store: Store, year: int) -> None:
    """Entries are ordered by their number; the newest time is known, so that doubt can be told."""
    wrong = dt.datetime(year, 1, 19, 3, 14, 8, tzinfo=dt.UTC)
    audit.append(store, audit.Entry("x", "siti", wrong, {}))
    assert audit.verify(store).count == 11
    assert audit.newest_time(store) == max(wrong, NOW)


def _fail_inside(store: Store) -> None:
    """Add an entry, then fail."""
    with store.transaction():
        note(store)
        raise KeyError


def _without_triggers(store: Store) -> None:
    """Take the table's own guards away, as a tool with the key could."""
    for name in ("audit_entry_is_immutable", "audit_entry_stays", "audit_entry_is_next"):
        sql(store, f"DROP TRIGGER {name}")
