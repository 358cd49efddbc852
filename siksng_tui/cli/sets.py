"""`siksng set`: sets and their cover papers."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from forms.checkcode import set_code
from forms.set_records import Cover, SetKind
from siksng_tui.cli import facts, signatures
from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import labelled, narrate, say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.entry import doubts
from siksng_tui.services.sets import attaching, examining, sealing, striking
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.wording import terms
from siksng_tui.wording.signature_words import proof_sentences
from siksng_tui.words import _


@click.group("set", cls=SpeakingGroup)
def command() -> None:
    """Sets of requests and the papers that cover them."""


for one in signatures.COMMANDS:
    command.add_command(one)


@command.command()
@click.option("--cycle", help="Quarter, as 2026-Q4; this one where nothing is said.")
@click.option("--request", "numbers", multiple=True, help="Only these authenticated requests.")
@click.option("--cycle-is-right", is_flag=True, help="The quarter is meant, however far away.")
@click.pass_obj
def seal(desk: Desk, cycle: str | None, numbers: tuple[str, ...], *, cycle_is_right: bool) -> None:
    """Seal authenticated requests into a set; the register stays open."""
    with desk.session() as session:
        quarter = cycle or doubts.cycle_of(session.today())
        if not cycle_is_right:
            doubts.require_usual(quarter, session.today())
        sealed = sealing.seal(session, quarter, numbers)
    for line in _lines(facts.request_set(sealed)):
        say(line)


@command.command("list")
@as_json
@click.pass_obj
def list_sets(desk: Desk, *, as_json: bool) -> None:
    """List the sets, the newest first."""
    with desk.session() as session:
        found = [facts.request_set(one) for one in sealing.every(session)]
    show(
        found,
        lambda: (
            f"{s['number']}  {s['cycle']}  {len(s['requests']):5}  {s['code']}" for s in found
        ),
        as_json=as_json,
    )


@command.command("show")
@click.argument("number")
@as_json
@click.pass_obj
def show_set(desk: Desk, number: str, *, as_json: bool) -> None:
    """Show a set: its code, fingerprint, requests and cover paper."""
    with desk.session() as session:
        line = sealing.line(session, number)
    told = facts.set_line(line)
    show(told, lambda: (*_lines(told), *_proofs(line)), as_json=as_json)


@command.command()
@click.argument("number")
@click.option("--paper", required=True, help="Number of the signed paper.")
@click.option("--date", required=True, type=DAY, help="Date on it, as 23-11-2026.")
@click.option("--signer", required=True, help="Who signed it.")
@click.option("--code", required=True, help="Set code as it stands on the paper.")
@click.option("--attach", type=click.Path(), help="Scan or signed PDF of the paper.")
@click.option("--date-is-right", is_flag=True, help="The date is so on the paper.")
@click.pass_obj
def cover(
    desk: Desk,
    /,
    number: str,
    date: dt.date,
    attach: str | None,
    *,
    date_is_right: bool,
    **told: str,
) -> None:
    """Enter the signed paper of a set."""
    with desk.session() as session:
        if not date_is_right:
            doubts.require_likely(sealing.get(session, number), date, session.today())
        signed = Cover(told["paper"], date, told["signer"])
        scan = examining.examined(session, number, Path(attach)) if attach else None
        sealing.cover(session, number, signed, told["code"], scan)
        covered = sealing.line(session, number)
    found = examining.found_of(scan) if scan else ()
    for line in (*_lines(facts.set_line(covered)), *found):
        say(line)


@command.command()
@click.argument("number")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file.")
@click.pass_obj
def scan(desk: Desk, number: str, out: str) -> None:
    """Write the scan of a set's signed paper, as it was attached."""
    with desk.session() as session:
        attached = attaching.write_scan(session, number, Path(out))
    narrate(f"{attached.name}, SHA-256 {attached.sha256}")
    say(out)


@command.command()
@click.argument("number")
@click.option("--reason", required=True, help="What was copied wrongly from the paper.")
@click.pass_obj
def uncover(desk: Desk, number: str, reason: str) -> None:
    """Take the signed paper of a set back, to enter it again; before it is sent."""
    with desk.session() as session:
        uncovered = sealing.uncover(session, number, reason)
    for line in _lines(facts.request_set(uncovered)):
        say(line)


@command.command()
@click.argument("number")
@click.option(
    "--request", "numbers", multiple=True, required=True, help="Request that is struck out."
)
@click.option("--reason", required=True, help="Why, as it stands on the paper.")
@click.pass_obj
def strike(desk: Desk, number: str, numbers: tuple[str, ...], reason: str) -> None:
    """Take out of a sealed set what is struck out on its signed paper."""
    with desk.session() as session:
        rest = striking.strike(session, number, numbers, reason)
    for line in _lines(facts.request_set(rest)):
        say(line)


@command.command()
@click.argument("number")
@click.option("--reason", required=True)
@click.pass_obj
def unseal(desk: Desk, number: str, reason: str) -> None:
    """Open a set again; its code dies."""
    with desk.session() as session:
        sealing.unseal(session, number, reason)


def _proofs(line: SetLine) -> Iterator[str]:
    """Yield what the signed PDF of a set proved when it was taken in."""
    for own in line.attached:
        if own.proof is not None:
            yield from proof_sentences(own.proof)


def _lines(told: facts.Facts) -> Iterator[str]:
    """Yield a set for people."""
    yield f"{told['number']}  {_(terms.SET_KINDS[SetKind(told['kind'])])}"
    pairs = [
        (_("Set code"), told["code"]),
        (_("fingerprint"), told["fingerprint"]),
        (_("Quarter"), told["cycle"]),
        (_("Families"), terms.number(len(told["requests"]))),
    ]
    if told["formers"]:
        codes = ", ".join(map(set_code, told["formers"]))
        pairs.append((_("Code before striking out"), codes))
        pairs += [(_("Fingerprint before"), former) for former in told["formers"]]
    if told["cover"]:
        day = dt.date.fromisoformat(told["cover"]["date"])
        paper = "{number}, {day:%d-%m-%Y}, {signer}".format(**told["cover"], day=day)
        pairs.append((_("Signed paper"), paper))
    pairs += [
        (_("Attached"), f"{own['name']}, {own['sha256']}") for own in told.get("attached", ())
    ]
    yield from labelled(*pairs)
