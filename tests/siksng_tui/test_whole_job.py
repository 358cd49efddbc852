"""The whole main job in a real terminal, keys only: from a family to a parcel anybody can check."""

import re
import subprocess
from pathlib import Path

import pytest

from forms import checkcode
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR, PROVINCE_FOLDER
from tests.reports.reading import page_texts, without_spaces
from tests.siksng_tui.program import BOOTSTRAP, change_to, unlocked
from tests.terminal import Terminal

SEATS = {
    "window": ("xterm-256color", {}),
    "console": ("linux", {"NO_COLOR": "1"}),
}
"""A window with every colour, and the plain console with none."""

HEAD = "SARJONO HAKIM"
"""Head of the household in which LUTHFI ADITAMA is found."""

OTHER_CODE = checkcode.encode(1234, checkcode.SET_CODE_DIGITS)
"""The code of some other set: no typing error, but not this paper's."""


class Job:
    """The job at one desk; every screen on the way is looked at."""

    def __init__(self, own: Terminal) -> None:
        """Sit down."""
        self.own = own

    def sees(self, text: str) -> None:
        """Wait for a text; nothing on its screen is strange to an old font or moves a terminal."""
        self.own.wait(text)
        self.own.settle()
        assert text in self.own.text
        assert self.own.strange_glyphs() == ""
        assert self.own.forbidden() == []

    def says(self, text: str, *keys: str) -> None:
        """Type a text over whatever is offered, then press keys."""
        self.own.press("C-u")
        self.own.type(text)
        self.own.press(*keys)

    def home(self) -> None:
        """Go back to the menu."""
        self.own.press("F3")
        self.sees("Menu utama")


def _correct(job: Job) -> None:
    """Find a family, correct its floor area and file it."""
    job.own.type("1luthfi aditama")
    job.sees("Ditemukan")
    job.own.press("Enter")
    job.sees("Anggota rumah tangga")
    job.own.press("F2")
    job.sees("Apa yang dibuat untuk keluarga ini?")
    job.own.press("Enter")
    job.sees("Alasan:")
    job.says("lantai diukur ulang", "Enter")
    job.sees("1771-2026-0")
    job.own.press("C-g")
    job.sees("Nomor atau kata")
    job.says("III.2", "Enter")
    job.says("48", "Enter")
    job.sees("[48 ")
    job.own.press("F10")
    job.sees("Berikutnya: Finalisasi.")
    job.own.press("F3")
    job.sees("Cocok")
    job.home()


def _finalise(job: Job) -> None:
    """Finalise the correction."""
    job.own.choose("Finalisasi")
    job.sees(HEAD)
    job.own.press("Enter")
    job.sees("Luas lantai")
    job.own.press("F10")
    job.sees("Finalkan permohonan")
    job.own.type("y")
    job.sees(": Difinalisasi.")


def _seal(job: Job, papers: Path) -> str:
    """Authenticate, seal and print as the second person; returns the set's code."""
    job.own.choose("Otentikasi")
    job.sees(HEAD)
    job.own.press("F10")
    job.sees("dengan kunci Anda sendiri?")
    job.own.type("y")
    job.sees("Tidak ada yang menunggu di sini.")
    job.home()
    job.own.choose("Berkas Keputusan")
    job.sees("(belum disegel)")
    job.own.press("F2")
    job.sees("Triwulan:")
    job.own.press("Enter")
    job.sees("Segel 1 permohonan")
    job.own.type("y")
    job.sees("disegel, kodenya")
    found = re.search(r"kodenya ([0-9A-Z*~$=-]+)\.", job.own.text)
    assert found is not None
    _print(job, papers)
    return found[1]


def _print(job: Job, papers: Path) -> None:
    """Save the first paper of the set that is shown into a folder."""
    job.own.press("C-p")
    job.sees("Naskah yang mana?")
    job.own.type("1")
    job.sees("Bagaimana dicetak?")
    job.own.type("1")
    job.sees("Tulis ke:")
    job.says(str(papers), "Enter")
    job.sees("Ditulis: ")


def _cover(job: Job, code: str) -> None:
    """Type the signed paper back; what is not its code is refused."""
    job.own.choose("Berkas Keputusan")
    job.sees("Disegel")
    job.own.press("Down", "F10")
    job.sees("Salin dari naskah yang ditandatangani")
    for text in (
        "188.45/12",
        "24112026",
        "Wali Kota",
        f"{code[:-1]}{'0' if code[-1] != '0' else '1'}",
    ):
        job.says(text, "Enter")
    job.sees("Kode salah ketik")
    job.says(OTHER_CODE, "F10")
    job.sees("penanda tangan Wali Kota: benar?")
    job.own.type("y")
    job.sees("bukan kode set berkas")
    job.says(code, "F10")
    job.sees("penanda tangan Wali Kota: benar?")
    job.own.type("y")
    job.sees("tercatat. Kirim lewat menu")
    job.home()


def _send(job: Job, stick: Path) -> None:
    """Write the parcel to a folder."""
    job.own.choose("Kirim/Terima")
    job.sees("Kepada:")
    job.own.press("Enter")
    job.sees("Folder:")
    job.says(str(stick), "Enter")
    job.sees("dibaca ulang, dan sama")
    job.sees("Dikirim")
    job.home()


@pytest.mark.parametrize("seat", SEATS)
def test_the_main_job_goes_by_keys_alone_from_a_family_to_a_parcel_anybody_can_check(
    office: Path, tmp_path: Path, seat: str
) -> None:
    """What the quarter asks of two people, on the screens that they have."""
    papers, stick = tmp_path / "kertas", tmp_path / "flashdisk"
    papers.mkdir()
    stick.mkdir()
    term, environment = SEATS[seat]
    with unlocked(office, term, environment) as own:
        job = Job(own)
        _correct(job)
        _finalise(job)
        change_to(own, AUTHENTICATOR)
        code = _seal(job, papers)
        change_to(own, OPERATOR)
        _cover(job, code)
        _send(job, stick)
        own.press("F3")
        own.wait("Keluar dari program?")
        own.type("y")
        assert own.ends() == 0
        assert own.forbidden() == []
        assert own.left_behind() == []
    _assert_the_paper_bears(papers, code)
    _assert_anybody_can_check(stick, office / PROVINCE_FOLDER)


def _assert_the_paper_bears(papers: Path, code: str) -> None:
    """Check that one PDF was printed, every page of it with the code of the set."""
    (paper,) = papers.glob("*.pdf")
    pages = page_texts(paper.read_bytes())
    assert len(pages) > 1
    assert all(code in without_spaces(text).replace("-", "") for text in pages)
    assert any(without_spaces(HEAD) in without_spaces(text) for text in pages)


def _assert_anybody_can_check(stick: Path, province: Path) -> None:
    """Check one parcel from the command line, without the office."""
    (parcel,) = stick.glob("*.siksng")
    root = province / "provinsi-latihan.pem"
    command = [*BOOTSTRAP, "parcel", "verify", str(parcel), "--trust", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "pengirim terbukti: 17.71-" in done.stdout
