"""Answers typed into a form."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "answer-unreadable": N_(
        "This cannot be an answer to {variable}. Type it again; F1 tells what is asked."
    ),
    "answer-empty": N_("Nothing was typed for {variable}. Type an answer, or clear the field."),
    "answer-not-number": N_(
        "{variable} needs a number of at most 9 digits, without dots or units. Type digits only."
    ),
    "answer-too-small": N_("{variable} cannot be below {low}. Type a greater number."),
    "answer-too-large": N_("{variable} cannot be above {high}. Type a smaller number."),
    "answer-not-in-list": N_(
        "This is no code of {variable}. Type one of {codes}, or press F4 for the list."
    ),
    "answer-not-sum": N_("{variable} is a sum of the codes {codes}. Add up those that apply."),
    "answer-not-date": N_(
        "This is not a date for {variable}. Type day, month and year: 23-01-1985 or 23011985."
    ),
    "answer-no-such-day": N_("The calendar has no such day. Compare {variable} with the paper."),
    "answer-too-long": N_("{variable} takes at most {limit} characters. Shorten the text."),
    "answer-not-digits": N_(
        "{variable} takes digits only, at most {limit}. Type the number again from the paper."
    ),
    "answer-code-length": N_(
        "{variable} takes exactly {length} digits. Type the code again, zeros in front included."
    ),
    "answer-not-phone": N_(
        "{variable} takes digits, +, blanks and dashes only. Type the number again from the paper."
    ),
    "answer-not-photo": N_(
        "This is not the hash and path of a photo. Choose the photo from the folder of photos."
    ),
}
"""Code to sentence: what happened, and what to do next."""
