"""Files between offices."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "not-a-parcel": N_(
        "The file is no parcel of this program. Choose a file that ends in .siksng."
    ),
    "format-newer": N_(
        "The file was made by a newer program ({format}, version {version}). Install the newer "
        "program."
    ),
    "parcel-truncated": N_(
        "The end of the parcel is missing: the copy was not finished. Copy it again from the "
        "sender's stick."
    ),
    "parcel-forged": N_(
        "The parcel is not what its sender signed (part {part}); nothing was taken. Ask the "
        "sender for the file again."
    ),
    "parcel-inside-wrong": N_(
        "The records of the parcel do not agree with its cover (part {part}); nothing was "
        "taken. Ask the sender to make it again."
    ),
    "parcel-for-other-office": N_(
        "The parcel is for another office ({recipient}). Give the stick to that office."
    ),
    "parcel-key-missing": N_(
        "No key of this office opens the parcel. Send the newest card of this office to the "
        "sender, who makes it again."
    ),
    "parcel-too-large": N_(
        "A part of the parcel is larger than the format allows ({part}). Send it in several "
        "parcels."
    ),
    "request-line-wrong": N_(
        "One record of the parcel is not sound (part {part}). Ask the sender to send it again."
    ),
    "instrument-unknown": N_(
        "The records use a questionnaire that this program does not know ({instrument}). "
        "Install the newer program."
    ),
    "sender-unknown": N_(
        "The certificates of {office} lead to no root that is trusted here. Compare the "
        "fingerprint {fingerprint} on paper, then trust its card."
    ),
    "certificate-revoked": N_(
        "The certificate of {office} was taken back by the office above. Ask that office."
    ),
    "office-out-of-scope": N_(
        "The office {office} speaks for a level or region that is not its own. Ask the office "
        "above."
    ),
    "office-card-unreadable": N_(
        "The file is no sound office card (part {part}); nothing was trusted. Ask for the file "
        "again."
    ),
    "revocations-older": N_(
        "The list of revoked certificates of {issuer} is older than the known one, which stays."
        " Ask for the newest."
    ),
    "scratch-failed": N_(
        "There is no room on the disk to make the parcel; nothing was made. Free some space."
    ),
    "no-recipient": N_(
        "No office above is known. Take in its card first (siksng office trust FILE)."
    ),
    "set-not-covered": N_(
        "The paper of set {number} is not signed yet. Type number, date and code of the "
        "signed paper first."
    ),
    "signature-missing": N_(
        'A request of this set carries no signature over what it proposes. Run "siksng store '
        'check" and restore the newest good backup.'
    ),
    "no-own-card": N_(
        "An office above has certified this one, and gives out its card. Ask that office for it."
    ),
    "parcel-not-found": N_(
        "There is no parcel {parcel}, or its bytes are no longer kept. Look at the list of parcels."
    ),
    "parcel-name-taken": N_(
        "Another file has the name {file}. Move it away, or choose another folder."
    ),
    "fingerprint-differs": N_(
        "The fingerprint on paper is another one, or too little of it was typed: {shortest} "
        "characters are due. Compare again; if it differs, do not trust the file and ask the "
        "office that it is from."
    ),
    "root-unreadable": N_(
        "The file {file} holds no root certificate (PEM); nothing was verified. Take the "
        "root file of the office above."
    ),
    "conflict-open": N_(
        "The register changed an answer that request {number} changes, too. Settle it first: open "
        "the request, then Ctrl+X."
    ),
    "conflict-not-found": N_(
        "Request {number} has no such conflict, or it is settled. Look at the request again."
    ),
    "conflict-signed": N_(
        "Request {number} is signed and goes on as it is; the conflict is settled when it is "
        "decided."
    ),
    "office-own": N_("This is the card of this very office. Take the card of the office above."),
    "parcel-rolled-back": N_(
        "The office {office} works on a copy of an older store; the parcel was set aside. Tell "
        "that office to have its PC replaced (siksng office replace)."
    ),
    "parcel-forked": N_(
        "Another parcel {sequence} of {office} came before: two PCs work with one key. The parcel "
        "was set aside; ask that office which PC is the right one."
    ),
    "parcel-not-waiting": N_(
        "The parcel {parcel} does not wait for anybody; nothing was changed. Look at the list of "
        "parcels."
    ),
    "receipt-unknown": N_(
        "The receipt is for a parcel that this office never made ({parcel}); nothing was changed. "
        "Ask the office above which parcel it means."
    ),
    "receipt-contradicts": N_(
        "The office above saw work that this store does not have: it is an older copy. Restore "
        "the newest backup, or ask the office above for a new card."
    ),
    "receipt-incomplete": N_(
        "The receipt counts other records than parcel {parcel} had; nothing was changed. Ask the "
        "office above for the receipt again."
    ),
    "subject-kind": N_(
        "A record makes a household, family or person into something else; it was not taken. Ask "
        "the sender where its records come from."
    ),
    "region-foreign": N_(
        "Request {number} changes a family outside the sender's region; it was not taken. The "
        "office of that family must send it."
    ),
    "request-not-sent-there": N_(
        "Request {number} was never sent to the office that decides on it; nothing was changed. "
        "Ask that office."
    ),
    "telling-foreign": N_(
        "The sender says that a citizen was told of request {number}, which it never sent here; "
        "that was not noted. Ask the office that entered it."
    ),
    "telling-differs": N_(
        "Another day or way was noted before for the telling of request {number}, and stands. Ask "
        "the office that entered it."
    ),
    "nothing-told": N_(
        "The offices above know of every citizen that was told. Nothing was written."
    ),
    "request-number-taken": N_(
        "Another request has the number {number}; nothing was taken. Ask the sender to enter it "
        "anew."
    ),
    "office-card-missing": N_(
        "No card of the office {office} is known, so nothing can be sealed to it. Take in its "
        "card first (siksng office trust FILE)."
    ),
    "folder-empty": N_(
        "There is no parcel (.siksng) in the folder. Plug in the stick, or name another folder."
    ),
}
"""Code to sentence: what happened, and what to do next."""
