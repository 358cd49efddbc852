"""What can go wrong with the store, each with its own code, and how SQLite's words become it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Final

import apsw
import peewee

from forms.durable import FULL
from forms.errors import DamagedError, NotFoundError, RefusedError, SiksngError, StorageError


class StoreMissingError(NotFoundError):
    """The folder holds no store; nothing was made."""

    code, field = "store-missing", "folder"


class StoreExistsError(RefusedError):
    """The folder holds a store already; it was not touched."""

    code, field = "store-exists", "folder"


class StoreHeldError(RefusedError):
    """Another program has this store open; nothing was read. Facts: pid, host."""

    code, exit_code, field = "store-held", 75, "folder"


class WrongKeyError(RefusedError):
    """No page of the file opens with this key: file and keyring are of different offices."""

    code, exit_code, field = "store-wrong-key", 77, "key"


class ForeignFileError(RefusedError):
    """The file is not a store of this program; it was not touched."""

    code, exit_code, field = "store-foreign", 65, "folder"


class NewerStoreError(RefusedError):
    """A newer program wrote the store; it was not touched. Facts: found, known."""

    code, exit_code, field = "store-newer", 65, "folder"


class OtherBuildError(RefusedError):
    """Tables of the store are not those that its number stands for; it was not touched.

    Until the first release the tables change under one number. Facts: folder.
    """

    code, exit_code, field = "store-other-build", 65, "folder"


class StoreDamagedError(DamagedError):
    """Pages of the store are not what was written; what reads well can still be read."""

    code = "store-damaged"


class DiskFullError(StorageError):
    """The disk is full; the whole transaction was rolled back."""

    code = "disk-full"


class StoreIoError(StorageError):
    """The disk failed to read or write; the whole transaction was rolled back."""

    code = "store-io"


class StoreBusyError(StorageError):
    """A program that is not ours holds the file; nothing was changed."""

    code, exit_code = "store-busy", 75


class StoreUnwritableError(StorageError):
    """The file or its folder may not be opened or written; nothing was changed."""

    code, exit_code = "store-unwritable", 77


class CommitUncertainError(StorageError):
    """The disk failed while committing: the step may be on the disk or not.

    The caller closes the store, opens it again and looks: `audit.holds` says whether the audit
    entry of the step is there. It never repeats the step under a new number or id.
    """

    code = "commit-uncertain"


MEANINGS: Final[tuple[tuple[type[apsw.Error], type[SiksngError]], ...]] = (
    (apsw.FullError, DiskFullError),
    (apsw.IOError, StoreIoError),
    (apsw.CorruptError, StoreDamagedError),
    (apsw.NotADBError, StoreDamagedError),
    (apsw.BusyError, StoreBusyError),
    (apsw.LockedError, StoreBusyError),
    (apsw.ReadOnlyError, StoreUnwritableError),
    (apsw.CantOpenError, StoreUnwritableError),
    (apsw.PermissionsError, StoreUnwritableError),
)
"""SQLite's exception to ours; what is not here is a mistake of the program and passes as it is."""


def meaning(error: BaseException) -> SiksngError | None:
    """Return our error for one of SQLite's or Peewee's, or None where it has none."""
    for link in _chain(error):
        for theirs, ours in MEANINGS:
            if isinstance(link, theirs):
                return ours()
    return None


def is_io(error: BaseException) -> bool:
    """Return whether the disk failed, as SQLite said behind this exception."""
    return any(isinstance(link, apsw.IOError) for link in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those behind it: Peewee wraps SQLite's and keeps it as context."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__


class Translated(AbstractContextManager[None]):
    """A block out of which our errors come in place of SQLite's, as `MEANINGS` says.

    A class, and no generator: every statement that is read runs in one.
    """

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        """Raise ours; what has no meaning of ours passes."""
        if isinstance(error, (apsw.Error, peewee.PeeweeException)):
            ours = meaning(error)
            if ours is not None:
                raise ours from error


def translated() -> Translated:
    """Return a block that raises our error where SQLite's comes out of it."""
    return Translated()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Raise our error where the system refuses to read or write the store's own files.

    Raises:
        DiskFullError, StoreIoError: the disk did not do it.
    """
    try:
        yield
    except OSError as error:
        raise (DiskFullError if error.errno in FULL else StoreIoError) from error
