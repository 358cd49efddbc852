"""Lists from elsewhere, PPKS and PSKS: what the audit says came is there, columns fit answers."""

import json
from typing import Final

from db.fetching import rows
from db.integrity.problems import Problems, Tell
from db.store import Store

CAME: Final = "import.list"
TAKEN_BACK: Final = "list.undo"
"""The audit's words for a list that came, and for one that was taken back."""

_STANDING: Final = """
SELECT l.id FROM person_list l JOIN import_file f ON f.id = l.import_id
WHERE (l.state = 'undone') <> (f.undone IS NOT NULL)
UNION SELECT min(id) FROM person_list WHERE state = 'stands'
GROUP BY purpose, programme, region HAVING count(*) > 1
"""
"""Lists that count though they were taken back, and kinds of which two count."""

_ENTRIES: Final = """
SELECT id FROM list_entry
WHERE nik IS NOT answers ->> '$.nik' OR kk IS NOT answers ->> '$.nokk'
    OR sex IS NOT answers ->> '$.jenis_kelamin' OR birth IS NOT answers ->> '$.tanggal_lahir'
    OR name <> coalesce(answers ->> '$.nama', answers ->> '$.nama_dukcapil', '')
"""
"""Entries whose columns are not what their answers say."""


_RECORDS: Final = """
SELECT id FROM welfare_record
WHERE nik IS NOT answers ->> '$.nik' OR name IS NOT answers ->> '$.nama'
    OR birth IS NOT answers ->> '$.tanggal_lahir'
"""
"""Records of PPKS and PSKS whose columns are not what their answers say."""

_RECORDED: Final = """
SELECT (SELECT count(*) FROM welfare_record) - (
    SELECT coalesce(sum(CASE action WHEN 'welfare.add' THEN 1 ELSE detail ->> '$.taken' END), 0)
    FROM audit WHERE action IN ('welfare.add', 'welfare.take'))
"""
"""How many records there are more than the audit says were made."""


def check(store: Store, problems: Problems, _tell: Tell) -> int:
    """Return how many lists there are, after testing them and their entries."""
    lists = rows(
        store,
        "SELECT l.id, l.state, (SELECT count(*) FROM list_entry e WHERE e.list_id = l.id)"
        " FROM person_list l",
    )
    kept = {number: (state, entries) for number, state, entries in lists}
    for number in sorted(_by_audit(store).items() ^ kept.items()):
        problems.add("check-list", str(number[0]))
    for (number,) in rows(store, _STANDING):
        problems.add("check-list", str(number))
    for (number,) in rows(store, _ENTRIES):
        problems.add("check-list-entry", str(number))
    for (number,) in rows(store, _RECORDS):
        problems.add("check-welfare", str(number))
    for (more,) in rows(store, _RECORDED):
        if more:
            problems.add("check-welfare", "")
    return len(kept)


def _by_audit(store: Store) -> dict[int, tuple[str, int]]:
    """Return which lists there must be by the audit, where each stands and with how many entries.

    The newest list of a kind that was not taken back counts; every earlier one is replaced.
    """
    told = rows(
        store,
        "SELECT action, detail FROM audit WHERE action IN (?, ?) ORDER BY seq",
        (CAME, TAKEN_BACK),
    )
    found: dict[int, tuple[str, int]] = {}
    kinds: dict[int, str] = dict(
        rows(store, "SELECT id, purpose || programme || region FROM person_list")
    )
    for action, detail in told:
        facts = json.loads(detail)
        own = facts["list"]
        came = action == CAME
        found[own] = ("stands", facts["taken"] + facts["carried"]) if came else ("undone", 0)
    newest = {kinds.get(own): own for own in sorted(found) if found[own][0] != "undone"}
    for own, (state, entries) in found.items():
        if state == "stands" and newest[kinds.get(own)] != own:
            found[own] = ("replaced", entries)
    return found
