"""`siksng set trust|trusted|distrust|sign`: whose signatures count on papers, and signing them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from siksng_tui.cli.desk import Desk, as_json, first_line
from siksng_tui.cli.hidden import hidden
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.sets import examining, paper_signing
from siksng_tui.services.sets.paper_signing import Signing
from siksng_tui.words import _


@click.command("trust", cls=SpeakingCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.pass_obj
def trust(desk: Desk, file: str) -> None:
    """Trust the certifying bodies of a PEM FILE: signers whom they vouch for are proven.

    Compare the fingerprint with what the body publishes. Signed PDFs that were taken in before keep
    the answer that they were given then.
    """
    with desk.session() as session:
        _show(examining.trust(session, Path(file)), as_json=False)


@click.command("distrust", cls=SpeakingCommand)
@click.argument("fingerprint")
@click.pass_obj
def distrust(desk: Desk, fingerprint: str) -> None:
    """Trust no longer the certifying body whose SHA-256 begins with FINGERPRINT."""
    with desk.session() as session:
        _show(examining.distrust(session, fingerprint), as_json=False)


@click.command("trusted", cls=SpeakingCommand)
@as_json
@click.pass_obj
def trusted(desk: Desk, *, as_json: bool) -> None:
    """List the certifying bodies that are trusted, with the SHA-256 of their certificates."""
    with desk.session() as session:
        known = examining.trusted(session)
    _show(known, as_json=as_json)


@click.command("sign", cls=SpeakingCommand)
@click.argument("number")
@click.option("--pdf", required=True, type=click.Path(), help="The printed paper of the set.")
@click.option("--key", required=True, type=click.Path(), help="PKCS#12 file (.p12) of who signs.")
@click.option("--key-passphrase-file", type=click.Path(), help="Its first line opens the key.")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The signed PDF.")
@click.pass_obj
def sign(desk: Desk, /, number: str, key_passphrase_file: str | None, **told: str) -> None:
    """Sign the printed paper of a set electronically (PAdES); the passphrase is not kept."""
    with desk.session() as session:
        passphrase = _passphrase(key_passphrase_file)
        by = Signing(Path(told["pdf"]), Path(told["key"]), passphrase)
        paper_signing.sign(session, number, by, Path(told["out"]))
    narrate(_("Signed. Enter it with siksng set cover --attach, or with F10 on the set's screen."))
    say(told["out"])


def _passphrase(file: str | None) -> str:
    """Return what opens a key, from a file's first line or typed."""
    return first_line(file) if file else hidden(_("Passphrase of the key"))


def _show(known: Mapping[str, str], *, as_json: bool) -> None:
    """Show the roots."""
    told = [{"sha256": own, "name": name} for own, name in known.items()]
    show(told, lambda: (f"{own['sha256']}  {own['name']}" for own in told), as_json=as_json)


COMMANDS: Final = (trust, distrust, trusted, sign)
"""The commands, for the group `set`."""
