"""How large a file from elsewhere may be: what the office allows, within what the program bears."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from db import settings
from forms.errors import UsageError
from forms.records import Role
from siksng_tui.intake.limits import LIMITS, MEGABYTE, Limits
from siksng_tui.services.office.sessions import Session

SETTING: Final = "import.limits"
"""Key of the setting that holds the limits which the office changed."""


class ImportLimitError(UsageError):
    """The limit is outside of what the program bears; nothing was changed. Facts: least, most."""

    code, field = "import-limit-range", "limit"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that an office may change: its usual value, and the least and most that it may be."""

    name: str
    usual: int
    least: int
    most: int


CHANGEABLE: Final[Mapping[str, Limit]] = MappingProxyType(
    {
        own.name: own
        for own in (
            Limit("megabytes", LIMITS.file_bytes // MEGABYTE, 1, 200),
            Limit("unpacked", LIMITS.total_bytes // MEGABYTE, 10, 1_600),
            Limit("rows", LIMITS.rows, 1_000, 1_000_000),
            Limit("columns", LIMITS.columns, 50, 2_000),
        )
    }
)
"""The limits that an office may change.

`megabytes` are those of the file and `unpacked` those of all its parts, of which one may have half.
Memory is bounded apart: by the cells of a sheet, and by what the process that reads may have.
"""


def values(session: Session) -> Mapping[str, int]:
    """Return each limit that can be changed, as it is now."""
    kept: dict[str, int] = settings.get(session.store, SETTING, {})
    return {name: kept.get(name, own.usual) for name, own in CHANGEABLE.items()}


def limits(session: Session) -> Limits:
    """Return what is refused of a file in this office."""
    own = values(session)
    unpacked = own["unpacked"] * MEGABYTE
    return replace(
        LIMITS,
        file_bytes=own["megabytes"] * MEGABYTE,
        part_bytes=unpacked // 2,
        total_bytes=unpacked,
        rows=own["rows"],
        columns=own["columns"],
    )


def change(session: Session, name: str, value: int) -> None:
    """Set a limit for every import from here on.

    Raises:
        RoleMissingError: the person is no authenticator; nothing was changed.
        ImportLimitError: it is outside of what the program bears; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    own = CHANGEABLE[name]
    if not own.least <= value <= own.most:
        raise ImportLimitError(least=own.least, most=own.most)
    with session.act("import.limit", limit=name, value=value):
        settings.put(session.store, SETTING, {**values(session), name: value})
