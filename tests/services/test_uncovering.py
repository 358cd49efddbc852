"""The data of a signed paper were copied wrongly: they are taken back and entered again."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import audit
from forms.durable import TargetFailedError
from forms.lifecycle import Step, StepRefusedError
from forms.records import State
from siksng_tui.services.entry import doubts
from siksng_tui.services.entry.doubts import DateDoubt
from siksng_tui.services.office.reasons import ReasonMissingError
from siksng_tui.services.office.sessions import RoleMissingError
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import queues
from siksng_tui.services.sets import sealing
from tests import commands
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau

WHY = "Nomor naskah salah salin"


def test_a_paper_that_was_copied_wrongly_is_entered_again(bureau: Bureau) -> None:
    """The set keeps its code: the paper itself is right."""
    made = road.covered(bureau, 2)
    with bureau.at_work("budi") as session:
        uncovered = sealing.uncover(session, made.number, WHY)
        assert uncovered.cover is None
        assert uncovered.code == made.code
        assert [road.state(session, own) for own in made.requests] == [State.SEALED] * 2
        event = queues.review(session, made.requests[0]).events[-1]
        assert (event.step, event.reason, event.account) == (Step.UNCOVER, WHY, "budi")
        assert "set.uncover" in [entry.action for entry in audit.entries(session.store)]
    right = replace(road.PAPER, number="188.45/2")
    with bureau.at_work("rani") as session:
        assert sealing.cover(session, made.number, right, made.code).cover == right


def test_only_an_authenticator_takes_a_paper_back_and_says_why(bureau: Bureau) -> None:
    """Whoever copied it wrongly does not mend it alone."""
    made = road.covered(bureau)
    with bureau.at_work("rani") as session, pytest.raises(RoleMissingError):
        sealing.uncover(session, made.number, WHY)
    with bureau.at_work("budi") as session:
        with pytest.raises(ReasonMissingError):
            sealing.uncover(session, made.number, " ")
        assert sealing.get(session, made.number).cover == road.PAPER


def test_a_set_without_paper_has_none_to_take_back(bureau: Bureau) -> None:
    """It is sealed and no more."""
    made = road.sealed(bureau)
    with bureau.at_work("budi") as session, pytest.raises(StepRefusedError):
        sealing.uncover(session, made.number, WHY)


def test_the_paper_of_a_sent_set_stays(bureau: Bureau) -> None:
    """The parcel bears it."""
    made = road.covered(bureau)
    with bureau.at_work("rani") as session:
        parcelling.export(session, made.number, bureau.stick)
    with bureau.at_work("budi") as session, pytest.raises(StepRefusedError):
        sealing.uncover(session, made.number, WHY)


def test_the_paper_of_a_packed_parcel_stays(bureau: Bureau, tmp_path: Path) -> None:
    """The program may have ended between the stick and the note that it was written."""
    made = road.covered(bureau)
    with bureau.at_work("rani") as session, pytest.raises(TargetFailedError):
        parcelling.export(session, made.number, tmp_path / "no" / "such" / "stick")
    with bureau.at_work("budi") as session:
        assert sealing.line(session, made.number).packed
        with pytest.raises(sealing.SetPackedError):
            sealing.uncover(session, made.number, WHY)


def test_a_date_before_the_sealing_or_after_today_is_doubtful(bureau: Bureau) -> None:
    """A true one is both where the clock is wrong, so it is asked about, never refused."""
    made = road.sealed(bureau)
    day = made.sealed.astimezone().date()
    today = day + dt.timedelta(days=2)
    assert doubts.date_doubt(made, day, today) is None
    assert doubts.date_doubt(made, today, today) is None
    before, after = day - dt.timedelta(days=1), today + dt.timedelta(days=1)
    assert doubts.date_doubt(made, before, today) is DateDoubt.BEFORE_SEALING
    assert doubts.date_doubt(made, after, today) is DateDoubt.AFTER_TODAY


@pytest.mark.parametrize(
    ("cycle", "unusual"),
    [
        ("2026-Q3", False),
        ("2026-Q4", False),
        ("2027-Q1", False),
        ("2027-Q2", True),
        ("2020-Q1", True),
        ("2031-Q1", True),
    ],
)
def test_three_quarters_are_usual(cycle: str, unusual: bool) -> None:  # noqa: FBT001 - a parameter
    """A late set, the present one, and one that is prepared."""
    assert doubts.cycle_unusual(cycle, dt.date(2026, 12, 31)) is unusual


def test_the_quarters_around_a_new_year_are_usual() -> None:
    """January's set may still be for the year before."""
    assert doubts.usual_cycles(dt.date(2027, 1, 1)) == ["2026-Q4", "2027-Q1", "2027-Q2"]


def test_the_commands_ask_for_a_word_where_a_value_is_doubtful(bureau: Bureau) -> None:
    """A script has nobody to ask; the date is read as people write it."""
    made = road.sealed(bureau)
    paper = ("set", "cover", made.number, "--paper", "1", "--signer", "Wali", "--code", made.code)
    rani, budi = PEOPLE["rani"], PEOPLE["budi"]
    doubtful = commands.run_as(bureau.folder, rani, *paper, "--date", "01-02-2020")
    assert doubtful.status == 2
    assert "--date-is-right" in doubtful.told
    unread = commands.run_as(bureau.folder, rani, *paper, "--date", "31-02-2020")
    assert unread.status == 2
    assert "31-02-2020 bukan tanggal" in unread.told
    sure = ("--date", "01-02-2020", "--date-is-right")
    assert commands.run_as(bureau.folder, rani, *paper, *sure).status == 0
    again = ("set", "uncover", made.number, "--reason", WHY)
    assert commands.run_as(bureau.folder, budi, *again).status == 0
    shown = commands.run_as(bureau.folder, budi, "set", "show", made.number, "--json")
    assert shown.json["cover"] is None


def test_a_distant_quarter_is_sealed_for_only_when_it_is_meant(bureau: Bureau) -> None:
    """2020-Q1 and 2031-Q1 are slips of the finger."""
    road.finalised(bureau)
    budi = PEOPLE["budi"]
    assert commands.run_as(bureau.folder, budi, "request", "authenticate", "--all").status == 0
    refused = commands.run_as(bureau.folder, budi, "set", "seal", "--cycle", "2020-Q1")
    assert refused.status == 2
    assert "--cycle-is-right" in refused.told
    no_quarter = ("set", "seal", "--cycle", "triwulan", "--cycle-is-right")
    assert commands.run_as(bureau.folder, budi, *no_quarter).status == 2
    meant = ("set", "seal", "--cycle", "2020-Q1", "--cycle-is-right")
    assert commands.run_as(bureau.folder, budi, *meant).status == 0
