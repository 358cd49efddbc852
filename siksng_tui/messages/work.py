"""The road of a request, sets and the cover paper."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "request-not-found": N_("There is no request {number}. Read the list again."),
    "not-a-draft": N_(
        "Request {number} has gone on ({state}) and can no longer be filled in. Reopen it "
        "first, with a reason."
    ),
    "nothing-changed": N_(
        "No answer differs from the register; there is nothing to file. Change an answer, or "
        "withdraw the draft."
    ),
    "nothing-mended": N_(
        "No answer of request {number} differs from what came; nothing is mended. Change an "
        "answer, or give up mending: F3, then Del."
    ),
    "kind-not-served": N_(
        "This questionnaire has no request of this kind. Choose another kind, or another "
        "questionnaire."
    ),
    "questionnaire-unknown": N_(
        "There is no questionnaire {instrument}. Name bdt, dtsen or proposal."
    ),
    "village-unknown": N_(
        "No village of this office's region has the code {village}. Choose one from the list."
    ),
    "families-several": N_(
        "This household holds {count} families, the other questionnaire one. Split it first, one "
        "household a family; until then correct it with its own questionnaire."
    ),
    "subject-elsewhere": N_(
        "This person does not belong to the household. Open the right family first."
    ),
    "not-begun-here": N_(
        "Only whom this request adds can be removed or moved. Report a death or a move as a "
        "deactivation."
    ),
    "last-of-its-kind": N_(
        "The last family or person stays: correct the answers, or withdraw the request."
    ),
    "reason-missing": N_("A reason is needed. Write why, in a few words."),
    "reason-too-short": N_("This is too short for a reason. Write at least one word."),
    "request-not-own": N_(
        "Another office entered request {number}; that office tells the citizen."
    ),
    "told-later": N_("The date {date} has not come yet. Enter the day on which it was told."),
    "how-too-long": N_(
        "This is too long. Say in at most {longest} characters how the citizen was told."
    ),
    "cycle-not-set": N_("The quarter {cycle} has no closing date. List them: siksng office cycle."),
    "ledger-file-kind": N_("The file {file} is neither PDF nor workbook: end it in .pdf or .xlsx."),
    "export-file-kind": N_(
        "The file {file} is neither workbook nor text: end it in .xlsx or .csv."
    ),
    "layout-unfit": N_(
        "What is to go out cannot be written as {layout}. Choose another layout, or name the list."
    ),
    "period-unreadable": N_("A period is a year and a month. Write it as 2026-12."),
    "programme-unknown": N_("The template has no such programme. Name one of {programmes}."),
    "template-written": N_(
        "A file for {programme}, {period}, went out on {day} with {rows} rows; in SIKS-NG a later "
        "one makes it invalid. Write it all the same with --again."
    ),
    "findings-open": N_(
        "Findings still stand in the way of request {number}. Mend them, or give a reason for "
        "each one that only asks for it."
    ),
    "one-passphrase": N_(
        "{giver} set the passphrase of {account} while {number} was under way, so both count as "
        "one person for it. Let another authenticator do it, or withdraw and enter it again."
    ),
    "same-person": N_(
        "You changed or finalised request {number} yourself. Another person must authenticate it."
    ),
    "verification-due": N_(
        "Request {number} was drawn for verification. Somebody who did not enter it keys it again "
        'first: menu "Verification".'
    ),
    "nothing-to-verify": N_(
        "Request {number} does not wait for verification any more. Read the list again."
    ),
    "verifier-touched": N_(
        "You entered or changed request {number} yourself. Somebody else must key it again."
    ),
    "verification-taken": N_(
        "The keying of request {number} is at its end, or somebody else began it anew. Leave this "
        "screen and open it from the list again."
    ),
    "verification-open": N_(
        "{count} differences of request {number} are not settled. Choose 1, 2 or 3 for each."
    ),
    "step-refused": N_(
        'The request stands at "{state}", where "{step}" is not possible. Read the list again.'
    ),
    "code-mistyped": N_(
        "The code has a typing error: its check character does not fit. Type it again from the "
        "paper."
    ),
    "region-unknown": N_(
        "This office knows no region with the code {region}. Write it as 17.71.01.1001, or load "
        "its list first."
    ),
    "stopped": N_("Stopped. Nothing was written; begin again when you like."),
    "nothing-to-seal": N_("No authenticated request is waiting. Authenticate requests first."),
    "set-code-mismatch": N_(
        "The code on this paper is not the code of set {number}. Look at the signed sheet "
        "again; if it is another paper, open that set."
    ),
    "cover-incomplete": N_(
        "Number, date and signer of the paper are due. Copy them from the signed paper."
    ),
    "request-built-upon": N_(
        "Request {other} starts from request {number}, whose answers it would keep. Withdraw "
        "{other} first, or correct there."
    ),
    "bundle-not-found": N_("There is no stack {number}. Look at the list of stacks."),
    "bundle-count": N_(
        "A stack has at least one form, and at least one member where members were counted. Count "
        "again, or leave the members empty."
    ),
    "bundle-incomplete": N_(
        "Village, questionnaire, number of forms and day of a stack are due. Fill them in."
    ),
    "bundle-names-citizen": N_(
        "What looks like a NIK or a card number does not belong on the header of a stack. Take it "
        "out."
    ),
    "bundle-closed": N_(
        "Stack {number} is closed. Reopen it with F10 in it, or begin another one."
    ),
    "bundle-still-open": N_("Stack {number} is not closed. Go on with it."),
    "bundle-reopening-unexplained": N_("Say why stack {number} is reopened."),
    "bundle-differs": N_(
        "Of stack {number} {filed} forms of {forms} are filed, or the members differ. Enter what "
        "is missing, or give a reason."
    ),
    "bundle-foreign": N_(
        "Request {number} is of another village or questionnaire than the stack. Name a stack "
        "that it can be of."
    ),
    "welfare-not-found": N_("There is no record {number}. Look at the list of PPKS and PSKS."),
    "welfare-incomplete": N_("Name and kind are due. Fill them in."),
    "welfare-kind": N_("There is no {kind} in this list of codes. Choose one from it."),
    "welfare-known": N_(
        "This person has an open record of this kind: number {number}. Correct that one."
    ),
    "welfare-closed": N_("Record {number} is closed. Enter a new one if it is needed again."),
    "welfare-later": N_("The date {date} has not come yet. Enter the day on which it ended."),
    "set-not-found": N_("There is no set {number}. Look at the list of sets."),
    "set-changed": N_(
        "The requests of set {number} are not those that were sealed. Do not use its paper; "
        'run "siksng store check" and restore the newest good backup.'
    ),
    "set-unsealed": N_(
        "Set {number} was unsealed and its code no longer counts. Use the set that its "
        "requests were sealed in again."
    ),
    "set-packed": N_(
        "The parcel of set {number} is packed already and may be on a stick, so its paper stays "
        "as it is. Send it, and tell the office above what is wrong."
    ),
    "paper-date-doubtful": N_(
        "The date {date} is before the day of sealing or after today. Compare it with the paper; "
        "if it is right, say --date-is-right."
    ),
    "cycle-unusual": N_(
        "{cycle} is neither this quarter nor the one before nor the next. If it is meant, say "
        "--cycle-is-right."
    ),
    "cycle-unreadable": N_(
        "A cycle is written as 2026-Q4: the year and its quarter. Type it again."
    ),
    "household-ambiguous": N_(
        "{count} households are meant by this number. Name the right one by its ID DTKS."
    ),
    "assignment-unreadable": N_(
        "An answer is written as VARIABLE=VALUE, 2:VARIABLE=VALUE for the second member, "
        "K1:VARIABLE=VALUE for the first family. Nothing was entered; write it again."
    ),
    "variable-unknown": N_(
        "There is no variable {variable} in this questionnaire. siksng request variables lists "
        "them; write its name as it stands there."
    ),
    "field-closed": N_(
        "Nobody types {variable} here: it is asked elsewhere, or the program fills it in. "
        "Choose another question."
    ),
}
"""Code to sentence: what happened, and what to do next."""
