"""Keeping what is stored: backups that are read back, checks, the audit chain, a new key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from db.audit import audit
from db.copies.archive import BytesDone, Manifest
from db.file.chain import AuditHead
from db.integrity import integrity
from db.keys.keyring import Keyring, Opened
from db.upkeep import backup, rekey
from forms.canonical import Json
from forms.errors import UsageError
from forms.records import Role
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session

SUFFIX: Final = ".siksng-backup"
"""What a backup's file name ends with."""

Unlock = Callable[[Keyring], Opened]
"""Opens a keyring."""


class ReasonHoldsNumberError(UsageError):
    """The audit takes no reason with what looks like a NIK or card number; nothing was changed."""

    code, field = "audit-reason-number", "reason"


def create_backup(session: Session, target: Path, progress: BytesDone | None = None) -> Manifest:
    """Return the manifest of a new backup, which was read back before it got its name.

    Args:
        session: the unlocked office.
        target: the new file.
        progress: told bytes done and all bytes; what it raises stops the backup.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name.
    """
    manifest = backup.create(session.store, target, session.clock(), progress)
    session.note("backup.create", entries=manifest.audit.count)
    return manifest


def verify_backup(path: Path, unlock: Unlock, progress: BytesDone | None = None) -> Manifest:
    """Return the manifest of a backup that was restored beside itself, proven and removed again.

    Raises:
        SiksngError: why it would not restore (see `db.upkeep.backup.verify`).
    """
    return backup.verify(path, path.parent, unlock, progress)


def restore_backup(
    path: Path, folder: Path, unlock: Unlock, progress: BytesDone | None = None
) -> Manifest:
    """Return the manifest of a backup that now stands, proven, in an empty folder.

    Raises:
        SiksngError: the folder is as empty as it was (see `db.upkeep.backup.restore`).
    """
    return backup.restore(path, folder, unlock, progress)


def verify_audit(session: Session, progress: Callable[[int], None] | None = None) -> AuditHead:
    """Return the head of the audit chain, proven from its first entry.

    Raises:
        AuditBrokenError, AuditRolledBackError, AuditUnanchoredError: what is wrong with it.
    """
    return audit.verify(session.store, progress)


def check_store(session: Session, progress: integrity.Progress | None = None) -> integrity.Report:
    """Return everything that is wrong with the store; it is read, never changed.

    Args:
        session: the unlocked office.
        progress: told what is being looked at; what it raises stops the check.
    """
    return integrity.check(session.store, progress)


def renew_store_key(
    session: Session, progress: Callable[[int, int], None] | None = None
) -> Session:
    """Return the session under a new store key; the one before it is not to be used any more.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
        SiksngError: see `db.upkeep.rekey.rotate`; the store opens as before.
    """
    session.require(Role.AUTHENTICATOR)
    renewed = rekey.rotate(session.store, session.unlocked, progress)
    session.note("store.rekey")
    unlocked = replace(session.unlocked, store_key=renewed.store_key, keys=renewed.keys)
    return replace(session, unlocked=unlocked)


def accept_rollback(session: Session, reason: str) -> AuditHead:
    """Return the new head of the audit after a person accepts a store that was put back.

    The office can work on from an old backup; the entry says what was found and what was missing.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
        ReasonMissingError: the reason is blank; nothing was changed.
        ReasonHoldsNumberError: it holds what looks like a NIK; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    given = reasons.required(reason)
    if audit.CITIZEN_NUMBER.search(given):
        raise ReasonHoldsNumberError
    said: dict[str, Json] = {"reason": given}
    entry = audit.Entry("audit.accept", session.account.name, session.clock(), said)
    return audit.accept(session.store, entry)


def by_passphrase(name: str, passphrase: str) -> Unlock:
    """Return what opens a backup's keyring with a person's passphrase of its time."""
    return lambda ring: ring.unlock(name, passphrase)


def by_recovery_code(code: str) -> Unlock:
    """Return what opens a backup's keyring with the recovery code on paper."""
    return lambda ring: ring.unlock_by_recovery(code)
