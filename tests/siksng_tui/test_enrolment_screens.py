"""Every step between two offices on their screens, by keys alone."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import audit
from siksng_tui.exchange.cards import read_card
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.trust import revoking, trusting, validity
from tests import mounts
from tests.reports.reading import page_texts
from tests.services.lineage import CLERK, OFFICES, Lineage, copied, set_up
from tests.services.sticks import filled
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.enrolment_walk import at_office, paper, says, takes, told

CHANCE = re.compile(r"([0-9A-F]{4} ){3,}[0-9A-F]{4}|[0-9a-f]{30,}")
"""A fingerprint, half of one, or a serial number."""


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """The offices of one test."""
    return copied(tmp_path)


def books(lineage: Lineage, office: str) -> tuple[object, ...]:
    """Return all that a step could change of an office, and its audit without the comings in."""
    with lineage.at(office) as session:
        done = [own.action for own in audit.entries(session.store, limit=1000)]
        steps = [own for own in done if own.startswith("office.")]
        below = [(own.id, own.serial, own.standing) for own in validity.below(session)]
        keys = read_keys(session.store)
        known = trusting.cards(session), trusting.revocations(session)
        return steps, below, keys.signer.chain, keys.epoch, known


async def test_a_request_is_written_and_its_sheet_printed(lineage: Lineage) -> None:
    """The file is the one that the command would write, the sheet has its fingerprint."""
    async with at_office(lineage, "village") as own:
        await own.press("f2")
        await says(own, str(lineage.stick), "enter")
        assert "Ctrl+P mencetak sidik jarinya" in told(own)
        await own.press("ctrl+p")
        await says(own, str(lineage.stick), "enter", "enter", "1")
        await says(own, str(lineage.stick), "enter")
        assert "cetakan ke-1" in told(own)
    (request,) = lineage.stick.glob("*.siksng-request")
    (sheet,) = lineage.stick.glob("sidik-jari-*.pdf")
    (text,) = page_texts(sheet.read_bytes())
    assert all(group in text for group in paper(request).split())
    assert lineage.ask("village")[1] == paper(request)


async def test_a_request_is_granted_after_its_paper_was_typed(lineage: Lineage) -> None:
    """The office is shown, its fingerprint only once sixteen characters agree."""
    file, fingerprint = lineage.ask("village")
    async with at_office(lineage, "city") as own:
        await own.press("f10")
        await says(own, str(lineage.stick), "enter")
        assert file.name in told(own)
        await own.press("enter")
        assert "Kelurahan Contoh Satu" in told(own) and "17.71.01.1001 Pagar Dewa" in told(own)
        for wrong in ("", fingerprint[:18], "0" * 64):
            await says(own, wrong, "enter")
            assert "Sidik jari di kertas berbeda" in told(own)
            assert fingerprint[-9:] not in told(own)
        await says(own, fingerprint[:19].lower(), "enter")
        assert fingerprint[:39] in told(own) and fingerprint[40:] in told(own)
        await says(own, str(lineage.stick), "enter", "y")
        assert "Disertifikasi sampai" in told(own) and "berlaku" in told(own)
    (card,) = lineage.stick.glob("*.siksng-office")
    with lineage.at("city") as session:
        assert read_card(card.read_bytes()).office.id == validity.below(session)[0].id


async def test_a_card_is_taken_in_and_the_parcels_go_under_the_office_above(
    lineage: Lineage,
) -> None:
    """The root's fingerprint comes from the sheet of the office above; the second time not."""
    card = lineage.grant("city", lineage.ask("village"))
    root = lineage.root_of("city")
    async with at_office(lineage, "village") as own:
        await takes(own, card)
        await says(own, root, "enter")
        assert f"di bawah {lineage_id(card)}?" in told(own)
        await own.press("y")
        assert "Terdaftar pada" in told(own) and "Sertifikat: berlaku" in told(own)
        await takes(own, card)
        assert "cukup tekan Enter" in told(own)
        await own.press("enter", "y")
        assert "Kartu ini sudah berlaku" in told(own)


def lineage_id(card: Path) -> str:
    """Return the id of who issued a card."""
    read = read_card(card.read_bytes())
    return replace(read, chain=read.chain[1:]).office.id


