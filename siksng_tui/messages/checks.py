"""What a check of the store finds."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "check-pages": N_(
        "{count} damaged pages, first {first}. Make no new backup over a good one; restore "
        "the newest good backup."
    ),
    "check-tables": N_("{count} damaged tables or indexes. Restore the newest good backup."),
    "check-references": N_(
        "{count} rows refer to rows that are gone, first {first}. Restore the newest good backup."
    ),
    "check-revision": N_(
        "{count} revisions were altered, first number {first}. Restore the newest good backup."
    ),
    "check-revision-columns": N_(
        "{count} revisions stand under another subject or parent, first number {first}. "
        "Restore the newest good backup."
    ),
    "check-revision-parent": N_(
        "{count} revisions lack their predecessor, first number {first}. Restore the newest "
        "good backup."
    ),
    "check-register-household": N_(
        "{count} households differ from their revision, first {first}. Restore the newest "
        "good backup."
    ),
    "check-register-family": N_(
        "{count} families differ from their revision, first {first}. Restore the newest good "
        "backup."
    ),
    "check-register-person": N_(
        "{count} persons differ from their revision, first {first}. Restore the newest good backup."
    ),
    "check-register-counts": N_(
        "{count} households have lost or gained members, first {first}. Restore the newest "
        "good backup."
    ),
    "check-request-state": N_(
        "{count} requests stand in no known state, first {first}. Restore the newest good backup."
    ),
    "check-request-history": N_(
        "{count} requests stand in another state than their history says, first {first}. "
        "Restore the newest good backup."
    ),
    "check-telling": N_(
        "{count} requests have lost or gained that their citizen was told, first {first}. Restore "
        "the newest good backup."
    ),
    "check-request-reason": N_(
        "{count} requests have lost a reason that was given for a finding, first {first}. Restore "
        "the newest good backup."
    ),
    "check-request-verification": N_(
        "{count} requests passed the verification that they waited for, or wait for none; the "
        "first is {first}. Restore the newest good backup."
    ),
    "check-request-revision": N_(
        "{count} requests propose another subject's revision or lack their base, first "
        "{first}. Restore the newest good backup."
    ),
    "check-number": N_(
        "{count} numbers do not fit their check character, first {first}. Restore the newest "
        "good backup."
    ),
    "check-set": N_(
        "{count} sets differ from their fingerprint or code, first {first}. Do not print or "
        "send them; restore the newest good backup."
    ),
    "check-set-members": N_(
        "{count} sets are empty, or their papers would show other than was sealed, first {first}. "
        "Do not print them; restore the newest good backup."
    ),
    "check-certificate": N_(
        "{count} certificates of offices below differ from what was signed, first {first}. Issue "
        "nothing; restore the newest good backup."
    ),
    "check-certificate-history": N_(
        "{count} certificates were not issued or taken back as the audit says, first {first}. "
        "Issue nothing; restore the newest good backup."
    ),
    "check-revocation-list": N_(
        "{count} lists of revoked certificates are lost or differ from what was signed, first of "
        "{first}. Take in the newest list of that office, or restore the newest good backup."
    ),
    "check-parcel": N_(
        "{count} parcels differ from what was signed, first {first}. Do not write them; restore "
        "the newest good backup."
    ),
    "check-parcel-link": N_(
        "The parcels to {count} offices do not follow each other, first {first}. Send nothing "
        "there; restore the newest good backup."
    ),
    "check-parcel-history": N_(
        "{count} parcels were lost, or opened otherwise than the audit says, first {first}. "
        "Restore the newest good backup."
    ),
    "check-parcel-records": N_(
        "{count} parcels have lost or gained a record, first {first}. Restore the newest good "
        "backup."
    ),
    "check-list": N_(
        "Lists from elsewhere that are not what the audit says came, or of which two of one kind "
        "count: {count}, the first is {first}. Restore the newest good backup."
    ),
    "check-welfare": N_(
        "Records of PPKS and PSKS that differ from their answers, or were lost: {count}, the first "
        "is {first}. Restore the newest good backup."
    ),
    "check-list-entry": N_(
        "Entries of lists whose columns differ from their answers: {count}, the first is {first}. "
        "Restore the newest good backup."
    ),
    "check-registry": N_(
        "Imports of answers of the civil registry of which answers were lost, came in or name a "
        "request that is not there: {count}, the first is {first}. Restore the newest good backup."
    ),
    "check-template": N_(
        "Files of proposals that are not what the audit says was written: {count}, the first is "
        "{first}. Restore the newest good backup."
    ),
    "check-decision": N_(
        "{count} requests were decided otherwise than their history says, first {first}. Restore "
        "the newest good backup."
    ),
    "check-request-conflict": N_(
        "{count} requests have lost a conflict with the register, first {first}. Restore the "
        "newest good backup."
    ),
    "check-file": N_(
        "{count} kept files were altered, first {first}. Attach them again, or restore the "
        "newest good backup."
    ),
    "check-unreadable": N_(
        "{count} parts could not be read to their end, first: {first}. Restore the newest "
        "good backup."
    ),
}
"""Code to sentence: what happened, and what to do next."""
