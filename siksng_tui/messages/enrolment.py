"""Certificates between offices: asked for, issued, taken in, taken back."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "office-id-wrong": N_(
        "No office has such an id. Take it from the list of the office above (siksng office list)."
    ),
    "office-files-missing": N_(
        "No request, card or list of revoked certificates lies in the folder {folder}. Plug the "
        "right stick in, or name the file."
    ),
    "office-file-unknown": N_(
        "{file} is neither a request, nor a card, nor a list of revoked certificates; nothing was "
        "taken in. Choose another file."
    ),
    "card-kept": N_(
        "The office {office} is certified, but {file} could not be written. Use another stick: go "
        "back with F3, put the cursor on the office and press Enter."
    ),
    "certificate-request-unreadable": N_(
        "The file is no sound request for a certificate; nothing was certified. Ask for the file "
        "again."
    ),
    "office-not-below": N_(
        "The office {office} ({level}, {region}) does not stand below this one; nothing was "
        "issued. It asks the office that its region belongs to."
    ),
    "office-look-alike": N_(
        "The office {office} can be taken for {other}; nothing was issued. If it is the same "
        "office on another PC, it is set up again with --replaces {other}. Else ask who made the "
        "request."
    ),
    "office-name-foreign": N_(
        "The name of the office {office} has letters that are not Latin; nothing was issued. Ask "
        "for a request with the name as it is written on paper."
    ),
    "office-key-taken-back": N_(
        "The key of {office} was taken back once and is never certified again. Let the office be "
        "set up anew with --replaces {office} and ask again; then press Ctrl+K here."
    ),
    "office-key-changed": N_(
        "The office {office} had another key; nothing was issued. If its PC was replaced, press "
        "Ctrl+K. If not, somebody else asks in its name: call the office."
    ),
    "office-not-certified": N_(
        "The office {office} never had a certificate from here; there is no PC to replace. Press "
        "Enter instead of Ctrl+K."
    ),
    "office-not-issued": N_(
        "This office issued no certificate to {office}. Look at the list of offices (menu Office)."
    ),
    "card-not-ours": N_(
        "The card is of the office {office}, or of other keys than this office has; nothing was "
        "changed. Ask the office above for the card that answers the newest request."
    ),
    "card-self-made": N_(
        "No office above signed this card; nothing was changed. Take in the card that the office "
        "above issued."
    ),
    "card-older": N_(
        "The card is older than the one in force, which stays. Ask the office above for the newest "
        "one."
    ),
    "certificate-not-found": N_(
        "No certificate that this office issued begins with {serial}, or several do; at least 8 "
        "characters are due. Copy the number from siksng office list."
    ),
    "revocation-reason": N_(
        "A reason of 1 to {longest} characters is due; nothing was taken back. Write why."
    ),
    "no-revocations": N_(
        "This office took no certificate back; there is no list to write yet. Take one back first: "
        "Del on an office."
    ),
}
"""Code to sentence: what happened, and what to do next."""
