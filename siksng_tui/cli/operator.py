"""`siksng operator`: the people of the office."""

from typing import Final

import click

from forms.records import Role
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json, wait_out
from siksng_tui.cli.hidden import hidden
from siksng_tui.cli.passphrases import new_passphrase
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office import access
from siksng_tui.services.office import people as staff
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

NEW_PASSPHRASE = click.option(
    "--new-passphrase-file",
    type=click.Path(exists=True, dir_okay=False),
    help="File with the new passphrase; else a prompt.",
)
"""Where a new passphrase comes from."""

OWN_NEXT: Final = N_(
    "Before anything else {account} chooses an own one: siksng operator passphrase, or at the next "
    "unlock of the workstation."
)
"""Said of a passphrase that somebody else set."""


@click.group("operator", cls=SpeakingGroup)
def command() -> None:
    """The people of the office."""


@command.command()
@click.argument("name")
@click.option("--full-name", required=True)
@click.option(
    "--role", "roles", multiple=True, required=True, type=click.Choice([r.value for r in Role])
)
@NEW_PASSPHRASE
@click.pass_obj
def add(
    desk: Desk, name: str, full_name: str, roles: tuple[str, ...], new_passphrase_file: str | None
) -> None:
    """Let a person in under the account NAME; an authenticator does this."""
    with desk.session() as session:
        session.require(Role.AUTHENTICATOR)
        passphrase = new_passphrase(name, new_passphrase_file)
        person = staff.NewPerson(name, full_name, frozenset(map(Role, roles)), passphrase)
        staff.add_person(session, person)
    say(name)
    narrate(_(OWN_NEXT).format(account=name))


@command.command("list")
@as_json
@click.pass_obj
def list_people(desk: Desk, *, as_json: bool) -> None:
    """List the accounts."""
    with desk.session() as session:
        people = facts.people(session)
    show(people, lambda: map(_line, people), as_json=as_json)


@command.command()
@click.argument("name", default="")
@NEW_PASSPHRASE
@click.pass_obj
def passphrase(desk: Desk, name: str, new_passphrase_file: str | None) -> None:
    """Give an account a new passphrase: the own one, or NAME's that was forgotten.

    An authenticator gives somebody else a new one, and a new signing key comes with it.
    """
    worker, old = desk.account(), desk.passphrase()
    whose = name or worker
    with desk.session(old) as session:
        if whose != worker:
            session.require(Role.AUTHENTICATOR)
        new = new_passphrase(whose, new_passphrase_file)
        if whose == worker:
            access.change_passphrase(session, old, new)
        else:
            access.give_passphrase(session, whose, new)
    narrate(_("{account} has a new passphrase.").format(account=whose))
    if whose != worker:
        narrate(_(OWN_NEXT).format(account=whose))


@command.command()
@click.argument("name")
@NEW_PASSPHRASE
@click.pass_obj
def recover(desk: Desk, name: str, new_passphrase_file: str | None) -> None:
    """Give NAME a new passphrase with the recovery code from its sealed sheet.

    For the day on which nobody can open the office. The account gets a new signing key.
    """
    wait_out(access.wait_left(desk.folder))
    code = hidden(_("Recovery code from the sheet"))
    opened = access.prove_code(desk.folder, code)
    access.recover(desk.folder, opened, name, new_passphrase(name, new_passphrase_file))
    narrate(_("{account} has a new passphrase.").format(account=name))
    narrate(_("Make a new recovery code now (siksng store recovery-code) and destroy the sheet."))


@command.command()
@click.argument("name")
@click.pass_obj
def lock(desk: Desk, name: str) -> None:
    """Let NAME work no longer; the name stays under what was done."""
    with desk.session() as session:
        access.lock_account(session, name)
    said = _("{account} is locked. A new store key shuts out copies too: siksng store rekey.")
    narrate(said.format(account=name))


@command.command()
@click.argument("name")
@click.pass_obj
def unlock(desk: Desk, name: str) -> None:
    """Let NAME work again, with the passphrase of before."""
    with desk.session() as session:
        access.unlock_account(session, name)
    narrate(_("{account} can work again.").format(account=name))


def _line(person: facts.Facts) -> str:
    """Return an account for people."""
    roles = ", ".join(str(terms.word_of("role", role)) for role in person["roles"])
    locked = "" if person["active"] else _("locked")
    return f"{person['name']:12} {person['full_name']:30} {roles}  {locked}".rstrip()
