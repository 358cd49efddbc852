"""The command line: parse, call one service, print.

Results go to standard output, everything else to standard error. Exit status: 0 done, 2 usage,
4 not found, 5 refused by a rule, 65 damaged data, 74 disk or stick, 77 not allowed, 75 wait, and
those that a command names; `docs/operator/exit-codes.md` lists them.
"""

import sys

import click

from forms.errors import SiksngError
from siksng_tui import messages, words
from siksng_tui.cli.root import root


def main() -> int:
    """Run the command of this process and return its exit status."""
    try:
        root.main(standalone_mode=False, prog_name="siksng")
    except SiksngError as error:
        click.echo(messages.sentence(error), err=True)
        return error.exit_code
    except click.Abort:
        click.echo(words._("Stopped; nothing was changed."), err=True)
        return 130
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 141
    return 0
