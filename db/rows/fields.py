"""Columns whose values have another shape in the program than in the table."""

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from peewee import BlobField, Model, TextField

if TYPE_CHECKING:
    _Blob = BlobField[Any]
    _Text = TextField[Any]
else:
    _Blob, _Text = BlobField, TextField


class Row(Model):
    """A row of one table; the database is named at the door of every query."""

    class Meta:
        """Every table is made by the migrations; models only read and write."""

        legacy_table_names = False


class HashField(_Blob):
    """A SHA-256: 32 bytes in the table, 64 hexadecimal digits in the program."""

    def db_value(self, value: str | None) -> bytes | None:
        """Return the bytes of a hash."""
        return None if value is None else bytes.fromhex(value)

    def python_value(self, value: bytes | None) -> str | None:
        """Return the digits of a hash."""
        return None if value is None else bytes(value).hex()


class MomentField(_Text):
    """A moment: ISO 8601 text in UTC of one width, so that text order is time order."""

    def db_value(self, value: dt.datetime | None) -> str | None:
        """Return the text of a moment."""
        return None if value is None else stored_moment(value)

    def python_value(self, value: str | None) -> dt.datetime | None:
        """Return the moment, aware and in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class WordField(_Text):
    """One word of a closed list."""

    def __init__(self, words: type[StrEnum]) -> None:
        """Keep the list.

        Args:
            words: the enumeration that the column holds.
        """
        super().__init__()
        self.words = words

    def db_value(self, value: str | None) -> str | None:
        """Return the word as text."""
        return None if value is None else self.words(value).value

    def python_value(self, value: str | None) -> StrEnum | None:
        """Return the member of the enumeration."""
        return None if value is None else self.words(value)


def stored_moment(moment: dt.datetime) -> str:
    """Return a moment as a column holds it.

    >>> stored_moment(dt.datetime(2026, 4, 1, 7, 30, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    '2026-04-01T00:30:00.000000+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
