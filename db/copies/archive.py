"""The backup's container: keyring, store and manifest in one uncompressed ZIP.

docs/format/backup-1.md.
"""

import datetime as dt
import errno
import hashlib
import json
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import compare_digest
from typing import IO, Any, Final

from db.errors import disk_errors
from db.file.chain import AuditHead
from db.keys.keyholders import StoreKeys
from db.keys.keyring_file import keyed_mac
from forms.canonical import Json, canonical
from forms.durable import BLOCK_BYTES, DurableWriter, durable, sha256_of
from forms.errors import DamagedError, NotFoundError, SiksngError, StorageError
from forms.moments import moment_text
from forms.plain_files import open_plain

FORMAT: Final = "siksng-backup-1"
"""What the manifest says it is."""

KEYRING: Final = "keyring.json"
"""The first member."""

STORE: Final = "office.db"
"""The second member."""

MANIFEST: Final = "manifest.json"
"""The last member."""

MEMBERS: Final = (KEYRING, STORE, MANIFEST)
"""All members, in their order."""

LARGEST_SMALL: Final = 1 << 20
"""Keyring and manifest are never longer."""

MALFORMED: Final = (
    zipfile.BadZipFile,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    EOFError,
    RuntimeError,
    struct.error,
)
"""What `zipfile` and `json` raise about bytes that are no backup."""

BytesDone = Callable[[int, int], None]
"""Told how many bytes are done and how many there are; what it raises stops the work."""


class BackupDamagedError(DamagedError):
    """The file is no backup, or not what was written; nothing was restored. Facts: file."""

    code, field = "backup-damaged", "file"


class BackupMissingError(NotFoundError):
    """There is no such file. Facts: file."""

    code, field = "backup-missing", "file"


class BackupUnreadableError(StorageError):
    """The medium does not give the file back; nothing was restored. Facts: file."""

    code, field = "backup-unreadable", "file"


class BackupForgedError(DamagedError):
    """The manifest was not made with this store key; nothing was restored. Facts: file."""

    code, field = "backup-forged", "file"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `members` gives (size, SHA-256) for keyring and store."""

    made: dt.datetime
    audit: AuditHead
    user_version: int
    members: Mapping[str, tuple[int, str]]

    def body(self) -> dict[str, Json]:
        """Return the manifest as JSON, without the mac."""
        return {
            "audit": {"count": self.audit.count, "hash": self.audit.hash},
            "format": FORMAT,
            "made": moment_text(self.made),
            "members": {
                name: {"sha256": sha256, "size": size}
                for name, (size, sha256) in self.members.items()
            },
            "user_version": self.user_version,
        }


def member(path: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a file that is to become a member.

    Raises:
        StoreIoError: it cannot be read.
    """
    with disk_errors():
        return path.stat().st_size, sha256_of(path)


def write(
    target: Path, manifest: Manifest, key: bytes, sources: Mapping[str, Path], done: BytesDone
) -> None:
    """Write a container durably; it is read back from the medium before it has its name.

    Args:
        target: the new file.
        manifest: what it says of its members.
        key: the store key.
        sources: the files of keyring and store.
        done: told after each block of the store.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: no backup.
    """
    body = manifest.body()
    signed = canonical({**body, "mac": keyed_mac(key, FORMAT, body)})
    with durable(target) as file, zipfile.ZipFile(_stream(file), "w") as archive:
        _add(archive, KEYRING, sources[KEYRING], None)
        _add(archive, STORE, sources[STORE], done)
        archive.writestr(zipfile.ZipInfo(MANIFEST), signed)


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest, str]]:
    """Yield a container, its manifest and the manifest's mac; the members are not read yet.

    Raises:
        BackupDamagedError: other members than a backup has, or no sound manifest.
        FileNotPlainError, BackupMissingError, BackupUnreadableError: it cannot be read at all.
    """
    with _sound(path):
        open_plain(path).close()
        archive = zipfile.ZipFile(path)
    with archive:
        with _sound(path):
            _require_members(archive)
            manifest, mac = _manifest(_small(archive, MANIFEST))
        yield archive, manifest, mac