async def test_the_card_of_the_office_above_is_trusted_on_the_same_screen(
    lineage: Lineage,
) -> None:
    """Without it nobody can be sent to."""
    async with at_office(lineage, "city") as own:
        await own.press("ctrl+b")
        await says(own, str(lineage.stick), "enter")
        assert "Sidik jarinya lewat jalan lain." in told(own)
    (card,) = lineage.stick.glob("*.siksng-office")
    async with at_office(lineage, "village") as own:
        await takes(own, card)
        await says(own, lineage.root_of("city")[:19], "enter", "y")
        assert "Dinas Sosial Kota Bengkulu dipercaya mulai sekarang." in told(own)
    with lineage.at("village") as session:
        assert trusting.recipient(session).office.id == lineage.id_of("city")


async def test_a_certificate_is_taken_back_and_the_list_reaches_the_province(
    lineage: Lineage,
) -> None:
    """With a reason and a second question; the list is written, and taken in above."""
    lineage.enrol("province", "city")
    lineage.enrol("city", "village")
    async with at_office(lineage, "city") as own:
        assert "Ctrl+D" not in own.lines[-1]
        await own.press("ctrl+d")
        assert (
            own.message == "Kantor ini belum mencabut sertifikat; tidak ada daftar untuk ditulis."
        )
        await own.press("delete")
        await says(own, " ", "enter")
        assert "!!" in told(own)
        await says(own, "Komputer dicuri", "enter", "y")
        assert "Dicabut. Ctrl+D menulis daftar 1" in told(own)
        assert "dicabut" in told(own) and "Del" not in own.lines[-1]
        await own.press("ctrl+d")
        await says(own, str(lineage.stick), "enter")
        assert "Bawa ke kantor di atas dan di bawah." in told(own)
    (written,) = lineage.stick.glob("*-1.siksng-revocations")
    async with at_office(lineage, "province") as own:
        await takes(own, written)
        assert "Daftar 1 dari" in told(own) and "1 sertifikat dicabut." in told(own)
        await takes(own, written)
        assert own.message == "Daftar ini sudah dikenal; tidak ada yang diubah."
    with lineage.at("province") as session:
        assert [one.number for one in trusting.revocations(session)] == [1]


async def test_a_lost_pc_is_replaced_with_ctrl_k(lineage: Lineage) -> None:
    """Enter refuses another key and names the way; the lost one is taken back in the same step."""
    lineage.enrol("city", "village")
    set_up(lineage.place / "new", replace(OFFICES["village"], replaces=lineage.id_of("village")))
    file, fingerprint = lineage.ask("new")
    async with at_office(lineage, "city") as own:
        await takes(own, file)
        assert "komputernya diganti? Ctrl+K" in told(own)
        await says(own, fingerprint, "enter")
        await says(own, str(lineage.stick), "enter", "y")
        assert "tekan Ctrl+K" in told(own)
        await own.press("ctrl+k")
        await own.press("enter")
        assert "Kunci yang hilang" in told(own)
        await own.press("y")
        assert "Disertifikasi sampai" in told(own)
    with lineage.at("city") as session:
        own_list = revoking.own_list(session)
        assert own_list is not None and len(own_list.serials) == 1
        assert [one.standing for one in validity.below(session)] == ["valid"]


async def test_the_card_is_written_once_more(lineage: Lineage) -> None:
    """Enter on the office; the first stick was lost."""
    card = lineage.enrol("city", "village")
    other = lineage.place / "other"
    other.mkdir()
    async with at_office(lineage, "city") as own:
        await own.press("enter")
        await says(own, str(other), "enter")
        assert "berlaku sampai" in told(own)
    (again,) = other.glob("*.siksng-office")
    assert again.read_bytes() == card.read_bytes()


@mounts.needed
async def test_a_full_stick_is_named_and_the_next_one_takes_the_card(lineage: Lineage) -> None:
    """The office is certified all the same; the message says how its card is written."""
    file, fingerprint = lineage.ask("village")
    async with at_office(lineage, "city") as own:
        with filled(lineage.place / "full") as full:
            await takes(own, file)
            await says(own, fingerprint, "enter")
            await says(own, str(full), "enter", "y")
            assert "kembali dengan F3, taruh kursor pada kantor itu" in told(own)
        await own.press("f3", "enter")
        await says(own, str(lineage.stick), "enter")
        assert "berlaku sampai" in told(own)
    assert len(list(lineage.stick.glob("*.siksng-office"))) == 1


def put(folder: Path, name: bytes) -> None:
    """Put a file on a stick whose name a system took that asks nothing."""
    Path(folder, os.fsdecode(name)).write_bytes(b"{}")


