"""Typed text to stored answer and back, for every type of value.

An answer is stored in one spelling: the code as the list spells it, a date as YYYY-MM-DD, a
decimal with a point and no needless zeros. What is only doubtful passes (a NIK of 15 digits is the
business of the rules); what the type cannot hold is refused, by an error that names the variable
and never repeats what was typed.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from forms.answer_errors import (
    AnswerCodeLengthError,
    AnswerEmptyError,
    AnswerNoSuchDayError,
    AnswerNotDateError,
    AnswerNotDigitsError,
    AnswerNotInListError,
    AnswerNotNumberError,
    AnswerNotPhoneError,
    AnswerNotPhotoError,
    AnswerNotSumError,
    AnswerTooLargeError,
    AnswerTooLongError,
    AnswerTooSmallError,
)
from forms.identity import compact
from forms.instrument import ENGLISH, ValueType, Variable
from forms.photo import read_photo
from forms.records import Answer
from forms.text import clean

TEXT_LIMIT: Final = 500
"""Characters of a text whose variable sets no length of its own."""

NUMBER_LIMIT: Final = 20
"""Digits of a NIK or card number that are kept; a wrong number is stored, a novel is not."""

_INTEGER: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,12})?", re.ASCII)
_DIGITS: Final = re.compile(rf"[0-9]{{1,{NUMBER_LIMIT}}}")
_PHONE: Final = re.compile(r"\+?[0-9][0-9 -]{0,22}", re.ASCII)
_STORED_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATES: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<day>\d{1,2})([/-])(?P<month>\d{1,2})\2(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})",
    )
)


def read_answer(variable: Variable, text: str) -> Answer:
    """Return the answer that a typed text stands for, in the spelling that is stored.

    Dates may be typed as dd/mm/yyyy, dd-mm-yyyy, yyyy-mm-dd or ddmmyyyy; decimals with a comma or
    a point; NIK and card numbers with spaces, dots, hyphens and apostrophes; codes with zeros
    before them or in small letters, where only one code can be meant.

    Raises:
        AnswerError: the text cannot be an answer to this question; nothing was changed.
    """
    cleaned = clean(text).strip()
    if not cleaned:
        raise AnswerEmptyError(variable.name)
    return _READERS[variable.type](variable, cleaned)


def show_answer(variable: Variable, answer: Answer, language: str) -> str:
    """Return an answer as one would type it: a date as dd-mm-yyyy, a decimal with the comma.

    `read_answer` gives the answer back.
    """
    text = str(answer)
    if variable.type is ValueType.DATE and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        year, month, day = text.split("-")
        return f"{day}-{month}-{year}"
    if variable.type is ValueType.DECIMAL and language != ENGLISH:
        return text.replace(".", ",")
    return text


def label(variable: Variable, answer: Answer, language: str) -> str:
    """Return an answer in words: the labels of codes, the path of a photo, else as it is shown.

    A code that the list does not have is returned as it is.
    """
    codes = variable.list
    if codes is None:
        photo = read_photo(str(answer)) if variable.type is ValueType.PHOTO else None
        return photo.path if photo else show_answer(variable, answer, language)
    item = codes.get(str(answer))
    if item is not None:
        return item.label(language)
    if variable.type is not ValueType.BITMASK or not isinstance(answer, int) or answer < 0:
        return str(answer)
    held = [item.label(language) for item in codes.held(answer)]
    return " + ".join(held) or str(answer)


def _text(variable: Variable, text: str) -> str:
    """Return a text that is short enough."""
    limit = variable.length or TEXT_LIMIT
    if len(text) > limit:
        raise AnswerTooLongError(variable.name, limit=limit)
    return text


def _integer(variable: Variable, text: str) -> int:
    """Return a whole number within its bounds."""
    if not _INTEGER.fullmatch(text):
        raise AnswerNotNumberError(variable.name)
    _bounded(variable, Decimal(text))
    return int(text)


def _decimal(variable: Variable, text: str) -> str:
    """Return a decimal within its bounds, with a point and without needless zeros."""
    if not _DECIMAL.fullmatch(text):
        raise AnswerNotNumberError(variable.name)
    value = Decimal(text.replace(",", "."))
    _bounded(variable, value)
    if not value:
        return "0"
    spelled = f"{value:f}"
    whole, _, rest = spelled.partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def _bounded(variable: Variable, value: Decimal) -> None:
    """Return nothing if a number lies within the variable's bounds."""
    if variable.low is not None and value < variable.low:
        raise AnswerTooSmallError(variable.name, low=variable.low)
    if variable.high is not None and value > variable.high:
        raise AnswerTooLargeError(variable.name, high=variable.high)


