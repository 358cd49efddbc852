"""The findings of the register on the screen."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from db.audit import audit
from siksng_tui.services.checks import check_list, check_report, checking
from siksng_tui.services.checks.check_rows import PackedRows
from siksng_tui.services.checks.checking import Listed, Scope
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import lookup
from siksng_tui.widgets.progress import Progress, StoppedError
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work


async def _check(own: Sitting, *region: str) -> None:
    """Come in and check a region."""
    await own.unlock()
    await own.press(own.digit("Periksa data induk"), *region, "enter")


async def test_the_whole_register_is_checked_and_listed_by_the_names_of_the_heads(
    office: Path,
) -> None:
    """What is only noted is counted in the workbook alone."""
    async with sitting(office) as own:
        await _check(own)
        agreed("register_check", own.lines)
        assert "pada 300 keluarga" in own.lines[1]


async def test_a_letter_goes_to_the_next_name_and_enter_opens_the_family(office: Path) -> None:
    """And back on the same row."""
    async with sitting(office) as own:
        await _check(own)
        await own.press("s")
        here = next(line for line in own.lines if line.startswith(">"))
        assert here[2] == "S" or here[3] == "S"
        await own.press("enter")
        assert own.lines[0].strip().startswith("Keluarga")
        assert own.lines[1].split()[0] == here.strip("> ").split()[0]
        await own.press("f3")
        assert here in own.lines


async def test_one_village_is_found_by_letters_of_its_name(office: Path) -> None:
    """Fewer families than the whole register has."""
    async with sitting(office) as own:
        await _check(own, *"betungan")
        assert "keluarga" in own.lines[1]
        assert "pada 300 keluarga" not in own.lines[1]


async def test_f10_writes_every_finding_as_a_workbook(office: Path, tmp_path: Path) -> None:
    """The same list as the command's, without a name."""
    async with sitting(office) as own:
        await _check(own)
        await own.press("f10")
        await own.type(str(tmp_path / "temuan.xlsx"))
        await own.press("enter")
        assert await own.shows("Ditulis:")
    found: list[Listed] = []
    with at_work(office) as session:
        asked = [own.action for own in audit.entries(session.store)].count("register.check")
        checking.check(session, Scope(), found.append)
    assert _rows(tmp_path / "temuan.xlsx") == [list(check_report.cells(own)) for own in found]
    assert asked == 1


async def test_a_list_that_is_cut_says_so_and_its_workbook_holds_all(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded, what is written is not."""
    monkeypatch.setattr(check_list, "MOST", 20)
    async with sitting(office) as own:
        await _check(own)
        agreed("register_check_cut", own.lines)
        await own.press("f10")
        await own.type(str(tmp_path / "temuan.xlsx"))
        await own.press("enter")
        assert await own.shows("Ditulis:")
    assert len(_rows(tmp_path / "temuan.xlsx")) > 20


def test_packed_rows_come_back_as_they_were_and_take_little() -> None:
    """A million findings of a whole province must fit beside the program."""
    rows = PackedRows()
    cells = [
        [f"{at:032x}", "", "17.71.01.1004", "H02", "RT belum diisi, \u00e9"] for at in range(9999)
    ]
    for own in cells:
        rows.add(own)
    rows.end()
    assert (len(rows), list(rows), list(rows)) == (len(cells), cells, cells)
    assert rows.size < 30 * len(cells)


def _rows(path: Path) -> list[list[str]]:
    """Return the findings of a workbook."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [list(map(str, row)) for row in rows[1:]]


async def test_f3_in_the_question_leaves_without_a_check(office: Path) -> None:
    """The authenticator may check as well."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Periksa data induk"), "f3")
        assert own.lines[0].strip().startswith("Menu utama")


def test_what_is_kept_is_what_somebody_has_to_mend_or_explain(office: Path) -> None:
    """Each with the name of its own head."""
    with at_work(office) as session:
        checked = check_list.look(session, "", lambda _done, _all: None)
        assert len(checked.found) == checked.summary.open
        for own in checked.found[:5]:
            view = lookup.household(session, own.listed.household)
            assert own.head == view.summary.head_name
            assert own.listed.open


def test_a_check_that_was_stopped_leaves_no_workbook(office: Path, tmp_path: Path) -> None:
    """F3 in the window stops the check after some families, and the writing after some rows."""
    window, path = Progress(""), tmp_path / "temuan.xlsx"
    with at_work(office) as session:
        checked = check_list.look(session, "", lambda _done, _all: None)
        window.cancelled.set()
        with pytest.raises(StoppedError):
            check_list.look(session, "", window.go_on)
    with pytest.raises(StoppedError):
        check_report.write(checked.rows, checked.summary, path, window.go_on)
    assert list(tmp_path.glob("*.xlsx*")) == []
