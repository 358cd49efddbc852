"""Where an office's folder is when nobody says otherwise."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from forms.errors import NotFoundError
from siksng_tui.services.office.file_names import plain
from siksng_tui.services.office.files import reached


def office_folder(said: str = "") -> Path:
    """Return the folder of the office: the one that was said, else the account's own."""
    return Path(said) if said else user_data_path("siksng", appauthor=False) / "office"


def practice_folder(said: str = "") -> Path:
    """Return the folder of the practice office, apart from the real one's."""
    return Path(said) if said else user_data_path("siksng", appauthor=False) / "practice"


def documents_folder() -> Path:
    """Return where the account keeps its documents, its home where it has no such folder."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


class FolderMissingError(NotFoundError):
    """There is no such folder; nothing was written. Facts: folder."""

    code, field = "folder-missing", "folder"


def meant(said: str) -> Path:
    """Return the path that a person typed: "~" and paths from the home folder will do."""
    home = Path.home()
    return home / said.removeprefix("~").lstrip("/") if said.startswith("~") else home / said


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder; one that the system does not even look for is none.

    A name may be longer than the disk takes, or stand where this account may not look.
    """
    try:
        return path.is_dir()
    except OSError:
        return False


def existing(said: str) -> Path:
    """Return the folder that a person typed.

    Raises:
        FolderMissingError: there is none: a stick that is not plugged in, a typing error.
    """
    folder = meant(said)
    if not is_folder(folder):
        raise FolderMissingError(folder=folder.name)
    return folder


def target(said: str, name: str) -> Path:
    """Return the file that a person means: in a folder under a name, else what was said itself.

    A name that is taken is counted on, `paper-2.pdf`: nothing is ever written over.

    Args:
        said: folder or file.
        name: what the file is called where a folder was said; numbers in it may be others' texts.

    Raises:
        FolderMissingError: the file's folder is not there.
        FileUnreachableError: the system takes no file of this name.
    """
    path = meant(said)
    if is_folder(path) or said.endswith(("/", "\\")):
        path /= plain(name)
    elif not path.suffix:
        path = path.with_suffix(Path(name).suffix)
    existing(str(path.parent))
    with reached(path):
        return next(own for own in _counted(path) if not own.exists())


def _counted(path: Path) -> Iterator[Path]:
    """Yield a path, then the same with numbers from 2."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
