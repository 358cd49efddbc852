"""Printers by CUPS: programs that print, refuse or hang, and what became of the paper."""

import datetime as dt
import errno
import hashlib
from pathlib import Path

import pytest

from db.audit import audit
from db.office import prints
from forms import durable
from forms.durable import TargetExistsError, TargetFullError
from forms.errors import RefusedError
from forms.records import PrintEnd
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import bnba_lists, print_ledger, ruler_pages
from siksng_tui.services.printing import cups, printers
from siksng_tui.services.printing.cups import Cups
from siksng_tui.services.printing.printers import (
    Printer,
    PrinterLeftError,
    PrinterRefusedError,
    PrinterSilentError,
    PrintersSilentError,
    PrinterUnknownError,
    Remembered,
)
from siksng_tui.services.requests import lookup
from tests.printers import FAILS, HANGS, WORKS, Computer, set_up
from tests.reports.reading import page_texts
from tests.services.bureau import Bureau, home

SOON = dt.timedelta(seconds=0.3)
"""As long as a test waits for what does not answer."""


class LeavesError(RefusedError):
    """Whoever waited has gone."""


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Return a computer with two printers."""
    return set_up(tmp_path / "bin", monkeypatch, "kantor", "gudang-2")


def _wait() -> None:
    """Wait on."""


def _leave() -> None:
    """Wait no longer."""
    raise LeavesError


def _print(session: Session, printer: Printer) -> print_ledger.Printed:
    """Print the list for a village's board."""
    village = lookup.household(session, home()).summary.village
    return bnba_lists.print_village(session, village, printer)


def _full(*_what: object) -> None:
    """Find no room at the very last."""
    raise OSError(errno.ENOSPC, "full")


def _ends(session: Session) -> list[tuple[int, PrintEnd]]:
    """Return number and end of each print, the newest first."""
    return [(own.copy, own.ended) for own in print_ledger.listed(session)]


def test_a_paper_reaches_the_printer_whole_and_no_file_of_it_stays(
    bureau: Bureau, computer: Computer
) -> None:
    """The ledger has what came out, with its copies; the printer's queue names nobody."""
    with bureau.at_work("rani") as session:
        before = set(bureau.folder.rglob("*"))
        done = _print(session, Printer(Cups(), "gudang-2", 3, _wait))
        (entry,) = print_ledger.listed(session)
        assert set(bureau.folder.rglob("*")) == before
    assert (done.copy, entry.copies, entry.pages) == (1, 3, len(page_texts(computer.got)))
    assert entry.sha256 == hashlib.sha256(computer.got).hexdigest()
    called = "-s -d gudang-2 -n 3 -t SIKSNG -o media=Custom.215x330mm -o print-scaling=none"
    assert computer.called("lp") == [called]


def test_what_prints_is_not_told_the_passphrase(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command had it from its environment; the driver of a printer has one of its own."""
    computer.program("lp", 'cat > /dev/null; env > "$here/told"')
    computer.program("lpstat", 'env > "$here/asked"; echo kantor')
    monkeypatch.setenv("SIKSNG_PASSPHRASE", "rani bekerja di sini")
    ruler_pages.print_ruler_page(Printer(Cups(), Cups().names()[0], 1, _wait))
    for name in ("asked", "told"):
        told = (computer.folder / name).read_text()
        assert "PATH=" in told and "rani" not in told


def test_what_a_printer_does_not_take_is_said_and_its_number_is_used_up(
    bureau: Bureau, computer: Computer
) -> None:
    """No paper may exist that the ledger does not know; the other way about does no harm."""
    computer.program("lp", FAILS)
    with bureau.at_work("rani") as session:
        with pytest.raises(PrinterRefusedError) as caught:
            _print(session, Printer(Cups(), "kantor", 1, _wait))
        assert _ends(session) == [(1, PrintEnd.REFUSED)]
        computer.program("lp", WORKS)
        assert _print(session, Printer(Cups(), "kantor", 1, _wait)).copy == 2
        assert _ends(session) == [(2, PrintEnd.QUEUED), (1, PrintEnd.REFUSED)]
        done = [own.action for own in audit.entries(session.store)][-3:]
    assert done == ["print", "print.failed", "print"]
    assert caught.value.facts == {"printer": "kantor"}


def test_a_file_that_is_written_or_fails_is_told_apart(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number whose file nobody has says so; what was not written whole uses no number up."""
    with bureau.at_work("rani") as session:
        village = lookup.household(session, home()).summary.village
        path = bureau.stick / "bnba.pdf"
        bnba_lists.print_village(session, village, path)
        with pytest.raises(TargetExistsError):
            bnba_lists.print_village(session, village, path)
        assert _ends(session) == [(1, PrintEnd.WRITTEN)]
        for last, ended in (("_finish", 1), ("_rename", 2)):
            with monkeypatch.context() as patch:
                patch.setattr(durable, last, _full)
                with pytest.raises(TargetFullError):
                    bnba_lists.print_village(session, village, bureau.stick / "again.pdf")
            assert len(_ends(session)) == ended
        assert _ends(session) == [(2, PrintEnd.FAILED), (1, PrintEnd.WRITTEN)]


def test_a_print_whose_end_was_never_noted_says_that_nobody_knows(
    bureau: Bureau, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program is killed between the printer and the ledger."""

    def killed(*_what: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(prints, "end", killed)
    with bureau.at_work("rani") as session:
        with pytest.raises(KeyboardInterrupt):
            _print(session, Printer(Cups(), "kantor", 1, _wait))
        assert _ends(session) == [(1, PrintEnd.OPEN)]
    assert page_texts(computer.got)


def test_a_printer_that_hangs_is_not_waited_for_and_what_hung_is_ended(
    bureau: Bureau, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next print goes its way."""
    monkeypatch.setattr(cups, "SEND_LIMIT", SOON)
    computer.program("lp", HANGS)
    with bureau.at_work("rani") as session:
        with pytest.raises(PrinterSilentError):
            _print(session, Printer(Cups(), "kantor", 1, _wait))
        assert computer.ended()
        with pytest.raises(PrinterLeftError):
            _print(session, Printer(Cups(), "kantor", 1, _leave))
        assert computer.ended()
        assert _ends(session) == [(2, PrintEnd.SILENT), (1, PrintEnd.SILENT)]


def test_a_computer_without_printers_or_without_their_programs_has_none(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It prints into files."""
    assert Cups().names() == ["kantor", "gudang-2"]
    computer.program("lpstat", FAILS)
    assert Cups().names() == ()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert Cups().names() == ()
    with pytest.raises(PrinterUnknownError):
        printers.known(Cups(), "kantor")


def test_names_are_asked_for_once_in_a_while_also_after_silence(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network that does not answer holds up one paper and not each."""
    monkeypatch.setattr(cups, "LIST_LIMIT", SOON)
    known = Remembered(Cups())
    assert known.names() == known.names() == ["kantor", "gudang-2"]
    assert len(computer.called("lpstat")) == 1
    computer.program("lpstat", HANGS)
    silent = Remembered(Cups())
    with pytest.raises(PrintersSilentError):
        silent.names()
    assert silent.names() == ()
    assert len(computer.called("lpstat")) == 2
    assert computer.ended()


def test_no_paper_waits_in_a_folder_for_everybody(
    bureau: Bureau, computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither while it is printed."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    computer.program("lp", f'ls "{place}" > "$here/seen"; cat > "$here/got.pdf"')
    with bureau.at_work("rani") as session:
        _print(session, Printer(Cups(), "kantor", 1, _wait))
    assert (computer.folder / "seen").read_text() == ""
    assert list(place.iterdir()) == []
