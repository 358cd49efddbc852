"""People who move from one household to another: split and merge."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "moving-nobody": N_("Nobody was chosen who moves. Choose at least one member."),
    "moving-everybody": N_(
        "Somebody has to stay in the family. Leave out who stays, or correct the card instead."
    ),
    "head-missing": N_("Several members leave. Say which of them is the head of the new family."),
    "left-head-missing": N_(
        "The head of the family leaves. Say which of those left behind becomes the head."
    ),
    "head-stays": N_(
        "The head of the family stays, so nobody else becomes it. Leave out who should."
    ),
    "no-successor": N_(
        "This member cannot become head: the family has its head, or the member lives there no "
        "more. Name another member, or nobody."
    ),
    "household-busy": N_(
        "This request and request {other} of the same family do not follow each other. File or "
        "withdraw {other} first; or withdraw this one and begin it again."
    ),
    "household-draft": N_(
        "{kind} {other} of this family is still a draft. F2 goes on with it; or withdraw it first."
    ),
    "same-household": N_("A family is not merged with itself. Choose another family."),
    "questionnaires-differ": N_(
        "The two families are kept with two questionnaires. Bring one of them to the other's "
        "questionnaire first."
    ),
    "household-closed": N_("One of the families is not active any more. Choose an active family."),
}
"""Code to sentence; a value in braces comes from the error's facts."""
