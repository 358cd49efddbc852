"""Printing."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "paper-file-kind": N_("Nothing was written: the name must end in {kinds}. Type it once more."),
    "paper-empty": N_(
        "There is no family to print; nothing was written. Choose a set or a village that has some."
    ),
    "paper-changed": N_(
        "The families changed while they were printed; what was written is no paper. Print again."
    ),
    "paper-text-too-long": N_(
        'The text "{text}" does not fit on the paper; at most {most} characters fit. Shorten it'
        " in the settings."
    ),
    "paper-setting-unknown": N_(
        "No paper has a text of this name; nothing was changed. `siksng office papers` lists them."
    ),
    "paper-place-unknown": N_(
        "Nothing was changed: in braces only these may stand here: {places}. Correct the text."
    ),
    "paper-setting-too-long": N_(
        "Nothing was changed: the text has more than {most} characters. Shorten it."
    ),
    "paper-setting-lines": N_(
        "Nothing was changed: there is room for {most} lines. Leave some out."
    ),
    "number-pattern-full": N_(
        "Nothing was changed: the pattern has no room for what is written by hand. Put three dots "
        "or more there, as 400.9/..../2026."
    ),
    "nip-unreadable": N_("Nothing was changed: a NIP has 18 digits, or is left empty."),
    "slip-elsewhere": N_(
        "Another office entered this request and gives its slip; nothing was printed. Ask there."
    ),
    "other-instrument": N_(
        "The household answers the questionnaire {meant}, not {instrument}. Name that one, or none."
    ),
    "printer-unknown": N_(
        'This computer has no printer "{printer}"; nothing was printed. '
        "`siksng print printers` lists them."
    ),
    "printers-silent": N_("The printers do not answer. Save as a file."),
    "printer-refused": N_(
        "{printer} did not take the paper; nothing was printed. A print number it had stays used, "
        "as refused. Look whether it is there and on, and print again, or save as a file."
    ),
    "printer-silent": N_(
        "{printer} gave no answer within {seconds} seconds and is not waited for. Look what it "
        "printed; then print again, or save as a file."
    ),
    "printer-left": N_(
        "{printer} is not waited for any longer. Look what it printed; then print again, or save "
        "as a file."
    ),
    "printer-scales": N_(
        '{printer} changes the size of what it prints. Choose "actual size" or 100% in its '
        "settings, and print again."
    ),
    "paper-unsorted": N_(
        "Row {row} belongs to an earlier village; nothing was written. Tell the developers."
    ),
}
"""Code to sentence: what happened, and what to do next."""
