"""Parcels and decisions: bytes, places, records, histories and the audit say the same."""

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from db.fetching import rows
from db.integrity.problems import Problems, Tell
from db.parcels import differences, parcel_files
from db.parcels.parcel_files import BLOCK_BYTES
from db.parcels.parcels import ParcelNotFoundError
from db.store import Store

OPENED: Final = ("parcel.open", "parcel.let-in")
KEPT: Final = (*OPENED, "parcel.set-aside", "parcel.pack", "extract.pack", "parcel.write")
"""The audit's words for what opens a parcel, and for all that names one that is kept."""

RULES: Final = {
    "check-parcel-records": """
        SELECT p.id FROM parcel p WHERE p.direction = 'out' AND p.kind IN ('submission', 'verdict')
        AND p.records <> (SELECT count(*) FROM parcel_request q WHERE q.parcel_id = p.id
            AND q.position BETWEEN 1 AND p.records)
        UNION SELECT p.id FROM parcel p
        WHERE p.direction = 'in' AND p.state = 'opened' AND p.kind IN ('submission', 'verdict')
        AND p.records <> (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = p.id
            AND o.position BETWEEN 1 AND p.records)
        UNION SELECT a.answers FROM parcel a JOIN parcel p ON p.id = a.answers
        WHERE a.direction = 'in' AND EXISTS (SELECT 1 FROM (SELECT p.id UNION SELECT a.id) said
            WHERE p.records <> (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = said.id))
        UNION SELECT o.parcel_id FROM parcel_outcome o JOIN parcel p ON p.id = o.parcel_id
        LEFT JOIN parcel_request q ON q.parcel_id = o.parcel_id AND q.position = o.position
        LEFT JOIN request r ON r.id = q.request_id
        WHERE p.direction = 'in' AND p.kind <> 'receipt'
                AND (o.outcome = 'refused') <> (q.request_id IS NULL)
            OR r.number <> o.number AND o.number <> ''
            OR (o.outcome = 'accepted') <> (o.reason = '')
        UNION SELECT q.parcel_id FROM parcel_request q JOIN parcel p ON p.id = q.parcel_id
        WHERE (q.carried_set IS NOT NULL)
                <> (p.direction = 'in' AND p.kind = 'submission' AND q.telling = 0)
            OR q.telling = 1 AND (p.kind <> 'submission' OR NOT EXISTS (
                SELECT 1 FROM telling t WHERE t.request_id = q.request_id))
            OR p.direction = 'in' AND NOT EXISTS (SELECT 1 FROM parcel_outcome o
                WHERE o.parcel_id = q.parcel_id AND o.position = q.position)
    """,
    "check-decision": """
        SELECT r.number FROM request r
        JOIN (SELECT request_id,
            CASE step WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected'
                WHEN 'absorb' THEN 'absorbed' ELSE 'returned' END AS outcome, count(*) AS taken
            FROM request_event JOIN request own ON own.id = request_id
            WHERE step IN ('accept', 'reject', 'absorb', 'return')
                OR step = 'send_back' AND office_id <> own.owner GROUP BY 1, 2) e
        ON e.request_id = r.id
        WHERE e.taken <> (SELECT count(*) FROM decision d WHERE d.request_id = r.id
            AND d.outcome = e.outcome AND d.confirmed IS NOT NULL)
        UNION SELECT r.number FROM decision d JOIN request r ON r.id = d.request_id
        LEFT JOIN parcel p ON p.id = d.verdict
        WHERE d.confirmed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request_event e
                WHERE e.request_id = d.request_id AND e.step = CASE d.outcome
                    WHEN 'accepted' THEN 'accept' WHEN 'rejected' THEN 'reject'
                    WHEN 'absorbed' THEN 'absorb' ELSE e.step END
                AND (d.outcome <> 'returned' OR e.step IN ('send_back', 'return')))
            OR (d.outcome = 'absorbed') <> (d.kept <> '')
            OR d.verdict IS NOT NULL AND (d.confirmed IS NULL OR p.kind IS NOT 'verdict'
                OR NOT EXISTS (SELECT 1 FROM parcel_request q
                    WHERE q.parcel_id = d.verdict AND q.request_id = d.request_id))
    """,
    "check-telling": """
        SELECT r.number FROM request r
        WHERE EXISTS (SELECT 1 FROM telling t WHERE t.request_id = r.id)
        <> EXISTS (SELECT 1 FROM request_event e
            WHERE e.request_id = r.id AND e.step = 'tell')
        UNION SELECT r.number FROM telling t JOIN request r ON r.id = t.request_id
        WHERE t.heard IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parcel a
            JOIN parcel_request q ON q.parcel_id = a.answers AND q.request_id = t.request_id
            JOIN parcel_outcome o ON o.parcel_id = a.id AND o.position = q.position
            WHERE a.id = t.heard AND a.direction = 'in' AND q.telling = 1
            AND o.outcome = 'accepted')
    """,
    "check-request-conflict": """
        SELECT r.number FROM request r
        WHERE EXISTS (SELECT 1 FROM request_conflict c WHERE c.request_id = r.id)
        <> EXISTS (SELECT 1 FROM request_flag f
            WHERE f.request_id = r.id AND f.flag = 'conflict')
    """,
}
"""Code of a problem to what finds the parcels or requests that have it."""

