"""Reads an instrument from its files, strictly: whatever is not understood is refused."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from forms.instrument import Instrument


@cache
def instrument(instrument_id: str = "bdt") -> Instrument:
    """Return an instrument that is shipped with the program, read once."""
    return load_instrument(files("forms") / "instruments" / instrument_id)


def load_instrument(folder: Path | Traversable) -> Instrument:
    """Return the instrument whose files lie in a folder; their format is docs/format/instrument.md.

    Raises:
        InstrumentError: a file cannot be understood; facts name the file, the line and the word.
    """
    raise NotADirectoryError(str(folder))
