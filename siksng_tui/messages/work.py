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
    "reason-missing": N_("A reason is needed. Write why, in a few words."),
    "findings-open": N_(
        "Findings still stand in the way of request {number}. Mend them, or give a reason for "
        "each one that only asks for it."
    ),
    "same-person": N_(
        "You changed or finalised request {number} yourself. Another person must authenticate it."
    ),
    "step-refused": N_(
        'The request stands at "{state}", where "{step}" is not possible. Read the list again.'
    ),
    "code-mistyped": N_(
        "The code has a typing error: its check character does not fit. Type it again from the "
        "paper."
    ),
    "nothing-to-seal": N_("No authenticated request is waiting. Authenticate requests first."),
    "set-code-mismatch": N_(
        "The code on this paper is not the code of set {number}. Look at the signed sheet "
        "again; if it is another paper, open that set."
    ),
    "cover-incomplete": N_(
        "Number, date and signer of the paper are due. Copy them from the signed paper."
    ),
}
"""Code to sentence: what happened, and what to do next."""
