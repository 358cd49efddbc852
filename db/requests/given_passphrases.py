"""Passphrases that somebody else set: who may have signed in as whom, and since when.

"When" is the newest request of that moment: the device's clock can be set back, the ledger not.
"""

from typing import Final

from db.fetching import rows, write
from db.requests.numbers import row_of
from db.store import Store

_PAIRS_SQL: Final = """
SELECT g.account, g.giver FROM passphrase_given g
WHERE g.newest_request >= ?1 AND (
    g.giver = ?2 AND g.account IN (SELECT account FROM request_touch WHERE request_id = ?1)
    OR g.account = ?2 AND g.giver IN (SELECT account FROM request_touch WHERE request_id = ?1))
ORDER BY g.rowid DESC LIMIT 1
"""


def give(store: Store, account: str, giver: str) -> None:
    """Keep that somebody set another's passphrase, who has to choose an own one."""
    with store.transaction():
        know(store, account, giver)
        write(store, "UPDATE account SET given_by = ? WHERE name = ?", (giver, account))


def know(store: Store, account: str, knower: str) -> None:
    """Keep that somebody may have signed in as another from here on."""
    write(
        store,
        "INSERT INTO passphrase_given (account, giver, newest_request)"
        " VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM request))",
        (account, knower),
    )


def choose(store: Store, account: str) -> None:
    """Keep that an account's owner chose the passphrase."""
    write(store, "UPDATE account SET given_by = '' WHERE name = ?", (account,))


def one_person(store: Store, number: str, account: str) -> tuple[str, str] | None:
    """Return whose passphrase was set by whom, so that they are one person for a request; or None.

    One of the two is the account, the other one touched the request, which was under way already.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(store, _PAIRS_SQL, (row_of(store, number), account))
    return (str(found[0][0]), str(found[0][1])) if found else None
