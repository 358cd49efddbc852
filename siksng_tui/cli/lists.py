"""`siksng list`: lists of people from other programs, and who receives what by them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

import click

from forms.identity import masked
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.lists import person_lists, programme_lists
from siksng_tui.services.lists.person_lists import Asked, Entry, PersonList, Which
from siksng_tui.services.lists.programme_lists import Programme, Unserved
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms

Own = TypeVar("Own")
"""What a row is of."""

MOST: Final = 100_000
"""Entries that one command prints at most, where nothing else is said."""

limit_of = click.option("--limit", default=MOST, show_default=True, help="Rows at most.")
"""The option of every command whose rows may be many."""


@click.group("list", cls=SpeakingGroup)
def command() -> None:
    """Lists of people from other programs, kept beside the register."""


@command.command("show")
@click.argument("number", type=int, required=False)
@as_json
@click.pass_obj
def show_lists(desk: Desk, number: int | None, *, as_json: bool) -> None:
    """Show one list, or all of them, those that count first."""
    with desk.session() as session:
        chosen = [person_lists.get(session, number)] if number else person_lists.every(session)
        found = [_list_facts(own) for own in chosen]
    show(found, lambda: map(_list_line, found), as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.option(
    "--which",
    type=click.Choice([own.value for own in Which]),
    default=Which.ALL.value,
    help="By how it is tied.",
)
@click.option("--find", default="", help="Words of a name, or digits of a NIK.")
@limit_of
@as_json
@click.pass_obj
def entries(desk: Desk, number: int, which: str, find: str, limit: int, *, as_json: bool) -> None:  # noqa: PLR0913 - Click's options
    """List the entries of a list, by name."""

    def rows(session: Session) -> Iterable[Entry]:
        asked = Asked(person_lists.get(session, number).id, which=Which(which), text=find)
        return person_lists.page(session, asked, 0, limit)

    _show_rows(desk, rows, _entry_facts, _entry_line, as_json=as_json)


@command.command()
@as_json
@click.pass_obj
def programmes(desk: Desk, *, as_json: bool) -> None:
    """Count who receives what, by the lists that count."""
    with desk.session() as session:
        found = [_programme_facts(own) for own in programme_lists.every(session)]
    show(found, lambda: _programme_lines(found), as_json=as_json)


@command.command()
@click.option("--programme", required=True, help="Programme, as siksng list programmes names it.")
@limit_of
@as_json
@click.pass_obj
def outside(desk: Desk, programme: str, limit: int, *, as_json: bool) -> None:
    """List the recipients of a programme whom the register does not have."""
    asked = Asked(programme=programme, which=Which.UNMATCHED)
    rows = partial(person_lists.page, asked=asked, first=0, limit=limit)
    _show_rows(desk, rows, _entry_facts, _entry_line, as_json=as_json)


@command.command()
@click.option("--village", default="", help="Code of a region; the whole register without it.")
@limit_of
@as_json
@click.pass_obj
def without(desk: Desk, village: str, limit: int, *, as_json: bool) -> None:
    """List the families of the register that no list names for any programme."""
    rows = partial(programme_lists.without, region=village, first=0, limit=limit)
    _show_rows(desk, rows, _unserved_facts, _unserved_line, as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why, in a few words.")
@click.pass_obj
def undo(desk: Desk, number: int, reason: str) -> None:
    """Take the import of a list back; the list before it counts again."""
    with desk.session() as session:
        taken_back = person_lists.undo(session, number, reason)
    say(_list_line(_list_facts(taken_back)))


def _show_rows(
    desk: Desk,
    rows: Callable[[Session], Iterable[Own]],
    told: Callable[[Own], facts.Facts],
    line: Callable[[facts.Facts], str],
    *,
    as_json: bool,
) -> None:
    """Print rows of the office, each as a line for people or as data.

    Args:
        desk: where the office is.
        rows: gives what is printed.
        told: gives one of them as data.
        line: gives that for people.
        as_json: whether it is data that is asked for.
    """
    with desk.session() as session:
        found = [told(own) for own in rows(session)]
    show(found, lambda: map(line, found), as_json=as_json)


def _list_facts(own: PersonList) -> facts.Facts:
    """Return a list with its counts."""
    return {
        "number": own.id,
        "purpose": own.kind.purpose,
        "title": own.title,
        "programme": own.kind.programme,
        "region": own.kind.region,
        "period": own.period,
        "state": own.state.value,
        "replaced_by": own.replaced_by,
        "file": own.file_name,
        "imported": own.time.isoformat(),
        "imported_by": own.account,
        "rows": own.rows,
        "entries": own.entries,
        "matched": own.matched,
        "several_fit": own.several,
    }


def _entry_facts(own: Entry) -> facts.Facts:
    """Return an entry, its NIK masked as lists do."""
    return {
        "entry": own.id,
        "list": own.list_id,
        "row": own.row,
        "name": own.name,
        "nik": masked(own.nik) if own.nik else "",
        "birth": own.birth,
        "village": own.village,
        "match": own.match.value,
        "likeness": own.likeness,
        "household": own.household,
    }


def _programme_facts(own: Programme) -> facts.Facts:
    """Return a programme with its counts."""
    return {
        "programme": own.name,
        "entries": own.entries,
        "matched": own.matched,
        "several_fit": own.several,
        "outside": own.outside,
        "households": own.households,
    }


def _unserved_facts(own: Unserved) -> facts.Facts:
    """Return a family that receives nothing."""
    return {
        "household": own.household,
        "head": own.head_name,
        "village": own.village,
        "decile": own.decile,
        "persons": own.persons,
    }


def _list_line(told: facts.Facts) -> str:
    """Return a list for people."""
    counts = "  ".join(f"{told[name]:6}" for name in ("entries", "matched", "several_fit"))
    kind, state = terms.purpose(told["purpose"]), terms.list_state(told["state"])
    return f"{told['number']:4}  {kind:22} {told['programme']:10} {counts}  {state}"


def _entry_line(told: facts.Facts) -> str:
    """Return an entry for people."""
    tied = terms.match(told["match"])
    return f"{told['row']:6}  {told['name']:30.30} {told['nik']:16} {told['village']:13}  {tied}"


def _programme_lines(found: list[facts.Facts]) -> Iterator[str]:
    """Yield programmes for people."""
    names = ("entries", "matched", "several_fit", "outside", "households")
    for told in found:
        yield f"{told['programme']:20}" + "  ".join(f"{told[name]:7}" for name in names)


def _unserved_line(told: facts.Facts) -> str:
    """Return a family that receives nothing, for people."""
    return f"{told['village']:13}  {told['head']:30.30} {told['persons']:3}  {told['household']}"
