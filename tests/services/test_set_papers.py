"""The papers of a set, as each level of office has them, and the print ledger that knows them."""

import re
from pathlib import Path

import pypdf
import pytest

from db.register import households
from forms.durable import TargetFullError
from forms.loading import instrument
from forms.records import Level, Subject, SubjectKind
from reports.page.records import Visit
from siksng_tui.services.papers import bnba_lists, paper_settings, papers, print_ledger
from siksng_tui.services.papers.paper_names import paper_name
from siksng_tui.services.papers.paper_rows import Rows, visit
from siksng_tui.services.papers.papers import OFFERED, OtherPaperError
from siksng_tui.services.requests import workflow
from siksng_tui.services.sets import sealing
from tests.db.faults import files_limited_to
from tests.services import quarters, road
from tests.services.bureau import Bureau, copied, home
from tests.services.levels import SEATS, authenticated, set_up

NIK = re.compile(r"\b\d{16}\b")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A city's office."""
    return copied(tmp_path)


def _text(path: Path) -> str:
    """Return what stands on a paper, its lines joined."""
    pages = pypdf.PdfReader(path).pages
    return " ".join(page.extract_text() for page in pages).replace("\n", " ")


def _unnumbered(path: Path) -> str:
    """Return what stands on a paper, but for which print of it that is and the audit's head."""
    return re.sub(r"(?i)cetakan ke-\d+|Jejak audit \S+", "", _text(path))


def test_every_paper_of_a_city_says_what_the_set_is(bureau: Bureau) -> None:
    """The same code and count on each; whole numbers of citizens in the annex alone."""
    made = road.sealed(bureau, 3)
    with bureau.at_work("rani") as session:
        for name in OFFERED[Level.CITY]:
            path = bureau.stick / f"{name}.pdf"
            done = papers.print_set(session, made.number, path, name=name)
            text = _text(path)
            assert made.code in text.replace("-", "")
            assert f"Halaman 1 dari {done.pages}" in text
            assert "{" not in text
            annexed = name in ("packet", "approval-sheet", "decree")
            assert bool(NIK.search(text)) == annexed, name


def test_the_packet_is_completed_with_the_facts_of_the_office(bureau: Bureau) -> None:
    """Its region, the quarter, the head of the office, and whose name the letter is signed in."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("tuti") as session:
        paper_settings.put(session, "office.name", "Nama Kepala, S.Sos.")
        paper_settings.put(session, "letter.behalf", "a.n. {title}")
        path = bureau.stick / "berkas.pdf"
        papers.print_set(session, made.number, path, name="packet")
    text = _text(path)
    assert "bahwa hasil verifikasi dan validasi data di Kota Bengkulu untuk Triwulan IV" in text
    assert "Gubernur Provinsi Bengkulu 3. Inspektur Kota Bengkulu" in text
    assert "17.71   Kota Bengkulu" in text.replace("17.71 Kota", "17.71   Kota")
    assert "a.n. Wali Kota Bengkulu Kepala Dinas Sosial, Nama Kepala, S.Sos." in text
    assert "perbaikan 2;" in text
    assert "Tuti Contoh" in text


def test_a_pattern_of_numbers_stands_on_the_paper_until_it_has_its_number(bureau: Bureau) -> None:
    """Wherever the paper is named: on itself, in the letter, above the annex, beside the code."""
    made = road.sealed(bureau, 1)
    with bureau.at_work("tuti") as session:
        paper_settings.put(session, "number.decree", "100.3.3.3/.../2026")
        path = bureau.stick / "berkas.pdf"
        papers.print_set(session, made.number, path, name="packet")
    assert _text(path).count("100.3.3.3/.../2026") == 6


def test_a_packet_before_sealing_is_a_draft_with_masked_numbers(bureau: Bureau) -> None:
    """Nobody can carry the register out of the office on it."""
    with bureau.at_work("budi") as session, pytest.raises(sealing.NothingToSealError):
        papers.print_draft(session, bureau.stick / "berkas.pdf", name="packet")
    road.finalised(bureau, 2)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        done = papers.print_draft(session, bureau.stick / "berkas.pdf", name="packet")
    text = _text(done.path)
    assert done.draft and text.count("KONSEP") >= done.pages
    assert not NIK.search(text)


def test_a_paper_that_is_printed_again_says_the_same_whatever_the_register_became(
    bureau: Bureau,
) -> None:
    """It bears the same code; the other one is with the mayor, or signed already."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("rani") as session:
        first, board = (bureau.stick / name for name in ("satu.pdf", "papan.pdf"))
        papers.print_set(session, made.number, first)
        bnba_lists.print_set(session, made.number, board)
        head, *_others = households.household(session.store, home(0)).persons
        quarters.moved(session, head, answers={**head.answers, "nama": "NAMA YANG BARU"})
        quarters.answered(session, home(1), alamat="JL. YANG BARU")
        again = papers.print_set(session, made.number, bureau.stick / "dua.pdf")
        boarded = bnba_lists.print_set(session, made.number, bureau.stick / "papan-2.pdf")
    assert _unnumbered(again.path) == _unnumbered(first)
    assert _unnumbered(boarded.path) == _unnumbered(board)


