"""`siksng operator`: the people of the office."""

import click

from forms.records import Role
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json, first_line
from siksng_tui.cli.saying import say, show
from siksng_tui.services import people as staff
from siksng_tui.words import _


@click.group("operator")
def command() -> None:
    """The people of the office."""


@command.command()
@click.argument("name")
@click.option("--full-name", required=True)
@click.option(
    "--role", "roles", multiple=True, required=True, type=click.Choice([r.value for r in Role])
)
@click.option(
    "--new-passphrase-file",
    type=click.Path(exists=True, dir_okay=False),
    help="File with the new person's passphrase; else a prompt.",
)
@click.pass_obj
def add(
    desk: Desk, name: str, full_name: str, roles: tuple[str, ...], new_passphrase_file: str | None
) -> None:
    """Let a person in under the account NAME; an authenticator does this."""
    passphrase = _new_passphrase(new_passphrase_file)
    person = staff.NewPerson(name, full_name, frozenset(map(Role, roles)), passphrase)
    with desk.session() as session:
        staff.add_person(session, person)
    say(name)


@command.command("list")
@as_json
@click.pass_obj
def list_people(desk: Desk, *, as_json: bool) -> None:
    """List the accounts."""
    with desk.session() as session:
        people = facts.people(session)
    show(
        people,
        lambda: (f"{p['name']:12} {p['full_name']:30} {', '.join(p['roles'])}" for p in people),
        as_json=as_json,
    )


def _new_passphrase(file: str | None) -> str:
    """Return the passphrase of a new person, who types it in here."""
    if file:
        return first_line(file)
    typed: str = click.prompt(
        _("New passphrase (at least 12 characters)"),
        hide_input=True,
        err=True,
        confirmation_prompt=True,
    )
    return typed
