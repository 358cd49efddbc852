"""Two offices in two folders, each in a real terminal, and a stick that is carried between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siksng_tui.services.trust import trusting, validity
from siksng_tui.services.trust.validity import Standing
from tests.services.lineage import HEAD, Lineage, copied
from tests.siksng_tui.enrolment_walk import paper
from tests.siksng_tui.program import BOOTSTRAP, come_in
from tests.terminal import Terminal, terminal


class Desk:
    """Somebody at the screen of an office; every screen on the way is looked at."""

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

    def takes(self, folder: Path, ending: str) -> None:
        """Take the file with an ending from a folder, in which several lie."""
        self.own.press("F10")
        self.sees("Dari:")
        self.says(str(folder), "Enter")
        self.sees("File yang mana?")
        self.says(ending, "Enter")


@contextmanager
def desk(office: Path) -> Iterator[Desk]:
    """Start the program on an office, come in, and leave it in order."""
    command = [*BOOTSTRAP, "--data", str(office)]
    with terminal(command, environment={"COLUMNS": "", "LINES": ""}) as own:
        own.wait("Kata sandi")
        come_in(own, HEAD)
        own.choose("Kantor")
        own.wait("Sertifikat: ")
        yield Desk(own)
        own.press("F3")
        own.wait("Menu utama")
        own.press("F3")
        own.wait("Keluar dari program?")
        own.type("y")
        assert own.ends() == 0
        assert own.left_behind() == []


def _ask(own: Desk, stick: Path) -> None:
    """Write the request to the stick, and print its sheet."""
    own.own.press("F2")
    own.sees("permintaan ke kantor di atas.")
    own.says(str(stick), "Enter")
    own.sees("naik lewat jalan lain.")
    own.own.press("C-p")
    own.sees("Dari:")
    own.says(str(stick), "Enter")
    own.sees("File yang mana?")
    own.own.press("Enter")
    own.sees("Bagaimana dicetak?")
    own.own.press("Enter")
    own.sees("Tulis ke:")
    own.says(str(stick), "Enter")
    own.sees("cetakan ke-1")


def _grant(own: Desk, stick: Path, fingerprint: str) -> None:
    """Type the fingerprint from the sheet, certify, and write both cards."""
    own.takes(stick, "request")
    own.sees("Kelurahan Contoh Satu")
    own.says(fingerprint[:19], "Enter")
    own.sees(fingerprint[:39])
    own.says(str(stick), "Enter")
    own.sees("Sertifikasi kantor ini?")
    own.own.type("y")
    own.sees("Disertifikasi sampai")
    own.own.press("C-b")
    own.sees("kartu kantor ini.")
    own.says(str(stick), "Enter")
    own.sees("Sidik jarinya lewat jalan lain.")


def card_of(office: str) -> str:
    """Return how the file of an office's card ends."""
    return f"-{office.rpartition('-')[2]}.siksng-office"


def _enrol(own: Desk, stick: Path, root: str, village: str, city: str) -> None:
    """Take the card in, and trust the office above."""
    own.takes(stick, card_of(village))
    own.sees("Kartu kantor ini")
    own.says(root[:19], "Enter")
    own.sees("Mulai sekarang menandatangani di bawah")
    own.own.type("y")
    own.sees("Terdaftar pada")
    own.takes(stick, card_of(city))
    own.sees("Kartu kantor lain")
    own.says(root[:19], "Enter")
    own.sees("Percayai apa yang ditandatangani")
    own.own.type("y")
    own.sees("dipercaya mulai sekarang.")


def _revoke(own: Desk, stick: Path) -> None:
    """Take the certificate back, and write the list."""
    own.own.press("Delete")
    own.sees("Alasan:")
    own.says("Komputer dicuri", "Enter")
    own.sees("Cabut sertifikat Kelurahan Contoh Satu?")
    own.own.type("y")
    own.sees("menulis daftar 1")
    own.own.press("C-d")
    own.sees("daftar sertifikat yang dicabut.")
    own.says(str(stick), "Enter")
    own.sees("Bawa ke kantor di atas")


def test_a_village_is_certified_and_taken_back_by_two_people_at_two_screens(
    tmp_path: Path,
) -> None:
    """What one writes the other reads, with nothing between them but a stick and a paper."""
    lineage = copied(tmp_path)
    stick, ids = lineage.stick, {name: lineage.id_of(name) for name in ("city", "village")}
    with desk(lineage.place / "village") as own:
        _ask(own, stick)
    (request,) = stick.glob("*.siksng-request")
    with desk(lineage.place / "city") as own:
        _grant(own, stick, paper(request))
    with desk(lineage.place / "village") as own:
        _enrol(own, stick, lineage.root_of("city"), ids["village"], ids["city"])
    _assert_the_village_may_send(lineage, ids["city"])
    with desk(lineage.place / "city") as own:
        _revoke(own, stick)
    with desk(lineage.place / "village") as own:
        own.takes(stick, "revocations")
        own.sees("Sertifikat: dicabut")


def _assert_the_village_may_send(lineage: Lineage, city: str) -> None:
    """Check that the village works under the city, and would send to it."""
    with lineage.at("village") as session:
        certificate = validity.own_certificate(session)
        assert (certificate.standing, certificate.issuer) == (Standing.VALID, city)
        assert trusting.recipient(session).office.id == city
