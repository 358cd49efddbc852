"""Turns what a cell holds into the text that an operator would have typed for it.

Pure functions: each returns the text to be read as an answer, and says what was mended, or why a
person has to look. No text means that the question was not answered.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from forms.identity import compact
from forms.instrument import ValueType
from forms.names import without_degrees
from forms.text import clean
from siksng_tui.intake.date_spelling import spell_date
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelled import MISSING, NOTHING, Spelled
from siksng_tui.intake.wordlists import Word

EXACT_DIGITS: Final = 15
"""Digits that a spreadsheet keeps of a number; it writes 0 for those behind them."""

_UNIT_DIGITS: Final = 3
_LIKE_DIGITS: Final = str.maketrans("OoIlL|", "001111")
_LIKE_ABOVE: Final = frozenset({'"', "''", "``", "\u201d", "SDA", "IDEM", "S D A", "SAMA"})
_MARKED_NAME: Final = re.compile(
    r"""['"`/()]|[^\x00-\x7f]|\b(?:BIN|BINTI|ALS|ALIAS|ALM|ALMH|ALMARHUM|ALMARHUMAH)\b"""
)
"""Marks, words and letters other than A to Z in a name, which another list may not have."""


_PLACEHOLDERS: Final = MISSING | {"TT", "TIDAK ADA", "BELUM ADA"}
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_WHOLE: Final = re.compile(r"0*(\d+)(?:[.]0+)?", re.ASCII)
_MEASURED: Final = re.compile(
    r"(\d+)\s*(?:m2|m\u00b2|m|meter(?: persegi)?)", re.ASCII | re.IGNORECASE
)
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)


def spell_text(cell: CellValue) -> Spelled:
    r"""Return a text without surplus spaces and without what cannot be seen.

    >>> spell_text("BUDI\u200b  SANTOSO").text, spell_text("NULL").text, spell_text(38.0).text
    ('BUDI SANTOSO', '', '38')
    """
    if not isinstance(cell, str):
        return _number_as_text(cell)
    seen = _ESCAPES.sub("", cell) if "\x1b" in cell else cell
    text = " ".join(clean(seen).split())
    if text in MISSING:
        return NOTHING
    return Spelled(text, repair=None if text == cell else Reason.TEXT_CLEANED)


def spell_capitals(cell: CellValue) -> Spelled:
    """Return a text in capitals, as the register writes all of its texts.

    >>> spell_capitals("jl. Manggis").text, spell_capitals("=1+1").mark
    ('JL. MANGGIS', <Reason.LIKE_FORMULA: 'cell-like-formula'>)
    """
    spelled = spell_text(cell)
    if not spelled.text:
        return spelled
    if mark := _looks_like(spelled.text):
        return spelled._replace(mark=mark)
    text = spelled.text.upper()
    return spelled if text == spelled.text else Spelled(text, repair=Reason.TEXT_CAPITALS)


def spell_name(cell: CellValue) -> Spelled:
    """Return a name in capitals, without the degrees behind it.

    >>> spell_name("Rina Putri, A.Md").text, spell_name("RINA ALS PUTRI").mark
    ('RINA PUTRI', <Reason.NAME_MARKED: 'cell-name-marked'>)
    """
    spelled = spell_capitals(cell)
    if spelled.mark:
        return spelled
    name = without_degrees(spelled.text)
    mark = Reason.NAME_MARKED if _MARKED_NAME.search(name) else None
    repair = spelled.repair if name == spelled.text else Reason.DEGREE_REMOVED
    return Spelled(name, spelled.doubt, repair, mark)


def spell_address(cell: CellValue) -> Spelled:
    """Return an address in capitals; one that only points to the line above is a doubt.

    >>> spell_address('"').doubt, spell_address("sda").doubt, spell_address("JL. SALAK").doubt
    (<Reason.LIKE_ABOVE: 'cell-like-above'>, <Reason.LIKE_ABOVE: 'cell-like-above'>, None)
    """
    spelled = spell_capitals(cell)
    if spelled.text.replace(".", "").strip(" ") in _LIKE_ABOVE:
        return Spelled("", doubt=Reason.LIKE_ABOVE)
    return spelled


def spell_unit(cell: CellValue) -> Spelled:
    """Return the number of an RT or RW with the zeros that a spreadsheet drops.

    >>> spell_unit(3.0).text, spell_unit("003").repair, spell_unit("12A").text
    ('003', None, '12A')
    """
    spelled = spell_text(cell)
    if spelled.text.isascii() and spelled.text.isdigit() and len(spelled.text) < _UNIT_DIGITS:
        return Spelled(spelled.text.zfill(_UNIT_DIGITS), repair=Reason.CODE_SPELLED)
    return spelled


