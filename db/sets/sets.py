"""Sets: requests sealed together, with the fingerprint that binds them to their paper."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.fetching import row, rows, write, write_many
from db.requests.ledger import next_set_number
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.sets import sealed_states
from db.store import Store
from forms.canonical import Json, canonical, digest
from forms.checkcode import set_code
from forms.errors import DamagedError, NotFoundError, RefusedError
from forms.records import State
from forms.set_records import Cover, RequestSet, SetKind
from forms.sets import set_statement


class SetNotFoundError(NotFoundError):
    """The office has no set of this number. Facts: number."""

    code, field = "set-not-found", "number"


class SetChangedError(DamagedError):
    """The requests of the set are not those that were sealed. Facts: number."""

    code = "set-changed"


class SetUnsealedError(RefusedError):
    """The set was unsealed and its code is dead; nothing was changed. Facts: number."""

    code, field = "set-unsealed", "number"


@dataclass(frozen=True, slots=True)
class NewSet:
    """What is to be sealed; `requests` are numbers, `office` the id of the office that seals."""

    kind: SetKind
    cycle: str
    office: str
    region: str
    requests: Sequence[str]


SELECT: Final = (
    "SELECT id, number, kind, cycle, office, fingerprint, code, sealed,"
    " cover_number, cover_date, cover_signer FROM request_set"
)
"""The columns of a set, in the order in which `_set` takes them."""


_STANDING_SQL: Final = """
SELECT r.number, s.state FROM set_member m JOIN request r ON r.id = m.request_id
JOIN request_state s ON s.request_id = r.id AND s.office_id = ?2
WHERE m.set_id = ?1 AND NOT EXISTS (
    SELECT 1 FROM set_member n JOIN request_set newer ON newer.id = n.set_id
    WHERE n.request_id = m.request_id AND n.set_id > ?1 AND newer.state <> 'unsealed')
ORDER BY r.id
"""


def create(store: Store, new: NewSet, *, account: str, time: dt.datetime) -> RequestSet:
    """Return a new set; moving its requests on is the caller's next step.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        number = next_set_number(store, new.region, new.cycle)
        statement = _statement(store, new, new.requests)
        fingerprint = digest(statement)
        write(
            store,
            "INSERT INTO request_set (number, kind, cycle, office, fingerprint, code, statement,"
            " state, sealed, sealed_by) VALUES (?, ?, ?, ?, ?, ?, ?, 'sealed', ?, ?)",
            (
                number,
                new.kind.value,
                new.cycle,
                new.office,
                fingerprint,
                set_code(fingerprint),
                canonical(statement),
                stored_moment(time),
                account,
            ),
        )
        sealed_states.keep(store, _row(store, number)[0], new.requests)
    return get(store, number)


def get(store: Store, number: str) -> RequestSet:
    """Return a set whose requests are still what was sealed.

    Of a set that was sent a request may come back and be sealed anew: it stays what it was.

    Raises:
        SetNotFoundError: there is no such set.
        SetUnsealedError: its paper was refused, and its requests go on without it.
        SetChangedError: a request or a revision of it is another one; do not use the paper.
    """
    if row(store, "SELECT 1 FROM request_set WHERE number = ? AND state = 'unsealed'", (number,)):
        raise SetUnsealedError(number=number)
    found = _set(store, _row(store, number))
    if _said(store, found) != found.fingerprint:
        raise SetChangedError(number=number)
    return found


def standing(store: Store, number: str, office: str) -> Mapping[str, State]:
    """Return where the requests of a set stand in an office, without those of a newer set.

    Raises:
        SetNotFoundError: there is no such set.
    """
    found = rows(store, _STANDING_SQL, (_row(store, number)[0], office))
    return {request: State(state) for request, state in found}


def every(store: Store, *, limit: int = 200) -> tuple[RequestSet, ...]:
    """Return the newest sets that were not unsealed, the newest first."""
    sql = f"{SELECT} WHERE state <> 'unsealed' ORDER BY id DESC LIMIT ?"
    return tuple(_set(store, found) for found in rows(store, sql, (limit,)))


def cover(
    store: Store, number: str, paper: Cover, *, account: str, time: dt.datetime
) -> RequestSet:
    """Return a set after its signed paper came back.

    Raises:
        SetNotFoundError, SetUnsealedError, SetChangedError: nothing was changed.
    """
    with store.transaction():
        get(store, number)
        write(
            store,
            "UPDATE request_set SET state = 'covered', cover_number = ?, cover_date = ?,"
            " cover_signer = ?, covered = ?, covered_by = ? WHERE number = ?",
            (
                paper.number,
                paper.date.isoformat(),
                paper.signer,
                stored_moment(time),
                account,
                number,
            ),
        )
    return get(store, number)


