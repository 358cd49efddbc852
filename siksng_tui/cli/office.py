"""`siksng office`: set an office up, show it, trust another."""

from collections.abc import Iterator
from pathlib import Path

import click

from forms.records import Level, Role
from siksng_tui.cli import asking, certifying, facts
from siksng_tui.cli.cycle import cycle
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.paper_texts import papers
from siksng_tui.cli.passphrases import new_passphrase
from siksng_tui.cli.saying import labelled, narrate, say, show
from siksng_tui.cli.sheet import give_out, require_new
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.enrolment import introducing
from siksng_tui.services.entry import sampling
from siksng_tui.services.incoming_files import import_limits
from siksng_tui.services.office import offices
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust import validity
from siksng_tui.services.trust.certificate_words import own_lines, receipts_wait, warning
from siksng_tui.services.trust.validity import OwnCertificate
from siksng_tui.wording import terms
from siksng_tui.words import _


@click.group("office", cls=SpeakingGroup)
def command() -> None:
    """Set an office up, show it, trust another, have it certified."""


for one in (*asking.COMMANDS, *certifying.COMMANDS, cycle, papers):
    command.add_command(one)


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
@click.option(
    "--verification/--no-verification",
    "verify",
    default=True,
    show_default=True,
    help="Whether a sample of requests is keyed again by somebody else.",
)
@click.option("--replaces", default="", help="Id that the office had on a PC that was lost.")
@click.option("--recovery-sheet", type=click.Path(dir_okay=False), help="PDF to print it on.")
@click.pass_obj
def init(desk: Desk, /, recovery_sheet: str | None, *, verify: bool, **told: str) -> None:
    """Set up an office in the data folder."""
    require_new(recovery_sheet)
    person = offices.NewPerson(
        told["account"],
        told["full_name"],
        frozenset(Role(role) for role in told["roles"]),
        desk.given_passphrase() or new_passphrase(told["account"]),
    )
    new = offices.NewOffice(
        Level(told["level"]),
        told["region"],
        told["office_name"],
        verify=verify,
        replaces=told["replaces"],
    )
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
        certificate = validity.own_certificate(session)
    show(told, lambda: _lines(told, certificate), as_json=as_json)
    if said := warning(certificate):
        narrate(said)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--fingerprint", help="As it stands on paper; at least its first four groups.")
@click.pass_obj
def trust(desk: Desk, file: str, fingerprint: str | None) -> None:
    """Trust the office of a card FILE, after its fingerprint was typed from paper.

    The paper (a letter, or read out by telephone) must have come another way than the file. The
    fingerprint of the file is shown only afterwards.
    """
    stranger = introducing.meet(Path(file))
    office = stranger.card.office
    level = terms.word_of("level", office.level.value)
    narrate(f"{stranger.card.name} ({level}, {office.region or '-'})")
    with desk.session() as session:
        typed = fingerprint or click.prompt(
            _("Type at least the first four groups of its fingerprint from the paper"), err=True
        )
        introducing.trust(session, stranger, typed)
        waits = receipts_wait(receipts.unwritten(session, office.id))
    narrate(_("Trusted. Fingerprint: {fingerprint}").format(fingerprint=stranger.fingerprint))
    if waits:
        narrate(waits)
    say(office.id)


@command.command()
@click.argument("value", type=click.Choice(["on", "off"]))
@click.pass_obj
def verification(desk: Desk, value: str) -> None:
    """Draw a sample of requests to be keyed again by somebody else, or no more."""
    with desk.session() as session:
        sampling.switch(session, on=value == "on")
    say(value)


@command.command()
@click.option("--megabytes", type=int, help="Size of the file, in megabytes.")
@click.option("--unpacked", type=int, help="Size of its content once unpacked, in megabytes.")
@click.option("--rows", type=int, help="Rows of a sheet.")
@click.option("--columns", type=int, help="Columns of a sheet.")
@as_json
@click.pass_obj
def limits(desk: Desk, /, *, as_json: bool, **said: int | None) -> None:
    """Show how large a file may be that is imported, or set some of the limits."""
    with desk.session() as session:
        for name, value in said.items():
            if value is not None:
                import_limits.change(session, name, value)
        told = dict(import_limits.values(session))
    show(told, lambda: labelled(*((own, str(most)) for own, most in told.items())), as_json=as_json)


def _lines(told: facts.Facts, certificate: OwnCertificate) -> Iterator[str]:
    """Yield the facts of an office for people."""
    yield _office(told)
    pairs = [("id", told["id"]), (_("fingerprint"), told["fingerprint"])]
    pairs += own_lines(certificate)
    for person in told["people"]:
        roles = ", ".join(str(terms.word_of("role", role)) for role in person["roles"])
        pairs.append((_("account"), f"{person['name']}  {roles}"))
    pairs += [(_("trusts"), _office(office)) for office in told["trusted"]]
    yield from labelled(*pairs)


def _office(told: facts.Facts) -> str:
    """Return an office for people."""
    return f"{told['name']} ({terms.word_of('level', told['level'])}, {told['region'] or '-'})"