def signing_key(path: Path, manifest: Manifest, mac: str, keys: StoreKeys) -> bytes:
    """Return which of the keyring's store keys made the manifest, and so sealed the store.

    Raises:
        BackupForgedError: none; it was changed, or put together from two backups.
    """
    for key in keys:
        if compare_digest(mac, keyed_mac(key, FORMAT, manifest.body())):
            return key
    raise BackupForgedError(file=path.name)


def read(
    archive: zipfile.ZipFile, name: str, manifest: Manifest, done: BytesDone | None = None
) -> Iterator[bytes]:
    """Yield a member block by block, and raise in the end if it is not what was written.

    Raises:
        BackupDamagedError: size or hash differ, or ZIP's own checksum does.
        BackupUnreadableError: the medium does not give the bytes back.
    """
    path = Path(str(archive.filename))
    size, sha256 = manifest.members[name]
    found, seen = hashlib.sha256(), 0
    with _sound(path):
        file = archive.open(name)
    with file:
        while block := _block(path, file):
            found.update(block)
            seen += len(block)
            yield block
            if done:
                done(seen, size)
    if (seen, found.hexdigest()) != (size, sha256):
        raise BackupDamagedError(file=path.name)


def _block(path: Path, file: IO[bytes]) -> bytes:
    """Return the next bytes of a member, none at its end."""
    with _sound(path):
        return file.read(BLOCK_BYTES)


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Raise our errors for what `zipfile`, `json` and the system raise about a bad file."""
    try:
        yield
    except MALFORMED:
        raise BackupDamagedError(file=path.name) from None
    except OSError as error:
        raise _unreadable(path, error) from error


def _require_members(archive: zipfile.ZipFile) -> None:
    """Refuse other members than a backup has, or packed ones."""
    packed = any(one.compress_type != zipfile.ZIP_STORED for one in archive.infolist())
    if packed or tuple(archive.namelist()) != MEMBERS:
        raise ValueError(MANIFEST)


def _unreadable(path: Path, error: OSError) -> SiksngError:
    """Return our error for the system's; a place that cannot exist comes from a spoilt index."""
    if isinstance(error, FileNotFoundError):
        return BackupMissingError(file=path.name)
    if error.errno == errno.EINVAL:
        return BackupDamagedError(file=path.name)
    return BackupUnreadableError(file=path.name)


def _add(archive: zipfile.ZipFile, name: str, source: Path, done: BytesDone | None) -> None:
    """Add one member block by block.

    Raises:
        StoreIoError: it cannot be read.
    """
    info = zipfile.ZipInfo(name)
    with (
        disk_errors(),
        source.open("rb") as file,
        archive.open(info, "w", force_zip64=True) as to,
    ):
        size = source.stat().st_size
        while block := file.read(BLOCK_BYTES):
            to.write(block)
            if done:
                done(file.tell(), size)


def _manifest(data: bytes) -> tuple[Manifest, str]:
    """Return the manifest that the bytes are, and its mac; anything else raises."""
    document = json.loads(data)
    manifest = Manifest(
        made=dt.datetime.fromisoformat(document["made"]),
        audit=AuditHead(document["audit"]["count"], document["audit"]["hash"]),
        user_version=document["user_version"],
        members={name: (one["size"], one["sha256"]) for name, one in document["members"].items()},
    )
    mac = str(document["mac"])
    if canonical({**manifest.body(), "mac": mac}) != data:
        raise ValueError(MANIFEST)
    if set(manifest.members) != {KEYRING, STORE}:
        raise ValueError(MANIFEST)
    return manifest, mac


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a small member."""
    if archive.getinfo(name).file_size > LARGEST_SMALL:
        raise ValueError(name)
    return archive.read(name)


def _stream(file: DurableWriter) -> Any:  # noqa: ANN401  # what ZipFile writes to has no type
    """Return the writer as ZipFile takes it: it asks for no more than write and flush."""
    return file