def uncover(store: Store, number: str) -> RequestSet:
    """Return a set whose paper was copied wrongly, sealed as before; its code stays good.

    Raises:
        SetNotFoundError, SetUnsealedError, SetChangedError: nothing was changed.
    """
    with store.transaction():
        get(store, number)
        write(
            store,
            "UPDATE request_set SET state = 'sealed', cover_number = NULL, cover_date = NULL,"
            " cover_signer = NULL, covered = NULL, covered_by = NULL WHERE number = ?",
            (number,),
        )
    return get(store, number)


def strike(
    store: Store, number: str, struck: Sequence[str], *, account: str, time: dt.datetime
) -> RequestSet:
    """Return a set without the requests that were struck out on its paper; some must be left.

    Its new fingerprint names the one that the paper bears, whose statement is kept.

    Raises:
        SetNotFoundError, SetUnsealedError, SetChangedError: nothing was changed.
    """
    with store.transaction():
        found = get(store, number)
        rest = [one for one in found.requests if one not in struck]
        statement = _statement(store, found, rest, found.fingerprint)
        fingerprint = digest(statement)
        write(
            store,
            "INSERT INTO set_strike (set_id, former, statement, struck, struck_by)"
            " SELECT id, fingerprint, statement, ?, ? FROM request_set WHERE number = ?",
            (stored_moment(time), account, number),
        )
        write(
            store,
            "UPDATE request_set SET fingerprint = ?, code = ?, statement = ? WHERE number = ?",
            (fingerprint, set_code(fingerprint), canonical(statement), number),
        )
        set_id = _row(store, number)[0]
        write_many(
            store,
            "DELETE FROM set_member WHERE set_id = ? AND request_id = ?",
            [(set_id, row_of(store, one)) for one in struck],
        )
    return get(store, number)


def mark_sent(store: Store, number: str) -> None:
    """Note that the set left in a parcel."""
    write(store, "UPDATE request_set SET state = 'sent' WHERE number = ?", (number,))


def unseal(store: Store, number: str) -> None:
    """Let a set die; its requests can be sealed in another."""
    write(store, "UPDATE request_set SET state = 'unsealed' WHERE number = ?", (number,))


def _said(store: Store, of: RequestSet) -> str:
    """Return the fingerprint of what a set holds: as it was sent, or as it stands now."""
    sql = "SELECT statement FROM request_set WHERE number = ? AND state = 'sent'"
    sent = row(store, sql, (of.number,))
    if sent is not None:
        return hashlib.sha256(sent[0]).hexdigest()
    former = of.formers[-1] if of.formers else ""
    return digest(_statement(store, of, of.requests, former))


def _statement(
    store: Store, of: NewSet | RequestSet, requests: Sequence[str], former: str = ""
) -> dict[str, Json]:
    """Return what the fingerprint of a set is made of, from the revisions that stand now."""
    pairs = ((one, _hashes(store, one)) for one in requests)
    return set_statement(of.office, of.cycle, of.kind, pairs, former)


def _hashes(store: Store, number: str) -> list[str]:
    """Return the hashes that a request proposes."""
    found = rows(
        store,
        "SELECT v.hash FROM request_revision p JOIN revision v ON v.id = p.revision_id"
        " WHERE p.request_id = ?",
        (row_of(store, number),),
    )
    return [hashed.hex() for (hashed,) in found]


def _row(store: Store, number: str) -> tuple[Any, ...]:
    """Return the row of a set.

    Raises:
        SetNotFoundError: there is no such set.
    """
    found = row(store, f"{SELECT} WHERE number = ?", (number,))
    if found is None:
        raise SetNotFoundError(number=number)
    return found


def _set(store: Store, found: tuple[Any, ...]) -> RequestSet:
    """Return the set of a row, with the numbers of its requests in their order."""
    set_id, number, kind, cycle, office, fingerprint, code, sealed, *paper = found
    members = rows(
        store,
        "SELECT r.number FROM set_member m JOIN request r ON r.id = m.request_id"
        " WHERE m.set_id = ? ORDER BY r.id",
        (set_id,),
    )
    formers = rows(store, "SELECT former FROM set_strike WHERE set_id = ? ORDER BY id", (set_id,))
    return RequestSet(
        number=number,
        kind=SetKind(kind),
        cycle=cycle,
        office=office,
        fingerprint=fingerprint,
        code=code,
        requests=tuple(member for (member,) in members),
        sealed=dt.datetime.fromisoformat(sealed),
        cover=_cover(*paper),
        formers=tuple(former for (former,) in formers),
    )


def _cover(number: str | None, date: str | None, signer: str | None) -> Cover | None:
    """Return the cover paper of a set, None before it came back."""
    if number is None or date is None or signer is None:
        return None
    return Cover(number, dt.date.fromisoformat(date), signer)
