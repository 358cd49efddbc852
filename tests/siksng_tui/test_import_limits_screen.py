"""The limits of imports on the screen: an authenticator sets them, an operator reads them."""

from pathlib import Path

from siksng_tui.services.incoming_files import import_limits
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from tests.commands import run_as
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import sitting
from tests.siksng_tui.work import at_work


async def test_an_authenticator_raises_a_limit_within_its_bounds(office: Path) -> None:
    """What is beyond them is refused in the window."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Kantor"), "ctrl+t")
        await own.press("down", "down", "enter", "ctrl+u")
        await own.type("2000000")
        await own.press("enter")
        assert await own.shows("1.000 sampai 1.000.000")
        await own.press("ctrl+u")
        await own.type("400000")
        await own.press("enter")
        assert await own.shows("400.000")
        agreed("import_limits", own.lines)
    with at_work(office) as session:
        assert import_limits.values(session)["rows"] == 400_000


async def test_an_operator_reads_the_limits(office: Path) -> None:
    """Enter says whose part it is."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Kantor"), "ctrl+t", "enter")
        assert "Petugas otentikasi" in own.message
        assert "200.000" in own.text


def test_the_command_shows_and_sets_the_limits(office: Path) -> None:
    """A number beyond the bounds is refused with both ends."""
    refused = run_as(office, AUTHENTICATOR, "office", "limits", "--columns", "5000")
    assert refused.status != 0
    assert "50 sampai 2000" in " ".join(refused.told.split())
    told = run_as(office, AUTHENTICATOR, "office", "limits", "--columns", "600", "--json")
    assert told.json == {"megabytes": 50, "unpacked": 400, "rows": 200_000, "columns": 600}
