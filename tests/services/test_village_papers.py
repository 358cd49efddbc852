"""The papers of the village and of the citizen, of a real office."""

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.office import accounts, prints
from db.parcels import parcels
from db.requests import requests, rounds
from forms import told
from forms.errors import SiksngError
from forms.identity import masked
from siksng_tui import words
from siksng_tui.cli.desk import FROM_ENVIRONMENT
from siksng_tui.cli.root import root
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import (
    attendance_lists,
    bnba_lists,
    citizen_slips,
    parcel_receipts,
    prelists,
    why_sheets,
)
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import lookup, workflow
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.services.sets import sealing
from tests.reports.reading import page_texts, without_spaces
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, home, is_clean, known


def _text(done: Printed) -> str:
    """Return what stands on a paper, without spaces and ends of lines."""
    return without_spaces("".join(page_texts(done.path.read_bytes())).replace("\n", ""))


def _numbers(view: HouseholdView) -> set[str]:
    """Return every NIK and card of a household."""
    subjects = view.record.subjects()
    roles = ("nik", "card", "family_card")
    found = (told.told(view.instrument, own.answers, role) for own in subjects for role in roles)
    return {number for number in found if number}


def _is_entered(session: Session, paper: str, subject: str, done: Printed) -> bool:
    """Return whether the print ledger has a print with the SHA-256 of its file."""
    digest = hashlib.sha256(done.path.read_bytes()).hexdigest()
    found = prints.of_subject(session.store, subject)
    return (paper, done.copy, digest) in {(own.paper, own.copy_number, own.sha256) for own in found}


def _village(session: Session) -> str:
    """Return the village of a household of the register."""
    return lookup.household(session, home()).summary.village


