"""`siksng report verification` and the switch of the office, as scripts call them."""

import json
from pathlib import Path

import pytest

from siksng_tui.services.checks import verifying
from siksng_tui.services.checks.verifying import Choice
from siksng_tui.services.entry import sampling
from tests.commands import Done, run_as
from tests.reports.reading import page_texts
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, copied, home


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def _siksng(bureau: Bureau, name: str, *words: str) -> Done:
    """Run the real command."""
    return run_as(bureau.folder, PEOPLE[name], *words, lang="en")


def _verified(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the number of a request, one answer of which somebody else found wrong."""
    monkeypatch.setattr(sampling, "randbelow", lambda _below: 0)
    assert _siksng(bureau, "budi", "office", "verification", "on").said == "on\n"
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    with bureau.at_work("budi") as session:
        own = verifying.begin(session, number)
        verifying.leave_field(session, own, own.fields[0], "44")
        (difference,) = verifying.end_keying(session, number)
        verifying.settle(session, number, difference, Choice.SECOND)
        verifying.finish(session, number, "Verifikasi: III.2")
    return number


def test_the_report_holds_rates_by_person_and_question_and_no_answer(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs and people read the same counts."""
    number = _verified(bureau, monkeypatch)
    told = json.loads(_siksng(bureau, "rani", "report", "verification", "--json").said)
    (person,) = told["people"]
    assert told["on"] is True
    assert (person["account"], person["wrong"], person["compared"]) == ("rani", 1, 1)
    assert person["rate"] == pytest.approx(0.297, abs=0.001)
    lines = _siksng(bureau, "rani", "report", "verification").said
    assert "Floor area" in lines and "30 %" in lines
    assert "44" not in lines
    assert _siksng(bureau, "rani", "request", "rework", number).status == 0


def test_the_report_goes_onto_paper_and_into_a_workbook(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the other reports do."""
    _verified(bureau, monkeypatch)
    out = str(bureau.stick / "hasil.pdf")
    assert _siksng(bureau, "rani", "report", "verification", "--out", out).said == f"{out}\n"
    text = "".join(page_texts(Path(out).read_bytes()))
    assert "rani" in text and "1" in text and "Floor area" in text
    book = str(bureau.stick / "hasil.xlsx")
    assert _siksng(bureau, "rani", "report", "verification", "--out", book).status == 0
    assert Path(book).read_bytes().startswith(b"PK")


def test_an_operator_may_not_switch(bureau: Bureau) -> None:
    """The exit status is that of a missing role."""
    assert _siksng(bureau, "rani", "office", "verification", "off").status == 77
