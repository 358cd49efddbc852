"""The first rows of a table, at hand, so that they can be read more than once."""

from collections.abc import Iterator
from itertools import chain, islice

from siksng_tui.intake.reading import TableReading
from siksng_tui.intake.rows import TableRow


class FirstRows(TableReading):
    """A table as if it ended after some rows; the process that reads it may go."""

    def __init__(self, opened: TableReading, count: int) -> None:
        """Take so many rows of a table of which none was read yet."""
        self.table = opened.table
        self.rows = tuple(islice(chain.from_iterable(opened.chunks()), count))

    def chunks(self) -> Iterator[list[TableRow]]:
        """Yield the rows."""
        yield list(self.rows)
