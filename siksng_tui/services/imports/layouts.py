"""Layouts that nobody knows: mapped column by column, tried on their first rows, kept as a profile.

What is kept says what columns mean; the rows that were looked at are forgotten.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from forms.errors import UsageError
from forms.text import clean
from siksng_tui.intake.layout import Layout, Named, guessed
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profile_file import may_stand
from siksng_tui.intake.unknown import UnknownTable, read_unknown
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.incoming_files.import_limits import limits
from siksng_tui.services.office.sessions import Session
from siksng_tui.words import _

__all__ = ["Layout", "Named", "UnknownTable", "guessed"]

LONGEST: Final = 50
"""Characters of the name that a person gives a layout; its id may be a few longer."""


class LayoutIncompleteError(UsageError):
    """Variables have no column without which the file says nothing. Facts: count."""

    code, field = "layout-incomplete", "columns"


class LayoutNameError(UsageError):
    """A layout cannot be called so: nothing, too long, or a number that may be a person's."""

    code, field = "layout-name", "name"


def read(session: Session, path: Path, watch: Watch = UNWATCHED) -> UnknownTable:
    """Return the table of a file that no profile knows.

    Raises:
        HeaderNotFoundError: no row of it can be the names of columns.
        SiksngError: why nothing is taken from this file (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    return read_unknown(path, limits(session), watch)


def named(name: str) -> str:
    """Return the name of a layout as it is kept.

    Raises:
        LayoutNameError: it cannot be called so.
    """
    said = " ".join(clean(name).split())
    if not said or len(said) > LONGEST or not may_stand(said):
        raise LayoutNameError
    return said


def drafted(session: Session, layout: Layout, name: str) -> Profile:
    """Return the profile that a layout becomes under a name; nothing is stored.

    Raises:
        LayoutIncompleteError, LayoutNameError: it cannot become one.
    """
    if layout.lacking:
        raise LayoutIncompleteError(count=len(layout.lacking))
    title = named(name)
    known = own_profiles.taken_ids(session)
    profile_id = next(own for own in _ids(title) if own not in known)
    source = _("mapped in {office}").format(office=session.office.name)
    return layout.profile(Named(profile_id, title, source))


def save(session: Session, layout: Layout, name: str) -> Profile:
    """Return the profile by which files of this layout are known from here on.

    Raises:
        RoleMissingError, LayoutIncompleteError, LayoutNameError: nothing was stored.
    """
    made = drafted(session, layout, name)
    own_profiles.add(session, made)
    return made


def _ids(title: str) -> Iterator[str]:
    """Yield the ids that a profile of a title may have, the plainest first.

    >>> next(_ids("Usulan Désa, 2026"))
    'usulan_desa_2026'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    own = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "profil"
    yield own
    for number in count(2):
        yield f"{own}_{number}"