def spell_word(cell: CellValue, words: Mapping[str, Word]) -> Spelled:
    """Return the code for which a word stands; a word that is in no list is a doubt."""
    spelled = spell_text(cell)
    if not spelled.text:
        return spelled
    word = words.get(spelled.text.upper())
    if word is None:
        return Spelled("", doubt=Reason.WORD_UNKNOWN)
    return Spelled(word.code, repair=spelled.repair if word.usual else Reason.WORD_READ)


def letters_read(cell: CellValue) -> str:
    """Return a number of identity in which letters are read as the digits they look like.

    >>> letters_read("1771O11306l79698")
    '1771011306179698'
    """
    return compact(clean(str(cell)).strip().translate(_LIKE_DIGITS))


def are_digits_lost(number: int) -> bool:
    """Return whether digits may be gone of a whole number that stood in a number cell.

    >>> are_digits_lost(1771096603099500), are_digits_lost(1771096603099501), are_digits_lost(0)
    (True, False, False)
    """
    return abs(number) >= 10**EXACT_DIGITS and (number % 10 == 0 or abs(number) >= 2**53)


def _looks_like(text: str) -> Reason | None:
    """Return what a text could be taken for by another program."""
    if text[0] in "=+-@" and len(text) > 1:
        return Reason.LIKE_FORMULA
    return Reason.LIKE_MARKUP if "[" in text else None


def spell_code(cell: CellValue) -> Spelled:
    """Return a code or a whole number as it would be typed.

    >>> spell_code(3.0).text, spell_code("03").text, spell_code("7.0").text, spell_code("49,5").text
    ('3', '3', '7', '49,5')
    """
    spelled = spell_text(cell)
    if not isinstance(cell, str) or spelled.doubt:
        return spelled
    if match := _WHOLE.fullmatch(spelled.text):
        text = match[1]
        return Spelled(text, repair=None if text == cell else Reason.CODE_SPELLED)
    return spelled


def spell_area(cell: CellValue) -> Spelled:
    """Return a whole number without the unit of area behind it.

    >>> spell_area("24 m2").text, spell_area(36.0).text
    ('24', '36')
    """
    if isinstance(cell, str) and (match := _MEASURED.fullmatch(cell.strip())):
        return Spelled(match[1], repair=Reason.UNIT_REMOVED)
    return spell_code(cell)


def spell_identity(cell: CellValue) -> Spelled:
    """Return a NIK, card number or other number of identity as its digits.

    A number cell is taken only if no digit can be gone: 16 digits of which the last is not the 0
    that spreadsheets put for what they cannot keep, and few enough to be exact.

    >>> spell_identity("'1771.0202.0604.9534 ").text, spell_identity("0").doubt
    ('1771020206049534', <Reason.PLACEHOLDER: 'cell-placeholder'>)
    >>> spell_identity(1771096603099500.0).doubt
    <Reason.DIGITS_LOST: 'cell-digits-lost'>
    """
    if not isinstance(cell, str):
        return _identity_in_number(cell)
    if cell.isascii() and cell.isdigit() and cell.strip("0"):
        return Spelled(cell)
    written = clean(cell).strip()
    if not written:
        return NOTHING
    if _SCIENTIFIC.fullmatch(written):
        return Spelled("", doubt=Reason.DIGITS_LOST)
    digits = compact(written)
    if digits.upper() in _PLACEHOLDERS or not digits.strip("0") or written.upper() in _PLACEHOLDERS:
        return Spelled("", doubt=Reason.PLACEHOLDER)
    return Spelled(digits, repair=None if digits == cell else Reason.MARKS_REMOVED)


SPELLINGS: Final[Mapping[ValueType, Callable[[CellValue], Spelled]]] = MappingProxyType(
    {
        ValueType.TEXT: spell_capitals,
        ValueType.INTEGER: spell_code,
        ValueType.ENUM: spell_code,
        ValueType.BITMASK: spell_code,
        ValueType.NIK: spell_identity,
        ValueType.KK: spell_identity,
        ValueType.DATE: spell_date,
    }
)
"""How the cells of a type of variable are spelled; of every other type as text."""


def _number_as_text(cell: float | dt.date | dt.time | dt.timedelta) -> Spelled:
    """Return a number, or whatever else a cell may hold, as text."""
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= 10**EXACT_DIGITS:
            return Spelled("", doubt=Reason.DIGITS_LOST)
        return Spelled(str(int(cell)))
    return Spelled(str(cell))


def _identity_in_number(cell: CellValue) -> Spelled:
    """Return the digits of a number of identity that stands in a number cell."""
    if not isinstance(cell, float) or not cell.is_integer():
        return Spelled(str(cell))
    if not cell:
        return Spelled("", doubt=Reason.PLACEHOLDER)
    whole = int(cell)
    if are_digits_lost(whole):
        return Spelled("", doubt=Reason.DIGITS_LOST)
    return Spelled(str(whole), repair=Reason.NUMBER_RESTORED)
