"""Asking for a new passphrase: whose it is, what is wrong with it at once, and once more."""

from typing import Final

from forms.errors import SiksngError, UsageError
from siksng_tui import messages
from siksng_tui.cli.desk import first_line
from siksng_tui.cli.hidden import hidden
from siksng_tui.cli.saying import narrate
from siksng_tui.services.office import access
from siksng_tui.words import _

TRIES: Final = 3
"""How often a new passphrase is asked for before the command ends."""


class PassphrasesDifferError(UsageError):
    """The two that were typed are not the same; nothing was changed."""

    code, field = "passphrases-differ", "passphrase"


def new_passphrase(account: str, file: str | None = None) -> str:
    """Return a new passphrase for an account, from a file's first line or typed twice.

    Raises:
        PassphraseShortError, PassphraseLongError, PassphraseCommonError, PassphrasesDifferError:
            also the last one is none; nothing was changed.
    """
    if file:
        return first_line(file)
    for __ in range(TRIES - 1):
        try:
            return _typed(account)
        except SiksngError as error:
            narrate(messages.at_prompt(error))
    return _typed(account)


def _typed(account: str) -> str:
    """Return what was typed, the same twice."""
    asked = _("New passphrase of {account} (at least 12 characters)").format(account=account)
    typed = hidden(asked)
    access.require_passphrase(typed)
    again = _("New passphrase of {account} once more").format(account=account)
    if hidden(again) != typed:
        raise PassphrasesDifferError
    return typed
