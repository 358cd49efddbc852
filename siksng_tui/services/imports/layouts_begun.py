"""What was chosen for the columns of a file when the screen was locked over it.

Only what columns mean is kept, never a cell; a file is known again by the names of its columns.
"""

import hashlib
from typing import Final

from siksng_tui.intake import fields
from siksng_tui.intake.layout import Layout
from siksng_tui.intake.unknown import UnknownTable
from siksng_tui.services.imports import file_imports
from siksng_tui.services.office import left_open
from siksng_tui.services.office.sessions import Session

_AIM: Final = "aim"


def keep(session: Session, layout: Layout) -> None:
    """Keep what was chosen so far, for the same person at a file with these columns."""
    aim = f"{layout.aim.purpose} {layout.aim.instrument.id}"
    chosen = {str(at): " ".join(own) for at, own in enumerate(layout.taken) if own}
    left_open.keep(session, _sheet(layout.table), {_AIM: aim, **chosen})


def take(session: Session, table: UnknownTable) -> Layout | None:
    """Return what was chosen for these columns before the lock, which is given once."""
    typed = left_open.take(session, _sheet(table))
    known = {f"{own.purpose} {own.instrument.id}": own for own in file_imports.served()}
    aim = known.get(typed.get(_AIM, ""))
    if aim is None:
        return None
    told = {" ".join(own): own for own in fields.fields(aim)}
    taken = (told.get(typed.get(str(at), "")) for at in range(len(table.names)))
    return Layout(aim, table, tuple(taken))


def _sheet(table: UnknownTable) -> str:
    """Return what a file with these columns is called among what is kept."""
    names = "\n".join(map(str, table.names))
    return f"columns/{hashlib.sha256(names.encode()).hexdigest()}"
