"""Why a cell or a row of an import was not taken as it stands."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "cell-digits-lost": N_(
        "A number of this length was stored as a number, and digits may be lost. Take it "
        "from the card."
    ),
    "cell-placeholder": N_(
        "A zero, a dash or a word stands for the number; it counts as missing. Take it from "
        "the card."
    ),
    "cell-two-digit-year": N_("The year has two digits. Enter the date with all four."),
    "cell-date-future": N_("The birth is after today. Enter the date from the card."),
    "cell-number-incomplete": N_("The number has not 16 digits. Enter it from the card."),
    "cell-answer-unasked": N_(
        "Nothing is asked here, by another answer of the row. Look which of the two is right."
    ),
    "cell-answer-missed": N_(
        "Another answer of the row asks for one here. Complete it, or look if that one is right."
    ),
    "cell-word-unknown": N_("The word is not in the list. Enter the code that was meant."),
    "cell-code-two-meanings": N_(
        "This code means one thing in one list and another in another. Say by which the file is "
        "to be read, or enter the code from the form."
    ),
    "cell-code-other-list": N_(
        "The list by which the file is read does not have this code. Look at the form, or say the "
        "other list."
    ),
    "cell-code-translated": N_(
        "The code of the list that was said was taken as the same thing's code on the form."
    ),
    "cell-like-above": N_("The cell only points to the one above. Enter the address itself."),
    "cell-text-capitals": N_("The text was put in capitals. Nothing needs to be done."),
    "cell-degree-removed": N_(
        "A degree behind the name was left out. Look at the card if it belongs to the name."
    ),
    "cell-letters-read": N_(
        "Letters were read as the digits they look like; birth or date of issue agree with them. "
        "Compare the number with the card."
    ),
    "cell-word-read": N_("A word in another spelling was taken as its code."),
    "cell-like-formula": N_(
        "The text looks like a formula. It was taken as text and is never computed; look whether "
        "it is what was meant."
    ),
    "cell-like-markup": N_(
        "The text has square brackets. It was taken as text; look whether it is what was meant."
    ),
    "cell-name-marked": N_(
        "The name has quotes, a slash, brackets, an alias or a letter other than A to Z. "
        "Compare it with the card."
    ),
    "cell-region-elsewhere": N_("No village of this office has these codes or names."),
    "cell-answered-twice": N_(
        "The registry answered about this number under two names. Ask it which of them is meant."
    ),
    "cell-nobody-asked": N_("Nobody on the list bears this number; the answer is passed over."),
    "cell-number-of-two": N_(
        "Two rows give this number to people of different names. Compare both with their cards."
    ),
    "cell-programme-mixed": N_(
        "Another programme than that of the other rows: a file is of one. Look what was meant."
    ),
    "cell-programme-second": N_(
        "The person stands in the file under another programme, too: only one counts in a period."
    ),
    "row-village-elsewhere": N_(
        "The row is of a village that is not this office's, or that nobody here knows. Correct the "
        "names of the places, or hand the row to the office that it belongs to."
    ),
    "row-answer-lacking": N_(
        "An answer without which the row says nothing is missing or not whole. Complete it in the "
        "file and import that row again."
    ),
    "cell-number-restored": N_(
        "The number stood in a number cell with all digits; it was taken. Compare it with the card."
    ),
    "cell-marks-removed": N_("Spaces, dots or apostrophes were removed. Nothing needs to be done."),
    "cell-text-cleaned": N_(
        "Surplus spaces or invisible characters were removed. Nothing needs to be done."
    ),
    "cell-code-spelled": N_(
        "Leading zeros or decimals of zero were removed. Nothing needs to be done."
    ),
    "cell-unit-removed": N_("The unit behind the number was removed. Nothing needs to be done."),
    "cell-date-rewritten": N_(
        "The date was written in another form and was rewritten. Nothing needs to be done."
    ),
    "cell-error": N_(
        "The spreadsheet shows an error in this cell; what stood there is not known. Take it "
        "from the paper."
    ),
    "cell-formula-empty": N_(
        "The cell holds a formula whose result was not saved. Open the file in a spreadsheet "
        "program, save it, and import it again; or take the answer from the paper."
    ),
    "cell-formula-result": N_(
        "The cell holds a formula; its saved result was taken, and nothing was computed. Check "
        "that the file was saved after its last change."
    ),
    "cell-merged-filled": N_(
        "The cell is merged with another and was given the value of that. Check that it is "
        "meant for this row, too."
    ),
    "row-nuls-removed": N_(
        "Empty bytes stood in the line and were left out. Check the row: the file may be damaged."
    ),
    "cell-region-translated": N_(
        "The village was found by mended codes or by its name. Check the village."
    ),
    "row-family-assumed": N_(
        "The family number is missing; the person was put into the first family. Check the family."
    ),
    "row-id-missing": N_(
        "The row has no usable IDBDT and was set aside. Look the household up by name and village."
    ),
    "row-id-twice": N_(
        "Two different households bear this IDBDT; both were set aside. Find out which is "
        "right and enter the other anew."
    ),
    "row-several-fit": N_(
        "Several people of the register may be this one, so the row is tied to none. It is kept; "
        'the entries of the list show such rows under "several fit".'
    ),
    "row-repeated": N_(
        "The row stands in the file twice and was taken once. Nothing needs to be done."
    ),
    "row-too-short": N_(
        "The line has fewer fields than there are columns and was set aside. Mend the line in "
        "the file, or export it again."
    ),
    "row-too-long": N_(
        "The line has more fields than there are columns and was set aside. Put the field that "
        "holds the dividing mark into quotation marks."
    ),
    "row-region-unknown": N_(
        "Neither codes nor names tell the village; the household was set aside. Load the "
        "list of regions, or correct the codes."
    ),
    "row-no-household": N_(
        "No household bears the member's IDBDT; the row was set aside. Look for the "
        "household in another file."
    ),
    "row-no-members": N_(
        "The household has no member and was set aside. Look for its members in another file."
    ),
    "row-household-set-aside": N_(
        "The member's household was set aside, and so was this row. Settle the household first."
    ),
    "cell-changed": N_("The register has another answer; the file's becomes a request."),
    "row-request-open": N_(
        "The household has a request that is not decided, and says otherwise. The row is not "
        "entered: look at the request, correct it there, or import again once it is decided."
    ),
    "row-other-form": N_(
        "The register has the household on another questionnaire; the row is not entered. Correct "
        "it on that form."
    ),
    "row-off-list": N_(
        "The register took the household off the list. The correction stays a draft: see whether "
        "the family came back."
    ),
    "cell-village-differs": N_(
        "The register has the household in another village. Its village stays; if it moved, enter "
        "a move."
    ),
    "cell-household-differs": N_(
        "Other rows of this household say otherwise. What most of them say was taken, of as many "
        "the first; look at which is true."
    ),
    "row-members-more": N_(
        "The register has more members of this household than the file; how many more is written "
        "here. Nobody is removed: see whether they left."
    ),
    "cell-centre-answers": N_(
        "The register has another answer, and only the centre answers this. The register keeps its "
        "own; a decile can be imported as a list of deciles."
    ),
    "cell-other-person": N_(
        "The member's number is another person's in the register: name and NIK differ. Nothing of "
        "the row is entered; look at both."
    ),
}
"""Code to sentence: what happened, and what to do next."""

ANSWERS: Final = {
    "answer-unreadable": N_("Nobody can read this answer. Look at the paper or the card."),
    "answer-empty": N_("The cell is empty. Fill it in, if there is an answer."),
    "answer-not-number": N_("This is no number of at most 9 digits. Write digits only."),
    "answer-too-small": N_("This number is too small to be true. Look at the paper."),
    "answer-too-large": N_("This number is too large to be true. Look at the paper."),
    "answer-not-in-list": N_("This code or word is not in the list of the column. Look it up."),
    "answer-not-sum": N_("This is no sum of the codes of the column. Add up those that apply."),
    "answer-not-date": N_("This is no date. Write day, month and year: 23-01-1985."),
    "answer-no-such-day": N_("The calendar has no such day. Look at the card."),
    "answer-too-long": N_("This text is longer than the column may be. Shorten it."),
    "answer-not-digits": N_("There is something here that is no digit. Copy it from the card."),
    "answer-code-length": N_("This code is too short or too long. Zeros in front belong to it."),
    "answer-not-phone": N_("This is no telephone number. Ask for it."),
    "answer-not-photo": N_("This is not the hash and path of a photo. Leave the cell empty."),
}
"""What is said in a form of an answer, as it is said of a cell that somebody else filled in."""
