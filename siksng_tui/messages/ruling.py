"""Deciding on requests of other offices, and on what the office above decided."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "accept-above": N_(
        "The office above decides whether request {number} is accepted. Finalise it and send it "
        "on, or reject it."
    ),
    "request-own": N_("Request {number} is this office's own. Withdraw it or mend it instead."),
    "paper-missing": N_(
        "What the office above decided is recorded from its paper. Type number, date and signer "
        "of the decree first."
    ),
    "kept-unknown": N_(
        "The request that is kept instead of {number} is not known here, or is given up itself. "
        "Type the number of another request of this office."
    ),
    "clashes-open": N_(
        "The register and request {number} disagree in {count} answers. Choose first, for each "
        "one, which of them stays."
    ),
    "decision-not-found": N_(
        "No decision on request {number} waits to be confirmed. Read the list again."
    ),
    "same-proposer": N_(
        "You proposed the decision on request {number} yourself. Another person must confirm it."
    ),
    "mending-open": N_(
        "Answers of request {number} are being changed here. File that first, or give up mending."
    ),
    "decision-waiting": N_(
        "A decision on request {number} waits to be confirmed. Have it confirmed or taken back "
        "first, then mend the request."
    ),
    "not-mended": N_("Nobody is mending request {number}. Read the list again."),
    "member-signed": N_(
        "The office below signed that this person or family comes in. It can't be taken away here: "
        "send the request back, with a reason."
    ),
    "not-doubtful": N_(
        "Nothing about request {number} can be passed with a reason. Read the list again; what is "
        "wrong goes back to be mended."
    ),
}
"""Code to sentence: what happened, and what to do next."""
