"""The ledger, the road, telling the citizen and closing dates, as somebody types them."""

from pathlib import Path

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from db.requests.decisions import Outcome
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import ruling
from siksng_tui.services.requests.ruling import Ruling
from tests.commands import Done, run_as
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, copied


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def siksng(bureau: Bureau, *words: str, name: str = "rani") -> Done:
    """Run a command as somebody of the office."""
    return run_as(bureau.folder, PEOPLE[name], *words)


def decided(bureau: Bureau) -> str:
    """Return the number of a request that was sent and rejected by the paper from above."""
    made = road.covered(bureau)
    (number,) = made.requests
    with bureau.at_work("rani") as session:
        parcelling.export(session, made.number, bureau.stick)
        rejected = Ruling(Outcome.REJECTED, "Rumah kosong", paper=road.PAPER)
        ruling.propose(session, number, rejected)
    with bureau.at_work("budi") as session:
        ruling.confirm(session, number)
    return number


def test_the_ledger_lists_every_request_and_parcel_and_no_citizen(bureau: Bureau) -> None:
    """As JSON, as a workbook and on paper; the numbers of citizens and their names are in none."""
    number = decided(bureau)
    told = siksng(bureau, "report", "ledger", "--json").json
    (request,), (parcel,) = told["requests"], told["parcels"]
    assert (request["number"], request["state"], request["days"] >= 0) == (number, "rejected", True)
    assert (parcel["kind"], parcel["records"], parcel["state"]) == ("submission", 1, "written")
    assert told["sections"]["untold-citizen"]["count"] == told["total"] == 1
    assert told["sound"] is True
    assert "head_name" not in request
    book, paper = bureau.stick / "buku.xlsx", bureau.stick / "buku.pdf"
    for path in (book, paper):
        assert siksng(bureau, "report", "ledger", "--out", str(path)).status == 0
    sheets = CalamineWorkbook.from_path(str(book))
    rows = sheets.get_sheet_by_name("Permohonan").to_python()
    assert [row[0] for row in rows] == ["Nomor", number]
    assert rows[1][2] == "Bumu Ayu, Selebar"
    assert number in "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    refused = siksng(bureau, "report", "gaps", "--out", str(bureau.stick / "buku.txt"))
    assert (refused.status, (bureau.stick / "buku.txt").exists()) == (2, False)


def test_gaps_end_with_a_status_of_their_own_once_a_number_is_missing(bureau: Bureau) -> None:
    """What only waits is no gap."""
    decided(bureau)
    sound = siksng(bureau, "report", "gaps")
    assert sound.status == 0
    assert "Diputuskan, warga belum diberi tahu" in sound.said
    with bureau.at_work("rani") as session, session.store.transaction():
        session.store.database.execute_sql(
            "UPDATE counter SET value = 3 WHERE name LIKE 'ledger.%-2026'"
        )
    amiss = siksng(bureau, "report", "gaps", "--json")
    assert amiss.status == 6
    (gap,) = amiss.json["missing_requests"]
    assert (gap["first"], gap["last"]) == (2, 3)


def test_the_citizen_is_told_and_the_road_says_so(bureau: Bureau) -> None:
    """A second time is refused; the road names the paper and how it was told."""
    number = decided(bureau)
    done = siksng(bureau, "request", "tell", number, "--how", "Lewat telepon")
    assert (done.status, "Warga diberi tahu" in done.said) == (0, True)
    assert siksng(bureau, "request", "tell", number, "--how", "Lewat telepon").status == 5
    lines = siksng(bureau, "request", "road", number).said.splitlines()
    assert any(road.PAPER.number in line for line in lines)
    assert lines[-1].endswith("Lewat telepon")
    stops = siksng(bureau, "request", "road", number, "--json").json["stops"]
    assert {"step", "parcel", "decided"} == {stop["kind"] for stop in stops}


def test_a_closing_date_is_set_listed_and_removed(bureau: Bureau) -> None:
    """By an authenticator; half a date is asked for again."""
    own = "budi"
    assert siksng(bureau, "office", "cycle", "2026-Q4", "15-12-2026", name=own).status == 0
    listed = siksng(bureau, "office", "cycle", "--json")
    assert listed.json["closings"] == {"2026-Q4": "2026-12-15"}
    assert siksng(bureau, "office", "cycle").said.strip() == "2026-Q4  15-12-2026"
    assert siksng(bureau, "office", "cycle", "2026-Q4", name=own).status == 2
    assert siksng(bureau, "office", "cycle", "2026-Q4", "--remove").status == 77
    assert siksng(bureau, "office", "cycle", "2026-Q4", "--remove", name=own).said == ""
