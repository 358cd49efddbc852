"""The first rows of a table, at hand, so that they can be read more than once."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from siksng_tui.intake.reading import TableReading
from siksng_tui.intake.rowchunks import UnreadRow, whole_row
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.under_names import RowsUnderNames


class FirstRows(TableReading):
    """A table as if it ended after some rows; the process that reads it may go."""

    def __init__(self, opened: TableReading, count: int) -> None:
        """Take so many rows of data of a table of which none was read yet."""
        profile = opened.table.profile
        under_names = RowsUnderNames(profile)
        data = chain.from_iterable(map(under_names.data, opened.unread()))
        self._unread = list(islice(data, count))
        self.table = replace(opened.table, under_names=under_names.passed_over)
        self.rows = tuple(whole_row(row.text, len(profile.columns)) for row in self._unread)

    def chunks(self) -> Iterator[list[TableRow]]:
        """Yield the rows."""
        yield list(self.rows)

    def unread(self) -> Iterator[list[UnreadRow]]:
        """Yield the same rows as they came."""
        yield list(self._unread)
