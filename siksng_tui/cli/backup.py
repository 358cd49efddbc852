"""`siksng backup`: copies that are read back before they count."""

from pathlib import Path

import click

from siksng_tui.cli.desk import Desk
from siksng_tui.cli.hidden import hidden
from siksng_tui.cli.saying import narrate, say
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office import keeping
from siksng_tui.words import _

WITH_CODE = click.option(
    "--recovery-code", is_flag=True, help="Ask for the recovery code on paper instead."
)
"""Opens a backup when every passphrase is lost."""


@click.group("backup", cls=SpeakingGroup)
def command() -> None:
    """Backups: one file, read back before it counts."""


@command.command()
@click.option("--out", required=True, type=click.Path(dir_okay=False))
@click.pass_obj
def create(desk: Desk, out: str) -> None:
    """Back the office up while it works."""
    with desk.session() as session:
        made = keeping.create_backup(session, Path(out))
    narrate(_("Audit entries in the backup: {count}").format(count=made.audit.count))
    say(out)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@WITH_CODE
@click.pass_obj
def verify(desk: Desk, file: str, *, recovery_code: bool) -> None:
    """Restore a backup FILE beside itself, prove everything in it, and remove the copy."""
    made = keeping.verify_backup(Path(file), _unlock(desk, recovery_code=recovery_code))
    say(
        _("Sound: made {time}, audit entries {count}").format(
            time=made.made.isoformat(), count=made.audit.count
        )
    )


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@WITH_CODE
@click.pass_obj
def restore(desk: Desk, file: str, *, recovery_code: bool) -> None:
    """Restore a backup FILE into the empty data folder."""
    unlock = _unlock(desk, recovery_code=recovery_code)
    keeping.restore_backup(Path(file), desk.folder, unlock)
    say(str(desk.folder))


def _unlock(desk: Desk, *, recovery_code: bool) -> keeping.Unlock:
    """Return what opens the backup's keyring."""
    if recovery_code:
        code = hidden(_("Recovery code"))
        return keeping.by_recovery_code(code)
    return keeping.by_passphrase(desk.account(), desk.passphrase())
