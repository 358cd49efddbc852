"""What a command shows of what others wrote, and of what it was told."""

import json
import ssl
import subprocess
import sys
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from siksng_tui.cli.saying import harmless_json
from siksng_tui.exchange.certificates import write_chain
from tests.exchange.forging import Forgery
from tests.exchange.world import world

NIK = "1771010101800001"

ORDER = "\x1b]0;mine\x07\x1b[31m\u202e\x9b31m"
"""What makes a terminal do something: a title, a colour, a direction, a colour again."""

BROKEN = f"""
import sys
from siksng_tui import cli
from siksng_tui.cli.root import COMMANDS
COMMANDS["broken"] = ("tests.attack.broken_command", "")
sys.argv = ["siksng", "broken", "{NIK}"]
sys.exit(cli.main())
"""
"""A command line with one command more, which fails as nobody foresaw."""


def siksng(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    command = [sys.executable, "-m", "siksng_tui.bootstrap", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_no_command_passes_an_order_on_to_the_terminal(tmp_path: Path) -> None:
    """Names of files, accounts and requests are what somebody made them."""
    file = tmp_path / f"x{ORDER}"
    file.write_text("nothing")
    for words in (
        ["parcel", "verify", str(file)],
        ["parcel", "verify", str(file), ORDER],
        ["parcel", "verify", f"{file}-"],
        ["--data", str(tmp_path), "--as", ORDER, "--passphrase-file", str(file), "store", "check"],
        [f"--{ORDER}"],
        ["request", ORDER],
        ["backup", "verify", str(file), f"--{ORDER}=1"],
    ):
        done = siksng(*words)
        assert done.returncode != 0
        assert not set(ORDER) & set("\x1b\x07\u202e\x9b") & set(done.stdout + done.stderr)


def test_no_library_speaks_to_the_terminal_of_a_forged_certificate(tmp_path: Path) -> None:
    """The library warns of a serial number below zero, and so would write over the screen."""
    der = world().city.chain[0].public_bytes(Encoding.DER)
    negative = der.replace(b"\x02\x02\x17\x71", b"\x02\x02\x97\x71")
    pem = ssl.DER_cert_to_PEM_cert(negative).encode() + write_chain(world().province.chain)
    file = tmp_path / "forged.siksng"
    file.write_bytes(Forgery(chain=pem, lines=()).data())
    done = siksng("--lang", "en", "parcel", "verify", str(file))
    assert done.returncode == 77
    assert done.stderr.startswith("The certificates of kota-1771 lead to no root")
    assert "arning" not in done.stderr


def test_an_error_that_nobody_foresaw_shows_no_value() -> None:
    """A traceback quotes the message of the error, which may hold a NIK, and paths."""
    done = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 70
    assert "ValueError" in done.stderr
    assert "tests.attack.broken_command" in done.stderr
    assert NIK not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_json_keeps_every_character_and_shows_none_that_a_terminal_obeys() -> None:
    """Programs read it, people look at it."""
    value = {"name": "é \x7f\x9b\u202e\u200b\ud800 \U000e0001 \n"}
    written = harmless_json(value)
    assert json.loads(written) == value
    assert all(line.isprintable() for line in written.splitlines())


def test_the_recovery_code_is_shown_also_when_its_sheet_cannot_be_written(tmp_path: Path) -> None:
    """The office stands by then, and the code is never shown again."""
    done = _init(tmp_path, tmp_path / "missing" / "sheet.pdf")
    assert done.returncode != 0
    assert len(done.stdout.strip().split("-")) == 7


def test_a_sheet_that_is_another_paper_is_refused_before_the_office_is_set_up(
    tmp_path: Path,
) -> None:
    """Another name can still be chosen."""
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"another paper")
    done = _init(tmp_path, taken)
    assert (done.returncode, done.stdout) == (5, "")
    assert not (tmp_path / "office").exists()
    assert taken.read_bytes() == b"another paper"


def _init(place: Path, sheet: Path) -> subprocess.CompletedProcess[str]:
    """Return how setting an office up with a recovery sheet ended."""
    passphrase = place / "passphrase"
    passphrase.write_text("kata sandi budi 1")
    return siksng(
        *("--data", str(place / "office"), "--passphrase-file", str(passphrase)),
        *("office", "init", "--level", "city", "--region", "17.71", "--name", "Dinas Sosial"),
        *("--account", "budi", "--full-name", "Budi", "--recovery-sheet", str(sheet)),
    )