_COLUMNS: Final = """
SELECT id, kind, sender, recipient, epoch, sequence, lower(hex(previous)), audit_count,
    lower(hex(audit_head)), cycle, records, lower(hex(digest)), direction, state FROM parcel
ORDER BY direction DESC, sender, recipient, epoch, sequence
"""

_LINKS: Final = "SELECT sender, recipient, epoch, sequence, lower(hex(digest)) FROM link"

_Columns = tuple[Any, ...]


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many parcels there are, after testing each, its records, and the decisions."""
    for code, sql in RULES.items():
        for (where,) in rows(store, sql):
            problems.add(code, where)
    kept = rows(store, _COLUMNS)
    links = {(sender, to): tuple(more) for sender, to, *more in rows(store, _LINKS)}
    for link in _torn(kept, links):
        problems.add("check-parcel-link", link)
    for parcel in _without_history(store, {own[0]: own for own in kept}):
        problems.add("check-parcel-history", parcel)
    for done, own in enumerate(kept, start=1):
        if not _is_its_file(store, own):
            problems.add("check-parcel", own[0])
        tell(done, len(kept))
    return len(kept)


def _torn(kept: Iterable[_Columns], links: Mapping[tuple[str, str], _Columns]) -> Iterator[str]:
    """Yield the recipient of each link of this office whose parcels do not follow each other."""
    sent = (own for own in kept if own[12] == "out")
    ends = dict(links)
    for (sender, to), some in groupby(sent, key=lambda own: (own[2], own[3])):
        last: _Columns = (0, 0, "")
        whole = True
        for own in some:
            epoch, sequence, previous, digest = own[4], own[5], own[6], own[11]
            begins = (epoch > last[0], sequence == 1, previous == "")
            follows = (epoch, sequence, previous) == (last[0], last[1] + 1, last[2])
            whole = whole and (all(begins) or follows)
            last = (epoch, sequence, digest)
        if ends.pop((sender, to), None) != last or not whole:
            yield to
    yield from (to for _, to in ends)


def _without_history(store: Store, kept: Mapping[str, _Columns]) -> Iterator[str]:
    """Yield each parcel of which the audit tells something else than is there."""
    told = rows(
        store,
        "SELECT action, detail FROM audit WHERE action IN (SELECT value FROM json_each(?))"
        " ORDER BY seq",
        (json.dumps(KEPT),),
    )
    opened = set()
    for action, detail in told:
        said = json.loads(detail)
        parcel = said["parcel"]
        there = kept.get(parcel)
        if there is None or said.get("sequence", there[5]) != there[5]:
            yield parcel
        elif action in OPENED:
            opened.add(parcel)
            if Counter(said["differences"]) != differences.counts(store, parcel):
                yield parcel
    came = {own[0] for own in kept.values() if own[12] == "in" and own[13] == "opened"}
    yield from sorted(came ^ opened & kept.keys())


def _is_its_file(store: Store, own: _Columns) -> bool:
    """Return whether a parcel's columns are what its file says, and this is whole."""
    try:
        with parcel_files.opened(store, own[0]) as kept, zipfile.ZipFile(kept) as file:
            signed = file.read("parcel.json")
            head = json.loads(signed)
            members = {one["name"]: one["sha256"] for one in head["members"]}
            whole = all(_sha256(file, name) == digest for name, digest in members.items())
        said = _said(head)
    except ParcelNotFoundError:
        return bool(own[12] == "in" and own[13] == "opened")
    except (zipfile.BadZipFile, ValueError, LookupError, TypeError):
        return False
    return whole and (*said, hashlib.sha256(signed).hexdigest()) == own[:12]


def _sha256(file: zipfile.ZipFile, name: str) -> str:
    """Return the hash of a member in hexadecimal, read block by block."""
    sha256 = hashlib.sha256()
    with file.open(name) as member:
        while block := member.read(BLOCK_BYTES):
            sha256.update(block)
    return sha256.hexdigest()


def _said(head: Mapping[str, Any]) -> _Columns:
    """Return what a parcel says of itself, in the order of the columns."""
    return (
        head["id"],
        head["kind"],
        head["sender"]["id"],
        head["recipient"]["id"],
        head["epoch"],
        head["sequence"],
        head["previous"] or "",
        head["audit"]["count"],
        head["audit"]["head"],
        head["cycle"],
        head["counts"]["records"],
    )
