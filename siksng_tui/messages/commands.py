"""What is said on a command line where the sentence of the screen speaks of keys."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "keyring-no-account": N_(
        "There is no account {account}. Type the name again; siksng operator list tells all."
    ),
    "answer-unreadable": N_(
        "This cannot be an answer to {variable}. siksng request variables tells what is asked."
    ),
    "answer-not-in-list": N_("This is no code of {variable}. Write one of {codes}."),
    "bundle-closed": N_(
        "Stack {number} is closed. Reopen it (siksng bundle reopen) or begin another one."
    ),
    "findings-open": N_(
        "Findings still stand in the way of request {number}. Withdraw it and enter it anew, or "
        "give a reason with --because for those that only ask for one."
    ),
}
"""Code to sentence: what happened, and what to do next."""
