"""What can be said of a kind of refusal that has no sentence of its own."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "internal": N_(
        "Something went wrong that should not. Note the incident number and tell the person who"
        " looks after the program."
    ),
    "usage": N_("That cannot be understood. Compare it with the help."),
    "refused": N_("That is not possible at this moment. Read the list again."),
    "not-found": N_("There is no such thing. Read the list again."),
    "damaged": N_("The data are damaged. Restore the newest backup."),
    "storage": N_("The disk or the stick refused. Free space or use another one, then try again."),
    "file-not-plain": N_(
        "{file} is no ordinary file but a folder, a pipe or a device. Name a file."
    ),
    "file-too-large": N_(
        "{file} is larger than {megabytes} MB and cannot be what is wanted. Name another file."
    ),
    "file-unreachable": N_(
        "The system does not give {file}: {why}. Check the name, the stick and the permissions."
    ),
}
"""Code to sentence: what happened, and what to do next."""
