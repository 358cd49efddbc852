"""The command line: parse, call one service, print.

Results go to standard output, everything else to standard error. Exit status: 0 done, 2 usage,
4 not found, 5 refused by a rule, 65 damaged data, 70 an error that nobody foresaw, 74 disk or
stick, 77 not allowed, 75 wait, and those that a command names; `docs/operator/exit-codes.md` lists
them.
"""

import click

from forms.errors import SiksngError
from siksng_tui import crash, messages
from siksng_tui.cli.root import root
from siksng_tui.cli.saying import narrate, say_refusal
from siksng_tui.hardening import harden
from siksng_tui.start import EXIT_CRASH
from siksng_tui.words import _


def main() -> int:
    """Run the command of this process and return its exit status."""
    harden()
    try:
        return status()
    except Exception as error:  # noqa: BLE001 - the one place: a traceback quotes names and numbers
        for line in crash.places(error):
            narrate(line)
        narrate(
            _(
                "The program stopped because of an error. Nothing that was saved is lost. Send the "
                "lines above to the person who looks after it; they hold no data."
            )
        )
        return EXIT_CRASH


def status() -> int:
    """Run the command, say why it was refused, and return its exit status."""
    try:
        root.main(standalone_mode=False, prog_name="siksng")
    except SiksngError as error:
        narrate(messages.at_prompt(error))
        return error.exit_code
    except click.Abort:
        narrate(_("Stopped; nothing was changed."))
        return 130
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        say_refusal(error)
        return error.exit_code
    except BrokenPipeError:
        return 141
    return 0
