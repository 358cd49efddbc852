"""Why a cell was left out, mended or marked, or a row set aside, when a file was read."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a cell was left out or mended, or a row set aside; a key in the table of messages.

    A cell that the instrument does not accept bears the code of the answer's own error instead.
    """

    DIGITS_LOST = "cell-digits-lost"
    """A number of more than 15 digits was kept as a number: digits may be gone."""

    PLACEHOLDER = "cell-placeholder"
    """A word or zero stands where a number of identity should; it is missing."""

    TWO_DIGIT_YEAR = "cell-two-digit-year"
    """The century of a date is not written."""

    DATE_FUTURE = "cell-date-future"
    """A birth after today."""

    REGION_ELSEWHERE = "cell-region-elsewhere"
    """No known village has these codes or names; in a list it may be another regency's."""

    NUMBER_INCOMPLETE = "cell-number-incomplete"
    """A NIK or card number in a list that has not 16 digits."""

    ANSWER_UNASKED = "cell-answer-unasked"
    """An answer where another answer of the row says that nothing is asked."""

    ANSWER_MISSED = "cell-answer-missed"
    """No answer where another answer of the row asks for one."""

    NUMBER_RESTORED = "cell-number-restored"
    """A number of identity in a number cell: all digits are there."""

    MARKS_REMOVED = "cell-marks-removed"
    """Spaces, dots or apostrophes inside a number of identity."""

    TEXT_CLEANED = "cell-text-cleaned"
    """Surplus spaces or characters that cannot be seen."""

    CODE_SPELLED = "cell-code-spelled"
    """A code or number with leading zeros or decimals of zero."""

    UNIT_REMOVED = "cell-unit-removed"
    """A unit behind a number."""

    DATE_REWRITTEN = "cell-date-rewritten"
    """A date in another notation, as a serial number or a date cell."""

    TEXT_CAPITALS = "cell-text-capitals"
    """Small letters where the register writes capitals."""

    DEGREE_REMOVED = "cell-degree-removed"
    """A degree behind a name."""

    LETTERS_READ = "cell-letters-read"
    """Letters that look like digits in a number of identity, whose other parts agree with them."""

    WORD_READ = "cell-word-read"
    """A word in another spelling than the list's own."""

    WORD_UNKNOWN = "cell-word-unknown"
    """A word that stands for no code of the list."""

    CODE_TWO_MEANINGS = "cell-code-two-meanings"
    """A code that two lists have for different things; nobody said by which to read it."""

    CODE_OTHER_LIST = "cell-code-other-list"
    """A code that the list by which the file is read does not have."""

    CODE_TRANSLATED = "cell-code-translated"
    """A code of the list that was said, taken as the instrument's own code of the same meaning."""

    LIKE_ABOVE = "cell-like-above"
    """A mark that means the cell above, which may be another's."""

    LIKE_FORMULA = "cell-like-formula"
    """A text that a spreadsheet would run; it is kept as text."""

    LIKE_MARKUP = "cell-like-markup"
    """A text with square brackets; it is kept as text."""

    NAME_MARKED = "cell-name-marked"
    """A name with quotes, a slash, brackets, or words of descent or alias."""

    CELL_ERROR = "cell-error"
    """The spreadsheet shows an error such as #N/A: what stood there is not known."""

    FORMULA_EMPTY = "cell-formula-empty"
    """A formula whose result was not stored; nothing is ever computed."""

    FORMULA_RESULT = "cell-formula-result"
    """A formula whose stored result was taken."""

    MERGED_FILLED = "cell-merged-filled"
    """The cell is merged with one above or to the left, and has its value."""

    ROW_NULS = "row-nuls-removed"
    """NUL bytes stood in the line; they were left out."""

    REGION_TRANSLATED = "cell-region-translated"
    """The village's code was mended or found by Kemendagri code or name."""

    NUMBER_OF_TWO = "cell-number-of-two"
    """Two rows give one number to people of different names."""

    PROGRAMME_MIXED = "cell-programme-mixed"
    """Another programme than that of the other rows."""

    PROGRAMME_SECOND = "cell-programme-second"
    """The person stands in the file under another programme already."""

    VILLAGE_ELSEWHERE = "row-village-elsewhere"
    """The row is of a village that is not this office's, or of none that is known."""

    ANSWERED_TWICE = "cell-answered-twice"
    """The registry answered about one number under two names."""

    NOBODY_ASKED = "cell-nobody-asked"
    """Nobody of the register bears the number that was answered about."""

    SEVERAL_FIT = "row-several-fit"
    """Several persons of the register may be who is in the row; it is tied to none."""

    FAMILY_ASSUMED = "row-family-assumed"
    """No family number; the person is kept in the household's first family."""

    ID_MISSING = "row-id-missing"
    """The row has no household number."""

    ID_TWICE = "row-id-twice"
    """Two different households bear this number."""

    ROW_REPEATED = "row-repeated"
    """The row stands in the file already, cell by cell; it was taken once."""

    ROW_SHORT = "row-too-short"
    """A line of a text has fewer fields than there are column names."""

    ROW_LONG = "row-too-long"
    """A line of a text has more fields than there are column names."""

    REGION_UNKNOWN = "row-region-unknown"
    """No known village has these codes or names."""

    NO_HOUSEHOLD = "row-no-household"
    """No household bears the member's number."""

    NO_MEMBERS = "row-no-members"
    """The household has no member."""

    ANSWER_LACKING = "row-answer-lacking"
    """An answer without which the row says nothing is not there, or not whole."""

    HOUSEHOLD_SET_ASIDE = "row-household-set-aside"
    """The member's household was set aside."""

    CHANGED = "cell-changed"
    """The register has another answer."""

    REQUEST_OPEN = "row-request-open"
    """The household has a request that is not decided; the row is not entered."""

    OTHER_FORM = "row-other-form"
    """The register has the household on another questionnaire; the row is not entered."""

    OFF_LIST = "row-off-list"
    """The register has the household, and took it off the list."""

    MOVED = "cell-village-differs"
    """The register has the household in another village."""

    ROWS_DISAGREE = "cell-household-differs"
    """Other rows of the household repeat another answer."""

    MEMBERS_MORE = "row-members-more"
    """The register has more members of the household than the file."""

    CENTRE_ANSWERS = "cell-centre-answers"
    """The register has another answer to what only the centre answers; it keeps its own."""

    OTHER_PERSON = "cell-other-person"
    """The centre's number is that of another person: name and NIK differ."""