def _date(variable: Variable, text: str) -> str:
    """Return a date as YYYY-MM-DD."""
    if _STORED_DATE.fullmatch(text):
        return _day(variable, text)
    match = next((found for known in _DATES if (found := known.fullmatch(text))), None)
    if match is None:
        raise AnswerNotDateError(variable.name)
    return _day(variable, "{year}-{month:0>2}-{day:0>2}".format_map(match.groupdict()))


def _day(variable: Variable, text: str) -> str:
    """Return a date that is spelled as it is stored, if there is such a day."""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise AnswerNoSuchDayError(variable.name) from None


def _code_of_list(variable: Variable, text: str) -> str:
    """Return a code in the spelling of the list; another spelling only where it is unambiguous."""
    codes = [item.code for item in variable.list.items] if variable.list else []
    if text in codes:
        return text
    meant = [code for code in codes if _bare(code) == _bare(text)]
    if len(meant) != 1:
        raise AnswerNotInListError(variable.name, codes=", ".join(codes))
    return meant[0]


def _bare(code: str) -> str:
    """Return a code without zeros before it and without regard to case."""
    return code.lstrip("0").casefold() or "0"


def _sum_of_codes(variable: Variable, text: str) -> int:
    """Return a sum of codes of the list, or one that stands alone."""
    codes = [item.code for item in variable.list.items] if variable.list else []
    total = int(text) if _INTEGER.fullmatch(text) else -1
    summed = variable.list.total if variable.list else 0
    if str(total) not in codes and (total <= 0 or total & ~summed):
        raise AnswerNotSumError(variable.name, codes=", ".join(codes))
    return total


def _number(variable: Variable, text: str) -> str:
    """Return the digits of a NIK or card number, whatever their number."""
    digits = compact(text)
    if not _DIGITS.fullmatch(digits):
        raise AnswerNotDigitsError(variable.name, limit=NUMBER_LIMIT)
    return digits


def _digits(variable: Variable, text: str) -> str:
    """Return exactly as many digits as the code has."""
    length = variable.length or 0
    if not re.fullmatch(rf"[0-9]{{{length}}}", text):
        raise AnswerCodeLengthError(variable.name, length=length)
    return text


def _phone(variable: Variable, text: str) -> str:
    """Return a telephone number as it is written on the paper, its marks included."""
    if not _PHONE.fullmatch(text):
        raise AnswerNotPhoneError(variable.name)
    return text


def _photo(variable: Variable, text: str) -> str:
    """Return the hash and path of a photo."""
    if read_photo(text) is None:
        raise AnswerNotPhotoError(variable.name)
    return text


_READERS: Final[Mapping[ValueType, Callable[[Variable, str], Answer]]] = MappingProxyType(
    {
        ValueType.TEXT: _text,
        ValueType.INTEGER: _integer,
        ValueType.DECIMAL: _decimal,
        ValueType.DATE: _date,
        ValueType.ENUM: _code_of_list,
        ValueType.BITMASK: _sum_of_codes,
        ValueType.NIK: _number,
        ValueType.KK: _number,
        ValueType.CODE: _digits,
        ValueType.PHONE: _phone,
        ValueType.PHOTO: _photo,
    }
)
"""Type to the function that reads it."""
