"""What the register changed under a pending request is shown and settled by command."""

from db.requests import conflicts
from siksng_tui.services.entry import entry, starting
from tests import commands
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, home


def test_a_conflict_is_shown_side_by_side_and_settled(bureau: Bureau) -> None:
    """The register's answer stands before the request's; with --keep register the wish is gone."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        before = filled.record.household.answers["luas_lantai"]
        entry.leave_field(session, filled, entry.LeftField(home(), "luas_lantai", "77"))
        conflicts.note(session.store, number, [(home(), "luas_lantai")], session.clock())
    env = {"SIKSNG_PASSPHRASE": PEOPLE["rani"].passphrase}
    head = ("--data", str(bureau.folder), "--as", "rani", "request", "conflicts", number)
    shown = commands.run(*head, "--json", env=env)
    assert shown.json == [{"field": f"{home()}/luas_lantai", "register": before, "wish": 77}]
    settled = commands.run(*head, "--keep", "register", env=env)
    assert settled.status == 0, settled.told
    with bureau.at_work("rani") as session:
        answers = entry.open_entry(session, number).record.household.answers
        assert answers["luas_lantai"] == before
        assert conflicts.of_request(session.store, number) == ()
