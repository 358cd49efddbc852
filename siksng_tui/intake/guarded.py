"""Texts of a CSV file that no spreadsheet program runs as a formula; reading takes the guard off.

A cell of a workbook says that it is text. A CSV file cannot, so an apostrophe stands before
whatever could begin a formula: at the start of a cell, and behind each mark by which a program may
part the line otherwise than it was written.

Source: OWASP, "CSV Injection", for the marks a formula begins with, and for why separators inside
a cell matter.
"""

import re
from typing import Final

_START: Final = "((?:^|[;,|\t])[\"' ]*)"
"""Where a program could begin a cell, with quotation marks and spaces that it would take off."""

_MARK: Final = "(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])"
"""What a formula begins with, also in the width of East Asian letters."""

_RUN: Final = re.compile(_START + _MARK)
_GUARDED: Final = re.compile(_START + "'" + _MARK)


def guarded(text: str) -> str:
    """Return a text of which no program runs any part; `bare` gives it back.

    >>> guarded("=1+1"), guarded("'=1"), guarded("JL. SALAK;-2"), guarded("JL. SALAK NO. 2-4")
    ("'=1+1", "''=1", "JL. SALAK;'-2", 'JL. SALAK NO. 2-4')
    """
    return text if text.isalnum() else _RUN.sub(r"\1'", text)


def bare(text: str) -> str:
    """Return a text without its guard; one that has none as it is.

    >>> bare("'=1+1"), bare("''=1"), bare("=1+1"), bare("'1771")
    ('=1+1', "'=1", '=1+1', "'1771")
    """
    return _GUARDED.sub(r"\1", text) if "'" in text else text
