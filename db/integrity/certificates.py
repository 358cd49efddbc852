"""Certificates and revocation lists: the columns, the signed documents and the audit agree."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cryptography import x509

from db.fetching import rows
from db.integrity.problems import Problems, Tell
from db.office import certificates, signed_documents
from db.office.certificates import Issued, KnownList
from db.rows.fields import stored_moment
from db.store import Store

ISSUES: Final = ("office.issue", "office.replace")
REVOKE: Final = "office.revoke"
TAKE_IN: Final = "office.revocations"
OPENED: Final = ("parcel.open", "parcel.let-in")
"""The audit's words for what makes a certificate, takes one back, and takes lists in."""

RANDOM_BITS: Final = 128
"""Bits of a serial number behind the number of the issue. Format: office-card-1, section 2."""

Told = list[tuple[str, str, dict[str, Any]]]
"""Account, action and facts of entries of the audit, in their order."""


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many certificates and lists there are, after testing each."""
    issued, lists, told = certificates.every(store), certificates.lists(store), _told(store)
    ((own,),) = rows(store, "SELECT coalesce(max(id), '') FROM office WHERE own = 1")
    for one in issued:
        if not _is_its_card(one):
            problems.add("check-certificate", one.serial)
    for serial in sorted(_without_history(issued, told)):
        problems.add("check-certificate-history", serial)
    for issuer in sorted({*_changed(lists), *_lost(lists, told, own), *_short(lists, issued, own)}):
        problems.add("check-revocation-list", issuer)
    size = len(issued) + len(lists)
    tell(size, size)
    return size


def _told(store: Store) -> Told:
    """Return what the audit tells of certificates."""
    found = rows(
        store,
        "SELECT account, action, detail FROM audit WHERE action IN (SELECT value FROM json_each(?))"
        " ORDER BY seq",
        (json.dumps([*ISSUES, REVOKE, TAKE_IN, *OPENED]),),
    )
    return [(account, action, json.loads(detail)) for account, action, detail in found]


def _is_its_card(one: Issued) -> bool:
    """Return whether a certificate's columns are what its signed card says."""
    try:
        card = signed_documents.payload(one.card)
        certificate = x509.load_pem_x509_certificate(card["certificate"].encode())
        office = card["office"]["id"]
    except (ValueError, LookupError, TypeError):
        return False
    return (one.serial, one.number, one.office, one.key, stored_moment(one.ends)) == (
        f"{certificate.serial_number:x}",
        certificate.serial_number >> RANDOM_BITS,
        office,
        signed_documents.key_hash(certificate),
        stored_moment(certificate.not_valid_after_utc),
    )


def _without_history(issued: Iterable[Issued], told: Told) -> set[str]:
    """Return the serial numbers of which certificates and audit tell different things."""
    there = {(one.serial, one.office, one.request.hex(), one.account) for one in issued}
    made = {
        (said["serial"], said["office"], _hash_of(said["fingerprint"]), account)
        for account, action, said in told
        if action in ISSUES
    }
    back = {said["serial"] for __, action, said in told if action == REVOKE}
    in_force = {one.serial for one in issued if one.revoked is None}
    return {serial for serial, *_more in there ^ made} | back & in_force


def _hash_of(fingerprint: str) -> str:
    """Return the hash whose fingerprint stands in the audit in groups of four."""
    return "".join(fingerprint.split()).lower()


def _changed(lists: Iterable[KnownList]) -> Iterator[str]:
    """Yield the issuer of each list whose columns are not what the signed document says."""
    for one in lists:
        try:
            said = signed_documents.payload(one.document)
            same = (one.issuer, one.number) == (said["issuer"], said["number"])
        except (ValueError, LookupError, TypeError):
            same = False
        if not same:
            yield one.issuer


def _lost(lists: Iterable[KnownList], told: Told, own: str) -> Iterator[str]:
    """Yield each issuer of which the audit knows a newer list than there is."""
    there = {one.issuer: one.number for one in lists}
    for __, action, said in told:
        for issuer, number in _numbered(action, said, own).items():
            if number > there.get(issuer, 0):
                yield issuer


def _numbered(action: str, said: Mapping[str, Any], own: str) -> Mapping[str, int]:
    """Return the numbers of the lists that an entry of the audit tells of, by their issuers."""
    if action in OPENED:
        lists: Mapping[str, int] = said["lists"]
        return lists
    if action == TAKE_IN:
        return {said["issuer"]: said["number"]}
    return {own: said.get("number" if action == REVOKE else "list", 0)}


def _short(lists: Iterable[KnownList], issued: Iterable[Issued], own: str) -> Iterator[str]:
    """Yield the own issuer where its list lacks a certificate that was taken back."""
    back = {one.serial for one in issued if one.revoked is not None}
    for one in lists:
        if one.issuer == own:
            try:
                back -= set(signed_documents.payload(one.document)["serials"])
            except (ValueError, LookupError, TypeError):
                return
    if back:
        yield own
