"""What can be refused when a keyring is opened or changed, each with its own code."""

from forms.errors import DamagedError, NotFoundError, RefusedError, StorageError, UsageError


class KeyringMissingError(NotFoundError):
    """The folder holds no keyring; nothing was made."""

    code, field = "keyring-missing", "folder"


class KeyringExistsError(RefusedError):
    """The folder holds a keyring already; it was not touched."""

    code, field = "keyring-exists", "folder"


class KeyringHeldError(RefusedError):
    """Another program changes the keyring at this moment; nothing was changed. Facts: pid."""

    code, exit_code, field = "keyring-held", 75, "folder"


class KeyringUnreachableError(StorageError):
    """The keyring or its folder may not be read or written; nothing was tried or changed."""

    code, exit_code, field = "keyring-unreachable", 77, "folder"


class KeyringForgedError(DamagedError):
    """Somebody without the store key changed the keyring; nothing of it is trusted."""

    code = "keyring-forged"


class AccountNameError(UsageError):
    """An account cannot be called so; nothing was changed."""

    code, field = "account-name", "account"


class NoAccountError(NotFoundError):
    """The keyring has no such account; nothing was tried or changed."""

    code, field = "keyring-no-account", "account"


class AccountTakenError(RefusedError):
    """The keyring has an account of this name; it was not touched."""

    code, field = "keyring-account-taken", "account"


class AccountLockedError(RefusedError):
    """The passphrase is right, but the account is locked; the store was not opened."""

    code, exit_code, field = "account-locked", 77, "account"


class LastAccountError(RefusedError):
    """Nobody else could open the store; nothing was changed."""

    code, field = "keyring-last-account", "account"


class WrongPassphraseError(RefusedError):
    """Wrong passphrase; it was counted. Facts: seconds, the wait before the next try."""

    code, exit_code, field = "wrong-passphrase", 77, "passphrase"


class WrongRecoveryCodeError(RefusedError):
    """Well typed, but not this office's code; it was counted. Facts: seconds."""

    code, exit_code, field = "wrong-recovery-code", 77, "recovery_code"
