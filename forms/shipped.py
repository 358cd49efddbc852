"""Lists that come with the program and belong to no instrument: provinces, names, regions."""

from importlib.resources import files

from forms.datafile import Row, read_table


def shipped_rows(file: str, *columns: str) -> tuple[Row, ...]:
    """Return the rows of a list.

    Args:
        file: its path inside `forms/data`, with "/".
        columns: all its columns, in their order.

    Raises:
        InstrumentError: the list is not as it was made; facts name file and line.
    """
    return read_table(files("forms") / "data", file, columns).rows