def test_each_paper_of_a_set_has_its_own_numbers_in_the_print_ledger(bureau: Bureau) -> None:
    """Who, when, which copy; the newest first, and drafts under no set."""
    made = road.sealed(bureau, 1)
    with bureau.at_work("rani") as session:
        for at, name in enumerate(("packet", "letter", "packet")):
            papers.print_set(session, made.number, bureau.stick / f"{at}.pdf", name=name)
        found = print_ledger.listed(session, made.number)
        assert [(own.paper, own.copy, own.again) for own in found] == [
            ("packet", 2, True),
            ("letter", 1, False),
            ("packet", 1, False),
        ]
        assert {(own.account, own.draft) for own in found} == {("rani", False)}
        assert "Cetakan ke-2" in _text(bureau.stick / "2.pdf")
        assert print_ledger.listed(session, "another") == []
        assert len(print_ledger.listed(session, limit=2)) == 2


def test_a_paper_that_the_disk_did_not_take_stands_in_no_ledger(bureau: Bureau) -> None:
    """Its number is free for the paper that is there."""
    made = road.sealed(bureau, 1)
    with bureau.at_work("rani") as session:
        for size in (0, 20_000):
            with files_limited_to(size), pytest.raises(TargetFullError):
                papers.print_set(session, made.number, bureau.stick / "a.pdf", name="letter")
        assert print_ledger.listed(session, made.number) == []
        assert list(bureau.stick.iterdir()) == []
        assert papers.print_set(session, made.number, bureau.stick / "a.pdf").copy == 1


@pytest.mark.parametrize("level", SEATS)
def test_each_level_prints_its_own_papers_and_is_refused_others(level: str, tmp_path: Path) -> None:
    """A village signs its own statement; no level but the city has a decree."""
    desk = set_up(level, tmp_path)
    authenticated(desk)
    own = OFFERED[desk.seat.office.level]
    session = desk.open("tuti")
    try:
        with pytest.raises(OtherPaperError) as caught:
            papers.print_draft(session, desk.stick / "decree.pdf", name="decree")
        for name in own:
            papers.print_draft(session, desk.stick / f"{name}.pdf", name=name)
    finally:
        session.store.close()
    for name in own:
        assert f"{paper_name(name)} (siksng print {name})" in str(caught.value.facts["papers"])
    assert {path.stem for path in desk.stick.glob("*.pdf")} == {*own}
    assert "Dibuat oleh, Operator," in _text(desk.stick / "recapitulation.pdf")


def test_a_village_states_under_the_name_of_its_head(tmp_path: Path) -> None:
    """And by its own minutes."""
    desk = set_up("village", tmp_path)
    authenticated(desk)
    session = desk.open("tuti")
    path = desk.stick / "sptjm.pdf"
    try:
        papers.print_draft(session, path, name="statement")
    finally:
        session.store.close()
    text = _text(path)
    assert "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK" in text
    assert "hasil musyawarah sebagaimana tercantum dalam Berita Acara Musyawarah" in text
    assert "Jabatan: Lurah" in text.replace(" :", ":")


@pytest.mark.parametrize(
    ("reason", "known"),
    [
        ("3", Visit.DOUBLE),
        ("4", Visit.MOVED),
        ("5", Visit.NOT_FOUND),
        ("7", Visit.REFUSED),
        ("", Visit.COMPLETED),
    ],
)
def test_why_a_family_leaves_the_list_goes_before_an_older_visit(reason: str, known: Visit) -> None:
    """Who was not found is not counted as verified because somebody was there years ago."""
    answers = {"hasil_verivali": "1", **({"nonaktif_alasan": reason} if reason else {})}
    assert visit(instrument("bdt"), Subject("h", SubjectKind.HOUSEHOLD, answers)) is known


def test_result_minutes_count_what_the_answers_say_of_the_visit(bureau: Bureau) -> None:
    """A visit that was completed, one that was refused, and one of which nothing is known."""
    with bureau.at_work("rani") as session:
        numbers = [
            road.filed(session, home(at), luas_lantai="41", hasil_verivali=code)
            for at, code in enumerate(("1", "5"))
        ]
        rows = list(Rows(session, numbers, masked=True)())
    assert {own.visit for own in rows} == {Visit.COMPLETED, Visit.REFUSED}
    assert {own.programme for own in rows} == {""}
