"""`siksng parcel`: signed and encrypted files between offices."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from siksng_tui.cli import extracting, facts, receiving
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import labelled, narrate, say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.parcels import parcelling, proving, word_parcels
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

EXIT_UNPROVEN: Final = 3
"""Exit status of `verify` without `--trust`: the seal is intact, the sender is not proven."""


LABELS: Final = {
    "kind": N_("kind"),
    "cycle": N_("quarter"),
    "epoch": N_("epoch"),
    "sequence": N_("sequence number"),
    "records": N_("records"),
    "time": N_("time"),
    "id": "id",
    "root": N_("root"),
}
"""What a parcel says of itself, to the words for it."""

ENDS: Final = {"sender": N_("sender"), "recipient": N_("recipient")}
"""Both ends of its way."""


@click.group("parcel", cls=SpeakingGroup)
def command() -> None:
    """Signed and encrypted files between offices."""


command.add_command(receiving.open_files)
command.add_command(receiving.let_in)
command.add_command(receiving.send_down)
command.add_command(extracting.extract)
command.add_command(extracting.differences)


@command.command()
@click.argument("number", required=False)
@click.option("--to", "folder", required=True, type=click.Path(exists=True, file_okay=False))
@click.pass_obj
def export(desk: Desk, number: str | None, folder: str) -> None:
    """Write the submission of the covered set NUMBER into a folder, proven on its medium.

    Which citizens were told goes with it; without NUMBER it goes alone.
    """
    with desk.session() as session:
        if number is None:
            for path in word_parcels.export(session, Path(folder)):
                say(str(path))
        else:
            say(str(parcelling.export(session, number, Path(folder))))


@command.command("list")
@as_json
@click.pass_obj
def list_parcels(desk: Desk, *, as_json: bool) -> None:
    """List the parcels, the newest first."""
    with desk.session() as session:
        found = [facts.parcel(one) for one in parcelling.every(session)]
    show(
        found,
        lambda: (
            f"{p['sequence']:6}  {_(terms.PARCEL_STATES[p['state']]):9}  {p['file_name']}"
            for p in found
        ),
        as_json=as_json,
    )


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--trust", type=click.Path(exists=True, dir_okay=False), help="Root (PEM) to trust.")
@as_json
def verify(file: str, trust: str | None, *, as_json: bool) -> None:
    """Verify a parcel FILE; needs no office. Exit status 3 without --trust."""
    told = proving.verify(Path(file), Path(trust) if trust else None)
    show(told, lambda: _verified(told), as_json=as_json)
    if not told["proven"]:
        narrate(_("Seal intact, sender not proven. Compare the root's fingerprint on paper:"))
        narrate(str(told["root"]))
        sys.exit(EXIT_UNPROVEN)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@as_json
def inspect(file: str, *, as_json: bool) -> None:
    """Show what a parcel FILE says of itself without opening it; needs no office."""
    told = proving.verify(Path(file), None)
    show(told, lambda: _told(told), as_json=as_json)


def _line(told: facts.Facts) -> str:
    """Return a parcel of the list for people."""
    state = terms.parcel_state(told["state"])
    return f"{told['sequence']:6}  {state:9}  {told['file_name']}"


def _verified(told: facts.Facts) -> Iterator[str]:
    """Yield the verdict on a parcel for people."""
    if told["proven"]:
        yield _("Seal intact, sender proven: {sender}").format(sender=told["sender"]["id"])
    for doubt in told["doubts"]:
        yield _("Doubtful time: {doubt}").format(doubt=doubt)
    yield from _told(told)


def _told(told: facts.Facts) -> Iterator[str]:
    """Yield what a parcel says of itself for people."""
    kind = _(terms.PARCEL_KINDS[told["kind"]])
    plain = [(_(label), str({**told, "kind": kind}[name])) for name, label in LABELS.items()]
    ends = [(_(label), _office(told[name])) for name, label in ENDS.items()]
    yield from labelled(*plain, *ends)


def _office(told: facts.Facts) -> str:
    """Return one end of a parcel's way for people."""
    return f"{told['id']} ({terms.word_of('level', told['level'])}, {told['region'] or '-'})"