async def test_hostile_names_of_files_are_offered_as_they_can_be_drawn(lineage: Lineage) -> None:
    """Whoever filled the stick chose them: no byte of a name reaches the terminal as an order."""
    for name in (b"\x1b]0;x\x07", b"\xff\xfe", "\u202e[x]".encode(), b"x" * 200):
        put(lineage.stick, name + b".siksng-request")
    async with at_office(lineage, "city") as own:
        for at in ("1", "2", "3", "4"):
            await own.press("f10")
            await says(own, str(lineage.stick), "enter")
            assert "File yang mana?" in own.text
            assert all(line.isprintable() for line in own.lines)
            await own.press(at)
            assert "Pilih file lain." in told(own)
            assert all(line.isprintable() for line in own.lines)


async def test_a_long_name_is_shown_whole_and_a_low_screen_keeps_the_line_to_type_in(
    lineage: Lineage,
) -> None:
    """What a name ends with tells two offices apart."""
    name = f"Kelurahan {'Contoh ' * 14}Ujung"
    set_up(lineage.place / "long", replace(OFFICES["village"], name=name))
    file, _fingerprint = lineage.ask("long")
    async with at_office(lineage, "city") as own:
        await takes(own, file)
        assert name in told(own)
        await own.pilot.resize_terminal(40, 12)
        await own.rest()
        assert any(line.startswith("Sidik jari [") for line in own.lines)
        assert "F3 Kembali" in own.lines[-1]


async def test_every_step_can_be_left_with_nothing_changed(lineage: Lineage) -> None:
    """F3 at each window and screen of each step."""
    lineage.enrol("city", "neighbour")
    file, fingerprint = lineage.ask("village")
    before = books(lineage, "city")
    async with at_office(lineage, "city") as own:
        seen = own.text
        for steps in (
            ("f2",),
            ("enter",),
            ("delete",),
            ("delete", "=Dicuri", "enter"),
            ("ctrl+p",),
            ("f10",),
            ("f10", f"={file.parent}", "enter"),
            ("f10", f"={file}", "enter"),
            ("f10", f"={file}", "enter", f"={fingerprint}", "enter"),
            ("f10", f"={file}", "enter", f"={fingerprint}", "enter", f"={file.parent}", "enter"),
        ):
            for step in steps:
                if step.startswith("="):
                    await says(own, step[1:])
                else:
                    await own.press(step)
            assert own.text != seen
            while own.lines[:8] != seen.splitlines()[:8] or len(own.app.screen_stack) > 3:
                await own.press("f3")
            assert own.lines[-1] == seen.splitlines()[-1]
    assert books(lineage, "city") == before


async def test_an_operator_sees_the_office_and_changes_nothing(lineage: Lineage) -> None:
    """The keys of the other person are not shown; pressed all the same, they say whose they are."""
    lineage.enrol("city", "village")
    async with at_office(lineage, "city", CLERK) as own:
        assert "Kelurahan Contoh Satu" in told(own)
        for key, shown in (("f2", "F2"), ("f10", "F10"), ("delete", "Del")):
            assert shown not in own.lines[-1]
            await own.press(key)
            assert "otentikasi" in told(own) and "!!" in told(own)


async def test_files_that_are_nothing_of_the_kind_are_refused(lineage: Lineage) -> None:
    """Junk, a picture, a neighbour's request, and an empty folder: each says what to do."""
    junk = lineage.stick / "junk"
    junk.write_bytes(b'{"format":[]}')
    (lineage.place / "empty").mkdir()
    file, _fingerprint = lineage.ask("neighbour")
    async with at_office(lineage, "village") as own:
        await takes(own, junk)
        assert "Pilih file lain." in told(own)
        await takes(own, lineage.place / "empty")
        assert "Pasang flashdisk yang benar" in told(own)
        await takes(own, file)
        assert "tidak berada di bawah kantor ini" in told(own)


def masked(lines: list[str]) -> list[str]:
    """Return a screen without what is made anew each time: fingerprints and serial numbers."""
    return [CHANCE.sub(lambda own: re.sub(r"[0-9A-Fa-f]", "0", own[0]), line) for line in lines]


async def test_the_screens_are_the_agreed_ones(lineage: Lineage) -> None:
    """A request whose paper agreed, and the office with one below it."""
    for name in ("city", "village"):
        made = OFFICES[name]
        again = replace(made, replaces=f"{made.region}-contoh")
        set_up(lineage.place / f"agreed-{name}", again)
    file, fingerprint = lineage.ask("agreed-village")
    async with at_office(lineage, "agreed-city") as own:
        await takes(own, file)
        await says(own, fingerprint[:19], "enter")
        await own.press("f3")
        agreed("office_request", masked(own.lines))
        await own.press("enter")
        await says(own, str(lineage.stick), "enter", "y", "f5")
        agreed("office", masked(own.lines))
