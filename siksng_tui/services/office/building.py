"""A folder that stands whole under its name, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from db.errors import StoreHeldError, StoreUnwritableError
from db.file import opening
from db.file.held import Held, HeldError
from forms.durable import replace_durably
from forms.errors import RefusedError


class OfficeExistsError(RefusedError):
    """The folder holds something already; it was not touched."""

    code, field = "office-exists", "folder"


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder beside the one that is meant, which it becomes when the block ends.

    What an interrupted run left is cleared first; when the block raises, nothing stays.

    Args:
        folder: the name that the finished folder is to have; it does not exist yet, or is empty.

    Raises:
        OfficeExistsError: there is something under the name; it was not touched.
        StoreHeldError: another program is at it at this moment. Facts: pid, host.
        StoreUnwritableError, TargetFailedError: the disk refuses; nothing new is there.
    """
    place = folder.absolute()
    opening.make_folder(place.parent)
    with _alone(place.with_name(f".{place.name}.lock")):
        _require_free(place)
        building = place.with_name(f".{place.name}.new")
        shutil.rmtree(building, ignore_errors=True)
        opening.make_folder(building)
        try:
            yield building
            if place.exists():
                place.rmdir()
            replace_durably(building, place)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise


def _require_free(place: Path) -> None:
    """Refuse a name under which something is.

    Raises:
        OfficeExistsError: a file, or a folder that is not empty.
        StoreUnwritableError: a folder that nobody may look into.
    """
    try:
        free = not any(place.iterdir()) if place.is_dir() else not place.exists()
    except OSError as error:
        raise StoreUnwritableError from error
    if not free:
        raise OfficeExistsError(folder=place.name)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keep other programs from building the same folder.

    Raises:
        StoreHeldError, StoreUnwritableError: nothing was begun.
    """
    with ExitStack() as undo:
        try:
            undo.enter_context(Held(lock))
        except HeldError as error:
            raise StoreHeldError(pid=error.pid, host=error.host) from error
        except OSError as error:
            raise StoreUnwritableError from error
        undo.callback(lock.unlink, missing_ok=True)
        yield
