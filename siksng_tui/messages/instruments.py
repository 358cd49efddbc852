"""Questionnaires as data, and the lists of regions."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "instrument-damaged": N_(
        "The form file {file} is wrong at line {line}: {what}. Install the program again, or "
        "mend the file."
    ),
    "instrument-file-missing": N_(
        "The form file {file} is missing. Install the program again, or put the file back."
    ),
    "instrument-unreadable": N_(
        "The form file {file} cannot be read as {what} at line {line}. Save it as UTF-8 in its "
        "own format, or install the program again."
    ),
    "instrument-key-unknown": N_(
        "{file}, line {line}: the column or key {what} is unknown, missing or out of place. "
        "Compare with docs/format/instrument.md."
    ),
    "instrument-value-missing": N_("{file}, line {line}: {what} is empty. Fill it in."),
    "instrument-value-wrong": N_(
        "{file}, line {line}: not allowed here: {what}. Compare with docs/format/instrument.md."
    ),
    "instrument-duplicate": N_(
        "{file}, line {line}: {what} already stands on an earlier line. Keep one of them."
    ),
    "instrument-name-unknown": N_(
        "{file}, line {line}: nothing is called {what}. Correct the name, or add what it names."
    ),
    "instrument-condition-wrong": N_(
        "{file}, line {line}: this condition cannot be used: {what}. Write it as "
        "docs/format/instrument.md says."
    ),
    "condition-unreadable": N_(
        "The condition cannot be read at column {column}; expected there: {expected}. Correct "
        "the condition."
    ),
    "formula-unreadable": N_(
        'The formula cannot be read. Write "age of DATE at DATE", "count family" or "count '
        'person where CONDITION".'
    ),
    "path-unknown": N_("The form has no such field. Use a variable name of the questionnaire."),
    "region-file-unreadable": N_(
        "The list of regions cannot be read at line {line}; nothing was loaded. Save it as "
        "UTF-8 with the columns code,name."
    ),
    "region-code-wrong": N_(
        "Line {line}: the code has not the form 17, 17.71, 17.71.01 or 17.71.01.1001; nothing "
        "was loaded. Correct the line."
    ),
    "region-code-twice": N_(
        "Line {line}: the code stands on line {first} already; nothing was loaded. Keep one of "
        "them."
    ),
    "region-name-missing": N_(
        "Line {line}: the region has no name; nothing was loaded. Write the name."
    ),
    "region-parent-missing": N_(
        "Line {line}: the region above, {parent}, is not known; nothing was loaded. Add it to "
        "the list."
    ),
}
"""Code to sentence: what happened, and what to do next."""
