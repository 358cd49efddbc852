"""Where a command works: the office's folder, the person, the passphrase."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from forms.errors import SiksngError, UsageError
from siksng_tui import messages
from siksng_tui.cli.hidden import hidden
from siksng_tui.cli.saying import narrate
from siksng_tui.services.office import files, sessions
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import cycles
from siksng_tui.words import _

FROM_ENVIRONMENT: Final = "SIKSNG_PASSPHRASE"
"""Environment variable that a passphrase may come from."""


LONGEST_LINE: Final = 4096
"""Bytes of a file's first line that are read; no passphrase is as long."""


class PassphraseFileError(UsageError):
    """The file with the passphrase is no text in UTF-8; nothing was tried."""

    code, field = "passphrase-file-unreadable", "passphrase_file"


@dataclass(slots=True)
class Desk:
    """What every command was told; who works is asked for once."""

    folder: Path
    name: str
    passphrase_file: str | None

    @contextmanager
    def session(self, passphrase: str = "") -> Iterator[Session]:
        """Yield the unlocked office, and lock it again; the passphrase is asked for if need be."""
        name = self.account()
        wait_out(sessions.wait_left(self.folder, name))
        session = sessions.unlock(self.folder, name, passphrase or self.passphrase())
        if session.clock_doubtful:
            narrate(_("The clock of this PC is behind the newest entry. Set it right."))
        for problem in session.problems:
            narrate(messages.of_code(problem.code, count=problem.count, first=problem.first))
        try:
            cycles.carry_over(session)
            yield session
        except BaseException:
            with suppress(SiksngError):
                sessions.lock(session)
            raise
        sessions.lock(session)

    def account(self) -> str:
        """Return the name of the account that works."""
        if not self.name:
            self.name = click.prompt(_("Account"), err=True)
        return self.name

    def passphrase(self) -> str:
        """Return the passphrase: given, or from the prompt, which names the account."""
        given = self.given_passphrase()
        if given is not None:
            return given
        asked = _("Passphrase of {account}").format(account=self.account())
        return hidden(asked)

    def given_passphrase(self) -> str | None:
        """Return the passphrase from the file or the environment, never from an argument."""
        if self.passphrase_file:
            return first_line(self.passphrase_file)
        return os.environ.get(FROM_ENVIRONMENT)


def first_line(path: str) -> str:
    """Return the first line of a file, without its end.

    Raises:
        PassphraseFileError: it is no text.
        FileUnreachableError: it cannot be read.
    """
    with files.reached(Path(path)), Path(path).open("rb") as file:
        line = file.readline(LONGEST_LINE)
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise PassphraseFileError from None


def wait_out(left: float) -> None:
    """Wait the seconds that earlier wrong passphrases demand."""
    if left > 0:
        narrate(_("Too many wrong passphrases: waiting {seconds} s.").format(seconds=int(left) + 1))
        time.sleep(left)


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
"""The option of every command that lists."""
