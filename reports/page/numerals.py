"""Numbers as Indonesian papers write them."""

from typing import Final

_SMALL: Final = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
"""The numbers that have a word of their own."""

_TEEN, _HUNDRED, _THOUSAND = 20, 100, 1_000

_SCALES: Final = ((10**9, "miliar"), (10**6, "juta"), (_THOUSAND, "ribu"), (_HUNDRED, "ratus"))
"""Size and name, largest first; one hundred and one thousand are contracted."""


def grouped(number: int) -> str:
    """Return a number with points between thousands.

    >>> grouped(1234567)
    '1.234.567'
    """
    return f"{number:,}".replace(",", ".")


def in_words(number: int) -> str:
    """Return a whole number from zero in words, as on receipts and minutes.

    >>> in_words(1115)
    'seribu seratus lima belas'
    >>> in_words(2_000_041)
    'dua juta empat puluh satu'
    """
    if number < len(_SMALL):
        return _SMALL[number]
    if number < _TEEN:
        return f"{_SMALL[number - 10]} belas"
    if number < _HUNDRED:
        return _joined(f"{_SMALL[number // 10]} puluh", number % 10)
    size, name = next(scale for scale in _SCALES if scale[0] <= number)
    many, rest = divmod(number, size)
    contracted = many == 1 and size <= _THOUSAND
    return _joined(f"se{name}" if contracted else f"{in_words(many)} {name}", rest)


def _joined(head: str, rest: int) -> str:
    """Return the words of a number's first part and of its rest, if there is one."""
    return f"{head} {in_words(rest)}" if rest else head
