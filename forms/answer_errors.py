"""Why a typed text cannot be an answer: each error names the variable, never what was typed."""

from forms.errors import UsageError


class AnswerError(UsageError):
    """What was typed cannot be an answer to this question; the answer before it stays."""

    code = "answer-unreadable"

    def __init__(self, variable: str, **facts: str | int) -> None:
        """Blame a variable.

        Args:
            variable: its name, which becomes the error's field.
            facts: what would be right: bounds, codes, a length.
        """
        super().__init__(variable=variable, **facts)
        self.field = variable


class AnswerEmptyError(AnswerError):
    """Nothing was typed; who wants to clear an answer takes it out of the record instead."""

    code = "answer-empty"


class AnswerNotNumberError(AnswerError):
    """Not a whole number of at most nine digits, or not a decimal where one is due."""

    code = "answer-not-number"


class AnswerTooSmallError(AnswerError):
    """A number below the smallest that is allowed; fact low."""

    code = "answer-too-small"


class AnswerTooLargeError(AnswerError):
    """A number above the greatest that is allowed; fact high."""

    code = "answer-too-large"


class AnswerNotInListError(AnswerError):
    """Not a code of the question's list; fact codes names those that are."""

    code = "answer-not-in-list"


class AnswerNotSumError(AnswerError):
    """Not a sum of the question's codes; fact codes names them."""

    code = "answer-not-sum"


class AnswerNotDateError(AnswerError):
    """Not spelled like a date."""

    code = "answer-not-date"


class AnswerNoSuchDayError(AnswerError):
    """Spelled like a date, but the calendar has no such day."""

    code = "answer-no-such-day"


class AnswerTooLongError(AnswerError):
    """More characters than the variable holds; fact limit."""

    code = "answer-too-long"


class AnswerNotDigitsError(AnswerError):
    """A NIK or card number with something else than digits, or far too many; fact limit."""

    code = "answer-not-digits"


class AnswerCodeLengthError(AnswerError):
    """A code of fixed length that has not exactly so many digits; fact length."""

    code = "answer-code-length"


class AnswerNotPhoneError(AnswerError):
    """A telephone number with something else than digits, blanks, dashes and + in front."""

    code = "answer-not-phone"


class AnswerNotPhotoError(AnswerError):
    """Not the hash and path of a photo inside the folder of photos."""

    code = "answer-not-photo"
