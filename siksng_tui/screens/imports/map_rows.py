"""What the screen of a layout shows: a row a column, the fields to choose from, what is missing."""

from string import ascii_uppercase
from typing import Final

from siksng_tui.intake.fields import Field, fields
from siksng_tui.intake.ledger import as_written
from siksng_tui.services.imports.layouts import Layout
from siksng_tui.widgets.codes import Choice
from siksng_tui.widgets.listing import Row
from siksng_tui.wording import field_words, terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Col."), 4),
    (N_("Name in the file"), 23),
    (N_("Example"), 20),
    (N_("Is taken as"), 0),
)
"""Title and width of each column; what it is taken as has what is left."""

NOTHING: Final = "0"
"""What stands for no field in the list of fields."""


def row(layout: Layout, at: int) -> Row:
    """Return a column of the file as a row."""
    name, field = layout.table.names[at], layout.taken[at]
    example = next(layout.table.cells(at), "")
    taken = field_words.label(layout.aim.instrument, field) if field else "-"
    cells = (letters(at), name or "-", as_written(example), taken if name else _("no own name"))
    return Row(str(at), cells)


def letters(at: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    more, rest = divmod(at, len(ascii_uppercase))
    return (letters(more - 1) if more else "") + ascii_uppercase[rest]


def summary(file: str, layout: Layout) -> str:
    """Return what a file is, and how many of its columns are taken."""
    return _("{file}: {what}. Columns {count}, of which {taken} are taken.").format(
        file=file,
        what=field_words.aim(layout.aim),
        count=terms.number(len(layout.taken)),
        taken=terms.number(layout.count),
    )


def lacking(layout: Layout) -> str:
    """Return which needed fields have no column."""
    names = (field_words.variable(layout.aim.instrument, own) for own in layout.lacking)
    return _("Needed, and still without a column: {names}.").format(names=", ".join(names))


def choices(layout: Layout) -> list[Choice]:
    """Return the fields that a column can be taken as, each with the column that is."""
    known = enumerate(fields(layout.aim), start=1)
    offered = (Choice(str(number), _offered(layout, own)) for number, own in known)
    return [Choice(NOTHING, _("not taken")), *offered]


def number_of(layout: Layout, at: int) -> str:
    """Return the number, among the choices, of what a column is taken as."""
    field = layout.taken[at]
    return str(fields(layout.aim).index(field) + 1) if field else NOTHING


def field_of(layout: Layout, number: str) -> Field | None:
    """Return the field of a choice; None for the one that takes a column as nothing."""
    return None if number == NOTHING else fields(layout.aim)[int(number) - 1]


def _offered(layout: Layout, field: Field) -> str:
    """Return the words for a field, with the column that is taken as it."""
    said = field_words.label(layout.aim.instrument, field)
    taken = field in layout.taken
    return f"{said} = {letters(layout.taken.index(field))}" if taken else said
