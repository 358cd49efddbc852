"""Receiving and deciding as somebody types it, from the stick to the verdict and back."""

import re
from pathlib import Path

from siksng_tui.services.office import offices
from tests.commands import Done, run_as
from tests.services import realm as realms
from tests.services import road
from tests.services.bureau import PEOPLE
from tests.services.realm import Realm
from tests.services.test_missing_receipts import received
from tests.services.test_word_up import rejected_by

WHY = ("--reason", "Rumah kosong")
"""The reason of every decision."""


def _at(realm: Realm, office: str, name: str, *words: str) -> Done:
    """Return how a command ended that somebody of an office typed."""
    return run_as(realm.place / office, PEOPLE[name], *words)


def _states(realm: Realm, office: str) -> dict[str, str]:
    """Return where each request of an office stands."""
    listed = _at(realm, office, "rani", "request", "list", "--json").json
    return {one["number"]: one["state"] for one in listed}


def _opened(realm: Realm, path: Path) -> None:
    """Let the district open a parcel, twice."""
    opened = _at(realm, "district", "rani", "parcel", "open", str(realm.stick))
    told = f"{path.name}  dibuka  diterima 2, ditolak 0, menunggu 0\n"
    assert (opened.status, opened.said) == (0, told)
    (again,) = _at(realm, "district", "rani", "parcel", "open", str(path), "--json").json
    assert (again["status"], again["counts"]["accepted"]) == ("again", 2)


def _rejected(realm: Realm, number: str) -> None:
    """Let two people reject a request; alone nobody can."""
    rule = ("request", "rule", number, "--outcome", "rejected")
    confirm = ("request", "confirm")
    assert _at(realm, "district", "rani", *rule).status == 2
    half = _at(realm, "district", "rani", *rule, *WHY, "--paper-number", "1")
    assert "Sebutkan nomor, tanggal, dan penanda tangan naskah." in half.told
    assert _at(realm, "district", "tuti", *rule, *WHY).status == 0
    assert _at(realm, "district", "tuti", *confirm, number).status == 77
    assert _at(realm, "district", "tuti", "request", "decline", number, *WHY).status == 0
    assert _at(realm, "district", "budi", *confirm, number).status == 4
    assert _at(realm, "district", "tuti", *rule, *WHY).status == 0
    done = _at(realm, "district", "budi", *confirm, "--all")
    assert (done.status, done.said) == (0, f"{number}  Ditolak\n")


def test_a_stick_is_opened_ruled_on_and_answered_by_command(tmp_path: Path) -> None:
    """Two people decide; who proposed does not confirm; the village hears both."""
    realm = realms.copied(tmp_path)
    _opened(realm, road.sent_up(realm, "village", 2))
    rejected, returned = _states(realm, "district")
    _rejected(realm, rejected)
    back = _at(realm, "district", "rani", "request", "send-back", returned, *WHY)
    assert (back.status, back.said) == (0, f"{returned}  Dikembalikan\n")
    to = ("--to", str(realm.stick))
    files = _at(realm, "district", "rani", "parcel", "send-down", *to).said.splitlines()
    assert len(files) == 2
    assert _at(realm, "village", "rani", "parcel", "open", *files).status == 0
    assert _states(realm, "village") == {rejected: "rejected", returned: "returned"}


def test_who_was_told_goes_up_by_command_without_a_set(tmp_path: Path) -> None:
    """The office above notes it and shows it on the road; told is told once."""
    realm = realms.copied(tmp_path)
    (number,) = rejected_by(realm, "district")
    export = ("parcel", "export", "--to", str(realm.stick))
    nothing = _at(realm, "village", "rani", *export)
    assert (nothing.status, "sudah tahu semua warga" in nothing.told) == (5, True)
    how = ("--how", "Lewat telepon", "--date", "24-11-2026")
    assert _at(realm, "village", "rani", "request", "tell", number, *how).status == 0
    (path,) = _at(realm, "village", "rani", *export).said.splitlines()
    assert _at(realm, "district", "rani", "parcel", "open", path).status == 0
    assert _states(realm, "district") == {number: "told"}
    road = _at(realm, "district", "rani", "request", "road", number).said
    assert "warga diberi tahu tanggal 24-11-2026  Lewat telepon" in road
    assert f"kabar bahwa warga sudah tahu, ke Kecamatan Contoh: {Path(path).name}" in road
    assert "tanda terima: dicatat" in road
    to = ("--to", str(realm.stick))
    answers = _at(realm, "district", "rani", "parcel", "send-down", *to).said.splitlines()
    assert _at(realm, "village", "rani", "parcel", "open", *answers).status == 0
    assert _at(realm, "village", "rani", *export).status == 5


def test_who_lets_a_card_in_hears_of_the_receipts_that_waited_for_it(tmp_path: Path) -> None:
    """They are written with what goes down."""
    realm = realms.copied(tmp_path)
    received(realm)
    card = str(realm.stick / "village.card")
    assert _at(realm, "village", "budi", "office", "show", "--card", card).status == 0
    with realm.at("village") as session:
        typed = offices.fingerprint(session)
    done = _at(realm, "district", "budi", "office", "trust", card, "--fingerprint", typed)
    assert (done.status, "Tanda terima menunggu: 1 (Kirim" in done.told) == (0, True)
    to = ("--to", str(realm.stick))
    (answer,) = _at(realm, "district", "rani", "parcel", "send-down", *to).said.splitlines()
    assert _at(realm, "village", "rani", "parcel", "open", answer).status == 0


def test_an_answer_of_an_office_below_is_mended_by_command(tmp_path: Path) -> None:
    """Whole or not at all; shown with who did it; reopened, it is checked by the same word."""
    realm = realms.copied(tmp_path)
    _opened(realm, road.sent_up(realm, "village", 2))
    number, other = _states(realm, "district")
    mend = ("request", "mend", number, "--reason", "Diukur ulang")
    refused = _at(realm, "district", "rani", *mend, "--set", "luas_lantai=banyak")
    assert refused.status != 0
    assert _at(realm, "district", "rani", *mend).status != 0
    assert set(_states(realm, "district").values()) == {"checked"}
    done = _at(realm, "district", "rani", *mend, "--set", "luas_lantai=77")
    assert (done.status, done.said) == (0, f"{number}  Lolos periksa\n")
    shown = _at(realm, "district", "rani", "request", "show", number).said
    assert "Diubah oleh rani (Kecamatan Contoh): Diukur ulang\n  luas_lantai " in shown
    stops = _at(realm, "district", "rani", "request", "road", number).said
    assert re.search(r"rani +dibetulkan di sana  Diukur ulang$", stops, re.MULTILINE)
    (told,) = _at(realm, "district", "rani", "request", "show", number, "--json").json["mendings"]
    assert (told["author"], told["changes"][0]["after"]) == ("rani", 77)
    assert _at(realm, "district", "rani", "request", "reopen", other, *WHY).status == 0
    checked = _at(realm, "district", "rani", "request", "check", other)
    assert (checked.status, checked.said) == (0, f"{other}  Lolos periksa\n")
