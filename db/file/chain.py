"""The audit chain as bytes: how an entry is hashed, and what proves the entries before it.

Pure functions; docs/format/store-1.md shows them with an example.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from forms.errors import DamagedError

HASH_BYTES: Final = 32
"""Length of a hash."""

COLUMNS: Final = "seq, time, account, action, detail, prev, hash"
"""The columns of the table, in the order of `AuditEntry`."""

GENESIS: Final = bytes(HASH_BYTES)
"""What stands as the hash before the first entry."""


class AuditBrokenError(DamagedError):
    """The chain does not prove itself. Facts: number, the first entry that is wrong."""

    code = "audit-broken"


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of a chain: how many entries it has, and the hash of the last in hexadecimal."""

    count: int
    hash: str


EMPTY: Final = AuditHead(0, GENESIS.hex())
"""The head of a chain without entries."""


class AuditEntry(NamedTuple):
    """One entry as it stands in the chain; `detail` is canonical JSON, `time` ISO 8601 in UTC.

    A named tuple, because a row of the table becomes one at a fifth of the cost of a dataclass.
    """

    seq: int
    time: str
    account: str
    action: str
    detail: str
    prev: bytes
    hash: bytes


def entry_hash(entry: AuditEntry) -> bytes:
    """Return the hash that an entry must have: SHA-256 of its canonical JSON.

    The object is spelled here key by key, because a million entries are to be proven in seconds; a
    test compares with `forms.canonical`.
    """
    text = (
        f'{{"account":{_quoted(entry.account)},"action":{_quoted(entry.action)},'
        f'"detail":{entry.detail},'
        f'"prev":"{entry.prev.hex()}","seq":{entry.seq},"time":"{entry.time}"}}'
    )
    return hashlib.sha256(text.encode()).digest()


def prove(head: AuditHead, entries: Iterable[AuditEntry]) -> AuditHead:
    """Return the head after some more entries, each of which follows the one before.

    Raises:
        AuditBrokenError: one was changed, removed, added or moved. Facts: number.
    """
    count, last = head.count, bytes.fromhex(head.hash)
    for entry in entries:
        count += 1
        if entry.seq != count or entry.prev != last or entry_hash(entry) != entry.hash:
            raise AuditBrokenError(number=count)
        last = entry.hash
    return AuditHead(count, last.hex())


@lru_cache(maxsize=256)
def _quoted(text: str) -> str:
    """Return text as canonical JSON; a chain repeats few names and actions."""
    return json.dumps(text, ensure_ascii=False)