def test_a_slip_says_what_was_asked_and_hides_the_number(bureau: Bureau) -> None:
    """Twice on one page; a draft has one already, and each print is numbered."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
        done = citizen_slips.print_slip(session, number, bureau.stick / "slip.pdf")
        again = citizen_slips.print_slip(session, number, bureau.stick / "again.pdf")
        view = lookup.household(session, home())
        assert _is_entered(session, "slip", number, done)
        received = without_spaces(accounts.get(session.store, "rani").full_name)
    text = _text(done)
    assert (done.pages, done.copy, again.copy) == (1, 1, 2)
    assert text.count(number) >= 2 and text.count("23November2026") >= 2
    assert "Perbaikan:" + without_spaces(road.WHY) in text and received in text
    assert without_spaces(view.summary.head_name) in text
    assert not any(own in text for own in _numbers(view))


def test_a_why_sheet_tells_of_its_own_family_alone(bureau: Bureau) -> None:
    """The nine criteria, what speaks for and against them, and no number in full."""
    with bureau.at_work("rani") as session:
        view = lookup.household(session, home())
        others = {lookup.household(session, home(at)).summary.head_name for at in range(1, 8)}
        done = why_sheets.print_why(session, home(), bureau.stick / "why.pdf")
        assert _is_entered(session, "why", home(), done)
    text = _text(done)
    assert without_spaces(view.summary.head_name) in text
    assert not any(without_spaces(own) in text for own in others - {view.summary.head_name})
    assert not any(own in text for own in _numbers(view))
    assert text.count("tidakditanyakan") == 3
    assert "Tidakditanyakan:kriteria3,4,5" in text
    assert "bukankeputusan" in text and "CekBansos" in text


def test_a_why_sheet_names_what_is_blank(bureau: Bureau) -> None:
    """With the question and the sentence of the rule that found it."""
    with bureau.at_work("rani") as session:
        household = next(own for own in known(session) if not is_clean(session, own))
        done = why_sheets.print_why(session, household, bureau.stick / "why.pdf")
        view = lookup.household(session, household)
        found = list(why_sheets.missing(view))
    assert found
    assert all(without_spaces(own) in _text(done) for own in found)


def test_a_prelist_has_every_family_of_the_village_in_the_order_of_its_files(
    bureau: Bureau,
) -> None:
    """By the ids of its bar codes; numbers of identity are hidden."""
    with bureau.at_work("rani") as session:
        village = _village(session)
        done = prelists.print_prelist(session, village, bureau.stick / "prelist.pdf")
        stops = [stop for page in rounds.households(session.store, village, 50) for stop in page]
        views = [lookup.household(session, stop.household) for stop in stops]
        assert _is_entered(session, "prelist", village, done)
    text = _text(done)
    places = [text.index(view.summary.id_bdt or view.summary.uid) for view in views]
    assert places and places == sorted(places)
    assert not any(own in text for view in views for own in _numbers(view))
    assert "(USULAN)" in text and "4Usulanbaru" in text


def test_the_list_for_the_board_hides_numbers_and_the_full_one_is_an_authenticators(
    bureau: Bureau,
) -> None:
    """The full one stands in the print ledger under a name of its own."""
    with bureau.at_work("rani") as session:
        village, view = _village(session), lookup.household(session, home())
        board = bnba_lists.print_village(session, village, bureau.stick / "board.pdf")
        with pytest.raises(SiksngError) as caught:
            bnba_lists.print_village(session, village, bureau.stick / "no.pdf", full=True)
        assert _is_entered(session, "bnba", village, board)
    with bureau.at_work("budi") as session:
        full = bnba_lists.print_village(session, village, bureau.stick / "full.pdf", full=True)
        assert _is_entered(session, "bnba-full", village, full)
    head = told.head(view.instrument, view.record)
    assert head is not None
    nik = told.told(view.instrument, head.answers, "nik")
    assert caught.value.code == "role-missing"
    assert not (bureau.stick / "no.pdf").exists()
    assert nik not in _text(board) and masked(nik) in _text(board)
    assert nik in _text(full)


def test_the_list_of_a_set_names_its_families_village_by_village(bureau: Bureau) -> None:
    """As the annex of the paper does, in which a reader looks a family up."""
    with bureau.at_work("rani") as session:
        found = lookup.find(session, "anwar")
        hits = [own for own in found if is_clean(session, own.household_uid)]
        homes = {own.village: own.household_uid for own in hits}
        others = (homes[each] for each in sorted(homes, reverse=True))
        for own in dict.fromkeys((home(0), *others, home(1))):
            workflow.finalise(session, road.filed(session, own, luas_lantai="91"))
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        made = sealing.seal(session, road.CYCLE)
        asked = [requests.get(session.store, own, session.office.id) for own in made.requests]
        names = places.places(session)
        done = bnba_lists.print_set(session, made.number, bureau.stick / "bnba.pdf")
    shown = [without_spaces(names.name(own)) for own in sorted({own.region for own in asked})]
    text = _text(done)
    assert len(shown) > 1
    assert all(text.rindex(a) < text.index(b) for a, b in pairwise(shown))


def test_what_is_printed_of_a_set_bears_its_code(bureau: Bureau) -> None:
    """The families by name, and the attendance list of the meeting."""
    made = road.sealed(bureau, 2)
    code = f"kode{made.code[:5]}-{made.code[5:]}"
    with bureau.at_work("rani") as session:
        listed = bnba_lists.print_set(session, made.number, bureau.stick / "bnba.pdf")
        signed = attendance_lists.print_attendance(
            session, made.number, bureau.stick / "hadir.pdf", 12
        )
        alone = attendance_lists.print_attendance(session, "", bureau.stick / "alone.pdf")
        assert _is_entered(session, "attendance", made.number, signed)
    assert code in _text(listed) and "Jumlah:2keluarga" in _text(listed)
    assert code in _text(signed) and "12." in _text(signed) and "13." not in _text(signed)
    assert "kode" not in _text(alone) and "40." in _text(alone)


def test_the_receipt_of_a_parcel_has_its_fingerprint_and_counts(bureau: Bureau) -> None:
    """Of one that was sent; nobody has seen another id."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        parcelling.export(session, made.number, bureau.stick)
        (own,) = parcels.every(session.store)
        done = parcel_receipts.print_receipt(session, own.id, bureau.stick / "receipt.pdf")
        assert _is_entered(session, "receipt", own.id, done)
        with pytest.raises(SiksngError) as caught:
            parcel_receipts.print_receipt(session, "0" * 32, bureau.stick / "no.pdf")
    text = _text(done)
    assert own.digest.upper() in text and own.id in text and own.file_name in text
    assert "Jumlahdata2" in text and "DinasSosialProvinsiBengkulu" in text
    assert "Hasilpemeriksaanbelumada" in text and "Nomorurut1,masakunci1" in text
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda number, _village: ("slip", number), "UNTUKWARGA"),
        (lambda _number, _village: ("why", home()), "LEMBARALASAN"),
        (lambda _number, village: ("prelist", village), "(USULAN)"),
        (lambda _number, village: ("bnba", village), "BNBA"),
        (lambda _number, _village: ("attendance", "--rows", "5"), "DAFTARHADIR"),
    ],
)
def test_the_commands_print(
    bureau: Bureau,
    monkeypatch: pytest.MonkeyPatch,
    asked: Callable[[str, str], tuple[str, ...]],
    said: str,
) -> None:
    """And say where; nothing is written over."""
    with bureau.at_work("rani") as session:
        number, village = road.draft(session, home()), _village(session)
    monkeypatch.setenv(FROM_ENVIRONMENT, PEOPLE["rani"].passphrase)
    out = bureau.stick / "paper.pdf"
    line = ["--data", str(bureau.folder), "--as", "rani", "print", *asked(number, village)]
    done = CliRunner().invoke(root, [*line, "--out", str(out)])
    assert (done.exit_code, done.stdout.strip()) == (0, str(out))
    assert said in without_spaces("".join(page_texts(out.read_bytes())).replace("\n", ""))
    assert CliRunner().invoke(root, [*line, "--out", str(out)]).exit_code != 0


@pytest.mark.parametrize("named", [(), ("17.71.01.1001", "--set", "1")])
def test_a_list_is_of_a_village_or_of_a_set(tmp_path: Path, named: tuple[str, ...]) -> None:
    """One of them, said before any passphrase is asked for."""
    words.choose("id")
    out = str(tmp_path / "bnba.pdf")
    assert CliRunner().invoke(root, ["print", "bnba", *named, "--out", out]).exit_code == 2


def test_an_unknown_village_is_refused(bureau: Bureau) -> None:
    """By name of the fault, and nothing is written."""
    with bureau.at_work("rani") as session:
        for prints_it in (prelists.print_prelist, bnba_lists.print_village):
            with pytest.raises(SiksngError) as caught:
                prints_it(session, "99.99.99.9999", bureau.stick / "no.pdf")
            assert caught.value.code == "village-unknown"
    assert not (bureau.stick / "no.pdf").exists()
