"""What is said on a command line where the sentence of the screen speaks of keys."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "sign-incomplete": N_("Name the printed paper with --pdf and the key file with --key."),
    "keyring-no-account": N_(
        "There is no account {account}. Type the name again; siksng operator list tells all."
    ),
    "answer-unreadable": N_(
        "This cannot be an answer to {variable}. siksng request variables tells what is asked."
    ),
    "answer-not-in-list": N_("This is no code of {variable}. Write one of {codes}."),
    "import-file-too-large": N_(
        "The file {file} is larger than {megabytes} MB. Export the villages in parts, or let an "
        "authenticator raise the limit: siksng office limits."
    ),
    "import-header-not-found": N_(
        "No sheet has the column names of a file that is known. Take the file as its program "
        "writes it, its first row included; other columns are mapped on the screen of imports."
    ),
    "workbook-too-long": N_(
        "A sheet has more than {rows} rows or {cells} cells. Export the villages in parts, or let "
        "an authenticator raise the limit of rows: siksng office limits."
    ),
    "workbook-too-wide": N_(
        "A sheet has more than {limit} columns. Take the file as SIKS-NG exports it, or let an "
        "authenticator raise the limit: siksng office limits."
    ),
    "workbook-unpacks-too-large": N_(
        "The workbook would unpack to more than {megabytes} MB, or one part of it to more than "
        "half of that; it was not read. Export the villages in parts, or let an authenticator "
        "raise the limit: siksng office limits."
    ),
    "bundle-closed": N_(
        "Stack {number} is closed. Reopen it (siksng bundle reopen) or begin another one."
    ),
    "nothing-mended": N_(
        "No answer of request {number} differs from what came; nothing is mended. Change an "
        "answer with --set."
    ),
    "findings-open": N_(
        "Findings still stand in the way of request {number}. Withdraw it and enter it anew, or "
        "give a reason with --because for those that only ask for one."
    ),
    "household-draft": N_(
        "{kind} {other} of this family is still a draft. File or withdraw it first: siksng request."
    ),
    "card-kept": N_(
        "The office {office} is certified, but {file} could not be written. Write its card to "
        "another stick: siksng office card {office}."
    ),
    "office-look-alike": N_(
        "The office {office} can be taken for {other}; nothing was issued. If it is the same "
        "office on another PC, set it up with --replaces {other} and use siksng office replace. "
        "Else ask who made the request."
    ),
    "office-key-taken-back": N_(
        "The key of {office} was taken back once and is never certified again. Set the office up "
        "anew with --replaces {office}, and use siksng office replace."
    ),
    "office-key-changed": N_(
        "The office {office} had another key; nothing was issued. If its PC was replaced, use "
        "siksng office replace. If not, somebody else asks in its name: call the office."
    ),
    "office-not-certified": N_(
        "The office {office} never had a certificate from here; there is no PC to replace. Use "
        "siksng office certify."
    ),
    "office-not-issued": N_(
        "This office issued no certificate to {office}. Look at siksng office list."
    ),
    "card-older": N_(
        "The card is older than the one in force, which stays. Ask the office above for the "
        "newest one (siksng office card)."
    ),
    "conflict-open": N_(
        "The register changed an answer that request {number} changes, too. Settle the conflict "
        "first: siksng request conflicts {number} --keep wish, or --keep register."
    ),
    "no-revocations": N_(
        "This office took no certificate back; there is no list to write yet. Take one back "
        "first (siksng office revoke)."
    ),
}
"""Code to sentence: what happened, and what to do next."""
