"""`siksng office`: set an office up, show it, trust another."""

from collections.abc import Iterator
from pathlib import Path

import click

from forms.records import Level, Role
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.passphrases import new_passphrase
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.sheet import give_out
from siksng_tui.services import offices, trusting
from siksng_tui.words import _


@click.group("office")
def command() -> None:
    """Set an office up, show it, trust another."""


@command.command()
@click.option("--level", type=click.Choice([level.value for level in Level]), required=True)
@click.option("--region", default="", help="Kemendagri code, as 17.71; empty for the ministry.")
@click.option("--name", "office_name", required=True, help="Name of the office.")
@click.option("--account", required=True, help="Account of the first person.")
@click.option("--full-name", required=True, help="Name of the first person.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    default=[Role.AUTHENTICATOR.value],
    show_default=True,
    help="Roles of the first person, who alone can let others in.",
)
@click.option("--recovery-sheet", type=click.Path(dir_okay=False), help="PDF to print it on.")
@click.pass_obj
def init(desk: Desk, /, recovery_sheet: str | None, **told: str) -> None:
    """Set up an office in the data folder."""
    person = offices.NewPerson(
        told["account"],
        told["full_name"],
        frozenset(Role(role) for role in told["roles"]),
        desk.given_passphrase() or new_passphrase(told["account"]),
    )
    new = offices.NewOffice(Level(told["level"]), told["region"], told["office_name"])
    created = offices.create_office(desk.folder, new, [person])
    narrate(_("Fingerprint: {fingerprint}").format(fingerprint=created.fingerprint))
    give_out(created, recovery_sheet)


@command.command("show")
@click.option("--card", type=click.Path(dir_okay=False), help="Write the office's card here.")
@click.option("--root", "root_file", type=click.Path(dir_okay=False), help="Write its root here.")
@as_json
@click.pass_obj
def show_office(desk: Desk, card: str | None, root_file: str | None, *, as_json: bool) -> None:
    """Show the office, its people and whom it trusts."""
    with desk.session() as session:
        told = facts.office(session)
        if root_file:
            offices.write_root(session, Path(root_file))
        if card:
            offices.write_own_card(session, Path(card))
    show(told, lambda: _lines(told), as_json=as_json)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--fingerprint", help="As it stands on paper; at least its first four groups.")
@click.pass_obj
def trust(desk: Desk, file: str, fingerprint: str | None) -> None:
    """Trust the office of a card FILE, after its fingerprint was compared on paper."""
    stranger = trusting.meet(Path(file))
    office = stranger.card.office
    narrate(f"{stranger.card.name} ({office.level.value}, {office.region or '-'})")
    narrate(_("Fingerprint: {fingerprint}").format(fingerprint=stranger.fingerprint))
    typed = fingerprint or click.prompt(
        _("Type at least its first four groups from the paper"), err=True
    )
    with desk.session() as session:
        trusting.trust(session, stranger, typed)
    say(office.id)


def _lines(told: facts.Facts) -> Iterator[str]:
    """Yield the facts of an office for people."""
    yield f"{told['name']} ({told['level']}, {told['region']})"
    yield f"id           {told['id']}"
    yield f"fingerprint  {told['fingerprint']}"
    for person in told["people"]:
        yield f"account      {person['name']}  {', '.join(person['roles'])}"
    for office in told["trusted"]:
        yield f"trusts       {office['name']} ({office['level']}, {office['region']})"
