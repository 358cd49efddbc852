"""Is the store what was written? Reads everything, changes nothing, lists what is wrong.

docs/format/store-1.md, "What `store check` proves". A part that finds damage does not keep the next
parts from looking.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.audit import audit
from db.errors import StoreDamagedError
from db.integrity import (
    certificates,
    lists,
    pages,
    parcels,
    register,
    registry,
    requests,
    revisions,
    templates,
)
from db.integrity.problems import Problem, Problems, Tell
from db.store import Store
from forms.errors import DamagedError

Progress = Callable[[str, int, int], None]
"""Told the part at work, how much of it is done and how much there is; it may raise to stop."""

Part = Callable[[Store, Problems, Tell], int]
"""Looks at one part and returns how many things it looked at."""

QUICK_ENTRIES: Final = 1000
"""Audit entries that are proven at each start."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, by part, and what is wrong with it."""

    looked_at: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.problems


def quick(store: Store) -> Report:
    """Return what is wrong with the end of the audit chain; some milliseconds, for each start."""
    return _report(store, {"audit": _audit_end}, None)


def check(store: Store, progress: Progress | None = None) -> Report:
    """Return everything that is wrong with the store.

    Others can work meanwhile. A million persons take some minutes.

    Args:
        store: the open store.
        progress: told what is being looked at; what it raises stops the check.
    """
    return _report(store, PARTS, progress)


def _report(store: Store, parts: Mapping[str, Part], progress: Progress | None) -> Report:
    """Return the report of some parts."""
    problems = Problems()
    looked_at = {}
    for name, part in parts.items():
        try:
            looked_at[name] = part(store, problems, _tell(name, progress))
        except StoreDamagedError:
            problems.add("check-unreadable", name)
            looked_at[name] = 0
    return Report(MappingProxyType(looked_at), problems.listed())


def _tell(name: str, progress: Progress | None) -> Tell:
    """Return the progress of one part."""

    def tell(done: int, size: int) -> None:
        """Tell whoever asked."""
        if progress:
            progress(name, done, size)

    return tell


def _audit(store: Store, problems: Problems, tell: Tell) -> int:
    """Prove the whole audit chain."""
    size = audit.head(store).count
    try:
        return audit.verify(store, lambda done: tell(done, size)).count
    except StoreDamagedError:
        raise
    except DamagedError as error:
        problems.add(error.code, str(error.facts.get("number", error.facts.get("found", ""))))
        return size


def _audit_end(store: Store, problems: Problems, _tell: Tell) -> int:
    """Prove the last entries of the audit chain."""
    try:
        return audit.verify_end(store, QUICK_ENTRIES)
    except StoreDamagedError:
        raise
    except DamagedError as error:
        problems.add(error.code, str(error.facts.get("number", error.facts.get("found", ""))))
        return QUICK_ENTRIES


PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "pages": pages.check,
        "tables": pages.check_tables,
        "revisions": revisions.check,
        "register": register.check,
        "requests": requests.check,
        "certificates": certificates.check,
        "parcels": parcels.check,
        "lists": lists.check,
        "registry": registry.check,
        "templates": templates.check,
        "files": revisions.check_files,
        "audit": _audit,
    }
)
"""The parts of a full check, in their order."""
