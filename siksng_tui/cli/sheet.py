"""The recovery code as a command gives it out: shown once, and on a sheet for an envelope."""

from pathlib import Path

from forms.durable import TargetExistsError
from siksng_tui.cli.saying import narrate, say
from siksng_tui.services.office.offices import Created
from siksng_tui.services.office.sessions import device_clock
from siksng_tui.services.papers.papers import print_recovery_sheet
from siksng_tui.words import _


def require_new(sheet: str | None) -> None:
    """Refuse a file that exists, before anything is made that its paper would tell once.

    Raises:
        TargetExistsError: nothing was made.
    """
    if sheet and Path(sheet).exists():
        raise TargetExistsError(file=Path(sheet).name)


def give_out(created: Created, sheet: str | None) -> None:
    """Print the recovery code of an office, and write its sheet where one is wanted."""
    narrate(_("Write the recovery code on paper and seal it; it is shown this once:"))
    say(created.recovery_code)
    if sheet:
        print_recovery_sheet(created, Path(sheet), device_clock().date())
        narrate(_("Recovery sheet: {file}").format(file=sheet))
        narrate(_("Print it now and delete the file: it holds the code."))
