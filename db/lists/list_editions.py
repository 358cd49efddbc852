"""One edition of a list after another: what the one before says, and what stays of it."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from db.fetching import row, rows, write
from db.lists.list_entries import CHUNK, last
from db.store import Store

_CARRIED: Final = """
INSERT INTO list_entry
SELECT ?1 + row_number() OVER (ORDER BY id), ?2, import_id, row, answers, nik, kk, name, name_key,
    sex, birth, village, match, likeness, person_uid
FROM list_entry WHERE id IN (SELECT value FROM json_each(?3))
"""
"""Entries copied into another list, with the file and the row in which they stand."""

_CARRIED_PROGRAMMES: Final = """
INSERT INTO entry_programme
SELECT own.id, g.programme, g.starts, g.ends
FROM json_each(?2) asked JOIN list_entry before ON before.id = asked.value
JOIN entry_programme g ON g.entry_id = before.id
JOIN list_entry own ON own.list_id = ?1 AND own.import_id = before.import_id
    AND own.row = before.row
"""
"""What those entries receive."""


def answers_of(store: Store, list_id: int) -> Iterator[tuple[int, str, str, str, str, str]]:
    """Yield number, NIK, name's key, birth, village and stored answers of each entry of a list."""
    newest = 0
    sql = (
        "SELECT id, coalesce(nik, ''), name_key, coalesce(birth, ''), village, answers"
        " FROM list_entry WHERE list_id = ? AND id > ? ORDER BY id LIMIT ?"
    )
    while found := rows(store, sql, (list_id, newest, CHUNK)):
        yield from found
        newest = found[-1][0]


def carry_over(store: Store, list_id: int, entries: Iterable[int]) -> int:
    """Return how many entries of another list were copied into one, as they are."""
    every, count = iter(entries), 0
    while chunk := list(islice(every, CHUNK)):
        asked = json.dumps(chunk)
        write(store, _CARRIED, (last(store), list_id, asked))
        write(store, _CARRIED_PROGRAMMES, (list_id, asked))
        count += len(chunk)
    return count


def carried_into(store: Store, list_id: int, import_id: int) -> int | None:
    """Return the first other list that holds entries of the file of one; None where none does."""
    sql = "SELECT min(list_id) FROM list_entry WHERE import_id = ? AND list_id <> ?"
    found = row(store, sql, (import_id, list_id))
    return found[0] if found else None
