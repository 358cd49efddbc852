"""`siksng import profile`: layouts of files that this office mapped or took in from another."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from siksng_tui import messages, words
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.intake.aims import aim_of
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.incoming_files.own_profiles import OwnProfile
from siksng_tui.wording import days, field_words
from siksng_tui.words import _


@click.group("profile", cls=SpeakingGroup)
def command() -> None:
    """Profiles of this office's own: what the columns of a file mean that only it knows."""


@command.command("list")
@as_json
@click.pass_obj
def kept(desk: Desk, *, as_json: bool) -> None:
    """List the profiles of this office's own."""
    with desk.session() as session:
        found, lost = own_profiles.every(session), own_profiles.unreadable(session)
    for one in lost:
        said = _("{profile} cannot be read: {why} Remove it, or map the file anew.")
        narrate(said.format(profile=one.id, why=messages.sentence(one.error)))
    told = [
        {
            "profile": own.profile.id,
            "purpose": own.profile.purpose.value,
            "instrument": own.profile.instrument.id,
            "title": own.profile.title(words.language()),
            "columns": len(own.profile.columns),
            "time": own.by.time.isoformat(),
            "account": own.by.account,
        }
        for own in found
    ]
    show(told, lambda: _lines(found), as_json=as_json)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.pass_obj
def add(desk: Desk, file: str) -> None:
    """Take in a profile FILE (.toml) that another office made."""
    with desk.session() as session:
        found = own_profiles.read(Path(file))
        own_profiles.add(session, found)
    narrate(_("Files with these columns are known from here on."))
    say(found.id)


@command.command()
@click.argument("name")
@click.argument("file", type=click.Path(dir_okay=False))
@click.pass_obj
def save(desk: Desk, name: str, file: str) -> None:
    """Write the profile NAME into a FILE that another office can take in."""
    with desk.session() as session:
        own_profiles.write(session, name, Path(file))
    say(file)


@command.command()
@click.argument("name")
@click.pass_obj
def remove(desk: Desk, name: str) -> None:
    """Forget the profile NAME; what was imported by it stays."""
    with desk.session() as session:
        own_profiles.remove(session, name)
    narrate(_("Files with these columns are not known any more."))
    say(name)


def _lines(found: Sequence[OwnProfile]) -> Iterator[str]:
    """Yield a line for each profile."""
    for own in found:
        day = days.show_day(own.by.time.astimezone().date())
        about = own.profile
        what = f"{field_words.aim(aim_of(about)):20}  {len(about.columns):4}"
        yield f"{about.id:24}  {day}  {what}  {about.title(words.language())}"
